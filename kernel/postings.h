/* Which reports have which shingles. */
#ifndef DATELINE_POSTINGS_H
#define DATELINE_POSTINGS_H

#include "kernel.h"

enum { LAST = 1u << 31 }; /* marks the last member of a group */

typedef struct {
    uint32_t first;    /* where its members begin */
    uint32_t families; /* of how many families its reports are */
} Group;

/* A group is the reports that have one shingle: two or more, or one that stands for others with the same words. */
typedef struct {
    List keys;    /* uint64_t: the shingle of each group, ascending */
    List groups;  /* Group, in the same order */
    List members; /* uint32_t: places among the reports that were grouped, in order, the last of each group marked */
    List marks;   /* uint16_t: for each member, of the words around the shingle */
} Postings;

/* Group the shingles of some reports, named by their numbers in ascending order; these get groups and lose shingles, and
 * likely relatives are put side by side. */
int postings_build(Postings *postings, Reading *const *readings, uint32_t *reports, uint32_t count);
void postings_free(Postings *postings);

#endif
