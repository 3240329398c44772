/* Cut a text into lines and tell those that are surely text: the rule is that of dateline.extraction.glance and stamps.
 *
 * What is not sure is left to Python. So all that is asked here may be asked too broadly, never too narrowly;
 * tests/extraction/test_sight.py holds the two against each other.
 */
#include "kernel.h"

/* Signs have one byte here: Latin letters and marks by their number, some further marks in the place of control signs.
 * A line with any other sign is left to Python. */
enum { FIRST = 1, LAST = 2, EN_DASH = 0x80, EM_DASH = 0x81, DOTS = 0x82, EURO = 0x83, NO_CODE = -1 };

/* What a phrase says of a line that has it. */
enum { OPENING = 1, ENDING = 2, TELLING = 4, TAGLINE = 8, PICTURE = 16, AGE = 32, HEAD = 64, NAME = 128, LISTS = 8 };
enum { AT_START = OPENING | HEAD | NAME }; /* told only where a line begins with them */

/* A phrase finder: from each state by the class of the next sign to the next state (Aho and Corasick 1975). */
typedef struct {
    PyObject_HEAD
    uint8_t classes[256];
    unsigned class_count;
    uint8_t is_mark[256]; /* marks that may stand before the opening of a line and behind its end */
    List next;            /* uint16_t: class_count to a state */
    List found;           /* uint8_t: what phrases end in a state */
    struct {
        unsigned chrome, tagline, name, caption, label, stamp, words, code, dateline; /* lengths, as in Python */
    } most;
    List codes; /* working space */
} Sight;

#define NEXT(sight, state, code) LIST(uint16_t, (sight)->next)[(size_t)(state) * (sight)->class_count + (sight)->classes[code]]

/* The byte of a sign in small letters. */
static inline int code_of_ascii(unsigned char sign) {
    return sign < 32 || sign == 127 ? NO_CODE : sign >= 'A' && sign <= 'Z' ? sign + 32 : sign;
}

static int code_of(Py_UCS4 sign) {
    if (sign < 128) return code_of_ascii((unsigned char)sign);
    if (sign >= 0xC0 && sign <= 0xFF) return sign == 0xD7 || sign == 0xF7 ? NO_CODE : sign < 0xDF ? (int)sign + 32 : (int)sign;
    switch (sign) {
        case 0xA3: case 0xA9: return (int)sign; /* pound, copyright */
        case 0x2013: return EN_DASH;
        case 0x2014: return EM_DASH;
        case 0x2026: return DOTS;
        case 0x20AC: return EURO;
        default: return NO_CODE;
    }
}

/* ---- the phrase finder ---- */

static int add_state(Sight *sight) {
    size_t state = sight->found.count;
    if (state > UINT16_MAX) return PyErr_SetString(PyExc_OverflowError, "too many phrases"), -1;
    if (list_reserve(&sight->next, (state + 1) * sight->class_count, sizeof(uint16_t)) < 0 ||
        list_reserve(&sight->found, state + 1, 1) < 0) {
        return -1;
    }
    memset(LIST(uint16_t, sight->next) + state * sight->class_count, 0, sight->class_count * sizeof(uint16_t));
    LIST(uint8_t, sight->found)[state] = 0;
    sight->found.count++;
    return (int)state;
}

/* The codes of a phrase go to sight->codes; 0 when it has a sign that no line has which is not left to Python. */
static int code_phrase(Sight *sight, PyObject *phrase, int before, int behind) {
    PyObject *bytes = PyUnicode_Check(phrase) ? bytes_of_text(phrase) : NULL;
    char *text;
    Py_ssize_t length;
    if (!bytes) return PyErr_Occurred() ? -1 : (PyErr_SetString(PyExc_TypeError, "a phrase is a str"), -1);
    sight->codes.count = 0;
    int good = PyBytes_AsStringAndSize(bytes, &text, &length) == 0 && list_reserve(&sight->codes, (size_t)length + 2, 1) == 0;
    int known = good;
    if (known && before) LIST(uint8_t, sight->codes)[sight->codes.count++] = (uint8_t)before;
    for (uint32_t at = 0, size; known && at < (uint32_t)length; at += size) {
        int code = code_of(sign_at((const unsigned char *)text + at, &size));
        known = code != NO_CODE;
        if (known) LIST(uint8_t, sight->codes)[sight->codes.count++] = (uint8_t)code;
    }
    if (known && behind) LIST(uint8_t, sight->codes)[sight->codes.count++] = (uint8_t)behind;
    Py_DECREF(bytes);
    return good ? known : -1;
}

/* Give each sign of a phrase a class, or with `grow` set add its states. */
static int add_phrase(Sight *sight, PyObject *phrase, int kind, int grow) {
    int known = code_phrase(sight, phrase, kind & AT_START ? FIRST : 0, kind == ENDING ? LAST : 0), state = 0;
    if (known <= 0) return known;
    for (size_t k = 0; k < sight->codes.count; k++) {
        uint8_t code = LIST(uint8_t, sight->codes)[k];
        if (!grow) {
            if (!sight->classes[code]) sight->classes[code] = (uint8_t)sight->class_count++;
        } else if (NEXT(sight, state, code)) {
            state = NEXT(sight, state, code);
        } else {
            int added = add_state(sight);
            if (added < 0) return -1;
            NEXT(sight, state, code) = (uint16_t)added;
            state = added;
        }
    }
    if (grow && state) LIST(uint8_t, sight->found)[state] |= (uint8_t)kind;
    return 0;
}

static int add_lists(Sight *sight, PyObject *lists, int grow) {
    for (Py_ssize_t n = 0; n < LISTS; n++) {
        PyObject *list = PyTuple_GetItem(lists, n);
        if (!list) return -1;
        for (Py_ssize_t k = 0; k < PyList_Size(list); k++) {
            if (add_phrase(sight, PyList_GetItem(list, k), 1 << n, grow) < 0) return -1;
        }
        if (PyErr_Occurred()) return -1;
    }
    return 0;
}

/* Where a phrase breaks off, the finder goes on with the longest end of what it read that begins another one. */
static int link_states(Sight *sight) {
    size_t count = sight->found.count, from = 0, to = 0;
    uint16_t *queue = malloc(2 * count * sizeof(uint16_t)), *fall = queue + count;
    if (!queue) return PyErr_NoMemory(), -1;
    fall[0] = 0;
    for (unsigned c = 0; c < sight->class_count; c++) {
        uint16_t state = LIST(uint16_t, sight->next)[c];
        if (state) fall[state] = 0, queue[to++] = state;
    }
    while (from < to) {
        uint16_t state = queue[from++];
        LIST(uint8_t, sight->found)[state] |= LIST(uint8_t, sight->found)[fall[state]];
        for (unsigned c = 0; c < sight->class_count; c++) {
            uint16_t *next = &LIST(uint16_t, sight->next)[(size_t)state * sight->class_count + c];
            uint16_t other = LIST(uint16_t, sight->next)[(size_t)fall[state] * sight->class_count + c];
            if (*next) fall[*next] = other, queue[to++] = *next;
            else *next = other;
        }
    }
    free(queue);
    return 0;
}

/* ---- one line ---- */

/* A line in small letters, with single blanks and none at its edges, as codes; 0 when it has a sign without one. */
static int code_line(Sight *sight, const unsigned char *text, uint32_t start, uint32_t end) {
    uint8_t *codes = sight->codes.items;
    size_t count = 0;
    for (uint32_t at = start, size; at < end; at += size) {
        int code = text[at] < 128 ? (size = 1, code_of_ascii(text[at])) : code_of(sign_at(text + at, &size));
        if (code == NO_CODE) return 0;
        if (code == ' ' && (!count || codes[count - 1] == ' ')) continue;
        codes[count++] = (uint8_t)code;
    }
    while (count && codes[count - 1] == ' ') count--;
    sight->codes.count = count;
    return 1;
}

static int is_letter(uint8_t code) { return (code >= 'a' && code <= 'z') || code >= 0xC0; }

/* What was seen in a line; places are those behind the last of its kind, 0 for none. */
typedef struct {
    int kinds, small, digit, quote, dash;
    size_t picture, label, blanks;
} Seen;

/* Read the codes of a line; 0 at a mark that can join the pieces of a row of links. */
static int see(const Sight *sight, Seen *seen) {
    const uint8_t *codes = sight->codes.items, *found = sight->found.items;
    size_t count = sight->codes.count, end = count;
    unsigned state = NEXT(sight, 0, FIRST);
    while (end && (codes[end - 1] == ' ' || codes[end - 1] == '.')) end--;
    for (size_t k = 0; k < count; k++) {
        uint8_t code = codes[k];
        state = NEXT(sight, state, code);
        if (found[state]) {
            seen->kinds |= found[state];
            if (found[state] & PICTURE) seen->picture = k + 1;
        }
        if (k + 1 == end) seen->kinds |= found[NEXT(sight, state, LAST)] & ENDING;
        if (code >= 'a' && code <= 'z') {
            seen->small = 1;
            continue;
        }
        switch (code) {
            case '/': case '@': case '|': case '>': case '<': case '\\': return 0;
            case ' ':
                seen->blanks++;
                if (k > 1 && codes[k - 1] == 'y' && codes[k - 2] == 'b') seen->label = k + 1;
                if (k > 1 && codes[k - 1] == '-' && codes[k - 2] == ' ') seen->dash = 1;
                break;
            case ':':
                if (k && codes[k - 1] == ':') return 0;
                seen->label = k + 1;
                break;
            case '-': seen->dash |= k && codes[k - 1] == '-'; break;
            case EN_DASH: case EM_DASH: seen->dash = 1; break;
            case '"': seen->quote = 1; break;
            case 0xA9: seen->label = k + 1; break;
            default: seen->digit |= code >= '0' && code <= '9';
        }
    }
    return 1;
}

static int is_figure(uint8_t code) { return code >= '0' && code <= '9'; }

/* Whether a day can begin at a place: by a figure of at most four digits that is no number or share, or by one of the heads. */
static int opens_date(const Sight *sight, size_t at) {
    const uint8_t *codes = sight->codes.items, *found = sight->found.items;
    size_t count = sight->codes.count, end = at;
    unsigned state = NEXT(sight, 0, FIRST);
    while (end < count && is_figure(codes[end])) end++;
    if (end > at) return end - at <= 4 && (end == count || (codes[end] != ',' && codes[end] != '%'));
    for (; at < count && (state = NEXT(sight, state, codes[at])); at++) {
        if (found[state] & HEAD) return 1;
    }
    return 0;
}

/* Whether a line can be one that says when a report came out, by a day at its head or behind the first mark that ends names. */
static int heads_date(const Sight *sight) {
    const uint8_t *codes = sight->codes.items;
    size_t count = sight->codes.count, at = 0;
    while (at < count && !is_letter(codes[at]) && !is_figure(codes[at])) at++;
    if (opens_date(sight, at)) return 1;
    while (at < count && (is_letter(codes[at]) || is_figure(codes[at]) || memchr("_'&. -", codes[at], 6))) at++;
    if (at == count || (codes[at] != ',' && codes[at] != EN_DASH && codes[at] != EM_DASH)) return 0;
    for (at++; at < count && codes[at] == ' ';) at++;
    return opens_date(sight, at);
}

static int has_small(const unsigned char *text, uint32_t start, uint32_t end) {
    for (uint32_t k = start; k < end; k++) {
        if (text[k] >= 'a' && text[k] <= 'z') return 1;
    }
    return 0;
}

/* Whether a line of so many signs is surely text, and no date line. */
static int is_text(Sight *sight, const unsigned char *text, uint32_t start, uint32_t end, uint32_t signs) {
    Seen seen = {0};
    if (signs > sight->most.caption) return 1;
    if (!code_line(sight, text, start, end)) return 0;
    const uint8_t *codes = sight->codes.items;
    size_t count = sight->codes.count, bare = count;
    while (bare && sight->is_mark[codes[bare - 1]]) bare--;
    if (!bare || !(is_letter(codes[0]) || codes[0] == '"' || codes[0] == '\'')) return 0;
    if (signs <= sight->most.code && !has_small(text, start, end)) return 0;
    if (!see(sight, &seen) || !seen.small || !memchr(codes, ' ', bare)) return 0;
    if (seen.kinds & (OPENING | ENDING) || (bare <= sight->most.name && seen.kinds & NAME)) return 0;
    if (seen.picture && seen.label && seen.picture + sight->most.label >= count && seen.label + sight->most.label >= count) return 0;
    if (seen.kinds & TAGLINE && seen.dash && count <= sight->most.tagline) return 0;
    if (seen.kinds & TELLING && !seen.quote && count <= sight->most.chrome) return 0;
    if (signs > sight->most.stamp || seen.blanks >= sight->most.words) return 1;
    return !(seen.kinds & AGE || (seen.digit && (seen.kinds & HEAD || heads_date(sight))));
}

/* Whether a line surely has no dateline: it begins with a letter, and in its first signs no mark ends one, nor a stop the first three
 * words (a city alone). */
static int is_headless(const Sight *sight, const unsigned char *text, uint32_t start, uint32_t end) {
    unsigned blanks = 0, signs = 0;
    if (start == end || !((text[start] | 32) >= 'a' && (text[start] | 32) <= 'z')) return 0;
    for (uint32_t at = start, size; at < end && signs < sight->most.dateline; at += size, signs++) {
        unsigned char byte = text[at];
        size = 1;
        if (byte < 128) {
            if (byte < ' ' || memchr("-/:_|([", byte, 7) || (byte == '.' && blanks < 3)) return 0;
            blanks += byte == ' ';
        } else {
            Py_UCS4 sign = sign_at(text + at, &size);
            if (sign == 0x2013 || sign == 0x2014) return 0;
        }
    }
    return 1;
}

/* ---- lines ---- */

static int ends_line(Py_UCS4 sign) {
    return (sign >= '\n' && sign <= '\r') || (sign >= 0x1C && sign <= 0x1E) || sign == 0x85 || sign == 0x2028 || sign == 0x2029;
}

enum { GAP = 1, TEXT = 2, HEADLESS = 4 };

/* Two texts of the same signs, one for one, read side by side. */
typedef struct {
    const unsigned char *text, *plain;
    uint32_t length, plain_length, at, plain_at, sign;
} Pace;

/* Step over the sign at hand and give it. */
static Py_UCS4 step(Pace *pace) {
    uint32_t size, plain_size = 1;
    Py_UCS4 sign = sign_at(pace->text + pace->at, &size);
    if (pace->plain_at < pace->plain_length && pace->plain[pace->plain_at] >= 128) sign_at(pace->plain + pace->plain_at, &plain_size);
    pace->at += size;
    pace->plain_at += plain_size;
    pace->sign++;
    return sign;
}

/* Step over signs of ASCII that are no blanks, in both texts; how many they are. */
static uint32_t ink(Pace *pace) {
    uint32_t left = pace->length - pace->at, plain_left = pace->plain_length - pace->plain_at, count = 0;
    const unsigned char *text = pace->text + pace->at, *plain = pace->plain + pace->plain_at;
    if (plain_left < left) left = plain_left;
    while (count < left && text[count] > ' ' && text[count] < 128 && plain[count] < 128) count++;
    pace->at += count, pace->plain_at += count, pace->sign += count;
    return count;
}

/* Start, end and flags of each line that is not blank. */
static int cut(Sight *sight, Pace *pace, List *lines) {
    int gap = 1;
    if (list_reserve(&sight->codes, (size_t)pace->plain_length + 1, 1) < 0) return -1;
    while (pace->at < pace->length) {
        uint32_t first = 0, last = 0, plain_first = 0, plain_last = 0;
        int any = 0;
        while (pace->at < pace->length) {
            uint32_t sign_was = pace->sign, plain_was = pace->plain_at, inked = ink(pace);
            if (inked) {
                if (!any) any = 1, first = sign_was, plain_first = plain_was;
                last = pace->sign, plain_last = pace->plain_at;
                continue;
            }
            Py_UCS4 sign = step(pace);
            if (ends_line(sign)) {
                if (sign == '\r' && pace->at < pace->length && pace->text[pace->at] == '\n') step(pace);
                break;
            }
            if (is_white(sign)) continue;
            if (!any) any = 1, first = sign_was, plain_first = plain_was;
            last = pace->sign, plain_last = pace->plain_at;
        }
        if (any) {
            if (list_reserve(lines, lines->count + 3, sizeof(uint32_t)) < 0) return -1;
            if (plain_last > pace->plain_length) return PyErr_SetString(PyExc_ValueError, "not as long as the text"), -1;
            uint32_t flags = (gap ? GAP : 0) | (is_text(sight, pace->plain, plain_first, plain_last, last - first) ? TEXT : 0);
            if (is_headless(sight, pace->plain, plain_first, plain_last)) flags |= HEADLESS;
            uint32_t *line = LIST(uint32_t, *lines) + lines->count;
            line[0] = first, line[1] = last, line[2] = flags;
            lines->count += 3;
        }
        gap = !any;
    }
    return 0;
}

/* lines(text, plain): start, end and flags (1: below a blank line or at the start, 2: surely text, 4: surely without a dateline) of
 * each line that is not blank, as native unsigned integers. `plain` is the text folded, sign for sign. */
static PyObject *sight_lines(PyObject *self, PyObject *args) {
    PyObject *text, *plain, *lines = NULL;
    if (!PyArg_ParseTuple(args, "UU", &text, &plain)) return NULL;
    PyObject *bytes = bytes_of_text(text), *plain_bytes = !bytes ? NULL : plain == text ? Py_NewRef(bytes) : bytes_of_text(plain);
    char *signs, *plain_signs;
    Py_ssize_t length, plain_length;
    List found = {0};
    if (plain_bytes && PyBytes_AsStringAndSize(bytes, &signs, &length) == 0 &&
        PyBytes_AsStringAndSize(plain_bytes, &plain_signs, &plain_length) == 0) {
        Pace pace = {(const unsigned char *)signs, (const unsigned char *)plain_signs, (uint32_t)length, (uint32_t)plain_length, 0, 0, 0};
        if (length > INT32_MAX || plain_length > INT32_MAX) PyErr_SetString(PyExc_OverflowError, "text too long");
        else if (cut((Sight *)self, &pace, &found) == 0) {
            lines = PyBytes_FromStringAndSize(found.count ? found.items : "", (Py_ssize_t)(found.count * sizeof(uint32_t)));
        }
    }
    list_free(&found);
    Py_XDECREF(bytes);
    Py_XDECREF(plain_bytes);
    return lines;
}

/* ---- the type ---- */

static int fill(Sight *sight, PyObject *lists, PyObject *marks) {
    sight->class_count = 1; /* class 0: signs of no phrase */
    if (PyTuple_Size(lists) != LISTS) return PyErr_SetString(PyExc_ValueError, "eight lists of phrases"), -1;
    if (add_lists(sight, lists, 0) < 0 || add_state(sight) < 0 || add_lists(sight, lists, 1) < 0 || link_states(sight) < 0) return -1;
    for (Py_ssize_t k = 0; k < PyList_Size(marks); k++) {
        int known = code_phrase(sight, PyList_GetItem(marks, k), 0, 0);
        if (known < 0) return -1;
        if (known && sight->codes.count) sight->is_mark[LIST(uint8_t, sight->codes)[0]] = 1;
    }
    return 0;
}

/* Sight((openings, endings, telling, taglines, pictures, ages, heads, names), marks, lengths) */
static PyObject *sight_new(PyTypeObject *type, PyObject *args, PyObject *kwargs) {
    PyObject *lists, *marks, *lengths;
    (void)kwargs;
    if (!PyArg_ParseTuple(args, "OOO", &lists, &marks, &lengths)) return NULL;
    if (!PyTuple_Check(lists) || !PyList_Check(marks) || !PyTuple_Check(lengths)) {
        return PyErr_SetString(PyExc_TypeError, "a tuple of lists, a list, a tuple"), NULL;
    }
    Sight *sight = (Sight *)((allocfunc)PyType_GetSlot(type, Py_tp_alloc))(type, 0);
    if (sight && (!PyArg_ParseTuple(lengths, "IIIIIIIII", &sight->most.chrome, &sight->most.tagline, &sight->most.name,
                                    &sight->most.caption, &sight->most.label, &sight->most.stamp, &sight->most.words, &sight->most.code, &sight->most.dateline) ||
                  fill(sight, lists, marks) < 0)) {
        Py_CLEAR(sight);
    }
    return (PyObject *)sight;
}

static void sight_dealloc(PyObject *self) {
    Sight *sight = (Sight *)self;
    PyTypeObject *type = Py_TYPE(self);
    list_free(&sight->next);
    list_free(&sight->found);
    list_free(&sight->codes);
    ((freefunc)PyType_GetSlot(type, Py_tp_free))(self);
    Py_DECREF(type);
}

static PyMethodDef sight_methods[] = {
    {"lines", sight_lines, METH_VARARGS, "Start, end and flags of each line that is not blank."},
    {NULL, NULL, 0, NULL},
};

static PyType_Slot sight_slots[] = {
    {Py_tp_new, sight_new},
    {Py_tp_dealloc, sight_dealloc},
    {Py_tp_methods, sight_methods},
    {Py_tp_doc, "Tells the lines that are surely text: Sight(lists of phrases, marks, lengths)."},
    {0, NULL},
};

PyType_Spec sight_spec = {"dateline.text._kernel.Sight", sizeof(Sight), 0, Py_TPFLAGS_DEFAULT, sight_slots};
