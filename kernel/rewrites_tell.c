/* Weigh whether one story tells another: the rule is that of dateline.copies.retelling. */
#include "rewrites.h"

enum {
    FULL = 64,
    BIT = 64 * FULL,
    STOCK = 870,
    STORY = 64,
    FEWEST = 4 * FULL,
    FIGURES = 2 * FULL,
    WORDING_BITS = 2 * BIT,
    CHANCE = 5,
    MOST_WORDINGS = 40 * BIT,
    ALIKE = 72,
    COMMON = 40,
    REPEATED = 64,
    SENTENCES = 2,
    MANY = 7,
    TOLD = 12,
};

/* By whether it is a name. */
static const int32_t RESTING[2] = {952, 973}, ELSEWHERE[2] = {307, 512};

/* One report as it is compared. */
typedef struct {
    const Story *story;
    const uint64_t *numbers; /* its marks */
    const unsigned char *weights, *counts;
    size_t mark_count;
    unsigned char *hidden; /* by sentence */
} Side;

typedef struct {
    int64_t evidence;
    uint32_t facts, shared;
    int enough; /* to be looked at */
} Resting;

/* What a sentence adds: COLUMNS of retelling._resting. */
typedef struct {
    int64_t evidence, weight, held, figures, held_figures;
    uint32_t facts, shared;
} Row;

/* ---- facts ---- */

static int has_number(const Fact *facts, size_t count, uint64_t number) {
    size_t low = 0, high = count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (facts[middle].number < number) low = middle + 1;
        else high = middle;
    }
    return low < count && facts[low].number == number;
}

/* Walks two sorted lists of facts, in step with the numbers that are asked for. */
typedef struct {
    const Fact *facts[2];
    size_t counts[2];
} Known;

static Known known_of(const Story *story) {
    return (Known){{story->facts, story->loose}, {story->fact_count, story->loose_count}};
}

/* Whether the report has a number; numbers are asked for in ascending order. */
static int knows(Known *known, uint64_t number) {
    int found = 0;
    for (int k = 0; k < 2; k++) {
        while (known->counts[k] && known->facts[k]->number < number) {
            known->facts[k]++;
            known->counts[k]--;
        }
        found |= known->counts[k] && known->facts[k]->number == number;
    }
    return found;
}

/* The first place of a mark, in the sentences that are not hidden if `shown`, from `*at` on in the sorted facts. */
static const Fact *first_place(const Side *side, uint64_t number, int shown, size_t *at) {
    const Fact *facts = side->story->facts;
    size_t count = side->story->fact_count;
    while (*at < count && facts[*at].number < number) (*at)++;
    for (size_t k = *at; k < count && facts[k].number == number; k++) {
        if (!shown || !side->hidden[facts[k].sentence]) return &facts[k];
    }
    return NULL;
}

static int32_t reports_of_story(const Side *one, const Story *other) {
    Known known = known_of(other);
    int32_t most = 0, second = 0;
    for (size_t k = 0; k < one->mark_count; k++) {
        int32_t count = one->counts[k];
        if (!knows(&known, one->numbers[k]) || count > STORY || kind_of(one->numbers[k]) != NAME) continue;
        if (count > most) {
            second = most;
            most = count;
        } else if (count > second) {
            second = count;
        }
    }
    return second ? second : most ? most : 2;
}

static int32_t speaks(int name, int shared, int32_t count, int32_t reports) {
    int32_t elsewhere = ELSEWHERE[name];
    if (!shared) return log64((uint64_t)(1024 - RESTING[name])) - log64((uint64_t)(1024 - elsewhere));
    if (reports > 3) {
        int32_t part = (count > 2 ? count - 2 : 0) * 1024 / (reports - 1);
        if (part > STOCK) part = STOCK;
        if (part > elsewhere) elsewhere = part;
    }
    return log64((uint64_t)RESTING[name]) - log64((uint64_t)elsewhere);
}

/* ---- evidence ---- */

static void add_row(Row *sum, const Row *row, int sign) {
    sum->evidence += sign * row->evidence;
    sum->weight += sign * row->weight;
    sum->held += sign * row->held;
    sum->figures += sign * row->figures;
    sum->held_figures += sign * row->held_figures;
    sum->facts += (uint32_t)sign * row->facts;
    sum->shared += (uint32_t)sign * row->shared;
}

/* The sentences with most evidence among those that hold most of the weight. */
static void best_stretch(const Row *totals, size_t size, size_t *start, size_t *end) {
    int64_t best = totals[size].evidence;
    size_t low = 0, at = 0;
    *start = 0;
    *end = size;
    for (size_t k = 1; k <= size; k++) {
        while (at < k && (totals[k].weight - totals[at].weight) * 4 >= totals[size].weight * 3) {
            if (totals[at].evidence < totals[low].evidence) low = at;
            at++;
        }
        if (at && totals[k].evidence - totals[low].evidence > best) {
            best = totals[k].evidence - totals[low].evidence;
            *start = low;
            *end = k;
        }
    }
}

static int64_t wordings(const Side *one, const Story *other) {
    const Story *story = one->story;
    int64_t mine = 0, shared = 0;
    size_t at = 0;
    for (size_t k = 0; k < story->wording_count;) {
        uint64_t number = story->wordings[k].number;
        int shown = 0;
        for (; k < story->wording_count && story->wordings[k].number == number; k++) {
            shown |= !one->hidden[story->wordings[k].sentence];
        }
        if (!shown) continue;
        while (at < other->wording_count && other->wordings[at].number < number) at++;
        mine++;
        shared += at < other->wording_count && other->wordings[at].number == number;
    }
    int64_t bits = shared * WORDING_BITS - mine * WORDING_BITS / CHANCE;
    return bits < 0 ? 0 : bits > MOST_WORDINGS ? MOST_WORDINGS : bits;
}

/* The evidence that the one report rests on the other. */
static int rest(const Side *one, const Story *other, Resting *resting) {
    size_t size = one->story->sentence_count, at = 0, start, end;
    int32_t reports = reports_of_story(one, other);
    Known known = known_of(other);
    *resting = (Resting){0, 0, 0, 0};
    if (!size) return 0;
    Row *rows = calloc(size + 1, sizeof(Row));
    if (!rows) return PyErr_NoMemory(), -1;
    for (size_t k = 0; k < one->mark_count; k++) {
        int shared = knows(&known, one->numbers[k]), name = kind_of(one->numbers[k]) == NAME;
        const Fact *place = first_place(one, one->numbers[k], shared, &at);
        if (!place) continue;
        int64_t weight = one->weights[k];
        Row row = {weight * speaks(name, shared, one->counts[k], reports), weight, shared ? weight : 0, name ? 0 : weight,
                   shared && !name ? weight : 0, 1, (uint32_t)shared};
        add_row(&rows[place->sentence + 1], &row, 1);
    }
    for (size_t k = 0; k < size; k++) add_row(&rows[k + 1], &rows[k], 1);
    best_stretch(rows, size, &start, &end);
    Row sum = rows[end], whole = rows[size];
    add_row(&sum, &rows[start], -1);
    free(rows);
    if (sum.weight < FEWEST || sum.held * 20 < sum.weight * 11 || sum.evidence < 0) return 0;
    if (whole.figures >= FIGURES && whole.held_figures * 2 < whole.figures) return 0;
    *resting = (Resting){sum.evidence + wordings(one, other), sum.facts, sum.shared, 1};
    return 0;
}

/* ---- sentences that tell the same ---- */

/* Something that two sentences have in common. */
typedef struct {
    uint64_t pair; /* sentence of the one report, sentence of the other */
    uint32_t weight, count;
} Common;

static int by_pair(const void *one, const void *two) {
    const Common *a = one, *b = two;
    return a->pair < b->pair ? -1 : a->pair > b->pair;
}

static int by_weight(const void *one, const void *two) {
    const Common *a = one, *b = two;
    if (a->weight != b->weight) return a->weight > b->weight ? -1 : 1;
    return by_pair(one, two);
}

/* The sentences of a number in a sorted list that count, each once, appended in order; the place behind it. */
static int add_sentences(List *sentences, const Side *side, const Fact *facts, size_t count, uint64_t number, size_t *at) {
    while (*at < count && facts[*at].number < number) (*at)++;
    for (; *at < count && facts[*at].number == number; (*at)++) {
        uint32_t sentence = facts[*at].sentence;
        if (side->hidden[sentence]) continue;
        if (list_reserve(sentences, sentences->count + 1, sizeof(uint32_t)) < 0) return -1;
        LIST(uint32_t, *sentences)[sentences->count++] = sentence;
    }
    return 0;
}

static int by_sentence(const void *one, const void *two) {
    uint32_t a = *(const uint32_t *)one, b = *(const uint32_t *)two;
    return a < b ? -1 : a > b;
}

static void sort_sentences(List *sentences) {
    uint32_t *items = LIST(uint32_t, *sentences);
    size_t kept = 0;
    if (sentences->count > 1) qsort(items, sentences->count, sizeof(uint32_t), by_sentence);
    for (size_t k = 0; k < sentences->count; k++) {
        if (!kept || items[kept - 1] != items[k]) items[kept++] = items[k];
    }
    sentences->count = kept;
}

static int add_common(List *common, const List *mine, const List *theirs, uint32_t weight) {
    size_t most = mine->count > theirs->count ? mine->count : theirs->count;
    if (!mine->count || !theirs->count || mine->count * theirs->count > REPEATED) return 0;
    if (list_reserve(common, common->count + mine->count * theirs->count, sizeof(Common)) < 0) return -1;
    for (size_t j = 0; j < mine->count; j++) {
        for (size_t i = 0; i < theirs->count; i++) {
            uint64_t pair = (uint64_t)LIST(uint32_t, *mine)[j] << 32 | LIST(uint32_t, *theirs)[i];
            LIST(Common, *common)[common->count++] = (Common){pair, weight / (uint32_t)most, 1};
        }
    }
    return 0;
}

/* The sentences of a wording, as those of a fact. */
static int add_wording_sentences(List *sentences, const Side *side, uint64_t number, size_t *at) {
    const Story *story = side->story;
    while (*at < story->wording_count && story->wordings[*at].number < number) (*at)++;
    for (; *at < story->wording_count && story->wordings[*at].number == number; (*at)++) {
        uint32_t sentence = story->wordings[*at].sentence;
        if (side->hidden[sentence]) continue;
        if (list_reserve(sentences, sentences->count + 1, sizeof(uint32_t)) < 0) return -1;
        LIST(uint32_t, *sentences)[sentences->count++] = sentence;
    }
    return 0;
}

/* All that sentences of the two have in common. */
static int find_common(const Side *one, const Side *other, List *common) {
    const Story *mine_of = one->story, *theirs_of = other->story;
    List mine = {NULL, 0, 0}, theirs = {NULL, 0, 0};
    size_t at = 0, mark = 0, in_facts = 0, in_loose = 0, failed = 0;
    while (!failed && at < mine_of->fact_count) {
        uint64_t number = mine_of->facts[at].number;
        mine.count = theirs.count = 0;
        while (mark < one->mark_count && one->numbers[mark] < number) mark++;
        uint32_t weight = mark < one->mark_count && one->numbers[mark] == number ? one->weights[mark] : 0;
        failed = add_sentences(&mine, one, mine_of->facts, mine_of->fact_count, number, &at) < 0 ||
                 add_sentences(&theirs, other, theirs_of->facts, theirs_of->fact_count, number, &in_facts) < 0 ||
                 add_sentences(&theirs, other, theirs_of->loose, theirs_of->loose_count, number, &in_loose) < 0;
        sort_sentences(&mine);
        sort_sentences(&theirs);
        failed = failed || add_common(common, &mine, &theirs, weight) < 0;
    }
    at = in_facts = 0;
    while (!failed && at < mine_of->wording_count) {
        uint64_t number = mine_of->wordings[at].number;
        mine.count = theirs.count = 0;
        failed = add_wording_sentences(&mine, one, number, &at) < 0 ||
                 add_wording_sentences(&theirs, other, number, &in_facts) < 0;
        failed = failed || add_common(common, &mine, &theirs, COMMON) < 0;
    }
    list_free(&mine);
    list_free(&theirs);
    return failed ? -1 : 0;
}

/* The pairs of sentences, each in one pair at most, those first that have most in common. */
static int find_alike(const Side *one, const Side *other, List *alike) {
    size_t kept = 0, taken_count = 0;
    if (find_common(one, other, alike) < 0) return -1;
    Common *common = LIST(Common, *alike);
    if (alike->count > 1) qsort(common, alike->count, sizeof(Common), by_pair);
    for (size_t k = 0; k < alike->count; k++) {
        if (kept && common[kept - 1].pair == common[k].pair) {
            common[kept - 1].weight += common[k].weight;
            common[kept - 1].count++;
        } else {
            common[kept++] = common[k];
        }
    }
    if (kept > 1) qsort(common, kept, sizeof(Common), by_weight);
    unsigned char *taken = calloc((size_t)one->story->sentence_count + other->story->sentence_count + 1, 1);
    if (!taken) return PyErr_NoMemory(), -1;
    unsigned char *taken_there = taken + one->story->sentence_count;
    for (size_t k = 0; k < kept; k++) {
        uint32_t j = (uint32_t)(common[k].pair >> 32), i = (uint32_t)common[k].pair;
        if (common[k].weight < ALIKE || common[k].count < 2 || taken[j] || taken_there[i]) continue;
        taken[j] = taken_there[i] = 1;
        common[taken_count++] = common[k];
    }
    free(taken);
    alike->count = taken_count;
    return 0;
}

/* ---- to and from Python ---- */

typedef struct {
    uint32_t weight, start, end;
} Told;

static int by_told(const void *one, const void *two) {
    const Told *a = one, *b = two;
    if (a->weight != b->weight) return a->weight > b->weight ? -1 : 1;
    if (a->start != b->start) return a->start < b->start ? -1 : 1;
    return a->end < b->end ? -1 : a->end > b->end;
}

static PyObject *told_object(const Side *one, const Story *other) {
    Told *told = malloc((one->mark_count + 1) * sizeof(Told));
    size_t count = 0, at = 0;
    if (!told) return PyErr_NoMemory();
    for (size_t k = 0; k < one->mark_count; k++) {
        uint64_t number = one->numbers[k];
        const Fact *place = first_place(one, number, 1, &at);
        if (!place) continue;
        if (!has_number(other->facts, other->fact_count, number) && !has_number(other->loose, other->loose_count, number)) {
            continue;
        }
        told[count++] = (Told){one->weights[k], place->start, place->end};
    }
    if (count > 1) qsort(told, count, sizeof(Told), by_told);
    if (count > TOLD) count = TOLD;
    PyObject *list = PyList_New((Py_ssize_t)count);
    for (size_t k = 0; list && k < count; k++) {
        PyObject *item = Py_BuildValue("(II)", told[k].start, told[k].end);
        if (!item || PyList_SetItem(list, (Py_ssize_t)k, item) < 0) Py_CLEAR(list);
    }
    free(told);
    return list;
}

typedef struct {
    Range a, b;
} Pair;

static int by_place(const void *one, const void *two) {
    const Pair *x = one, *y = two;
    return x->a.start < y->a.start ? -1 : x->a.start > y->a.start;
}

/* The pairs of sentences in order of report a. */
static PyObject *sentences_object(const Side *one, const Side *other, const List *alike, int turned) {
    Pair *pairs = malloc((alike->count + 1) * sizeof(Pair));
    if (!pairs) return PyErr_NoMemory();
    for (size_t k = 0; k < alike->count; k++) {
        uint64_t pair = LIST(Common, *alike)[k].pair;
        Range mine = one->story->sentences[pair >> 32], theirs = other->story->sentences[(uint32_t)pair];
        pairs[k] = turned ? (Pair){mine, theirs} : (Pair){theirs, mine};
    }
    if (alike->count > 1) qsort(pairs, alike->count, sizeof(Pair), by_place);
    PyObject *list = PyList_New((Py_ssize_t)alike->count);
    for (size_t k = 0; list && k < alike->count; k++) {
        Pair pair = pairs[k];
        PyObject *item = Py_BuildValue("(IIII)", pair.a.start, pair.a.end, pair.b.start, pair.b.end);
        if (!item || PyList_SetItem(list, (Py_ssize_t)k, item) < 0) Py_CLEAR(list);
    }
    free(pairs);
    return list;
}

/* A side from (story, marks, weights, counts, hidden sentences). */
static int read_side(PyObject *tuple, PyTypeObject *type, Side *side) {
    PyObject *story;
    const char *numbers, *weights, *counts, *hidden;
    Py_ssize_t size, weight_count, count_count, hidden_size;
    if (!PyTuple_Check(tuple)) return PyErr_SetString(PyExc_TypeError, "a side is a tuple"), -1;
    if (!PyArg_ParseTuple(tuple, "Oy#y#y#y#", &story, &numbers, &size, &weights, &weight_count, &counts, &count_count,
                          &hidden, &hidden_size)) {
        return -1;
    }
    if (!PyObject_TypeCheck(story, type)) return PyErr_SetString(PyExc_TypeError, "a side begins with a story"), -1;
    if (size % 8 || size / 8 != weight_count || size / 8 != count_count || hidden_size % 4) {
        return PyErr_SetString(PyExc_ValueError, "a weight and a count for each mark"), -1;
    }
    side->story = (Story *)story;
    side->numbers = (const uint64_t *)numbers;
    side->weights = (const unsigned char *)weights;
    side->counts = (const unsigned char *)counts;
    side->mark_count = (size_t)weight_count;
    side->hidden = calloc((size_t)side->story->sentence_count + 1, 1);
    if (!side->hidden) return PyErr_NoMemory(), -1;
    for (Py_ssize_t k = 0; k < hidden_size / 4; k++) {
        uint32_t sentence;
        memcpy(&sentence, hidden + 4 * k, 4);
        if (sentence < side->story->sentence_count) side->hidden[sentence] = 1;
    }
    return 0;
}

/* Whether a report states some facts, and next to none that the other lacks: then one pair of sentences is enough. */
static int is_whole(const Resting *resting) {
    return resting->facts >= MANY && resting->shared * 10 >= resting->facts * 9;
}

static PyObject *compare_sides(const Side *a, const Side *b, long long enough) {
    Resting of_a, of_b;
    List alike = {NULL, 0, 0};
    PyObject *found = NULL;
    if (rest(b, a->story, &of_b) < 0 || rest(a, b->story, &of_a) < 0) return NULL;
    int turned = !of_b.enough || (of_a.enough && of_a.evidence > of_b.evidence);
    Resting resting = turned ? of_a : of_b;
    const Side *one = turned ? a : b, *other = turned ? b : a;
    if (!resting.enough || resting.evidence < enough) return Py_NewRef(Py_None);
    if (find_alike(one, other, &alike) == 0) {
        if (alike.count < (is_whole(&resting) ? 1 : SENTENCES)) {
            found = Py_NewRef(Py_None);
        } else {
            PyObject *told = told_object(one, other->story);
            PyObject *sentences = told ? sentences_object(one, other, &alike, turned) : NULL;
            if (sentences) {
                found = Py_BuildValue("(OLIIOO)", turned ? Py_True : Py_False, (long long)resting.evidence, resting.facts,
                                      resting.shared, told, sentences);
            }
            Py_XDECREF(told);
            Py_XDECREF(sentences);
        }
    }
    list_free(&alike);
    return found;
}

PyObject *compare_stories(PyObject *module, PyObject *args) {
    PyObject *one, *two, *found = NULL;
    long long enough;
    Side a = {0}, b = {0};
    if (!PyArg_ParseTuple(args, "OOL", &one, &two, &enough)) return NULL;
    PyObject *type = PyObject_GetAttrString(module, "Story");
    if (!type) return NULL;
    if (read_side(one, (PyTypeObject *)type, &a) == 0 && read_side(two, (PyTypeObject *)type, &b) == 0) {
        found = compare_sides(&a, &b, enough);
    }
    free(a.hidden);
    free(b.hidden);
    Py_DECREF(type);
    return found;
}
