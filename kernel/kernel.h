/* Shared declarations of the kernel: the hot loops of the search for shared text.
 *
 * Every rule here is the rule of the Python module named beside it; tests/copies/test_kernel.py runs both and compares.
 * Numbers of words and grams are unsigned 64-bit here; Python shows grams less 2**63, so that SQLite can hold them.
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
};

typedef struct {
    uint32_t start, end;
} Range;

/* Words first to end; `before` of the words before them lie in ranges too. */
typedef struct {
    uint32_t start, end, before;
} Region;

/* Where the places of every 16th word are. */
typedef struct {
    uint32_t at, sign; /* in the packed places; the end of the word before, in code points */
} Mile;

enum { MILE = 16 };

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

/* Lengths in words: CopyOptions, and of how many families a shingle may be that leads to a pair. */
typedef struct {
    uint32_t gram, window, leads, many, gap, edit, reach, drop, positions, stock, edge, phrase, clause, sentence, loose;
} Options;

int options_read(PyObject *tuple, Options *options);

/* words.c: fold */
typedef struct Words Words;
extern PyType_Spec words_spec;
typedef struct {
    List numbers; /* uint64_t */
    List places;  /* Range, in code points */
} Folded;

int words_fold(Words *words, PyObject *text, Folded *out, Py_UCS4 **signs, Py_ssize_t *length);
unsigned words_kind(const Words *words, Py_UCS4 sign);
uint64_t blake2b_8(const unsigned char *bytes, size_t count);

/* quotes.c: find_quoted_regions */
int find_quoted(const Words *words, const Py_UCS4 *signs, Py_ssize_t length, List *regions);

/* reading.c: one report made ready */
typedef struct {
    PyObject_HEAD
    PyObject *text;
    Words *words;
    uint32_t size;           /* words */
    uint64_t *numbers;       /* of each word */
    unsigned char *places;   /* signs before each word and in it, as variable-length integers */
    uint32_t shingle_count;
    uint64_t *shingles;      /* distinct, ascending */
    uint32_t furniture_count, quoted_count, border_count;
    Region *furniture, *quoted;
    Mile *miles;
    uint32_t *borders;
} Reading;

extern PyType_Spec reading_spec;
/* The place of a word, and where the word before it ends; 0 for the first. */
Range place_of_word(const Reading *reading, uint32_t word, uint32_t *before);
/* How many of the first `word` words lie in the regions. */
uint32_t count_before(const Region *regions, uint32_t count, uint32_t word);
size_t grams_of(const uint64_t *words, size_t size, size_t gram, uint64_t *out);
size_t shingles_of(const uint64_t *words, size_t size, const Options *options, List *numbers, List *spare);

/* match.c: find_matches */
typedef struct {
    uint64_t gram;
    uint32_t first, count, seen_in, seen; /* first place and places in a; runs seen in text b number `seen_in` */
} Slot;

typedef struct {
    const uint64_t *words;
    uint32_t size;
} Text;

enum { SIEVE_BITS = 14 };

typedef struct {
    Text text;
    uint64_t sieve[1 << (SIEVE_BITS - 6)];
    Slot *slots;
    size_t mask;
    List slot_list, next, grams; /* Slot; uint32_t, the next place of the gram at each place; uint64_t */
    uint32_t round;              /* the number of the text compared with it */
    List diagonals, runs, taken_a, taken_b, blocks, steps, table; /* working space */
    uint32_t reach;
} Index;

int index_text(Index *index, Text text, const Options *options);
void index_free(Index *index);
Slot *index_find(const Index *index, uint64_t gram);
/* The runs that both texts share go to index->blocks, in order of the indexed text. */
int align_words(Index *index, Text other, const Options *options);

/* extend.c: extend_matches */
int extend_matches(Index *index, Text a, Text b, const Options *options);

/* evidence.c: compare */
typedef struct {
    uint32_t words, run, solid, first_span, span_count;
    uint8_t bounds, place, furniture, quoted, key_count;
    uint64_t keys[4];
} Passage;

typedef struct {
    uint32_t a_start, a_end, b_start, b_end;
} Span;

/* Working space for one report compared with many. */
typedef struct {
    Index index;
    const Reading *a, *b;
    List shared, parts, part_ends, key_places;
} Desk;

typedef struct {
    List passages, spans; /* Passage, Span */
} Evidence;

int desk_open(Desk *desk, const Reading *a, const Options *options);
/* Adds to the evidence; 1 when the two share something, 0 when not, -1 on failure. */
int desk_compare(Desk *desk, const Reading *b, const Options *options, Evidence *evidence);
/* Whether passages from number `first` on are more than phrases (is_telling). */
int is_telling(const Evidence *evidence, size_t first, const Options *options);
void desk_free(Desk *desk);
int is_flood(size_t count, size_t size_a, size_t size_b, const Options *options);
int find_shared(Desk *desk, const Reading *a, const Reading *b);
PyObject *evidence_object(const Evidence *evidence, size_t first, size_t end, const List *shared, size_t many,
                          int flood);

/* corpus.c: every pair of many reports */
extern PyType_Spec corpus_spec;

#endif
