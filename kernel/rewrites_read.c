/* Read what a report states: the rule is that of dateline.copies.story_words. */
#include "rewrites.h"

enum {
    PAGE = 256,
    PAGES = 0x110000 / PAGE,
    LONGEST = 64,          /* signs; longer words are rare and Python's */
    MOST_WORDS = 1 << 18,  /* words that Python read, then the cache starts anew */
    START_ROOM = 1 << 10,
    BRIEF = 3,             /* a stop behind so short a word with a capital belongs to it */
    TITLE = 4,             /* long words of a headline at least */
};

#define FACTOR 0x9E3779B97F4A7C15u

/* What a word is, with the number it is found by. */
typedef struct {
    uint64_t number;
    uint32_t value;
    uint8_t use; /* NO_USE: an empty entry */
} Use;

/* A word that Python read. */
typedef struct {
    uint64_t hash, number, name, stem;
    uint32_t place, size, length, value; /* in the store of signs; size 0: an empty entry */
    uint8_t use;
} Known;

/* A distinct word of one report. */
typedef struct {
    uint64_t number;
    uint32_t round;
    uint8_t inside, small;
} Seen;

typedef struct {
    PyObject_HEAD
    PyObject *kinds_of; /* page number -> 256 kinds of 16 bits */
    PyObject *read_word; /* word -> use, value, number, name, stem, letters */
    PyTypeObject *story;
    uint16_t *pages[PAGES];
    uint16_t ascii[128]; /* the kinds of these, near at hand */
    Use *uses;
    size_t use_mask;
    Known *known;
    size_t known_mask, known_count;
    List store, signs; /* Py_UCS4: words that Python read, the text at hand */
    List tokens, sentences, facts, loose, wordings, spare, spare_wordings; /* working space */
    Seen *seen;
    size_t seen_mask;
    uint32_t round;
    int busy;
} Reader;

/* ---- kinds of signs ---- */

static inline unsigned kind(const Reader *reader, Py_UCS4 sign) {
    return sign < 128 ? reader->ascii[sign] : reader->pages[sign / PAGE][sign % PAGE];
}

static int load_page(Reader *reader, Py_UCS4 sign) {
    Py_UCS4 number = sign / PAGE;
    PyObject *answer = PyObject_CallFunction(reader->kinds_of, "I", (unsigned)number);
    char *bytes;
    Py_ssize_t length;
    if (!answer) return -1;
    if (PyBytes_AsStringAndSize(answer, &bytes, &length) < 0 || length != PAGE * 2) {
        Py_DECREF(answer);
        if (!PyErr_Occurred()) PyErr_SetString(PyExc_ValueError, "a page has 256 kinds of two bytes");
        return -1;
    }
    if (!reader->pages[number]) reader->pages[number] = malloc(PAGE * 2);
    if (reader->pages[number]) memcpy(reader->pages[number], bytes, PAGE * 2);
    Py_DECREF(answer);
    return reader->pages[number] ? 0 : (PyErr_NoMemory(), -1);
}

/* Make sure that the kinds of all signs of a text are known, so that no loop has to ask. */
static int load_pages(Reader *reader, const Py_UCS4 *signs, Py_ssize_t length) {
    for (Py_ssize_t k = 0; k < length; k++) { /* the first page is there */
        if (signs[k] >= PAGE && !reader->pages[signs[k] / PAGE] && load_page(reader, signs[k]) < 0) return -1;
    }
    return 0;
}

/* ---- words ---- */

static const Use *find_use(const Reader *reader, uint64_t number) {
    for (size_t k = number & reader->use_mask;; k = (k + 1) & reader->use_mask) {
        if (!reader->uses[k].use || reader->uses[k].number == number) return &reader->uses[k];
    }
}

static uint64_t hash_signs(const Py_UCS4 *signs, size_t count) {
    uint64_t hash = 0xCBF29CE484222325u;
    for (size_t k = 0; k < count; k++) hash = (hash ^ signs[k]) * 0x100000001B3u;
    return mix(hash);
}

static Known *find_known(const Reader *reader, const Py_UCS4 *signs, uint32_t size, uint64_t hash) {
    for (size_t k = hash & reader->known_mask;; k = (k + 1) & reader->known_mask) {
        Known *known = &reader->known[k];
        if (!known->size) return known;
        if (known->hash == hash && known->size == size &&
            !memcmp(LIST(Py_UCS4, reader->store) + known->place, signs, size * sizeof(Py_UCS4))) {
            return known;
        }
    }
}

static int grow_known(Reader *reader) {
    size_t room = (reader->known_mask + 1) * 2;
    Known *wide = calloc(room, sizeof(Known));
    if (!wide) return PyErr_NoMemory(), -1;
    for (size_t k = 0; k <= reader->known_mask; k++) {
        if (!reader->known[k].size) continue;
        size_t at = reader->known[k].hash & (room - 1);
        while (wide[at].size) at = (at + 1) & (room - 1);
        wide[at] = reader->known[k];
    }
    free(reader->known);
    reader->known = wide;
    reader->known_mask = room - 1;
    return 0;
}

/* A word that is not plain ASCII, or long: Python reads it, once. */
static int word_by_python(Reader *reader, const Py_UCS4 *signs, uint32_t size, Known *out) {
    uint64_t hash = hash_signs(signs, size);
    Known *known = find_known(reader, signs, size, hash);
    if (known->size) return *out = *known, 0;
    int order = 0; /* native */
    PyObject *word = PyUnicode_DecodeUTF32((const char *)signs, (Py_ssize_t)size * 4, "surrogatepass", &order);
    PyObject *answer = word ? PyObject_CallFunctionObjArgs(reader->read_word, word, NULL) : NULL;
    Py_XDECREF(word);
    if (!answer) return -1;
    unsigned long long number, name, stem;
    unsigned use, value, length;
    int read = PyTuple_Check(answer) && PyArg_ParseTuple(answer, "IIKKKI", &use, &value, &number, &name, &stem, &length);
    Py_DECREF(answer);
    if (!read) return PyErr_Occurred() ? -1 : (PyErr_SetString(PyExc_TypeError, "a word is a tuple"), -1);
    if (reader->known_count >= MOST_WORDS) {
        memset(reader->known, 0, (reader->known_mask + 1) * sizeof(Known));
        reader->known_count = reader->store.count = 0;
    }
    if (reader->known_count * 2 > reader->known_mask && grow_known(reader) < 0) return -1;
    *out = (Known){hash, number, name, stem, (uint32_t)reader->store.count, size, length, value, (uint8_t)use};
    if (size > 1 << 12) return 0; /* no word, and not worth keeping */
    if (list_reserve(&reader->store, reader->store.count + size, sizeof(Py_UCS4)) < 0) return -1;
    memcpy(LIST(Py_UCS4, reader->store) + reader->store.count, signs, size * sizeof(Py_UCS4));
    reader->store.count += size;
    reader->known_count++;
    *find_known(reader, signs, size, hash) = *out;
    return 0;
}

/* What is known of a word that Python reads. */
static int read_by_python(Reader *reader, const Py_UCS4 *signs, uint32_t size, Token *token) {
    Known known;
    if (word_by_python(reader, signs, size, &known) < 0) return -1;
    token->use = known.use;
    token->value = known.value;
    token->number = known.number;
    token->name = known.name;
    token->stem = known.stem;
    token->length = known.length;
    return 0;
}

/* An ASCII word in small letters, without apostrophes, and the number of it so far: word_number, letter by letter. */
typedef struct {
    unsigned char letters[LONGEST];
    uint32_t length;
    uint64_t hash;
} Small;

static inline unsigned char small_letter(Py_UCS4 sign) { return (unsigned char)(sign >= 'A' && sign <= 'Z' ? sign + 32 : sign); }

/* Fill in what an ASCII word is. */
static void read_small(const Reader *reader, const Small *small, int wordings, Token *token) {
    token->length = small->length;
    token->number = mix(small->hash);
    const Use *use = find_use(reader, token->number);
    token->use = use->use;
    token->value = use->value; /* 0 in an empty entry */
    if (token->upper && !token->use) token->name = name_number(small->letters, small->length);
    if (wordings && small->length >= LONG && !token->use) {
        token->stem = small->length <= STEM ? token->number : word_number(small->letters, STEM);
    }
}

/* ---- sentences and tokens ---- */

typedef struct {
    const Py_UCS4 *signs;
    uint32_t begin, end; /* of the sentence, of the stretch */
    size_t held;         /* tokens before the sentence */
    int head, wordings;
} Stretch;

static int close_sentence(Reader *reader, Stretch *stretch, uint32_t end) {
    uint32_t start = stretch->begin;
    if (reader->tokens.count == stretch->held) return 0;
    while (start < end && (kind(reader, stretch->signs[start]) & BLANK)) start++;
    while (end > start && (kind(reader, stretch->signs[end - 1]) & BLANK)) end--;
    if (list_reserve(&reader->sentences, reader->sentences.count + 1, sizeof(Range)) < 0) return -1;
    LIST(Range, reader->sentences)[reader->sentences.count++] = (Range){start, end};
    return 0;
}

/* Whether the stop at [start, mark), with the marks that close after it up to `close`, ends the sentence. */
static int ends_sentence(const Reader *reader, const Stretch *stretch, uint32_t start, uint32_t mark, uint32_t close) {
    const Py_UCS4 *signs = stretch->signs;
    uint32_t k = close;
    while (k < stretch->end && (kind(reader, signs[k]) & BLANK)) k++;
    if (k == close || k == stretch->end) return 0;
    while (k < stretch->end && (kind(reader, signs[k]) & OPENER)) k++;
    if (k == stretch->end || !(kind(reader, signs[k]) & (DIGIT | OPENS))) return 0;
    if (mark - start != 1 || signs[start] != '.' || close != mark || reader->tokens.count == stretch->held) return 1;
    const Token *last = &LIST(Token, reader->tokens)[reader->tokens.count - 1];
    if (last->end != start || last->figure) return 1;
    uint32_t size = last->end - last->start;
    return !(size == 1 || (size <= BRIEF && last->upper));
}

/* Whether a mark before a word may have given it its capital. */
static int is_led(const Reader *reader, const Stretch *stretch, uint32_t start) {
    const Py_UCS4 *signs = stretch->signs;
    uint32_t k = start;
    if (start > stretch->begin && (kind(reader, signs[start - 1]) & QUOTE)) return 1;
    while (k > stretch->begin && (kind(reader, signs[k - 1]) & BLANK)) k--;
    return stretch->begin < k && k < start && (kind(reader, signs[k - 1]) & LEAD);
}

static int add_token(Reader *reader, const Stretch *stretch, Token token) {
    if (list_reserve(&reader->tokens, reader->tokens.count + 1, sizeof(Token)) < 0) return -1;
    token.sentence = (uint32_t)reader->sentences.count;
    token.title = (uint8_t)stretch->head;
    LIST(Token, reader->tokens)[reader->tokens.count++] = token;
    return 0;
}

/* Where the word that begins at a place ends; 1 when it is read to its end, which `small` then holds, 0 when Python has to:
 * it has signs that are not ASCII, or too many. */
static int end_of_word(const Reader *reader, const Stretch *stretch, uint32_t start, uint32_t *end, Small *small) {
    const Py_UCS4 *signs = stretch->signs;
    uint32_t k = start, length = 0;
    uint64_t hash = WORD_START, before = WORD_START; /* at hand, not in memory: each step waits for the last */
    int whole = 1;
    for (; k < stretch->end; k++) {
        unsigned found = kind(reader, signs[k]);
        if (!(found & (LETTER | DIGIT | SIGN))) {
            if (!(found & APOSTROPHE) || k + 1 >= stretch->end || !(kind(reader, signs[k + 1]) & LETTER)) break;
            whole &= signs[k] < 128;
            continue;
        }
        whole &= signs[k] < 128 && length < LONGEST;
        if (!whole) continue;
        before = hash;
        hash = (hash ^ (small->letters[length++] = small_letter(signs[k]))) * WORD_FACTOR;
    }
    *end = k;
    whole &= k - start <= LONGEST;
    if (whole && k - start >= 2 && (signs[k - 1] | 32) == 's' && (signs[k - 2] == '\'' || signs[k - 2] == '`')) {
        length--; /* the possessive */
        hash = before;
    }
    small->length = length, small->hash = hash;
    return whole;
}

static int add_word(Reader *reader, const Stretch *stretch, uint32_t *at) {
    const Py_UCS4 *signs = stretch->signs;
    uint32_t start = *at;
    Small small;
    int whole = end_of_word(reader, stretch, start, at, &small);
    Token token = {.start = start, .end = *at, .upper = (kind(reader, signs[start]) & UPPER) != 0};
    if (token.upper) token.led = reader->tokens.count == stretch->held || is_led(reader, stretch, start);
    if (whole) read_small(reader, &small, stretch->wordings, &token);
    else if (read_by_python(reader, signs + start, *at - start, &token) < 0) return -1;
    return add_token(reader, stretch, token);
}

static int add_figure(Reader *reader, const Stretch *stretch, uint32_t *at) {
    const Py_UCS4 *signs = stretch->signs;
    uint32_t start = *at, k = start, end = stretch->end;
    for (;;) {
        while (k < end && (kind(reader, signs[k]) & DIGIT)) k++;
        if (k + 1 >= end || (signs[k] != '.' && signs[k] != ',' && signs[k] != ':')) break;
        if (!(kind(reader, signs[k + 1]) & DIGIT)) break;
        k++;
    }
    *at = k;
    return add_token(reader, stretch, (Token){.start = start, .end = k, .figure = 1});
}

static int read_stretch(Reader *reader, Stretch *stretch) {
    const Py_UCS4 *signs = stretch->signs;
    stretch->held = reader->tokens.count;
    for (uint32_t k = stretch->begin; k < stretch->end;) {
        unsigned found = kind(reader, signs[k]);
        if (found & LETTER) {
            if (add_word(reader, stretch, &k) < 0) return -1;
        } else if (found & DIGIT) {
            if (add_figure(reader, stretch, &k) < 0) return -1;
        } else if (found & (LINE | STOP)) {
            uint32_t start = k, mark = k + 1, close;
            if (!(found & LINE)) {
                while (mark < stretch->end && (kind(reader, signs[mark]) & STOP)) mark++;
            }
            close = mark;
            if (!(found & LINE)) {
                while (close < stretch->end && (kind(reader, signs[close]) & CLOSE)) close++;
            }
            k = close;
            if (!(found & LINE) && !ends_sentence(reader, stretch, start, mark, close)) continue;
            if (close_sentence(reader, stretch, found & LINE ? start : close) < 0) return -1;
            stretch->begin = k;
            stretch->held = reader->tokens.count;
        } else {
            k++;
        }
    }
    return close_sentence(reader, stretch, stretch->end);
}

/* ---- names, figures, wordings ---- */

static int may_be_name(const Token *token) { return token->length >= 2 && !token->use; }

static void mark_titles(Token *tokens, size_t count) {
    for (size_t k = 0, end; k < count; k = end) {
        uint32_t large = 0, upper = 0;
        for (end = k; end < count && tokens[end].sentence == tokens[k].sentence; end++) {
            large += tokens[end].length >= LONG;
            upper += tokens[end].length >= LONG && tokens[end].upper;
        }
        if (large >= TITLE && 4 * upper >= 3 * large) {
            for (size_t j = k; j < end; j++) tokens[j].title = 1;
        }
    }
}

/* The entry of a word in this report, or the empty one where it belongs. */
static Seen *find_seen(const Reader *reader, uint64_t number) {
    for (size_t k = number & reader->seen_mask;; k = (k + 1) & reader->seen_mask) {
        Seen *seen = &reader->seen[k];
        if (seen->round != reader->round || seen->number == number) return seen;
    }
}

/* Note of each word with a capital whether it has one inside a sentence, and whether it stands in small letters too. */
static int see_words(Reader *reader) {
    const Token *tokens = LIST(Token, reader->tokens);
    size_t room = START_ROOM, count = reader->tokens.count, upper = 0;
    for (size_t k = 0; k < count; k++) upper += tokens[k].upper;
    while (room < upper * 2) room *= 2;
    if (!reader->seen || room > reader->seen_mask + 1 || ++reader->round == 0) {
        free(reader->seen);
        reader->seen = calloc(room, sizeof(Seen));
        if (!reader->seen) return PyErr_NoMemory(), -1;
        reader->seen_mask = room - 1;
        reader->round = 1;
    }
    for (size_t k = 0; k < count; k++) {
        const Token *token = &tokens[k];
        if (!token->upper || !may_be_name(token)) continue;
        Seen *seen = find_seen(reader, token->number);
        if (seen->round != reader->round) *seen = (Seen){token->number, reader->round, 0, 0};
        seen->inside |= !(token->led || token->title);
    }
    for (size_t k = 0; k < count; k++) {
        if (tokens[k].upper || tokens[k].figure) continue;
        Seen *seen = find_seen(reader, tokens[k].number);
        if (seen->round == reader->round) seen->small = 1;
    }
    return 0;
}

static int add_fact(List *list, Fact fact) {
    if (list_reserve(list, list->count + 1, sizeof(Fact)) < 0) return -1;
    LIST(Fact, *list)[list->count++] = fact;
    return 0;
}

static int add_wording(List *list, uint64_t number, uint32_t sentence) {
    if (list_reserve(list, list->count + 1, sizeof(Wording)) < 0) return -1;
    LIST(Wording, *list)[list->count++] = (Wording){number, sentence};
    return 0;
}

static int gather(Reader *reader, const Py_UCS4 *signs, int wordings) {
    const Token *tokens = LIST(Token, reader->tokens), *before = NULL;
    size_t count = reader->tokens.count;
    for (size_t k = 0; k < count;) {
        const Token *token = &tokens[k];
        uint64_t number;
        size_t next;
        if ((token->figure || token->use) && figure_at(tokens, count, k, signs, &number, &next)) {
            Fact fact = {number, token->sentence, token->start, tokens[next - 1].end};
            if (number && add_fact(token->title ? &reader->loose : &reader->facts, fact) < 0) return -1;
            before = NULL;
            k = next;
            continue;
        }
        k++;
        int named = 0;
        if (token->upper && may_be_name(token)) {
            const Seen *seen = find_seen(reader, token->number);
            named = seen->inside && !seen->small;
            Fact fact = {token->name, token->sentence, token->start, token->end};
            if (add_fact(named ? &reader->facts : &reader->loose, fact) < 0) return -1;
        }
        if (!wordings) continue;
        if (named) {
            before = NULL;
        } else if (token->length >= LONG && !token->use) {
            if (before && before->sentence == token->sentence) {
                uint64_t pair = with_kind(mix(before->stem * FACTOR + token->stem), WORDING);
                if (add_wording(&reader->wordings, pair, token->sentence) < 0) return -1;
            }
            before = token;
        }
    }
    return 0;
}

/* ---- the story ---- */

/* Sort by number, what is equal left in order: short runs by insertion, then merged. */
#define STABLE_SORT(NAME, TYPE)                                                                                   \
    static int NAME(TYPE *items, size_t count, List *spare) {                                                    \
        enum { RUN = 12 };                                                                                       \
        if (list_reserve(spare, count, sizeof(TYPE)) < 0) return -1;                                             \
        for (size_t start = 0; start < count; start += RUN) {                                                    \
            size_t end = start + RUN < count ? start + RUN : count;                                              \
            for (size_t k = start + 1; k < end; k++) {                                                           \
                TYPE item = items[k];                                                                            \
                size_t at = k;                                                                                   \
                for (; at > start && items[at - 1].number > item.number; at--) items[at] = items[at - 1];        \
                items[at] = item;                                                                                \
            }                                                                                                    \
        }                                                                                                        \
        TYPE *from = items, *to = LIST(TYPE, *spare);                                                            \
        for (size_t run = RUN; run < count; run *= 2) {                                                          \
            for (size_t start = 0; start < count; start += 2 * run) {                                            \
                size_t middle = start + run < count ? start + run : count;                                       \
                size_t end = start + 2 * run < count ? start + 2 * run : count, a = start, b = middle;           \
                for (size_t k = start; k < end; k++) {                                                           \
                    int first = b == end || (a < middle && from[a].number <= from[b].number);                    \
                    to[k] = first ? from[a++] : from[b++];                                                       \
                }                                                                                                \
            }                                                                                                    \
            TYPE *turned = from;                                                                                 \
            from = to;                                                                                           \
            to = turned;                                                                                         \
        }                                                                                                        \
        if (from != items) memcpy(items, from, count * sizeof(TYPE));                                            \
        return 0;                                                                                                \
    }

STABLE_SORT(sort_facts, Fact)
STABLE_SORT(sort_wordings, Wording)

/* Each wording once in a sentence; they are in order. */
static size_t distinct_wordings(Wording *wordings, size_t count) {
    size_t kept = 0;
    for (size_t k = 0; k < count; k++) {
        const Wording *last = kept ? &wordings[kept - 1] : NULL;
        if (!last || last->number != wordings[k].number || last->sentence != wordings[k].sentence) {
            wordings[kept++] = wordings[k];
        }
    }
    return kept;
}

static void *copied(const void *items, size_t count, size_t size) {
    void *copy = malloc(count ? count * size : 1);
    if (copy && count) memcpy(copy, items, count * size);
    return copy;
}

static PyObject *make_story(Reader *reader) {
    /* Facts and wordings come in the order of sentences and places; it stays among those of one number. */
    if (sort_facts(LIST(Fact, reader->facts), reader->facts.count, &reader->spare) < 0 ||
        sort_facts(LIST(Fact, reader->loose), reader->loose.count, &reader->spare) < 0 ||
        sort_wordings(LIST(Wording, reader->wordings), reader->wordings.count, &reader->spare_wordings) < 0) {
        return NULL;
    }
    reader->wordings.count = distinct_wordings(LIST(Wording, reader->wordings), reader->wordings.count);
    allocfunc alloc = (allocfunc)PyType_GetSlot(reader->story, Py_tp_alloc);
    Story *story = (Story *)alloc(reader->story, 0);
    if (!story) return NULL;
    story->sentence_count = (uint32_t)reader->sentences.count;
    story->fact_count = (uint32_t)reader->facts.count;
    story->loose_count = (uint32_t)reader->loose.count;
    story->wording_count = (uint32_t)reader->wordings.count;
    story->sentences = copied(reader->sentences.items, reader->sentences.count, sizeof(Range));
    story->facts = copied(reader->facts.items, reader->facts.count, sizeof(Fact));
    story->loose = copied(reader->loose.items, reader->loose.count, sizeof(Fact));
    story->wordings = copied(reader->wordings.items, reader->wordings.count, sizeof(Wording));
    if (!story->sentences || !story->facts || !story->loose || !story->wordings) {
        Py_DECREF(story);
        return PyErr_NoMemory();
    }
    return (PyObject *)story;
}

/* Read the stretches `[(start, end, head)]` of a text whose signs are at hand. */
static int read_stretches(Reader *reader, const Py_UCS4 *signs, Py_ssize_t length, PyObject *stretches, int wordings) {
    List *lists[] = {&reader->tokens, &reader->sentences, &reader->facts, &reader->loose, &reader->wordings};
    for (size_t k = 0; k < sizeof lists / sizeof *lists; k++) lists[k]->count = 0;
    for (Py_ssize_t k = 0; k < PyList_Size(stretches); k++) {
        Stretch stretch = {.signs = signs, .wordings = wordings};
        PyObject *item = PyList_GetItem(stretches, k);
        if (!PyTuple_Check(item)) return PyErr_SetString(PyExc_TypeError, "a stretch is a tuple"), -1;
        if (!PyArg_ParseTuple(item, "IIp", &stretch.begin, &stretch.end, &stretch.head)) return -1;
        if (stretch.begin > stretch.end || stretch.end > (size_t)length) {
            return PyErr_SetString(PyExc_ValueError, "a stretch lies in the text"), -1;
        }
        if (read_stretch(reader, &stretch) < 0) return -1;
    }
    mark_titles(LIST(Token, reader->tokens), reader->tokens.count);
    return see_words(reader) < 0 || gather(reader, signs, wordings) < 0 ? -1 : 0;
}

/* Read a text into the reader's lists. */
static int read_text(Reader *reader, PyObject *text, PyObject *stretches, int wordings) {
    if (!PyList_Check(stretches)) return PyErr_SetString(PyExc_TypeError, "stretches are a list"), -1;
    Py_ssize_t length = PyUnicode_GetLength(text);
    if (length > INT32_MAX || reader->busy) {
        return PyErr_SetString(PyExc_OverflowError, "text too long, or reading in two threads"), -1;
    }
    if (list_reserve(&reader->signs, (size_t)length + 1, sizeof(Py_UCS4)) < 0) return -1;
    Py_UCS4 *signs = reader->signs.items;
    if (!PyUnicode_AsUCS4(text, signs, length + 1, 1)) return -1;
    reader->busy = 1; /* Python runs while a page or a word is asked for; no second text may come in between */
    int failed = load_pages(reader, signs, length) < 0 || read_stretches(reader, signs, length, stretches, wordings) < 0;
    reader->busy = 0;
    return failed ? -1 : 0;
}

/* marks(text, stretches, most): the distinct numbers of its facts and of its loose facts, as bytes. */
static PyObject *reader_marks(PyObject *self, PyObject *args) {
    Reader *reader = (Reader *)self;
    PyObject *text, *stretches;
    Py_ssize_t most;
    if (!PyArg_ParseTuple(args, "UOn", &text, &stretches, &most)) return NULL;
    if (most < 0) return PyErr_SetString(PyExc_ValueError, "how many marks"), NULL;
    if (read_text(reader, text, stretches, 0) < 0 ||
        sort_facts(LIST(Fact, reader->facts), reader->facts.count, &reader->spare) < 0 ||
        sort_facts(LIST(Fact, reader->loose), reader->loose.count, &reader->spare) < 0) {
        return NULL;
    }
    return marks_of(&reader->facts, &reader->loose, (size_t)most);
}

static PyObject *reader_read(PyObject *self, PyObject *args) {
    Reader *reader = (Reader *)self;
    PyObject *text, *stretches;
    if (!PyArg_ParseTuple(args, "UO", &text, &stretches)) return NULL;
    return read_text(reader, text, stretches, 1) < 0 ? NULL : make_story(reader);
}

/* ---- the types ---- */

static int add_uses(Reader *reader, PyObject *uses) {
    size_t room = START_ROOM;
    if (!PyList_Check(uses)) return PyErr_SetString(PyExc_TypeError, "uses are a list"), -1;
    while (room < (size_t)PyList_Size(uses) * 4) room *= 2;
    reader->uses = calloc(room, sizeof(Use));
    if (!reader->uses) return PyErr_NoMemory(), -1;
    reader->use_mask = room - 1;
    for (Py_ssize_t k = 0; k < PyList_Size(uses); k++) {
        unsigned long long number;
        unsigned use, value;
        PyObject *item = PyList_GetItem(uses, k);
        if (!PyTuple_Check(item)) return PyErr_SetString(PyExc_TypeError, "a use is a tuple"), -1;
        if (!PyArg_ParseTuple(item, "KII", &number, &use, &value)) return -1;
        *(Use *)find_use(reader, number) = (Use){number, value, (uint8_t)use};
    }
    return 0;
}

static PyObject *reader_new(PyTypeObject *type, PyObject *args, PyObject *kwargs) {
    PyObject *kinds_of, *read_word_in_python, *uses, *story;
    (void)kwargs;
    if (!PyArg_ParseTuple(args, "OOOO", &story, &kinds_of, &read_word_in_python, &uses)) return NULL;
    if (!PyType_Check(story)) return PyErr_SetString(PyExc_TypeError, "first comes the type of a story"), NULL;
    allocfunc alloc = (allocfunc)PyType_GetSlot(type, Py_tp_alloc);
    Reader *reader = (Reader *)alloc(type, 0);
    if (!reader) return NULL;
    reader->story = (PyTypeObject *)Py_NewRef(story);
    reader->kinds_of = Py_NewRef(kinds_of);
    reader->read_word = Py_NewRef(read_word_in_python);
    reader->known_mask = START_ROOM - 1;
    reader->known = calloc(START_ROOM, sizeof(Known));
    if (!reader->known || load_page(reader, 0) < 0 || add_uses(reader, uses) < 0) {
        if (!PyErr_Occurred()) PyErr_NoMemory();
        Py_DECREF(reader);
        return NULL;
    }
    memcpy(reader->ascii, reader->pages[0], sizeof reader->ascii);
    return (PyObject *)reader;
}

static void reader_dealloc(PyObject *self) {
    Reader *reader = (Reader *)self;
    PyTypeObject *type = Py_TYPE(self);
    List *lists[] = {&reader->store, &reader->signs,    &reader->tokens, &reader->sentences,     &reader->facts,
                     &reader->loose, &reader->wordings, &reader->spare,  &reader->spare_wordings};
    for (size_t k = 0; k < PAGES; k++) free(reader->pages[k]);
    for (size_t k = 0; k < sizeof lists / sizeof *lists; k++) list_free(lists[k]);
    free(reader->uses);
    free(reader->known);
    free(reader->seen);
    Py_XDECREF((PyObject *)reader->story);
    Py_XDECREF(reader->kinds_of);
    Py_XDECREF(reader->read_word);
    ((freefunc)PyType_GetSlot(type, Py_tp_free))(self);
    Py_DECREF(type);
}

static PyMethodDef reader_methods[] = {
    {"read", reader_read, METH_VARARGS, "A text and its stretches as a story."},
    {"marks", reader_marks, METH_VARARGS, "The distinct numbers of the facts of a text, and of its loose facts."},
    {NULL, NULL, 0, NULL},
};

static PyType_Slot reader_slots[] = {
    {Py_tp_new, reader_new},
    {Py_tp_dealloc, reader_dealloc},
    {Py_tp_methods, reader_methods},
    {Py_tp_doc, "Reads texts: the words of the lexicon, the kinds of signs, words met so far."},
    {0, NULL},
};

PyType_Spec reader_spec = {"dateline.text._rewrites.Reader", sizeof(Reader), 0, Py_TPFLAGS_DEFAULT, reader_slots};
