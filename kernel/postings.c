/* Sort the shingles of a corpus into groups of reports. The rule is that of dateline.copies.find. */
#include "postings.h"

enum {
    PART_BITS = 4,   /* the shingles are sorted in 16 parts, so that the working space is small */
    BUCKET_BITS = 8, /* and each part in 256 buckets, which the processor's cache holds */
    DIGIT_BITS = 11, /* a bucket is sorted by two digits; what these do not tell apart is rare */
    FEW = 64,        /* entries that are sorted by insertion */
};

typedef struct {
    uint64_t key;
    uint32_t report, index; /* which of the report's shingles */
} Item;

/* Working space. */
typedef struct {
    List items, spare;
    unsigned char *seen; /* two bits for each of many values of the leading bits: a shingle came, another one came */
    int seen_bits;
    uint32_t *family, *stamps, *at;
} Sorter;

/* ---- shingles that come once ---- */

/* Note a shingle; whatever comes twice is known to, and a few that come once as well. */
static inline void note_seen(Sorter *sorter, uint64_t key) {
    uint64_t slot = key >> (64 - sorter->seen_bits);
    unsigned char *byte = &sorter->seen[slot / 4];
    unsigned shift = (unsigned)(slot % 4) * 2, held = *byte >> shift & 3;
    *byte |= (unsigned char)((held ? 3 : 1) << shift);
}

static inline int comes_again(const Sorter *sorter, uint64_t key) {
    uint64_t slot = key >> (64 - sorter->seen_bits);
    return sorter->seen[slot / 4] >> slot % 4 * 2 & 2;
}

static int note_all(Sorter *sorter, Reading *const *readings, const uint32_t *reports, uint32_t count) {
    size_t total = 0;
    for (uint32_t k = 0; k < count; k++) total += readings[reports[k]]->shingle_count;
    sorter->seen_bits = 10;
    while (sorter->seen_bits < 34 && (size_t)1 << sorter->seen_bits < 8 * total) sorter->seen_bits++;
    sorter->seen = calloc(((size_t)1 << sorter->seen_bits) / 4, 1);
    if (!sorter->seen) return PyErr_NoMemory(), -1;
    for (uint32_t k = 0; k < count; k++) {
        const Reading *reading = readings[reports[k]];
        for (uint32_t n = 0; n < reading->shingle_count; n++) {
            note_seen(sorter, reading->shingles[n]);
            if (reading->twinned) note_seen(sorter, reading->shingles[n]);
        }
    }
    return 0;
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

static int add_group(Postings *postings, const Sorter *sorter, Reading *const *readings, const Item *items, size_t count) {
    size_t group = postings->keys.count, first = postings->members.count;
    if (first + count > LAST - 1) return PyErr_SetString(PyExc_OverflowError, "too many shingles"), -1;
    if (list_reserve(&postings->keys, group + 1, sizeof(uint64_t)) < 0 ||
        list_reserve(&postings->groups, group + 1, sizeof(Group)) < 0 ||
        list_reserve(&postings->members, first + count, sizeof(Member)) < 0) {
        return -1;
    }
    LIST(uint64_t, postings->keys)[group] = items[0].key;
    LIST(Group, postings->groups)[group] = (Group){(uint32_t)first, count_families(sorter, items, count, (uint32_t)group + 1)};
    Member *members = LIST(Member, postings->members) + first;
    for (size_t k = 0; k < count; k++) {
        Reading *reading = readings[items[k].report];
        uint32_t place = reading->shingle_places[items[k].index];
        members[k] = (Member){items[k].report, place};
        reading->groups[reading->group_count] = (uint32_t)group;
        reading->group_places[reading->group_count++] = place;
    }
    members[count - 1].report |= LAST;
    postings->keys.count = postings->groups.count = group + 1;
    postings->members.count = first + count;
    return 0;
}

static int add_groups(Postings *postings, const Sorter *sorter, Reading *const *readings, const Item *items, size_t count) {
    for (size_t start = 0, end; start < count; start = end) {
        for (end = start + 1; end < count && items[end].key == items[start].key; end++) {}
        if (end - start == 1 && !readings[items[start].report]->twinned) continue;
        if (add_group(postings, sorter, readings, items + start, end - start) < 0) return -1;
    }
    return 0;
}

/* The shingles of one part, report by report; `at` holds how far each report has been read. */
static int read_part(Sorter *sorter, Reading *const *readings, const uint32_t *reports, uint32_t count, uint64_t part) {
    List *items = &sorter->items;
    items->count = 0;
    for (uint32_t k = 0; k < count; k++) {
        const Reading *reading = readings[reports[k]];
        uint32_t place = sorter->at[k];
        if (list_reserve(items, items->count + reading->shingle_count - place, sizeof(Item)) < 0) return -1;
        for (; place < reading->shingle_count && reading->shingles[place] >> (64 - PART_BITS) == part; place++) {
            uint64_t key = reading->shingles[place];
            if (comes_again(sorter, key)) LIST(Item, *items)[items->count++] = (Item){key, reports[k], place};
        }
        sorter->at[k] = place;
    }
    return list_reserve(&sorter->spare, items->count, sizeof(Item));
}

static int compare_items(const void *one, const void *two) {
    const Item *a = one, *b = two;
    return a->key != b->key ? (a->key < b->key ? -1 : 1) : (a->report > b->report) - (a->report < b->report);
}

/* Number the families, which are told by the smallest shingle: reports that share it have one number. */
static int number_families(Sorter *sorter, Reading *const *readings, const uint32_t *reports, uint32_t count) {
    if (list_reserve(&sorter->items, count, sizeof(Item)) < 0) return -1;
    Item *items = sorter->items.items;
    uint32_t number = 0;
    for (uint32_t k = 0; k < count; k++) items[k] = (Item){readings[reports[k]]->least, reports[k], 0};
    if (count) qsort(items, count, sizeof(Item), compare_items);
    for (uint32_t k = 0; k < count; k++) {
        number += k && items[k].key != items[k - 1].key;
        sorter->family[items[k].report] = number;
    }
    return 0;
}

/* Order the reports by the smallest of their shingles that comes again: relatives as a rule share it. What is looked up
 * for one report is then still near the processor when the next one asks for it. */
static int put_relatives_together(Sorter *sorter, Reading *const *readings, uint32_t *reports, uint32_t count) {
    if (list_reserve(&sorter->items, count, sizeof(Item)) < 0) return -1;
    Item *items = sorter->items.items;
    for (uint32_t k = 0; k < count; k++) {
        const Reading *reading = readings[reports[k]];
        uint32_t n = 0;
        while (n < reading->shingle_count && !comes_again(sorter, reading->shingles[n])) n++;
        items[k] = (Item){n < reading->shingle_count ? reading->shingles[n] : UINT64_MAX, reports[k], 0};
    }
    if (count) qsort(items, count, sizeof(Item), compare_items);
    for (uint32_t k = 0; k < count; k++) reports[k] = items[k].report;
    return 0;
}

static int build(Postings *postings, Sorter *sorter, Reading *const *readings, uint32_t *reports, uint32_t count) {
    uint32_t most = count ? reports[count - 1] + 1 : 0;
    sorter->at = calloc((size_t)count + 1, sizeof(uint32_t));
    sorter->family = malloc(((size_t)most + 1) * sizeof(uint32_t));
    sorter->stamps = calloc((size_t)count + 1, sizeof(uint32_t));
    if (!sorter->at || !sorter->family || !sorter->stamps) return PyErr_NoMemory(), -1;
    if (number_families(sorter, readings, reports, count) < 0 || note_all(sorter, readings, reports, count) < 0 ||
        put_relatives_together(sorter, readings, reports, count) < 0) {
        return -1;
    }
    for (uint32_t k = 0; k < count; k++) {
        /* in place: no more groups are written than shingles have been read */
        readings[reports[k]]->groups = (uint32_t *)readings[reports[k]]->shingles;
        readings[reports[k]]->group_places = readings[reports[k]]->shingle_places;
        readings[reports[k]]->group_count = 0;
    }
    for (uint64_t part = 0; part < 1u << PART_BITS; part++) {
        if (read_part(sorter, readings, reports, count, part) < 0) return -1;
        sort_items(sorter->items.items, sorter->spare.items, sorter->items.count);
        if (add_groups(postings, sorter, readings, sorter->items.items, sorter->items.count) < 0) return -1;
    }
    return 0;
}

/* The memory of a report's shingles holds its groups now. */
static void shrink_groups(Reading *reading) {
    if (!reading->groups) return;
    uint32_t count = reading->group_count;
    memmove(reading->groups + count, reading->group_places, count * sizeof(uint32_t));
    uint32_t *groups = realloc(reading->groups, 2 * (size_t)count * sizeof(uint32_t) + 1);
    if (groups) reading->groups = groups;
    reading->group_places = reading->groups + count;
    reading->shingles = NULL;
    reading->shingle_places = NULL;
}

int postings_build(Postings *postings, Reading *const *readings, uint32_t *reports, uint32_t count) {
    Sorter sorter = {0};
    int failed = build(postings, &sorter, readings, reports, count) < 0;
    for (uint32_t k = 0; k < count; k++) shrink_groups(readings[reports[k]]);
    list_free(&sorter.items);
    list_free(&sorter.spare);
    free(sorter.seen);
    free(sorter.family);
    free(sorter.stamps);
    free(sorter.at);
    return failed ? -1 : 0;
}

void postings_free(Postings *postings) {
    List *lists[] = {&postings->keys, &postings->groups, &postings->members};
    for (size_t k = 0; k < 3; k++) list_free(lists[k]);
}
