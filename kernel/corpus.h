/* Many reports, the pairs of them that share text, and what each pair shares. */
#ifndef DATELINE_CORPUS_H
#define DATELINE_CORPUS_H

#include "postings.h"

/* What a passage is; the numbers are those of dateline.copies.stock. */
enum { REPORTING, PLAIN_FURNITURE, STOCK, PHRASE };
/* What a pair shares; the numbers are those of dateline.copies.kernel. */
enum { COPY, PARTIAL, QUOTATION, BOILERPLATE, NOTHING };

typedef struct {
    uint32_t a, b;
    uint32_t first;      /* its passages */
    uint32_t count : 24; /* how many they are */
    uint32_t flood : 1;
    uint32_t kind : 3;
    uint32_t why : 2;        /* of boilerplate: the first plain reading */
    uint32_t told_words;     /* words that are reporting */
    uint16_t a_share, b_share; /* in ten-thousandths */
} Pair;

typedef struct {
    PyObject_HEAD
    PyObject *held; /* the readings, as a tuple */
    Reading **readings;
    uint32_t count;
    uint32_t *twins; /* for each report the next one with the same words, or itself: a circle */
    uint32_t *first; /* for each report the first one with the same words */
    int kept; /* the texts stay, for items; else each is freed when it is compared with all later ones */
    Options options;
    Postings postings;
    List pairs;      /* Pair, as they were found: those of relatives side by side */
    uint32_t *order;   /* the pairs by (a, b) */
    uint32_t *numbers; /* of each pair its place in that order; NULL until it is asked for */
    Evidence evidence;
    uint32_t *carried;      /* by group: how many pairs share it, estimated from the smallest shingles of each */
    unsigned char *read_as; /* for each passage what it is, once settled */
    PyObject *bodies;       /* of the reports, once settled: a list of bytes, pairs of offsets */
    Desk desk;
} Corpus;

/* Pair number k by (a, b). */
static inline const Pair *pair_at(const Corpus *corpus, size_t k) { return &LIST(Pair, corpus->pairs)[corpus->order[k]]; }

/* settle.c */
/* `houses`: for each report the number of its outlet, 0 without one, 1 when its name has no letters. `bodies`: bytes of
 * native pairs of offsets for each report, ordered and disjoint. Constants as in dateline.copies.stock. */
typedef struct {
    const uint32_t *houses;
    const unsigned char *laid_out; /* for each report whether its layout, and so its body, is known */
    PyObject *bodies; /* list of bytes */
    uint32_t anywhere, one_outlet, inside, brief, common, footer, half, own_words;
} Facts;

int settle(Corpus *corpus, const Facts *facts);

/* Whether passage number n of a pair is among those that its line is about. */
int is_told(const Corpus *corpus, const Pair *pair, uint32_t n);

/* ties.c; side 0 is report a of the pair, 1 is b */
PyObject *runs_object(const Corpus *corpus, const Pair *pair, int side);
PyObject *places_object(const Corpus *corpus, const Pair *pair, int side);
/* Whether the body of a report has `least` signs in a row that it shares in the one pair and not in the other (NULL: none). */
int has_more(const Corpus *corpus, const Pair *one, int one_side, const Pair *two, int two_side, uint32_t least);

/* Whether a sign of a report stands in the words that a pair's line is about. */
int covers(const Corpus *corpus, const Pair *pair, int side, uint32_t place);
PyObject *walk_prints(PyObject *module, PyObject *args);

/* For the search for rewrites, over all settled pairs: for each report the first one among itself and those that share
 * `family` ten-thousandths of either body; and a << 32 | b of the pairs that share `settled` of either, ascending. */
PyObject *kin_object(const Corpus *corpus, uint32_t family, uint32_t settled);

/* lines.c */
/* The contract's lines of some pairs. `ids`: JSON of each report's id; `origins`: a dict from number of pair to
 * (JSON of dir, JSON of common_source, JSON of a clause without its quotes); `otherwise`: such a clause for other pairs that
 * share reporting, or None. */
PyObject *copy_of(const Corpus *corpus, size_t k);
PyObject *lines_of(const Corpus *corpus, size_t from, size_t end, PyObject *ids, PyObject *origins, PyObject *otherwise);

#endif
