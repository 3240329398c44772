/* What two reports alone can say about the words they share. The rule is that of dateline.copies.evidence. */
#include "kernel.h"

enum { NEAR = 8 };
static const double MOSTLY = 0.8; /* of dateline.copies.evidence */

#define NUMBERS(list) LIST(uint32_t, list)

/* ---- signs ---- */

static inline int is_blank(const Reading *reading, Py_UCS4 sign) { return (words_kind(reading->words, sign) & BLANK) != 0; }

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

/* The end of a passage in one text: between its last word and the next one outwards, the signs that stand there. */
typedef struct {
    const Reading *reading;
    const unsigned char *gap; /* these signs */
    uint32_t base, shift;     /* where they begin, in bytes; how many bytes before that are no first bytes of a sign */
    uint32_t byte, until;     /* where the passage ends; where the next word begins, or the text does */
    int way;                  /* 1 to the right, -1 to the left */
    int behind_word, stopped; /* whether a word stands left of them, and whether it ends with a stop */
    int before_word;          /* whether a word stands right of them */
} Edge;

static Edge edge_before(const Reading *reading, uint32_t word) {
    Spot spot = spot_of_word(reading, word);
    return (Edge){reading, spot.gap, spot.before, spot.shift_before, spot.start, spot.before, -1, word > 0, spot.stopped_before, 1};
}

static Edge edge_behind(const Reading *reading, uint32_t word) {
    if (word + 1 < reading->size) {
        Spot next = spot_of_word(reading, word + 1);
        return (Edge){reading, next.gap, next.before, next.shift_before, next.before, next.start, 1, 1, next.stopped_before, 1};
    }
    Spot spot = spot_of_word(reading, word);
    return (Edge){reading, reading->tail, spot.end, spot.shift_end, spot.end, reading->length, 1, 1, spot.stopped, 0};
}

static uint32_t length_of(const Edge *edge) { return edge->way > 0 ? edge->until - edge->byte : edge->byte - edge->until; }

/* A byte of the text, by its place there. */
static const unsigned char *byte_at(const Edge *edge, uint32_t at) { return edge->gap + (at - edge->base); }

/* The code point at which the passage ends. */
static uint32_t sign_number(const Edge *edge) { return edge->byte - edge->shift - count_inner(edge->gap, edge->byte - edge->base); }

/* The signs from an edge outwards, the blanks at the far end left out. */
static int read_signs(const Edge *edge, List *signs) {
    uint32_t bytes, at = edge->byte;
    signs->count = 0;
    if (list_reserve(signs, (size_t)length_of(edge) + 1, sizeof(Py_UCS4)) < 0) return -1;
    while (at != edge->until) {
        const unsigned char *here = byte_at(edge, at);
        LIST(Py_UCS4, *signs)[signs->count++] = edge->way > 0 ? sign_at(here, &bytes) : sign_before(here, &bytes);
        at = edge->way > 0 ? at + bytes : at - bytes;
    }
    while (signs->count && is_blank(edge->reading, LIST(Py_UCS4, *signs)[signs->count - 1])) signs->count--;
    return 0;
}

/* Where a number of signs from an edge on end, in bytes. */
static uint32_t byte_behind(const Edge *edge, size_t count) {
    uint32_t at = edge->byte, bytes;
    for (; count; count--) {
        if (edge->way > 0) sign_at(byte_at(edge, at), &bytes);
        else sign_before(byte_at(edge, at), &bytes);
        at = edge->way > 0 ? at + bytes : at - bytes;
    }
    return at;
}

/* How many signs agree before the first blank; all of them when both texts end with the same signs. */
static size_t same_signs(const Reading *reading, const List *a, const List *b, int whole) {
    size_t count = 0, least = a->count < b->count ? a->count : b->count;
    const Py_UCS4 *one = a->items, *two = b->items;
    while (count < least && shape_of(one[count]) == shape_of(two[count])) {
        if (!whole && is_blank(reading, one[count])) break;
        count++;
    }
    if (!whole || (count == a->count && count == b->count)) return count;
    for (size_t k = 0; k < count; k++) {
        if (is_blank(reading, one[k])) return k;
    }
    return count;
}

/* Whether nothing but one blank stands between two words, as nearly everywhere. */
static int is_plain(const Edge *edge) {
    return length_of(edge) == 1 && *edge->gap == ' ';
}

/* Move two edges outwards over the signs that agree; `whole` when both texts end there. */
static int move_edges(Desk *desk, Edge *a, Edge *b, int whole) {
    if (!length_of(a) || !length_of(b) || is_plain(a) || is_plain(b)) return 0;
    if (read_signs(a, &desk->signs[0]) < 0 || read_signs(b, &desk->signs[1]) < 0) return -1;
    size_t count = same_signs(a->reading, &desk->signs[0], &desk->signs[1], whole);
    a->byte = byte_behind(a, count);
    b->byte = byte_behind(b, count);
    return 0;
}

/* Where a span begins and ends in both texts. */
typedef struct {
    Edge start_a, end_a, start_b, end_b;
} Ends;

/* The characters from the first word of the runs to the last, with the signs at either end that agree; and where they end. */
static int characters_of(Desk *desk, Block first, Block last, Span *span, Ends *ends) {
    const Reading *a = desk->a, *b = desk->b;
    uint32_t k = last.a + last.count - 1, m = last.b + last.count - 1;
    *ends = (Ends){edge_before(a, first.a), edge_behind(a, k), edge_before(b, first.b), edge_behind(b, m)};
    if (move_edges(desk, &ends->start_a, &ends->start_b, !first.a && !first.b) < 0 ||
        move_edges(desk, &ends->end_a, &ends->end_b, k + 1 == a->size && m + 1 == b->size) < 0) {
        return -1;
    }
    *span = (Span){sign_number(&ends->start_a), sign_number(&ends->end_a), sign_number(&ends->start_b), sign_number(&ends->end_b)};
    return 0;
}

/* ---- where sentences and lines end ---- */

enum { LETTER_SIGN = 'a' }; /* stands for the sign of a word that is next: no mark and no blank */

/* Whether a sentence or line begins at the start of a span. */
static int begins(const Edge *edge) {
    Py_UCS4 signs[NEAR];
    uint32_t bytes, at = edge->byte;
    int count = 0, k = 0, line = 0;
    for (; at > edge->base && count < NEAR; at -= bytes) signs[count++] = sign_before(byte_at(edge, at), &bytes);
    if (edge->behind_word && count < NEAR) signs[count++] = edge->stopped ? '.' : LETTER_SIGN;
    while (k < count && is_quote(signs[k])) k++;
    while (k < count && is_blank(edge->reading, signs[k])) line |= signs[k++] == '\n';
    if (k == count || line) return 1;
    while (k < count && is_quote(signs[k])) k++;
    return k < count && is_stop(signs[k]);
}

/* Whether a sentence or line ends at the end of a span. */
static int ends(const Edge *edge) {
    Py_UCS4 signs[NEAR];
    uint32_t bytes, end = edge->byte;
    int count = 0, k = 0, line = 0;
    for (uint32_t at = end; at < edge->until && count < NEAR; at += bytes) signs[count++] = sign_at(byte_at(edge, at), &bytes);
    if (edge->before_word && count < NEAR) signs[count++] = LETTER_SIGN;
    while (k < count && is_quote(signs[k])) k++;
    int first = k;
    while (k < count && is_blank(edge->reading, signs[k])) line |= signs[k++] == '\n';
    if (k == count || line || is_stop(signs[first])) return 1;
    while (end > edge->base && is_quote(sign_before(byte_at(edge, end), &bytes))) end -= bytes;
    return end > edge->base ? is_stop(sign_before(byte_at(edge, end), &bytes)) : edge->stopped;
}

static int bounds_of(const Ends *span) {
    return (begins(&span->start_a) && begins(&span->start_b)) + (ends(&span->end_a) && ends(&span->end_b));
}

/* ---- groups of runs ---- */

static int stands_between(Block before, Block after, uint32_t most) {
    int64_t wide = (int64_t)after.a - before.a - before.count, high = (int64_t)after.b - before.b - before.count;
    return wide >= 0 && wide <= most && high >= 0 && high <= most;
}

/* How many of some words lie in furniture. */
static uint32_t furniture_in(const Reading *reading, uint32_t start, uint32_t count) {
    if (!reading->furniture_count) return 0;
    return count_before(reading->furniture, reading->furniture_count, start + count) -
           count_before(reading->furniture, reading->furniture_count, start);
}

/* How many of some words stand outside quotation marks. */
static uint32_t spoken_in(const Reading *reading, uint32_t start, uint32_t count) {
    if (!reading->quoted_count) return count;
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
    if (parts->count >= parts->room && list_reserve(parts, parts->count + 1, sizeof(Block)) < 0) return -1;
    LIST(Block, *parts)[parts->count++] = block;
    return 0;
}

/* The runs cut where furniture begins or ends in either text. */
static int cut_runs(Desk *desk, const Block *blocks, size_t count) {
    desk->parts.count = 0;
    for (size_t k = 0; k < count; k++) {
        Block rest = blocks[k];
        while (rest.count) {
            uint32_t length = until_border(desk->a, rest.a, rest.count);
            length = until_border(desk->b, rest.b, length);
            if (add_part(&desk->parts, (Block){rest.a, rest.b, length}) < 0) return -1;
            rest = (Block){rest.a + length, rest.b + length, rest.count - length};
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
        if (list_add_number(&desk->part_ends, (uint32_t)k) < 0) return -1;
    }
    return 0;
}

/* ---- shared shingles ---- */

int share_shingles(Desk *desk, const Reading *a, const Reading *b) {
    uint32_t i = 0, j = 0;
    size_t count = 0;
    if (list_reserve(&desk->shared, (size_t)a->shingle_count + 1, sizeof(uint32_t)) < 0) return -1;
    uint32_t *shared = desk->shared.items;
    while (i < a->shingle_count && j < b->shingle_count) {
        uint64_t left = a->shingles[i], right = b->shingles[j];
        shared[count] = i;
        count += left == right;
        i += left <= right;
        j += right <= left;
    }
    desk->shared.count = count;
    desk->key_a = a;
    desk->key_b = b;
    desk->names = NULL;
    desk->places = (Places){a->shingle_places, 1};
    return 0;
}

static void name_groups(Desk *desk, const Reading *a, const Reading *b, size_t count) {
    desk->shared.count = count;
    desk->key_a = a;
    desk->key_b = b;
    desk->names = a->groups;
    desk->places = a->group_places;
}

int share_groups(Desk *desk, const Reading *a, const Reading *b) {
    uint32_t i = 0, j = 0;
    size_t count = 0;
    if (list_reserve(&desk->shared, (size_t)a->group_count + 1, sizeof(uint32_t)) < 0) return -1;
    uint32_t *shared = desk->shared.items;
    while (i < a->group_count && j < b->group_count) {
        uint32_t left = a->groups[i], right = b->groups[j];
        shared[count] = i;
        count += left == right;
        i += left <= right;
        j += right <= left;
    }
    name_groups(desk, a, b, count);
    return 0;
}

int lend_groups(Desk *desk, const Reading *a, const Reading *b, const uint32_t *shared, size_t count) {
    if (list_reserve(&desk->shared, count + 1, sizeof(uint32_t)) < 0) return -1;
    if (count) memcpy(desk->shared.items, shared, count * sizeof(uint32_t));
    name_groups(desk, a, b, count);
    return 0;
}

int turn_groups(Desk *desk) {
    const Reading *a = desk->key_a, *b = desk->key_b;
    size_t count = desk->shared.count;
    if (list_reserve(&desk->turned, count + 1, sizeof(uint32_t)) < 0) return -1;
    uint32_t *shared = desk->shared.items, *turned = desk->turned.items;
    for (uint32_t k = 0, at = 0; k < count; k++) {
        while (b->groups[at] < a->groups[shared[k]]) at++;
        turned[k] = at;
    }
    List spare = desk->shared;
    desk->shared = desk->turned;
    desk->turned = spare;
    name_groups(desk, b, a, count);
    return 0;
}

uint32_t place_of_group(const Reading *reading, uint32_t group) {
    uint32_t low = 0, high = reading->group_count;
    while (low < high) {
        uint32_t mid = low + (high - low) / 2;
        if (reading->groups[mid] < group) low = mid + 1;
        else high = mid;
    }
    return low;
}

uint32_t run_through(const Reading *a, const Reading *b, uint32_t x, uint32_t y, uint32_t enough) {
    uint32_t count = 0, back = 0;
    while (back < x && back < y && count < enough && a->numbers[x - back - 1] == b->numbers[y - back - 1]) back++, count++;
    for (; x < a->size && y < b->size && count < enough && a->numbers[x] == b->numbers[y]; x++, y++) count++;
    return count;
}

/* The few smallest of the shared shingles that begin in each passage go to its keys. */
static void find_keys(const Desk *desk, Passage *passages, size_t count) {
    const Block *parts = desk->parts.items;
    const uint32_t *ends = desk->part_ends.items, *shared = desk->shared.items;
    size_t open = count;
    for (size_t k = 0; k < desk->shared.count && open; k++) {
        uint32_t place = place_at(desk->places, shared[k]);
        size_t low = 0, high = count;
        while (low < high) { /* the first passage that ends behind the place */
            size_t mid = low + (high - low) / 2;
            Block last = parts[ends[mid] - 1];
            if (last.a + last.count > place) high = mid;
            else low = mid + 1;
        }
        if (low == count || parts[low ? ends[low - 1] : 0].a > place || passages[low].key_count == KEYS) continue;
        passages[low].keys[passages[low].key_count++] = desk->names ? desk->names[shared[k]] : shared[k];
        open -= passages[low].key_count == KEYS;
    }
}

/* ---- passages ---- */

/* How many words of the parts lie in the furniture of text a, or of text b. */
static uint32_t furniture_of(const Reading *reading, const Block *parts, size_t count, int in_b) {
    uint32_t total = 0;
    for (size_t k = 0; k < count && reading->furniture_count; k++) total += furniture_in(reading, in_b ? parts[k].b : parts[k].a, parts[k].count);
    return total;
}

/* Whether fewer words than a gram stand outside quotation marks. */
static int is_quoted(const Reading *reading, const Block *parts, size_t count, int in_b, uint32_t gram) {
    uint32_t spoken = 0;
    for (size_t k = 0; k < count && spoken < gram; k++) spoken += spoken_in(reading, in_b ? parts[k].b : parts[k].a, parts[k].count);
    return spoken < gram;
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

/* The spans of a passage; `longest` gets the ends of that with the most words, the first of equals. */
static int add_spans(Desk *desk, const Block *parts, size_t count, uint32_t edit, List *spans, Passage *passage,
                     Ends *longest) {
    if (spans->count > UINT32_MAX / 2) return PyErr_SetString(PyExc_OverflowError, "too many spans"), -1;
    passage->first_span = (uint32_t)spans->count;
    for (size_t from = 0, k = 1; k <= count; k++) {
        if (k < count && stands_between(parts[k - 1], parts[k], edit)) continue;
        if (spans->count >= spans->room && list_reserve(spans, spans->count + 1, sizeof(Span)) < 0) return -1;
        Ends ends;
        if (characters_of(desk, parts[from], parts[k - 1], &LIST(Span, *spans)[spans->count], &ends) < 0) return -1;
        spans->count++;
        uint32_t words = 0;
        for (; from < k; from++) words += parts[from].count;
        if (words > passage->solid) passage->solid = words, *longest = ends;
    }
    passage->span_count = (uint32_t)spans->count - passage->first_span;
    return 0;
}

static int add_passage(Desk *desk, const Block *parts, size_t count, const Options *options, Evidence *evidence) {
    Passage passage = {0};
    Ends longest;
    Block first = parts[0], last = parts[count - 1];
    for (size_t k = 0; k < count; k++) {
        passage.words += parts[k].count;
        if (parts[k].count > passage.run) passage.run = parts[k].count;
    }
    uint32_t chrome_a = furniture_of(desk->a, parts, count, 0);
    uint32_t chrome_b = furniture_of(desk->b, parts, count, 1);
    passage.place = place_of(desk, first, last, options->edge);
    int both = passage.place == INSIDE || passage.words > options->stock;
    uint32_t chrome = (chrome_a < chrome_b) == both ? chrome_a : chrome_b;
    if (add_spans(desk, parts, count, options->edit, &evidence->spans, &passage, &longest) < 0) return -1;
    passage.bounds = (uint8_t)bounds_of(&longest);
    if (chrome >= MOSTLY * passage.words) passage.flags |= FURNITURE;
    if (is_quoted(desk->a, parts, count, 0, options->gram) && is_quoted(desk->b, parts, count, 1, options->gram)) passage.flags |= QUOTED;
    List *passages = &evidence->passages;
    if (passages->count >= passages->room && list_reserve(passages, passages->count + 1, sizeof(Passage)) < 0) return -1;
    LIST(Passage, *passages)[passages->count++] = passage;
    return 0;
}

int is_flood(size_t count, size_t size_a, size_t size_b, const Options *options) {
    size_t least = size_a < size_b ? size_a : size_b;
    return count >= options->many || 2 * count >= (least ? least : 1);
}

int is_phrase(const Passage *passage, const Options *options) {
    if (passage->solid >= options->loose || passage->run >= options->phrase) return 0;
    if (passage->bounds == 1) return passage->run < options->clause;
    return passage->bounds == 0 || passage->solid < options->sentence;
}

int is_telling(const Evidence *evidence, size_t first, const Options *options) {
    for (size_t k = first; k < evidence->passages.count; k++) {
        const Passage *passage = &LIST(Passage, evidence->passages)[k];
        if ((passage->flags & FURNITURE) || !is_phrase(passage, options)) return 1;
    }
    return 0;
}

int read_evidence(Desk *desk, const Reading *a, const Reading *b, const Block *blocks, size_t count,
                  const Options *options, Evidence *evidence) {
    size_t first = evidence->passages.count, from = 0;
    desk->a = a;
    desk->b = b;
    if (cut_runs(desk, blocks, count) < 0 || group_parts(desk, options->gap) < 0) return -1;
    for (size_t k = 0; k < desk->part_ends.count; k++) {
        size_t end = NUMBERS(desk->part_ends)[k];
        if (add_passage(desk, LIST(Block, desk->parts) + from, end - from, options, evidence) < 0) return -1;
        from = end;
    }
    find_keys(desk, LIST(Passage, evidence->passages) + first, evidence->passages.count - first);
    return 0;
}

void desk_free(Desk *desk) {
    List *lists[] = {&desk->shared, &desk->turned, &desk->parts, &desk->part_ends, &desk->signs[0], &desk->signs[1]};
    for (size_t k = 0; k < sizeof lists / sizeof *lists; k++) list_free(lists[k]);
}

/* ---- as Python values ---- */

static int set_item(PyObject *tuple, Py_ssize_t k, PyObject *item) { return item ? PyTuple_SetItem(tuple, k, item) : -1; }

/* A shingle as Python shows it. */
static PyObject *shingle_object(uint64_t number) { return PyLong_FromLongLong((int64_t)(number ^ (uint64_t)1 << 63)); }

static PyObject *key_tuple(const Passage *passage, const uint64_t *keys) {
    PyObject *tuple = PyTuple_New(passage->key_count);
    for (int k = 0; tuple && k < passage->key_count; k++) {
        if (set_item(tuple, k, shingle_object(keys[passage->keys[k]])) < 0) Py_CLEAR(tuple);
    }
    return tuple;
}

/* Where a shingle of report b first stands, by its key. */
static uint32_t place_in_b(const Desk *desk, const Reading *b, uint32_t key, const uint64_t *keys) {
    uint32_t low = 0, high = b->shingle_count;
    if (desk->names) return place_at(b->group_places, place_of_group(b, key));
    while (low < high) {
        uint32_t mid = low + (high - low) / 2;
        if (b->shingles[mid] < keys[key]) low = mid + 1;
        else high = mid;
    }
    return b->shingle_places[low];
}

/* The smallest of the shared shingles; `firm`: only those of them that stand in runs of a window's words. */
static PyObject *shared_list(const Desk *desk, const Reading *a, const Reading *b, const uint64_t *keys, const Options *options,
                             int firm) {
    const uint32_t *shared = desk->shared.items;
    size_t count = desk->shared.count < options->many ? desk->shared.count : options->many;
    uint32_t enough = options->gram + options->window - 1;
    PyObject *list = PyList_New(0);
    for (size_t k = 0; list && k < count; k++) {
        uint32_t key = desk->names ? desk->names[shared[k]] : shared[k];
        if (firm && run_through(a, b, place_at(desk->places, shared[k]), place_in_b(desk, b, key, keys), enough) < enough) continue;
        PyObject *number = shingle_object(keys[key]);
        if (!number || PyList_Append(list, number) < 0) Py_CLEAR(list);
        Py_XDECREF(number);
    }
    return list;
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

static PyObject *passage_object(const Passage *p, const List *spans, const uint64_t *keys) {
    static const char *const places[] = {"start", "end", "inside"};
    PyObject *span_list = span_tuple(LIST(Span, *spans) + p->first_span, p->span_count);
    PyObject *key_list = span_list ? key_tuple(p, keys) : NULL;
    if (!key_list) {
        Py_XDECREF(span_list);
        return NULL;
    }
    return Py_BuildValue("(NIIIiNsNN)", span_list, p->words, p->run, p->solid, (int)p->bounds, key_list, places[p->place],
                         PyBool_FromLong(p->flags & FURNITURE), PyBool_FromLong(p->flags & QUOTED));
}

PyObject *evidence_object(const Evidence *evidence, size_t first, size_t end, const Desk *desk, const uint64_t *keys,
                          const Options *options, int flood) {
    PyObject *passages = PyTuple_New((Py_ssize_t)(end - first));
    for (size_t k = first; passages && k < end; k++) {
        PyObject *passage = passage_object(&LIST(Passage, evidence->passages)[k], &evidence->spans, keys);
        if (set_item(passages, (Py_ssize_t)(k - first), passage) < 0) Py_CLEAR(passages);
    }
    PyObject *held = passages ? shared_list(desk, desk->key_a, desk->key_b, keys, options, 0) : NULL;
    PyObject *firm = held ? shared_list(desk, desk->key_a, desk->key_b, keys, options, 1) : NULL;
    if (!firm) {
        Py_XDECREF(passages);
        Py_XDECREF(held);
        return NULL;
    }
    return Py_BuildValue("(NNnNN)", passages, held, (Py_ssize_t)desk->shared.count, firm, PyBool_FromLong(flood));
}
