/* Walk through all meetings of reports, block by block: what is written and read stays near the processor, where one
 * look-up for each meeting in memory at random would cost more than all the rest of the search. */
#include "meetings.h"

enum {
    BLOCK = 2048,      /* reports: a place to write for each fits the cache */
    ROOM = 1 << 22,    /* meetings at hand at once, unless one report has more */
    DIGIT_BITS = 11,   /* of a group, in sorting; three make all */
    AHEAD = 16,        /* groups asked for before they are needed */
};

static const uint32_t NONE = UINT32_MAX;

static inline uint32_t report_of(uint32_t member) { return member & ~(uint32_t)LAST; }

/* Whether a run of `gram + window - 1` words may hold the shingle of both: it goes on before or behind it. */
static inline uint32_t may_be_long(uint16_t one, uint16_t two) {
    unsigned unlike = one ^ two;
    return unlike & 0xFF && unlike & 0xFF00 ? 0 : LONG;
}

/* A group waits in the list of the block of its first member that has not been walked past; not for the last one, which
 * meets nobody any more. */
static void put_group(Meetings *walk, uint32_t group) {
    const uint32_t *members = walk->postings->members.items;
    uint32_t member = members[LIST(Group, walk->postings->groups)[group].first];
    if (member & LAST) return;
    walk->next[group] = walk->heads[member / BLOCK];
    walk->heads[member / BLOCK] = group;
}

int meetings_start(Meetings *walk, Postings *postings, uint32_t count, uint32_t leads) {
    size_t groups = postings->groups.count, blocks = (size_t)count / BLOCK + 1;
    *walk = (Meetings){.postings = postings, .count = count};
    walk->heads = malloc(blocks * sizeof(uint32_t));
    walk->next = malloc(groups * sizeof(uint32_t) + 1);
    if (!walk->heads || !walk->next || list_reserve(&walk->sums, BLOCK, sizeof(uint32_t)) < 0 ||
        list_reserve(&walk->ends, BLOCK, sizeof(size_t)) < 0) {
        return PyErr_Occurred() ? -1 : (PyErr_NoMemory(), -1);
    }
    memset(walk->heads, 0xFF, blocks * sizeof(uint32_t));
    for (size_t group = groups; group--;) {
        if (LIST(Group, postings->groups)[group].families <= leads) put_group(walk, (uint32_t)group);
    }
    return 0;
}

/* Sort numbers below 2**31; they end where they began. */
static void sort_numbers(uint32_t *numbers, uint32_t *spare, size_t count) {
    static const uint32_t room = 1u << DIGIT_BITS;
    for (int shift = 0; shift < 3 * DIGIT_BITS; shift += DIGIT_BITS) {
        size_t starts[1 << DIGIT_BITS] = {0}, total = 0;
        for (size_t k = 0; k < count; k++) starts[numbers[k] >> shift & (room - 1)]++;
        if (count && starts[numbers[0] >> shift & (room - 1)] == count) continue;
        for (uint32_t k = 0; k < room; k++) {
            size_t here = starts[k];
            starts[k] = total;
            total += here;
        }
        for (size_t k = 0; k < count; k++) spare[starts[numbers[k] >> shift & (room - 1)]++] = numbers[k];
        memcpy(numbers, spare, count * sizeof(uint32_t));
    }
}

/* Take the groups of a block out of their list, ascending. */
static int gather_groups(Meetings *walk) {
    walk->groups.count = 0;
    for (uint32_t group = walk->heads[walk->block]; group != NONE; group = walk->next[group]) {
        if (list_add_number(&walk->groups, group) < 0) return -1;
    }
    if (list_reserve(&walk->spare, walk->groups.count + 1, sizeof(uint32_t)) < 0) return -1;
    sort_numbers(walk->groups.items, walk->spare.items, walk->groups.count);
    return 0;
}

/* Ask for the first members of a group that comes soon. */
static inline void ask_ahead(const Meetings *walk, size_t k) {
    const uint32_t *groups = walk->groups.items;
    const Group *known = walk->postings->groups.items;
    if (k + 2 * AHEAD < walk->groups.count) __builtin_prefetch(&known[groups[k + 2 * AHEAD]]);
    if (k + AHEAD < walk->groups.count) {
        uint32_t first = known[groups[k + AHEAD]].first;
        __builtin_prefetch(LIST(uint32_t, walk->postings->members) + first);
        __builtin_prefetch(LIST(uint16_t, walk->postings->marks) + first);
    }
}

/* Count the meetings of each report of the block. */
static int count_meetings(Meetings *walk) {
    const uint32_t *members = walk->postings->members.items;
    uint32_t from = walk->block * BLOCK, *sums = walk->sums.items;
    if (gather_groups(walk) < 0) return -1;
    memset(sums, 0, BLOCK * sizeof(uint32_t));
    for (size_t k = 0; k < walk->groups.count; k++) {
        ask_ahead(walk, k);
        uint32_t first = LIST(Group, walk->postings->groups)[LIST(uint32_t, walk->groups)[k]].first, last = first;
        while (!(members[last] & LAST)) last++;
        for (uint32_t at = first; at < last && members[at] < from + BLOCK; at++) sums[members[at] - from] += last - at;
    }
    return 0;
}

/* Write the meetings of the reports from `low` to `high` where `ends` says, which then holds where they end. */
static void write_meetings(Meetings *walk) {
    const uint32_t *members = walk->postings->members.items;
    const uint16_t *marks = walk->postings->marks.items;
    size_t *ends = walk->ends.items;
    Meeting *meetings = walk->meetings.items;
    for (size_t k = 0; k < walk->groups.count; k++) {
        ask_ahead(walk, k);
        uint32_t group = LIST(uint32_t, walk->groups)[k], at = LIST(Group, walk->postings->groups)[group].first;
        for (; members[at] < walk->high; at++) { /* the last member is marked, hence greater */
            if (members[at] < walk->low) continue;
            Meeting *out = meetings + ends[members[at] - walk->low];
            uint32_t other = at;
            do {
                other++;
                *out++ = (Meeting){report_of(members[other]) | may_be_long(marks[at], marks[other]), group};
            } while (!(members[other] & LAST));
            ends[members[at] - walk->low] += other - at;
        }
    }
}

/* Move the groups of a block on to the blocks of their next members. */
static void pass_on(Meetings *walk) {
    const uint32_t *members = walk->postings->members.items;
    uint32_t end = (walk->block + 1) * BLOCK;
    for (size_t k = 0; k < walk->groups.count; k++) {
        ask_ahead(walk, k);
        uint32_t group = LIST(uint32_t, walk->groups)[k], *first = &LIST(Group, walk->postings->groups)[group].first;
        while (members[*first] < end) ++*first;
        put_group(walk, group);
    }
}

/* The meetings of the reports from `high` on, as many as there is room for. */
static int bring_up(Meetings *walk) {
    uint32_t end = (walk->block + 1) * BLOCK < walk->count ? (walk->block + 1) * BLOCK : walk->count;
    size_t total = 0, *ends = walk->ends.items;
    walk->low = walk->high;
    for (; walk->high < end; walk->high++) {
        uint32_t more = LIST(uint32_t, walk->sums)[walk->high - walk->block * BLOCK];
        if (walk->high > walk->low && total + more > ROOM) break;
        ends[walk->high - walk->low] = total;
        total += more;
    }
    if (list_reserve(&walk->meetings, total + 1, sizeof(Meeting)) < 0) return -1;
    write_meetings(walk);
    return 0;
}

int meetings_next(Meetings *walk, uint32_t report, const Meeting **first, size_t *count) {
    if (report == walk->high) {
        if (report && report % BLOCK == 0) {
            pass_on(walk);
            walk->block++;
        }
        if ((report % BLOCK == 0 && count_meetings(walk) < 0) || bring_up(walk) < 0) return -1;
    }
    const size_t *ends = walk->ends.items;
    size_t before = report > walk->low ? ends[report - walk->low - 1] : 0;
    *first = LIST(Meeting, walk->meetings) + before;
    *count = ends[report - walk->low] - before;
    return 0;
}

void meetings_free(Meetings *walk) {
    List *lists[] = {&walk->groups, &walk->spare, &walk->sums, &walk->ends, &walk->meetings};
    for (size_t k = 0; k < sizeof lists / sizeof *lists; k++) list_free(lists[k]);
    free(walk->heads);
    free(walk->next);
}
