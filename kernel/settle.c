/* Say of each pair what it shares, once all pairs are known. The rules are those of dateline.copies.stock and settle. */
#include "corpus.h"
#include <stdio.h>

enum { WHOLE = 9000 }; /* ten-thousandths: the contract's bound for "copy" */

/* Words of one outlet: a shingle with a report that has it, and where it stands in a pair of the outlet's reports. */
typedef struct {
    uint32_t house, group, report, where;
} Habit;

enum { BESIDE_MORE = 0, LIGHT_INSIDE = 1, LIGHT_EDGE = 2 }; /* two that share much, or little else */

/* Working space. */
typedef struct {
    Corpus *corpus;
    const Facts *facts;
    uint32_t *links, *alone; /* by group: short passages at an edge that it links, and those that stand alone */
    unsigned char *anywhere; /* by group: stock wherever it stands */
    List habits;             /* Habit; the stock of single outlets, once read: sorted, light ones */
    List *holes;             /* for each report Range: where plain passages stand */
    Range **bodies;
    uint32_t *body_counts;
    List spans, cut; /* Range */
} Settling;

/* The outlet that published both reports; 0 when they have two, or it is not known. */
static uint32_t one_house(const Settling *s, const Pair *pair) {
    uint32_t a = s->facts->houses[pair->a], b = s->facts->houses[pair->b];
    return a == b && a > 1 ? a : 0;
}

static Passage *passages_of(const Settling *s, const Pair *pair) { return LIST(Passage, s->corpus->evidence.passages) + pair->first; }

/* ---- stock words ---- */

static int note_habit(Settling *s, uint32_t house, const Pair *pair, const Passage *passage, uint32_t where) {
    List *habits = &s->habits;
    for (int k = 0; k < passage->key_count; k++) {
        if (list_reserve(habits, habits->count + 2, sizeof(Habit)) < 0) return -1;
        LIST(Habit, *habits)[habits->count++] = (Habit){house, passage->keys[k], pair->a, where};
        LIST(Habit, *habits)[habits->count++] = (Habit){house, passage->keys[k], pair->b, where};
    }
    return 0;
}

static int note_pair(Settling *s, const Pair *pair) {
    uint32_t stock = s->corpus->options.stock, house = one_house(s, pair), words = 0;
    const Passage *passages = passages_of(s, pair);
    int edges = 1;
    for (uint32_t k = 0; k < pair->count; k++) {
        words += passages[k].words;
        edges &= passages[k].place != INSIDE && passages[k].words <= stock;
    }
    for (uint32_t k = 0; k < pair->count; k++) {
        if (passages[k].words > stock) continue;
        for (int n = 0; n < passages[k].key_count && passages[k].place != INSIDE; n++) {
            s->links[passages[k].keys[n]]++;
            s->alone[passages[k].keys[n]] += (uint32_t)edges;
        }
        uint32_t where = words > stock ? BESIDE_MORE : passages[k].place == INSIDE ? LIGHT_INSIDE : LIGHT_EDGE;
        if (house && note_habit(s, house, pair, &passages[k], where) < 0) return -1;
    }
    return 0;
}

static int by_habit(const void *one, const void *two) {
    const Habit *a = one, *b = two;
    if (a->house != b->house) return a->house < b->house ? -1 : 1;
    if (a->group != b->group) return a->group < b->group ? -1 : 1;
    if (a->where != b->where) return a->where > b->where ? -1 : 1; /* light ones first */
    return (a->report > b->report) - (a->report < b->report);
}

static uint32_t families_of(const Settling *s, uint32_t group) { return LIST(Group, s->corpus->postings.groups)[group].families; }

/* Whether the habits of one outlet and shingle show stock in one kind of place, of reports enough and half of all pairs. */
static int shows_stock(const Settling *s, const Habit *habits, size_t count, uint32_t where, uint32_t least) {
    size_t light = 0;
    uint32_t reports = 0;
    for (size_t k = 0; k < count; k++) {
        if (habits[k].where != where) continue;
        reports += !light || habits[k].report != habits[k - 1].report;
        light++;
    }
    int own = 4 * (uint64_t)reports >= 3 * (uint64_t)families_of(s, habits->group); /* few stand with other outlets */
    return light && own && reports >= least && 2 * light >= count;
}

/* Keep one habit for each outlet and shingle that are stock. */
static void find_habits(Settling *s) {
    Habit *habits = s->habits.items;
    size_t kept = 0, end;
    if (s->habits.count) qsort(habits, s->habits.count, sizeof(Habit), by_habit);
    for (size_t start = 0; start < s->habits.count; start = end) {
        const Habit *here = &habits[start];
        for (end = start + 1; end < s->habits.count && habits[end].house == here->house && habits[end].group == here->group;) end++;
        if (shows_stock(s, here, end - start, LIGHT_EDGE, s->facts->one_outlet) ||
            shows_stock(s, here, end - start, LIGHT_INSIDE, s->facts->inside)) {
            habits[kept++] = *here;
        }
    }
    s->habits.count = kept;
}

static int is_habit(const Settling *s, uint32_t house, uint32_t group) {
    const Habit *habits = s->habits.items;
    size_t low = 0, high = s->habits.count;
    while (low < high) {
        size_t mid = low + (high - low) / 2;
        int before = habits[mid].house != house ? habits[mid].house < house : habits[mid].group < group;
        if (before) low = mid + 1;
        else high = mid;
    }
    return low < s->habits.count && habits[low].house == house && habits[low].group == group;
}

static int find_stock_words(Settling *s) {
    size_t groups = s->corpus->postings.groups.count, pairs = s->corpus->pairs.count;
    s->links = calloc(groups + 1, sizeof(uint32_t));
    s->alone = calloc(groups + 1, sizeof(uint32_t));
    s->anywhere = calloc(groups + 1, 1);
    if (!s->links || !s->alone || !s->anywhere) return PyErr_NoMemory(), -1;
    for (size_t k = 0; k < pairs; k++) {
        if (note_pair(s, &LIST(Pair, s->corpus->pairs)[k]) < 0) return -1;
    }
    for (size_t k = 0; k < groups; k++) {
        uint64_t families = families_of(s, (uint32_t)k), carried = s->corpus->carried[k], alone = s->alone[k];
        uint64_t possible = families * (families - 1) / 2, apart = possible > carried ? possible - carried : 0;
        s->anywhere[k] = s->links[k] && families >= s->facts->anywhere && 2 * (alone + apart) >= carried + apart;
    }
    find_habits(s);
    return 0;
}

/* ---- passages ---- */

static unsigned char read_passage(const Settling *s, const Passage *passage, uint32_t house) {
    const Options *options = &s->corpus->options;
    int known = 0;
    uint32_t least = UINT32_MAX;
    if (passage->words > options->stock) return REPORTING;
    for (int k = 0; k < passage->key_count; k++) {
        uint32_t group = passage->keys[k], families = families_of(s, group);
        known += s->anywhere[group] || (house && is_habit(s, house, group));
        least = families < least ? families : least;
    }
    if (passage->key_count && 2 * known >= passage->key_count) return STOCK;
    int common = passage->key_count && least >= s->facts->common;
    return is_phrase(passage, options) || (passage->words < s->facts->brief && common) ? PHRASE : REPORTING;
}

/* ---- bodies ---- */

static int by_range(const void *one, const void *two) {
    const Range *a = one, *b = two;
    if (a->start != b->start) return a->start < b->start ? -1 : 1;
    return (a->end > b->end) - (a->end < b->end);
}

static int add_range(List *list, uint32_t start, uint32_t end) {
    if (list_reserve(list, list->count + 1, sizeof(Range)) < 0) return -1;
    LIST(Range, *list)[list->count++] = (Range){start, end};
    return 0;
}

/* Sort ranges and join those that touch. */
static void merge_ranges(List *list) {
    Range *ranges = list->items;
    size_t kept = 0, sorted = 1;
    for (size_t k = 1; k < list->count && sorted; k++) sorted = by_range(&ranges[k - 1], &ranges[k]) <= 0;
    if (!sorted) qsort(ranges, list->count, sizeof(Range), by_range);
    for (size_t k = 0; k < list->count; k++) {
        if (kept && ranges[k].start <= ranges[kept - 1].end) {
            if (ranges[k].end > ranges[kept - 1].end) ranges[kept - 1].end = ranges[k].end;
        } else {
            ranges[kept++] = ranges[k];
        }
    }
    list->count = kept;
}

static int is_plain_reading(unsigned char reading) { return reading == PLAIN_FURNITURE || reading == STOCK; }

/* Where the plain passages of all pairs stand in each report. */
static int find_holes(Settling *s) {
    const Corpus *corpus = s->corpus;
    for (size_t k = 0; k < corpus->pairs.count; k++) {
        const Pair *pair = &LIST(Pair, corpus->pairs)[k];
        for (uint32_t n = 0; n < pair->count; n++) {
            const Passage *passage = &passages_of(s, pair)[n];
            if (!is_plain_reading(corpus->read_as[pair->first + n])) continue;
            for (uint32_t m = 0; m < passage->span_count; m++) {
                Span span = LIST(Span, corpus->evidence.spans)[passage->first_span + m];
                List *a = &s->holes[pair->a], *b = &s->holes[pair->b];
                if (add_range(a, span.a_start, span.a_end) < 0 || add_range(b, span.b_start, span.b_end) < 0) return -1;
                if (a->count > 256) merge_ranges(a); /* a footer comes in many pairs */
                if (b->count > 256) merge_ranges(b);
            }
        }
    }
    for (uint32_t k = 0; k < corpus->count; k++) merge_ranges(&s->holes[k]);
    return 0;
}

static int read_bodies(Settling *s) {
    uint32_t count = s->corpus->count;
    s->holes = calloc((size_t)count + 1, sizeof(List));
    s->bodies = calloc((size_t)count + 1, sizeof(Range *));
    s->body_counts = calloc((size_t)count + 1, sizeof(uint32_t));
    if (!s->holes || !s->bodies || !s->body_counts) return PyErr_NoMemory(), -1;
    for (uint32_t k = 0; k < count; k++) {
        char *bytes;
        Py_ssize_t length;
        PyObject *body = PyList_GetItem(s->facts->bodies, k);
        if (!body || PyBytes_AsStringAndSize(body, &bytes, &length) < 0) return -1;
        s->bodies[k] = (Range *)bytes;
        s->body_counts[k] = (uint32_t)((size_t)length / sizeof(Range));
    }
    return 0;
}

/* How many signs ordered, disjoint ranges have; `other` left out, or alone, when it is given. */
static uint64_t measure(const Range *ranges, size_t count) {
    uint64_t total = 0;
    for (size_t k = 0; k < count; k++) total += ranges[k].end - ranges[k].start;
    return total;
}

/* How many signs two lists of ordered, disjoint ranges have in common. */
static uint64_t overlap(const Range *a, size_t a_count, const Range *b, size_t b_count) {
    uint64_t total = 0;
    for (size_t i = 0, j = 0; i < a_count && j < b_count;) {
        uint32_t start = a[i].start > b[j].start ? a[i].start : b[j].start, end = a[i].end < b[j].end ? a[i].end : b[j].end;
        if (end > start) total += end - start;
        if (a[i].end < b[j].end) i++;
        else j++;
    }
    return total;
}

/* Cut holes out of ordered ranges. */
static int cut_ranges(const Range *ranges, size_t count, const List *holes, List *out) {
    const Range *hole = holes->items;
    size_t k = 0;
    out->count = 0;
    for (size_t n = 0; n < count; n++) {
        uint32_t start = ranges[n].start;
        while (k < holes->count && hole[k].end <= start) k++;
        for (size_t m = k; m < holes->count && hole[m].start < ranges[n].end; m++) {
            if (hole[m].start > start && add_range(out, start, hole[m].start) < 0) return -1;
            if (hole[m].end > start) start = hole[m].end;
        }
        if (start < ranges[n].end && add_range(out, start, ranges[n].end) < 0) return -1;
    }
    return 0;
}

/* round(part / whole, 4) as Python rounds, in ten-thousandths. */
static uint16_t share_of(uint64_t part, uint64_t whole) {
    if (!whole) return 0;
    uint64_t scaled = part * 10000, down = scaled / whole, rest = 2 * (scaled % whole);
    if (rest + rest / 1000000 + 1 < whole) return (uint16_t)down;
    if (rest > whole + whole / 1000000 + 1) return (uint16_t)(down + 1);
    char digits[16]; /* so near to the middle that the rounding of the quotient decides */
    snprintf(digits, sizeof digits, "%.4f", (double)part / (double)whole);
    return (uint16_t)((digits[0] - '0') * 10000 + atoi(digits + 2));
}

/* The part of a report's body that some ranges cover; of what is reporting in it, or of all. */
static int share_in(Settling *s, uint32_t report, int reporting, uint16_t *share) {
    const Range *body = s->bodies[report];
    size_t count = s->body_counts[report];
    merge_ranges(&s->spans);
    if (reporting && s->holes[report].count) {
        if (cut_ranges(body, count, &s->holes[report], &s->cut) < 0) return -1;
        body = s->cut.items, count = s->cut.count;
    }
    *share = share_of(overlap(body, count, s->spans.items, s->spans.count), measure(body, count));
    return 0;
}

/* ---- pairs ---- */

static int find_shares(Settling *s, Pair *pair, int told) {
    const Corpus *corpus = s->corpus;
    for (int side = 0; side < 2; side++) {
        uint16_t share;
        s->spans.count = 0;
        for (uint32_t k = 0; k < pair->count; k++) {
            const Passage *passage = &passages_of(s, pair)[k];
            unsigned char reading = corpus->read_as[pair->first + k];
            if (told ? reading != REPORTING : !is_plain_reading(reading)) continue;
            for (uint32_t n = 0; n < passage->span_count; n++) {
                Span span = LIST(Span, corpus->evidence.spans)[passage->first_span + n];
                if (add_range(&s->spans, side ? span.b_start : span.a_start, side ? span.b_end : span.a_end) < 0) return -1;
            }
        }
        if (share_in(s, side ? pair->b : pair->a, told, &share) < 0) return -1;
        *(side ? &pair->b_share : &pair->a_share) = share;
    }
    return 0;
}

/* Stock words are not the report: what is half of a body is its own story, where both bodies are known. */
static int read_own_words(Settling *s, Pair *pair) {
    unsigned char *read_as = s->corpus->read_as + pair->first;
    int stock = 0;
    for (uint32_t k = 0; k < pair->count; k++) {
        if (read_as[k] == REPORTING) return 0;
        stock |= read_as[k] == STOCK && passages_of(s, pair)[k].words >= s->facts->own_words;
    }
    if (!stock || !s->facts->laid_out[pair->a] || !s->facts->laid_out[pair->b]) return 0;
    if (find_shares(s, pair, 0) < 0) return -1;
    if (pair->a_share < s->facts->half && pair->b_share < s->facts->half) return 0;
    for (uint32_t k = 0; k < pair->count; k++) {
        if (read_as[k] == STOCK && passages_of(s, pair)[k].words >= s->facts->own_words) read_as[k] = REPORTING;
    }
    return 0;
}

static int lies_in_body(const Settling *s, const Passage *passage, uint32_t report, int side) {
    const Range *body = s->bodies[report];
    if (!s->facts->laid_out[report]) return 0;
    for (uint32_t k = 0, n; k < passage->span_count; k++) {
        Span span = LIST(Span, s->corpus->evidence.spans)[passage->first_span + k];
        uint32_t start = side ? span.b_start : span.a_start, end = side ? span.b_end : span.a_end;
        for (n = 0; n < s->body_counts[report] && !(body[n].start <= start && end <= body[n].end);) n++;
        if (n == s->body_counts[report]) return 0;
    }
    return 1;
}

/* Whether a short passage at an edge is furniture in one report and in the body of the other. */
static int is_body_of_one(const Settling *s, const Pair *pair, const Passage *passage) {
    if (passage->place == INSIDE || passage->words > s->corpus->options.stock) return 0;
    return lies_in_body(s, passage, pair->a, 0) || lies_in_body(s, passage, pair->b, 1);
}

static int read_passages(Settling *s, Pair *pair) {
    const Passage *passages = passages_of(s, pair);
    unsigned char *read_as = s->corpus->read_as + pair->first;
    uint32_t house = one_house(s, pair), words = 0;
    int at_end = 1, unlike = s->facts->houses[pair->a] && s->facts->houses[pair->b] && !house;
    for (uint32_t k = 0; k < pair->count; k++) {
        int furniture = (passages[k].flags & FURNITURE) != 0;
        int plain = furniture && !(unlike && is_body_of_one(s, pair, &passages[k]));
        read_as[k] = plain ? PLAIN_FURNITURE : read_passage(s, &passages[k], house);
        if (pair->flood && read_as[k] == PHRASE) read_as[k] = REPORTING;
        if (furniture && read_as[k] == PHRASE) read_as[k] = PLAIN_FURNITURE;
        if (read_as[k] != REPORTING) continue;
        at_end &= passages[k].place == END;
        words += passages[k].words;
    }
    uint32_t most = unlike ? 0 : house ? s->corpus->options.stock : s->facts->footer;
    for (uint32_t k = 0; k < pair->count && at_end && words <= most; k++) {
        if (read_as[k] == REPORTING) read_as[k] = STOCK;
    }
    return read_own_words(s, pair);
}

static int settle_pair(Settling *s, Pair *pair) {
    const unsigned char *read_as = s->corpus->read_as + pair->first;
    uint32_t told = 0, words = 0;
    int quoted = 1, plain = -1;
    for (uint32_t k = 0; k < pair->count; k++) {
        const Passage *passage = &passages_of(s, pair)[k];
        if (read_as[k] == REPORTING) {
            told++;
            words += passage->words;
            quoted &= (passage->flags & QUOTED) != 0;
        } else if (plain < 0 && is_plain_reading(read_as[k])) {
            plain = read_as[k];
        }
    }
    pair->kind = NOTHING;
    if (!told && plain < 0) return 0;
    if (find_shares(s, pair, told > 0) < 0) return -1;
    pair->told_words = words;
    pair->why = (unsigned)(plain < 0 ? 0 : plain) & 3;
    if (!told) pair->kind = BOILERPLATE;
    else if (pair->a_share >= WHOLE && pair->b_share >= WHOLE) pair->kind = COPY;
    else pair->kind = quoted ? QUOTATION : PARTIAL;
    return 0;
}

static int settle_all(Settling *s) {
    Corpus *corpus = s->corpus;
    if (!corpus->read_as) corpus->read_as = malloc(corpus->evidence.passages.count + 1);
    if (!corpus->read_as) return PyErr_NoMemory(), -1;
    if (read_bodies(s) < 0 || find_stock_words(s) < 0) return -1;
    for (size_t k = 0; k < corpus->pairs.count; k++) {
        if (read_passages(s, &LIST(Pair, corpus->pairs)[k]) < 0) return -1;
    }
    if (find_holes(s) < 0) return -1;
    for (size_t k = 0; k < corpus->pairs.count; k++) {
        if (settle_pair(s, &LIST(Pair, corpus->pairs)[k]) < 0) return -1;
    }
    return 0;
}

int settle(Corpus *corpus, const Facts *facts) {
    Settling s = {.corpus = corpus, .facts = facts};
    int failed = settle_all(&s) < 0;
    for (uint32_t k = 0; s.holes && k < corpus->count; k++) list_free(&s.holes[k]);
    List *lists[] = {&s.habits, &s.spans, &s.cut};
    for (size_t k = 0; k < 3; k++) list_free(lists[k]);
    void *parts[] = {s.links, s.alone, s.anywhere, s.holes, s.bodies, s.body_counts};
    for (size_t k = 0; k < sizeof parts / sizeof *parts; k++) free(parts[k]);
    return failed ? -1 : 0;
}
