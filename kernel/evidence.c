/* What two reports alone can say about the words they share. The rule is that of dateline.copies.evidence. */
#include "kernel.h"


enum { NEAR = 8, START = 0, END = 1, INSIDE = 2 };
static const double MOSTLY = 0.8; /* of dateline.copies.evidence */

#define NUMBERS(list) LIST(uint32_t, list)

/* ---- signs ---- */

static Py_UCS4 sign_at(const Reading *reading, int64_t k) { return PyUnicode_ReadChar(reading->text, (Py_ssize_t)k); }

static int64_t length_of(const Reading *reading) { return PyUnicode_GetLength(reading->text); }

static int is_blank(const Reading *reading, Py_UCS4 sign) { return (words_kind(reading->words, sign) & BLANK) != 0; }

/* Quotation marks and dashes of any shape are the same: dateline.copies.align. */
static Py_UCS4 shape_of(Py_UCS4 sign) {
    switch (sign) {
        case 0x201C: case 0x201D: case 0x201E: case 0x201F: case 0xAB: case 0xBB: return '"';
        case 0x2018: case 0x2019: case 0x201A: case 0x201B: case '`': case 0xB4: case 0x2039: case 0x203A: return '\'';
        case 0x2013: case 0x2014: case 0x2015: case 0x2010: case 0x2011: return '-';
        default: return sign;
    }
}

static int is_quote(Py_UCS4 sign) {
    if (sign < 128) return sign && strchr("\"'()[]", (int)sign);
    return sign == 0x201C || sign == 0x201D || sign == 0x201E || sign == 0x201F || sign == 0xAB || sign == 0xBB ||
           sign == 0x2018 || sign == 0x2019;
}

static int is_stop(Py_UCS4 sign) { return sign == '.' || sign == '!' || sign == '?' || sign == 0x2026; }

/* ---- characters of a span ---- */

/* Signs from `first` on in direction `way`, `count` of them without the blanks at the far end. */
typedef struct {
    const Reading *reading;
    int64_t first, count;
    int way;
} Marks;

static Py_UCS4 mark_at(Marks marks, int64_t k) { return sign_at(marks.reading, marks.first + k * marks.way); }

static Marks marks_of(const Reading *reading, int64_t first, int64_t count, int way) {
    Marks marks = {reading, first, count, way};
    while (marks.count && is_blank(reading, mark_at(marks, marks.count - 1))) marks.count--;
    return marks;
}

/* How many signs agree before the first blank; all of them when both texts end with the same signs. */
static int64_t same_marks(Marks a, Marks b, int whole) {
    int64_t count = 0, least = a.count < b.count ? a.count : b.count;
    while (count < least && shape_of(mark_at(a, count)) == shape_of(mark_at(b, count))) {
        if (!whole && is_blank(a.reading, mark_at(a, count))) break;
        count++;
    }
    if (!whole || (count == a.count && count == b.count)) return count;
    for (int64_t k = 0; k < count; k++) {
        if (is_blank(a.reading, mark_at(a, k))) return k;
    }
    return count;
}

/* The end of a passage in one text: where a word begins or ends, and the marks from there outwards. */
typedef struct {
    uint32_t sign;
    Marks marks;
} Edge;

static Edge edge_before(const Reading *reading, uint32_t word) {
    uint32_t before;
    Range place = place_of_word(reading, word, &before);
    if (!word) before = 0;
    return (Edge){place.start, marks_of(reading, (int64_t)place.start - 1, (int64_t)place.start - before, -1)};
}

static Edge edge_behind(const Reading *reading, uint32_t word) {
    uint32_t before;
    int64_t end = place_of_word(reading, word, &before).end, to = length_of(reading);
    if (word + 1 < reading->size) to = place_of_word(reading, word + 1, &before).start;
    return (Edge){(uint32_t)end, marks_of(reading, end, to - end, 1)};
}

/* The characters from the first word of the runs to the last, with the marks at either end that agree. */
static Span characters_of(const Reading *a, const Reading *b, Block first, Block last) {
    uint32_t k = last.a + last.count - 1, m = last.b + last.count - 1;
    Edge start_a = edge_before(a, first.a), start_b = edge_before(b, first.b);
    Edge end_a = edge_behind(a, k), end_b = edge_behind(b, m);
    uint32_t before = (uint32_t)same_marks(start_a.marks, start_b.marks, !first.a && !first.b);
    uint32_t behind = (uint32_t)same_marks(end_a.marks, end_b.marks, k + 1 == a->size && m + 1 == b->size);
    return (Span){start_a.sign - before, end_a.sign + behind, start_b.sign - before, end_b.sign + behind};
}

/* ---- where sentences and lines end ---- */

/* Whether a sentence or line begins here. */
static int begins(const Reading *reading, int64_t start) {
    int64_t from = start > NEAR ? start - NEAR : 0, end = start;
    while (end > from && is_quote(sign_at(reading, end - 1))) end--;
    int line = 0;
    while (end > from && is_blank(reading, sign_at(reading, end - 1))) line |= sign_at(reading, --end) == '\n';
    if (end == from || line) return 1;
    while (end > from && is_quote(sign_at(reading, end - 1))) end--;
    return end > from && is_stop(sign_at(reading, end - 1));
}

/* Whether a sentence or line ends here. */
static int ends(const Reading *reading, int64_t end) {
    int64_t k = end, to = end + NEAR < length_of(reading) ? end + NEAR : length_of(reading);
    while (k < to && is_quote(sign_at(reading, k))) k++;
    int64_t first = k, line = 0;
    while (k < to && is_blank(reading, sign_at(reading, k))) line |= sign_at(reading, k++) == '\n';
    if (k == to || line || is_stop(sign_at(reading, first))) return 1;
    while (end > 0 && is_quote(sign_at(reading, end - 1))) end--;
    return end > 0 && is_stop(sign_at(reading, end - 1));
}

static int bounds_of(Span span, const Reading *a, const Reading *b) {
    return (begins(a, span.a_start) && begins(b, span.b_start)) + (ends(a, span.a_end) && ends(b, span.b_end));
}

/* ---- groups of runs ---- */

static int add_number(List *list, uint32_t number) {
    if (list_reserve(list, list->count + 1, sizeof(uint32_t)) < 0) return -1;
    NUMBERS(*list)[list->count++] = number;
    return 0;
}

static int stands_between(Block before, Block after, uint32_t most) {
    int64_t wide = (int64_t)after.a - before.a - before.count, high = (int64_t)after.b - before.b - before.count;
    return wide >= 0 && wide <= most && high >= 0 && high <= most;
}

/* How many of some words lie in furniture. */
static uint32_t furniture_in(const Reading *reading, uint32_t start, uint32_t count) {
    return count_before(reading->furniture, reading->furniture_count, start + count) -
           count_before(reading->furniture, reading->furniture_count, start);
}

/* How many of some words stand outside quotation marks. */
static uint32_t spoken_in(const Reading *reading, uint32_t start, uint32_t count) {
    return count - (count_before(reading->quoted, reading->quoted_count, start + count) -
                    count_before(reading->quoted, reading->quoted_count, start));
}

/* Whether a word lies in furniture. */
static int in_furniture(const Reading *reading, uint32_t word) { return furniture_in(reading, word, 1) > 0; }

/* How far a run reaches before furniture begins or ends in either text. */
static uint32_t until_border(const Reading *reading, uint32_t start, uint32_t count) {
    uint32_t low = 0, high = reading->border_count;
    while (low < high) { /* the first border behind the first word */
        uint32_t mid = low + (high - low) / 2;
        if (reading->borders[mid] > start) high = mid;
        else low = mid + 1;
    }
    uint32_t room = low < reading->border_count ? reading->borders[low] - start : count;
    return room < count ? room : count;
}

static int add_part(List *parts, Block block) {
    if (list_reserve(parts, parts->count + 1, sizeof(Block)) < 0) return -1;
    LIST(Block, *parts)[parts->count++] = block;
    return 0;
}

/* The runs cut where furniture begins or ends in either text. */
static int cut_runs(Desk *desk) {
    desk->parts.count = 0;
    for (size_t k = 0; k < desk->index.blocks.count; k++) {
        Block rest = LIST(Block, desk->index.blocks)[k];
        while (rest.count) {
            uint32_t count = until_border(desk->a, rest.a, rest.count);
            count = until_border(desk->b, rest.b, count);
            if (add_part(&desk->parts, (Block){rest.a, rest.b, count}) < 0) return -1;
            rest = (Block){rest.a + count, rest.b + count, rest.count - count};
        }
    }
    return 0;
}

/* Where each passage ends among the parts: at a longer break, and where the kind of zone changes in either text. */
static int group_parts(Desk *desk, uint32_t gap) {
    desk->part_ends.count = 0;
    const Block *parts = desk->parts.items;
    for (size_t k = 1; k <= desk->parts.count; k++) {
        if (k < desk->parts.count && stands_between(parts[k - 1], parts[k], gap) &&
            in_furniture(desk->a, parts[k - 1].a) == in_furniture(desk->a, parts[k].a) &&
            in_furniture(desk->b, parts[k - 1].b) == in_furniture(desk->b, parts[k].b)) {
            continue;
        }
        if (add_number(&desk->part_ends, (uint32_t)k) < 0) return -1;
    }
    return 0;
}

/* ---- shared shingles ---- */

/* The shingles of both, ascending. */
int find_shared(Desk *desk, const Reading *a, const Reading *b) {
    size_t least = a->shingle_count < b->shingle_count ? a->shingle_count : b->shingle_count, i = 0, j = 0, count = 0;
    if (list_reserve(&desk->shared, least + 1, sizeof(uint64_t)) < 0) return -1;
    uint64_t *shared = desk->shared.items;
    while (i < a->shingle_count && j < b->shingle_count) {
        uint64_t left = a->shingles[i], right = b->shingles[j];
        shared[count] = left;
        count += left == right;
        i += left <= right;
        j += right <= left;
    }
    desk->shared.count = count;
    return 0;
}

/* The first places of the shared shingles in report a, which the desk is open at. */
static int find_key_places(Desk *desk) {
    size_t count = desk->shared.count;
    if (list_reserve(&desk->key_places, count + 1, sizeof(uint32_t)) < 0) return -1;
    for (size_t k = 0; k < count; k++) {
        Slot *slot = index_find(&desk->index, LIST(uint64_t, desk->shared)[k]);
        NUMBERS(desk->key_places)[k] = slot ? slot->first : UINT32_MAX;
    }
    return 0;
}

/* The few smallest of the shared shingles that begin between two words of report a. */
static void find_keys(const Desk *desk, uint32_t start, uint32_t end, Passage *passage) {
    passage->key_count = 0;
    for (size_t k = 0; k < desk->shared.count && passage->key_count < 4; k++) {
        uint32_t place = NUMBERS(desk->key_places)[k];
        if (place >= start && place < end) passage->keys[passage->key_count++] = LIST(uint64_t, desk->shared)[k];
    }
}

/* ---- passages ---- */

/* How many words of the parts are counted in text a, or in text b. */
typedef uint32_t Counter(const Reading *reading, uint32_t start, uint32_t count);

static uint32_t count_words(Counter *counter, const Reading *reading, const Block *parts, size_t count, int in_b) {
    uint32_t total = 0;
    for (size_t k = 0; k < count; k++) total += counter(reading, in_b ? parts[k].b : parts[k].a, parts[k].count);
    return total;
}

/* Whether words are near the start or the end of a text, known furniture apart, as two bits. */
static int edges_of(const Reading *reading, uint32_t start, uint32_t end, uint32_t edge) {
    uint32_t size = reading->size, near = edge < size / 4 ? edge : size / 4;
    int before = start - furniture_in(reading, 0, start) <= near;
    int after = size - end - furniture_in(reading, end, size - end) <= near;
    return before | after << 1;
}

static uint8_t place_of(const Desk *desk, Block first, Block last, uint32_t edge) {
    int edges = edges_of(desk->a, first.a, last.a + last.count, edge) & edges_of(desk->b, first.b, last.b + last.count, edge);
    return edges & 1 ? START : edges & 2 ? END : INSIDE;
}

/* The spans of a passage; its longest, by the words in it, the first of equals, is returned. */
static int add_spans(Desk *desk, const Block *parts, size_t count, uint32_t edit, List *spans, Passage *passage,
                     Span *longest) {
    passage->first_span = (uint32_t)spans->count;
    passage->solid = 0;
    for (size_t from = 0, k = 1; k <= count; k++) {
        if (k < count && stands_between(parts[k - 1], parts[k], edit)) continue;
        if (list_reserve(spans, spans->count + 1, sizeof(Span)) < 0) return -1;
        Span span = characters_of(desk->a, desk->b, parts[from], parts[k - 1]);
        LIST(Span, *spans)[spans->count++] = span;
        uint32_t words = 0;
        for (; from < k; from++) words += parts[from].count;
        if (words > passage->solid) passage->solid = words, *longest = span;
    }
    passage->span_count = (uint32_t)spans->count - passage->first_span;
    return 0;
}

static int add_passage(Desk *desk, const Block *parts, size_t count, const Options *options, Evidence *evidence) {
    Passage passage = {0};
    Span longest = {0, 0, 0, 0};
    Block first = parts[0], last = parts[count - 1];
    for (size_t k = 0; k < count; k++) {
        passage.words += parts[k].count;
        if (parts[k].count > passage.run) passage.run = parts[k].count;
    }
    uint32_t chrome_a = count_words(furniture_in, desk->a, parts, count, 0);
    uint32_t chrome_b = count_words(furniture_in, desk->b, parts, count, 1);
    uint32_t own_a = count_words(spoken_in, desk->a, parts, count, 0), own_b = count_words(spoken_in, desk->b, parts, count, 1);
    passage.place = place_of(desk, first, last, options->edge);
    int both = passage.place == INSIDE || passage.words > options->stock;
    uint32_t chrome = (chrome_a < chrome_b) == both ? chrome_a : chrome_b;
    if (add_spans(desk, parts, count, options->edit, &evidence->spans, &passage, &longest) < 0) return -1;
    passage.bounds = (uint8_t)bounds_of(longest, desk->a, desk->b);
    passage.furniture = chrome >= MOSTLY * passage.words;
    passage.quoted = (own_a > own_b ? own_a : own_b) < options->gram;
    find_keys(desk, first.a, last.a + last.count, &passage);
    if (list_reserve(&evidence->passages, evidence->passages.count + 1, sizeof(Passage)) < 0) return -1;
    LIST(Passage, evidence->passages)[evidence->passages.count++] = passage;
    return 0;
}

int is_flood(size_t count, size_t size_a, size_t size_b, const Options *options) {
    size_t least = size_a < size_b ? size_a : size_b;
    return count >= options->many || 2 * count >= (least ? least : 1);
}

/* Whether two writers may have hit on the words: few of them, and not a sentence of their own. */
static int is_phrase(const Passage *passage, const Options *options) {
    if (passage->solid >= options->loose || passage->run >= options->phrase) return 0;
    if (passage->bounds == 1) return passage->run < options->clause;
    return passage->bounds == 0 || passage->solid < options->sentence;
}

int is_telling(const Evidence *evidence, size_t first, const Options *options) {
    for (size_t k = first; k < evidence->passages.count; k++) {
        const Passage *passage = &LIST(Passage, evidence->passages)[k];
        if (passage->furniture || !is_phrase(passage, options)) return 1;
    }
    return 0;
}

/* ---- one report against others ---- */

int desk_open(Desk *desk, const Reading *a, const Options *options) {
    Text text = {a->numbers, a->size};
    desk->a = a;
    return index_text(&desk->index, text, options);
}

int desk_compare(Desk *desk, const Reading *b, const Options *options, Evidence *evidence) {
    Text text = {b->numbers, b->size};
    if (align_words(&desk->index, text, options) < 0) return -1;
    if (!desk->index.blocks.count) return 0;
    desk->b = b;
    if (find_shared(desk, desk->a, b) < 0 || find_key_places(desk) < 0 || cut_runs(desk) < 0 ||
        group_parts(desk, options->gap) < 0) {
        return -1;
    }
    size_t from = 0;
    for (size_t k = 0; k < desk->part_ends.count; k++) {
        size_t end = NUMBERS(desk->part_ends)[k];
        if (add_passage(desk, LIST(Block, desk->parts) + from, end - from, options, evidence) < 0) return -1;
        from = end;
    }
    return 1;
}

void desk_free(Desk *desk) {
    List *lists[] = {&desk->shared, &desk->parts, &desk->part_ends, &desk->key_places};
    index_free(&desk->index);
    for (size_t k = 0; k < sizeof lists / sizeof *lists; k++) list_free(lists[k]);
}

/* ---- as Python values ---- */

static int set_item(PyObject *tuple, Py_ssize_t k, PyObject *item) { return item ? PyTuple_SetItem(tuple, k, item) : -1; }

/* Shingles as Python shows them. */
static PyObject *shingle_tuple(const uint64_t *numbers, size_t count) {
    PyObject *tuple = PyTuple_New((Py_ssize_t)count);
    for (size_t k = 0; tuple && k < count; k++) {
        PyObject *number = PyLong_FromLongLong((int64_t)(numbers[k] ^ (uint64_t)1 << 63));
        if (set_item(tuple, (Py_ssize_t)k, number) < 0) Py_CLEAR(tuple);
    }
    return tuple;
}

static PyObject *span_tuple(const Span *spans, size_t count) {
    PyObject *tuple = PyTuple_New((Py_ssize_t)count);
    for (size_t k = 0; tuple && k < count; k++) {
        Span s = spans[k];
        PyObject *span = Py_BuildValue("(IIII)", s.a_start, s.a_end, s.b_start, s.b_end);
        if (set_item(tuple, (Py_ssize_t)k, span) < 0) Py_CLEAR(tuple);
    }
    return tuple;
}

static PyObject *passage_object(const Passage *p, const List *spans) {
    static const char *const places[] = {"start", "end", "inside"};
    PyObject *span_list = span_tuple(LIST(Span, *spans) + p->first_span, p->span_count);
    PyObject *keys = span_list ? shingle_tuple(p->keys, p->key_count) : NULL;
    if (!keys) {
        Py_XDECREF(span_list);
        return NULL;
    }
    return Py_BuildValue("(NIIIiNsNN)", span_list, p->words, p->run, p->solid, (int)p->bounds, keys, places[p->place],
                         PyBool_FromLong(p->furniture), PyBool_FromLong(p->quoted));
}

/* (passages, shared shingles, flood) of one pair. */
PyObject *evidence_object(const Evidence *evidence, size_t first, size_t end, const List *shared, size_t many, int flood) {
    PyObject *passages = PyTuple_New((Py_ssize_t)(end - first));
    for (size_t k = first; passages && k < end; k++) {
        PyObject *passage = passage_object(&LIST(Passage, evidence->passages)[k], &evidence->spans);
        if (set_item(passages, (Py_ssize_t)(k - first), passage) < 0) Py_CLEAR(passages);
    }
    PyObject *keys = passages ? shingle_tuple(shared->items, shared->count < many ? shared->count : many) : NULL;
    if (!keys) {
        Py_XDECREF(passages);
        return NULL;
    }
    return Py_BuildValue("(NNN)", passages, keys, PyBool_FromLong(flood));
}
