/* Find the pairs of reports worth comparing: the rule is that of dateline.copies.meetings. */
#include "rewrites.h"

enum {
    FULL = 64,
    BACKGROUND = 256,
    STOCK = 128,
    RARE = 512,
    MANY = 255,
    LEAST = 2 * FULL,
    PART_OF = 3, PART_IN = 5,
    UNKNOWN = INT32_MIN, /* a day that is not known */
    BUCKET_BITS = 16,
};

static const int32_t BY_KIND[KINDS] = {0, 64, 48, 64, 38, 26, 16, 0};

/* A report that has a mark. */
typedef struct {
    uint64_t number;
    uint32_t report;
    uint32_t mark; /* its place among all stated marks; NONE when it is loose */
} Entry;

#define NONE UINT32_MAX

/* The holders of one mark that are looked at from outside: those of one day by day, then the others by report. */
typedef struct {
    uint32_t start, narrow, wide; /* in the list of holders; how many of either */
    uint32_t families;
} Group;

typedef struct {
    uint32_t report;
    int32_t day;
} Held;

typedef struct {
    int32_t days;
    uint32_t popular, nearest, prints;
} Bounds;

typedef struct {
    size_t reports;
    const int32_t *days;      /* first and last of each report */
    const uint32_t *families; /* a number below the number of reports */
    const uint64_t *apart;
    size_t apart_count;
    Bounds bounds;
    List entries, spare; /* Entry */
    List groups, held;   /* Group, Held */
    uint32_t *group_of;  /* of each stated mark; NONE when no other report has it */
    uint32_t *starts;    /* the first stated mark of each report, and the end */
    uint64_t *numbers;   /* of the stated marks */
    uint32_t *stamp, *shared, *touched;
    uint32_t round;
} Meet;

static int32_t first_day(const Meet *meet, uint32_t report) { return meet->days[2 * (size_t)report]; }
static int32_t last_day(const Meet *meet, uint32_t report) { return meet->days[2 * (size_t)report + 1]; }

static int is_narrow(const Meet *meet, uint32_t report) {
    return first_day(meet, report) != UNKNOWN && first_day(meet, report) == last_day(meet, report);
}

/* ---- marks of one number together ---- */

static int by_entry(const void *one, const void *two) {
    const Entry *a = one, *b = two;
    if (a->number != b->number) return a->number < b->number ? -1 : 1;
    return a->report < b->report ? -1 : a->report > b->report;
}

static void sort_few(Entry *entries, size_t count) {
    if (count > 24) {
        qsort(entries, count, sizeof(Entry), by_entry);
        return;
    }
    for (size_t k = 1; k < count; k++) {
        Entry entry = entries[k];
        size_t at = k;
        for (; at && (entries[at - 1].number > entry.number ||
                      (entries[at - 1].number == entry.number && entries[at - 1].report > entry.report));
             at--) {
            entries[at] = entries[at - 1];
        }
        entries[at] = entry;
    }
}

/* Sort by number and report: scattered by the highest bits, which are well mixed, then each part by itself. */
static int sort_entries(Meet *meet) {
    size_t count = meet->entries.count, room = (size_t)1 << BUCKET_BITS;
    const Entry *from = LIST(Entry, meet->entries);
    size_t *ends = calloc(room + 1, sizeof(size_t));
    if (!ends || list_reserve(&meet->spare, count, sizeof(Entry)) < 0) {
        free(ends);
        return PyErr_NoMemory(), -1;
    }
    Entry *to = LIST(Entry, meet->spare);
    for (size_t k = 0; k < count; k++) ends[(from[k].number >> (64 - BUCKET_BITS)) + 1]++;
    for (size_t k = 0; k < room; k++) ends[k + 1] += ends[k];
    for (size_t k = 0; k < count; k++) to[ends[from[k].number >> (64 - BUCKET_BITS)]++] = from[k];
    for (size_t k = 0, start = 0; k < room; start = ends[k++]) sort_few(to + start, ends[k] - start);
    free(ends);
    meet->spare.count = count;
    List sorted = meet->spare;
    meet->spare = meet->entries;
    meet->entries = sorted;
    list_free(&meet->spare);
    return 0;
}

static int by_day(const void *one, const void *two) {
    const Held *a = one, *b = two;
    if (a->day != b->day) return a->day < b->day ? -1 : 1;
    return a->report < b->report ? -1 : a->report > b->report;
}

/* The holders in [first, last): the first few of each family, by day; how many families there are. */
static int add_group(Meet *meet, const Entry *entries, size_t count) {
    Group group = {(uint32_t)meet->held.count, 0, 0, 0};
    if (list_reserve(&meet->groups, meet->groups.count + 1, sizeof(Group)) < 0 ||
        list_reserve(&meet->held, meet->held.count + count, sizeof(Held)) < 0) {
        return -1;
    }
    Held *held = LIST(Held, meet->held) + meet->held.count;
    meet->round++;
    for (int wide = 0; wide < 2; wide++) {
        for (size_t k = 0; k < count; k++) {
            uint32_t report = entries[k].report, family = meet->families[report];
            if (!wide) { /* count the family on the first round; `shared` holds how many of it came before */
                if (meet->stamp[family] != meet->round) {
                    meet->stamp[family] = meet->round;
                    meet->shared[family] = 0;
                    group.families++;
                }
                meet->touched[k] = meet->shared[family]++;
            }
            if (meet->touched[k] >= meet->bounds.prints || is_narrow(meet, report) == wide) continue;
            *held++ = (Held){report, wide ? 0 : first_day(meet, report)};
            *(wide ? &group.wide : &group.narrow) += 1;
        }
    }
    held = LIST(Held, meet->held) + meet->held.count;
    if (group.narrow > 1) qsort(held, group.narrow, sizeof(Held), by_day);
    meet->held.count += group.narrow + group.wide;
    for (size_t k = 0; k < count; k++) {
        if (entries[k].mark != NONE) meet->group_of[entries[k].mark] = (uint32_t)meet->groups.count;
    }
    LIST(Group, meet->groups)[meet->groups.count++] = group;
    return 0;
}

static int make_groups(Meet *meet) {
    const Entry *entries = LIST(Entry, meet->entries);
    for (size_t k = 0, end; k < meet->entries.count; k = end) {
        for (end = k + 1; end < meet->entries.count && entries[end].number == entries[k].number; end++) continue;
        if (end - k > 1 && add_group(meet, entries + k, end - k) < 0) return -1;
    }
    return 0;
}

/* ---- what each report makes of its marks ---- */

static int32_t weight_of(const Meet *meet, uint64_t number, uint32_t families) {
    int32_t bits = log64(meet->reports + BACKGROUND) - log64((uint64_t)families + 1);
    int32_t rare = bits <= STOCK ? 0 : (bits - STOCK) * FULL / (RARE - STOCK);
    return BY_KIND[kind_of(number)] * (rare > FULL ? FULL : rare) / FULL;
}

/* The first of sorted holders on or after a day. */
static size_t find_day(const Held *held, size_t count, int64_t day) {
    size_t low = 0;
    while (low < count) {
        size_t middle = (low + count) / 2;
        if (held[middle].day < day) low = middle + 1;
        else count = middle;
    }
    return low;
}

static int is_near(const Meet *meet, uint32_t one, uint32_t two) {
    int64_t days = meet->bounds.days;
    int32_t first = first_day(meet, one), last = last_day(meet, one);
    int32_t other_first = first_day(meet, two), other_last = last_day(meet, two);
    int early = first == UNKNOWN || other_last == UNKNOWN || first - days <= other_last;
    return early && (other_first == UNKNOWN || last == UNKNOWN || other_first - days <= last);
}

typedef struct {
    int32_t weight;
    uint32_t count;
    const Held *near[2]; /* of one day, others */
    size_t sizes[2];
} Meeting;

/* What a mark leads to for a report that states it. Above `enough` unlike reports are not counted to the end: the mark then
 * leads to nothing. */
static Meeting meet_mark(Meet *meet, uint32_t report, uint32_t mark, uint32_t enough) {
    Meeting meeting = {0, 1, {NULL, NULL}, {0, 0}};
    uint64_t number = meet->numbers[mark];
    if (meet->group_of[mark] == NONE) {
        meeting.weight = weight_of(meet, number, 1);
        return meeting;
    }
    const Group *group = &LIST(Group, meet->groups)[meet->group_of[mark]];
    const Held *held = LIST(Held, meet->held) + group->start;
    int32_t first = first_day(meet, report), last = last_day(meet, report);
    size_t start = first == UNKNOWN ? 0 : find_day(held, group->narrow, (int64_t)first - meet->bounds.days);
    size_t end = last == UNKNOWN ? group->narrow : find_day(held, group->narrow, (int64_t)last + meet->bounds.days + 1);
    if (end < start) end = start; /* a report whose last day is before its first */
    meeting.weight = weight_of(meet, number, group->families);
    if (end - start + group->wide > 4 * (size_t)meet->bounds.popular) {
        meeting.count = MANY;
        return meeting;
    }
    meeting.near[0] = held + start;
    meeting.sizes[0] = end - start;
    meeting.near[1] = held + group->narrow;
    meeting.sizes[1] = group->wide;
    meet->round++;
    meet->stamp[meet->families[report]] = meet->round;
    for (int part = 0; part < 2; part++) {
        for (size_t k = 0; k < meeting.sizes[part] && meeting.count <= enough; k++) {
            uint32_t other = meeting.near[part][k].report, family = meet->families[other];
            if (meet->stamp[family] == meet->round || (part && !is_near(meet, report, other))) continue;
            meet->stamp[family] = meet->round;
            meeting.count++;
        }
    }
    if (meeting.count > meet->bounds.popular) meeting.sizes[0] = meeting.sizes[1] = 0;
    if (meeting.count > MANY) meeting.count = MANY;
    return meeting;
}

static int is_apart(const Meet *meet, uint32_t one, uint32_t two) {
    uint64_t pair = one < two ? (uint64_t)one << 32 | two : (uint64_t)two << 32 | one;
    size_t low = 0, high = meet->apart_count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (meet->apart[middle] < pair) low = middle + 1;
        else high = middle;
    }
    return low < meet->apart_count && meet->apart[low] == pair;
}

typedef struct {
    uint32_t weight, report;
} Near;

static int by_near(const void *one, const void *two) {
    const Near *a = one, *b = two;
    if (a->weight != b->weight) return a->weight > b->weight ? -1 : 1;
    return a->report < b->report ? -1 : a->report > b->report;
}

static int by_pair(const void *one, const void *two) {
    uint64_t a = *(const uint64_t *)one, b = *(const uint64_t *)two;
    return a < b ? -1 : a > b;
}

/* Add the pairs of one report with those that have most of what is rare in it. */
static int choose(Meet *meet, uint32_t report, List *near, List *pairs) {
    uint32_t rare = 0, touched = 0;
    near->count = 0;
    for (uint32_t mark = meet->starts[report]; mark < meet->starts[report + 1]; mark++) {
        Meeting meeting = meet_mark(meet, report, mark, meet->bounds.popular);
        if (meeting.count > meet->bounds.popular) continue;
        rare += (uint32_t)meeting.weight;
        for (int part = 0; part < 2 && meeting.weight; part++) {
            for (size_t k = 0; k < meeting.sizes[part]; k++) {
                uint32_t other = meeting.near[part][k].report;
                if (meet->families[other] == meet->families[report] || (part && !is_near(meet, report, other))) continue;
                if (!meet->shared[other]) meet->touched[touched++] = other;
                meet->shared[other] += (uint32_t)meeting.weight;
            }
        }
    }
    for (uint32_t k = 0; k < touched; k++) {
        uint32_t other = meet->touched[k], weight = meet->shared[other];
        meet->shared[other] = 0;
        if (weight < LEAST || (uint64_t)weight * PART_IN < (uint64_t)rare * PART_OF) continue;
        if (is_apart(meet, report, other)) continue;
        if (list_reserve(near, near->count + 1, sizeof(Near)) < 0) return -1;
        LIST(Near, *near)[near->count++] = (Near){weight, other};
    }
    if (near->count > 1) qsort(near->items, near->count, sizeof(Near), by_near);
    for (size_t k = 0; k < near->count && k < meet->bounds.nearest; k++) {
        uint32_t other = LIST(Near, *near)[k].report;
        if (list_reserve(pairs, pairs->count + 1, sizeof(uint64_t)) < 0) return -1;
        LIST(uint64_t, *pairs)[pairs->count++] =
            report < other ? (uint64_t)report << 32 | other : (uint64_t)other << 32 | report;
    }
    return 0;
}

/* ---- to and from Python ---- */

/* The numbers that a bytes object holds. */
static int numbers_in(PyObject *bytes, const uint64_t **numbers, size_t *count) {
    char *items;
    Py_ssize_t size;
    if (PyBytes_AsStringAndSize(bytes, &items, &size) < 0) return -1;
    if (size % 8) return PyErr_SetString(PyExc_ValueError, "a mark has 8 bytes"), -1;
    *numbers = (const uint64_t *)items;
    *count = (size_t)size / 8;
    return 0;
}

/* The stated and the loose marks of every report. */
static int read_marks(Meet *meet, PyObject *marks) {
    size_t stated = 0;
    for (size_t report = 0; report < meet->reports; report++) {
        PyObject *pair = PyList_GetItem(marks, (Py_ssize_t)report);
        if (!PyTuple_Check(pair) || PyTuple_Size(pair) != 2) return PyErr_SetString(PyExc_TypeError, "marks are pairs"), -1;
        meet->starts[report] = (uint32_t)stated;
        for (int loose = 0; loose < 2; loose++) {
            const uint64_t *numbers;
            size_t count;
            if (numbers_in(PyTuple_GetItem(pair, loose), &numbers, &count) < 0) return -1;
            if (stated + count >= NONE || list_reserve(&meet->entries, meet->entries.count + count, sizeof(Entry)) < 0) {
                if (!PyErr_Occurred()) PyErr_SetString(PyExc_OverflowError, "too many marks for one search");
                return -1;
            }
            Entry *entries = LIST(Entry, meet->entries) + meet->entries.count;
            for (size_t k = 0; k < count; k++) {
                uint64_t number;
                memcpy(&number, numbers + k, 8);
                entries[k] = (Entry){number, (uint32_t)report, loose ? NONE : (uint32_t)stated++};
            }
            meet->entries.count += count;
        }
    }
    meet->starts[meet->reports] = (uint32_t)stated;
    meet->numbers = malloc((stated + 1) * sizeof(uint64_t));
    meet->group_of = malloc((stated + 1) * sizeof(uint32_t));
    if (!meet->numbers || !meet->group_of) return PyErr_NoMemory(), -1;
    memset(meet->group_of, 0xff, (stated + 1) * sizeof(uint32_t));
    for (size_t k = 0; k < meet->entries.count; k++) {
        Entry entry = LIST(Entry, meet->entries)[k];
        if (entry.mark != NONE) meet->numbers[entry.mark] = entry.number;
    }
    return 0;
}

static PyObject *pairs_object(const uint64_t *pairs, size_t count) {
    PyObject *list = PyList_New((Py_ssize_t)count);
    for (size_t k = 0; list && k < count; k++) {
        PyObject *pair = Py_BuildValue("(II)", (unsigned)(pairs[k] >> 32), (unsigned)pairs[k]);
        if (!pair || PyList_SetItem(list, (Py_ssize_t)k, pair) < 0) Py_CLEAR(list);
    }
    return list;
}

/* Weight and count of every stated mark of a report. */
static PyObject *weighed_object(Meet *meet, uint32_t report) {
    uint32_t start = meet->starts[report], end = meet->starts[report + 1];
    PyObject *weights = PyBytes_FromStringAndSize(NULL, end - start), *counts = PyBytes_FromStringAndSize(NULL, end - start);
    PyObject *item = NULL;
    if (weights && counts) {
        char *to_weights = PyBytes_AsString(weights), *to_counts = PyBytes_AsString(counts);
        for (uint32_t mark = start; mark < end; mark++) {
            Meeting meeting = meet_mark(meet, report, mark, UINT32_MAX);
            to_weights[mark - start] = (char)meeting.weight;
            to_counts[mark - start] = (char)meeting.count;
        }
        item = Py_BuildValue("(IOO)", report, weights, counts);
    }
    Py_XDECREF(weights);
    Py_XDECREF(counts);
    return item;
}

static PyObject *all_weighed(Meet *meet, const List *pairs) {
    PyObject *list = PyList_New(0);
    unsigned char *named = calloc(meet->reports + 1, 1);
    if (!named) Py_CLEAR(list);
    for (size_t k = 0; list && k < pairs->count; k++) {
        named[LIST(uint64_t, *pairs)[k] >> 32] = named[(uint32_t)LIST(uint64_t, *pairs)[k]] = 1;
    }
    for (uint32_t report = 0; list && report < meet->reports; report++) {
        PyObject *item = named[report] ? weighed_object(meet, report) : NULL;
        if (named[report] && (!item || PyList_Append(list, item) < 0)) Py_CLEAR(list);
        Py_XDECREF(item);
    }
    free(named);
    return list ? list : (PyErr_Occurred() ? NULL : PyErr_NoMemory());
}

static int find_pairs(Meet *meet, List *pairs) {
    List near = {NULL, 0, 0};
    int failed = sort_entries(meet) < 0 || make_groups(meet) < 0;
    list_free(&meet->entries);
    memset(meet->shared, 0, (meet->reports + 1) * sizeof(uint32_t));
    for (uint32_t report = 0; !failed && report < meet->reports; report++) {
        failed = choose(meet, report, &near, pairs) < 0 || PyErr_CheckSignals() < 0;
    }
    list_free(&near);
    if (failed) return -1;
    size_t kept = 0;
    uint64_t *found = LIST(uint64_t, *pairs);
    if (pairs->count > 1) qsort(found, pairs->count, sizeof(uint64_t), by_pair);
    for (size_t k = 0; k < pairs->count; k++) {
        if (!kept || found[kept - 1] != found[k]) found[kept++] = found[k];
    }
    pairs->count = kept;
    return 0;
}

PyObject *meet_all(PyObject *module, PyObject *args) {
    Meet meet = {0};
    List pairs = {NULL, 0, 0};
    PyObject *marks, *bounds, *found = NULL;
    const char *days, *families, *apart;
    Py_ssize_t day_size, family_size, apart_size;
    (void)module;
    if (!PyArg_ParseTuple(args, "Oy#y#y#O", &marks, &days, &day_size, &families, &family_size, &apart, &apart_size, &bounds)) {
        return NULL;
    }
    if (!PyList_Check(marks) || !PyTuple_Check(bounds)) return PyErr_SetString(PyExc_TypeError, "marks and bounds"), NULL;
    if (!PyArg_ParseTuple(bounds, "iIII", &meet.bounds.days, &meet.bounds.popular, &meet.bounds.nearest,
                          &meet.bounds.prints)) {
        return NULL;
    }
    meet.reports = (size_t)PyList_Size(marks);
    if ((size_t)day_size != meet.reports * 8 || (size_t)family_size != meet.reports * 4 || apart_size % 8 ||
        meet.bounds.days < 0) {
        return PyErr_SetString(PyExc_ValueError, "two days and a family for each report, 8 bytes for each pair"), NULL;
    }
    meet.days = (const int32_t *)days;
    meet.families = (const uint32_t *)families;
    meet.apart = (const uint64_t *)apart;
    meet.apart_count = (size_t)apart_size / 8;
    for (size_t k = 0; k < meet.reports; k++) {
        if (meet.families[k] >= meet.reports) return PyErr_SetString(PyExc_ValueError, "a family is a report"), NULL;
    }
    meet.starts = calloc(meet.reports + 1, sizeof(uint32_t));
    meet.stamp = calloc(meet.reports + 1, sizeof(uint32_t));
    meet.shared = calloc(meet.reports + 1, sizeof(uint32_t));
    meet.touched = calloc(2 * (meet.reports + 1), sizeof(uint32_t));
    if (!meet.starts || !meet.stamp || !meet.shared || !meet.touched) {
        PyErr_NoMemory();
    } else if (read_marks(&meet, marks) == 0 && find_pairs(&meet, &pairs) == 0) {
        PyObject *listed = pairs_object(LIST(uint64_t, pairs), pairs.count);
        PyObject *weighed = listed ? all_weighed(&meet, &pairs) : NULL;
        found = weighed ? PyTuple_Pack(2, listed, weighed) : NULL;
        Py_XDECREF(listed);
        Py_XDECREF(weighed);
    }
    List *lists[] = {&meet.entries, &meet.spare, &meet.groups, &meet.held, &pairs};
    for (size_t k = 0; k < sizeof lists / sizeof *lists; k++) list_free(lists[k]);
    free(meet.group_of);
    free(meet.starts);
    free(meet.numbers);
    free(meet.stamp);
    free(meet.shared);
    free(meet.touched);
    return found;
}
