/* Every pair of many reports that shares text, and what each pair shares. The rule is dateline.copies.find's. */
#include "postings.h"


typedef struct {
    uint32_t a, b, first_passage;
    uint32_t flood;
} Pair;

typedef struct {
    PyObject_HEAD
    PyObject *held; /* the readings, as a tuple */
    Reading **readings;
    uint32_t count;
    Options options;
    Postings postings;
    List pairs; /* Pair, by (a, b) */
    Evidence evidence;
    Desk desk;
} Corpus;

/* Working space of the search for candidates. */
typedef struct {
    uint32_t *shared; /* how many shingles each other report has in common with the one at hand */
    List others;      /* uint32_t: the reports that have any */
    List floods;      /* uint64_t: pairs that share a flood of frequent shingles, a << 32 | b, ascending */
    List frequent;    /* uint32_t: the frequent groups of the report at hand */
} Search;

static int by_number(const void *one, const void *two) {
    uint32_t a = *(const uint32_t *)one, b = *(const uint32_t *)two;
    return a < b ? -1 : a > b;
}

static int by_wide_number(const void *one, const void *two) {
    uint64_t a = *(const uint64_t *)one, b = *(const uint64_t *)two;
    return a < b ? -1 : a > b;
}

/* Count a report that shares a shingle with the one at hand. */
static int meet(Search *search, uint32_t other) {
    if (search->shared[other]++) return 0;
    if (list_reserve(&search->others, search->others.count + 1, sizeof(uint32_t)) < 0) return -1;
    LIST(uint32_t, search->others)[search->others.count++] = other;
    return 0;
}

static void forget_others(Search *search) {
    for (size_t k = 0; k < search->others.count; k++) search->shared[LIST(uint32_t, search->others)[k]] = 0;
    search->others.count = 0;
}

/* ---- frequent shingles ---- */

static int add_flood(Search *search, uint32_t one, uint32_t two) {
    uint64_t a = one < two ? one : two, b = one < two ? two : one;
    if (list_reserve(&search->floods, search->floods.count + 1, sizeof(uint64_t)) < 0) return -1;
    LIST(uint64_t, search->floods)[search->floods.count++] = a << 32 | b;
    return 0;
}

/* Pairs of one report that share so many frequent shingles that they are to be compared all the same. */
static int flood_of(const Corpus *corpus, Search *search, uint32_t report) {
    const uint32_t *members = corpus->postings.members.items, *firsts = corpus->postings.firsts.items;
    uint32_t size = corpus->readings[report]->shingle_count;
    if (!is_flood(search->frequent.count, size, size, &corpus->options)) return 0;
    for (size_t k = 0; k < search->frequent.count; k++) {
        for (uint32_t at = firsts[LIST(uint32_t, search->frequent)[k]];; at++) {
            uint32_t other = members[at] & ~(uint32_t)LAST;
            if (other != report && meet(search, other) < 0) return -1;
            if (members[at] & LAST) break;
        }
    }
    for (size_t k = 0; k < search->others.count; k++) {
        uint32_t other = LIST(uint32_t, search->others)[k];
        if (is_flood(search->shared[other], size, corpus->readings[other]->shingle_count, &corpus->options) &&
            add_flood(search, report, other) < 0) {
            return -1;
        }
    }
    forget_others(search);
    return 0;
}

/* The group that a place among the members belongs to. */
static uint32_t group_of(const Postings *postings, uint32_t at) {
    const uint32_t *firsts = postings->firsts.items;
    size_t low = 0, high = postings->firsts.count;
    while (high - low > 1) {
        size_t mid = low + (high - low) / 2;
        if (firsts[mid] <= at) low = mid;
        else high = mid;
    }
    return (uint32_t)low;
}

/* One bit for each member of a frequent group. */
static unsigned char *mark_frequent(const Corpus *corpus) {
    const Postings *postings = &corpus->postings;
    unsigned char *bits = calloc(postings->members.count / 8 + 1, 1);
    if (!bits) return (unsigned char *)PyErr_NoMemory();
    for (size_t group = 0; group < postings->firsts.count; group++) {
        if (LIST(uint32_t, postings->families)[group] <= corpus->options.leads) continue;
        uint32_t at = LIST(uint32_t, postings->firsts)[group];
        do bits[at / 8] |= (unsigned char)(1u << at % 8);
        while (!(LIST(uint32_t, postings->members)[at++] & LAST));
    }
    return bits;
}

static int find_floods(const Corpus *corpus, Search *search, const unsigned char *frequent) {
    const Postings *postings = &corpus->postings;
    for (uint32_t report = 0; report < corpus->count; report++) {
        search->frequent.count = 0;
        for (uint32_t k = postings->starts[report]; k < postings->starts[report + 1]; k++) {
            uint32_t at = postings->entries[k];
            if (!(frequent[at / 8] & 1u << at % 8)) continue;
            if (list_reserve(&search->frequent, search->frequent.count + 1, sizeof(uint32_t)) < 0) return -1;
            LIST(uint32_t, search->frequent)[search->frequent.count++] = group_of(postings, at);
        }
        if (search->frequent.count && flood_of(corpus, search, report) < 0) return -1;
    }
    if (search->floods.count) qsort(search->floods.items, search->floods.count, sizeof(uint64_t), by_wide_number);
    return 0;
}

/* ---- candidates ---- */

/* The later reports that share a shingle with this one which is not frequent, or a flood of frequent ones, in order. */
static int find_others(const Corpus *corpus, Search *search, const unsigned char *frequent, uint32_t report, size_t *flood) {
    const Postings *postings = &corpus->postings;
    const uint32_t *members = postings->members.items;
    for (uint32_t k = postings->starts[report]; k < postings->starts[report + 1]; k++) {
        uint32_t at = postings->entries[k];
        if (frequent[at / 8] & 1u << at % 8) continue;
        while (!(members[at] & LAST)) {
            if (meet(search, members[++at] & ~(uint32_t)LAST) < 0) return -1;
        }
    }
    for (; *flood < search->floods.count && LIST(uint64_t, search->floods)[*flood] >> 32 == report; ++*flood) {
        if (meet(search, (uint32_t)LIST(uint64_t, search->floods)[*flood]) < 0) return -1;
    }
    if (search->others.count) qsort(search->others.items, search->others.count, sizeof(uint32_t), by_number);
    return 0;
}

static int compare_with(Corpus *corpus, uint32_t a, uint32_t b) {
    Evidence *evidence = &corpus->evidence;
    size_t first = evidence->passages.count, spans = evidence->spans.count;
    int found = desk_compare(&corpus->desk, corpus->readings[b], &corpus->options, evidence);
    if (found <= 0) return found;
    if (corpus->evidence.spans.count > UINT32_MAX / 2) return PyErr_SetString(PyExc_OverflowError, "too many spans"), -1;
    if (list_reserve(&corpus->pairs, corpus->pairs.count + 1, sizeof(Pair)) < 0) return -1;
    uint32_t flood = (uint32_t)is_flood(corpus->desk.shared.count, corpus->readings[a]->shingle_count,
                                        corpus->readings[b]->shingle_count, &corpus->options);
    if (!flood && !is_telling(evidence, first, &corpus->options)) {
        evidence->passages.count = first;
        evidence->spans.count = spans;
        return 0;
    }
    LIST(Pair, corpus->pairs)[corpus->pairs.count++] = (Pair){a, b, (uint32_t)first, flood};
    return 0;
}

static int compare_all(Corpus *corpus, Search *search, const unsigned char *frequent) {
    size_t flood = 0;
    for (uint32_t a = 0; a < corpus->count; a++) {
        if (find_others(corpus, search, frequent, a, &flood) < 0) return -1;
        if (!search->others.count) continue;
        if (desk_open(&corpus->desk, corpus->readings[a], &corpus->options) < 0) return -1;
        for (size_t k = 0; k < search->others.count; k++) {
            if (compare_with(corpus, a, LIST(uint32_t, search->others)[k]) < 0) return -1;
        }
        forget_others(search);
        if (PyErr_CheckSignals() < 0) return -1;
    }
    return 0;
}

static int search_corpus(Corpus *corpus) {
    Search search = {0};
    unsigned char *frequent = NULL;
    int failed = postings_build(&corpus->postings, corpus->readings, corpus->count) < 0;
    if (!failed) {
        search.shared = calloc((size_t)corpus->count + 1, sizeof(uint32_t));
        failed = !search.shared || !(frequent = mark_frequent(corpus));
        if (failed && !PyErr_Occurred()) PyErr_NoMemory();
    }
    failed = failed || find_floods(corpus, &search, frequent) < 0 || compare_all(corpus, &search, frequent) < 0;
    free(frequent);
    free(search.shared);
    list_free(&search.others);
    list_free(&search.floods);
    list_free(&search.frequent);
    return failed ? -1 : 0;
}

/* ---- the type ---- */

static int hold_readings(Corpus *corpus, PyObject *readings, PyTypeObject *kind) {
    corpus->held = PySequence_Tuple(readings);
    if (!corpus->held) return -1;
    Py_ssize_t count = PyTuple_Size(corpus->held);
    if (count < 0 || count >= INT32_MAX) return PyErr_SetString(PyExc_OverflowError, "too many reports"), -1;
    corpus->count = (uint32_t)count;
    corpus->readings = malloc((size_t)count * sizeof(Reading *) + 1);
    if (!corpus->readings) return PyErr_NoMemory(), -1;
    for (Py_ssize_t k = 0; k < count; k++) {
        PyObject *reading = PyTuple_GetItem(corpus->held, k);
        if (!PyObject_TypeCheck(reading, kind)) return PyErr_SetString(PyExc_TypeError, "not a Reading"), -1;
        corpus->readings[k] = (Reading *)reading;
    }
    return 0;
}

static PyObject *corpus_new(PyTypeObject *type, PyObject *args, PyObject *kwargs) {
    PyObject *kind, *readings, *lengths;
    (void)kwargs;
    if (!PyArg_ParseTuple(args, "OOO", &kind, &readings, &lengths)) return NULL;
    if (!PyType_Check(kind)) return PyErr_SetString(PyExc_TypeError, "not a type"), NULL;
    Corpus *corpus = (Corpus *)((allocfunc)PyType_GetSlot(type, Py_tp_alloc))(type, 0);
    if (!corpus) return NULL;
    if (options_read(lengths, &corpus->options) < 0 || hold_readings(corpus, readings, (PyTypeObject *)kind) < 0 ||
        search_corpus(corpus) < 0) {
        Py_CLEAR(corpus);
    }
    return (PyObject *)corpus;
}

static void corpus_dealloc(PyObject *self) {
    Corpus *corpus = (Corpus *)self;
    PyTypeObject *type = Py_TYPE(self);
    postings_free(&corpus->postings);
    desk_free(&corpus->desk);
    list_free(&corpus->pairs);
    list_free(&corpus->evidence.passages);
    list_free(&corpus->evidence.spans);
    free(corpus->readings);
    Py_XDECREF(corpus->held);
    ((freefunc)PyType_GetSlot(type, Py_tp_free))(self);
    Py_DECREF(type);
}

static Py_ssize_t corpus_length(PyObject *self) { return (Py_ssize_t)((Corpus *)self)->pairs.count; }

/* Pair number k: (place of a, place of b, passages, shared shingles, flood). */
static PyObject *corpus_item(PyObject *self, Py_ssize_t k) {
    Corpus *corpus = (Corpus *)self;
    if (k < 0 || (size_t)k >= corpus->pairs.count) return PyErr_SetString(PyExc_IndexError, "no such pair"), NULL;
    Pair pair = LIST(Pair, corpus->pairs)[k];
    size_t end = (size_t)k + 1 < corpus->pairs.count ? LIST(Pair, corpus->pairs)[k + 1].first_passage
                                                    : corpus->evidence.passages.count;
    if (find_shared(&corpus->desk, corpus->readings[pair.a], corpus->readings[pair.b]) < 0) return NULL;
    PyObject *evidence = evidence_object(&corpus->evidence, pair.first_passage, end, &corpus->desk.shared,
                                         corpus->options.many, (int)pair.flood);
    return evidence ? Py_BuildValue("(IIN)", pair.a, pair.b, evidence) : NULL;
}

/* The frequency of every shingle that a passage is known by. */
static PyObject *corpus_frequencies(PyObject *self, PyObject *none) {
    Corpus *corpus = (Corpus *)self;
    PyObject *table = PyDict_New();
    (void)none;
    for (size_t k = 0; table && k < corpus->evidence.passages.count; k++) {
        const Passage *passage = &LIST(Passage, corpus->evidence.passages)[k];
        for (int n = 0; table && n < passage->key_count; n++) {
            uint64_t key = passage->keys[n];
            PyObject *number = PyLong_FromLongLong((int64_t)(key ^ (uint64_t)1 << 63));
            PyObject *count = PyLong_FromUnsignedLong(postings_families(&corpus->postings, key));
            if (!number || !count || PyDict_SetItem(table, number, count) < 0) Py_CLEAR(table);
            Py_XDECREF(number);
            Py_XDECREF(count);
        }
    }
    return table;
}

static PyMethodDef corpus_methods[] = {
    {"frequencies", corpus_frequencies, METH_NOARGS, "Families by shingle, for the shingles of all passages."},
    {NULL, NULL, 0, NULL},
};

static PyType_Slot corpus_slots[] = {
    {Py_tp_new, corpus_new},
    {Py_tp_dealloc, corpus_dealloc},
    {Py_tp_methods, corpus_methods},
    {Py_sq_length, corpus_length},
    {Py_sq_item, corpus_item},
    {Py_tp_doc, "All pairs of readings that share text: Corpus(Reading, readings, lengths)."},
    {0, NULL},
};

PyType_Spec corpus_spec = {"dateline.text._kernel.Corpus", sizeof(Corpus), 0, Py_TPFLAGS_DEFAULT, corpus_slots};
