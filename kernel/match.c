/* Find the runs of words that two texts share. The rule is that of dateline.copies.matches. */
#include "kernel.h"


static const uint64_t FACTOR = 0x9E3779B97F4A7C15u; /* of dateline.copies.shingles */
static const uint32_t NONE = UINT32_MAX;

/* ---- the index of one text ---- */

/* The number of the run of `gram` words at each word; one number for a shorter text. How many there are. */
size_t grams_of(const uint64_t *words, size_t size, size_t gram, uint64_t *out) {
    if (gram > size) gram = size;
    if (!gram) return 0;
    size_t count = size - gram + 1;
    for (size_t k = 0; k < count; k++) { /* not rolled on from the last one: so the steps do not wait for each other */
        uint64_t number = words[k];
        for (size_t n = 1; n < gram; n++) number = number * FACTOR + words[k + n];
        out[k] = number;
    }
    return count;
}

static size_t slot_of(const Index *index, uint64_t gram) {
    size_t k = (gram ^ gram >> 32) * 0xD6E8FEB86659FD93u >> 20 & index->mask;
    while (index->slots[k].count && index->slots[k].gram != gram) k = (k + 1) & index->mask;
    return k;
}

Slot *index_find(const Index *index, uint64_t gram) {
    Slot *slot = &index->slots[slot_of(index, gram)];
    return slot->count ? slot : NULL;
}

/* A bit for each gram, so that most of the grams that are not there cost one look. */
static size_t bit_of(uint64_t gram) { return gram >> (64 - SIEVE_BITS); }

static void sieve_note(Index *index, uint64_t gram) { index->sieve[bit_of(gram) / 64] |= (uint64_t)1 << bit_of(gram) % 64; }

static int sieve_has(const Index *index, uint64_t gram) { return index->sieve[bit_of(gram) / 64] >> bit_of(gram) % 64 & 1; }

/* Note the first few places of a gram, in the order of the text. `last` is the last place noted of each slot. */
static void note_place(Index *index, uint32_t place, const Options *options, uint32_t *last) {
    uint64_t gram = LIST(uint64_t, index->grams)[place];
    sieve_note(index, gram);
    size_t k = slot_of(index, gram);
    Slot *slot = &index->slots[k];
    LIST(uint32_t, index->next)[place] = NONE;
    if (!slot->count) {
        *slot = (Slot){gram, place, 1, 0, 0};
    } else if (slot->count < options->positions) {
        LIST(uint32_t, index->next)[last[k]] = place;
        slot->count++;
    } else {
        return;
    }
    last[k] = place;
}

int index_text(Index *index, Text text, const Options *options) {
    size_t room = 16;
    while (room < 2 * (size_t)text.size) room *= 2;
    if (list_reserve(&index->slot_list, room, sizeof(Slot)) < 0 ||
        list_reserve(&index->table, room, sizeof(uint32_t)) < 0 ||
        list_reserve(&index->grams, (size_t)text.size + 1, sizeof(uint64_t)) < 0 ||
        list_reserve(&index->next, (size_t)text.size + 1, sizeof(uint32_t)) < 0) {
        return -1;
    }
    index->text = text;
    index->slots = index->slot_list.items;
    index->mask = room - 1;
    memset(index->sieve, 0, sizeof index->sieve);
    memset(index->slots, 0, room * sizeof(Slot));
    size_t count = grams_of(text.words, text.size, options->gram, index->grams.items);
    for (size_t k = 0; k < count; k++) note_place(index, (uint32_t)k, options, index->table.items);
    return 0;
}

void index_free(Index *index) {
    List *lists[] = {&index->slot_list, &index->next, &index->grams, &index->diagonals, &index->runs,
                     &index->taken_a, &index->taken_b, &index->blocks, &index->steps, &index->table};
    for (size_t k = 0; k < sizeof lists / sizeof *lists; k++) list_free(lists[k]);
}

/* ---- maximal runs ---- */

static int add_block(List *blocks, uint32_t a, uint32_t b, uint32_t count) {
    if (list_reserve(blocks, blocks->count + 1, sizeof(Block)) < 0) return -1;
    LIST(Block, *blocks)[blocks->count++] = (Block){a, b, count};
    return 0;
}

/* The whole run through a seed, unless the run is known already. `ends` holds, by diagonal, where the last run ends. */
static int add_run(Index *index, Text b, uint32_t x, uint32_t y, uint32_t gram, uint32_t *ends) {
    Text a = index->text;
    uint32_t *end = &ends[(size_t)y + a.size - x];
    uint32_t count = gram;
    if (*end >= y + gram || memcmp(a.words + x, b.words + y, gram * sizeof(uint64_t))) return 0;
    while (x && y && a.words[x - 1] == b.words[y - 1]) x--, y--, count++;
    while (x + count < a.size && y + count < b.size && a.words[x + count] == b.words[y + count]) count++;
    *end = y + count;
    return add_block(&index->runs, x, y, count);
}

/* Each run that cannot be made longer on either side, by the first few places of each gram in both texts. */
static int find_runs(Index *index, Text b, const Options *options) {
    size_t diagonals = (size_t)index->text.size + b.size + 1;
    index->runs.count = 0;
    if (list_reserve(&index->diagonals, diagonals, sizeof(uint32_t)) < 0 ||
        list_reserve(&index->grams, (size_t)b.size + 1, sizeof(uint64_t)) < 0) {
        return -1;
    }
    uint32_t *ends = index->diagonals.items;
    memset(ends, 0, diagonals * sizeof(uint32_t));
    index->round++;
    size_t count = grams_of(b.words, b.size, options->gram, index->grams.items);
    for (size_t y = 0; y < count; y++) {
        uint64_t gram = LIST(uint64_t, index->grams)[y];
        Slot *slot = sieve_has(index, gram) ? index_find(index, gram) : NULL;
        if (!slot) continue;
        if (slot->seen_in != index->round) slot->seen_in = index->round, slot->seen = 0;
        if (slot->seen++ >= options->positions) continue;
        for (uint32_t x = slot->first; x != NONE; x = LIST(uint32_t, index->next)[x]) {
            if (add_run(index, b, x, (uint32_t)y, options->gram, ends) < 0) return -1;
        }
    }
    return 0;
}

/* ---- disjoint runs ---- */

static int by_place(const void *one, const void *two) {
    const Block *a = one, *b = two;
    if (a->a != b->a) return a->a < b->a ? -1 : 1;
    if (a->b != b->b) return a->b < b->b ? -1 : 1;
    return 0;
}

static int longest_first(const void *one, const void *two) {
    const Block *a = one, *b = two;
    return a->count != b->count ? (a->count > b->count ? -1 : 1) : by_place(one, two);
}

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

/* The longest matches first; of one that overlaps a longer one what is left over, if that is long enough. */
static int keep_disjoint(Index *index, Text a, Text b, uint32_t least) {
    List *runs = &index->runs;
    Block *block = runs->items;
    size_t kept = 0;
    if (list_reserve(&index->taken_a, (size_t)a.size + 1, 1) < 0 || list_reserve(&index->taken_b, (size_t)b.size + 1, 1) < 0) {
        return -1;
    }
    unsigned char *taken_a = index->taken_a.items, *taken_b = index->taken_b.items;
    memset(taken_a, 0, a.size);
    memset(taken_b, 0, b.size);
    qsort(block, runs->count, sizeof(Block), longest_first);
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
    return 0;
}

static void turn_blocks(List *blocks) {
    for (size_t k = 0; k < blocks->count; k++) {
        Block *block = &LIST(Block, *blocks)[k];
        *block = (Block){block->b, block->a, block->count};
    }
}

/* Whether the other text stands first in the order (length, words) that makes the choices the same both ways. */
static int is_after(Text a, Text b) {
    if (a.size != b.size) return a.size > b.size;
    for (uint32_t k = 0; k < a.size; k++) {
        if (a.words[k] != b.words[k]) return a.words[k] > b.words[k];
    }
    return 0;
}

int align_words(Index *index, Text other, const Options *options) {
    Text a = index->text, b = other;
    index->blocks.count = 0;
    if (a.size == b.size && !memcmp(a.words, b.words, a.size * sizeof(uint64_t))) {
        return a.size ? add_block(&index->blocks, 0, 0, a.size) : 0;
    }
    if (a.size < options->gram || b.size < options->gram) return 0;
    if (find_runs(index, b, options) < 0) return -1;
    if (!index->runs.count) return 0;
    int turned = is_after(a, b);
    if (turned) {
        turn_blocks(&index->runs);
        a = other, b = index->text;
    }
    if (index->runs.count > 1 && keep_disjoint(index, a, b, options->gram) < 0) return -1;
    qsort(index->runs.items, index->runs.count, sizeof(Block), by_place);
    if (extend_matches(index, a, b, options) < 0) return -1;
    if (turned) {
        turn_blocks(&index->blocks);
        qsort(index->blocks.items, index->blocks.count, sizeof(Block), by_place);
    }
    return 0;
}
