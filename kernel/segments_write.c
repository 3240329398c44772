/* Write a segment piece by piece. The rule is that of merging.py and layout.py. */
#include "segments.h"

/* ---- reading in order ---- */

/* Where the reading of one source stands. */
typedef struct {
    Source *source;
    int is_done;
    uint64_t key;      /* the key at hand */
    uint32_t shift;    /* what makes a posting of the source one of the segment that is written */
    /* a segment */
    uint64_t next;     /* the bucket to read next */
    Bucket bucket;
    uint32_t left;     /* keys of the bucket behind the one at hand */
    const unsigned char *step, *entry; /* of the key behind the one at hand; the first posting of the one at hand */
    /* the tail */
    Slot *slots;       /* by key */
    size_t at, count;
} Cursor;

static int by_number(const void *one, const void *two) {
    uint32_t a = *(const uint32_t *)one, b = *(const uint32_t *)two;
    return a < b ? -1 : a > b;
}

static int by_key(const void *one, const void *two) {
    uint64_t a = ((const Slot *)one)->key, b = ((const Slot *)two)->key;
    return a < b ? -1 : a > b;
}

/* Sort slots by key into `out`: keys are spread evenly, so each of many parts of their range holds few. */
static int sort_slots(const Slot *slots, size_t count, Slot *out) {
    enum { FEW_SLOTS = 16 };
    size_t parts = 2;
    unsigned shift = 63;
    for (; parts < count / FEW_SLOTS; parts *= 2) shift--;
    size_t *ends = calloc(parts + 1, sizeof(size_t));
    if (!ends) return PyErr_NoMemory(), -1;
    for (size_t k = 0; k < count; k++) ends[(slots[k].key >> shift) + 1]++;
    for (size_t k = 1; k <= parts; k++) ends[k] += ends[k - 1];
    for (size_t k = 0; k < count; k++) out[ends[slots[k].key >> shift]++] = slots[k];
    for (size_t part = 0, start = 0; part < parts; start = ends[part++]) {
        size_t held = ends[part] - start;
        if (held > 4 * FEW_SLOTS) qsort(out + start, held, sizeof(Slot), by_key);
        for (size_t k = start + 1; held <= 4 * FEW_SLOTS && k < ends[part]; k++) {
            Slot slot = out[k];
            size_t at = k;
            for (; at > start && out[at - 1].key > slot.key; at--) out[at] = out[at - 1];
            out[at] = slot;
        }
    }
    free(ends);
    return 0;
}

static int cursor_open_tail(Cursor *cursor) {
    Source *source = cursor->source;
    Slot *held = malloc((source->used + 1) * sizeof(Slot));
    cursor->slots = malloc((source->used + 1) * sizeof(Slot));
    if (!held || !cursor->slots) return free(held), PyErr_NoMemory(), -1;
    for (size_t k = 0; k < source->slots.room; k++) {
        if (LIST(Slot, source->slots)[k].head) held[cursor->count++] = LIST(Slot, source->slots)[k];
    }
    int failed = sort_slots(held, cursor->count, cursor->slots);
    free(held);
    return failed;
}

/* Go to the next key: 0, or -1 on damage. */
static int cursor_step(Cursor *cursor) {
    Source *source = cursor->source;
    if (source->is_tail) {
        cursor->is_done = cursor->at == cursor->count;
        if (!cursor->is_done) cursor->key = cursor->slots[cursor->at++].key;
        return 0;
    }
    while (!cursor->left) {
        if (cursor->next >= source->plan.buckets) return cursor->is_done = 1, 0;
        uint64_t place;
        if (line_open(source, cursor->next, 0, &place) < 0 || bucket_open(source, cursor->next, place, &cursor->bucket) < 0) {
            return -1;
        }
        cursor->key = plan_base(&source->plan, cursor->next++);
        cursor->left = cursor->bucket.count;
        cursor->step = cursor->bucket.keys;
        cursor->entry = cursor->bucket.entries;
    }
    cursor->key += load_key(cursor->step, cursor->bucket.key_width);
    cursor->step += cursor->bucket.key_width;
    cursor->left--;
    return 0;
}

/* Add the reports of a list, in order of their numbers, to those of a key. */
static int take_list(Cursor *cursor, const Postings *postings, List *numbers) {
    size_t before = numbers->count;
    Walk walk;
    uint32_t posting;
    int found;
    if (list_reserve(numbers, before + postings->count, sizeof(uint32_t)) < 0) return -1;
    uint32_t *held = LIST(uint32_t, *numbers);
    walk_open(&walk, postings, ANY_SIZE);
    while ((found = walk_step(&walk, &posting)) > 0) {
        if (!is_there(cursor->source, posting)) continue;
        uint32_t number = cursor->source->is_tail ? source_number(cursor->source, posting) : posting;
        held[numbers->count++] = number + cursor->shift;
    }
    return found;
}

/* Add the reports that have the key at hand, unless `numbers` is NULL, and go to the next key: 0, or -1 on damage. */
static int cursor_take(Cursor *cursor, List *numbers) {
    Source *source = cursor->source;
    if (source->is_tail) {
        Slot slot = cursor->slots[cursor->at - 1];
        Postings postings = {source, slot.count, 0, 0, 0, 0, NULL, slot.head};
        if (numbers && take_list(cursor, &postings, numbers) < 0) return -1;
        return cursor_step(cursor);
    }
    uint32_t width = source->plan.width, last = (uint32_t)1 << (8 * width - 1), away = last >> 1, entry;
    do {
        if (cursor->entry >= cursor->bucket.places) return damage(source, "bucket", cursor->next - 1);
        entry = load_posting(cursor->entry, width);
        cursor->entry += width;
        if (!numbers) continue;
        uint32_t posting = entry & ~(last | away);
        if (entry & away) {
            Postings postings;
            if (posting >= cursor->bucket.apart) return damage(source, "bucket", cursor->next - 1);
            if (list_open(source, load8(cursor->bucket.places + 8 * posting), &postings) < 0) return -1;
            if (take_list(cursor, &postings, numbers) < 0) return -1;
        } else if (is_there(source, posting)) {
            if (list_reserve(numbers, numbers->count + 1, sizeof(uint32_t)) < 0) return -1;
            LIST(uint32_t, *numbers)[numbers->count++] = posting + cursor->shift;
        }
    } while (!(entry & last));
    return cursor_step(cursor);
}

/* Begin at the first key from `low` on. */
static int cursor_open(Cursor *cursor, Source *source, const Plan *plan, uint64_t low) {
    *cursor = (Cursor){0};
    cursor->source = source;
    cursor->shift = (source->is_tail ? 0 : source->first) - plan->first;
    if (source->is_tail) {
        if (cursor_open_tail(cursor) < 0) return -1;
    } else {
        cursor->next = plan_bucket(&source->plan, low);
    }
    int failed = cursor_step(cursor);
    while (!failed && !cursor->is_done && cursor->key < low) failed = cursor_take(cursor, NULL);
    return failed;
}

/* ---- writing ---- */

typedef struct {
    Plan plan;
    uint64_t blocks, buckets, keys, postings, length, digest; /* Progress of values.py */
    uint64_t start;    /* how long the data was before */
    const List *sources;
    List table, directory, data; /* bytes */
    List steps, entries, places; /* of the bucket at hand: uint64_t, uint32_t, uint64_t */
} Writer;

static int put(List *bytes, const void *part, size_t length) {
    if (list_reserve(bytes, bytes->count + length, 1) < 0) return -1;
    memcpy(LIST(unsigned char, *bytes) + bytes->count, part, length);
    bytes->count += length;
    return 0;
}

static int put4(List *bytes, uint32_t number) { return put(bytes, &number, 4); }
static int put8(List *bytes, uint64_t number) { return put(bytes, &number, 8); }

/* Make room for a check, which `close_part` fills in. */
static int open_part(List *bytes, size_t *start) {
    *start = bytes->count;
    return put8(bytes, 0);
}

static uint64_t close_part(List *bytes, size_t start, uint64_t place) {
    unsigned char *at = LIST(unsigned char, *bytes) + start;
    uint64_t checked = check_of(place, at + 8, bytes->count - start - 8);
    memcpy(at, &checked, 8);
    return checked;
}

static int facts_among(const List *sources, uint32_t number, Facts *facts) {
    for (size_t k = 0; k < sources->count; k++) {
        Source *source = LIST(Source *, *sources)[k];
        if (source->first <= number && number <= source->last) return source_facts_of(source, number, facts);
    }
    return 0;
}

static int write_block(Writer *writer, uint64_t block) {
    size_t start;
    if (open_part(&writer->table, &start) < 0) return -1;
    for (uint64_t k = 0; k < TABLE_BLOCK; k++) {
        uint64_t number = writer->plan.first + block * TABLE_BLOCK + k;
        Facts facts = {0, ABSENT};
        int found = number > writer->plan.last ? 0 : facts_among(writer->sources, (uint32_t)number, &facts);
        if (found < 0) return -1;
        if (!found) facts = (Facts){0, ABSENT};
        if (put8(&writer->table, facts.family) < 0 || put4(&writer->table, facts.size) < 0) return -1;
    }
    writer->digest = fold_digest(writer->digest, close_part(&writer->table, start, block));
    return 0;
}

static int write_blocks(Writer *writer, uint64_t budget) {
    uint64_t all = ((uint64_t)writer->plan.last - writer->plan.first) / TABLE_BLOCK + 1;
    uint64_t most = budget / TABLE_BLOCK ? budget / TABLE_BLOCK : 1;
    uint64_t end = most < all - writer->blocks ? writer->blocks + most : all;
    for (; writer->blocks < end; writer->blocks++) {
        if (write_block(writer, writer->blocks) < 0) return -1;
    }
    return 0;
}

/* ---- a list that stands apart ---- */

typedef struct {
    uint32_t size, posting;
} Few;

static int by_size(const void *one, const void *two) {
    const Few *a = one, *b = two;
    if (a->size != b->size) return a->size < b->size ? -1 : 1;
    return a->posting < b->posting ? -1 : a->posting > b->posting;
}

static int put_blocks(Writer *writer, const uint32_t *postings, size_t count) {
    for (size_t at = 0; at < count; at += LIST_BLOCK) {
        size_t held = count - at < LIST_BLOCK ? count - at : LIST_BLOCK, start;
        if (open_part(&writer->data, &start) < 0 || put(&writer->data, postings + at, 4 * held) < 0) return -1;
        close_part(&writer->data, start, writer->start + start);
    }
    return 0;
}

/* Order the postings of a list: those of few shingles by that number, then the others, and say how many come first. */
static int order_postings(const Writer *writer, uint32_t *postings, size_t count, Few *few, size_t *few_count) {
    size_t many_count = 0;
    *few_count = 0;
    for (size_t k = 0; k < count; k++) {
        Facts facts;
        int found = facts_among(writer->sources, writer->plan.first + postings[k], &facts);
        if (found < 0) return -1;
        if (!found || facts.size >= FEW) postings[many_count++] = postings[k];
        else few[(*few_count)++] = (Few){facts.size, postings[k]};
    }
    if (!*few_count) return 0;
    qsort(few, *few_count, sizeof(Few), by_size);
    memmove(postings + *few_count, postings, 4 * many_count);
    for (size_t k = 0; k < *few_count; k++) postings[k] = few[k].posting;
    return 0;
}

/* Write a list that stands apart; its postings are in order of their numbers. */
static int write_apart(Writer *writer, uint32_t *postings, size_t count, Few *few) {
    uint64_t families[LEADERS];
    uint32_t leaders[LEADERS], named = 0;
    size_t few_count, start;
    for (size_t k = 0; k < count && named < LEADERS; k++) {
        Facts facts;
        int found = facts_among(writer->sources, writer->plan.first + postings[k], &facts);
        if (found < 0) return -1;
        uint32_t seen = 0;
        while (seen < named && families[seen] != facts.family) seen++;
        if (seen == named) families[named] = facts.family, leaders[named++] = postings[k];
    }
    if (order_postings(writer, postings, count, few, &few_count) < 0 || open_part(&writer->data, &start) < 0 ||
        put4(&writer->data, (uint32_t)count) < 0 || put4(&writer->data, (uint32_t)few_count) < 0 ||
        put4(&writer->data, named) < 0 || put(&writer->data, leaders, 4 * named) < 0) {
        return -1;
    }
    close_part(&writer->data, start, writer->start + start);
    return put_blocks(writer, postings, few_count) < 0 ? -1 : put_blocks(writer, postings + few_count, count - few_count);
}

/* ---- buckets ---- */

/* Add a key with its postings, in order of their numbers, to the bucket at hand. */
static int add_key(Writer *writer, uint64_t step, uint32_t *postings, size_t count) {
    uint32_t last = (uint32_t)1 << (8 * writer->plan.width - 1);
    size_t entries = writer->entries.count, more = count <= APART ? count : 1, few_count;
    if (list_reserve(&writer->steps, writer->steps.count + 1, sizeof(uint64_t)) < 0 ||
        list_reserve(&writer->entries, entries + more, sizeof(uint32_t)) < 0) {
        return -1;
    }
    LIST(uint64_t, writer->steps)[writer->steps.count++] = step;
    uint32_t *out = LIST(uint32_t, writer->entries) + entries;
    if (count <= APART) {
        Few few[APART];
        if (count > UNORDERED && order_postings(writer, postings, count, few, &few_count) < 0) return -1;
        for (size_t k = 0; k < count; k++) out[k] = postings[k];
    } else {
        if (list_reserve(&writer->places, writer->places.count + 1, sizeof(uint64_t)) < 0) return -1;
        out[0] = (uint32_t)writer->places.count | last >> 1;
        LIST(uint64_t, writer->places)[writer->places.count++] = writer->start + writer->data.count;
        Few *few = malloc(count * sizeof(Few));
        if (!few) return PyErr_NoMemory(), -1;
        int failed = write_apart(writer, postings, count, few) < 0;
        free(few);
        if (failed) return -1;
    }
    writer->entries.count = entries + more;
    out[more - 1] |= last;
    writer->keys++;
    writer->postings += count;
    return 0;
}

/* Write the line of the directory for the bucket at hand, which comes next in the data. */
static int write_line(Writer *writer) {
    uint64_t words[FILTER_BITS / 64] = {0}, key = plan_base(&writer->plan, writer->buckets);
    size_t start;
    for (size_t k = 0; k < writer->steps.count; k++) filter_set(words, key += LIST(uint64_t, writer->steps)[k]);
    if (open_part(&writer->directory, &start) < 0 || put8(&writer->directory, writer->start + writer->data.count) < 0 ||
        put(&writer->directory, words, sizeof(words)) < 0) {
        return -1;
    }
    close_part(&writer->directory, start, writer->buckets);
    return 0;
}

/* Write the bucket at hand; `apart` is where the lists that stand before it begin. */
static int close_bucket(Writer *writer, size_t apart) {
    size_t keys = writer->steps.count, entries = writer->entries.count, places = writer->places.count;
    size_t step = writer->plan.width, start = writer->data.count;
    uint64_t widest = 0;
    size_t width = 1;
    for (size_t k = 0; k < keys; k++) widest |= LIST(uint64_t, writer->steps)[k];
    while (width < 8 && widest >> 8 * width) width++;
    size_t length = BUCKET_HEAD + keys * width + entries * step + 8 * places;
    if (write_line(writer) < 0 || list_reserve(&writer->data, start + length + 8, 1) < 0) return -1;
    unsigned char *at = LIST(unsigned char, writer->data) + start + 8;
    const uint32_t counts[3] = {(uint32_t)keys, (uint32_t)entries, (uint32_t)(places << 8 | width)};
    memcpy(at, counts, sizeof(counts));
    at += sizeof(counts);
    /* Whole words are written, each over the end of the one before; the room behind the bucket takes the last. */
    for (size_t k = 0; k < keys; k++, at += width) memcpy(at, LIST(uint64_t, writer->steps) + k, 8);
    for (size_t k = 0; k < entries; k++, at += step) memcpy(at, LIST(uint32_t, writer->entries) + k, 4);
    if (places) memcpy(at, writer->places.items, 8 * places);
    writer->data.count = start + length;
    close_part(&writer->data, start, writer->buckets);
    uint64_t checked = check_of(writer->buckets, LIST(unsigned char, writer->data) + apart, writer->data.count - apart);
    writer->digest = fold_digest(writer->digest, checked);
    writer->buckets++;
    writer->steps.count = writer->entries.count = writer->places.count = 0;
    return 0;
}

/* The smallest key that any cursor stands at; 0 when all are at their end. */
static int next_key(const Cursor *cursors, size_t count, uint64_t *key) {
    int found = 0;
    for (size_t k = 0; k < count; k++) {
        if (cursors[k].is_done || (found && cursors[k].key >= *key)) continue;
        *key = cursors[k].key;
        found = 1;
    }
    return found;
}

/* Sort by insertion what is short or nearly in order, as most lists are. */
static void sort_numbers(uint32_t *numbers, size_t count) {
    if (count > APART) {
        qsort(numbers, count, sizeof(uint32_t), by_number);
        return;
    }
    for (size_t k = 1; k < count; k++) {
        uint32_t number = numbers[k];
        size_t at = k;
        for (; at && numbers[at - 1] > number; at--) numbers[at] = numbers[at - 1];
        numbers[at] = number;
    }
}

/* Gather the reports of a key from all cursors, in order of their numbers. */
static int take_key(Cursor *cursors, size_t count, uint64_t key, List *numbers) {
    numbers->count = 0;
    for (size_t k = 0; k < count; k++) {
        if (!cursors[k].is_done && cursors[k].key == key && cursor_take(&cursors[k], numbers) < 0) return -1;
    }
    sort_numbers(LIST(uint32_t, *numbers), numbers->count);
    return 0;
}

static int fill_buckets(Writer *writer, Cursor *cursors, uint64_t budget, List *numbers) {
    uint64_t before = writer->postings, key = 0;
    size_t count = writer->sources->count;
    int found = next_key(cursors, count, &key);
    while (writer->buckets < writer->plan.buckets && writer->postings - before < budget) {
        uint64_t reached = plan_base(&writer->plan, writer->buckets);
        size_t apart = writer->data.count;
        while (found && plan_bucket(&writer->plan, key) == writer->buckets) {
            if (take_key(cursors, count, key, numbers) < 0) return -1;
            if (numbers->count) {
                if (add_key(writer, key - reached, numbers->items, numbers->count) < 0) return -1;
                reached = key;
            }
            found = next_key(cursors, count, &key);
        }
        if (close_bucket(writer, apart) < 0) return -1;
    }
    return 0;
}

static int write_buckets(Writer *writer, uint64_t budget) {
    uint64_t low = plan_least(&writer->plan, writer->buckets);
    size_t count = writer->sources->count, opened = 0;
    List numbers = {0};
    Cursor *cursors = calloc(count + 1, sizeof(Cursor));
    if (!cursors) return PyErr_NoMemory(), -1;
    int failed = list_reserve(&numbers, 1, sizeof(uint32_t)) < 0;
    for (; opened < count && !failed; opened++) {
        failed = cursor_open(&cursors[opened], LIST(Source *, *writer->sources)[opened], &writer->plan, low) < 0;
    }
    failed = failed || fill_buckets(writer, cursors, budget, &numbers) < 0;
    for (size_t k = 0; k < opened; k++) free(cursors[k].slots);
    free(cursors);
    list_free(&numbers);
    return failed ? -1 : 0;
}

static PyObject *bytes_of(const List *bytes) {
    return PyBytes_FromStringAndSize(bytes->count ? bytes->items : "", (Py_ssize_t)bytes->count);
}

/* write_piece(sources, plan, progress, budget), both as tuples: (progress, table, directory, data). */
PyObject *write_piece(PyObject *module, PyObject *args) {
    PyObject *given, *made = NULL;
    List sources = {0};
    Writer writer = {0};
    unsigned long long blocks, buckets, keys, postings, length, digest, budget;
    Plan *plan = &writer.plan;
    if (!PyArg_ParseTuple(args, "O(IIII)(KKKKKK)K", &given, &plan->first, &plan->last, &plan->buckets, &plan->width, &blocks, &buckets, &keys, &postings, &length, &digest, &budget)) {
        return NULL;
    }
    if (plan->last < plan->first || !plan->buckets || plan->width < 2 || plan->width > 4) {
        return PyErr_SetString(PyExc_ValueError, "no such plan"), NULL;
    }
    plan->part = UINT64_MAX / plan->buckets;
    writer.blocks = blocks, writer.buckets = buckets, writer.keys = keys, writer.postings = postings;
    writer.length = writer.start = length, writer.digest = digest, writer.sources = &sources;
    if (sources_read(module, given, &sources) == 0) {
        uint64_t all = ((uint64_t)plan->last - plan->first) / TABLE_BLOCK + 1;
        int failed = blocks < all ? write_blocks(&writer, budget) < 0 : write_buckets(&writer, budget) < 0;
        if (!failed) {
            made = Py_BuildValue("((KKKKKK)NNN)", (unsigned long long)writer.blocks, (unsigned long long)writer.buckets,
                                 (unsigned long long)writer.keys, (unsigned long long)writer.postings,
                                 (unsigned long long)(writer.start + writer.data.count), (unsigned long long)writer.digest,
                                 bytes_of(&writer.table), bytes_of(&writer.directory), bytes_of(&writer.data));
        }
    }
    List *lists[] = {&writer.table, &writer.directory, &writer.data, &writer.steps, &writer.entries, &writer.places, &sources};
    for (size_t k = 0; k < 7; k++) list_free(lists[k]);
    return made;
}
