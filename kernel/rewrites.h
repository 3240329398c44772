/* Shared declarations of the search for rewrites: reading stories, meeting by marks, comparing.
 *
 * Every rule here is the rule of the Python module named beside it; tests/copies/test_rewrite_kernel.py runs both and
 * compares.
 */
#ifndef DATELINE_REWRITES_H
#define DATELINE_REWRITES_H

#define PY_SSIZE_T_CLEAN
#include <Python.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/* What a sign may be: SIGN_KINDS of dateline.copies.story_words, in its order. */
enum {
    LETTER = 1 << 0,
    DIGIT = 1 << 1,
    SIGN = 1 << 2,
    APOSTROPHE = 1 << 3,
    LINE = 1 << 4,
    STOP = 1 << 5,
    CLOSE = 1 << 6,
    QUOTE = 1 << 7,
    LEAD = 1 << 8,
    OPENER = 1 << 9,
    BLANK = 1 << 10,
    UPPER = 1 << 11,
    OPENS = 1 << 12, /* a letter that a sentence may begin with */
};

/* Kind and Use of dateline.copies.story_numbers. */
enum { NAME = 1, DATE, BIG, MID, YEAR, SMALL, WORDING, KINDS };
enum { NO_USE, NUMBER, TENS, POWER, SHORT_POWER, MONTH, DAY, LINK, SMALL_WORD };
enum { KIND_MASK = 7, LONG = 4, STEM = 6 };

typedef struct {
    void *items;
    size_t count, room;
} List;

int list_reserve(List *list, size_t count, size_t size);
void list_free(List *list);
#define LIST(type, list) ((type *)(list).items)

/* A name or figure where it stands. */
typedef struct {
    uint64_t number;
    uint32_t sentence, start, end;
} Fact;

typedef struct {
    uint64_t number;
    uint32_t sentence;
} Wording;

typedef struct {
    uint32_t start, end;
} Range;

typedef struct {
    PyObject_HEAD
    uint32_t sentence_count, fact_count, loose_count, wording_count;
    Range *sentences;
    Fact *facts, *loose; /* sorted, each once */
    Wording *wordings;   /* sorted, each once; none in a story read for its marks */
} Story;

/* story_numbers */
static inline uint64_t mix(uint64_t number) {
    number = (number ^ (number >> 30)) * 0xBF58476D1CE4E5B9u;
    number = (number ^ (number >> 27)) * 0x94D049BB133111EBu;
    return number ^ (number >> 31);
}

static inline uint64_t with_kind(uint64_t number, unsigned kind) { return (number & ~(uint64_t)KIND_MASK) | kind; }
static inline unsigned kind_of(uint64_t number) { return (unsigned)(number & KIND_MASK); }
#define WORD_START 0xCBF29CE484222325u /* FNV-1a */
#define WORD_FACTOR 0x100000001B3u
uint64_t word_number(const unsigned char *bytes, size_t count);
uint64_t name_number(const unsigned char *folded, size_t count);

/* A word or figure: story_figures.Token. */
typedef struct {
    uint64_t number, name, stem;
    uint32_t sentence, start, end, length, value;
    uint8_t use, upper, led, title, figure;
} Token;

/* The number of the figure at a token (0: it says nothing) and the token behind; 0 when none begins there. */
int figure_at(const Token *tokens, size_t count, size_t k, const Py_UCS4 *signs, uint64_t *number, size_t *next);

extern PyType_Spec reader_spec, story_spec;
/* The distinct numbers of sorted facts and loose facts, at most so many of either, as bytes. */
PyObject *marks_of(const List *facts, const List *loose, size_t most);
PyObject *meet_all(PyObject *module, PyObject *args);
PyObject *compare_stories(PyObject *module, PyObject *args);

/* meetings.log64 */
static inline int32_t log64(uint64_t number) {
    int power = 0;
    while (number >> (power + 1)) power++;
    return (int32_t)(64 * power + (int32_t)((number * 64) >> power) - 64);
}

#endif
