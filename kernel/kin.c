/* Who shares reporting with whom, over all reports of a settled corpus, and which pairs dates, habits and known sources decide
 * at once. The rules are those of dateline.copies.plain_ties, dated and commons; what is not told here is asked of Python. */
#include "corpus.h"

enum { ELSEWHERE = UINT32_MAX }; /* a pair that Python holds: a rewrite */

static int is_reporting(const Pair *pair) { return pair->kind == COPY || pair->kind == PARTIAL; }

/* The items of a bytes object that must hold `count` of them; NULL with an error when it does not. */
static const void *items_of(PyObject *bytes, size_t count, size_t size) {
    char *items;
    Py_ssize_t length;
    if (!bytes || PyBytes_AsStringAndSize(bytes, &items, &length) < 0) return NULL;
    if ((size_t)length == count * size) return items;
    return PyErr_SetString(PyExc_ValueError, "not one item for each"), NULL;
}

/* ---- ties ---- */

/* Walk all pairs by (a, b), those of Python among them; count, or with `write` set write down, what each report is tied to. */
static void walk_ties(Corpus *corpus, const uint64_t *elsewhere, size_t count, int write) {
    size_t next = 0;
    for (size_t k = 0; k <= corpus->pairs.count; k++) {
        const Pair *pair = k < corpus->pairs.count ? pair_at(corpus, k) : NULL;
        uint64_t both = pair ? (uint64_t)pair->a << 32 | pair->b : UINT64_MAX;
        for (; next < count && elsewhere[next] <= both; next++) {
            uint32_t a = (uint32_t)(elsewhere[next] >> 32), b = (uint32_t)elsewhere[next];
            if (write) corpus->ties[corpus->tie_ends[a]] = (Tie){b, ELSEWHERE}, corpus->ties[corpus->tie_ends[b]] = (Tie){a, ELSEWHERE};
            corpus->tie_ends[a]++, corpus->tie_ends[b]++;
            if (elsewhere[next] == both) pair = NULL;
        }
        if (!pair || !is_reporting(pair)) continue;
        if (write) {
            corpus->ties[corpus->tie_ends[pair->a]] = (Tie){pair->b, (uint32_t)k};
            corpus->ties[corpus->tie_ends[pair->b]] = (Tie){pair->a, (uint32_t)k};
        }
        corpus->tie_ends[pair->a]++, corpus->tie_ends[pair->b]++;
    }
}

static int read_elsewhere(const Corpus *corpus, PyObject *bytes, const uint64_t **pairs, size_t *count) {
    char *items;
    Py_ssize_t length;
    if (PyBytes_AsStringAndSize(bytes, &items, &length) < 0) return -1;
    *pairs = (const uint64_t *)items, *count = (size_t)length / sizeof(uint64_t);
    for (size_t k = 0; k < *count; k++) {
        uint32_t a = (uint32_t)((*pairs)[k] >> 32), b = (uint32_t)(*pairs)[k];
        if (a >= b || b >= corpus->count || (k && (*pairs)[k] <= (*pairs)[k - 1])) {
            return PyErr_SetString(PyExc_ValueError, "pairs a < b of reports, ascending"), -1;
        }
    }
    return 0;
}

PyObject *corpus_tie(PyObject *self, PyObject *bytes) {
    Corpus *corpus = (Corpus *)self;
    const uint64_t *elsewhere;
    size_t count;
    if (!corpus->read_as) return PyErr_SetString(PyExc_ValueError, "not settled"), NULL;
    if (read_elsewhere(corpus, bytes, &elsewhere, &count) < 0) return NULL;
    free(corpus->tie_ends);
    free(corpus->ties);
    corpus->ties = NULL;
    corpus->tie_ends = calloc((size_t)corpus->count + 1, sizeof(size_t));
    if (!corpus->tie_ends) return PyErr_NoMemory();
    walk_ties(corpus, elsewhere, count, 0);
    size_t total = 0;
    for (uint32_t k = 0; k < corpus->count; k++) {
        size_t here = corpus->tie_ends[k];
        corpus->tie_ends[k] = total;
        total += here;
    }
    corpus->ties = malloc(total * sizeof(Tie) + 1);
    if (!corpus->ties) return PyErr_NoMemory();
    walk_ties(corpus, elsewhere, count, 1);
    return Py_NewRef(Py_None);
}

/* The ties of a report, by the other; `count` is how many. NULL with an error for a report that is none. */
static const Tie *ties_of(const Corpus *corpus, unsigned report, size_t *count) {
    if (!corpus->ties || report >= corpus->count) return PyErr_SetString(PyExc_IndexError, "no such report, or not tied"), NULL;
    size_t first = report ? corpus->tie_ends[report - 1] : 0;
    *count = corpus->tie_ends[report] - first;
    return corpus->ties + first;
}

/* The tie with another report, or NULL. */
static const Tie *tie_with(const Tie *ties, size_t count, uint32_t other) {
    size_t low = 0, high = count;
    while (low < high) {
        size_t mid = low + (high - low) / 2;
        if (ties[mid].other < other) low = mid + 1;
        else high = mid;
    }
    return low < count && ties[low].other == other ? &ties[low] : NULL;
}

PyObject *corpus_tied(PyObject *self, PyObject *args) {
    unsigned report, other;
    size_t count;
    if (!PyArg_ParseTuple(args, "II", &report, &other)) return NULL;
    const Tie *ties = ties_of((Corpus *)self, report, &count), *tie = ties ? tie_with(ties, count, other) : NULL;
    if (!ties) return NULL;
    return PyLong_FromLongLong(!tie ? -1 : tie->number == ELSEWHERE ? -2 : (long long)tie->number);
}

PyObject *corpus_kindred(PyObject *self, PyObject *report) {
    size_t count;
    unsigned long number = PyLong_AsUnsignedLong(report);
    const Tie *ties = PyErr_Occurred() ? NULL : ties_of((Corpus *)self, number > UINT32_MAX ? UINT32_MAX : (unsigned)number, &count);
    PyObject *list = ties ? PyList_New((Py_ssize_t)count) : NULL;
    for (size_t k = 0; list && k < count; k++) {
        PyObject *other = PyLong_FromUnsignedLong(ties[k].other);
        if (!other || PyList_SetItem(list, (Py_ssize_t)k, other) < 0) Py_CLEAR(list);
    }
    return list;
}

PyObject *corpus_third(PyObject *self, PyObject *args) {
    unsigned one, two;
    size_t left, right;
    if (!PyArg_ParseTuple(args, "II", &one, &two)) return NULL;
    const Tie *a = ties_of((Corpus *)self, one, &left), *b = a ? ties_of((Corpus *)self, two, &right) : NULL;
    PyObject *list = b ? PyList_New(0) : NULL;
    for (size_t i = 0, j = 0; list && i < left && j < right;) {
        if (a[i].other == b[j].other) {
            PyObject *other = PyLong_FromUnsignedLong(a[i].other);
            if (!other || PyList_Append(list, other) < 0) Py_CLEAR(list);
            Py_XDECREF(other);
            i++, j++;
        } else if (a[i].other < b[j].other) {
            i++;
        } else {
            j++;
        }
    }
    return list;
}

PyObject *corpus_kindred_where(PyObject *self, PyObject *args) {
    Corpus *corpus = (Corpus *)self;
    unsigned report;
    const char *numbers, *flags;
    Py_ssize_t length, classes;
    size_t count;
    if (!PyArg_ParseTuple(args, "Iy#y#", &report, &numbers, &length, &flags, &classes)) return NULL;
    if ((size_t)length != corpus->count * sizeof(uint32_t)) return PyErr_SetString(PyExc_ValueError, "a class for each report"), NULL;
    const Tie *ties = ties_of(corpus, report, &count);
    PyObject *list = ties ? PyList_New(0) : NULL;
    for (size_t k = 0; list && k < count; k++) {
        uint32_t class = ((const uint32_t *)numbers)[ties[k].other];
        if (class >= (size_t)classes || !flags[class]) continue;
        PyObject *other = PyLong_FromUnsignedLong(ties[k].other);
        if (!other || PyList_Append(list, other) < 0) Py_CLEAR(list);
        Py_XDECREF(other);
    }
    return list;
}

PyObject *corpus_classes(PyObject *self, PyObject *args) {
    Corpus *corpus = (Corpus *)self;
    unsigned report;
    const char *numbers;
    Py_ssize_t length;
    size_t count;
    if (!PyArg_ParseTuple(args, "Iy#", &report, &numbers, &length)) return NULL;
    if ((size_t)length != corpus->count * sizeof(uint32_t)) return PyErr_SetString(PyExc_ValueError, "a class for each report"), NULL;
    const Tie *ties = ties_of(corpus, report, &count);
    PyObject *set = ties ? PySet_New(NULL) : NULL;
    for (size_t k = 0; set && k < count; k++) {
        PyObject *class = PyLong_FromUnsignedLong(((const uint32_t *)numbers)[ties[k].other]);
        if (!class || PySet_Add(set, class) < 0) Py_CLEAR(set);
        Py_XDECREF(class);
    }
    return set;
}

PyObject *corpus_carriers(PyObject *self, PyObject *args) {
    Corpus *corpus = (Corpus *)self;
    unsigned report, place;
    size_t count;
    if (!PyArg_ParseTuple(args, "II", &report, &place)) return NULL;
    const Tie *ties = ties_of(corpus, report, &count);
    PyObject *list = ties ? PyList_New(0) : NULL;
    for (size_t k = 0; list && k < count; k++) {
        if (ties[k].number == ELSEWHERE) return Py_DECREF(list), Py_NewRef(Py_None);
        const Pair *pair = pair_at(corpus, ties[k].number);
        if (!covers(corpus, pair, pair->a != report, place)) continue;
        PyObject *other = PyLong_FromUnsignedLong(ties[k].other);
        if (!other || PyList_Append(list, other) < 0) Py_CLEAR(list);
        Py_XDECREF(other);
    }
    return list;
}

PyObject *corpus_chosen(PyObject *self, PyObject *flags) {
    Corpus *corpus = (Corpus *)self;
    List chosen = {0};
    const unsigned char *wanted = items_of(flags, corpus->pairs.count, 1);
    const uint32_t *numbers = wanted ? numbers_of(corpus) : NULL;
    if (!numbers) return NULL;
    for (size_t k = 0; k < corpus->pairs.count; k++) {
        if (wanted[numbers[k]] && list_add_number(&chosen, numbers[k]) < 0) return list_free(&chosen), NULL;
    }
    PyObject *found = PyBytes_FromStringAndSize(chosen.count ? chosen.items : "", (Py_ssize_t)(chosen.count * sizeof(uint32_t)));
    list_free(&chosen);
    return found;
}

PyObject *corpus_tied_to_all(PyObject *self, PyObject *args) {
    unsigned report;
    const char *bytes;
    Py_ssize_t length;
    size_t count, at = 0;
    if (!PyArg_ParseTuple(args, "Iy#", &report, &bytes, &length)) return NULL;
    const Tie *ties = ties_of((Corpus *)self, report, &count);
    const uint32_t *others = (const uint32_t *)bytes;
    if (!ties) return NULL;
    for (size_t k = 0; k < (size_t)length / sizeof(uint32_t); k++) {
        while (at < count && ties[at].other < others[k]) at++;
        if (at == count || ties[at].other != others[k]) return PyBool_FromLong(0);
    }
    return PyBool_FromLong(1);
}

PyObject *corpus_told_at(PyObject *self, PyObject *number) {
    Corpus *corpus = (Corpus *)self;
    size_t k = PyLong_AsSize_t(number);
    if (PyErr_Occurred()) return NULL;
    if (k >= corpus->pairs.count || !corpus->read_as) return PyErr_SetString(PyExc_IndexError, "no such pair, or not settled"), NULL;
    const Pair *pair = pair_at(corpus, k);
    if (pair->kind == NOTHING) return Py_NewRef(Py_None);
    return Py_BuildValue("(IIIIi)", pair->a, pair->b, pair->a_share, pair->b_share, (int)pair->kind);
}

static uint32_t share_of_side(const Pair *pair, uint32_t report) { return pair->a == report ? pair->a_share : pair->b_share; }

PyObject *corpus_share_with(PyObject *self, PyObject *args) {
    unsigned report, other;
    size_t count;
    if (!PyArg_ParseTuple(args, "II", &report, &other)) return NULL;
    const Tie *ties = ties_of((Corpus *)self, report, &count), *tie = ties ? tie_with(ties, count, other) : NULL;
    if (!ties) return NULL;
    if (!tie || tie->number == ELSEWHERE) return Py_NewRef(Py_None);
    return PyFloat_FromDouble(share_of_side(pair_at((Corpus *)self, tie->number), report) / 10000.0);
}

PyObject *corpus_more_with(PyObject *self, PyObject *args) {
    Corpus *corpus = (Corpus *)self;
    unsigned report, one, two, least;
    size_t count;
    if (!PyArg_ParseTuple(args, "IIII", &report, &one, &two, &least)) return NULL;
    const Tie *ties = ties_of(corpus, report, &count);
    if (!ties) return NULL;
    const Tie *first = tie_with(ties, count, one), *second = tie_with(ties, count, two);
    if ((first && first->number == ELSEWHERE) || (second && second->number == ELSEWHERE)) return Py_NewRef(Py_None);
    const Pair *with = first ? pair_at(corpus, first->number) : NULL, *holes = second ? pair_at(corpus, second->number) : NULL;
    if (!with || (holes && share_of_side(holes, report) == 10000)) return PyBool_FromLong(0);
    int found = has_more(corpus, with, with->a != report, holes, holes && holes->a != report, least);
    return found < 0 ? NULL : PyBool_FromLong(found);
}

/* ---- what dates and habits decide at once ---- */

enum { UNKNOWN = 0, PRINTS = 1, GIVES = 2 }; /* dateline.copies.habits */

/* For each report when it came out (moments.Moment; the least number is None), the number of its outlet and its standing. */
typedef struct {
    const int32_t *first, *last;
    const int64_t *minute;
    const unsigned char *zoned, *standing;
    const uint32_t *outlets, *names;
    const uint64_t *routes; /* outlet of the source << 32 | outlet of the taker, ascending */
    size_t route_count;
} Dates;

static int order_of(const Dates *dates, uint32_t a, uint32_t b) {
    int64_t mine = dates->minute[a], theirs = dates->minute[b];
    if (mine != INT64_MIN && theirs != INT64_MIN && dates->zoned[a] == dates->zoned[b]) return (mine > theirs) - (mine < theirs);
    int32_t first = dates->first[a], last = dates->last[a], other_first = dates->first[b], other_last = dates->last[b];
    if (first != INT32_MIN && other_last != INT32_MIN && other_last <= first) return 1;
    if (last != INT32_MIN && other_first != INT32_MIN && last <= other_first) return -1;
    return 0;
}

static int is_route(const Dates *dates, uint32_t source, uint32_t taker) {
    uint64_t route = (uint64_t)dates->outlets[source] << 32 | dates->outlets[taker];
    size_t low = 0, high = dates->route_count;
    while (low < high) {
        size_t mid = low + (high - low) / 2;
        if (dates->routes[mid] < route) low = mid + 1;
        else high = mid;
    }
    return low < dates->route_count && dates->routes[low] == route;
}

/* Whether Python is to judge a pair; where its earlier report prints what others wrote, `head` is the number of its outlet's name. */
static int is_to_judge(const Dates *dates, uint32_t a, uint32_t b, uint32_t *head) {
    int way = order_of(dates, a, b);
    if (way == 0) {
        unsigned char one = dates->standing[a], two = dates->standing[b];
        if (one == GIVES && two == PRINTS) return is_route(dates, a, b);
        return one == PRINTS && two == GIVES && is_route(dates, b, a);
    }
    uint32_t source = way < 0 ? a : b;
    if (dates->standing[source] != PRINTS) return 1;
    *head = dates->names[source];
    return 0;
}

static int read_dates(const Corpus *corpus, PyObject *tuple, Dates *dates) {
    PyObject *first, *last, *minute, *zoned, *standing, *outlets, *names, *routes;
    char *known;
    Py_ssize_t length;
    size_t n = corpus->count;
    if (!PyArg_ParseTuple(tuple, "OOOOOOOO", &first, &last, &minute, &zoned, &standing, &outlets, &names, &routes)) return -1;
    if (!(dates->first = items_of(first, n, 4)) || !(dates->last = items_of(last, n, 4)) || !(dates->minute = items_of(minute, n, 8)) ||
        !(dates->zoned = items_of(zoned, n, 1)) || !(dates->standing = items_of(standing, n, 1)) ||
        !(dates->outlets = items_of(outlets, n, 4)) || !(dates->names = items_of(names, n, 4)) ||
        PyBytes_AsStringAndSize(routes, &known, &length) < 0) {
        return -1;
    }
    dates->routes = (const uint64_t *)known, dates->route_count = (size_t)length / sizeof(uint64_t);
    return 0;
}

/* Two lists of as many native 32-bit numbers as there are pairs, and of those that Python is asked; gives both as bytes. */
static PyObject *packed(uint32_t *told, size_t count, List *asked) {
    PyObject *found = Py_BuildValue("(y#y#)", (char *)told, (Py_ssize_t)(count * sizeof(uint32_t)), asked->count ? (char *)asked->items : "",
                                    (Py_ssize_t)(asked->count * sizeof(uint32_t)));
    free(told);
    list_free(asked);
    return found;
}

PyObject *corpus_dated(PyObject *self, PyObject *args) {
    Corpus *corpus = (Corpus *)self;
    PyObject *done, *known;
    Dates dates;
    List asked = {0};
    size_t count = corpus->pairs.count;
    if (!PyArg_ParseTuple(args, "OO!", &done, &PyTuple_Type, &known) || read_dates(corpus, known, &dates) < 0) return NULL;
    const unsigned char *decided = items_of(done, count, 1);
    const uint32_t *numbers = decided && corpus->read_as ? numbers_of(corpus) : NULL;
    uint32_t *heads = numbers ? calloc(count + 1, sizeof(uint32_t)) : NULL;
    if (!heads) return PyErr_Occurred() ? NULL : PyErr_NoMemory();
    for (size_t k = 0; k < count; k++) {
        const Pair *pair = &LIST(Pair, corpus->pairs)[k];
        if (!is_reporting(pair) || decided[numbers[k]] || !is_to_judge(&dates, pair->a, pair->b, &heads[numbers[k]])) continue;
        if (list_add_number(&asked, numbers[k]) < 0) {
            free(heads);
            list_free(&asked);
            return NULL;
        }
    }
    return packed(heads, count, &asked);
}

/* ---- whom both may have it from ---- */

/* The first source that both of two reports are known to have, + 1; 0 for none. */
static uint32_t first_in_common(const uint32_t *ends, const uint32_t *sources, uint32_t a, uint32_t b) {
    uint32_t i = a ? ends[a - 1] : 0, j = b ? ends[b - 1] : 0;
    while (i < ends[a] && j < ends[b]) {
        if (sources[i] == sources[j]) return sources[i] + 1;
        if (sources[i] < sources[j]) i++;
        else j++;
    }
    return 0;
}

PyObject *corpus_shared_sources(PyObject *self, PyObject *args) {
    Corpus *corpus = (Corpus *)self;
    PyObject *done, *flags, *bounds, *listed;
    List asked = {0};
    size_t count = corpus->pairs.count;
    if (!PyArg_ParseTuple(args, "OOOO", &done, &flags, &bounds, &listed)) return NULL;
    const unsigned char *decided = items_of(done, count, 1), *unseen = items_of(flags, corpus->count, 1);
    const uint32_t *ends = items_of(bounds, corpus->count, sizeof(uint32_t));
    const uint32_t *sources = ends ? items_of(listed, corpus->count ? ends[corpus->count - 1] : 0, sizeof(uint32_t)) : NULL;
    if (!decided || !unseen || !ends || !sources) return NULL;
    const uint32_t *numbers = corpus->read_as ? numbers_of(corpus) : NULL;
    uint32_t *thirds = numbers ? calloc(count + 1, sizeof(uint32_t)) : NULL;
    if (!thirds) return PyErr_Occurred() ? NULL : PyErr_NoMemory();
    for (size_t k = 0; k < count; k++) {
        const Pair *pair = &LIST(Pair, corpus->pairs)[k];
        if (!is_reporting(pair) || decided[numbers[k]]) continue;
        thirds[numbers[k]] = first_in_common(ends, sources, pair->a, pair->b);
        if ((unseen[pair->a] || unseen[pair->b]) && list_add_number(&asked, numbers[k]) < 0) {
            free(thirds);
            list_free(&asked);
            return NULL;
        }
    }
    return packed(thirds, count, &asked);
}
