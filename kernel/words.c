/* Fold a text: its words as numbers with their places. The rule is that of dateline.text.fold. */
#include "kernel.h"

enum {
    LONGEST = 256, /* bytes of a folded word that need no memory of their own */
    START_ROOM = 1 << 12,
    AHEAD = 12,
};

typedef struct Known {
    uint64_t hash;
    uint32_t number; /* + 1; 0 for an empty place */
} Known;

/* ---- pages of signs ---- */

/* Ask Python for the kinds of the 256 signs of a page. */
static int load_kinds(Words *words, Py_UCS4 page) {
    PyObject *answer = PyObject_CallFunction(words->kinds_of, "I", (unsigned)page);
    char *bytes;
    Py_ssize_t length;
    if (!answer) return -1;
    if (PyBytes_AsStringAndSize(answer, &bytes, &length) < 0 || length != PAGE) {
        Py_DECREF(answer);
        if (!PyErr_Occurred()) PyErr_SetString(PyExc_ValueError, "a page has 256 kinds");
        return -1;
    }
    unsigned char *kinds = malloc(PAGE);
    if (kinds) memcpy(kinds, bytes, PAGE);
    Py_DECREF(answer);
    if (!kinds) return PyErr_NoMemory(), -1;
    words->pages[page] = kinds;
    return 0;
}

/* Ask Python for the folded forms of the 256 signs of a page: a sequence of bytes. */
static int load_forms(Words *words, Py_UCS4 page) {
    PyObject *answer = PyObject_CallFunction(words->forms_of, "I", (unsigned)page);
    Forms *forms = answer ? calloc(1, sizeof(Forms)) : NULL;
    List bytes = {0};
    int failed = !forms;
    for (Py_ssize_t k = 0; k < PAGE && !failed; k++) {
        PyObject *form = PySequence_GetItem(answer, k);
        char *part;
        Py_ssize_t length = 0;
        failed = !form || PyBytes_AsStringAndSize(form, &part, &length) < 0 ||
                 list_reserve(&bytes, bytes.count + (size_t)length + 1, 1) < 0;
        if (!failed) {
            memcpy((unsigned char *)bytes.items + bytes.count, part, (size_t)length);
            bytes.count += (size_t)length;
            forms->ends[k] = (uint32_t)bytes.count;
        }
        Py_XDECREF(form);
    }
    Py_XDECREF(answer);
    if (failed) {
        list_free(&bytes);
        free(forms);
        return PyErr_Occurred() ? -1 : (PyErr_NoMemory(), -1);
    }
    forms->bytes = bytes.items;
    words->forms[page] = forms;
    return 0;
}

/* ---- where words end ---- */

/* A place in a text that is read sign by sign. */
typedef struct {
    Words *words;
    const unsigned char *text;
    uint32_t length, at, shift; /* `shift` of the bytes before `at` are no first bytes of a sign */
} Cursor;

/* The kind of the sign at the cursor and how many bytes it takes; -1 on failure. At the end of the text: 0, no bytes. */
static inline int kind_here(const Cursor *cursor, uint32_t *bytes) {
    if (cursor->at >= cursor->length) return *bytes = 0, 0;
    Py_UCS4 sign = sign_at(cursor->text + cursor->at, bytes);
    if (sign >= 0x110000) return PyErr_SetString(PyExc_ValueError, "not UTF-8"), -1;
    if (!cursor->words->pages[sign / PAGE] && load_kinds(cursor->words, sign / PAGE) < 0) return -1;
    return cursor->words->pages[sign / PAGE][sign % PAGE];
}

static inline void step(Cursor *cursor, uint32_t bytes) {
    cursor->at += bytes;
    cursor->shift += bytes - 1;
}

static inline int sign_is(const Cursor *cursor, unsigned char sign) {
    return cursor->at < cursor->length && cursor->text[cursor->at] == sign;
}

/* The end of "U.S." or "a.m."; the same place when fewer than two letters with stops stand here. */
static int skip_initials(Cursor *cursor) {
    Cursor end = *cursor;
    int kind, letters = 0;
    uint32_t bytes;
    while ((kind = kind_here(&end, &bytes)) > 0 && (kind & LETTER) && end.at + bytes < end.length &&
           end.text[end.at + bytes] == '.') {
        step(&end, bytes);
        step(&end, 1);
        letters++;
    }
    if (letters >= 2) *cursor = end;
    return kind < 0 ? -1 : letters >= 2;
}

static int skip_digits(Cursor *cursor) {
    int kind;
    uint32_t bytes;
    while ((kind = kind_here(cursor, &bytes)) > 0 && (kind & DIGIT)) step(cursor, bytes);
    return kind < 0 ? -1 : 0;
}

static int in_word(int kind) { return (kind & (LETTER | DIGIT)) && !(kind & UNSPACED); }

/* The end of "1,200", "2.5bn" or "7th". */
static int skip_figure(Cursor *cursor) {
    int kind;
    uint32_t bytes;
    if (skip_digits(cursor) < 0) return -1;
    while (sign_is(cursor, '.') || sign_is(cursor, ',')) {
        Cursor next = *cursor;
        step(&next, 1);
        if ((kind = kind_here(&next, &bytes)) < 0) return -1;
        if (!(kind & DIGIT)) break;
        if (skip_digits(&next) < 0) return -1;
        *cursor = next;
    }
    while ((kind = kind_here(cursor, &bytes)) > 0 && in_word(kind)) step(cursor, bytes);
    return kind < 0 ? -1 : 0;
}

/* The end of any other word: letters, digits, the signs that belong to them, apostrophes within. */
static int skip_plain(Cursor *cursor) {
    int kind;
    uint32_t bytes;
    while ((kind = kind_here(cursor, &bytes)) > 0) {
        if (!in_word(kind) && !(kind & SIGN)) {
            if (!(kind & APOSTROPHE)) break;
            Cursor next = *cursor;
            uint32_t more;
            step(&next, bytes);
            kind = kind_here(&next, &more);
            if (kind <= 0 || !(kind & (LETTER | DIGIT))) break;
        }
        step(cursor, bytes);
    }
    return kind < 0 ? -1 : 0;
}

/* Move behind the word that begins here. */
static inline int skip_word(Cursor *cursor, int kind, uint32_t bytes) {
    if (kind & UNSPACED) return step(cursor, bytes), 0;
    if (kind & DIGIT) return skip_figure(cursor);
    if (cursor->at + bytes < cursor->length && cursor->text[cursor->at + bytes] == '.') {
        int found = skip_initials(cursor);
        if (found) return found < 0 ? -1 : 0;
    }
    /* Most words are ASCII letters to the end: no sign has to be decoded. */
    const unsigned char *kinds = cursor->words->pages[0];
    step(cursor, bytes);
    while (cursor->at < cursor->length && cursor->text[cursor->at] < 0x80 &&
           (kinds[cursor->text[cursor->at]] & (LETTER | DIGIT))) {
        cursor->at++;
    }
    return skip_plain(cursor);
}

/* ---- numbers of words ---- */

/* hash_word of dateline.text.fold; `bytes` are followed by at least seven zeros. */
static inline uint64_t hash_bytes(const unsigned char *bytes, size_t count) {
    uint64_t hash = (uint64_t)count * 0x9E3779B97F4A7C15u, part;
    for (size_t k = 0; k < count; k += 8) {
        memcpy(&part, bytes + k, 8);
        hash = (hash ^ part) * 0xD6E8FEB86659FD93u;
        hash ^= hash >> 32;
    }
    hash *= 0xD6E8FEB86659FD93u;
    return hash ^ hash >> 29;
}

static int grow_table(Words *words) {
    size_t room = (words->mask + 1) * 2;
    Known *wide = calloc(room, sizeof(Known));
    if (!wide) return PyErr_NoMemory(), -1;
    for (size_t k = 0; k <= words->mask; k++) {
        Known known = words->table[k];
        if (!known.number) continue;
        size_t at = known.hash & (room - 1);
        while (wide[at].number) at = (at + 1) & (room - 1);
        wide[at] = known;
    }
    free(words->table);
    words->table = wide;
    words->mask = room - 1;
    return 0;
}

/* The number of the word that has the hash: a new one for a new word. */
static inline int number_of_hash(Words *words, uint64_t hash, uint32_t *number) {
    size_t at = hash & words->mask;
    for (; words->table[at].number; at = (at + 1) & words->mask) {
        if (words->table[at].hash == hash) return *number = words->table[at].number - 1, 0;
    }
    size_t count = words->hashes.count;
    if (count >= UINT32_MAX / 2) return PyErr_SetString(PyExc_OverflowError, "too many words"), -1;
    if (list_reserve(&words->hashes, count + 1, sizeof(uint64_t)) < 0) return -1;
    words->table[at] = (Known){hash, (uint32_t)count + 1};
    LIST(uint64_t, words->hashes)[count] = hash;
    words->hashes.count = count + 1;
    *number = (uint32_t)count;
    return 2 * (count + 1) > words->mask ? grow_table(words) : 0;
}

/* Append the folded form of a sign that is not ASCII. `first` tells whether nothing stands in the form yet. */
static int add_form(Words *words, Py_UCS4 sign, unsigned char *form, size_t room, size_t *count, int *figure) {
    if (!words->forms[sign / PAGE] && load_forms(words, sign / PAGE) < 0) return -1;
    const Forms *forms = words->forms[sign / PAGE];
    uint32_t from = sign % PAGE ? forms->ends[sign % PAGE - 1] : 0, length = forms->ends[sign % PAGE] - from;
    if (!length) return 0;
    if (*count + length > room) return PyErr_SetString(PyExc_OverflowError, "a form is longer than it may be"), -1;
    if (!*count) *figure = (words->pages[sign / PAGE][sign % PAGE] & COUNTED) != 0;
    memcpy(form + *count, forms->bytes + from, length);
    *count += length;
    return 0;
}

/* The hash of a word's folded form; a form takes at most 64 bytes a sign. */
static int fold_word(Words *words, const unsigned char *word, size_t length, uint64_t *hash) {
    unsigned char small[LONGEST + 8], *form = small;
    size_t room = LONGEST, count = 0, kept = 0;
    int figure = 0, failed = 0;
    if (length * 64 > LONGEST) {
        room = length * 64;
        form = malloc(room + 8);
        if (!form) return PyErr_NoMemory(), -1;
    }
    for (size_t k = 0; k < length && !failed;) {
        unsigned char sign = word[k];
        uint32_t bytes = 1;
        if (sign >= 0x80) {
            Py_UCS4 wide = sign_at(word + k, &bytes);
            failed = add_form(words, wide, form, room, &count, &figure) < 0;
        } else if (sign != '\'' && sign != ',' && sign != '`') {
            if (!count) figure = sign >= '0' && sign <= '9';
            form[count++] = sign >= 'A' && sign <= 'Z' ? sign + 32 : sign;
        }
        k += bytes;
    }
    for (size_t k = 0; k < count; k++) { /* stops stay in figures alone */
        if (figure || form[k] != '.') form[kept++] = form[k];
    }
    if (!failed) {
        memset(form + kept, 0, 8);
        *hash = hash_bytes(form, kept);
    }
    if (form != small) free(form);
    return failed ? -1 : 0;
}

/* The same for a word of ASCII letters and digits alone: bit 32 makes letters small and is set in digits. */
static inline uint64_t hash_plain(const unsigned char *word, uint32_t length) {
    uint64_t hash = (uint64_t)length * 0x9E3779B97F4A7C15u, part;
    for (; length > 8; word += 8, length -= 8) {
        memcpy(&part, word, 8);
        hash = (hash ^ (part | 0x2020202020202020u)) * 0xD6E8FEB86659FD93u;
        hash ^= hash >> 32;
    }
    part = 0;
    memcpy(&part, word, length);
    part |= 0x2020202020202020u >> (64 - 8 * length);
    hash = (hash ^ part) * 0xD6E8FEB86659FD93u;
    hash ^= hash >> 32;
    hash *= 0xD6E8FEB86659FD93u;
    return hash ^ hash >> 29;
}

/* ---- fold ---- */

/* Room for one more word in all lists. */
static inline int make_room(Folded *out) {
    size_t count = out->words.count;
    if (count < out->words.room) return 0;
    return list_reserve(&out->words, count + 1, sizeof(uint32_t)) < 0 ||
                   list_reserve(&out->hashes, out->words.room, sizeof(uint64_t)) < 0 ||
                   list_reserve(&out->places, out->words.room, sizeof(Place)) < 0
               ? -1
               : 0;
}

static inline void add_word(Folded *out, uint64_t hash, Place place) {
    size_t count = out->words.count;
    LIST(uint64_t, out->hashes)[count] = hash;
    LIST(Place, out->places)[count] = place;
    out->words.count = out->places.count = out->hashes.count = count + 1;
}

/* The number of each word by its hash; the table is too large for the processor's cache, so it is asked ahead. */
static int number_words(Words *words, Folded *out) {
    const uint64_t *hashes = out->hashes.items;
    size_t count = out->hashes.count;
    for (size_t k = 0; k < count; k++) {
        if (k + AHEAD < count) __builtin_prefetch(&words->table[hashes[k + AHEAD] & words->mask]);
        if (number_of_hash(words, hashes[k], &LIST(uint32_t, out->words)[k]) < 0) return -1;
    }
    return 0;
}

/* Whether what stands behind a run of ASCII letters and digits may belong to the same word. */
static inline int goes_on(const unsigned char *text, uint32_t start, uint32_t end) {
    unsigned char next = text[end];
    if (next >= 0x80 || next == '\'' || next == '`') return 1;
    return (next == '.' && end == start + 1) || ((next == '.' || next == ',') && text[start] <= '9');
}

/* A word that needs a look at each of its signs. */
static int add_odd_word(Words *words, Cursor *cursor, int kind, uint32_t bytes, Folded *out) {
    Cursor start = *cursor;
    uint64_t hash;
    if (skip_word(cursor, kind, bytes) < 0 || fold_word(words, start.text + start.at, cursor->at - start.at, &hash) < 0) return -1;
    add_word(out, hash, (Place){start.at, cursor->at, start.shift, cursor->shift});
    return 0;
}

static int fold_text(Words *words, const unsigned char *text, size_t length, Folded *out) {
    Cursor cursor = {words, text, (uint32_t)length, 0, 0};
    const unsigned char *ascii = words->pages[0];
    unsigned char plain[256] = {0}; /* ASCII letters and digits; the zero behind the text is none */
    for (int k = 0; k < 128; k++) plain[k] = (ascii[k] & (LETTER | DIGIT)) != 0;
    out->words.count = out->places.count = out->hashes.count = 0;
    while (cursor.at < cursor.length) {
        uint32_t bytes = 1, end = cursor.at;
        while (plain[text[end]]) end++;
        if (end > cursor.at && !goes_on(text, cursor.at, end)) {
            if (make_room(out) < 0) return -1;
            add_word(out, hash_plain(text + cursor.at, end - cursor.at), (Place){cursor.at, end, cursor.shift, cursor.shift});
            cursor.at = end;
            continue;
        }
        int kind = text[cursor.at] < 0x80 ? ascii[text[cursor.at]] : kind_here(&cursor, &bytes);
        if (kind < 0) return -1;
        if (!(kind & (LETTER | DIGIT | UNSPACED))) step(&cursor, bytes);
        else if (make_room(out) < 0 || add_odd_word(words, &cursor, kind, bytes, out) < 0) return -1;
    }
    return number_words(words, out);
}

int words_fold(Words *words, const unsigned char *text, size_t length, Folded *out) {
    if (!words->table) return PyErr_SetString(PyExc_ValueError, "the table of words is closed"), -1;
    if (length > INT32_MAX || words->busy) {
        return PyErr_SetString(PyExc_OverflowError, "text too long, or folding in two threads"), -1;
    }
    words->busy = 1; /* Python runs while a page is asked for; no second text may come in between */
    int failed = fold_text(words, text, length, out) < 0;
    words->busy = 0;
    return failed ? -1 : 0;
}

void folded_free(Folded *folded) {
    list_free(&folded->words);
    list_free(&folded->hashes);
    list_free(&folded->places);
}

PyObject *bytes_of_text(PyObject *text) {
    PyObject *bytes = PyUnicode_AsUTF8String(text);
    if (bytes || !PyErr_ExceptionMatches(PyExc_UnicodeEncodeError)) return bytes;
    PyErr_Clear(); /* a lone surrogate */
    return PyUnicode_AsEncodedString(text, "utf-8", "surrogatepass");
}

/* The columns of FoldedText; offsets in code points. */
static PyObject *columns_of(const Folded *folded) {
    size_t count = folded->words.count;
    PyObject *starts = PyBytes_FromStringAndSize(NULL, (Py_ssize_t)(count * 4));
    PyObject *ends = PyBytes_FromStringAndSize(NULL, (Py_ssize_t)(count * 4));
    PyObject *numbers = PyBytes_FromStringAndSize(count ? folded->hashes.items : "", (Py_ssize_t)(count * 8));
    if (starts && ends && numbers) {
        uint32_t *to_start = (uint32_t *)PyBytes_AsString(starts), *to_end = (uint32_t *)PyBytes_AsString(ends);
        for (size_t k = 0; k < count; k++) {
            Place place = LIST(Place, folded->places)[k];
            to_start[k] = place.start - place.start_shift;
            to_end[k] = place.end - place.end_shift;
        }
    }
    PyObject *columns = starts && ends && numbers ? PyTuple_Pack(3, numbers, starts, ends) : NULL;
    Py_XDECREF(numbers);
    Py_XDECREF(starts);
    Py_XDECREF(ends);
    return columns;
}

static PyObject *words_fold_method(PyObject *self, PyObject *text) {
    Folded folded = {0};
    char *signs;
    Py_ssize_t length;
    PyObject *columns = NULL;
    if (!PyUnicode_Check(text)) return PyErr_SetString(PyExc_TypeError, "a text is a str"), NULL;
    PyObject *bytes = bytes_of_text(text);
    if (bytes && PyBytes_AsStringAndSize(bytes, &signs, &length) == 0 &&
        words_fold((Words *)self, (const unsigned char *)signs, (size_t)length, &folded) == 0) {
        columns = columns_of(&folded);
    }
    Py_XDECREF(bytes);
    folded_free(&folded);
    return columns;
}

/* close(): forget how words are found. What was folded stays; no further text can be. */
static PyObject *words_close(PyObject *self, PyObject *none) {
    Words *words = (Words *)self;
    (void)none;
    if (words->busy) return PyErr_SetString(PyExc_ValueError, "a text is being folded"), NULL;
    free(words->table);
    words->table = NULL;
    return Py_NewRef(Py_None);
}

/* ---- the type ---- */

static PyObject *words_new(PyTypeObject *type, PyObject *args, PyObject *kwargs) {
    PyObject *kinds_of, *forms_of;
    (void)kwargs;
    if (!PyArg_ParseTuple(args, "OO", &kinds_of, &forms_of)) return NULL;
    allocfunc alloc = (allocfunc)PyType_GetSlot(type, Py_tp_alloc);
    Words *words = (Words *)alloc(type, 0);
    if (!words) return NULL;
    words->kinds_of = Py_NewRef(kinds_of);
    words->forms_of = Py_NewRef(forms_of);
    words->mask = START_ROOM - 1;
    words->table = calloc(START_ROOM, sizeof(Known));
    if (!words->table || load_kinds(words, 0) < 0) {
        Py_DECREF(words);
        return PyErr_Occurred() ? NULL : PyErr_NoMemory();
    }
    return (PyObject *)words;
}

static void words_dealloc(PyObject *self) {
    Words *words = (Words *)self;
    PyTypeObject *type = Py_TYPE(self);
    for (size_t k = 0; k < PAGES; k++) {
        free(words->pages[k]);
        if (words->forms[k]) free(words->forms[k]->bytes);
        free(words->forms[k]);
    }
    free(words->table);
    list_free(&words->hashes);
    Py_XDECREF(words->kinds_of);
    Py_XDECREF(words->forms_of);
    ((freefunc)PyType_GetSlot(type, Py_tp_free))(self);
    Py_DECREF(type);
}

static Py_ssize_t words_length(PyObject *self) { return (Py_ssize_t)((Words *)self)->hashes.count; }

static PyMethodDef words_methods[] = {
    {"close", words_close, METH_NOARGS, "Forget how words are found; no further text can be folded."},
    {"fold", words_fold_method, METH_O, "The hashes, starts and ends of the words of a text, as native integers."},
    {NULL, NULL, 0, NULL},
};

static PyType_Slot words_slots[] = {
    {Py_tp_new, words_new},
    {Py_tp_dealloc, words_dealloc},
    {Py_tp_methods, words_methods},
    {Py_sq_length, words_length},
    {Py_tp_doc, "The words met so far with their numbers, and the kinds and folded forms of signs."},
    {0, NULL},
};

PyType_Spec words_spec = {"dateline.text._kernel.Words", sizeof(Words), 0, Py_TPFLAGS_DEFAULT, words_slots};
