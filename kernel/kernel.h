/* Shared declarations of the kernel: the hot loops of the search for shared text.
 *
 * Every rule here is the rule of the Python module named beside it; tests/copies/test_kernel.py runs both and compares.
 * A text is UTF-8 here (a lone surrogate stands in three bytes), a word is its number among the words met so far, and a
 * shingle is an unsigned 64-bit number; Python shows shingles less 2**63, so that SQLite can hold them.
 */
#ifndef DATELINE_KERNEL_H
#define DATELINE_KERNEL_H

#define PY_SSIZE_T_CLEAN
#include <Python.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/* What a sign is; the bits are those of dateline.text.kernel. */
enum {
    LETTER = 1,      /* a letter of any script */
    DIGIT = 2,       /* a decimal digit */
    UNSPACED = 4,    /* of a script without blanks: a word of its own */
    SIGN = 8,        /* belongs to the word it stands in: accents, vowel signs, joiners */
    APOSTROPHE = 16, /* belongs to the word when a letter or digit follows */
    BLANK = 32,      /* str.isspace() */
    FIGURE = 64,     /* str.isdigit() */
    COUNTED = 128,   /* its folded form begins with a sign that is str.isdigit() */
};

typedef struct {
    uint32_t start, end;
} Range;

/* Words first to end; `before` of the words before them lie in ranges too. */
typedef struct {
    uint32_t start, end, before;
} Region;

/* Where the places of every 32nd word are. */
typedef struct {
    uint32_t at : 31;     /* in the packed places */
    uint32_t stopped : 1; /* whether the word before ends with a stop: "U.S." */
    uint32_t byte;        /* the end of the word before */
    uint32_t shift;       /* how many bytes before it are no first bytes of a sign */
} Mile;

enum { MILE = 32 };

typedef struct {
    uint32_t a, b, count; /* first word in a, first word in b, how many words */
} Block;

/* A list that grows. */
typedef struct {
    void *items;
    size_t count, room;
} List;

int list_reserve(List *list, size_t count, size_t size);
void list_free(List *list);
#define LIST(type, list) ((type *)(list).items)

static inline int list_add_number(List *list, uint32_t number) {
    if (list->count >= list->room && list_reserve(list, list->count + 1, sizeof(uint32_t)) < 0) return -1;
    LIST(uint32_t, *list)[list->count++] = number;
    return 0;
}

/* Lengths in words: CopyOptions, and of how many families a shingle may be that leads to a pair. */
typedef struct {
    uint32_t gram, window, leads, many, gap, edit, reach, drop, positions, stock, edge, phrase, clause, sentence, loose,
        frequent;
} Options;

int options_read(PyObject *tuple, Options *options);

/* ---- signs of UTF-8 ---- */

static inline int is_inner(unsigned char byte) { return (byte & 0xC0) == 0x80; }

/* The sign at `at`, and how many bytes it takes. */
static inline Py_UCS4 sign_at(const unsigned char *at, uint32_t *bytes) {
    unsigned char lead = at[0];
    if (lead < 0x80) return *bytes = 1, lead;
    if (lead < 0xE0) return *bytes = 2, (Py_UCS4)((lead & 0x1F) << 6 | (at[1] & 0x3F));
    if (lead < 0xF0) return *bytes = 3, (Py_UCS4)((lead & 0x0F) << 12 | (at[1] & 0x3F) << 6 | (at[2] & 0x3F));
    return *bytes = 4, (Py_UCS4)((lead & 0x07) << 18 | (at[1] & 0x3F) << 12 | (at[2] & 0x3F) << 6 | (at[3] & 0x3F));
}

/* The sign that ends before `end`, which is not the start of the text. */
static inline Py_UCS4 sign_before(const unsigned char *end, uint32_t *bytes) {
    const unsigned char *at = end - 1;
    while (is_inner(*at)) at--;
    return sign_at(at, bytes);
}

/* str.isspace() */
static inline int is_white(Py_UCS4 sign) {
    if (sign < 128) return sign == ' ' || (sign >= '\t' && sign <= '\r') || (sign >= 0x1C && sign <= 0x1F);
    return sign == 0x85 || sign == 0xA0 || sign == 0x1680 || (sign >= 0x2000 && sign <= 0x200A) || sign == 0x2028 ||
           sign == 0x2029 || sign == 0x202F || sign == 0x205F || sign == 0x3000;
}

/* ---- words.c: fold ---- */

enum { PAGE = 256, PAGES = 0x110000 / PAGE };

/* The folded forms of 256 signs in a row: sign k is bytes from ends[k - 1] to ends[k]. */
typedef struct {
    unsigned char *bytes;
    uint32_t ends[PAGE];
} Forms;

typedef struct {
    PyObject_HEAD
    PyObject *kinds_of; /* page number -> 256 bytes of kinds */
    PyObject *forms_of; /* page number -> the folded forms of its signs */
    unsigned char *pages[PAGES];
    Forms *forms[PAGES];
    struct Known *table; /* by hash; NULL once it is closed */
    size_t mask;
    List hashes; /* uint64_t: of each word */
    int busy;
} Words;

extern PyType_Spec words_spec;

/* Whose page is not loaded has no kind; folding a text loads the pages of all its signs. */
static inline unsigned words_kind(const Words *words, Py_UCS4 sign) {
    const unsigned char *page = sign < 0x110000 ? words->pages[sign / PAGE] : NULL;
    return page ? page[sign % PAGE] : 0;
}

static inline uint64_t hash_of(const Words *words, uint32_t word) { return LIST(uint64_t, words->hashes)[word]; }

/* A word in its text: bytes, and how many of those before either end are no first bytes of a sign. */
typedef struct {
    uint32_t start, end, start_shift, end_shift;
} Place;

typedef struct {
    List words;  /* uint32_t: the number of each word among those met */
    List hashes; /* uint64_t */
    List places; /* Place */
} Folded;

void folded_free(Folded *folded);
/* `text` is followed by a zero byte. */
int words_fold(Words *words, const unsigned char *text, size_t length, Folded *out);
/* The UTF-8 of a str, a new bytes object. */
PyObject *bytes_of_text(PyObject *text);

/* quotes.c: find_quoted_regions; Range, in code points */
int find_quoted(const Words *words, const unsigned char *text, size_t length, List *regions);

/* ---- reading.c: one report made ready ---- */

/* Places of words in a text, of 16 bits each where that is enough. */
typedef struct {
    const void *items;
    int wide; /* 32 bits */
} Places;

static inline uint32_t place_at(Places places, size_t k) {
    return places.wide ? ((const uint32_t *)places.items)[k] : ((const uint16_t *)places.items)[k];
}

typedef struct {
    PyObject_HEAD
    Words *words;
    unsigned char *block;        /* words, miles, places and the end of the text in one piece */
    uint32_t length;             /* of the text, in bytes; of it no more is kept than what stands between words */
    uint32_t size;               /* words */
    uint32_t *numbers;           /* of each word */
    unsigned char *places;       /* what stands before each word, and how long it is */
    const unsigned char *tail;   /* what stands behind the last word */
    Mile *miles;
    uint64_t mark;               /* texts with the same words have the same */
    uint64_t least;              /* the smallest shingle */
    uint32_t shingle_count;
    uint64_t *shingles;          /* distinct, ascending; NULL once a corpus has grouped them */
    uint32_t *shingle_places;    /* where each first stands */
    uint16_t *shingle_marks;     /* of the words around that place; of two reports, see may_be_long in meetings.h */
    uint32_t group_count;
    uint32_t *groups;            /* in a corpus: the groups of its shingles that other reports have, ascending */
    Places group_places;         /* where each of these shingles first stands */
    uint32_t twinned;            /* whether another report of the corpus has the same words */
    uint32_t furniture_count, quoted_count, border_count, muted_count;
    Region *furniture, *quoted;
    uint32_t *borders;
    uint32_t *muted;             /* where grams stand that stood at `positions` places before, ascending */
} Reading;

extern PyType_Spec reading_spec;

/* Give back all that a report holds; how many shingles it had stays known. */
void reading_empty(Reading *reading);

/* How many of the first `word` words lie in the regions. */
uint32_t count_before(const Region *regions, uint32_t count, uint32_t word);
/* A word in its text, in bytes: where the word before ends, and what stands between the two, which is all that is kept of it. */
typedef struct {
    const unsigned char *gap;
    uint32_t before, start, end;
    uint32_t shift_before, shift_end; /* how many bytes before those places are no first bytes of a sign */
    int stopped_before, stopped;      /* whether the word before, and this one, ends with a stop */
} Spot;

Spot spot_of_word(const Reading *reading, uint32_t word);
/* How many of some bytes are no first bytes of a sign. */
uint32_t count_inner(const unsigned char *bytes, uint32_t count);

/* ---- parcel.c: read_parcel ---- */

/* (shingles, numbers around them, where these end) as bytes of native integers. */
PyObject *parcel_of(const Reading *reading, const Options *options);

/* ---- match.c: find_matches ---- */

typedef struct {
    const uint32_t *words;
    uint32_t size;
    const uint32_t *muted;
    uint32_t muted_count;
    const uint64_t *hashes; /* by word */
} Text;

Text text_of(const Reading *reading);

enum { SIEVE_BITS = 14 };

/* One text ready to be searched for the grams of others. */
typedef struct {
    Text text;
    uint64_t sieve[1 << (SIEVE_BITS - 6)]; /* of its grams */
    uint64_t pairs[1 << (SIEVE_BITS - 6)]; /* of its pairs of neighbours */
    List heads, next; /* uint32_t: the first place of each bucket; the next place in the same bucket */
    List again;       /* unsigned char: whether the gram at a place stands elsewhere in the text, too */
    uint32_t shift;   /* of a key, to its bucket */
    List diagonals, runs, taken_a, taken_b, blocks, steps, table; /* working space */
    uint32_t reach;
} Index;

int index_text(Index *index, Text text, const Options *options);
void index_free(Index *index);
/* The runs that both texts share go to index->blocks, in order of the indexed text. */
int align_words(Index *index, Text other, const Options *options);
void turn_blocks(Block *blocks, size_t count);

/* extend.c: extend_matches */
int extend_matches(Index *index, Text a, Text b, const Options *options);

/* ---- evidence.c: compare ---- */

enum { KEYS = 4 };
enum { START = 0, END = 1, INSIDE = 2 };

typedef struct {
    uint32_t words, run, solid, first_span;
    uint32_t span_count;
    uint8_t bounds, place, flags, key_count;
    uint32_t keys[KEYS]; /* groups in a corpus; else places in the list of shared shingles */
} Passage;

enum { FURNITURE = 1, QUOTED = 2 };

typedef struct {
    uint32_t a_start, a_end, b_start, b_end;
} Span;

/* Working space for one report compared with many. */
typedef struct {
    const Reading *a, *b;
    List shared;                     /* uint32_t: which of a's shingles (in a corpus: of its groups) b has, ascending */
    List turned;                     /* uint32_t: working space, the same of b's */
    const Reading *key_a, *key_b;    /* whose shingles these are */
    const uint32_t *names;           /* of these: the name as keys give it, or NULL for itself */
    Places places;                   /* where each first stands in a */
    List parts, part_ends, signs[2];
} Desk;

typedef struct {
    List passages, spans; /* Passage, Span */
} Evidence;

void desk_free(Desk *desk);
/* Reads passages from blocks, in order of a; desk->shared is filled by one of the two below. */
int read_evidence(Desk *desk, const Reading *a, const Reading *b, const Block *blocks, size_t count,
                  const Options *options, Evidence *evidence);
/* Fill desk->shared; keys are then places in a's list of shingles, or numbers of groups. */
int share_shingles(Desk *desk, const Reading *a, const Reading *b);
int share_groups(Desk *desk, const Reading *a, const Reading *b);
/* The same, when it is known which of a's groups b has, ascending. */
int lend_groups(Desk *desk, const Reading *a, const Reading *b, const uint32_t *shared, size_t count);
/* What share_groups(desk, b, a) would have filled in. */
int turn_groups(Desk *desk);
/* Which of a report's groups a group is, that is among them. */
uint32_t place_of_group(const Reading *reading, uint32_t group);
/* Whether a passage is a phrase that two writers may hit on (is_phrase). */
int is_phrase(const Passage *passage, const Options *options);
/* Whether passages from number `first` on are more than phrases (is_telling). */
int is_telling(const Evidence *evidence, size_t first, const Options *options);
int is_flood(size_t count, size_t size_a, size_t size_b, const Options *options);
/* How long the run is that holds words x and y, which are the same; no more than `enough` is counted. */
uint32_t run_through(const Reading *a, const Reading *b, uint32_t x, uint32_t y, uint32_t enough);
/* (passages, shared shingles, how many these are, those in longer runs, flood) as Python values; `keys` are the shingles
 * that passages' keys and desk->shared name. */
PyObject *evidence_object(const Evidence *evidence, size_t first, size_t end, const Desk *desk, const uint64_t *keys,
                          const Options *options, int flood);

/* corpus.c: every pair of many reports */
extern PyType_Spec corpus_spec;

/* notes.c: lines that may credit somebody */
PyObject *credit_lines(PyObject *module, PyObject *args);

/* glance.c: lines that are surely text */
extern PyType_Spec sight_spec;

#endif
