/* Sort the shingles of a corpus into groups of reports. The rule is that of dateline.copies.find. */
#include "postings.h"

enum {
    PART_BITS = 5,   /* the shingles are read and sorted in 32 parts, so that the working space is small */
    BUCKET_BITS = 8, /* and each part in 256 buckets, which the processor's cache holds */
    DIGIT_BITS = 10, /* a bucket is sorted by two digits; what these do not tell apart is rare */
    FEW = 64,        /* entries that are sorted by insertion */
    AHEAD = 8,       /* reports asked for before they are needed */
};

static const uint32_t NONE = UINT32_MAX;

typedef struct {
    uint64_t key;
    uint32_t report, index; /* its place among the reports; where it first stands in the report; then which of the part's shingles it is */
} Item;

/* Working space. */
typedef struct {
    Reading *const *readings;
    uint32_t *reports, count;
    const uint64_t **keys;       /* for each report its shingles from where it has been read to */
    uint32_t *left;              /* how many they are */
    uint32_t *taken;             /* how many of the part come again */
    List items, spare;
    List places, groups;         /* uint32_t: of each of the part's shingles where it first stands, and its group */
    List marks;                  /* uint16_t: of each of them, of the words around it */
    unsigned char *seen;         /* two bits for each of many values of the leading bits: a shingle came, another one came */
    size_t seen_size;
    int seen_bits;
    uint32_t *family, *stamps;
} Sorter;

/* ---- shingles that come once ---- */

/* Bits of a key behind those that its part agrees in. */
static inline uint64_t slot_of(const Sorter *sorter, uint64_t key) { return key << PART_BITS >> (64 - sorter->seen_bits); }

/* Note a shingle; whatever comes twice is known to, and a few that come once as well. */
static inline void note_seen(Sorter *sorter, uint64_t key) {
    uint64_t slot = slot_of(sorter, key);
    unsigned char *byte = &sorter->seen[slot / 4];
    unsigned shift = (unsigned)(slot % 4) * 2, held = *byte >> shift & 3;
    *byte |= (unsigned char)((held ? 3 : 1) << shift);
}

static inline int comes_again(const Sorter *sorter, uint64_t key) {
    uint64_t slot = slot_of(sorter, key);
    return sorter->seen[slot / 4] >> slot % 4 * 2 & 2;
}

static int make_room(Sorter *sorter) {
    uint32_t count = sorter->count;
    size_t total = 0;
    for (uint32_t k = 0; k < count; k++) total += sorter->readings[sorter->reports[k]]->shingle_count;
    sorter->seen_bits = 10;
    while (sorter->seen_bits < 34 && (size_t)1 << (sorter->seen_bits + PART_BITS) < 8 * total) sorter->seen_bits++;
    sorter->seen_size = ((size_t)1 << sorter->seen_bits) / 4;
    sorter->seen = malloc(sorter->seen_size);
    sorter->keys = malloc(((size_t)count + 1) * sizeof *sorter->keys);
    sorter->left = malloc(((size_t)count + 1) * sizeof(uint32_t));
    sorter->taken = malloc(((size_t)count + 1) * sizeof(uint32_t));
    sorter->family = malloc(((size_t)count + 1) * sizeof(uint32_t));
    sorter->stamps = calloc((size_t)count + 1, sizeof(uint32_t));
    if (sorter->seen && sorter->keys && sorter->left && sorter->taken && sorter->family && sorter->stamps) return 0;
    return PyErr_NoMemory(), -1;
}

static void begin_reading(Sorter *sorter) {
    for (uint32_t k = 0; k < sorter->count; k++) {
        const Reading *reading = sorter->readings[sorter->reports[k]];
        sorter->keys[k] = reading->shingles;
        sorter->left[k] = reading->shingle_count;
    }
}

/* The shingles of one part, report by report, go to the items; which of them come again is noted. */
static int read_part(Sorter *sorter, uint64_t part) {
    List *items = &sorter->items;
    items->count = 0;
    memset(sorter->seen, 0, sorter->seen_size);
    for (uint32_t k = 0; k < sorter->count; k++) {
        const uint64_t *keys = sorter->keys[k];
        uint32_t left = sorter->left[k], n = 0;
        if (k + AHEAD < sorter->count) __builtin_prefetch(sorter->keys[k + AHEAD]);
        if (items->count + left > items->room && list_reserve(items, items->count + left, sizeof(Item)) < 0) return -1;
        Item *out = LIST(Item, *items) + items->count;
        for (; n < left && keys[n] >> (64 - PART_BITS) == part; n++) {
            out[n] = (Item){keys[n], k, n};
            note_seen(sorter, keys[n]);
        }
        items->count += n;
        sorter->keys[k] += n;
        sorter->left[k] -= n;
        sorter->taken[k] = n;
    }
    return 0;
}

/* Keep of the items what comes again, or what stands for others with the same words as well. */
static int keep_shared(Sorter *sorter) {
    Item *items = sorter->items.items;
    size_t kept = 0, at = 0;
    if (list_reserve(&sorter->places, sorter->items.count, sizeof(uint32_t)) < 0 ||
        list_reserve(&sorter->marks, sorter->items.count, sizeof(uint16_t)) < 0 ||
        list_reserve(&sorter->groups, sorter->items.count, sizeof(uint32_t)) < 0) {
        return -1;
    }
    for (uint32_t k = 0; k < sorter->count; k++) {
        const Reading *reading = sorter->readings[sorter->reports[k]];
        uint32_t from = reading->shingle_count - sorter->left[k] - sorter->taken[k];
        size_t end = at + sorter->taken[k], first = kept;
        if (k + AHEAD < sorter->count) __builtin_prefetch(sorter->readings[sorter->reports[k + AHEAD]]);
        for (; at < end; at++) {
            if (!comes_again(sorter, items[at].key) && !reading->twinned) continue;
            LIST(uint32_t, sorter->places)[kept] = reading->shingle_places[from + items[at].index];
            LIST(uint16_t, sorter->marks)[kept] = reading->shingle_marks[from + items[at].index];
            items[kept] = (Item){items[at].key, k, (uint32_t)kept};
            kept++;
        }
        sorter->taken[k] = (uint32_t)(kept - first);
    }
    sorter->items.count = kept;
    if (kept) memset(sorter->groups.items, 0xFF, kept * sizeof(uint32_t));
    return list_reserve(&sorter->spare, kept, sizeof(Item));
}

/* ---- sorting ---- */

static void insert_items(Item *items, size_t count) {
    for (size_t k = 1; k < count; k++) {
        Item item = items[k];
        size_t at = k;
        for (; at && items[at - 1].key > item.key; at--) items[at] = items[at - 1];
        items[at] = item;
    }
}

/* Move items to `out` in order of some bits of their keys, those that agree in these staying in order. */
static void scatter(const Item *items, size_t count, Item *out, int shift, int bits, uint32_t *starts) {
    size_t room = (size_t)1 << bits;
    uint32_t total = 0;
    memset(starts, 0, room * sizeof *starts);
    for (size_t k = 0; k < count; k++) starts[items[k].key >> shift & (room - 1)]++;
    for (size_t k = 0; k < room; k++) {
        uint32_t here = starts[k];
        starts[k] = total;
        total += here;
    }
    for (size_t k = 0; k < count; k++) out[starts[items[k].key >> shift & (room - 1)]++] = items[k];
}

/* Sort the items of a part, which agree in the leading bits; they end where they began. */
static void sort_items(Item *items, Item *spare, size_t count) {
    uint32_t ends[1 << BUCKET_BITS], starts[1 << DIGIT_BITS];
    int low = 64 - PART_BITS - BUCKET_BITS;
    scatter(items, count, spare, low, BUCKET_BITS, ends);
    for (size_t bucket = 0, from = 0; bucket < 1u << BUCKET_BITS; from = ends[bucket++]) {
        Item *here = spare + from, *there = items + from;
        size_t size = ends[bucket] - from;
        if (size > FEW) {
            scatter(here, size, there, low - 2 * DIGIT_BITS, DIGIT_BITS, starts);
            scatter(there, size, here, low - DIGIT_BITS, DIGIT_BITS, starts);
        }
        insert_items(here, size);
        memcpy(there, here, size * sizeof(Item));
    }
}

/* ---- groups ---- */

/* Of how many families the items are; `stamps` holds, by family, the group that last met it. */
static uint32_t count_families(const Sorter *sorter, const Item *items, size_t count, uint32_t group) {
    uint32_t families = 0;
    for (size_t k = 0; k < count; k++) {
        uint32_t number = sorter->family[items[k].report];
        families += sorter->stamps[number] != group;
        sorter->stamps[number] = group;
    }
    return families;
}

static int add_group(Postings *postings, Sorter *sorter, const Item *items, size_t count) {
    size_t group = postings->keys.count, first = postings->members.count;
    if (first + count > LAST - 1) return PyErr_SetString(PyExc_OverflowError, "too many shingles"), -1;
    if (list_reserve(&postings->keys, group + 1, sizeof(uint64_t)) < 0 ||
        list_reserve(&postings->groups, group + 1, sizeof(Group)) < 0 ||
        list_reserve(&postings->members, first + count, sizeof(uint32_t)) < 0 ||
        list_reserve(&postings->marks, first + count, sizeof(uint16_t)) < 0) {
        return -1;
    }
    LIST(uint64_t, postings->keys)[group] = items[0].key;
    LIST(Group, postings->groups)[group] = (Group){(uint32_t)first, count_families(sorter, items, count, (uint32_t)group + 1)};
    uint32_t *members = LIST(uint32_t, postings->members) + first;
    uint16_t *marks = LIST(uint16_t, postings->marks) + first;
    for (size_t k = 0; k < count; k++) {
        members[k] = items[k].report;
        marks[k] = LIST(uint16_t, sorter->marks)[items[k].index];
        LIST(uint32_t, sorter->groups)[items[k].index] = (uint32_t)group;
    }
    members[count - 1] |= LAST;
    postings->keys.count = postings->groups.count = group + 1;
    postings->members.count = postings->marks.count = first + count;
    return 0;
}

static int add_groups(Postings *postings, Sorter *sorter) {
    const Item *items = sorter->items.items;
    size_t count = sorter->items.count;
    for (size_t start = 0, end; start < count; start = end) {
        for (end = start + 1; end < count && items[end].key == items[start].key; end++) {}
        if (end - start == 1 && !sorter->readings[sorter->reports[items[start].report]]->twinned) continue;
        if (add_group(postings, sorter, items + start, end - start) < 0) return -1;
    }
    return 0;
}

/* Hand the groups of a part to its reports: in place, since no more groups are written than shingles have been read. */
static void hand_out(const Sorter *sorter) {
    const uint32_t *groups = sorter->groups.items, *places = sorter->places.items;
    for (uint32_t k = 0; k < sorter->count; k++) {
        Reading *reading = sorter->readings[sorter->reports[k]];
        if (k + AHEAD < sorter->count) __builtin_prefetch(sorter->readings[sorter->reports[k + AHEAD]]);
        for (uint32_t n = sorter->taken[k]; n--; groups++, places++) {
            if (*groups == NONE) continue;
            reading->groups[reading->group_count] = *groups;
            reading->shingle_places[reading->group_count++] = *places;
        }
    }
}

/* ---- families, and the order of the reports ---- */

/* A number for each key, in the order in which they first come; how many there are, or 0 without memory. */
static uint32_t number_keys(const uint64_t *keys, uint32_t count, uint32_t *numbers) {
    size_t room = 16;
    uint32_t known = 0;
    while (room < 2 * (size_t)count) room *= 2;
    uint32_t *first = calloc(room, sizeof(uint32_t)); /* by key: where it first came, from 1 */
    if (!first) return PyErr_NoMemory(), 0;
    for (uint32_t k = 0; k < count; k++) {
        size_t at = (keys[k] ^ keys[k] >> 32) * 0xD6E8FEB86659FD93u >> 20 & (room - 1);
        while (first[at] && keys[first[at] - 1] != keys[k]) at = (at + 1) & (room - 1);
        if (!first[at]) first[at] = k + 1, numbers[k] = known++;
        else numbers[k] = numbers[first[at] - 1];
    }
    free(first);
    return known;
}

/* Number the families, which are told by the smallest shingle: reports that share it have one number. */
static int number_families(Sorter *sorter, uint64_t *keys) {
    for (uint32_t k = 0; k < sorter->count; k++) keys[k] = sorter->readings[sorter->reports[k]]->least;
    if (!number_keys(keys, sorter->count, sorter->family)) return -1;
    return 0;
}

/* Order the reports by the smallest shingle of the first part that comes again: relatives as a rule share it. What is
 * looked up for one report is then still near the processor when the next one asks for it. */
static int put_relatives_together(Sorter *sorter, uint64_t *keys, uint32_t *numbers) {
    const Item *items = sorter->items.items;
    uint32_t count = sorter->count;
    if (read_part(sorter, 0) < 0) return -1;
    items = sorter->items.items;
    for (uint32_t k = 0; k < count; k++) {
        uint32_t left = sorter->taken[k], n = 0;
        while (n < left && !comes_again(sorter, items[n].key)) n++;
        keys[k] = n < left ? items[n].key : UINT64_MAX - k;
        items += left;
    }
    uint32_t known = number_keys(keys, count, numbers);
    uint32_t *ends = calloc((size_t)known + 1, sizeof(uint32_t)), *ordered = malloc(((size_t)count + 1) * sizeof(uint32_t));
    if (known && ends && ordered) {
        for (uint32_t k = 0; k < count; k++) ends[numbers[k] + 1]++;
        for (uint32_t k = 0; k < known; k++) ends[k + 1] += ends[k];
        for (uint32_t k = 0; k < count; k++) ordered[ends[numbers[k]]++] = sorter->reports[k];
        memcpy(sorter->reports, ordered, count * sizeof(uint32_t));
    }
    int failed = !known || !ends || !ordered;
    free(ends);
    free(ordered);
    return failed ? (PyErr_NoMemory(), -1) : 0;
}

static int order_reports(Sorter *sorter) {
    uint64_t *keys = malloc(((size_t)sorter->count + 1) * sizeof(uint64_t));
    uint32_t *numbers = malloc(((size_t)sorter->count + 1) * sizeof(uint32_t));
    int failed = !keys || !numbers ? (PyErr_NoMemory(), 1)
                                   : put_relatives_together(sorter, keys, numbers) < 0 || number_families(sorter, keys) < 0;
    free(keys);
    free(numbers);
    return failed ? -1 : 0;
}

static int build(Postings *postings, Sorter *sorter) {
    if (!sorter->count) return 0;
    if (make_room(sorter) < 0) return -1;
    begin_reading(sorter);
    if (order_reports(sorter) < 0) return -1;
    begin_reading(sorter);
    for (uint32_t k = 0; k < sorter->count; k++) {
        Reading *reading = sorter->readings[sorter->reports[k]];
        reading->groups = (uint32_t *)reading->shingles;
        reading->group_count = 0;
    }
    for (uint64_t part = 0; part < 1u << PART_BITS; part++) {
        if (read_part(sorter, part) < 0 || keep_shared(sorter) < 0) return -1;
        sort_items(sorter->items.items, sorter->spare.items, sorter->items.count);
        if (add_groups(postings, sorter) < 0) return -1;
        hand_out(sorter);
    }
    return 0;
}

/* The memory of a report's shingles holds its groups now. */
static void shrink_groups(Reading *reading) {
    if (!reading->groups) return;
    uint32_t count = reading->group_count;
    int wide = reading->size > (uint32_t)UINT16_MAX + 1;
    size_t size = wide ? sizeof(uint32_t) : sizeof(uint16_t);
    char *to = (char *)(reading->groups + count);
    for (uint32_t k = 0; k < count; k++) { /* what is written ends before what is still to be read */
        uint32_t place = reading->shingle_places[k];
        uint16_t narrow = (uint16_t)place;
        memcpy(to + k * size, wide ? (void *)&place : (void *)&narrow, size);
    }
    uint32_t *groups = realloc(reading->groups, count * (sizeof(uint32_t) + size) + 1);
    if (groups) reading->groups = groups;
    reading->group_places = (Places){reading->groups + count, wide};
    reading->shingles = NULL;
    reading->shingle_places = NULL;
    reading->shingle_marks = NULL;
}

int postings_build(Postings *postings, Reading *const *readings, uint32_t *reports, uint32_t count) {
    Sorter sorter = {.readings = readings, .reports = reports, .count = count};
    int failed = build(postings, &sorter) < 0;
    for (uint32_t k = 0; k < count; k++) shrink_groups(readings[reports[k]]);
    List *lists[] = {&sorter.items, &sorter.spare, &sorter.places, &sorter.marks, &sorter.groups};
    for (size_t k = 0; k < sizeof lists / sizeof *lists; k++) list_free(lists[k]);
    void *parts[] = {sorter.keys, sorter.left, sorter.taken, sorter.seen, sorter.family, sorter.stamps};
    for (size_t k = 0; k < sizeof parts / sizeof *parts; k++) free(parts[k]);
    return failed ? -1 : 0;
}

void postings_free(Postings *postings) {
    List *lists[] = {&postings->keys, &postings->groups, &postings->members, &postings->marks};
    for (size_t k = 0; k < sizeof lists / sizeof *lists; k++) list_free(lists[k]);
}
