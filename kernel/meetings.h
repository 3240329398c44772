/* Which reports meet in a shingle that few unlike texts have, report by report. */
#ifndef DATELINE_MEETINGS_H
#define DATELINE_MEETINGS_H

#include "postings.h"

enum { LONG = 1u << 31 }; /* marks a meeting whose run may be long */

/* One report meets another, behind it, in a shingle that both have. Reports are named as members of postings are. */
typedef struct {
    uint32_t other; /* LONG is set where the words around the shingle do not rule out a long run */
    uint32_t group;
} Meeting;

/* A walk through all meetings: `low` to `high` are the reports whose meetings are at hand. */
typedef struct {
    Postings *postings;
    uint32_t count, block, low, high;
    uint32_t *heads, *next; /* by block of reports, the first group that has one of them; by group, the next such group */
    List groups, spare;     /* uint32_t: the groups of the block, ascending; working space */
    List sums;              /* uint32_t: how many meetings each report of the block has */
    List ends;              /* size_t: where the meetings of each report at hand end */
    List meetings;          /* Meeting: those of each report in order of their groups */
} Meetings;

/* Begin the walk. A group of more than `leads` families is passed over. The first member of a group may change. */
int meetings_start(Meetings *walk, Postings *postings, uint32_t count, uint32_t leads);
/* The meetings of the next report, in order of the groups; reports are asked for in their order, each once. */
int meetings_next(Meetings *walk, uint32_t report, const Meeting **first, size_t *count);
void meetings_free(Meetings *walk);

#endif
