/* Read segments, and hold the reports that came last. The rule is that of layout.py, view.py and tail.py. */
#include "segments.h"

/* ---- checks ---- */

/* The part read as one number with its place, plus one, as the highest digit, modulo 2**64 - 1: the sum of its words, a
 * carry counting as one. */
uint64_t check_of(uint64_t place, const unsigned char *part, size_t length) {
    uint64_t low = 0, high = 0, last = 0; /* halves of the words, summed apart so that nothing is carried */
    size_t words = length / 8;
    for (size_t k = 0; k < words; k++) {
        uint64_t word = load8(part + 8 * k);
        low += word & UINT32_MAX;
        high += word >> 32;
    }
    for (size_t k = 8 * words; k < length; k++) last |= (uint64_t)part[k] << k % 8 * 8;
    unsigned __int128 sum = low + ((unsigned __int128)high << 32) + last;
    unsigned turn = (unsigned)(length % 8 * 8);
    place = place == UINT64_MAX ? 1 : place + 1;
    sum += turn ? place << turn | place >> (64 - turn) : place;
    sum = (uint64_t)sum + (sum >> 64);
    sum = (uint64_t)sum + (sum >> 64);
    return (uint64_t)sum == UINT64_MAX ? 0 : (uint64_t)sum;
}

/* (digest * 1000003 + checked) modulo 2**61 - 1. */
uint64_t fold_digest(uint64_t digest, uint64_t checked) {
    const uint64_t prime = ((uint64_t)1 << 61) - 1;
    return (uint64_t)(((unsigned __int128)digest * 1000003u + checked) % prime);
}

int damage(const Source *source, const char *what, uint64_t place) {
    PyErr_Format(PyExc_ValueError, "%U: %s %llu is damaged", source->name, what, (unsigned long long)place);
    return -1;
}

/* ---- what is known of a report ---- */

static int block_check(Source *source, uint32_t block) {
    if (source->checked[block / 8] & 1u << block % 8) return 0;
    const unsigned char *start = source->table + (size_t)block * BLOCK_BYTES;
    if (check_of(block, start + 8, BLOCK_BYTES - 8) != load8(start)) return damage(source, "block of reports", block);
    source->checked[block / 8] |= (unsigned char)(1u << block % 8);
    return 0;
}

/* The entry of a report, buried or not. */
static int entry_of(Source *source, uint32_t posting, Facts *facts) {
    if (source->is_tail) {
        *facts = LIST(Facts, source->facts)[posting];
        return 0;
    }
    if (posting > source->last - source->first) return *facts = (Facts){0, ABSENT}, 0;
    uint32_t block = posting / TABLE_BLOCK;
    if (block_check(source, block) < 0) return -1;
    const unsigned char *at = source->table + (size_t)block * BLOCK_BYTES + 8 + posting % TABLE_BLOCK * ENTRY_BYTES;
    *facts = (Facts){load8(at), load4(at + 8)};
    return 0;
}

int source_facts(Source *source, uint32_t posting, Facts *facts) {
    if (entry_of(source, posting, facts) < 0) return -1;
    if (source->gone && posting <= source->last - source->first && source->gone[posting / 8] & 1u << posting % 8) return 0;
    return facts->size != ABSENT;
}

uint32_t source_number(const Source *source, uint32_t posting) {
    return source->is_tail ? LIST(uint32_t, source->numbers)[posting] : source->first + posting;
}

/* The place of a report in the tail, or UINT32_MAX. */
static uint32_t tail_place(const Source *source, uint32_t number) {
    const uint32_t *numbers = source->numbers.items;
    size_t low = 0, high = source->numbers.count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (numbers[middle] < number) low = middle + 1;
        else high = middle;
    }
    return low < source->numbers.count && numbers[low] == number ? (uint32_t)low : UINT32_MAX;
}

int source_facts_of(Source *source, uint32_t number, Facts *facts) {
    uint32_t posting = source->is_tail ? tail_place(source, number) : number - source->first;
    if (source->is_tail && posting == UINT32_MAX) return 0;
    return source_facts(source, posting, facts);
}

/* ---- buckets and lists ---- */

static const unsigned char *part_of(const Source *source, uint64_t place, uint64_t length) {
    return place <= source->length && length <= source->length - place ? source->data + place : NULL;
}

static void filter_places(uint64_t key, uint32_t places[3]) {
    uint64_t mixed = key * 0xD6E8FEB86659FD93u;
    for (int k = 0; k < 3; k++) places[k] = (uint32_t)((mixed >> (16 + 16 * k) & 0xFFFF) * FILTER_BITS >> 16);
}

void filter_set(uint64_t words[FILTER_BITS / 64], uint64_t key) {
    uint32_t places[3];
    filter_places(key, places);
    for (int k = 0; k < 3; k++) words[places[k] / 64] |= (uint64_t)1 << places[k] % 64;
}

int line_open(const Source *source, uint64_t bucket, uint64_t key, uint64_t *place) {
    const unsigned char *line = source->directory + LINE_BYTES * bucket;
    uint32_t places[3];
    uint64_t set = 1;
    if (check_of(bucket, line + 8, LINE_BYTES - 8) != load8(line)) return damage(source, "line", bucket);
    *place = load8(line + 8);
    filter_places(key, places);
    for (int k = 0; k < 3; k++) set &= load8(line + 16 + places[k] / 64 * 8) >> places[k] % 64;
    return (int)(set & 1);
}

int bucket_open(const Source *source, uint64_t bucket, uint64_t place, Bucket *out) {
    const unsigned char *at = part_of(source, place, BUCKET_HEAD);
    if (!at) return damage(source, "bucket", bucket);
    uint32_t count = load4(at + 8), entries = load4(at + 12), packed = load4(at + 16);
    uint64_t width = packed & 0xFF, apart = packed >> 8;
    uint64_t length = BUCKET_HEAD + count * width + (uint64_t)entries * source->plan.width + 8 * apart;
    if (!part_of(source, place, length) || width < 1 || width > 8) return damage(source, "bucket", bucket);
    if (check_of(bucket, at + 8, (size_t)length - 8) != load8(at)) return damage(source, "bucket", bucket);
    const unsigned char *keys = at + BUCKET_HEAD;
    const unsigned char *postings = keys + count * width, *places = postings + (size_t)entries * source->plan.width;
    *out = (Bucket){keys, postings, places, places + 8 * apart, count, entries, (uint32_t)apart, (uint32_t)width};
    return 0;
}

int list_open(Source *source, uint64_t place, Postings *out) {
    const unsigned char *at = part_of(source, place, LIST_HEAD);
    if (!at) return damage(source, "the list at", place);
    uint32_t count = load4(at + 8), few = load4(at + 12), leaders = load4(at + 16);
    uint64_t length = LIST_HEAD + (uint64_t)4 * leaders;
    if (!part_of(source, place, length) || few > count) return damage(source, "the list at", place);
    if (check_of(place, at + 8, (size_t)length - 8) != load8(at)) return damage(source, "the list at", place);
    *out = (Postings){source, count, 0, few, leaders, place + length, at + LIST_HEAD, 0};
    return 0;
}

void source_prefetch(const Source *source, uint64_t key) {
    if (!source->is_tail) {
        __builtin_prefetch(source->directory + LINE_BYTES * plan_bucket(&source->plan, key));
    } else if (source->slots.room) {
        __builtin_prefetch(&LIST(Slot, source->slots)[(key ^ key >> 32) & (source->slots.room - 1)]);
    }
}

int source_probe(const Source *source, uint64_t key, uint64_t *place) {
    enum { LINES = 6 }; /* of 64 bytes: about half a bucket, and the rest follows by itself */
    *place = 0;
    if (source->is_tail) return source->slots.room != 0;
    int found = line_open(source, plan_bucket(&source->plan, key), key, place);
    if (found > 0 && *place < source->length) {
        for (int line = 0; line < LINES; line++) __builtin_prefetch(source->data + *place + 64 * line);
    }
    return found;
}

static Slot *tail_slot(const Source *source, uint64_t key) {
    size_t mask = source->slots.room - 1;
    Slot *slots = source->slots.items;
    size_t at = (size_t)(key ^ key >> 32) & mask;
    while (slots[at].head && slots[at].key != key) at = (at + 1) & mask;
    return &slots[at];
}

int source_find(Source *source, uint64_t key, uint64_t place, Postings *out) {
    if (source->is_tail) {
        if (!source->slots.room) return 0;
        const Slot *slot = tail_slot(source, key);
        if (!slot->head) return 0;
        *out = (Postings){source, slot->count, 0, 0, 0, 0, NULL, slot->head};
        return 1;
    }
    uint64_t number = plan_bucket(&source->plan, key), reached = plan_base(&source->plan, number);
    Bucket bucket;
    if (bucket_open(source, number, place, &bucket) < 0) return -1;
    uint32_t k = 0;
    for (; k < bucket.count; k++) {
        reached += load_key(bucket.keys + (size_t)k * bucket.key_width, bucket.key_width);
        if (reached >= key) break;
    }
    if (k == bucket.count || reached != key) return 0;
    uint32_t width = source->plan.width, last = (uint32_t)1 << (8 * width - 1), away = last >> 1;
    const unsigned char *at = bucket.entries, *end = bucket.places;
    for (uint32_t left = k; left && at < end; at += width) left -= (load_posting(at, width) & last) != 0;
    if (at >= end) return damage(source, "bucket", number);
    uint32_t entry = load_posting(at, width);
    if (entry & away) {
        uint32_t which = entry & ~(last | away);
        if (which >= bucket.apart) return damage(source, "bucket", number);
        return list_open(source, load8(bucket.places + 8 * which), out) < 0 ? -1 : 1;
    }
    uint32_t count = 1;
    for (const unsigned char *next = at; !(load_posting(next, width) & last); next += width, count++) {
        if (next + width >= end) return damage(source, "bucket", number);
    }
    *out = (Postings){source, count, 0, 0, 0, 0, at, 0};
    return 1;
}

/* ---- postings ---- */

static uint32_t blocks_of(uint32_t count) { return count / LIST_BLOCK + (count % LIST_BLOCK != 0); }

/* Read a block of a list that stands apart; returns how many postings it holds, -1 on damage. */
static int block_read(const Postings *postings, uint32_t block, uint32_t *ids) {
    uint32_t few_blocks = blocks_of(postings->few);
    uint32_t inside = block < few_blocks ? block : block - few_blocks;
    uint32_t rest = (block < few_blocks ? postings->few : postings->count - postings->few) - inside * LIST_BLOCK;
    uint32_t count = rest < LIST_BLOCK ? rest : LIST_BLOCK;
    uint64_t place = postings->place + (uint64_t)inside * (8 + 4 * LIST_BLOCK);
    if (block >= few_blocks) place += (uint64_t)8 * few_blocks + (uint64_t)4 * postings->few;
    const unsigned char *at = part_of(postings->source, place, 8 + (uint64_t)4 * count);
    if (!at || check_of(place, at + 8, 4 * count) != load8(at)) return damage(postings->source, "the list block at", place);
    memcpy(ids, at + 8, 4 * count);
    return (int)count;
}

void walk_open(Walk *walk, const Postings *postings, uint32_t most) {
    walk->postings = postings;
    walk->most = most;
    walk->seen = walk->block = walk->inside = walk->held = 0;
    walk->link = postings->link;
}

int walk_step(Walk *walk, uint32_t *posting) {
    const Postings *postings = walk->postings;
    const Source *source = postings->source;
    if (walk->seen == postings->count) return 0;
    if (source->is_tail) {
        const Link *link = &LIST(Link, source->links)[walk->link - 1];
        *posting = link->report;
        walk->link = link->next;
    } else if (!postings->place) {
        uint32_t width = source->plan.width;
        *posting = load_posting(postings->at + (size_t)walk->seen * width, width) & ~((uint32_t)3 << (8 * width - 2));
    } else {
        if (walk->inside == walk->held) {
            int held = block_read(postings, walk->block, walk->ids);
            if (held < 0) return -1;
            walk->held = (uint32_t)held;
            walk->inside = 0;
            walk->block++;
        }
        *posting = walk->ids[walk->inside++];
    }
    walk->seen++;
    return 1;
}

int walk_next(Walk *walk, uint32_t *posting, Facts *facts) {
    const Postings *postings = walk->postings;
    int ordered = walk->most < FEW && !postings->source->is_tail && (postings->place || postings->count > UNORDERED);
    for (;;) {
        if (ordered && postings->place && walk->seen == postings->few) return 0;
        int found = walk_step(walk, posting);
        if (found <= 0) return found;
        found = source_facts(walk->postings->source, *posting, facts);
        if (found < 0) return -1;
        if (!found) continue;
        if (facts->size <= walk->most) return 1;
        if (ordered) return 0;
    }
}

/* Whether posting `one` comes after the report looked for, in a part that is ordered by size when `by_size`. */
static int is_after(Source *source, uint32_t one, uint32_t posting, uint32_t size, int by_size) {
    if (by_size) {
        Facts facts;
        if (entry_of(source, one, &facts) < 0) return -1;
        if (facts.size != size) return facts.size > size;
    }
    return one > posting;
}

int postings_hold(const Postings *postings, uint32_t number, uint32_t size) {
    Source *source = postings->source;
    if (source->is_tail || !postings->place) {
        Walk walk;
        uint32_t posting;
        walk_open(&walk, postings, ANY_SIZE);
        for (int found; (found = walk_step(&walk, &posting)); ) {
            if (found < 0) return -1;
            if (source_number(source, posting) == number) return 1;
        }
        return 0;
    }
    if (number < source->first || number > source->last) return 0;
    uint32_t ids[LIST_BLOCK], posting = number - source->first;
    uint32_t few_blocks = blocks_of(postings->few);
    uint32_t low = size < FEW ? 0 : few_blocks;
    uint32_t high = size < FEW ? few_blocks : few_blocks + blocks_of(postings->count - postings->few);
    while (high - low > 1) {
        uint32_t middle = low + (high - low) / 2;
        if (block_read(postings, middle, ids) < 0) return -1;
        int after = is_after(source, ids[0], posting, size, size < FEW);
        if (after < 0) return -1;
        if (after) high = middle;
        else low = middle;
    }
    if (low >= high) return 0;
    int count = block_read(postings, low, ids);
    for (int k = 0; k < count; k++) {
        if (ids[k] == posting) return 1;
    }
    return count < 0 ? -1 : 0;
}

/* ---- View ---- */

static void source_free(Source *source) {
    if (source->file.obj) PyBuffer_Release(&source->file);
    Py_CLEAR(source->name);
    free(source->checked);
    free(source->gone);
    List *lists[] = {&source->numbers, &source->facts, &source->slots, &source->links};
    for (size_t k = 0; k < 4; k++) list_free(lists[k]);
}

static void source_dealloc(PyObject *self) {
    PyTypeObject *type = Py_TYPE(self);
    source_free((Source *)self);
    ((freefunc)PyType_GetSlot(type, Py_tp_free))(self);
    Py_DECREF(type);
}

static int refuse(const Source *source, const char *why) {
    PyErr_Format(PyExc_ValueError, "%U: %s", source->name, why);
    return -1;
}

static uint32_t width_of(uint32_t span) {
    uint32_t bits = 2;
    for (uint32_t most = span - 1; most; most >>= 1) bits++;
    uint32_t width = (bits + 7) / 8;
    return width < 2 ? 2 : width;
}

static int read_head(Source *source) {
    static const char magic[8] = {'D', 't', 'L', 'n', 'S', 'e', 'g', '\n'}, end[8] = {'\n', 'g', 'e', 'S', 'n', 'L', 't', 'D'};
    const unsigned char *head = source->file.buf;
    size_t size = (size_t)source->file.len;
    if (size < HEAD_BYTES + END_BYTES || check_of(0, head, HEAD_BYTES - 8) != load8(head + HEAD_BYTES - 8)) {
        return refuse(source, "its head is damaged");
    }
    Plan *plan = &source->plan;
    *plan = (Plan){load4(head + 12), load4(head + 16), load4(head + 20), load4(head + 24), 0};
    source->first = plan->first;
    source->last = plan->last;
    source->keys = load8(head + 36);
    source->postings = load8(head + 44);
    source->length = load8(head + 52);
    source->digest = load8(head + 60);
    if (memcmp(head, magic, 8) || load4(head + 8) != 1 || plan->last < plan->first || !plan->buckets ||
        plan->width != width_of(plan->last - plan->first + 1) || plan->width > 4 || load4(head + 28) != TABLE_BLOCK ||
        load4(head + 32) != LIST_BLOCK) {
        return refuse(source, "it is not a segment of this version");
    }
    size_t blocks = ((size_t)plan->last - plan->first) / TABLE_BLOCK + 1;
    size_t directory = LINE_BYTES * (size_t)plan->buckets, table = blocks * BLOCK_BYTES;
    if (source->length > size || size != HEAD_BYTES + directory + table + source->length + END_BYTES) {
        return refuse(source, "it is not whole");
    }
    if (memcmp(head + size - END_BYTES, end, END_BYTES)) return refuse(source, "its end is damaged");
    plan->part = UINT64_MAX / plan->buckets;
    source->directory = head + HEAD_BYTES;
    source->table = source->directory + directory;
    source->data = source->table + table;
    source->checked = calloc(blocks / 8 + 1, 1);
    return source->checked ? 0 : (PyErr_NoMemory(), -1);
}

static PyObject *view_new(PyTypeObject *type, PyObject *args, PyObject *kwargs) {
    PyObject *name, *file;
    (void)kwargs;
    if (!PyArg_ParseTuple(args, "UO", &name, &file)) return NULL;
    Source *source = (Source *)((allocfunc)PyType_GetSlot(type, Py_tp_alloc))(type, 0);
    if (!source) return NULL;
    source->name = Py_NewRef(name);
    if (PyObject_GetBuffer(file, &source->file, PyBUF_SIMPLE) < 0 || read_head(source) < 0) Py_CLEAR(source);
    return (PyObject *)source;
}

static PyObject *view_bury(PyObject *self, PyObject *given) {
    Source *source = (Source *)self;
    unsigned long number = PyLong_AsUnsignedLong(given);
    if (number == (unsigned long)-1 && PyErr_Occurred()) return NULL;
    if (number < source->first || number > source->last) Py_RETURN_NONE;
    uint32_t posting = (uint32_t)number - source->first;
    if (!source->gone) source->gone = calloc((source->last - source->first) / 8 + 1, 1);
    if (!source->gone) return PyErr_NoMemory();
    source->gone[posting / 8] |= (unsigned char)(1u << posting % 8);
    Py_RETURN_NONE;
}

static PyObject *facts_object(PyObject *self, PyObject *given) {
    Source *source = (Source *)self;
    unsigned long number = PyLong_AsUnsignedLong(given);
    if (number == (unsigned long)-1 && PyErr_Occurred()) return NULL;
    if (number < source->first || number > source->last) Py_RETURN_NONE;
    Facts facts;
    int found = source_facts_of(source, (uint32_t)number, &facts);
    if (found < 0) return NULL;
    if (!found) Py_RETURN_NONE;
    return Py_BuildValue("(KI)", (unsigned long long)facts.family, facts.size);
}

/* Whether the line of a bucket has the bits of its keys. */
static int verify_line(const Source *source, const Bucket *bucket, uint64_t number) {
    uint64_t key = plan_base(&source->plan, number), place;
    for (uint32_t k = 0; k < bucket->count; k++) {
        key += load_key(bucket->keys + (size_t)k * bucket->key_width, bucket->key_width);
        if (line_open(source, number, key, &place) <= 0) return damage(source, "line", number);
    }
    return 0;
}

static int verify_postings(Source *source, const Bucket *bucket, uint64_t number, uint64_t *count) {
    uint32_t width = source->plan.width, last = (uint32_t)1 << (8 * width - 1), away = last >> 1, ids[LIST_BLOCK];
    for (const unsigned char *at = bucket->entries; at < bucket->places; at += width) {
        uint32_t entry = load_posting(at, width), which = entry & ~(last | away);
        if (!(entry & away)) {
            ++*count;
            continue;
        }
        Postings postings;
        if (which >= bucket->apart) return damage(source, "bucket", number);
        if (list_open(source, load8(bucket->places + 8 * which), &postings) < 0) return -1;
        uint32_t blocks = blocks_of(postings.few) + blocks_of(postings.count - postings.few);
        for (uint32_t block = 0; block < blocks; block++) {
            int held = block_read(&postings, block, ids);
            if (held < 0) return -1;
            *count += (uint64_t)held;
        }
    }
    return 0;
}

static PyObject *view_verify(PyObject *self, PyObject *none) {
    Source *source = (Source *)self;
    uint64_t digest = 0, keys = 0, count = 0, end = 0;
    (void)none;
    for (uint32_t block = 0; block <= (source->last - source->first) / TABLE_BLOCK; block++) {
        if (block_check(source, block) < 0) return NULL;
        digest = fold_digest(digest, load8(source->table + (size_t)block * BLOCK_BYTES));
    }
    for (uint64_t number = 0; number < source->plan.buckets; number++) {
        Bucket bucket;
        uint64_t place, start = end;
        if (line_open(source, number, 0, &place) < 0 || bucket_open(source, number, place, &bucket) < 0) return NULL;
        if (verify_line(source, &bucket, number) < 0 || verify_postings(source, &bucket, number, &count) < 0) return NULL;
        end = (uint64_t)(bucket.end - source->data);
        if (end < start) return damage(source, "bucket", number), NULL;
        digest = fold_digest(digest, check_of(number, source->data + start, (size_t)(end - start)));
        keys += bucket.count;
    }
    if (digest != source->digest || keys != source->keys || count != source->postings || end != source->length) {
        return refuse(source, "the whole is damaged"), NULL;
    }
    return Py_BuildValue("(KK)", (unsigned long long)keys, (unsigned long long)count);
}

static PyObject *get_first(PyObject *self, void *unused) { return (void)unused, PyLong_FromUnsignedLong(((Source *)self)->first); }
static PyObject *get_last(PyObject *self, void *unused) { return (void)unused, PyLong_FromUnsignedLong(((Source *)self)->last); }

static PyObject *get_keys(PyObject *self, void *unused) {
    (void)unused;
    return PyLong_FromUnsignedLongLong(((Source *)self)->keys);
}

static PyMethodDef view_methods[] = {
    {"bury", view_bury, METH_O, "Leave a report out of all answers from now on."},
    {"facts_of", facts_object, METH_O, "The family and the number of shingles of a report, or None."},
    {"verify", view_verify, METH_NOARGS, "Read every part; returns how many keys and postings there are."},
    {NULL, NULL, 0, NULL},
};

static PyGetSetDef view_fields[] = {
    {"first", get_first, NULL, "The number of its first report.", NULL},
    {"last", get_last, NULL, "The number of its last report.", NULL},
    {"keys", get_keys, NULL, "How many keys it has.", NULL},
    {NULL, NULL, NULL, NULL, NULL},
};

static PyType_Slot view_slots[] = {
    {Py_tp_new, view_new},
    {Py_tp_dealloc, source_dealloc},
    {Py_tp_methods, view_methods},
    {Py_tp_getset, view_fields},
    {Py_tp_doc, "A segment that is open: View(name, file)."},
    {0, NULL},
};

PyType_Spec view_spec = {"dateline.text._segments.View", sizeof(Source), 0, Py_TPFLAGS_DEFAULT, view_slots};

/* ---- Tail ---- */

static PyObject *tail_new(PyTypeObject *type, PyObject *args, PyObject *kwargs) {
    (void)kwargs;
    if (!PyArg_ParseTuple(args, "")) return NULL;
    Source *source = (Source *)((allocfunc)PyType_GetSlot(type, Py_tp_alloc))(type, 0);
    if (!source) return NULL;
    source->is_tail = 1;
    source->name = PyUnicode_FromString("the last reports");
    if (!source->name) Py_CLEAR(source);
    return (PyObject *)source;
}

/* Make room for more keys; at most half of the slots are in use. */
static int tail_grow(Source *source, size_t more) {
    size_t needed = 2 * (source->used + more), room = source->slots.room ? source->slots.room : 1024;
    while (room < needed) room *= 2;
    if (room == source->slots.room) return 0;
    Slot *old = source->slots.items, *slots = calloc(room, sizeof(Slot));
    if (!slots) return PyErr_NoMemory(), -1;
    size_t old_room = source->slots.room;
    source->slots = (List){slots, 0, room};
    for (size_t k = 0; k < old_room; k++) {
        if (old[k].head) *tail_slot(source, old[k].key) = old[k];
    }
    free(old);
    return 0;
}

static int tail_put(Source *source, uint32_t number, const uint64_t *keys, size_t size) {
    size_t reports = source->numbers.count;
    if (tail_grow(source, size) < 0 || list_reserve(&source->numbers, reports + 1, sizeof(uint32_t)) < 0 ||
        list_reserve(&source->facts, reports + 1, sizeof(Facts)) < 0 ||
        list_reserve(&source->links, source->links.count + size, sizeof(Link)) < 0) {
        return -1;
    }
    for (size_t k = 0; k < size; k++) source_prefetch(source, keys[k]);
    for (size_t k = 0; k < size; k++) {
        Slot *slot = tail_slot(source, keys[k]);
        source->used += !slot->head;
        LIST(Link, source->links)[source->links.count++] = (Link){(uint32_t)reports, slot->head};
        *slot = (Slot){keys[k], (uint32_t)source->links.count, slot->head ? slot->count + 1 : 1};
    }
    LIST(uint32_t, source->numbers)[reports] = number;
    LIST(Facts, source->facts)[reports] = (Facts){size ? keys[0] : 0, (uint32_t)size};
    source->numbers.count = source->facts.count = reports + 1;
    if (!reports) source->first = number;
    source->last = number;
    return 0;
}

static PyObject *tail_add(PyObject *self, PyObject *args) {
    Source *source = (Source *)self;
    unsigned int number;
    PyObject *given;
    List keys = {0};
    if (!PyArg_ParseTuple(args, "IO", &number, &given) || keys_read(given, &keys) < 0) return NULL;
    int failed = 1;
    if (source->numbers.count && number <= source->last) PyErr_SetString(PyExc_ValueError, "reports come in ascending order");
    else if (source->links.count + keys.count >= UINT32_MAX) PyErr_SetString(PyExc_OverflowError, "too many shingles");
    else failed = tail_put(source, number, keys.items, keys.count) < 0;
    list_free(&keys);
    if (failed) return NULL;
    Py_RETURN_NONE;
}

static PyObject *tail_bury(PyObject *self, PyObject *given) {
    Source *source = (Source *)self;
    unsigned long number = PyLong_AsUnsignedLong(given);
    if (number == (unsigned long)-1 && PyErr_Occurred()) return NULL;
    uint32_t place = tail_place(source, (uint32_t)number);
    if (place != UINT32_MAX) LIST(Facts, source->facts)[place].size = ABSENT;
    Py_RETURN_NONE;
}

static Py_ssize_t tail_length(PyObject *self) { return (Py_ssize_t)((Source *)self)->numbers.count; }

static PyObject *tail_keys(PyObject *self, void *unused) { return (void)unused, PyLong_FromSize_t(((Source *)self)->used); }

static PyMethodDef tail_methods[] = {
    {"add", tail_add, METH_VARARGS, "Add a report with its keys, ascending."},
    {"bury", tail_bury, METH_O, "Leave a report out of all answers from now on."},
    {"facts_of", facts_object, METH_O, "The family and the number of shingles of a report, or None."},
    {NULL, NULL, 0, NULL},
};

static PyGetSetDef tail_fields[] = {
    {"first", get_first, NULL, "The number of its first report; 0 when there is none.", NULL},
    {"last", get_last, NULL, "The number of its last report; 0 when there is none.", NULL},
    {"keys", tail_keys, NULL, "How many keys it has.", NULL},
    {NULL, NULL, NULL, NULL, NULL},
};

static PyType_Slot tail_slots[] = {
    {Py_tp_new, tail_new},
    {Py_tp_dealloc, source_dealloc},
    {Py_tp_methods, tail_methods},
    {Py_tp_getset, tail_fields},
    {Py_mp_length, tail_length},
    {Py_tp_doc, "The reports that came last."},
    {0, NULL},
};

PyType_Spec tail_spec = {"dateline.text._segments.Tail", sizeof(Source), 0, Py_TPFLAGS_DEFAULT, tail_slots};
