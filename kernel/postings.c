/* Sort the shingles of a corpus into groups of reports. The rule is that of dateline.copies.find. */
#include "postings.h"

enum {
    PART_BITS = 4,   /* the shingles are sorted in 16 parts, so that the spare room is small */
    DIGIT_BITS = 10, /* 6 digits and the part make 64 bits */
    DIGITS = 6,
};

typedef struct {
    uint64_t key;
    uint32_t report;
} Entry;

/* Sort by key, reports of one key staying in order: by digits, from the last. */
static void sort_entries(Entry *entries, Entry *spare, size_t count) {
    static const size_t room = 1u << DIGIT_BITS;
    for (int digit = 0; digit < DIGITS; digit++) {
        size_t places[1u << DIGIT_BITS] = {0}, total = 0;
        int shift = digit * DIGIT_BITS;
        for (size_t k = 0; k < count; k++) places[entries[k].key >> shift & (room - 1)]++;
        for (size_t k = 0; k < room; k++) {
            size_t here = places[k];
            places[k] = total;
            total += here;
        }
        for (size_t k = 0; k < count; k++) spare[places[entries[k].key >> shift & (room - 1)]++] = entries[k];
        Entry *turned = entries;
        entries = spare, spare = turned;
    }
}

/* Of how many families the members of a group are; `seen` holds, by family, the group that last met it. */
static uint32_t count_families(const Entry *entries, size_t count, const uint32_t *family, uint32_t *seen, uint32_t group) {
    uint32_t families = 0;
    for (size_t k = 0; k < count; k++) {
        uint32_t number = family[entries[k].report];
        families += seen[number] != group;
        seen[number] = group;
    }
    return families;
}

static int add_group(Postings *postings, const Entry *entries, size_t count, const uint32_t *family, uint32_t *seen) {
    size_t group = postings->keys.count, first = postings->members.count;
    if (first + count > LAST - 1) return PyErr_SetString(PyExc_OverflowError, "too many shingles"), -1;
    if (list_reserve(&postings->keys, group + 1, sizeof(uint64_t)) < 0 ||
        list_reserve(&postings->families, group + 1, sizeof(uint32_t)) < 0 ||
        list_reserve(&postings->firsts, group + 1, sizeof(uint32_t)) < 0 ||
        list_reserve(&postings->members, first + count, sizeof(uint32_t)) < 0) {
        return -1;
    }
    LIST(uint64_t, postings->keys)[group] = entries[0].key;
    LIST(uint32_t, postings->firsts)[group] = (uint32_t)first;
    LIST(uint32_t, postings->families)[group] = count_families(entries, count, family, seen, (uint32_t)group + 1);
    uint32_t *members = LIST(uint32_t, postings->members) + first;
    for (size_t k = 0; k < count; k++) members[k] = entries[k].report;
    members[count - 1] |= LAST;
    postings->keys.count = postings->families.count = postings->firsts.count = group + 1;
    postings->members.count = first + count;
    return 0;
}

static int add_groups(Postings *postings, const Entry *entries, size_t count, const uint32_t *family, uint32_t *seen) {
    for (size_t start = 0, end; start < count; start = end) {
        for (end = start + 1; end < count && entries[end].key == entries[start].key; end++) {}
        if (end - start > 1 && add_group(postings, entries + start, end - start, family, seen) < 0) return -1;
    }
    return 0;
}

/* The shingles of one part, report by report; `at` holds how far each report has been read. */
static size_t read_part(Reading *const *readings, uint32_t count, uint64_t part, uint32_t *at, Entry *entries) {
    size_t total = 0;
    for (uint32_t k = 0; k < count; k++) {
        const Reading *reading = readings[k];
        uint32_t place = at[k];
        for (; place < reading->shingle_count && reading->shingles[place] >> (64 - PART_BITS) == part; place++) {
            if (entries) entries[total] = (Entry){reading->shingles[place], k};
            total++;
        }
        if (entries) at[k] = place;
    }
    return total;
}

static int sort_part(Postings *postings, Reading *const *readings, uint32_t count, uint64_t part, uint32_t *at,
                     const uint32_t *family, uint32_t *seen) {
    size_t total = read_part(readings, count, part, at, NULL);
    Entry *entries = malloc(2 * total * sizeof(Entry) + 1);
    if (!entries) return PyErr_NoMemory(), -1;
    read_part(readings, count, part, at, entries);
    sort_entries(entries, entries + total, total); /* an even number of passes: sorted in place */
    int failed = add_groups(postings, entries, total, family, seen) < 0;
    free(entries);
    return failed ? -1 : 0;
}

/* Number the families, which are told by the smallest shingle: reports that share it have one number. */
static void number_families(Reading *const *readings, uint32_t count, uint32_t *family, Entry *entries) {
    uint32_t with = 0, number = 0;
    for (uint32_t k = 0; k < count; k++) {
        if (readings[k]->shingle_count) entries[with++] = (Entry){readings[k]->shingles[0], k};
        else family[k] = 0;
    }
    for (uint32_t k = 0; k < with; k++) entries[k].key ^= entries[k].key >> 60; /* six digits are 60 bits */
    sort_entries(entries, entries + count, with);
    for (uint32_t k = 0; k < with; k++) {
        uint64_t mine = readings[entries[k].report]->shingles[0];
        number += !k || mine != readings[entries[k - 1].report]->shingles[0];
        family[entries[k].report] = number;
    }
}

/* For each report its places among the members. */
static int list_entries(Postings *postings, uint32_t count) {
    const uint32_t *members = postings->members.items;
    size_t total = postings->members.count;
    postings->starts = calloc((size_t)count + 2, sizeof(uint32_t));
    postings->entries = malloc(total * sizeof(uint32_t) + 1);
    if (!postings->starts || !postings->entries) return PyErr_NoMemory(), -1;
    uint32_t *starts = postings->starts + 1; /* moved by one: filling moves each start to the next */
    for (size_t k = 0; k < total; k++) starts[(members[k] & ~(uint32_t)LAST) + 1]++;
    for (uint32_t k = 0; k < count; k++) starts[k + 1] += starts[k];
    for (size_t k = 0; k < total; k++) postings->entries[starts[members[k] & ~(uint32_t)LAST]++] = (uint32_t)k;
    return 0;
}

int postings_build(Postings *postings, Reading *const *readings, uint32_t count) {
    uint32_t *at = calloc((size_t)count + 1, sizeof(uint32_t));
    uint32_t *family = malloc(((size_t)count + 1) * sizeof(uint32_t));
    uint32_t *seen = calloc((size_t)count + 2, sizeof(uint32_t));
    Entry *entries = malloc(2 * (size_t)count * sizeof(Entry) + 1);
    int failed = !at || !family || !seen || !entries;
    if (failed) PyErr_NoMemory();
    if (!failed) number_families(readings, count, family, entries);
    free(entries);
    for (uint64_t part = 0; part < 1u << PART_BITS && !failed; part++) {
        failed = sort_part(postings, readings, count, part, at, family, seen) < 0;
    }
    free(at);
    free(family);
    free(seen);
    return failed || list_entries(postings, count) < 0 ? -1 : 0;
}

uint32_t postings_families(const Postings *postings, uint64_t key) {
    const uint64_t *keys = postings->keys.items;
    size_t low = 0, high = postings->keys.count;
    while (low < high) {
        size_t mid = low + (high - low) / 2;
        if (keys[mid] < key) low = mid + 1;
        else high = mid;
    }
    return low < postings->keys.count && keys[low] == key ? LIST(uint32_t, postings->families)[low] : 0;
}

void postings_free(Postings *postings) {
    List *lists[] = {&postings->keys, &postings->families, &postings->firsts, &postings->members};
    for (size_t k = 0; k < 4; k++) list_free(lists[k]);
    free(postings->starts);
    free(postings->entries);
    postings->starts = postings->entries = NULL;
}
