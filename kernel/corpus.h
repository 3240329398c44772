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

/* A report that another shares reporting with, and the number of their pair by (a, b); all bits for one that Python holds. */
typedef struct {
    uint32_t other, number;
} Tie;

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
    size_t *tie_ends; /* for each report, where its ties end; NULL until they are asked for */
    Tie *ties;        /* of each report by the other one */
    Desk desk;
} Corpus;

/* Pair number k by (a, b). */
static inline const Pair *pair_at(const Corpus *corpus, size_t k) { return &LIST(Pair, corpus->pairs)[corpus->order[k]]; }

/* Of each pair as it was found its number by (a, b); NULL with an error. */
const uint32_t *numbers_of(Corpus *corpus);

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

/* kin.c: methods of Corpus; reports are places, pairs are numbers by (a, b) */
/* tie(elsewhere): make the lists of who shares reporting with whom; pairs of Python, a << 32 | b, come before those of the corpus. */
PyObject *corpus_tie(PyObject *self, PyObject *elsewhere);
/* kindred(report): the reports tied to one, ascending. */
PyObject *corpus_kindred(PyObject *self, PyObject *report);
/* kindred_where(report, classes, flags): those of them whose class, a 32-bit number for each report, has a flag. */
PyObject *corpus_kindred_where(PyObject *self, PyObject *args);
/* classes(report, classes): the classes of those reports, as a set. */
PyObject *corpus_classes(PyObject *self, PyObject *args);
/* carriers(report, place): those of them whose common words a place of the report stands in; None where Python holds a pair of it. */
PyObject *corpus_carriers(PyObject *self, PyObject *args);
/* chosen(flags): the numbers of the pairs that have a flag, those of relatives side by side. */
PyObject *corpus_chosen(PyObject *self, PyObject *flags);
/* tied(report, other): the number of their pair; -1 for none, -2 for one that Python holds. */
PyObject *corpus_tied(PyObject *self, PyObject *args);
/* tied_to_all(report, others): whether it is tied to all of some reports, native 32-bit numbers, ascending. */
PyObject *corpus_tied_to_all(PyObject *self, PyObject *args);
/* third(one, two): the reports tied to both, ascending. */
PyObject *corpus_third(PyObject *self, PyObject *args);
/* told_at(number): (a, b, a_share, b_share, kind), shares in ten-thousandths; None for no pair. */
PyObject *corpus_told_at(PyObject *self, PyObject *number);
/* share_with(report, other): the part of its body that the other has; None where the corpus has no such pair. */
PyObject *corpus_share_with(PyObject *self, PyObject *args);
/* more_with(report, one, two, least): whether the body of a report has so many signs in a row in common with the one that it has
 * not with the other; None where Python holds one of the pairs. */
PyObject *corpus_more_with(PyObject *self, PyObject *args);
/* dated(done, (first, last, minute, zoned, standing, outlets, names, routes)): for each pair that is not done, by its number, the
 * name of the outlet of its earlier report where that prints what others wrote, else 0; and the numbers of those to judge. */
PyObject *corpus_dated(PyObject *self, PyObject *args);
/* shared_sources(done, unseen, ends, sources): for each pair that is not done the first source that both are known to have, + 1, or
 * 0; and the numbers of those of which one credits somebody unseen. */
PyObject *corpus_shared_sources(PyObject *self, PyObject *args);

/* lines.c */
/* What is known of the origin of many pairs at once, each by its number, 0 for nothing: first the outlet's name whose habit leaves
 * it open (`heads`), then whom both may have it from (`tails`), else the report that both have words from, + 1 (`thirds`). */
typedef struct {
    const uint32_t *heads, *tails, *thirds; /* NULL: nothing is known */
    PyObject *head_clauses;                 /* list of bytes, a clause each; the first is of no pair */
    PyObject *tail_names, *tail_clauses;    /* the same; names are JSON */
    PyObject *third_clause;                 /* what stands before the id of a third report */
} Bulk;

/* The contract's lines of some pairs. `ids`: JSON of each report's id; `origins`: a dict from number of pair to
 * (JSON of dir, JSON of common_source, JSON of a clause without its quotes), which comes before `bulk`; `otherwise`: such a clause for
 * other pairs that share reporting, or None. */
PyObject *copy_of(const Corpus *corpus, size_t k);
PyObject *lines_of(const Corpus *corpus, size_t from, size_t end, PyObject *ids, PyObject *origins, PyObject *otherwise, const Bulk *bulk);

#endif
