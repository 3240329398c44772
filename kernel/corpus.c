/* Every pair of many reports that shares text, and what each pair shares. The rule is dateline.copies.find's. */
#include "corpus.h"
#include "meetings.h"
#ifdef __GLIBC__
#include <malloc.h>
#endif

enum {
    FLOOD = 1 << 30,  /* with how many shingles are shared: a flood of frequent ones */
    CHOSEN = 1 << 29, /* with it: the two are to be looked at */
    COUNT = CHOSEN - 1,
    RETURNS = 32,     /* how often memory is given back: each time all that is free is walked through */
};

/* Working space of the search for candidates. Reports are named by their places among the singles, so that what is noted
 * of relatives stands side by side. */
typedef struct {
    Meetings walk;
    uint32_t *met;    /* for each report, how many shingles it shares with the one at hand; LONG, FLOOD and CHOSEN */
    uint32_t *slots;  /* for each chosen one, where its part of `shared` ends */
    uint32_t *sizes;  /* for each report, how many shingles it has */
    List others;      /* uint32_t: the reports that have any */
    List chosen;      /* uint32_t: those of them that are to be looked at */
    List shared;      /* uint32_t: for each chosen one, which groups of the report at hand it has, frequent ones apart */
    List merged;      /* uint32_t: of one of them, with the frequent ones */
    List floods;      /* uint64_t: pairs that share a flood of frequent shingles: the first << 32 | the other, ascending */
    List frequent;    /* uint32_t: the frequent groups of each report, ascending */
    size_t *frequent_ends; /* for each report, where these end */
    List singles;     /* uint32_t: the first of all reports with the same words, each; likely relatives side by side */
    List turned;      /* Block: runs seen from the other side */
    Index index;
} Search;

static int by_wide_number(const void *one, const void *two) {
    uint64_t a = *(const uint64_t *)one, b = *(const uint64_t *)two;
    return a < b ? -1 : a > b;
}

/* ---- texts with the same words ---- */

typedef struct {
    uint64_t mark;
    uint32_t size, report;
} Marked;

static int by_mark(const void *one, const void *two) {
    const Marked *a = one, *b = two;
    if (a->mark != b->mark) return a->mark < b->mark ? -1 : 1;
    if (a->size != b->size) return a->size < b->size ? -1 : 1;
    return (a->report > b->report) - (a->report < b->report);
}

static int same_words(const Reading *a, const Reading *b) {
    return a->size == b->size && !memcmp(a->numbers, b->numbers, (size_t)a->size * sizeof(uint32_t));
}

/* Join reports with the same words in circles; the first of each stands for all of them in the search. */
static int find_twins(Corpus *corpus, Search *search) {
    uint32_t count = corpus->count;
    Marked *marked = malloc(((size_t)count + 1) * sizeof(Marked));
    corpus->twins = malloc(((size_t)count + 1) * sizeof(uint32_t));
    corpus->first = malloc(((size_t)count + 1) * sizeof(uint32_t));
    if (!marked || !corpus->twins || !corpus->first || list_reserve(&search->singles, (size_t)count + 1, sizeof(uint32_t)) < 0) {
        free(marked);
        return PyErr_Occurred() ? -1 : (PyErr_NoMemory(), -1);
    }
    for (uint32_t k = 0; k < count; k++) {
        marked[k] = (Marked){corpus->readings[k]->mark, corpus->readings[k]->size, k};
        corpus->twins[k] = corpus->first[k] = k;
    }
    if (count) qsort(marked, count, sizeof(Marked), by_mark);
    for (uint32_t k = 1; k < count; k++) {
        uint32_t one = marked[k - 1].report, two = marked[k].report;
        if (marked[k].mark != marked[k - 1].mark || !marked[k].size) continue;
        if (!same_words(corpus->readings[one], corpus->readings[two])) continue; /* by chance one mark */
        corpus->first[two] = corpus->first[one];
        corpus->twins[two] = corpus->first[one];
        corpus->twins[one] = two;
        corpus->readings[corpus->first[one]]->twinned = 1;
    }
    free(marked);
    for (uint32_t k = 0; k < count; k++) {
        Reading *reading = corpus->readings[k];
        if (corpus->first[k] == k) {
            LIST(uint32_t, search->singles)[search->singles.count++] = k;
        } else {
            free(reading->shingles); /* its twin's groups serve */
            reading->shingles = NULL;
            reading->shingle_places = NULL;
        }
    }
    return 0;
}

/* ---- frequent shingles ---- */

/* Count a report that shares a shingle. */
static inline int meet(Search *search, uint32_t other) {
    return search->met[other]++ & COUNT ? 0 : list_add_number(&search->others, other);
}

static void forget_others(Search *search) {
    for (size_t k = 0; k < search->others.count; k++) search->met[LIST(uint32_t, search->others)[k]] = 0;
    search->others.count = search->chosen.count = 0;
}

static int add_flood(Search *search, uint32_t one, uint32_t two) {
    uint64_t a = one < two ? one : two, b = one < two ? two : one;
    if (list_reserve(&search->floods, search->floods.count + 1, sizeof(uint64_t)) < 0) return -1;
    LIST(uint64_t, search->floods)[search->floods.count++] = a << 32 | b;
    return 0;
}

static const uint32_t *frequent_of(const Search *search, uint32_t report, size_t *count) {
    size_t before = report ? search->frequent_ends[report - 1] : 0;
    *count = search->frequent_ends[report] - before;
    return LIST(uint32_t, search->frequent) + before;
}

/* Count, or with `write` set write down, the frequent groups of each report. */
static void walk_frequent(const Corpus *corpus, Search *search, int write) {
    const uint32_t *members = corpus->postings.members.items;
    for (uint32_t group = 0; group < corpus->postings.groups.count; group++) {
        Group known = LIST(Group, corpus->postings.groups)[group];
        if (known.families <= corpus->options.leads) continue;
        for (uint32_t at = known.first, last = 0; !last; at++) {
            size_t *end = &search->frequent_ends[members[at] & ~(uint32_t)LAST];
            if (write) LIST(uint32_t, search->frequent)[*end] = group;
            ++*end;
            last = members[at] & LAST;
        }
    }
}

static int find_frequent(const Corpus *corpus, Search *search) {
    size_t total = 0;
    walk_frequent(corpus, search, 0);
    for (size_t n = 0; n < search->singles.count; n++) {
        size_t here = search->frequent_ends[n];
        search->frequent_ends[n] = total;
        total += here;
    }
    if (list_reserve(&search->frequent, total + 1, sizeof(uint32_t)) < 0) return -1;
    walk_frequent(corpus, search, 1);
    return 0;
}

/* Pairs of one report that share so many frequent shingles that they are to be compared all the same. */
static int flood_of(const Corpus *corpus, Search *search, uint32_t report) {
    const uint32_t *members = corpus->postings.members.items;
    size_t count;
    const uint32_t *frequent = frequent_of(search, report, &count);
    uint32_t size = search->sizes[report];
    if (!count || !is_flood(count, size, size, &corpus->options)) return 0;
    for (size_t k = 0; k < count; k++) {
        for (uint32_t at = LIST(Group, corpus->postings.groups)[frequent[k]].first;; at++) {
            uint32_t other = members[at] & ~(uint32_t)LAST;
            if (other != report && meet(search, other) < 0) return -1;
            if (members[at] & LAST) break;
        }
    }
    for (size_t k = 0; k < search->others.count; k++) {
        uint32_t other = LIST(uint32_t, search->others)[k];
        if (is_flood(search->met[other], size, search->sizes[other], &corpus->options) && add_flood(search, report, other) < 0) return -1;
    }
    forget_others(search);
    return 0;
}

static int find_floods(const Corpus *corpus, Search *search) {
    for (uint32_t n = 0; n < search->singles.count; n++) {
        if (flood_of(corpus, search, n) < 0) return -1;
    }
    if (search->floods.count) qsort(search->floods.items, search->floods.count, sizeof(uint64_t), by_wide_number);
    return 0;
}

/* ---- candidates ---- */

/* Whether two reports that meet may share more than one or two short runs; what is known without a look at their words. */
static int may_be_worth(const Corpus *corpus, const Search *search, uint32_t one, uint32_t other, size_t frequent) {
    uint32_t met = search->met[other], count = met & COUNT;
    if (count > 2 || met & (LONG | FLOOD)) return 1;
    return is_flood(count + frequent, search->sizes[one], search->sizes[other], &corpus->options);
}

/* Choose from the reports that were met, and make room for what each of them shares. */
static int choose_others(const Corpus *corpus, Search *search, uint32_t one, size_t frequent) {
    size_t room = 0;
    for (size_t k = 0; k < search->others.count; k++) {
        uint32_t other = LIST(uint32_t, search->others)[k];
        if (!may_be_worth(corpus, search, one, other, frequent)) continue;
        if (list_add_number(&search->chosen, other) < 0) return -1;
        search->slots[other] = (uint32_t)room;
        room += search->met[other] & COUNT;
        search->met[other] |= CHOSEN;
    }
    return list_reserve(&search->shared, room + 1, sizeof(uint32_t));
}

/* The reports behind this one among the singles that share a shingle with it which is not frequent, or a flood of frequent
 * ones, and what each of those that are to be looked at shares. */
static int find_others(const Corpus *corpus, Search *search, uint32_t one, size_t *flood) {
    const uint32_t *groups = corpus->readings[LIST(uint32_t, search->singles)[one]]->groups;
    const Meeting *meetings;
    size_t count, frequent;
    if (meetings_next(&search->walk, one, &meetings, &count) < 0) return -1;
    for (size_t k = 0; k < count; k++) {
        uint32_t other = meetings[k].other & ~(uint32_t)LONG;
        if (meet(search, other) < 0) return -1;
        search->met[other] |= meetings[k].other & LONG;
    }
    for (; *flood < search->floods.count && LIST(uint64_t, search->floods)[*flood] >> 32 == one; ++*flood) {
        uint32_t other = (uint32_t)LIST(uint64_t, search->floods)[*flood];
        if (!search->met[other] && list_add_number(&search->others, other) < 0) return -1;
        search->met[other] |= FLOOD;
    }
    frequent_of(search, one, &frequent);
    if (choose_others(corpus, search, one, frequent) < 0) return -1;
    for (size_t k = 0, place = 0; k < count && search->chosen.count; k++) {
        uint32_t other = meetings[k].other & ~(uint32_t)LONG;
        if (!(search->met[other] & CHOSEN)) continue;
        while (groups[place] != meetings[k].group) place++;
        LIST(uint32_t, search->shared)[search->slots[other]++] = (uint32_t)place;
    }
    return 0;
}

/* Which groups of the report at hand a chosen one has, frequent ones apart. */
static const uint32_t *shared_with(const Search *search, uint32_t other, size_t *count) {
    *count = search->met[other] & COUNT;
    return LIST(uint32_t, search->shared) + search->slots[other] - *count;
}

/* All groups that both have go to the desk. */
static int lend_shared(Corpus *corpus, Search *search, uint32_t one, uint32_t other) {
    const uint32_t *singles = search->singles.items;
    const Reading *a = corpus->readings[singles[one]], *b = corpus->readings[singles[other]];
    size_t count, left, right, kept = 0, k = 0;
    const uint32_t *shared = shared_with(search, other, &count);
    const uint32_t *ours = frequent_of(search, one, &left), *theirs = frequent_of(search, other, &right);
    if (!left || !right) return lend_groups(&corpus->desk, a, b, shared, count);
    if (list_reserve(&search->merged, count + left, sizeof(uint32_t)) < 0) return -1;
    uint32_t *merged = search->merged.items;
    for (size_t i = 0, j = 0; i < left && j < right;) {
        if (ours[i] == theirs[j]) {
            uint32_t place = place_of_group(a, ours[i]);
            while (k < count && shared[k] < place) merged[kept++] = shared[k++];
            merged[kept++] = place;
            i++, j++;
        } else if (ours[i] < theirs[j]) {
            i++;
        } else {
            j++;
        }
    }
    while (k < count) merged[kept++] = shared[k++];
    return lend_groups(&corpus->desk, a, b, merged, kept);
}

/* ---- pairs ---- */

/* Read what reports a and b share, a being the smaller, and keep it if it is more than a phrase. */
static int add_pair(Corpus *corpus, uint32_t a, uint32_t b, const Block *blocks, size_t count, int flood) {
    Evidence *evidence = &corpus->evidence;
    size_t first = evidence->passages.count, spans = evidence->spans.count;
    if (read_evidence(&corpus->desk, corpus->readings[a], corpus->readings[b], blocks, count, &corpus->options, evidence) < 0) {
        return -1;
    }
    if (!flood && !is_telling(evidence, first, &corpus->options)) {
        evidence->passages.count = first;
        evidence->spans.count = spans;
        return 0;
    }
    size_t passages = evidence->passages.count - first;
    if (evidence->passages.count > UINT32_MAX / 2 || passages >= 1u << 24) {
        return PyErr_SetString(PyExc_OverflowError, "too many passages"), -1;
    }
    if (list_reserve(&corpus->pairs, corpus->pairs.count + 1, sizeof(Pair)) < 0) return -1;
    uint32_t shared = (uint32_t)corpus->desk.shared.count, many = corpus->options.many;
    for (uint32_t k = 0; k < shared && k < many; k++) { /* of more, each that is looked at stands for several */
        corpus->carried[corpus->desk.names[LIST(uint32_t, corpus->desk.shared)[k]]] += shared > many ? shared / many : 1;
    }
    Pair pair = {.a = a, .b = b, .first = (uint32_t)first, .count = (uint32_t)passages, .flood = flood != 0};
    LIST(Pair, corpus->pairs)[corpus->pairs.count++] = pair;
    return 0;
}

/* The pairs of the reports that have the words of one with those that have the words of another. */
static int add_pairs(Corpus *corpus, Search *search, uint32_t one, uint32_t two) {
    const Reading *a = corpus->readings[one], *b = corpus->readings[two];
    const List *blocks = &search->index.blocks;
    int flood = is_flood(corpus->desk.shared.count, a->shingle_count, b->shingle_count, &corpus->options);
    int alone = corpus->twins[one] == one && corpus->twins[two] == two;
    if (alone && one < two) return add_pair(corpus, one, two, blocks->items, blocks->count, flood);
    if (list_reserve(&search->turned, blocks->count, sizeof(Block)) < 0) return -1;
    memcpy(search->turned.items, blocks->items, blocks->count * sizeof(Block));
    turn_blocks(search->turned.items, blocks->count);
    for (int turned = alone; turned < 2; turned++) { /* once for those of the first that come before, once for those behind */
        if (turned && turn_groups(&corpus->desk) < 0) return -1;
        for (uint32_t x = one, started = 0; x != one || !started; x = corpus->twins[x], started = 1) {
            for (uint32_t y = two, again = 0; y != two || !again; y = corpus->twins[y], again = 1) {
                if ((x > y) != turned) continue;
                int failed = turned ? add_pair(corpus, y, x, search->turned.items, blocks->count, flood)
                                    : add_pair(corpus, x, y, blocks->items, blocks->count, flood);
                if (failed < 0) return -1;
            }
        }
    }
    return 0;
}

/* The pairs of the reports that have the very words of one. */
static int add_twins(Corpus *corpus, uint32_t one) {
    Reading *reading = corpus->readings[one];
    Block whole = {0, 0, reading->size};
    if (corpus->twins[one] == one || !reading->size) return 0;
    if (share_groups(&corpus->desk, reading, reading) < 0) return -1;
    for (uint32_t x = one; corpus->twins[x] != one; x = corpus->twins[x]) {
        for (uint32_t y = corpus->twins[x]; y != one; y = corpus->twins[y]) {
            if (add_pair(corpus, x, y, &whole, 1, 1) < 0) return -1;
        }
    }
    return 0;
}

/* Whether two reports share more than one or two short runs (counts of dateline.copies.shingles). */
static int is_worth(Corpus *corpus, Search *search, uint32_t one, uint32_t other) {
    const uint32_t *singles = search->singles.items;
    const Reading *a = corpus->readings[singles[one]], *b = corpus->readings[singles[other]];
    const Options *options = &corpus->options;
    uint32_t enough = options->gram + options->window - 1;
    size_t count, frequent;
    const uint32_t *shared = shared_with(search, other, &count);
    if (count > 2 || search->met[other] & FLOOD) return 1;
    for (size_t k = 0; k < count; k++) {
        uint32_t y = place_at(b->group_places, place_of_group(b, a->groups[shared[k]]));
        if (run_through(a, b, place_at(a->group_places, shared[k]), y, enough) >= enough) return 1;
    }
    frequent_of(search, one, &frequent); /* with all frequent ones, might it be a flood? */
    if (!is_flood(count + frequent, a->shingle_count, b->shingle_count, options)) return 0;
    if (lend_shared(corpus, search, one, other) < 0) return -1;
    return is_flood(corpus->desk.shared.count, a->shingle_count, b->shingle_count, options);
}

/* Ask for the first words of a report that is compared next; the processor goes on from there by itself. */
static void fetch_words(const Reading *reading) {
    for (uint32_t k = 0; k < 128 && k < reading->size; k += 16) __builtin_prefetch(reading->numbers + k);
}

/* A report is compared with later ones alone, so that nothing of it is needed any more; unless others have its words. */
static void drop_text(Corpus *corpus, uint32_t report) {
    if (!corpus->kept && corpus->twins[report] == report) reading_empty(corpus->readings[report]);
}

/* Give back to the machine what has been freed; its allocator keeps it otherwise. */
static void return_memory(void) {
#ifdef __GLIBC__
    malloc_trim(0);
#endif
}

/* Compare a report with one that was chosen. */
static int compare_two(Corpus *corpus, Search *search, uint32_t one, uint32_t other, int *indexed) {
    const uint32_t *singles = search->singles.items;
    int worth = is_worth(corpus, search, one, other);
    if (worth <= 0) return worth;
    if (!*indexed && index_text(&search->index, text_of(corpus->readings[singles[one]]), &corpus->options) < 0) return -1;
    *indexed = 1;
    if (align_words(&search->index, text_of(corpus->readings[singles[other]]), &corpus->options) < 0) return -1;
    if (!search->index.blocks.count) return 0;
    if (lend_shared(corpus, search, one, other) < 0) return -1;
    return add_pairs(corpus, search, singles[one], singles[other]);
}

static int compare_all(Corpus *corpus, Search *search) {
    size_t flood = 0, step = search->singles.count / RETURNS + 1024;
    const uint32_t *singles = search->singles.items;
    if (meetings_start(&search->walk, &corpus->postings, (uint32_t)search->singles.count, corpus->options.leads) < 0) return -1;
    for (uint32_t n = 0; n < search->singles.count; n++) {
        int indexed = 0;
        if (find_others(corpus, search, n, &flood) < 0 || add_twins(corpus, singles[n]) < 0) return -1;
        const uint32_t *chosen = search->chosen.items;
        for (size_t k = 0, count = search->chosen.count; k < count; k++) {
            if (k + 3 < count) __builtin_prefetch(corpus->readings[singles[chosen[k + 3]]]);
            if (k + 1 < count) fetch_words(corpus->readings[singles[chosen[k + 1]]]);
            if (compare_two(corpus, search, n, chosen[k], &indexed) < 0) return -1;
        }
        forget_others(search);
        drop_text(corpus, singles[n]);
        if (n % step == step - 1) return_memory();
        if (PyErr_CheckSignals() < 0) return -1;
    }
    return 0;
}

/* Sort the pairs of one report, `order`, by the other report; few as a rule. `keys` has as much room. */
static void sort_others(const Pair *pairs, uint32_t *order, size_t count, uint64_t *keys) {
    for (size_t k = 0; k < count; k++) {
        uint64_t key = (uint64_t)pairs[order[k]].b << 32 | order[k];
        size_t at = k;
        for (; count < 64 && at && keys[at - 1] > key; at--) keys[at] = keys[at - 1];
        keys[at] = key;
    }
    if (count >= 64) qsort(keys, count, sizeof(uint64_t), by_wide_number);
    for (size_t k = 0; k < count; k++) order[k] = (uint32_t)keys[k];
}

/* The order by (a, b) goes to corpus->order; the pairs stay where they are, those of relatives side by side. */
static int sort_pairs(Corpus *corpus) {
    size_t count = corpus->pairs.count;
    const Pair *pairs = corpus->pairs.items;
    uint32_t *ends = calloc((size_t)corpus->count + 1, sizeof(uint32_t)), most = 0;
    corpus->order = malloc(count * sizeof(uint32_t) + 1);
    for (size_t k = 0; ends && k < count; k++) most = ++ends[pairs[k].a] > most ? ends[pairs[k].a] : most;
    uint64_t *keys = malloc(most * sizeof(uint64_t) + 1);
    if (!ends || !corpus->order || !keys || count > UINT32_MAX) {
        free(ends);
        free(keys);
        return PyErr_NoMemory(), -1;
    }
    for (uint32_t k = 0, total = 0; k < corpus->count; k++) {
        uint32_t here = ends[k];
        ends[k] = total;
        total += here;
    }
    for (size_t k = 0; k < count; k++) corpus->order[ends[pairs[k].a]++] = (uint32_t)k;
    for (uint32_t k = 0, from = 0; k < corpus->count; from = ends[k++]) {
        if (ends[k] - from > 1) sort_others(pairs, corpus->order + from, ends[k] - from, keys);
    }
    free(ends);
    free(keys);
    return 0;
}

/* Room for what is noted of each report. */
static int make_room(const Corpus *corpus, Search *search) {
    size_t count = search->singles.count;
    search->met = calloc(count + 1, sizeof(uint32_t));
    search->slots = malloc((count + 1) * sizeof(uint32_t));
    search->sizes = malloc((count + 1) * sizeof(uint32_t));
    search->frequent_ends = calloc(count + 1, sizeof(size_t));
    if (!search->met || !search->slots || !search->sizes || !search->frequent_ends) return PyErr_NoMemory(), -1;
    for (size_t n = 0; n < count; n++) search->sizes[n] = corpus->readings[LIST(uint32_t, search->singles)[n]]->shingle_count;
    return 0;
}

/* Reports that stand for others lend their groups; twins need the groups that only they have, too. */
static int search_all(Corpus *corpus, Search *search) {
    if (find_twins(corpus, search) < 0) return -1;
    if (postings_build(&corpus->postings, corpus->readings, search->singles.items, (uint32_t)search->singles.count) < 0) return -1;
    corpus->carried = calloc(corpus->postings.keys.count + 1, sizeof(uint32_t));
    if (!corpus->carried) return PyErr_NoMemory(), -1;
    if (make_room(corpus, search) < 0 || find_frequent(corpus, search) < 0 || find_floods(corpus, search) < 0) return -1;
    return compare_all(corpus, search) < 0 ? -1 : sort_pairs(corpus);
}

/* What is only looked up while pairs are found. Left alone it would lie between what is free, and whoever asks for memory
 * later would have to look through many small holes. */
static void forget_reports(Corpus *corpus) {
    list_free(&corpus->postings.members);
    list_free(&corpus->postings.marks);
    for (uint32_t k = 0; k < corpus->count; k++) reading_empty(corpus->readings[k]);
    free(corpus->readings);
    corpus->readings = NULL;
    Py_CLEAR(corpus->held);
}

static int search_corpus(Corpus *corpus) {
    Search search = {0};
    int failed = search_all(corpus, &search) < 0;
    List *lists[] = {&search.others, &search.chosen,   &search.shared,  &search.merged,
                     &search.floods, &search.frequent, &search.singles, &search.turned};
    void *parts[] = {search.met, search.slots, search.sizes, search.frequent_ends};
    for (size_t k = 0; k < sizeof lists / sizeof *lists; k++) list_free(lists[k]);
    for (size_t k = 0; k < sizeof parts / sizeof *parts; k++) free(parts[k]);
    meetings_free(&search.walk);
    index_free(&search.index);
    if (!corpus->kept) forget_reports(corpus);
    return failed ? -1 : 0;
}

/* ---- the type ---- */

static int hold_readings(Corpus *corpus, PyObject *readings, PyTypeObject *kind) {
    corpus->held = PySequence_Tuple(readings);
    if (!corpus->held) return -1;
    Py_ssize_t count = PyTuple_Size(corpus->held);
    if (count < 0 || count >= INT32_MAX) return PyErr_SetString(PyExc_OverflowError, "too many reports"), -1;
    corpus->count = (uint32_t)count;
    corpus->readings = malloc((size_t)count * sizeof(Reading *) + 1);
    if (!corpus->readings) return PyErr_NoMemory(), -1;
    for (Py_ssize_t k = 0; k < count; k++) {
        PyObject *reading = PyTuple_GetItem(corpus->held, k);
        if (!PyObject_TypeCheck(reading, kind)) return PyErr_SetString(PyExc_TypeError, "not a Reading"), -1;
        corpus->readings[k] = (Reading *)reading;
        if (corpus->readings[k]->words != corpus->readings[0]->words || (corpus->readings[k]->shingle_count && !corpus->readings[k]->shingles)) {
            return PyErr_SetString(PyExc_ValueError, "readings of two tables of words, or used before"), -1;
        }
    }
    return 0;
}

static PyObject *corpus_new(PyTypeObject *type, PyObject *args, PyObject *kwargs) {
    PyObject *kind, *readings, *lengths;
    int kept;
    (void)kwargs;
    if (!PyArg_ParseTuple(args, "OOOp", &kind, &readings, &lengths, &kept)) return NULL;
    if (!PyType_Check(kind)) return PyErr_SetString(PyExc_TypeError, "not a type"), NULL;
    Corpus *corpus = (Corpus *)((allocfunc)PyType_GetSlot(type, Py_tp_alloc))(type, 0);
    if (!corpus) return NULL;
    corpus->kept = kept;
    if (options_read(lengths, &corpus->options) < 0 || hold_readings(corpus, readings, (PyTypeObject *)kind) < 0 ||
        search_corpus(corpus) < 0) {
        Py_CLEAR(corpus);
    }
    return (PyObject *)corpus;
}

static void corpus_dealloc(PyObject *self) {
    Corpus *corpus = (Corpus *)self;
    PyTypeObject *type = Py_TYPE(self);
    postings_free(&corpus->postings);
    desk_free(&corpus->desk);
    list_free(&corpus->pairs);
    list_free(&corpus->evidence.passages);
    list_free(&corpus->evidence.spans);
    free(corpus->read_as);
    free(corpus->order);
    free(corpus->numbers);
    free(corpus->tie_ends);
    free(corpus->ties);
    free(corpus->carried);
    free(corpus->twins);
    free(corpus->first);
    free(corpus->readings);
    Py_XDECREF(corpus->held);
    Py_XDECREF(corpus->bodies);
    ((freefunc)PyType_GetSlot(type, Py_tp_free))(self);
    Py_DECREF(type);
}

static Py_ssize_t corpus_length(PyObject *self) { return (Py_ssize_t)((Corpus *)self)->pairs.count; }

/* Pair number k: (place of a, place of b, (passages, shared shingles, flood)). */
static PyObject *corpus_item(PyObject *self, Py_ssize_t k) {
    Corpus *corpus = (Corpus *)self;
    if (k < 0 || (size_t)k >= corpus->pairs.count) return PyErr_SetString(PyExc_IndexError, "no such pair"), NULL;
    if (!corpus->kept) return PyErr_SetString(PyExc_ValueError, "the texts were not kept"), NULL;
    Pair pair = *pair_at(corpus, (size_t)k);
    const Reading *a = corpus->readings[corpus->first[pair.a]], *b = corpus->readings[corpus->first[pair.b]];
    if (share_groups(&corpus->desk, a, b) < 0) return NULL;
    PyObject *evidence = evidence_object(&corpus->evidence, pair.first, pair.first + pair.count, &corpus->desk,
                                         corpus->postings.keys.items, &corpus->options, (int)pair.flood);
    return evidence ? Py_BuildValue("(IIN)", pair.a, pair.b, evidence) : NULL;
}

/* The frequency of every shingle that a passage is known by. */
static PyObject *corpus_frequencies(PyObject *self, PyObject *none) {
    Corpus *corpus = (Corpus *)self;
    PyObject *table = PyDict_New();
    (void)none;
    if (!corpus->carried) return Py_XDECREF(table), PyErr_SetString(PyExc_ValueError, "settled, and the texts were not kept"), NULL;
    for (size_t k = 0; table && k < corpus->evidence.passages.count; k++) {
        const Passage *passage = &LIST(Passage, corpus->evidence.passages)[k];
        for (int n = 0; table && n < passage->key_count; n++) {
            uint64_t key = LIST(uint64_t, corpus->postings.keys)[passage->keys[n]];
            PyObject *number = PyLong_FromLongLong((int64_t)(key ^ (uint64_t)1 << 63));
            PyObject *count = PyLong_FromUnsignedLong(LIST(Group, corpus->postings.groups)[passage->keys[n]].families);
            if (!number || !count || PyDict_SetItem(table, number, count) < 0) Py_CLEAR(table);
            Py_XDECREF(number);
            Py_XDECREF(count);
        }
    }
    return table;
}

/* How often shingles come is asked until the pairs are settled. */
static void forget_shingles(Corpus *corpus) {
    postings_free(&corpus->postings);
    free(corpus->carried);
    corpus->carried = NULL;
}

/* settle(houses, bodies, laid_out, (anywhere, one_outlet, inside, brief, common, footer, half, own_words)) */
static PyObject *corpus_settle(PyObject *self, PyObject *args) {
    Corpus *corpus = (Corpus *)self;
    PyObject *houses, *bodies, *laid_out;
    Facts facts;
    char *bytes, *laid;
    Py_ssize_t length, flags;
    if (!PyArg_ParseTuple(args, "OOO(IIIIIIII)", &houses, &bodies, &laid_out, &facts.anywhere, &facts.one_outlet, &facts.inside,
                          &facts.brief, &facts.common, &facts.footer, &facts.half, &facts.own_words) ||
        PyBytes_AsStringAndSize(houses, &bytes, &length) < 0 || PyBytes_AsStringAndSize(laid_out, &laid, &flags) < 0) {
        return NULL;
    }
    if ((size_t)length != corpus->count * sizeof(uint32_t) || (size_t)flags != corpus->count ||
        PyList_Size(bodies) != (Py_ssize_t)corpus->count) {
        return PyErr_SetString(PyExc_ValueError, "an outlet, a body and whether its layout is known for each report"), NULL;
    }
    facts.laid_out = (const unsigned char *)laid;
    facts.houses = (const uint32_t *)bytes;
    facts.bodies = bodies;
    if (!corpus->carried) return PyErr_SetString(PyExc_ValueError, "settled before"), NULL;
    if (settle(corpus, &facts) < 0) return NULL;
    if (!corpus->kept) forget_shingles(corpus);
    Py_XDECREF(corpus->bodies);
    corpus->bodies = Py_NewRef(bodies);
    return Py_NewRef(Py_None);
}

/* What a tuple (heads, head_clauses, tails, tail_names, tail_clauses, thirds, third_clause) tells; None tells nothing. */
static int read_bulk(const Corpus *corpus, PyObject *told, Bulk *bulk) {
    PyObject *parts[3];
    const uint32_t **lists[] = {&bulk->heads, &bulk->tails, &bulk->thirds};
    if (told == Py_None) return 0;
    if (!PyTuple_Check(told)) return PyErr_SetString(PyExc_TypeError, "a tuple or None"), -1;
    if (!PyArg_ParseTuple(told, "SO!SO!O!SS", &parts[0], &PyList_Type, &bulk->head_clauses, &parts[1], &PyList_Type, &bulk->tail_names,
                          &PyList_Type, &bulk->tail_clauses, &parts[2], &bulk->third_clause)) {
        return -1;
    }
    for (int k = 0; k < 3; k++) {
        char *bytes;
        Py_ssize_t length;
        if (PyBytes_AsStringAndSize(parts[k], &bytes, &length) < 0) return -1;
        if ((size_t)length != corpus->pairs.count * sizeof(uint32_t)) return PyErr_SetString(PyExc_ValueError, "a number for each pair"), -1;
        *lists[k] = (const uint32_t *)bytes;
    }
    return 0;
}

/* lines(from, end, ids, origins, otherwise, bulk): the contract's lines of some pairs, as bytes. */
static PyObject *corpus_lines(PyObject *self, PyObject *args) {
    Corpus *corpus = (Corpus *)self;
    Py_ssize_t from, end;
    PyObject *ids, *origins, *otherwise, *told;
    Bulk bulk = {0};
    if (!PyArg_ParseTuple(args, "nnOO!OO", &from, &end, &ids, &PyDict_Type, &origins, &otherwise, &told)) return NULL;
    if (from < 0 || end < from || (size_t)end > corpus->pairs.count || !corpus->read_as || PyList_Size(ids) != (Py_ssize_t)corpus->count) {
        return PyErr_SetString(PyExc_ValueError, "no such pairs, or not settled"), NULL;
    }
    if (read_bulk(corpus, told, &bulk) < 0) return NULL;
    return lines_of(corpus, (size_t)from, (size_t)end, ids, origins, otherwise, &bulk);
}

/* copy(k): what pair k shares, settled. */
static PyObject *corpus_copy(PyObject *self, PyObject *number) {
    Corpus *corpus = (Corpus *)self;
    size_t k = PyLong_AsSize_t(number);
    if (PyErr_Occurred()) return NULL;
    if (k >= corpus->pairs.count || !corpus->read_as) return PyErr_SetString(PyExc_IndexError, "no such pair, or not settled"), NULL;
    return copy_of(corpus, k);
}

/* The pair of a number that Python gave, settled; NULL with an error when there is none. */
static const Pair *settled_pair(const Corpus *corpus, Py_ssize_t number) {
    if (number >= 0 && (size_t)number < corpus->pairs.count && corpus->bodies) return pair_at(corpus, (size_t)number);
    return PyErr_SetString(PyExc_IndexError, "no such pair, or not settled"), NULL;
}

/* runs(k, side): the words of one report of a pair that the other has as well. */
static PyObject *corpus_runs(PyObject *self, PyObject *args) {
    Py_ssize_t number;
    int side;
    if (!PyArg_ParseTuple(args, "np", &number, &side)) return NULL;
    const Pair *pair = settled_pair((Corpus *)self, number);
    return pair ? runs_object((Corpus *)self, pair, side) : NULL;
}

/* places(k, side): (start, end) in that report and (start, end) in the other, of what a pair shares. */
static PyObject *corpus_places(PyObject *self, PyObject *args) {
    Py_ssize_t number;
    int side;
    if (!PyArg_ParseTuple(args, "np", &number, &side)) return NULL;
    const Pair *pair = settled_pair((Corpus *)self, number);
    return pair ? places_object((Corpus *)self, pair, side) : NULL;
}

/* covers(k, side, place): whether a sign of one report of a pair stands in their common words. */
static PyObject *corpus_covers(PyObject *self, PyObject *args) {
    Py_ssize_t number;
    int side;
    unsigned place;
    if (!PyArg_ParseTuple(args, "npI", &number, &side, &place)) return NULL;
    const Pair *pair = settled_pair((Corpus *)self, number);
    return pair ? PyBool_FromLong(covers((Corpus *)self, pair, side, place)) : NULL;
}

/* has_more(k, side, other, side, least): whether a report shares so many signs in a row in the one pair and not in the
 * other, which is -1 for none. */
static PyObject *corpus_has_more(PyObject *self, PyObject *args) {
    Py_ssize_t number, other;
    int side, other_side;
    unsigned least;
    if (!PyArg_ParseTuple(args, "npnpI", &number, &side, &other, &other_side, &least)) return NULL;
    const Pair *one = settled_pair((Corpus *)self, number), *two = NULL;
    if (!one || (other >= 0 && !(two = settled_pair((Corpus *)self, other)))) return NULL;
    int found = has_more((Corpus *)self, one, side, two, other_side, least);
    return found < 0 ? NULL : PyBool_FromLong(found);
}

/* kin(family, settled): what kin_object gives. */
static PyObject *corpus_kin(PyObject *self, PyObject *args) {
    unsigned family, settled;
    if (!PyArg_ParseTuple(args, "II", &family, &settled)) return NULL;
    if (!((Corpus *)self)->read_as) return PyErr_SetString(PyExc_ValueError, "not settled"), NULL;
    return kin_object((Corpus *)self, family, settled);
}

/* find(a, b): the number of the pair of two reports, a < b; -1 when there is none. */
static PyObject *corpus_find(PyObject *self, PyObject *args) {
    const Corpus *corpus = (Corpus *)self;
    unsigned a, b;
    size_t low = 0, high = corpus->pairs.count;
    if (!PyArg_ParseTuple(args, "II", &a, &b)) return NULL;
    while (low < high) {
        size_t mid = low + (high - low) / 2;
        const Pair *pair = pair_at(corpus, mid);
        if (pair->a < a || (pair->a == a && pair->b < b)) low = mid + 1;
        else high = mid;
    }
    int there = low < corpus->pairs.count && pair_at(corpus, low)->a == a && pair_at(corpus, low)->b == b;
    return PyLong_FromSsize_t(there ? (Py_ssize_t)low : -1);
}

/* numbers(): which pairs have a line, settled. */
static PyObject *corpus_numbers(PyObject *self, PyObject *none) {
    Corpus *corpus = (Corpus *)self;
    (void)none;
    if (!corpus->read_as) return PyErr_SetString(PyExc_ValueError, "not settled"), NULL;
    uint32_t *numbers = malloc(corpus->pairs.count * sizeof(uint32_t) + 1);
    size_t count = 0;
    if (!numbers) return PyErr_NoMemory();
    for (size_t k = 0; k < corpus->pairs.count; k++) {
        if (pair_at(corpus, k)->kind != NOTHING) numbers[count++] = (uint32_t)k;
    }
    PyObject *bytes = PyBytes_FromStringAndSize((const char *)numbers, (Py_ssize_t)(count * sizeof(uint32_t)));
    free(numbers);
    return bytes;
}

/* Of each pair as it was found its number by (a, b). */
const uint32_t *numbers_of(Corpus *corpus) {
    if (corpus->numbers) return corpus->numbers;
    corpus->numbers = malloc(corpus->pairs.count * sizeof(uint32_t) + 1);
    if (!corpus->numbers) return PyErr_NoMemory(), NULL;
    for (size_t k = 0; k < corpus->pairs.count; k++) corpus->numbers[corpus->order[k]] = (uint32_t)k;
    return corpus->numbers;
}

static PyMethodDef corpus_methods[] = {
    {"tie", corpus_tie, METH_O, "Make the lists of who shares reporting with whom."},
    {"kindred", corpus_kindred, METH_O, "The reports tied to one."},
    {"kindred_where", corpus_kindred_where, METH_VARARGS, "Those of some classes."},
    {"classes", corpus_classes, METH_VARARGS, "The classes of those reports."},
    {"carriers", corpus_carriers, METH_VARARGS, "Those whose common words hold a place."},
    {"chosen", corpus_chosen, METH_O, "The numbers of some pairs, those of relatives side by side."},
    {"tied", corpus_tied, METH_VARARGS, "The number of the pair of two tied reports, or less than 0."},
    {"tied_to_all", corpus_tied_to_all, METH_VARARGS, "Whether a report is tied to all of some."},
    {"third", corpus_third, METH_VARARGS, "The reports tied to both of two."},
    {"told_at", corpus_told_at, METH_O, "Reports, shares and kind of a pair."},
    {"share_with", corpus_share_with, METH_VARARGS, "The part of a body that another report has."},
    {"more_with", corpus_more_with, METH_VARARGS, "Whether a report shares more with one than with another."},
    {"dated", corpus_dated, METH_VARARGS, "What dates and habits say of pairs at once, and which are to be judged."},
    {"shared_sources", corpus_shared_sources, METH_VARARGS, "Which source both of a pair have, and of which one is unseen."},
    {"kin", corpus_kin, METH_VARARGS, "Families of reports, and pairs that share enough."},
    {"find", corpus_find, METH_VARARGS, "The number of the pair of two reports, or -1."},
    {"numbers", corpus_numbers, METH_NOARGS, "Which pairs have a line, as native 32-bit numbers."},
    {"runs", corpus_runs, METH_VARARGS, "The words of one report of a pair that the other has as well."},
    {"places", corpus_places, METH_VARARGS, "Where the words stand that a pair shares."},
    {"covers", corpus_covers, METH_VARARGS, "Whether a sign stands in the words that a pair shares."},
    {"has_more", corpus_has_more, METH_VARARGS, "Whether a report shares more in one pair than in another."},
    {"copy", corpus_copy, METH_O, "What a pair shares, settled."},
    {"frequencies", corpus_frequencies, METH_NOARGS, "Families by shingle, for the shingles of all passages."},
    {"settle", corpus_settle, METH_VARARGS, "Say of each pair what it shares."},
    {"lines", corpus_lines, METH_VARARGS, "The contract's lines of some pairs, as bytes."},
    {NULL, NULL, 0, NULL},
};

static PyType_Slot corpus_slots[] = {
    {Py_tp_new, corpus_new},
    {Py_tp_dealloc, corpus_dealloc},
    {Py_tp_methods, corpus_methods},
    {Py_sq_length, corpus_length},
    {Py_sq_item, corpus_item},
    {Py_tp_doc, "All pairs of readings that share text: Corpus(Reading, readings, lengths, whether items are asked for)."},
    {0, NULL},
};

PyType_Spec corpus_spec = {"dateline.text._kernel.Corpus", sizeof(Corpus), 0, Py_TPFLAGS_DEFAULT, corpus_slots};
