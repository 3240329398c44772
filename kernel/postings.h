/* Which reports have which shingles. */
#ifndef DATELINE_POSTINGS_H
#define DATELINE_POSTINGS_H

#include "kernel.h"

enum { LAST = 1u << 31 }; /* marks the last member of a group */

/* A group is the reports, two or more, that have one shingle. */
typedef struct {
    List keys;        /* uint64_t: the shingle of each group, ascending */
    List families;    /* uint32_t: of how many families its reports are */
    List firsts;      /* uint32_t: where its members begin */
    List members;     /* uint32_t: reports in ascending order, the last of each group marked */
    uint32_t *starts; /* for each report, and the end, where its entries begin */
    uint32_t *entries; /* where it stands among the members */
} Postings;

int postings_build(Postings *postings, Reading *const *readings, uint32_t count);
void postings_free(Postings *postings);
/* Of how many families the reports are that have a shingle; 0 for a shingle of one report. */
uint32_t postings_families(const Postings *postings, uint64_t key);

#endif
