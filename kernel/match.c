/* Find the runs of words that two texts share. The rule is that of dateline.copies.matches. */
#include "kernel.h"

static const uint32_t NONE = UINT32_MAX;

Text text_of(const Reading *reading) {
    return (Text){reading->numbers, reading->size, reading->muted, reading->muted_count, reading->words->hashes.items};
}

/* ---- the index of one text ---- */

/* A key of the gram at some words: its first and its last word. Grams that differ inside are told apart by their words. */
static inline uint32_t key_of(const uint32_t *words, uint32_t gram) {
    return words[0] * 0x9E3779B1u + words[gram - 1] * 0x85EBCA6Bu;
}

/* Two neighbouring words as a bit of a sieve. */
static inline uint32_t pair_bit(const uint32_t *words) { return key_of(words, 2) >> (32 - SIEVE_BITS); }

static inline void set_bit(uint64_t *bits, uint32_t bit) { bits[bit / 64] |= (uint64_t)1 << bit % 64; }

static inline int has_bit(const uint64_t *bits, uint32_t bit) { return bits[bit / 64] >> bit % 64 & 1; }

static inline int is_same(const uint32_t *a, const uint32_t *b, uint32_t count) {
    for (uint32_t k = 0; k < count; k++) {
        if (a[k] != b[k]) return 0;
    }
    return 1;
}

/* Put a place into its bucket, and mark it and another place of the same gram, if there is one. */
static void note_place(Index *index, uint32_t place, uint32_t gram) {
    const uint32_t *words = index->text.words;
    uint32_t key = key_of(words + place, gram);
    uint32_t *head = &LIST(uint32_t, index->heads)[key >> index->shift];
    unsigned char *again = index->again.items;
    again[place] = 0;
    for (uint32_t other = *head; other != NONE; other = LIST(uint32_t, index->next)[other]) {
        if (!is_same(words + place, words + other, gram)) continue;
        again[place] = again[other] = 1;
        break;
    }
    set_bit(index->sieve, key >> (32 - SIEVE_BITS));
    LIST(uint32_t, index->next)[place] = *head;
    *head = place;
}

int index_text(Index *index, Text text, const Options *options) {
    uint32_t bits = 4, gram = options->gram;
    while (bits < 24 && 1u << bits < text.size) bits++;
    index->text = text;
    index->shift = 32 - bits;
    if (list_reserve(&index->heads, (size_t)1 << bits, sizeof(uint32_t)) < 0 ||
        list_reserve(&index->next, (size_t)text.size + 1, sizeof(uint32_t)) < 0 ||
        list_reserve(&index->again, (size_t)text.size + 1, 1) < 0) {
        return -1;
    }
    memset(index->sieve, 0, sizeof index->sieve);
    memset(index->pairs, 0, sizeof index->pairs);
    for (uint32_t k = 0; k + 1 < text.size; k++) set_bit(index->pairs, pair_bit(text.words + k));
    memset(index->heads.items, 0xFF, sizeof(uint32_t) << bits);
    uint32_t muted = text.muted_count, count = text.size < gram ? 0 : text.size - gram + 1;
    while (count--) { /* from the end, so that each bucket names its places in order */
        if (muted && text.muted[muted - 1] == count) {
            ((unsigned char *)index->again.items)[count] = 1;
            muted--;
        } else {
            note_place(index, count, gram);
        }
    }
    return 0;
}

void index_free(Index *index) {
    List *lists[] = {&index->heads,   &index->next,    &index->again, &index->diagonals, &index->runs,
                     &index->taken_a, &index->taken_b, &index->blocks, &index->steps,    &index->table};
    for (size_t k = 0; k < sizeof lists / sizeof *lists; k++) list_free(lists[k]);
}

/* ---- maximal runs ---- */

static int add_block(List *blocks, uint32_t a, uint32_t b, uint32_t count) {
    if (blocks->count >= blocks->room && list_reserve(blocks, blocks->count + 1, sizeof(Block)) < 0) return -1;
    LIST(Block, *blocks)[blocks->count++] = (Block){a, b, count};
    return 0;
}

/* The whole run through words x and y, unless it is known already. `ends` holds, by diagonal, where the last run ends. */
static int add_run(Index *index, Text b, uint32_t x, uint32_t y, uint32_t gram, uint32_t *ends) {
    Text a = index->text;
    uint32_t *end = &ends[(size_t)y + a.size - x];
    uint32_t count = gram;
    if (*end >= y + gram) return 0;
    while (x && y && a.words[x - 1] == b.words[y - 1]) x--, y--, count++;
    while (x + count < a.size && y + count < b.size && a.words[x + count] == b.words[y + count]) count++;
    *end = y + count;
    return add_block(&index->runs, x, y, count);
}

/* All runs through the gram at word y. */
static int find_runs_at(Index *index, Text b, uint32_t y, uint32_t gram, uint32_t key, uint32_t *ends) {
    uint32_t x = LIST(uint32_t, index->heads)[key >> index->shift];
    for (; x != NONE; x = LIST(uint32_t, index->next)[x]) {
        if (is_same(index->text.words + x, b.words + y, gram) && add_run(index, b, x, y, gram, ends) < 0) return -1;
    }
    return 0;
}

/* Words of b that need no look: those inside a run, where the same gram stands nowhere else in a. */
static uint32_t skip_run(const Index *index, Block run, uint32_t y, uint32_t gram) {
    const unsigned char *again = index->again.items;
    uint32_t last = run.b + run.count - gram, x = run.a + (y - run.b);
    if (y > last) return y;
    const unsigned char *found = memchr(again + x, 1, last - y + 1);
    return found ? y + (uint32_t)(found - (again + x)) : last + 1;
}

/* The first word from y on at which a gram stands that may stand in the indexed text; `count` when there is none. All
 * pairs of neighbours in such a gram stand in that text: where the last pair does not, all grams that hold it are passed
 * over without a look, so that most words of a text that shares little are never read. */
static uint32_t next_hit(const Index *index, const uint32_t *words, uint32_t y, uint32_t count, uint32_t gram) {
    uint32_t pairs = gram - 1, half = pairs / 2; /* of one gram, and how many of them stand before its middle one */
    while (y < count) {
        if (pairs && !has_bit(index->pairs, pair_bit(words + y + pairs - 1))) {
            y += pairs;
        } else if (half && !has_bit(index->pairs, pair_bit(words + y + half - 1))) {
            y += half;
        } else if (has_bit(index->sieve, key_of(words + y, gram) >> (32 - SIEVE_BITS))) {
            return y;
        } else {
            y++;
        }
    }
    return count;
}

/* Each run that cannot be made longer on either side, by the first few places of each gram in both texts. */
static int find_runs(Index *index, Text b, const Options *options) {
    size_t diagonals = (size_t)index->text.size + b.size + 1;
    uint32_t gram = options->gram, count = b.size - gram + 1, muted = 0;
    index->runs.count = 0;
    if (list_reserve(&index->diagonals, diagonals, sizeof(uint32_t)) < 0) return -1;
    uint32_t *ends = index->diagonals.items;
    memset(ends, 0, diagonals * sizeof(uint32_t));
    Block run = {0, 0, 0};
    for (uint32_t y = 0; (y = next_hit(index, b.words, y, count, gram)) < count;) {
        uint32_t key = key_of(b.words + y, gram);
        while (muted < b.muted_count && b.muted[muted] < y) muted++;
        if (muted == b.muted_count || b.muted[muted] != y) {
            size_t before = index->runs.count;
            if (find_runs_at(index, b, y, gram, key, ends) < 0) return -1;
            if (index->runs.count > before) {
                Block last = LIST(Block, index->runs)[index->runs.count - 1];
                if (last.b + last.count > run.b + run.count) run = last;
            }
        }
        y++;
        if (run.count && y > run.b && y + gram <= run.b + run.count) y = skip_run(index, run, y, gram);
    }
    return 0;
}

/* ---- disjoint runs ---- */

/* Whether a block stands before another one in order of text a, or when it is longer. */
static inline int comes_before(Block one, Block two, int longest_first) {
    if (longest_first && one.count != two.count) return one.count > two.count;
    return one.a != two.a ? one.a < two.a : one.b < two.b;
}

/* In place: what the library sorts with asks for memory each time, which takes longer than the sorting. Few as a rule, and
 * nearly in order (Shell's sort with the gaps of Ciura 2001). */
static inline void sort_by(Block *blocks, size_t count, int longest_first) {
    static const size_t gaps[] = {16001, 7001, 3001, 1577, 701, 301, 132, 57, 23, 10, 4, 1};
    for (size_t n = 0; n < sizeof gaps / sizeof *gaps; n++) {
        size_t gap = gaps[n];
        if (gap > 1 && gap * 6 > count) continue;
        for (size_t k = gap; k < count; k++) {
            Block block = blocks[k];
            size_t at = k;
            for (; at >= gap && comes_before(block, blocks[at - gap], longest_first); at -= gap) blocks[at] = blocks[at - gap];
            blocks[at] = block;
        }
    }
}

static void sort_by_place(Block *blocks, size_t count) { sort_by(blocks, count, 0); }

static void sort_by_length(Block *blocks, size_t count) { sort_by(blocks, count, 1); }

/* The longest stretch of a match that is free in both texts; the first of equals. */
static Block free_part(Block match, const unsigned char *taken_a, const unsigned char *taken_b) {
    Block best = {match.a, match.b, 0};
    for (uint32_t k = 0; k < match.count;) {
        uint32_t start = k;
        while (k < match.count && !taken_a[match.a + k] && !taken_b[match.b + k]) k++;
        if (k - start > best.count) best = (Block){match.a + start, match.b + start, k - start};
        k++;
    }
    return best;
}

/* Whether runs in order of text a overlap in either text. */
static int overlaps(const Block *blocks, size_t count, unsigned char *taken_b, uint32_t size_b) {
    uint32_t end_b = 0;
    int in_order = 1;
    for (size_t k = 1; k < count; k++) {
        if (blocks[k].a < blocks[k - 1].a + blocks[k - 1].count) return 1;
    }
    for (size_t k = 0; k < count && in_order; k++) {
        in_order = blocks[k].b >= end_b;
        end_b = blocks[k].b + blocks[k].count;
    }
    if (in_order) return 0;
    memset(taken_b, 0, size_b);
    for (size_t k = 0; k < count; k++) {
        if (memchr(taken_b + blocks[k].b, 1, blocks[k].count)) return 1;
        memset(taken_b + blocks[k].b, 1, blocks[k].count);
    }
    return 0;
}

/* The longest matches first; of one that overlaps a longer one what is left over, if that is long enough. */
static int keep_disjoint(Index *index, Text a, Text b, uint32_t least) {
    List *runs = &index->runs;
    Block *block = runs->items;
    size_t kept = 0;
    if (list_reserve(&index->taken_a, (size_t)a.size + 1, 1) < 0 || list_reserve(&index->taken_b, (size_t)b.size + 1, 1) < 0) {
        return -1;
    }
    unsigned char *taken_a = index->taken_a.items, *taken_b = index->taken_b.items;
    sort_by_place(block, runs->count);
    if (!overlaps(block, runs->count, taken_b, b.size)) return 0;
    memset(taken_a, 0, a.size);
    memset(taken_b, 0, b.size);
    sort_by_length(block, runs->count);
    for (size_t k = 0; k < runs->count; k++) {
        Block part = block[k];
        if (memchr(taken_a + part.a, 1, part.count) || memchr(taken_b + part.b, 1, part.count)) {
            part = free_part(part, taken_a, taken_b);
            if (part.count < least) continue;
        }
        memset(taken_a + part.a, 1, part.count);
        memset(taken_b + part.b, 1, part.count);
        block[kept++] = part;
    }
    runs->count = kept;
    sort_by_place(block, kept);
    return 0;
}

/* The same runs seen from the other text, in its order. */
void turn_blocks(Block *blocks, size_t count) {
    for (size_t k = 0; k < count; k++) blocks[k] = (Block){blocks[k].b, blocks[k].a, blocks[k].count};
    sort_by_place(blocks, count);
}

/* Whether the other text stands first in the order (length, words) that makes the choices the same both ways. */
static int is_after(Text a, Text b) {
    if (a.size != b.size) return a.size > b.size;
    for (uint32_t k = 0; k < a.size; k++) {
        if (a.words[k] != b.words[k]) return a.hashes[a.words[k]] > b.hashes[b.words[k]];
    }
    return 0;
}

int align_words(Index *index, Text other, const Options *options) {
    Text a = index->text, b = other;
    index->blocks.count = 0;
    if (a.size == b.size && is_same(a.words, b.words, a.size)) return a.size ? add_block(&index->blocks, 0, 0, a.size) : 0;
    if (a.size < options->gram || b.size < options->gram) return 0;
    if (find_runs(index, b, options) < 0) return -1;
    if (!index->runs.count) return 0;
    int turned = is_after(a, b);
    if (turned) {
        turn_blocks(index->runs.items, index->runs.count);
        a = other, b = index->text;
    }
    if (keep_disjoint(index, a, b, options->gram) < 0 || extend_matches(index, a, b, options) < 0) return -1;
    if (turned) turn_blocks(index->blocks.items, index->blocks.count);
    return 0;
}
