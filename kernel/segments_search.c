/* Which reports are to be compared with a text. The rule is that of search.py. */
#include "segments.h"

/* ---- sets ---- */

/* A set of numbers, each with a count, which is kept plus one: 0 is an empty place. */
typedef struct {
    uint64_t *numbers;
    uint32_t *counts;
    size_t room, used;
} Set;

static void set_free(Set *set) {
    free(set->numbers);
    free(set->counts);
    *set = (Set){NULL, NULL, 0, 0};
}

static void set_clear(Set *set) {
    if (set->used) memset(set->counts, 0, set->room * sizeof(uint32_t));
    set->used = 0;
}

static size_t set_place(const Set *set, uint64_t number) {
    size_t at = (size_t)(number * 0x9E3779B97F4A7C15u >> 32) & (set->room - 1);
    while (set->counts[at] && set->numbers[at] != number) at = (at + 1) & (set->room - 1);
    return at;
}

static int set_grow(Set *set) {
    Set bigger = {NULL, NULL, set->room ? 2 * set->room : 64, set->used};
    bigger.numbers = malloc(bigger.room * sizeof(uint64_t));
    bigger.counts = calloc(bigger.room, sizeof(uint32_t));
    if (!bigger.numbers || !bigger.counts) return set_free(&bigger), PyErr_NoMemory(), -1;
    for (size_t k = 0; k < set->room; k++) {
        if (!set->counts[k]) continue;
        size_t at = set_place(&bigger, set->numbers[k]);
        bigger.numbers[at] = set->numbers[k];
        bigger.counts[at] = set->counts[k];
    }
    set_free(set);
    *set = bigger;
    return 0;
}

/* Add a number; the count of one that is there stays. */
static int set_add(Set *set, uint64_t number, uint32_t count) {
    if (2 * set->used >= set->room && set_grow(set) < 0) return -1;
    size_t at = set_place(set, number);
    if (set->counts[at]) return 0;
    set->numbers[at] = number;
    set->counts[at] = count + 1;
    set->used++;
    return 0;
}

/* ---- the lists of each key ---- */

enum { NONE = UINT32_MAX };

typedef struct {
    List sources; /* Source * */
    List keys;    /* uint64_t */
    List found;   /* Postings, those of one key chained by `next` */
    uint32_t *heads;
    Set families;
} Query;

static void query_free(Query *query) {
    list_free(&query->sources);
    list_free(&query->keys);
    list_free(&query->found);
    set_free(&query->families);
    free(query->heads);
}

static int find_in(Query *query, Source *source) {
    enum { AHEAD = 16 }; /* keys whose line, or bucket, is on its way from memory while others are read */
    size_t count = query->keys.count;
    const uint64_t *keys = query->keys.items;
    uint64_t places[AHEAD];
    int probed[AHEAD];
    for (size_t k = 0; k < count + 2 * AHEAD; k++) {
        if (k >= 2 * AHEAD && probed[k % AHEAD]) {
            size_t here = k - 2 * AHEAD;
            if (list_reserve(&query->found, query->found.count + 1, sizeof(Postings)) < 0) return -1;
            Postings *postings = LIST(Postings, query->found) + query->found.count;
            int found = source_find(source, keys[here], places[k % AHEAD], postings);
            if (found < 0) return -1;
            if (found) {
                postings->next = query->heads[here];
                query->heads[here] = (uint32_t)query->found.count++;
            }
        }
        if (k >= AHEAD) {
            int found = k - AHEAD < count ? source_probe(source, keys[k - AHEAD], &places[k % AHEAD]) : 0;
            if (found < 0) return -1;
            probed[k % AHEAD] = found;
        }
        if (k < count) source_prefetch(source, keys[k]);
    }
    return 0;
}

static int query_open(Query *query, PyObject *module, PyObject *views, PyObject *keys) {
    *query = (Query){{0}, {0}, {0}, NULL, {NULL, NULL, 0, 0}};
    if (sources_read(module, views, &query->sources) < 0 || keys_read(keys, &query->keys) < 0) return -1;
    query->heads = malloc((query->keys.count + 1) * sizeof(uint32_t));
    if (!query->heads) return PyErr_NoMemory(), -1;
    for (size_t k = 0; k < query->keys.count; k++) query->heads[k] = NONE;
    for (size_t k = 0; k < query->sources.count; k++) {
        if (find_in(query, LIST(Source *, query->sources)[k]) < 0) return -1;
    }
    return 0;
}

static const Postings *chained(const Query *query, uint32_t at) {
    return at == NONE ? NULL : LIST(Postings, query->found) + at;
}

/* ---- families ---- */

static int add_families(Query *query, const Postings *postings, uint32_t most) {
    Walk walk;
    uint32_t posting;
    Facts facts;
    int found;
    walk_open(&walk, postings, ANY_SIZE);
    while (query->families.used <= most && (found = walk_next(&walk, &posting, &facts))) {
        if (found < 0 || set_add(&query->families, facts.family, 0) < 0) return -1;
    }
    return 0;
}

/* Add the families that a list names up front; 1 when there may be more, 0 when not, -1 on damage. */
static int add_leaders(Query *query, const Postings *postings, uint32_t most) {
    int more = postings->leaders == LEADERS;
    for (uint32_t k = 0; k < postings->leaders && query->families.used <= most; k++) {
        Facts facts;
        int found = source_facts(postings->source, load4(postings->at + 4 * k), &facts);
        if (found < 0 || (found && set_add(&query->families, facts.family, 0) < 0)) return -1;
        more |= !found;
    }
    return more;
}

/* Of how many families a key is, up to most + 1; -1 on damage. */
static int64_t families_of(Query *query, uint32_t head, uint32_t most) {
    int more = 0;
    set_clear(&query->families);
    for (const Postings *p = chained(query, head); p && query->families.used <= most; p = chained(query, p->next)) {
        int found = p->place ? add_leaders(query, p, most) : add_families(query, p, most);
        if (found < 0) return -1;
        more |= found;
    }
    for (const Postings *p = chained(query, head); p && more && query->families.used <= most; p = chained(query, p->next)) {
        if (p->place && add_families(query, p, most) < 0) return -1;
    }
    return query->families.used <= most ? (int64_t)query->families.used : (int64_t)most + 1;
}

/* ---- candidates ---- */

typedef struct {
    uint32_t head;
    uint64_t count;
} Frequent;

static int by_count(const void *one, const void *two) {
    const Frequent *a = one, *b = two;
    if (a->count != b->count) return a->count < b->count ? -1 : 1;
    return a->head < b->head ? -1 : a->head > b->head;
}

static int by_number(const void *one, const void *two) {
    uint32_t a = *(const uint32_t *)one, b = *(const uint32_t *)two;
    return a < b ? -1 : a > b;
}

/* Add the reports of a key that have at most so many shingles. */
static int add_reports(const Query *query, uint32_t head, uint32_t most, Set *reports) {
    for (const Postings *p = chained(query, head); p; p = chained(query, p->next)) {
        Walk walk;
        uint32_t posting;
        Facts facts;
        int found;
        walk_open(&walk, p, most);
        while ((found = walk_next(&walk, &posting, &facts)) > 0) {
            if (set_add(reports, source_number(p->source, posting), facts.size) < 0) return -1;
        }
        if (found < 0) return -1;
    }
    return 0;
}

/* How many shared keys make a flood of two texts that have so many. */
static uint64_t needed(uint64_t many, uint64_t one, uint64_t two) {
    uint64_t shorter = one < two ? one : two;
    uint64_t half = ((shorter ? shorter : 1) + 1) / 2;
    return many < 1 ? 1 : many < half ? many : half;
}

static int holds(const Query *query, uint32_t head, uint32_t number, uint32_t size) {
    for (const Postings *p = chained(query, head); p; p = chained(query, p->next)) {
        if (!p->source->is_tail && (number < p->source->first || number > p->source->last)) continue;
        int found = postings_hold(p, number, size);
        if (found) return found;
    }
    return 0;
}

/* Count by asking the lists for each report. */
static int count_by_asking(const Query *query, const Frequent *frequent, size_t count, Set *reports) {
    for (size_t k = 0; k < reports->room; k++) {
        if (!reports->counts[k]) continue;
        uint32_t number = (uint32_t)reports->numbers[k], size = reports->counts[k] - 1, shared = 0;
        for (size_t n = 0; n < count; n++) {
            int found = holds(query, frequent[n].head, number, size);
            if (found < 0) return -1;
            shared += (uint32_t)found;
        }
        reports->counts[k] = shared + 1;
    }
    return 0;
}

/* Count by reading the lists through. */
static int count_by_reading(const Query *query, const Frequent *frequent, size_t count, Set *reports) {
    for (size_t k = 0; k < reports->room; k++) reports->counts[k] = reports->counts[k] != 0;
    for (size_t n = 0; n < count; n++) {
        for (const Postings *p = chained(query, frequent[n].head); p; p = chained(query, p->next)) {
            Walk walk;
            uint32_t posting;
            Facts facts;
            int found;
            walk_open(&walk, p, ANY_SIZE);
            while ((found = walk_next(&walk, &posting, &facts)) > 0) {
                size_t at = set_place(reports, source_number(p->source, posting));
                reports->counts[at] += reports->counts[at] != 0;
            }
            if (found < 0) return -1;
        }
    }
    return 0;
}

/* Add to `found` the reports that share a flood of the frequent keys. */
static int add_floods(const Query *query, Frequent *frequent, size_t count, uint64_t many, Set *found) {
    uint64_t size = query->keys.count, whole = needed(many, size, size), total = 0;
    Set sizes = {NULL, NULL, 0, 0}, shared = {NULL, NULL, 0, 0};
    int failed = 0;
    qsort(frequent, count, sizeof(Frequent), by_count);
    for (size_t k = 0; k < count && !failed; k++) {
        uint64_t left = count - k;
        failed = add_reports(query, frequent[k].head, whole <= left ? ANY_SIZE : (uint32_t)(2 * left), &sizes) < 0;
        total += frequent[k].count;
    }
    for (size_t k = 0; k < sizes.room && !failed; k++) { /* those that are found already need no counting */
        uint64_t number = sizes.numbers[k];
        if (!sizes.counts[k] || (found->room && found->counts[set_place(found, number)])) continue;
        failed = set_add(&shared, number, sizes.counts[k] - 1) < 0;
    }
    if (!failed && shared.used) {
        /* Asking one list is about as much work as reading so many of its postings. */
        enum { ASKING = 8 };
        int asks = shared.used * count * ASKING < total;
        failed = asks ? count_by_asking(query, frequent, count, &shared) < 0
                      : count_by_reading(query, frequent, count, &shared) < 0;
    }
    for (size_t k = 0; k < shared.room && !failed; k++) {
        if (!shared.counts[k]) continue;
        uint64_t number = shared.numbers[k];
        uint32_t other = sizes.counts[set_place(&sizes, number)] - 1;
        if (shared.counts[k] - 1 >= needed(many, size, other)) failed = set_add(found, number, 0) < 0;
    }
    set_free(&sizes);
    set_free(&shared);
    return failed ? -1 : 0;
}

static int search(Query *query, uint32_t leads, uint64_t many, Set *found) {
    size_t count = 0;
    Frequent *frequent = malloc((query->keys.count + 1) * sizeof(Frequent));
    if (!frequent) return PyErr_NoMemory(), -1;
    int failed = 0;
    for (size_t k = 0; k < query->keys.count && !failed; k++) {
        uint32_t head = query->heads[k];
        if (head == NONE) continue;
        int64_t families = families_of(query, head, leads);
        if (families < 0) {
            failed = 1;
        } else if (families <= leads) {
            failed = add_reports(query, head, ANY_SIZE, found) < 0;
        } else {
            uint64_t length = 0;
            for (const Postings *p = chained(query, head); p; p = chained(query, p->next)) length += p->count;
            frequent[count++] = (Frequent){head, length};
        }
    }
    failed = failed || add_floods(query, frequent, count, many, found) < 0;
    free(frequent);
    return failed ? -1 : 0;
}

/* The numbers of a set, ascending. */
static PyObject *numbers_of(const Set *set) {
    uint32_t *numbers = malloc((set->used + 1) * sizeof(uint32_t));
    size_t count = 0;
    if (!numbers) return PyErr_NoMemory();
    for (size_t k = 0; k < set->room; k++) {
        if (set->counts[k]) numbers[count++] = (uint32_t)set->numbers[k];
    }
    qsort(numbers, count, sizeof(uint32_t), by_number);
    PyObject *list = PyList_New((Py_ssize_t)count);
    for (size_t k = 0; list && k < count; k++) {
        PyObject *number = PyLong_FromUnsignedLong(numbers[k]);
        if (!number || PyList_SetItem(list, (Py_ssize_t)k, number) < 0) Py_CLEAR(list);
    }
    free(numbers);
    return list;
}

PyObject *find_candidates(PyObject *module, PyObject *args) {
    PyObject *views, *keys, *made = NULL;
    unsigned int leads, many;
    Query query;
    Set found = {NULL, NULL, 0, 0};
    if (!PyArg_ParseTuple(args, "OOII", &views, &keys, &leads, &many)) return NULL;
    if (query_open(&query, module, views, keys) == 0 && search(&query, leads, many, &found) == 0) made = numbers_of(&found);
    set_free(&found);
    query_free(&query);
    return made;
}

PyObject *count_families(PyObject *module, PyObject *args) {
    PyObject *views, *keys, *list = NULL;
    unsigned int most;
    Query query;
    if (!PyArg_ParseTuple(args, "OOI", &views, &keys, &most)) return NULL;
    if (query_open(&query, module, views, keys) == 0) list = PyList_New((Py_ssize_t)query.keys.count);
    for (size_t k = 0; list && k < query.keys.count; k++) {
        int64_t families = families_of(&query, query.heads[k], most);
        PyObject *number = families < 0 ? NULL : PyLong_FromLongLong(families);
        if (!number || PyList_SetItem(list, (Py_ssize_t)k, number) < 0) Py_CLEAR(list);
    }
    query_free(&query);
    return list;
}

PyObject *find_holders(PyObject *module, PyObject *args) {
    PyObject *views, *keys, *made = NULL;
    Query query;
    Set found = {NULL, NULL, 0, 0};
    if (!PyArg_ParseTuple(args, "OO", &views, &keys)) return NULL;
    int failed = query_open(&query, module, views, keys) < 0;
    for (size_t k = 0; k < query.keys.count && !failed; k++) failed = add_reports(&query, query.heads[k], ANY_SIZE, &found) < 0;
    if (!failed) made = numbers_of(&found);
    set_free(&found);
    query_free(&query);
    return made;
}

PyObject *count_held(PyObject *module, PyObject *args) {
    PyObject *views, *keys;
    unsigned int number;
    Query query;
    size_t held = 0;
    if (!PyArg_ParseTuple(args, "OOI", &views, &keys, &number)) return NULL;
    int failed = query_open(&query, module, views, keys) < 0;
    for (size_t k = 0; k < query.keys.count && !failed; k++) {
        for (const Postings *p = chained(&query, query.heads[k]); p && !failed; p = chained(&query, p->next)) {
            Facts facts;
            int there = 0, found = p->source->first <= number && number <= p->source->last;
            if (found) found = there = source_facts_of(p->source, number, &facts);
            if (there > 0) found = postings_hold(p, number, facts.size);
            failed = found < 0;
            held += found > 0;
        }
    }
    query_free(&query);
    return failed ? NULL : PyLong_FromSize_t(held);
}
