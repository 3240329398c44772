/* Shared declarations of the index of shingles on disk: the hot loops of dateline.postings.
 *
 * Every rule here is the rule of the Python module named beside it; tests/postings runs both and compares bytes. The
 * layout of a file is told at the head of src/dateline/postings/layout.py.
 */
#ifndef DATELINE_SEGMENTS_H
#define DATELINE_SEGMENTS_H

#define PY_SSIZE_T_CLEAN
#include <Python.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#if !defined(__BYTE_ORDER__) || __BYTE_ORDER__ != __ORDER_LITTLE_ENDIAN__ || !defined(__SIZEOF_INT128__)
#error "dateline.text._segments is for little-endian machines of 64 bits; without it the Python beside it is used"
#endif

/* The numbers of layout.py and values.py. */
enum {
    HEAD_BYTES = 128,
    LINE_BYTES = 64,
    FILTER_BITS = 384,
    END_BYTES = 8,
    ENTRY_BYTES = 12,
    TABLE_BLOCK = 32,
    BLOCK_BYTES = 8 + TABLE_BLOCK * ENTRY_BYTES,
    BUCKET_HEAD = 20,
    LIST_HEAD = 20,
    APART = 64,
    LIST_BLOCK = 128,
    LEADERS = 32,
    UNORDERED = 8,
    FEW = 64,
};
#define ABSENT UINT32_MAX
#define ANY_SIZE UINT32_MAX

/* A list that grows. */
typedef struct {
    void *items;
    size_t count, room;
} List;

int list_grow(List *list, size_t count, size_t size);
void list_free(List *list);
#define LIST(type, list) ((type *)(list).items)

/* What is known of a report. */
typedef struct {
    uint64_t family;
    uint32_t size; /* ABSENT when it is not there */
} Facts;

/* The shape of a segment: Plan of values.py. */
typedef struct {
    uint32_t first, last, buckets, width;
    uint64_t part; /* keys to a bucket */
} Plan;

static inline uint64_t plan_bucket(const Plan *plan, uint64_t key) {
    return (uint64_t)((unsigned __int128)key * plan->buckets >> 64);
}

/* What the first key of a bucket is counted from. */
static inline uint64_t plan_base(const Plan *plan, uint64_t bucket) { return bucket * plan->part; }

/* The smallest key of a bucket. */
static inline uint64_t plan_least(const Plan *plan, uint64_t bucket) {
    return (uint64_t)((((unsigned __int128)bucket << 64) + plan->buckets - 1) / plan->buckets);
}


/* A segment that is open, or the reports that came last. */
typedef struct {
    PyObject_HEAD
    int is_tail;
    uint32_t first, last; /* report numbers */
    /* a segment */
    PyObject *name;
    Py_buffer file;
    Plan plan;
    uint64_t keys, postings, length, digest;
    const unsigned char *directory, *table, *data;
    unsigned char *checked; /* a bit for each block of the table that was checked */
    unsigned char *gone;    /* a bit for each report that is buried; NULL for none */
    /* the reports that came last */
    List numbers; /* uint32_t */
    List facts;   /* Facts */
    List slots;   /* Slot, a power of two of them */
    List links;   /* Link */
    size_t used;  /* slots in use */
} Source;

typedef struct {
    uint64_t key;
    uint32_t head; /* a link plus one; 0 for an empty slot */
    uint32_t count;
} Slot;

typedef struct {
    uint32_t report; /* its place among the reports of the tail */
    uint32_t next;   /* the link of the report before it that has the same key, plus one */
} Link;

/* The reports of one source that have a key. */
typedef struct {
    Source *source;
    uint32_t count;
    uint32_t next;               /* for the use of whoever chains them */
    uint32_t few, leaders;       /* of a list that stands apart */
    uint64_t place;              /* of its blocks in the data; 0 for a list in its bucket */
    const unsigned char *at;     /* the first posting in the bucket, or the first leader */
    uint32_t link;               /* in the tail */
} Postings;

/* A walk along postings. */
typedef struct {
    const Postings *postings;
    uint32_t seen, most; /* reports of at most so many shingles */
    uint32_t link;
    uint32_t block, inside, held; /* of a list that stands apart */
    uint32_t ids[LIST_BLOCK];
} Walk;

static inline uint64_t load8(const unsigned char *at) {
    uint64_t number;
    memcpy(&number, at, 8);
    return number;
}

static inline uint32_t load4(const unsigned char *at) {
    uint32_t number;
    memcpy(&number, at, 4);
    return number;
}

static inline uint64_t load_key(const unsigned char *at, uint32_t width) {
    return width == 8 ? load8(at) : load8(at) & (((uint64_t)1 << 8 * width) - 1);
}

static inline uint32_t load_posting(const unsigned char *at, uint32_t width) {
    return width == 4 ? load4(at) : load4(at) & (((uint32_t)1 << 8 * width) - 1);
}

/* Make room for `count` items; the list keeps those it has. */
static inline int list_reserve(List *list, size_t count, size_t size) {
    return count <= list->room ? 0 : list_grow(list, count, size);
}

/* segments_read.c: layout.py, view.py, tail.py */
uint64_t check_of(uint64_t place, const unsigned char *part, size_t length);
uint64_t fold_digest(uint64_t digest, uint64_t checked);
int damage(const Source *source, const char *what, uint64_t place);
/* 1 when the report is there, 0 when not, -1 when its block is damaged. The posting is its number less source->first; in
 * the tail its place. */
int source_facts(Source *source, uint32_t posting, Facts *facts);
/* The same by the number of the report. */
int source_facts_of(Source *source, uint32_t number, Facts *facts);
uint32_t source_number(const Source *source, uint32_t posting);

/* Whether a posting's report is there; every posting of a segment was when it was written. */
static inline int is_there(const Source *source, uint32_t posting) {
    if (source->is_tail) return LIST(const Facts, source->facts)[posting].size != ABSENT;
    return !source->gone || !(source->gone[posting / 8] & 1u << posting % 8);
}

/* Ask for what tells whether a key may be there. */
void source_prefetch(const Source *source, uint64_t key);
/* 1 when the key may be there, 0 when it is not, -1 on damage; its bucket, at `place`, is on its way then. */
int source_probe(const Source *source, uint64_t key, uint64_t *place);
/* 1 when some report has the key, 0 when none has, -1 on damage. */
int source_find(Source *source, uint64_t key, uint64_t place, Postings *out);
void walk_open(Walk *walk, const Postings *postings, uint32_t most);
/* The next posting, whether its report is there or not: 1, 0 at the end, -1 on damage. */
int walk_step(Walk *walk, uint32_t *posting);
/* The next report that is there: 1, 0 at the end, -1 on damage. */
int walk_next(Walk *walk, uint32_t *posting, Facts *facts);
/* Whether a report of the source, of so many shingles, is among the postings. */
int postings_hold(const Postings *postings, uint32_t number, uint32_t size);

/* A bucket that is read: where its parts are. */
typedef struct {
    const unsigned char *keys, *entries, *places, *end;
    uint32_t count, entry_count, apart, key_width;
} Bucket;
/* The line of a bucket: 1 when it may have the key, 0 when not, -1 on damage. */
int line_open(const Source *source, uint64_t bucket, uint64_t key, uint64_t *place);
/* The bits that a key sets among the six words of a line. */
void filter_set(uint64_t words[FILTER_BITS / 64], uint64_t key);
int bucket_open(const Source *source, uint64_t bucket, uint64_t place, Bucket *out);
int list_open(Source *source, uint64_t place, Postings *out);
extern PyType_Spec view_spec, tail_spec;

/* segments_write.c: merging.py */
PyObject *write_piece(PyObject *module, PyObject *args);

/* segments_search.c: search.py */
PyObject *find_candidates(PyObject *module, PyObject *args);
PyObject *count_families(PyObject *module, PyObject *args);
PyObject *find_holders(PyObject *module, PyObject *args);
PyObject *count_held(PyObject *module, PyObject *args);

/* segments.c */
int sources_read(PyObject *module, PyObject *views, List *out);
int keys_read(PyObject *given, List *out);
PyTypeObject *type_of(PyObject *module, const char *name);

#endif
