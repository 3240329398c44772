/* One report made ready to be compared: its words, shingles, furniture and quotations (read_witness). */
#include "kernel.h"

static const uint64_t FACTOR = 0x9E3779B97F4A7C15u; /* of dateline.copies.shingles */

/* Working space for reading reports one after the other; readings keep exact copies. The GIL is held throughout. */
typedef struct {
    Folded folded;
    List grams, shingles, spare, regions, muted, table;
} Bench;

static Bench bench;

/* ---- shingles: dateline.copies.shingles ---- */

/* A shingle and where it first stands. */
typedef struct {
    uint64_t number;
    uint32_t place;
} Shingle;

enum { DRAWERS = 256, CROWDED = 24 };

/* Sort shingles by putting them into drawers by their first byte; 0, and nothing is done, where one would be crowded. Numbers of words
 * are spread evenly, so that of a text of common length hardly any drawer has more than four. */
static int sort_in_drawers(Shingle *shingles, Shingle *spare, size_t count) {
    uint32_t ends[DRAWERS + 1] = {0};
    for (size_t k = 0; k < count; k++) ends[(shingles[k].number >> 56) + 1]++;
    for (size_t k = 0; k < DRAWERS; k++) {
        if (ends[k + 1] > CROWDED) return 0;
        ends[k + 1] += ends[k];
    }
    for (size_t k = 0; k < count; k++) spare[ends[shingles[k].number >> 56]++] = shingles[k];
    for (size_t at = 0; at < count; at++) {
        Shingle shingle = spare[at];
        size_t k = at;
        for (; k && shingles[k - 1].number > shingle.number; k--) shingles[k] = shingles[k - 1];
        shingles[k] = shingle;
    }
    return 1;
}

/* Sort shingles, places of equal numbers staying in order; `spare` has as much room. */
static void sort_shingles(Shingle *shingles, Shingle *spare, size_t count) {
    if (count > 8 && count <= 4 * DRAWERS && sort_in_drawers(shingles, spare, count)) return;
    for (size_t at = 1; at < count; at++) { /* by merging: runs of 8 by insertion */
        Shingle shingle = shingles[at];
        size_t k = at;
        for (; k % 8 && shingles[k - 1].number > shingle.number; k--) shingles[k] = shingles[k - 1];
        shingles[k] = shingle;
    }
    Shingle *from = shingles, *to = spare;
    for (size_t run = 8; run < count; run *= 2) {
        for (size_t start = 0; start < count; start += 2 * run) {
            size_t mid = start + run < count ? start + run : count, end = mid + run < count ? mid + run : count;
            for (size_t i = start, j = mid, k = start; k < end; k++) {
                to[k] = i < mid && (j >= end || from[i].number <= from[j].number) ? from[i++] : from[j++];
            }
        }
        Shingle *turned = from;
        from = to, to = turned;
    }
    if (from != shingles) memcpy(shingles, from, count * sizeof *shingles);
}

/* The number of the run of `gram` words at each word; one number for a shorter text. How many there are. */
static size_t grams_of(const uint64_t *hashes, size_t size, size_t gram, uint64_t *out) {
    if (gram > size) gram = size;
    if (!gram) return 0;
    size_t count = size - gram + 1;
    for (size_t k = 0; k < count; k++) { /* not rolled on from the last one: so the steps do not wait for each other */
        uint64_t number = hashes[k];
        for (size_t n = 1; n < gram; n++) number = number * FACTOR + hashes[k + n];
        out[k] = number;
    }
    return count;
}

/* Of every `width` neighbouring grams the smallest, where it first stands; each as often as it comes anew. */
static size_t winnow(const uint64_t *grams, size_t count, size_t width, Shingle *out) {
    size_t kept = 0, least = 0;
    if (count < width) width = count;
    for (size_t end = 0; end < count; end++) {
        size_t first = end + 1 < width ? 0 : end + 1 - width;
        if (end && least >= first) {
            if (grams[end] < grams[least]) least = end;
        } else { /* the smallest so far has left the window */
            least = first;
            for (size_t k = first + 1; k <= end; k++) least = grams[k] < grams[least] ? k : least;
        }
        if (end + 1 < width) continue;
        if (!kept || out[kept - 1].place != least) out[kept++] = (Shingle){grams[least], (uint32_t)least};
    }
    return kept;
}

/* The distinct shingles of a text in ascending order, each with the first place of its gram, in bench.shingles. */
static int find_shingles(size_t count, const Options *options) {
    if (list_reserve(&bench.shingles, count + 1, sizeof(Shingle)) < 0 ||
        list_reserve(&bench.spare, count + 1, sizeof(Shingle)) < 0) {
        return -1;
    }
    Shingle *out = bench.shingles.items;
    size_t kept = winnow(bench.grams.items, count, options->window, out), distinct = 0;
    sort_shingles(out, bench.spare.items, kept);
    for (size_t k = 0; k < kept; k++) {
        if (!k || out[k].number != out[distinct - 1].number) out[distinct++] = out[k];
    }
    bench.shingles.count = distinct;
    return 0;
}

/* Where grams stand that stood at `positions` places before; and the first place of every shingle's gram. */
static int find_repeats(size_t count, const Options *options) {
    size_t room = 16;
    uint64_t *grams = bench.grams.items;
    while (room < 2 * count) room *= 2;
    bench.muted.count = 0;
    if (list_reserve(&bench.table, room, 2 * sizeof(uint32_t)) < 0) return -1;
    struct Seen {
        uint32_t place, times; /* the first place + 1 */
    } *seen = bench.table.items;
    memset(seen, 0, room * sizeof *seen);
    for (size_t k = 0; k < count; k++) {
        size_t at = (grams[k] ^ grams[k] >> 32) * 0xD6E8FEB86659FD93u >> 20 & (room - 1);
        while (seen[at].place && grams[seen[at].place - 1] != grams[k]) at = (at + 1) & (room - 1);
        if (!seen[at].place) seen[at].place = (uint32_t)k + 1;
        if (seen[at].times++ >= options->positions && list_add_number(&bench.muted, (uint32_t)k) < 0) return -1;
    }
    Shingle *shingles = bench.shingles.items; /* a gram may have been no shingle where it first stood */
    for (size_t k = 0; k < bench.shingles.count; k++) {
        uint64_t gram = shingles[k].number;
        size_t at = (gram ^ gram >> 32) * 0xD6E8FEB86659FD93u >> 20 & (room - 1);
        while (grams[seen[at].place - 1] != gram) at = (at + 1) & (room - 1);
        shingles[k].place = seen[at].place - 1;
    }
    return 0;
}

/* ---- places ---- */

static unsigned char *put_number(unsigned char *at, uint32_t number) {
    for (; number >= 128; number >>= 7) *at++ = (unsigned char)(number | 128);
    *at++ = (unsigned char)number;
    return at;
}

static inline const unsigned char *take_number(const unsigned char *at, uint32_t *number) {
    uint32_t value = *at & 127;
    for (int shift = 7; *at++ & 128; shift += 7) value |= (uint32_t)(*at & 127) << shift;
    *number = value;
    return at;
}

enum { LONG_FORM = 128, STOPPED = 1 };

static const unsigned char BLANK_ALONE[] = " ";

/* Whether one byte says all: a word behind one blank, short and of ASCII signs, without a stop at its end. */
static inline int is_short(const unsigned char *text, const Place *place, uint32_t before) {
    uint32_t length = place->end - place->start;
    return place->start - before == 1 && text[before] == ' ' && length < LONG_FORM && place->end_shift == place->start_shift &&
           text[place->end - 1] != '.';
}

/* One byte for such a word: its length. Else 128, or 129 with a stop; the bytes before it, its length, how many of its bytes are no
 * first bytes of a sign, and the bytes before it themselves. */
static unsigned char *put_place(unsigned char *at, const unsigned char *text, const Place *place, uint32_t before) {
    uint32_t gap = place->start - before, length = place->end - place->start;
    if (is_short(text, place, before)) return *at = (unsigned char)length, at + 1;
    *at++ = (unsigned char)(LONG_FORM | (text[place->end - 1] == '.' ? STOPPED : 0));
    at = put_number(put_number(put_number(at, gap), length), place->end_shift - place->start_shift);
    memcpy(at, text + before, gap);
    return at + gap;
}

/* Step from a word to the next. */
static inline const unsigned char *take_place(const unsigned char *at, Spot *spot) {
    unsigned char form = *at++;
    spot->before = spot->end, spot->shift_before = spot->shift_end, spot->stopped_before = spot->stopped;
    if (form < LONG_FORM) {
        spot->gap = BLANK_ALONE;
        spot->start = spot->before + 1;
        spot->end = spot->start + form;
        spot->stopped = 0;
        return at;
    }
    uint32_t gap, length, inner;
    at = take_number(take_number(take_number(at, &gap), &length), &inner);
    spot->gap = at;
    spot->start = spot->before + gap;
    spot->end = spot->start + length;
    spot->shift_end += count_inner(at, gap) + inner;
    spot->stopped = form & STOPPED;
    return at + gap;
}

static void pack_places(const unsigned char *text, const Place *places, uint32_t size, unsigned char *room, Mile *miles) {
    unsigned char *at = room;
    uint32_t before = 0, shift = 0;
    for (uint32_t k = 0; k < size; k++) {
        if (k % MILE == 0) miles[k / MILE] = (Mile){(uint32_t)(at - room), k && text[before - 1] == '.', before, shift};
        at = put_place(at, text, &places[k], before);
        before = places[k].end;
        shift = places[k].end_shift;
    }
}

/* How many bytes that takes at the most. */
static size_t room_of_places(const unsigned char *text, const Place *places, uint32_t size) {
    size_t room = 0;
    uint32_t before = 0;
    for (uint32_t k = 0; k < size; k++) {
        uint32_t gap = places[k].start - before, length = places[k].end - places[k].start;
        room += is_short(text, &places[k], before) ? 1 : 1 + (gap < 128 ? 1 : 5) + 2 * (length < 128 ? 1 : 5) + (size_t)gap;
        before = places[k].end;
    }
    return room;
}

/* ---- regions ---- */

static int by_start(const void *one, const void *two) {
    const Range *a = one, *b = two;
    if (a->start != b->start) return a->start < b->start ? -1 : 1;
    return a->end < b->end ? -1 : a->end > b->end;
}

/* The words that begin inside regions of signs, as ranges of words that do not touch; the regions are sorted here. */
static int words_inside(const Folded *folded, List *regions, Region **out, uint32_t *out_count) {
    const Place *places = folded->places.items;
    Range *ranges = regions->items;
    uint32_t k = 0, size = (uint32_t)folded->places.count, count = 0;
    if (!regions->count) return 0;
    qsort(ranges, regions->count, sizeof(Range), by_start);
    for (size_t r = 0; r < regions->count; r++) {
        Range region = ranges[r];
        while (k < size && places[k].start - places[k].start_shift < region.start) k++;
        uint32_t first = k;
        while (k < size && places[k].start - places[k].start_shift < region.end) k++;
        if (k == first) continue;
        if (count && ranges[count - 1].end == first) {
            ranges[count - 1].end = k;
        } else {
            ranges[count++] = (Range){first, k};
        }
    }
    if (!count) return 0;
    Region *kept = malloc(count * sizeof(Region));
    if (!kept) return PyErr_NoMemory(), -1;
    for (uint32_t r = 0, before = 0; r < count; r++) {
        kept[r] = (Region){ranges[r].start, ranges[r].end, before};
        before += ranges[r].end - ranges[r].start;
    }
    *out = kept;
    *out_count = count;
    return 0;
}

/* The words at which furniture begins or ends within the text. */
static int find_borders(Reading *reading) {
    if (!reading->furniture_count) return 0;
    reading->borders = malloc(2 * (size_t)reading->furniture_count * sizeof(uint32_t));
    if (!reading->borders) return PyErr_NoMemory(), -1;
    for (uint32_t k = 0; k < reading->furniture_count; k++) {
        Region range = reading->furniture[k];
        if (range.start > 0) reading->borders[reading->border_count++] = range.start;
        if (range.end < reading->size) reading->borders[reading->border_count++] = range.end;
    }
    return 0;
}

/* Pairs of offsets, clipped to what a text can have, from a sequence of (start, end). */
static int read_regions(PyObject *sequence, List *regions) {
    Py_ssize_t count = PySequence_Size(sequence);
    if (count < 0 || list_reserve(regions, (size_t)count + 1, sizeof(Range)) < 0) return -1;
    for (Py_ssize_t k = 0; k < count; k++) {
        long long start, end;
        PyObject *pair = PySequence_GetItem(sequence, k);
        int good = pair && PyTuple_Check(pair) && PyArg_ParseTuple(pair, "LL", &start, &end);
        Py_XDECREF(pair);
        if (!good) return PyErr_Occurred() ? -1 : (PyErr_SetString(PyExc_TypeError, "a region is (start, end)"), -1);
        if (start < 0 || end < 0 || start > INT32_MAX || end > INT32_MAX) {
            return PyErr_SetString(PyExc_OverflowError, "offset out of range"), -1;
        }
        LIST(Range, *regions)[regions->count++] = (Range){(uint32_t)start, (uint32_t)end};
    }
    return 0;
}

/* ---- reading ---- */

static size_t rounded(size_t bytes) { return (bytes + 7) & ~(size_t)7; }

/* Copy words, places and the end of the text into one piece of memory. */
static int keep_text(Reading *reading, const unsigned char *text, size_t length) {
    const Folded *folded = &bench.folded;
    const Place *places = folded->places.items;
    uint32_t size = (uint32_t)folded->words.count;
    size_t room = room_of_places(text, places, size), miles = ((size_t)size / MILE + 1) * sizeof(Mile);
    size_t at_miles = rounded((size_t)size * sizeof(uint32_t)), at_places = at_miles + rounded(miles), at_tail = at_places + room;
    size_t last = size ? places[size - 1].end : length; /* of a text without words nothing is asked */
    if (room > INT32_MAX) return PyErr_SetString(PyExc_OverflowError, "text too long"), -1;
    unsigned char *block = malloc(at_tail + length - last + 1);
    if (!block) return PyErr_NoMemory(), -1;
    reading->block = block;
    reading->numbers = (uint32_t *)block;
    reading->miles = (Mile *)(block + at_miles);
    reading->places = block + at_places;
    reading->tail = block + at_tail;
    reading->length = (uint32_t)length;
    if (size) memcpy(reading->numbers, folded->words.items, (size_t)size * sizeof(uint32_t));
    pack_places(text, places, size, reading->places, reading->miles);
    memcpy(block + at_tail, text + last, length - last);
    return 0;
}

/* A number that tells the sequence of words: texts that differ have another one, but for chance. */
static uint64_t mark_of(const uint64_t *hashes, size_t count) {
    uint64_t mark = count;
    for (size_t k = 0; k < count; k++) {
        mark = (mark ^ hashes[k]) * 0xD6E8FEB86659FD93u;
        mark ^= mark >> 32;
    }
    return mark;
}

/* A byte that tells some words in a row; 0 where the text has not so many. */
static unsigned mark_words(const uint32_t *words, size_t from, size_t count, size_t size) {
    uint32_t mark = 0;
    if (from > size || size - from < count) return 0;
    for (size_t k = from; k < from + count; k++) mark = (mark ^ words[k]) * 0x9E3779B1u;
    return mark >> 24;
}

/* A run of gram + window - 1 words or more that holds a gram goes on by half of the rest before it or behind it. */
static uint16_t mark_around(const uint32_t *words, size_t size, size_t place, const Options *options) {
    size_t half = options->window / 2;
    unsigned before = place < half ? 0 : mark_words(words, place - half, half, size);
    return (uint16_t)(before << 8 | mark_words(words, place + options->gram, half, size));
}

static int keep_shingles(Reading *reading, const Options *options) {
    size_t count = bench.shingles.count;
    reading->shingles = malloc(count * (sizeof(uint64_t) + sizeof(uint32_t) + sizeof(uint16_t)) + 1);
    if (!reading->shingles) return PyErr_NoMemory(), -1;
    reading->shingle_places = (uint32_t *)(reading->shingles + count);
    reading->shingle_marks = (uint16_t *)(reading->shingle_places + count);
    for (size_t k = 0; k < count; k++) {
        Shingle shingle = LIST(Shingle, bench.shingles)[k];
        reading->shingles[k] = shingle.number;
        reading->shingle_places[k] = shingle.place;
        reading->shingle_marks[k] = mark_around(reading->numbers, reading->size, shingle.place, options);
    }
    reading->shingle_count = (uint32_t)count;
    reading->least = count ? reading->shingles[0] : 0;
    return 0;
}

static int keep_muted(Reading *reading) {
    size_t count = bench.muted.count;
    if (!count) return 0;
    reading->muted = malloc(count * sizeof(uint32_t));
    if (!reading->muted) return PyErr_NoMemory(), -1;
    memcpy(reading->muted, bench.muted.items, count * sizeof(uint32_t));
    reading->muted_count = (uint32_t)count;
    return 0;
}

static int fill(Reading *reading, PyObject *furniture, PyObject *quoted, const Options *options,
                const unsigned char *text, size_t length) {
    List *regions = &bench.regions;
    Folded *folded = &bench.folded;
    regions->count = 0;
    if (words_fold(reading->words, text, length, folded) < 0) return -1;
    reading->size = (uint32_t)folded->words.count;
    if ((quoted == Py_None ? find_quoted(reading->words, text, length, regions) : read_regions(quoted, regions)) < 0 ||
        words_inside(folded, regions, &reading->quoted, &reading->quoted_count) < 0) {
        return -1;
    }
    regions->count = 0;
    if (read_regions(furniture, regions) < 0 ||
        words_inside(folded, regions, &reading->furniture, &reading->furniture_count) < 0 || find_borders(reading) < 0) {
        return -1;
    }
    size_t size = folded->words.count;
    if (list_reserve(&bench.grams, size + 1, sizeof(uint64_t)) < 0) return -1;
    size_t grams = grams_of(folded->hashes.items, size, options->gram, bench.grams.items);
    if (find_shingles(grams, options) < 0 || find_repeats(grams, options) < 0) return -1;
    reading->mark = mark_of(folded->hashes.items, size);
    return keep_text(reading, text, length) < 0 || keep_shingles(reading, options) < 0 || keep_muted(reading) < 0 ? -1 : 0;
}

/* ---- the type ---- */

static PyObject *reading_new(PyTypeObject *type, PyObject *args, PyObject *kwargs) {
    PyObject *words, *text, *furniture, *quoted, *lengths, *bytes = NULL;
    Options options;
    char *signs;
    Py_ssize_t length;
    (void)kwargs;
    if (!PyArg_ParseTuple(args, "OOOOO", &words, &text, &furniture, &quoted, &lengths) || options_read(lengths, &options) < 0) return NULL;
    if (PyUnicode_Check(text)) bytes = bytes_of_text(text);
    else if (PyBytes_Check(text)) bytes = Py_NewRef(text);
    else PyErr_SetString(PyExc_TypeError, "a text is a str, or its UTF-8");
    if (!bytes) return NULL;
    Reading *reading = (Reading *)((allocfunc)PyType_GetSlot(type, Py_tp_alloc))(type, 0);
    if (reading) reading->words = (Words *)Py_NewRef(words);
    if (reading && (PyBytes_AsStringAndSize(bytes, &signs, &length) < 0 ||
                    fill(reading, furniture, quoted, &options, (const unsigned char *)signs, (size_t)length) < 0)) {
        Py_CLEAR(reading);
    }
    Py_DECREF(bytes);
    return (PyObject *)reading;
}

void reading_empty(Reading *reading) {
    void *parts[] = {reading->block,  reading->shingles, reading->groups, reading->furniture,
                     reading->quoted, reading->borders,  reading->muted};
    for (size_t k = 0; k < sizeof parts / sizeof *parts; k++) free(parts[k]);
    reading->block = NULL, reading->tail = NULL, reading->numbers = NULL, reading->places = NULL, reading->miles = NULL;
    reading->shingles = NULL, reading->shingle_places = NULL, reading->shingle_marks = NULL;
    reading->groups = NULL, reading->group_places = (Places){NULL, 0};
    reading->furniture = reading->quoted = NULL, reading->borders = reading->muted = NULL;
    reading->size = reading->length = reading->group_count = 0;
    reading->furniture_count = reading->quoted_count = reading->border_count = reading->muted_count = 0;
}

static void reading_dealloc(PyObject *self) {
    Reading *reading = (Reading *)self;
    PyTypeObject *type = Py_TYPE(self);
    reading_empty(reading);
    Py_XDECREF((PyObject *)reading->words);
    ((freefunc)PyType_GetSlot(type, Py_tp_free))(self);
    Py_DECREF(type);
}

/* The shingles as Python shows them. */
static PyObject *reading_shingles(PyObject *self, void *closure) {
    Reading *reading = (Reading *)self;
    (void)closure;
    if (reading->shingle_count && !reading->shingles) {
        return PyErr_SetString(PyExc_ValueError, "a corpus took the shingles"), NULL;
    }
    PyObject *list = PyList_New(reading->shingle_count);
    for (uint32_t k = 0; list && k < reading->shingle_count; k++) {
        PyObject *number = PyLong_FromLongLong((int64_t)(reading->shingles[k] ^ (uint64_t)1 << 63));
        if (!number || PyList_SetItem(list, k, number) < 0) Py_CLEAR(list);
    }
    return list;
}

static PyGetSetDef reading_fields[] = {
    {"shingles", reading_shingles, NULL, "The shingles of the report, ascending.", NULL},
    {NULL, NULL, NULL, NULL, NULL},
};

/* parcel(lengths): shingles, the numbers of the words around each, and where these end, as bytes of native integers. */
static PyObject *reading_parcel(PyObject *self, PyObject *lengths) {
    Options options;
    return options_read(lengths, &options) < 0 ? NULL : parcel_of((Reading *)self, &options);
}

static PyMethodDef reading_methods[] = {
    {"parcel", reading_parcel, METH_O, "Shingles, the numbers of the words around each, and where these end, as bytes."},
    {NULL, NULL, 0, NULL},
};

static PyType_Slot reading_slots[] = {
    {Py_tp_new, reading_new},
    {Py_tp_dealloc, reading_dealloc},
    {Py_tp_getset, reading_fields},
    {Py_tp_methods, reading_methods},
    {Py_tp_doc, "A report made ready: Reading(words, text or its UTF-8, furniture, quoted or None, lengths)."},
    {0, NULL},
};

PyType_Spec reading_spec = {"dateline.text._kernel.Reading", sizeof(Reading), 0, Py_TPFLAGS_DEFAULT, reading_slots};

/* ---- looked up when compared ---- */

Spot spot_of_word(const Reading *reading, uint32_t word) {
    Mile mile = reading->miles[word / MILE];
    const unsigned char *at = reading->places + mile.at;
    Spot spot = {.end = mile.byte, .shift_end = mile.shift, .stopped = (int)mile.stopped};
    for (uint32_t k = word / MILE * MILE; k <= word; k++) at = take_place(at, &spot);
    return spot;
}

/* Eight at a time. */
uint32_t count_inner(const unsigned char *bytes, uint32_t count) {
    uint32_t inner = 0, k = 0;
    for (; k + 8 <= count; k += 8) {
        uint64_t part;
        memcpy(&part, bytes + k, 8);
        part = part >> 7 & ~part >> 6 & 0x0101010101010101u; /* the two upper bits are 1 and 0 */
        inner += (uint32_t)(part * 0x0101010101010101u >> 56);
    }
    for (; k < count; k++) inner += is_inner(bytes[k]);
    return inner;
}

uint32_t count_before(const Region *regions, uint32_t count, uint32_t word) {
    uint32_t low = 0, high = count;
    while (low < high) { /* the first region that does not begin before the word */
        uint32_t mid = low + (high - low) / 2;
        if (regions[mid].start < word) low = mid + 1;
        else high = mid;
    }
    if (!low) return 0;
    Region last = regions[low - 1];
    return last.before + (word < last.end ? word : last.end) - last.start;
}
