/* What two pairs of one report say together: the places that are asked for when origins are looked for. The rules are those
 * of dateline.copies.runs. */
#include "corpus.h"

enum { PARTS = 64 }; /* runs of a pair that need no memory of their own */

/* Runs of one report that another has as well, in order, those that touch joined. */
typedef struct {
    Range *runs, few[PARTS];
    uint32_t count;
} Runs;

static void runs_free(Runs *runs) {
    if (runs->runs != runs->few) free(runs->runs);
}

static int by_start(const void *one, const void *two) {
    const Range *a = one, *b = two;
    if (a->start != b->start) return a->start < b->start ? -1 : 1;
    return (a->end > b->end) - (a->end < b->end);
}

static int in_order(const Range *runs, uint32_t count) {
    for (uint32_t k = 1; k < count; k++) {
        if (by_start(&runs[k - 1], &runs[k]) > 0) return 0;
    }
    return 1;
}

static Range range_of(Span span, int side) {
    return side ? (Range){span.b_start, span.b_end} : (Range){span.a_start, span.a_end};
}

static int runs_of(const Corpus *corpus, const Pair *pair, int side, Runs *out) {
    const Span *spans = corpus->evidence.spans.items;
    const Passage *passages = LIST(Passage, corpus->evidence.passages) + pair->first;
    size_t total = 0;
    uint32_t count = 0, kept = 0;
    for (uint32_t k = 0; k < pair->count; k++) total += passages[k].span_count;
    out->runs = total > PARTS ? malloc(total * sizeof(Range)) : out->few;
    if (!out->runs) return PyErr_NoMemory(), -1;
    for (uint32_t k = 0; k < pair->count; k++) {
        if (!is_told(corpus, pair, k)) continue;
        for (uint32_t n = 0; n < passages[k].span_count; n++) out->runs[count++] = range_of(spans[passages[k].first_span + n], side);
    }
    if (!in_order(out->runs, count)) qsort(out->runs, count, sizeof(Range), by_start);
    for (uint32_t k = 0; k < count; k++) {
        Range run = out->runs[k];
        if (kept && run.start <= out->runs[kept - 1].end) {
            if (run.end > out->runs[kept - 1].end) out->runs[kept - 1].end = run.end;
        } else {
            out->runs[kept++] = run;
        }
    }
    out->count = kept;
    return 0;
}

/* lacks_run: whether so many signs in a row stand in a run, in a frame and in no hole. */
static int lacks_run(const Runs *runs, const Range *frames, size_t frame_count, const Runs *holes, uint32_t least) {
    size_t frame = 0, hole = 0;
    for (uint32_t k = 0; k < runs->count; k++) {
        Range run = runs->runs[k];
        while (frame < frame_count && frames[frame].end <= run.start) frame++;
        for (size_t n = frame; n < frame_count && frames[n].start < run.end; n++) {
            uint32_t start = frames[n].start > run.start ? frames[n].start : run.start;
            uint32_t end = frames[n].end < run.end ? frames[n].end : run.end;
            if (end < start || end - start < least) continue;
            while (hole < holes->count && holes->runs[hole].end <= start) hole++;
            for (size_t m = hole; m < holes->count && holes->runs[m].start < end; m++) {
                if (holes->runs[m].start >= start + least) return 1;
                start = holes->runs[m].end;
            }
            if (end >= start + least) return 1;
        }
    }
    return 0;
}

int has_more(const Corpus *corpus, const Pair *one, int one_side, const Pair *two, int two_side, uint32_t least) {
    char *bytes;
    Py_ssize_t length;
    Runs runs, holes = {.runs = holes.few, .count = 0};
    PyObject *body = PyList_GetItem(corpus->bodies, one_side ? one->b : one->a);
    if (!body || PyBytes_AsStringAndSize(body, &bytes, &length) < 0 || runs_of(corpus, one, one_side, &runs) < 0) return -1;
    int found = two && runs_of(corpus, two, two_side, &holes) < 0
                    ? -1
                    : lacks_run(&runs, (const Range *)bytes, (size_t)length / sizeof(Range), &holes, least);
    runs_free(&runs);
    runs_free(&holes);
    return found;
}

PyObject *runs_object(const Corpus *corpus, const Pair *pair, int side) {
    Runs runs;
    if (runs_of(corpus, pair, side, &runs) < 0) return NULL;
    PyObject *list = PyList_New((Py_ssize_t)runs.count);
    for (uint32_t k = 0; list && k < runs.count; k++) {
        PyObject *run = Py_BuildValue("(II)", runs.runs[k].start, runs.runs[k].end);
        if (!run || PyList_SetItem(list, (Py_ssize_t)k, run) < 0) Py_CLEAR(list);
    }
    runs_free(&runs);
    return list;
}

/* The places of the words that a pair's line is about, as (start, end) in the one report and (start, end) in the other. */
PyObject *places_object(const Corpus *corpus, const Pair *pair, int side) {
    PyObject *list = PyList_New(0);
    for (uint32_t k = 0; list && k < pair->count; k++) {
        const Passage *passage = &LIST(Passage, corpus->evidence.passages)[pair->first + k];
        if (!is_told(corpus, pair, k)) continue;
        for (uint32_t n = 0; list && n < passage->span_count; n++) {
            Span span = LIST(Span, corpus->evidence.spans)[passage->first_span + n];
            Range one = range_of(span, side), two = range_of(span, !side);
            PyObject *place = Py_BuildValue("(IIII)", one.start, one.end, two.start, two.end);
            if (!place || PyList_Append(list, place) < 0) Py_CLEAR(list);
            Py_XDECREF(place);
        }
    }
    return list;
}

PyObject *kin_object(const Corpus *corpus, uint32_t family, uint32_t settled) {
    uint32_t *first = malloc(((size_t)corpus->count + 1) * sizeof(uint32_t));
    uint64_t *apart = malloc((corpus->pairs.count + 1) * sizeof(uint64_t));
    size_t count = 0;
    PyObject *kin = NULL;
    for (uint32_t k = 0; first && k < corpus->count; k++) first[k] = k;
    for (size_t k = 0; first && apart && k < corpus->pairs.count; k++) {
        const Pair *pair = pair_at(corpus, k);
        uint32_t share = pair->a_share > pair->b_share ? pair->a_share : pair->b_share;
        if (pair->kind != COPY && pair->kind != PARTIAL) continue;
        if (pair->kind == COPY || share >= settled) apart[count++] = (uint64_t)pair->a << 32 | pair->b;
        if (share < family) continue;
        if (pair->b < first[pair->a]) first[pair->a] = pair->b;
        if (pair->a < first[pair->b]) first[pair->b] = pair->a;
    }
    if (!first || !apart) PyErr_NoMemory();
    else kin = Py_BuildValue("(y#y#)", (char *)first, (Py_ssize_t)(corpus->count * sizeof(uint32_t)), (char *)apart, (Py_ssize_t)(count * sizeof(uint64_t)));
    free(first);
    free(apart);
    return kin;
}

int covers(const Corpus *corpus, const Pair *pair, int side, uint32_t place) {
    for (uint32_t k = 0; k < pair->count; k++) {
        const Passage *passage = &LIST(Passage, corpus->evidence.passages)[pair->first + k];
        if (!is_told(corpus, pair, k)) continue;
        for (uint32_t n = 0; n < passage->span_count; n++) {
            Range range = range_of(LIST(Span, corpus->evidence.spans)[passage->first_span + n], side);
            if (range.start <= place && place < range.end) return 1;
        }
    }
    return 0;
}

/* ---- words of two prints side by side: dateline.copies.edits ---- */

typedef struct {
    PyObject *words; /* a list */
    Py_ssize_t size;
} Print;

/* Whether word i of the one is word j of the other; -1 on failure. */
static int same_word(Print one, Py_ssize_t i, Print two, Py_ssize_t j) {
    return PyObject_RichCompareBool(PyList_GetItem(one.words, i), PyList_GetItem(two.words, j), Py_EQ);
}

/* How many words to leave out on either side until two words running are the same; 0 when an error came up. */
static int next_match(Print one, Print two, Py_ssize_t i, Py_ssize_t j, const char *ways, Py_ssize_t count, Py_ssize_t reach,
                      Py_ssize_t *left, Py_ssize_t *right) {
    Py_ssize_t end = i + reach + 2 < one.size ? i + reach + 2 : one.size;
    Py_ssize_t stop = j + reach + 2 < two.size ? j + reach + 2 : two.size;
    for (Py_ssize_t k = 0; k < count; k++) {
        Py_ssize_t x = i + ways[2 * k], y = j + ways[2 * k + 1];
        int same = x < end && y < stop ? same_word(one, x, two, y) : 0;
        if (same > 0 && x + 1 < end && y + 1 < stop) same = same_word(one, x + 1, two, y + 1);
        if (same < 0) return 0;
        if (same) return *left = x - i, *right = y - j, 1;
    }
    return *left = *right = 1;
}

/* walk(words, words, ways, reach): (same, lost, gained, [(first, words, first, words)]); ways are pairs of bytes. */
PyObject *walk_prints(PyObject *module, PyObject *args) {
    Print one, two;
    const char *ways;
    Py_ssize_t size, reach, same = 0, lost = 0, gained = 0;
    (void)module;
    if (!PyArg_ParseTuple(args, "OOy#n", &one.words, &two.words, &ways, &size, &reach)) return NULL;
    if (!PyList_Check(one.words) || !PyList_Check(two.words)) return PyErr_SetString(PyExc_TypeError, "words are lists"), NULL;
    one.size = PyList_Size(one.words), two.size = PyList_Size(two.words);
    PyObject *changed = PyList_New(0);
    for (Py_ssize_t i = 0, j = 0, left, right; changed && i < one.size && j < two.size; i += left, j += right) {
        int agree = same_word(one, i, two, j);
        if (agree > 0) {
            same++;
            left = right = 1;
        } else if (agree < 0 || !next_match(one, two, i, j, ways, size / 2, reach, &left, &right)) {
            Py_CLEAR(changed);
        } else if (left && right) {
            PyObject *change = Py_BuildValue("(nnnn)", i, left, j, right);
            if (!change || PyList_Append(changed, change) < 0) Py_CLEAR(changed);
            Py_XDECREF(change);
        } else {
            lost += left > 0;
            gained += right > 0;
        }
    }
    return changed ? Py_BuildValue("(nnnN)", same, lost, gained, changed) : NULL;
}
