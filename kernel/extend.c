/* Carry shared runs on across small edits. The rule is that of dateline.copies.extension. */
#include "kernel.h"


enum { FAR = 200 }; /* of dateline.copies.extension */

/* A stretch of words read forwards or backwards: word k is first[k * way]. */
typedef struct {
    const uint32_t *first;
    int64_t size;
    int way;
} Stretch;

static inline uint32_t word_at(Stretch stretch, int64_t k) { return stretch.first[k * stretch.way]; }

typedef struct {
    uint8_t di, dj;
} Step;

/* ---- the steps to try behind an edit ---- */

static int far_of(Step s) { return s.di > s.dj ? s.di : s.dj; }

/* Nearest first; of equals the word replaced by a word, then in order. */
static int nearer(const void *one, const void *two) {
    Step a = *(const Step *)one, b = *(const Step *)two;
    int by_far = far_of(a) - far_of(b), by_skew = abs(a.di - a.dj) - abs(b.di - b.dj);
    return by_far ? by_far : by_skew ? by_skew : a.di != b.di ? a.di - b.di : a.dj - b.dj;
}

static int make_steps(Index *index, uint32_t reach) {
    if (index->steps.count && index->reach == reach) return 0;
    index->steps.count = 0;
    if (list_reserve(&index->steps, (size_t)(reach + 1) * (reach + 1), sizeof(Step)) < 0) return -1;
    Step *steps = index->steps.items;
    for (uint32_t di = 0; di <= reach; di++) {
        for (uint32_t dj = 0; dj <= reach; dj++) steps[index->steps.count++] = (Step){(uint8_t)di, (uint8_t)dj};
    }
    qsort(steps, index->steps.count, sizeof(Step), nearer);
    index->reach = reach;
    return 0;
}

/* ---- behind an edit ---- */

static uint32_t same_words(Stretch a, int64_t x, Stretch b, int64_t y) {
    uint32_t count = 0;
    while (x + count < a.size && y + count < b.size && word_at(a, x + count) == word_at(b, y + count)) count++;
    return count;
}

/* The nearest place where two words agree, or the last word of both does; count 0 when there is none. */
static Block behind_edit(const Index *index, Stretch a, int64_t i, Stretch b, int64_t j) {
    const Step *steps = index->steps.items;
    for (size_t k = 0; k < index->steps.count; k++) {
        int64_t x = i + steps[k].di, y = j + steps[k].dj;
        if (x >= a.size || y >= b.size || word_at(a, x) != word_at(b, y)) continue;
        uint32_t count = same_words(a, x, b, y);
        if (count > 1 || (steps[k].di == steps[k].dj && x + 1 == a.size && y + 1 == b.size)) {
            return (Block){(uint32_t)x, (uint32_t)y, count};
        }
    }
    return (Block){0, 0, 0};
}

/* Runs from the start of both, as far as the score (a word that agrees +1, one that differs -1) holds up. */
static uint32_t across_edits(const Index *index, Stretch a, Stretch b, const Options *options, Block *runs) {
    int64_t i = 0, j = 0, score = 0, best = 0;
    uint32_t count = 0, kept = 0;
    for (;;) {
        Block found = behind_edit(index, a, i, b, j);
        if (!found.count) return kept;
        score -= found.a - i > found.b - j ? found.a - i : found.b - j;
        if (score < best - (int64_t)options->drop) return kept;
        runs[count++] = found;
        score += found.count;
        if (score > best) best = score, kept = count;
        i = (int64_t)found.a + found.count;
        j = (int64_t)found.b + found.count;
    }
}

/* ---- the three kinds of continuation ---- */

static int add_marked(Index *index, Block block) {
    List *blocks = &index->blocks;
    if (blocks->count >= blocks->room && list_reserve(blocks, blocks->count + 1, sizeof(Block)) < 0) return -1;
    LIST(Block, *blocks)[blocks->count++] = block;
    memset((unsigned char *)index->taken_b.items + block.b, 1, block.count);
    return 0;
}

static int64_t lesser(int64_t one, int64_t two) { return one < two ? one : two; }

/* Runs that continue a match to its right, before word `stop` of text a and before the next match in b. */
static int rightwards(Index *index, Text a, Text b, Block match, uint32_t stop, const Options *options) {
    Block runs[FAR + 1];
    const unsigned char *taken = index->taken_b.items;
    int64_t i = (int64_t)match.a + match.count, j = (int64_t)match.b + match.count;
    int64_t far_b = lesser(b.size - j, FAR);
    const unsigned char *wall = far_b > 0 ? memchr(taken + j, 1, (size_t)far_b) : NULL;
    Stretch right_a = {a.words + i, lesser(stop, i + FAR) - i, 1};
    Stretch right_b = {b.words + j, wall ? wall - (taken + j) : far_b, 1};
    uint32_t count = across_edits(index, right_a, right_b, options, runs);
    for (uint32_t k = 0; k < count; k++) {
        Block run = {(uint32_t)(i + runs[k].a), (uint32_t)(j + runs[k].b), runs[k].count};
        if (add_marked(index, run) < 0) return -1;
    }
    return 0;
}

/* Runs that continue a match to its left, from word `stop` of text a and behind the match before it in b. */
static int leftwards(Index *index, Text a, Text b, Block match, uint32_t stop, const Options *options) {
    Block runs[FAR + 1];
    const unsigned char *taken = index->taken_b.items;
    int64_t i = match.a, j = match.b, size_a = lesser(i - stop, FAR), size_b = 0;
    while (size_b < FAR && size_b < j && !taken[j - size_b - 1]) size_b++;
    if (size_a <= 0 || size_b <= 0) return 0;
    Stretch left_a = {a.words + i - 1, size_a, -1}, left_b = {b.words + j - 1, size_b, -1};
    uint32_t count = across_edits(index, left_a, left_b, options, runs);
    while (count--) {
        Block run = runs[count];
        Block turned = {(uint32_t)(i - run.a - run.count), (uint32_t)(j - run.b - run.count), run.count};
        if (add_marked(index, turned) < 0) return -1;
    }
    return 0;
}

/* The longest common subsequence of two short stretches, as runs. */
static int common_words(Index *index, Text a, Block from, Text b, uint32_t wide, uint32_t high) {
    size_t row = (size_t)high + 1;
    if (!wide || !high) return 0;
    if (list_reserve(&index->table, (wide + 1) * row, sizeof(uint32_t)) < 0) return -1;
    uint32_t *best = index->table.items;
    const uint32_t *left = a.words + from.a, *right = b.words + from.b;
    memset(best, 0, (wide + 1) * row * sizeof(uint32_t));
    for (size_t x = wide; x-- > 0;) {
        for (size_t y = high; y-- > 0;) {
            uint32_t down = best[(x + 1) * row + y], along = best[x * row + y + 1];
            best[x * row + y] = left[x] == right[y] ? best[(x + 1) * row + y + 1] + 1 : down > along ? down : along;
        }
    }
    size_t x = 0, y = 0;
    while (x < wide && y < high && best[x * row + y]) {
        if (left[x] == right[y]) {
            uint32_t count = 0;
            while (x + count < wide && y + count < high && best[(x + count) * row + y + count] && left[x + count] == right[y + count]) count++;
            if (add_marked(index, (Block){from.a + (uint32_t)x, from.b + (uint32_t)y, count}) < 0) return -1;
            x += count, y += count;
        } else if (best[(x + 1) * row + y] >= best[x * row + y + 1]) {
            x++;
        } else {
            y++;
        }
    }
    return 0;
}

/* What continues two neighbouring matches in the words of text a between them. */
static int between(Index *index, Text a, Text b, Block before, Block after, const Options *options) {
    uint32_t i = before.a + before.count, j = before.b + before.count;
    int64_t wide = (int64_t)after.a - i, high = (int64_t)after.b - j;
    const unsigned char *taken = index->taken_b.items;
    if (high >= 0 && high <= options->gap && wide <= options->gap && !memchr(taken + j, 1, (size_t)high)) {
        return common_words(index, a, (Block){i, j, 0}, b, (uint32_t)wide, (uint32_t)high);
    }
    size_t count = index->blocks.count;
    if (rightwards(index, a, b, before, after.a, options) < 0) return -1;
    if (index->blocks.count > count) {
        Block last = LIST(Block, index->blocks)[index->blocks.count - 1];
        i = last.a + last.count;
    }
    return leftwards(index, a, b, after, i, options);
}

/* The matches in index->runs and what continues them, to index->blocks, disjoint in both, in order of text a. */
int extend_matches(Index *index, Text a, Text b, const Options *options) {
    size_t count = index->runs.count;
    if (make_steps(index, options->reach) < 0 || list_reserve(&index->taken_b, (size_t)b.size + 1, 1) < 0) return -1;
    unsigned char *taken = index->taken_b.items;
    memset(taken, 0, b.size);
    for (size_t k = 0; k < count; k++) memset(taken + LIST(Block, index->runs)[k].b, 1, LIST(Block, index->runs)[k].count);
    for (size_t k = 0; k < count; k++) {
        Block match = LIST(Block, index->runs)[k];
        int failed = k ? between(index, a, b, LIST(Block, index->runs)[k - 1], match, options)
                       : leftwards(index, a, b, match, 0, options);
        if (failed < 0 || add_marked(index, match) < 0) return -1;
    }
    return count ? rightwards(index, a, b, LIST(Block, index->runs)[count - 1], a.size, options) : 0;
}
