/* Fold a text: its words as 64-bit numbers with their places. The rule is that of dateline.text.fold. */
#include "kernel.h"


enum {
    PAGE = 256,
    PAGES = 0x110000 / PAGE,
    MOST_WORDS = 1 << 19,  /* known words, then the cache starts anew */
    LONGEST = 64,          /* bytes; longer words are rare and Python's */
    START_ROOM = 1 << 12,
};

typedef struct {
    uint64_t hash, number;
    size_t place;    /* in the store of bytes */
    uint32_t length; /* 0: an empty entry */
    uint32_t raw;    /* the key is the word as written, in code points, not folded bytes */
} Known;

struct Words {
    PyObject_HEAD
    PyObject *kinds_of;  /* page number -> 256 bytes of kinds */
    PyObject *number_of; /* word -> its number */
    unsigned char *pages[PAGES];
    Known *known;
    size_t mask, count;
    List store; /* unsigned char: the keys */
    int busy;
};

/* ---- kinds of signs ---- */

unsigned words_kind(const Words *words, Py_UCS4 sign) {
    const unsigned char *page = sign < 0x110000 ? words->pages[sign / PAGE] : NULL;
    return page ? page[sign % PAGE] : 0;
}

/* Ask Python for the kinds of the 256 signs of a page. */
static int load_page(Words *words, Py_UCS4 sign) {
    Py_UCS4 number = sign / PAGE;
    PyObject *answer = PyObject_CallFunction(words->kinds_of, "I", (unsigned)number);
    char *bytes;
    Py_ssize_t length;
    if (!answer) return -1;
    if (PyBytes_AsStringAndSize(answer, &bytes, &length) < 0 || length != PAGE) {
        Py_DECREF(answer);
        if (!PyErr_Occurred()) PyErr_SetString(PyExc_ValueError, "a page has 256 kinds");
        return -1;
    }
    if (!words->pages[number]) words->pages[number] = malloc(PAGE);
    if (words->pages[number]) memcpy(words->pages[number], bytes, PAGE);
    Py_DECREF(answer);
    return words->pages[number] ? 0 : (PyErr_NoMemory(), -1);
}

/* Make sure that the kinds of all signs of a text are known, so that no loop has to ask. */
static int load_pages(Words *words, const Py_UCS4 *signs, Py_ssize_t length) {
    for (Py_ssize_t k = 0; k < length; k++) {
        if (!words->pages[signs[k] / PAGE] && load_page(words, signs[k]) < 0) return -1;
    }
    return 0;
}

/* ---- where words end ---- */

/* The end of "U.S." or "a.m." at `start`; `start` when fewer than two letters with stops stand there. */
static Py_ssize_t initials_end(const Words *words, const Py_UCS4 *signs, Py_ssize_t length, Py_ssize_t start) {
    Py_ssize_t k = start;
    while (k + 1 < length && (words_kind(words, signs[k]) & LETTER) && signs[k + 1] == '.') k += 2;
    return k - start >= 4 ? k : start;
}

static Py_ssize_t skip_digits(const Words *words, const Py_UCS4 *signs, Py_ssize_t length, Py_ssize_t k) {
    while (k < length && (words_kind(words, signs[k]) & DIGIT)) k++;
    return k;
}

static int in_word(unsigned kind) { return (kind & (LETTER | DIGIT)) && !(kind & UNSPACED); }

/* The end of "1,200", "2.5bn" or "7th". */
static Py_ssize_t figure_end(const Words *words, const Py_UCS4 *signs, Py_ssize_t length, Py_ssize_t start) {
    Py_ssize_t k = skip_digits(words, signs, length, start);
    while (k + 1 < length && (signs[k] == '.' || signs[k] == ',') && (words_kind(words, signs[k + 1]) & DIGIT)) {
        k = skip_digits(words, signs, length, k + 1);
    }
    while (k < length && in_word(words_kind(words, signs[k]))) k++;
    return k;
}

/* The end of any other word: letters, digits, the signs that belong to them, apostrophes within. */
static Py_ssize_t plain_end(const Words *words, const Py_UCS4 *signs, Py_ssize_t length, Py_ssize_t start) {
    Py_ssize_t k = start + 1;
    for (; k < length; k++) {
        unsigned kind = words_kind(words, signs[k]);
        if (in_word(kind) || (kind & SIGN)) continue;
        if ((kind & APOSTROPHE) && k + 1 < length && (words_kind(words, signs[k + 1]) & (LETTER | DIGIT))) continue;
        break;
    }
    return k;
}

static Py_ssize_t word_end(const Words *words, const Py_UCS4 *signs, Py_ssize_t length, Py_ssize_t start,
                           unsigned kind) {
    if (kind & UNSPACED) return start + 1;
    if (kind & DIGIT) return figure_end(words, signs, length, start);
    if (start + 1 < length && signs[start + 1] == '.') {
        Py_ssize_t end = initials_end(words, signs, length, start);
        if (end > start) return end;
    }
    return plain_end(words, signs, length, start);
}

/* ---- numbers of words ---- */

static uint64_t hash_bytes(const unsigned char *bytes, size_t count, uint64_t seed) {
    uint64_t hash = seed ^ (count * 0x9E3779B97F4A7C15u), part;
    for (; count >= 8; bytes += 8, count -= 8) {
        memcpy(&part, bytes, 8);
        hash = (hash ^ part) * 0xD6E8FEB86659FD93u;
        hash ^= hash >> 32;
    }
    part = 0;
    memcpy(&part, bytes, count);
    hash = (hash ^ part) * 0xD6E8FEB86659FD93u;
    return hash ^ (hash >> 29);
}

/* The entry of a key, or the empty one where it belongs. */
static Known *find_known(const Words *words, const unsigned char *key, uint32_t length, uint32_t raw, uint64_t hash) {
    for (size_t k = hash & words->mask;; k = (k + 1) & words->mask) {
        Known *known = &words->known[k];
        if (!known->length) return known;
        if (known->hash == hash && known->length == length && known->raw == raw &&
            !memcmp((unsigned char *)words->store.items + known->place, key, length)) {
            return known;
        }
    }
}

static void forget_words(Words *words) {
    memset(words->known, 0, (words->mask + 1) * sizeof(Known));
    words->count = words->store.count = 0;
}

static int grow_known(Words *words) {
    size_t room = (words->mask + 1) * 2;
    Known *old = words->known, *wide = calloc(room, sizeof(Known));
    if (!wide) return PyErr_NoMemory(), -1;
    for (size_t k = 0; k <= words->mask; k++) {
        if (!old[k].length) continue;
        size_t at = old[k].hash & (room - 1);
        while (wide[at].length) at = (at + 1) & (room - 1);
        wide[at] = old[k];
    }
    words->known = wide;
    words->mask = room - 1;
    free(old);
    return 0;
}

static int add_known(Words *words, const unsigned char *key, uint32_t length, uint32_t raw, uint64_t hash,
                     uint64_t number) {
    if (words->count >= MOST_WORDS) forget_words(words);
    if (words->count * 2 > words->mask && grow_known(words) < 0) return -1;
    if (list_reserve(&words->store, words->store.count + length, 1) < 0) return -1;
    memcpy((unsigned char *)words->store.items + words->store.count, key, length);
    *find_known(words, key, length, raw, hash) = (Known){hash, number, words->store.count, length, raw};
    words->store.count += length;
    words->count++;
    return 0;
}

/* A word that is not plain ASCII, or long: Python folds it, once. */
static int number_by_python(Words *words, const Py_UCS4 *signs, Py_ssize_t count, uint64_t *number) {
    const unsigned char *key = (const unsigned char *)signs;
    if ((size_t)count > UINT32_MAX / sizeof(Py_UCS4)) return PyErr_SetString(PyExc_OverflowError, "long word"), -1;
    uint32_t length = (uint32_t)((size_t)count * sizeof(Py_UCS4));
    uint64_t hash = hash_bytes(key, length, 1);
    Known *known = find_known(words, key, length, 1, hash);
    if (known->length) return *number = known->number, 0;
    int order = 0; /* native */
    PyObject *word = PyUnicode_DecodeUTF32((const char *)key, length, "surrogatepass", &order);
    if (!word) return -1;
    PyObject *answer = PyObject_CallFunctionObjArgs(words->number_of, word, NULL);
    Py_DECREF(word);
    if (!answer) return -1;
    *number = PyLong_AsUnsignedLongLongMask(answer);
    Py_DECREF(answer);
    if (PyErr_Occurred()) return -1;
    return length > 1 << 12 ? 0 : add_known(words, key, length, 1, hash, *number);
}

/* Fold an ASCII word: lower case, no apostrophes and commas, stops only in figures. The folded length. */
static size_t fold_ascii(const Py_UCS4 *signs, Py_ssize_t count, unsigned char *out) {
    size_t length = 0;
    int figure = signs[0] >= '0' && signs[0] <= '9';
    for (Py_ssize_t k = 0; k < count; k++) {
        unsigned char sign = (unsigned char)signs[k];
        if (sign == '\'' || sign == ',' || sign == '`' || (sign == '.' && !figure)) continue;
        out[length++] = sign >= 'A' && sign <= 'Z' ? sign + 32 : sign;
    }
    return length;
}

static int number_of_word(Words *words, const Py_UCS4 *signs, Py_ssize_t count, uint64_t *number) {
    unsigned char key[LONGEST];
    Py_UCS4 all = 0;
    if (count > LONGEST) return number_by_python(words, signs, count, number);
    for (Py_ssize_t k = 0; k < count; k++) all |= signs[k];
    if (all >= 128) return number_by_python(words, signs, count, number);
    uint32_t length = (uint32_t)fold_ascii(signs, count, key);
    uint64_t hash = hash_bytes(key, length, 0);
    Known *known = find_known(words, key, length, 0, hash);
    if (known->length) return *number = known->number, 0;
    *number = blake2b_8(key, length);
    return length ? add_known(words, key, length, 0, hash, *number) : 0;
}

/* ---- fold ---- */

static int fold_signs(Words *words, const Py_UCS4 *signs, Py_ssize_t length, Folded *out) {
    size_t count = 0;
    for (Py_ssize_t k = 0; k < length;) {
        unsigned kind = words_kind(words, signs[k]);
        if (!(kind & (LETTER | DIGIT | UNSPACED))) {
            k++;
            continue;
        }
        Py_ssize_t end = word_end(words, signs, length, k, kind);
        if (list_reserve(&out->numbers, count + 1, sizeof(uint64_t)) < 0 ||
            list_reserve(&out->places, count + 1, sizeof(Range)) < 0 ||
            number_of_word(words, signs + k, end - k, &LIST(uint64_t, out->numbers)[count]) < 0) {
            return -1;
        }
        LIST(Range, out->places)[count++] = (Range){(uint32_t)k, (uint32_t)end};
        k = end;
    }
    out->numbers.count = out->places.count = count;
    return 0;
}

/* Fold a text. `signs`, which the caller frees with free, are its code points. */
int words_fold(Words *words, PyObject *text, Folded *out, Py_UCS4 **signs, Py_ssize_t *length) {
    *signs = NULL;
    *length = PyUnicode_GetLength(text);
    if (*length < 0) return -1;
    if (*length > INT32_MAX || words->busy) {
        return PyErr_SetString(PyExc_OverflowError, "text too long, or folding in two threads"), -1;
    }
    *signs = malloc((size_t)(*length + 1) * sizeof(Py_UCS4));
    if (!*signs) return PyErr_NoMemory(), -1;
    if (!PyUnicode_AsUCS4(text, *signs, *length + 1, 1)) return -1;
    words->busy = 1; /* Python runs while a page or a word is asked for; no second text may come in between */
    int failed = load_pages(words, *signs, *length) < 0 || fold_signs(words, *signs, *length, out) < 0;
    words->busy = 0;
    return failed ? -1 : 0;
}

static PyObject *columns_of(const Folded *folded) {
    size_t count = folded->numbers.count;
    PyObject *starts = PyBytes_FromStringAndSize(NULL, (Py_ssize_t)(count * 4));
    PyObject *ends = PyBytes_FromStringAndSize(NULL, (Py_ssize_t)(count * 4));
    PyObject *numbers = PyBytes_FromStringAndSize(count ? folded->numbers.items : "", (Py_ssize_t)(count * 8));
    if (starts && ends && numbers) {
        uint32_t *to_start = (uint32_t *)PyBytes_AsString(starts), *to_end = (uint32_t *)PyBytes_AsString(ends);
        for (size_t k = 0; k < count; k++) {
            to_start[k] = LIST(Range, folded->places)[k].start;
            to_end[k] = LIST(Range, folded->places)[k].end;
        }
    }
    PyObject *columns = starts && ends && numbers ? PyTuple_Pack(3, numbers, starts, ends) : NULL;
    Py_XDECREF(numbers);
    Py_XDECREF(starts);
    Py_XDECREF(ends);
    return columns;
}

static PyObject *words_fold_method(PyObject *self, PyObject *text) {
    Folded folded = {{0}, {0}};
    Py_UCS4 *signs;
    Py_ssize_t length;
    PyObject *columns = NULL;
    if (!PyUnicode_Check(text)) return PyErr_SetString(PyExc_TypeError, "a text is a str"), NULL;
    if (words_fold((Words *)self, text, &folded, &signs, &length) == 0) columns = columns_of(&folded);
    free(signs);
    list_free(&folded.numbers);
    list_free(&folded.places);
    return columns;
}

/* ---- the type ---- */

static PyObject *words_new(PyTypeObject *type, PyObject *args, PyObject *kwargs) {
    PyObject *kinds_of, *number_of;
    (void)kwargs;
    if (!PyArg_ParseTuple(args, "OO", &kinds_of, &number_of)) return NULL;
    allocfunc alloc = (allocfunc)PyType_GetSlot(type, Py_tp_alloc);
    Words *words = (Words *)alloc(type, 0);
    if (!words) return NULL;
    words->kinds_of = Py_NewRef(kinds_of);
    words->number_of = Py_NewRef(number_of);
    words->mask = START_ROOM - 1;
    words->known = calloc(START_ROOM, sizeof(Known));
    if (!words->known || load_page(words, 0) < 0) {
        Py_DECREF(words);
        return PyErr_Occurred() ? NULL : PyErr_NoMemory();
    }
    return (PyObject *)words;
}

static void words_dealloc(PyObject *self) {
    Words *words = (Words *)self;
    PyTypeObject *type = Py_TYPE(self);
    for (size_t k = 0; k < PAGES; k++) free(words->pages[k]);
    free(words->known);
    list_free(&words->store);
    Py_XDECREF(words->kinds_of);
    Py_XDECREF(words->number_of);
    ((freefunc)PyType_GetSlot(type, Py_tp_free))(self);
    Py_DECREF(type);
}

static PyMethodDef words_methods[] = {
    {"fold", words_fold_method, METH_O, "The numbers, starts and ends of the words of a text, as native integers."},
    {NULL, NULL, 0, NULL},
};

static PyType_Slot words_slots[] = {
    {Py_tp_new, words_new},
    {Py_tp_dealloc, words_dealloc},
    {Py_tp_methods, words_methods},
    {Py_tp_doc, "The words met so far with their numbers, and the kinds of signs."},
    {0, NULL},
};

PyType_Spec words_spec = {"dateline.text._kernel.Words", sizeof(Words), 0, Py_TPFLAGS_DEFAULT, words_slots};
