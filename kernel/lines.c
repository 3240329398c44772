/* Write pairs as the contract's lines: the very bytes of dateline.exports.lines.copy_object by json.dumps. */
#include "corpus.h"

/* A buffer that grows; `bytes.count` is what is written. */
typedef struct {
    List bytes;
    int failed;
} Out;

static void put(Out *out, const char *words, size_t length) {
    if (out->failed || (out->bytes.count + length > out->bytes.room && list_reserve(&out->bytes, out->bytes.count + length, 1) < 0)) {
        out->failed = 1;
        return;
    }
    memcpy((char *)out->bytes.items + out->bytes.count, words, length);
    out->bytes.count += length;
}

#define PUT(out, words) put(out, words, sizeof words - 1)

static void put_number(Out *out, uint32_t number) {
    char digits[10];
    int at = 10;
    do digits[--at] = (char)('0' + number % 10);
    while (number /= 10);
    put(out, digits + at, (size_t)(10 - at));
}

/* A share in ten-thousandths as repr writes the fraction. */
static void put_share(Out *out, uint32_t share) {
    char digits[6] = {(char)('0' + share / 10000), '.'};
    int length = 6;
    for (int k = 5; k > 1; k--, share /= 10) digits[k] = (char)('0' + share % 10);
    while (length > 3 && digits[length - 1] == '0') length--;
    put(out, digits, (size_t)length);
}

/* Bytes of a Python bytes object. */
static void put_object(Out *out, PyObject *object) {
    char *bytes;
    Py_ssize_t length;
    if (!object || PyBytes_AsStringAndSize(object, &bytes, &length) < 0) {
        out->failed = 1;
        return;
    }
    put(out, bytes, (size_t)length);
}

int is_told(const Corpus *corpus, const Pair *pair, uint32_t n) {
    unsigned char reading = corpus->read_as[pair->first + n];
    return pair->kind == BOILERPLATE ? reading != PHRASE : reading == REPORTING;
}

static void put_spans(Out *out, const Corpus *corpus, const Pair *pair) {
    int first = 1;
    for (uint32_t k = 0; k < pair->count; k++) {
        const Passage *passage = &LIST(Passage, corpus->evidence.passages)[pair->first + k];
        if (!is_told(corpus, pair, k)) continue;
        for (uint32_t n = 0; n < passage->span_count; n++) {
            Span span = LIST(Span, corpus->evidence.spans)[passage->first_span + n];
            if (first) PUT(out, "[");
            else PUT(out, ", [");
            put_number(out, span.a_start), PUT(out, ", "), put_number(out, span.a_end), PUT(out, ", ");
            put_number(out, span.b_start), PUT(out, ", "), put_number(out, span.b_end), PUT(out, "]");
            first = 0;
        }
    }
}

/* What the kind rests on. */
static void put_extent(Out *out, const Corpus *corpus, const Pair *pair) {
    uint32_t told = 0;
    switch (pair->kind) {
        case BOILERPLATE:
            if (pair->why == PLAIN_FURNITURE) PUT(out, "they share only parts of the page that are no reporting");
            else PUT(out, "they share only words that stand in many unlike reports or close those of one outlet");
            return;
        case COPY: PUT(out, "nearly every word of both is the same"); return;
        case QUOTATION: PUT(out, "the shared words stand in quotation marks in both"); return;
        default:
            for (uint32_t k = 0; k < pair->count; k++) told += corpus->read_as[pair->first + k] == REPORTING;
            put_number(out, pair->told_words);
            PUT(out, " words are the same, in ");
            put_number(out, told);
            if (told > 1) PUT(out, " passages");
            else PUT(out, " passage");
    }
}

/* ---- origins ---- */

/* An id as it stands in a clause: JSON without its quotation marks. */
static void put_bare(Out *out, PyObject *json) {
    char *bytes;
    Py_ssize_t length;
    if (!json || PyBytes_AsStringAndSize(json, &bytes, &length) < 0 || length < 2) {
        out->failed = 1;
        return;
    }
    put(out, bytes + 1, (size_t)length - 2);
}

/* The name of whom both may have it from, as JSON. */
static void put_common(Out *out, PyObject *origin, const Bulk *bulk, size_t number) {
    if (origin) put_object(out, PyTuple_GetItem(origin, 1));
    else if (bulk->tails && bulk->tails[number]) put_object(out, PyList_GetItem(bulk->tail_names, bulk->tails[number]));
    else PUT(out, "null");
}

/* The clauses of a pair that is known among many; 0 when nothing is known of it. */
static int put_known(Out *out, const Bulk *bulk, size_t number, PyObject *ids) {
    if (!bulk->heads) return 0;
    uint32_t head = bulk->heads[number], tail = bulk->tails[number], third = bulk->thirds[number];
    if (head) PUT(out, "; "), put_object(out, PyList_GetItem(bulk->head_clauses, head));
    if (tail) {
        PUT(out, "; "), put_object(out, PyList_GetItem(bulk->tail_clauses, tail));
    } else if (third) {
        PUT(out, "; "), put_object(out, bulk->third_clause), put_bare(out, PyList_GetItem(ids, third - 1));
    }
    return head || tail || third;
}

static void put_origin(Out *out, const Pair *pair, PyObject *ids, PyObject *origin, PyObject *otherwise, const Bulk *bulk, size_t number) {
    if (origin) {
        PUT(out, "; ");
        put_object(out, PyTuple_GetItem(origin, 2));
    } else if (!put_known(out, bulk, number, ids) && otherwise != Py_None && (pair->kind == COPY || pair->kind == PARTIAL)) {
        PUT(out, "; ");
        put_object(out, otherwise);
    }
}

static void put_line(Out *out, const Corpus *corpus, size_t number, PyObject *ids, PyObject *origin, PyObject *otherwise, const Bulk *bulk) {
    static const char *const kinds[] = {"\"copy\"", "\"partial\"", "\"quotation\"", "\"boilerplate\""};
    const Pair *pair = pair_at(corpus, number);
    PUT(out, "{\"a\": ");
    put_object(out, PyList_GetItem(ids, pair->a));
    PUT(out, ", \"b\": ");
    put_object(out, PyList_GetItem(ids, pair->b));
    PUT(out, ", \"spans\": [");
    put_spans(out, corpus, pair);
    PUT(out, "], \"a_share\": ");
    put_share(out, pair->a_share);
    PUT(out, ", \"b_share\": ");
    put_share(out, pair->b_share);
    PUT(out, ", \"kind\": ");
    put(out, kinds[pair->kind], strlen(kinds[pair->kind]));
    PUT(out, ", \"dir\": ");
    if (origin) put_object(out, PyTuple_GetItem(origin, 0));
    else PUT(out, "null");
    PUT(out, ", \"common_source\": ");
    put_common(out, origin, bulk, number);
    PUT(out, ", \"because\": \"");
    put_extent(out, corpus, pair);
    put_origin(out, pair, ids, origin, otherwise, bulk, number);
    PUT(out, "\"}\n");
}

/* Pair number k as Python values: (place of a, place of b, spans, a_share, b_share, kind, because); None for no pair. */
PyObject *copy_of(const Corpus *corpus, size_t k) {
    static const char *const kinds[] = {"copy", "partial", "quotation", "boilerplate"};
    const Pair *pair = pair_at(corpus, k);
    if (pair->kind == NOTHING) return Py_NewRef(Py_None);
    Out out = {{0}, 0};
    PyObject *spans = places_object(corpus, pair, 0);
    put_extent(&out, corpus, pair);
    PyObject *copy = NULL;
    if (spans && !out.failed) {
        copy = Py_BuildValue("(IINddss#)", pair->a, pair->b, spans, pair->a_share / 10000.0, pair->b_share / 10000.0,
                             kinds[pair->kind], out.bytes.items, (Py_ssize_t)out.bytes.count);
    } else {
        Py_XDECREF(spans);
    }
    list_free(&out.bytes);
    return copy;
}

PyObject *lines_of(const Corpus *corpus, size_t from, size_t end, PyObject *ids, PyObject *origins, PyObject *otherwise, const Bulk *bulk) {
    Out out = {{0}, 0};
    PyObject *lines = NULL;
    for (size_t k = from; k < end && !out.failed; k++) {
        PyObject *origin = NULL;
        if (pair_at(corpus, k)->kind == NOTHING) continue;
        PyObject *number = PyLong_FromSize_t(k);
        origin = number ? PyDict_GetItemWithError(origins, number) : NULL;
        Py_XDECREF(number);
        if (PyErr_Occurred()) break;
        put_line(&out, corpus, k, ids, origin, otherwise, bulk);
    }
    if (!out.failed && !PyErr_Occurred()) lines = PyBytes_FromStringAndSize(out.bytes.items, (Py_ssize_t)out.bytes.count);
    list_free(&out.bytes);
    return lines;
}
