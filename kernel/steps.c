/* The steps of the trained parser and of the tagger of names, greedily, one sentence at a time.
 *
 * The rules are those of dateline.language.steps, which are spaCy's for a document of one sentence on which nothing is
 * marked before; tests/language/test_steps.py runs all three. Every sum is made in the order written here, so that a
 * score is the same to the last bit with any compiler (-ffp-contract=off).
 */
#define PY_SSIZE_T_CLEAN
#include <Python.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum { SHIFT, REDUCE, LEFT, RIGHT, BREAK, MOVES };          /* of the parser */
enum { BEGIN, INSIDE, LAST, UNIT, OUT, NAME_MOVES };        /* of names */
enum { PARSER_SLOTS = 8, NAME_SLOTS = 6, NOTHING = -1 };

/* What the model says of a state, for each class of step. */
typedef struct {
    const float *made, *bias;           /* of each token in each slot, the first row for none; what is added to their sum */
    const float *weights, *class_bias;  /* hidden by classes */
    const uint8_t *moves;               /* of each class */
    int32_t slots, hidden, pieces, classes;
    float *sums, *best, *scores;        /* working space */
} Scorer;

/* ---- scores ---- */

static void add_up(const Scorer *s, const int32_t *tokens) {
    int32_t width = s->hidden * s->pieces;
    memset(s->sums, 0, sizeof(float) * width);
    for (int32_t slot = 0; slot < s->slots; slot++) {
        const float *row = s->made + ((size_t)(tokens[slot] + 1) * s->slots + slot) * width;
        for (int32_t k = 0; k < width; k++) s->sums[k] += row[k];
    }
    for (int32_t k = 0; k < width; k++) s->sums[k] += s->bias[k];
}

static void take_greatest(const Scorer *s) {
    for (int32_t h = 0; h < s->hidden; h++) {
        const float *of = s->sums + h * s->pieces;
        float best = of[0];
        for (int32_t piece = 1; piece < s->pieces; piece++) best = of[piece] > best ? of[piece] : best;
        s->best[h] = best;
    }
}

/* Four hidden numbers at a time; each class is added to in their order. */
static void weigh(const Scorer *s) {
    int32_t classes = s->classes, h = 0;
    memset(s->scores, 0, sizeof(float) * classes);
    for (; h + 4 <= s->hidden; h += 4) {
        const float *w0 = s->weights + (size_t)h * classes, *w1 = w0 + classes, *w2 = w1 + classes, *w3 = w2 + classes;
        float a = s->best[h], b = s->best[h + 1], c = s->best[h + 2], d = s->best[h + 3];
        for (int32_t k = 0; k < classes; k++) {
            s->scores[k] = (((s->scores[k] + a * w0[k]) + b * w1[k]) + c * w2[k]) + d * w3[k];
        }
    }
    for (; h < s->hidden; h++) {
        for (int32_t k = 0; k < classes; k++) s->scores[k] += s->best[h] * s->weights[(size_t)h * classes + k];
    }
    for (int32_t k = 0; k < classes; k++) s->scores[k] += s->class_bias[k];
}

/* The first of the best classes whose move is allowed, or NOTHING; `only` may bind a move to one class of it. */
static int32_t best_class(const Scorer *s, const int32_t *tokens, const uint8_t *allowed, const uint8_t *fits) {
    int32_t best = NOTHING;
    add_up(s, tokens);
    take_greatest(s);
    weigh(s);
    for (int32_t k = 0; k < s->classes; k++) {
        if (allowed[s->moves[k]] && (!fits || fits[k]) && (best == NOTHING || s->scores[k] > s->scores[best])) best = k;
    }
    return best;
}

/* ---- the parser ---- */

/* A sentence being parsed. Arcs to one side of a head are a list, the last one first: `last` and what was `before` it. */
typedef struct {
    int32_t length, next, depth, back; /* the next token of the buffer; tokens on the stack, and put back from it */
    int32_t *stack, *put_back, *heads, *classes, *last_left, *last_right, *before, *stays;
} Sentence;

static void begin(Sentence *t, int32_t *room, int32_t length) {
    int32_t **lists[] = {&t->stack, &t->put_back, &t->heads, &t->classes, &t->last_left, &t->last_right, &t->before, &t->stays};
    for (size_t k = 0; k < 8; k++) *lists[k] = room + k * length;
    for (size_t k = 0; k < (size_t)length * 7; k++) room[k] = NOTHING;
    for (int32_t k = 0; k < length; k++) t->stays[k] = 0;
    t->length = length;
    t->next = t->depth = t->back = 0;
}

static int32_t stacked(const Sentence *t, int32_t k) { return k < t->depth ? t->stack[t->depth - 1 - k] : NOTHING; }

static int32_t waiting(const Sentence *t) { return t->length - t->next + t->back; }

static int32_t coming(const Sentence *t, int32_t k) {
    if (k < t->back) return t->put_back[t->back - 1 - k];
    int32_t token = t->next + k - t->back;
    return token < t->length ? token : NOTHING;
}

static void look(const Sentence *t, int32_t *tokens) {
    int32_t top = stacked(t, 0), first = coming(t, 0);
    tokens[0] = first;
    tokens[1] = coming(t, 1);
    tokens[2] = top;
    tokens[3] = stacked(t, 1);
    tokens[4] = stacked(t, 2);
    tokens[5] = first == NOTHING ? NOTHING : t->last_left[first];
    tokens[6] = top == NOTHING ? NOTHING : t->last_left[top];
    tokens[7] = top == NOTHING ? NOTHING : t->last_right[top];
}

static void allow(const Sentence *t, uint8_t *allowed) {
    int32_t left = waiting(t), first = coming(t, 0);
    int both = t->depth && left && first; /* token 0 begins the sentence: nothing is hung over it */
    allowed[SHIFT] = !t->depth || (left >= 2 && first && !t->stays[first]);
    allowed[REDUCE] = t->depth && (!left || t->depth > 1 || first <= 0);
    allowed[LEFT] = allowed[RIGHT] = both != 0;
    allowed[BREAK] = 0;
}

static void push(Sentence *t) { t->stack[t->depth++] = t->back ? t->put_back[--t->back] : t->next++; }

static void unhang(Sentence *t, int32_t head, int32_t child) {
    int32_t *at = head > child ? &t->last_left[head] : &t->last_right[head];
    while (*at != child) at = &t->before[*at];
    *at = t->before[child];
}

static void hang(Sentence *t, int32_t head, int32_t child, int32_t class) {
    if (t->heads[child] != NOTHING) unhang(t, t->heads[child], child);
    int32_t *last = head > child ? &t->last_left[head] : &t->last_right[head];
    t->before[child] = *last;
    *last = child;
    t->heads[child] = head;
    t->classes[child] = class;
}

static void step(Sentence *t, int move, int32_t class) {
    int32_t top = stacked(t, 0), first = coming(t, 0);
    if (move == SHIFT) {
        push(t);
    } else if (move == LEFT) {
        hang(t, first, top, class);
        t->stays[first] = 0;
        t->depth--;
    } else if (move == RIGHT) {
        hang(t, top, first, class);
        push(t);
    } else {
        t->depth--;
        if (t->heads[top] == NOTHING && t->depth) t->stays[top] = 1, t->put_back[t->back++] = top;
    }
}

static void parse(const Scorer *s, Sentence *t, int32_t start) {
    int32_t tokens[PARSER_SLOTS];
    uint8_t allowed[MOVES];
    while (t->depth || waiting(t)) {
        look(t, tokens);
        for (int k = 0; k < PARSER_SLOTS; k++) tokens[k] += tokens[k] == NOTHING ? 0 : start;
        allow(t, allowed);
        int32_t class = best_class(s, tokens, allowed, NULL);
        if (class == NOTHING) return;
        step(t, s->moves[class], class);
    }
}

/* ---- names ---- */

typedef struct {
    int32_t start, end, class;
} Found;

static int find_names(const Scorer *s, const uint8_t *blank, const uint8_t *opens, const int32_t *labels, int32_t start,
                      int32_t length, Found *found, uint8_t *fits) {
    int count = 0, open = 0;
    for (int32_t at = 0; at < length; at++) {
        int32_t tokens[NAME_SLOTS] = {start + at, NOTHING, NOTHING, NOTHING, NOTHING, NOTHING};
        if (open) {
            int32_t from = found[count].start;
            for (int32_t k = 0; k < at - from && k < NAME_SLOTS - 1; k++) tokens[k + 1] = start + from + k;
        }
        int goes_on = at + 1 < length, starts_next = goes_on && opens[start + at + 1];
        uint8_t allowed[NAME_MOVES] = {
            [BEGIN] = !open && goes_on && !starts_next && !blank[start + at], [INSIDE] = open && goes_on && !starts_next,
            [LAST] = open, [UNIT] = !open && !blank[start + at], [OUT] = !open};
        for (int32_t k = 0; k < s->classes; k++) {
            fits[k] = s->moves[k] == OUT || (labels[k] && (!open || labels[k] == labels[found[count].class]));
        }
        int32_t class = best_class(s, tokens, allowed, fits);
        if (class == NOTHING) return count;
        int move = s->moves[class];
        if (move == BEGIN || move == UNIT) found[count] = (Found){at, at + 1, class}, open = 1;
        if (move == LAST || move == UNIT) found[count++].end = at + 1, open = 0;
    }
    return count;
}

/* ---- what Python sees ---- */

static int has(const Py_buffer *view, size_t items, size_t size) { return (size_t)view->len == items * size; }

/* Read the arguments that both functions begin with: numbers of the model, and the lengths of the sentences. */
static int scorer_read(Scorer *s, const Py_buffer *view, const int32_t *sizes) {
    s->slots = sizes[0], s->hidden = sizes[1], s->pieces = sizes[2], s->classes = sizes[3];
    if (s->slots < 1 || s->hidden < 1 || s->pieces < 1 || s->classes < 1) {
        return PyErr_SetString(PyExc_ValueError, "sizes below one"), -1;
    }
    size_t width = (size_t)s->hidden * s->pieces, tokens = 0, count = view[5].len / sizeof(int32_t);
    const int32_t *lengths = view[5].buf;
    for (size_t k = 0; k < count; k++) {
        if (lengths[k] < 0) return PyErr_SetString(PyExc_ValueError, "a length below nought"), -1;
        tokens += lengths[k];
    }
    if (tokens > INT32_MAX / 16 || !has(&view[0], (tokens + 1) * s->slots * width, 4) || !has(&view[1], width, 4) ||
        !has(&view[2], (size_t)s->hidden * s->classes, 4) || !has(&view[3], s->classes, 4) ||
        !has(&view[4], s->classes, 1) || !has(&view[5], count, sizeof(int32_t))) {
        return PyErr_SetString(PyExc_ValueError, "arrays of other sizes than those named"), -1;
    }
    s->made = view[0].buf, s->bias = view[1].buf, s->weights = view[2].buf, s->class_bias = view[3].buf;
    s->moves = view[4].buf;
    s->sums = malloc(sizeof(float) * (width + s->hidden + s->classes));
    if (!s->sums) return PyErr_NoMemory(), -1;
    s->best = s->sums + width;
    s->scores = s->best + s->hidden;
    return 0;
}

static int moves_below(const Scorer *s, int most) {
    for (int32_t k = 0; k < s->classes; k++) {
        if (s->moves[k] >= most) return PyErr_SetString(PyExc_ValueError, "a move that is not known"), 0;
    }
    return 1;
}

static size_t tokens_of(const Py_buffer *lengths, int32_t *longest) {
    const int32_t *each = lengths->buf;
    size_t all = 0;
    *longest = 0;
    for (size_t k = 0; k < lengths->len / sizeof(int32_t); k++) {
        all += each[k];
        if (each[k] > *longest) *longest = each[k];
    }
    return all;
}

static PyObject *parse_all(const Scorer *s, const Py_buffer *lengths) {
    int32_t longest, start = 0;
    size_t all = tokens_of(lengths, &longest), count = lengths->len / sizeof(int32_t);
    int32_t *room = malloc(sizeof(int32_t) * ((size_t)longest * 8 + all * 2 + 1)), *heads = room + (size_t)longest * 8;
    if (!room) return PyErr_NoMemory();
    Sentence sentence;
    for (size_t k = 0; k < count; k++) {
        int32_t length = ((const int32_t *)lengths->buf)[k];
        begin(&sentence, room, length);
        parse(s, &sentence, start);
        memcpy(heads + start, sentence.heads, sizeof(int32_t) * length);
        memcpy(heads + all + start, sentence.classes, sizeof(int32_t) * length);
        start += length;
    }
    PyObject *told = Py_BuildValue("(y#y#)", (char *)heads, (Py_ssize_t)(all * 4), (char *)(heads + all), (Py_ssize_t)(all * 4));
    free(room);
    return told;
}

/* Heads (within the sentence; -1 for none) and classes of all tokens, as two arrays of 32-bit numbers. */
static PyObject *parser(PyObject *module, PyObject *args) {
    Py_buffer view[6];
    int32_t sizes[4];
    Scorer scorer = {0};
    PyObject *told = NULL;
    (void)module;
    if (!PyArg_ParseTuple(args, "y*y*y*y*y*y*(iiii)", &view[0], &view[1], &view[2], &view[3], &view[4], &view[5], &sizes[0],
                          &sizes[1], &sizes[2], &sizes[3])) {
        return NULL;
    }
    if (sizes[0] != PARSER_SLOTS) {
        PyErr_SetString(PyExc_ValueError, "the parser looks at 8 tokens");
    } else if (scorer_read(&scorer, view, sizes) == 0 && moves_below(&scorer, MOVES)) {
        told = parse_all(&scorer, &view[5]);
    }
    free(scorer.sums);
    for (size_t k = 0; k < 6; k++) PyBuffer_Release(&view[k]);
    return told;
}

static PyObject *find_all(const Scorer *s, const Py_buffer *view) {
    int32_t longest, start = 0, count = (int32_t)(view[5].len / sizeof(int32_t)), held = 0;
    size_t all = tokens_of(&view[5], &longest);
    if (!has(&view[6], s->classes, 4) || !has(&view[7], all, 1) || !has(&view[8], all, 1)) {
        return PyErr_SetString(PyExc_ValueError, "arrays of other sizes than those named"), NULL;
    }
    Found *found = malloc(sizeof(Found) * ((size_t)longest + 1));
    int32_t *rows = malloc(sizeof(int32_t) * (all * 4 + 1));
    uint8_t *fits = malloc((size_t)s->classes);
    PyObject *told = NULL;
    if (found && rows && fits) {
        for (int32_t k = 0; k < count; k++) {
            int32_t length = ((const int32_t *)view[5].buf)[k];
            int names = find_names(s, view[7].buf, view[8].buf, view[6].buf, start, length, found, fits);
            for (int n = 0; n < names; n++) {
                int32_t row[] = {k, found[n].start, found[n].end, found[n].class};
                memcpy(rows + (size_t)4 * held++, row, sizeof row);
            }
            start += length;
        }
        told = PyBytes_FromStringAndSize((char *)rows, (Py_ssize_t)held * 16);
    } else {
        PyErr_NoMemory();
    }
    free(found);
    free(rows);
    free(fits);
    return told;
}

/* Names as rows of 32-bit numbers: the sentence, the first token in it, the one behind the last, and the class. */
static PyObject *names(PyObject *module, PyObject *args) {
    Py_buffer view[9];
    int32_t sizes[4];
    Scorer scorer = {0};
    PyObject *told = NULL;
    (void)module;
    if (!PyArg_ParseTuple(args, "y*y*y*y*y*y*(iiii)y*y*y*", &view[0], &view[1], &view[2], &view[3], &view[4], &view[5],
                          &sizes[0], &sizes[1], &sizes[2], &sizes[3], &view[6], &view[7], &view[8])) {
        return NULL;
    }
    if (sizes[0] != NAME_SLOTS) {
        PyErr_SetString(PyExc_ValueError, "names are looked for at 6 tokens");
    } else if (scorer_read(&scorer, view, sizes) == 0 && moves_below(&scorer, NAME_MOVES)) {
        told = find_all(&scorer, view);
    }
    free(scorer.sums);
    for (size_t k = 0; k < 9; k++) PyBuffer_Release(&view[k]);
    return told;
}

static PyMethodDef functions[] = {
    {"parser", parser, METH_VARARGS, "The heads and classes of the tokens of sentences."},
    {"names", names, METH_VARARGS, "The names in sentences."},
    {NULL, NULL, 0, NULL},
};

static PyModuleDef definition = {
    PyModuleDef_HEAD_INIT, "_steps", "The steps of the trained pipeline; see dateline.language.steps.", 0, functions,
    NULL, NULL, NULL, NULL,
};

PyMODINIT_FUNC PyInit__steps(void) { return PyModuleDef_Init(&definition); }
