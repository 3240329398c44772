/* One report made ready to be compared: its words, shingles, furniture and quotations (read_witness). */
#include "kernel.h"


/* ---- shingles: dateline.copies.shingles ---- */

/* Sort numbers by merging; `spare` has as much room. */
static void sort_numbers(uint64_t *numbers, uint64_t *spare, size_t count) {
    for (size_t at = 1; at < count; at++) { /* runs of 8 by insertion */
        uint64_t number = numbers[at];
        size_t k = at;
        for (; k % 8 && numbers[k - 1] > number; k--) numbers[k] = numbers[k - 1];
        numbers[k] = number;
    }
    uint64_t *from = numbers, *to = spare;
    for (size_t run = 8; run < count; run *= 2) {
        for (size_t start = 0; start < count; start += 2 * run) {
            size_t mid = start + run < count ? start + run : count, end = mid + run < count ? mid + run : count;
            for (size_t i = start, j = mid, k = start; k < end; k++) {
                to[k] = i < mid && (j >= end || from[i] <= from[j]) ? from[i++] : from[j++];
            }
        }
        uint64_t *turned = from;
        from = to, to = turned;
    }
    if (from != numbers) memcpy(numbers, from, count * sizeof *numbers);
}

static uint64_t smallest(const uint64_t *numbers, size_t count) {
    uint64_t least = numbers[0];
    for (size_t k = 1; k < count; k++) least = numbers[k] < least ? numbers[k] : least;
    return least;
}

/* The distinct shingles of a text in ascending order go to `numbers`; how many, or SIZE_MAX on failure. */
size_t shingles_of(const uint64_t *words, size_t size, const Options *options, List *numbers, List *spare) {
    if (list_reserve(numbers, size + 1, sizeof(uint64_t)) < 0 || list_reserve(spare, size + 1, sizeof(uint64_t)) < 0) {
        return SIZE_MAX;
    }
    uint64_t *out = numbers->items, *grams = spare->items;
    size_t count = grams_of(words, size, options->gram, grams), kept = 0, width = options->window;
    if (!count) return 0;
    if (count < width) width = count;
    for (size_t k = 0; k + width <= count; k++) {
        uint64_t least = smallest(grams + k, width);
        if (!kept || out[kept - 1] != least) out[kept++] = least;
    }
    sort_numbers(out, grams, kept);
    size_t distinct = 1;
    for (size_t k = 1; k < kept; k++) {
        if (out[k] != out[distinct - 1]) out[distinct++] = out[k];
    }
    return distinct;
}

/* ---- places ---- */

static unsigned char *put_number(unsigned char *at, uint32_t number) {
    for (; number >= 128; number >>= 7) *at++ = (unsigned char)(number | 128);
    *at++ = (unsigned char)number;
    return at;
}

static const unsigned char *take_number(const unsigned char *at, uint32_t *number) {
    uint32_t value = *at & 127;
    for (int shift = 7; *at++ & 128; shift += 7) value |= (uint32_t)(*at & 127) << shift;
    *number = value;
    return at;
}

/* Some two bytes for a word: the signs before it, and its length. */
static int pack_places(Reading *reading, const Range *places) {
    unsigned char *room = malloc((size_t)reading->size * 10 + 1), *at = room;
    uint32_t before = 0;
    reading->miles = malloc(((size_t)reading->size / MILE + 1) * sizeof(Mile));
    if (!room || !reading->miles || reading->size > UINT32_MAX / 10) return free(room), PyErr_NoMemory(), -1;
    for (uint32_t k = 0; k < reading->size; k++) {
        if (k % MILE == 0) reading->miles[k / MILE] = (Mile){(uint32_t)(at - room), before};
        at = put_number(at, places[k].start - before);
        at = put_number(at, places[k].end - places[k].start);
        before = places[k].end;
    }
    reading->places = malloc((size_t)(at - room) + 1);
    if (reading->places) memcpy(reading->places, room, (size_t)(at - room));
    free(room);
    return reading->places ? 0 : (PyErr_NoMemory(), -1);
}

/* ---- regions ---- */

static int by_start(const void *one, const void *two) {
    const Range *a = one, *b = two;
    if (a->start != b->start) return a->start < b->start ? -1 : 1;
    return a->end < b->end ? -1 : a->end > b->end;
}

/* The words that begin inside regions of signs, as ranges of words that do not touch; the regions are sorted here. */
static int words_inside(const Folded *folded, List *regions, Region **out, uint32_t *out_count) {
    const Range *places = folded->places.items;
    Range *ranges = regions->items;
    uint32_t k = 0, size = (uint32_t)folded->places.count, count = 0;
    if (regions->count) qsort(ranges, regions->count, sizeof(Range), by_start);
    for (size_t r = 0; r < regions->count; r++) {
        Range region = ranges[r];
        while (k < size && places[k].start < region.start) k++;
        uint32_t first = k;
        while (k < size && places[k].start < region.end) k++;
        if (k == first) continue;
        if (count && ranges[count - 1].end == first) {
            ranges[count - 1].end = k;
        } else {
            ranges[count++] = (Range){first, k};
        }
    }
    Region *kept = malloc(count * sizeof(Region) + 1);
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
    reading->borders = malloc(2 * (size_t)reading->furniture_count * sizeof(uint32_t) + 1);
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

/* ---- the type ---- */

static int keep_numbers(Reading *reading, const Folded *folded, const Options *options) {
    List numbers = {0}, spare = {0};
    reading->size = (uint32_t)folded->numbers.count;
    reading->numbers = malloc((size_t)reading->size * sizeof(uint64_t) + 1);
    if (!reading->numbers) return PyErr_NoMemory(), -1;
    if (reading->size) memcpy(reading->numbers, folded->numbers.items, (size_t)reading->size * sizeof(uint64_t));
    size_t count = shingles_of(reading->numbers, reading->size, options, &numbers, &spare);
    if (count != SIZE_MAX) {
        reading->shingles = malloc(count * sizeof(uint64_t) + 1);
        if (reading->shingles && count) memcpy(reading->shingles, numbers.items, count * sizeof(uint64_t));
        reading->shingle_count = (uint32_t)count;
    }
    list_free(&numbers);
    list_free(&spare);
    if (count == SIZE_MAX) return -1;
    return reading->shingles ? 0 : (PyErr_NoMemory(), -1);
}

static int fill(Reading *reading, PyObject *furniture, PyObject *quoted, const Options *options, Folded *folded,
                List *regions) {
    Py_UCS4 *signs = NULL;
    Py_ssize_t length;
    int failed = words_fold(reading->words, reading->text, folded, &signs, &length) < 0;
    if (!failed) {
        failed = (quoted == Py_None ? find_quoted(reading->words, signs, length, regions) : read_regions(quoted, regions)) < 0;
    }
    free(signs);
    if (failed || words_inside(folded, regions, &reading->quoted, &reading->quoted_count) < 0) return -1;
    regions->count = 0;
    if (read_regions(furniture, regions) < 0 ||
        words_inside(folded, regions, &reading->furniture, &reading->furniture_count) < 0 ||
        keep_numbers(reading, folded, options) < 0) {
        return -1;
    }
    return find_borders(reading) < 0 || pack_places(reading, folded->places.items) < 0 ? -1 : 0;
}

static PyObject *reading_new(PyTypeObject *type, PyObject *args, PyObject *kwargs) {
    PyObject *words, *text, *furniture, *quoted, *lengths;
    Options options;
    Folded folded = {{0}, {0}};
    List regions = {0};
    (void)kwargs;
    if (!PyArg_ParseTuple(args, "OUOOO", &words, &text, &furniture, &quoted, &lengths) ||
        options_read(lengths, &options) < 0) {
        return NULL;
    }
    Reading *reading = (Reading *)((allocfunc)PyType_GetSlot(type, Py_tp_alloc))(type, 0);
    if (!reading) return NULL;
    reading->text = Py_NewRef(text);
    reading->words = (Words *)Py_NewRef(words);
    int failed = fill(reading, furniture, quoted, &options, &folded, &regions) < 0;
    list_free(&folded.numbers);
    list_free(&folded.places);
    list_free(&regions);
    if (failed) Py_CLEAR(reading);
    return (PyObject *)reading;
}

static void reading_dealloc(PyObject *self) {
    Reading *reading = (Reading *)self;
    PyTypeObject *type = Py_TYPE(self);
    void *parts[] = {reading->numbers, reading->places, reading->shingles,
                     reading->furniture, reading->quoted, reading->borders, reading->miles};
    for (size_t k = 0; k < sizeof parts / sizeof *parts; k++) free(parts[k]);
    Py_XDECREF(reading->text);
    Py_XDECREF((PyObject *)reading->words);
    ((freefunc)PyType_GetSlot(type, Py_tp_free))(self);
    Py_DECREF(type);
}

/* The shingles as Python shows them. */
static PyObject *reading_shingles(PyObject *self, void *closure) {
    Reading *reading = (Reading *)self;
    (void)closure;
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

static PyType_Slot reading_slots[] = {
    {Py_tp_new, reading_new},
    {Py_tp_dealloc, reading_dealloc},
    {Py_tp_getset, reading_fields},
    {Py_tp_doc, "A report made ready: Reading(words, text, furniture, quoted or None, lengths)."},
    {0, NULL},
};

PyType_Spec reading_spec = {"dateline.text._kernel.Reading", sizeof(Reading), 0, Py_TPFLAGS_DEFAULT, reading_slots};

/* ---- looked up when compared ---- */

Range place_of_word(const Reading *reading, uint32_t word, uint32_t *before) {
    Mile mile = reading->miles[word / MILE];
    const unsigned char *at = reading->places + mile.at;
    Range place = {0, mile.sign};
    uint32_t step;
    for (uint32_t k = word / MILE * MILE; k <= word; k++) {
        *before = place.end;
        at = take_number(at, &step);
        place.start = place.end + step;
        at = take_number(at, &step);
        place.end = place.start + step;
    }
    return place;
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
