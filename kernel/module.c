/* The module: lists that grow, the options, and what Python sees. */
#include "corpus.h"
#ifdef __linux__
#include <sys/mman.h>
#endif

enum { LARGE = 1 << 22 }; /* bytes: a list that is looked up all over is then best kept in large pages */

static void prefer_large_pages(void *items, size_t bytes) {
#ifdef MADV_HUGEPAGE
    /* All pages that hold any of it, its allocator's head too: a region of which a part is wished otherwise is two to the
     * system, and can no longer grow in place. */
    uintptr_t start = (uintptr_t)items & ~(uintptr_t)4095, end = ((uintptr_t)items + bytes + 4095) & ~(uintptr_t)4095;
    if (bytes >= LARGE) madvise((void *)start, end - start, MADV_HUGEPAGE); /* a wish: it may fail */
#else
    (void)items, (void)bytes;
#endif
}

/* Make room for `count` items; the list keeps those it has. */
int list_reserve(List *list, size_t count, size_t size) {
    if (count <= list->room) return 0;
    size_t room = list->room + list->room / 2;
    if (room < count) room = count;
    if (room < 16) room = 16;
    if (room > PY_SSIZE_T_MAX / size) return PyErr_NoMemory(), -1;
    void *items = realloc(list->items, room * size);
    if (!items) return PyErr_NoMemory(), -1;
    list->items = items;
    list->room = room;
    prefer_large_pages(items, room * size);
    return 0;
}

void list_free(List *list) {
    free(list->items);
    *list = (List){NULL, 0, 0};
}

/* The lengths of CopyOptions, in the order of dateline.copies.kernel. */
int options_read(PyObject *tuple, Options *o) {
    if (!PyTuple_Check(tuple)) return PyErr_SetString(PyExc_TypeError, "lengths are a tuple"), -1;
    if (!PyArg_ParseTuple(tuple, "IIIIIIIIIIIIIIII", &o->gram, &o->window, &o->leads, &o->many, &o->gap, &o->edit,
                          &o->reach, &o->drop, &o->positions, &o->stock, &o->edge,
                          &o->phrase, &o->clause, &o->sentence, &o->loose, &o->frequent)) {
        return -1;
    }
    if (o->gram < 1 || o->gram > 255 || o->window < 2 || o->window > 255 || o->gap > 255 || o->reach > 63 || !o->positions) {
        return PyErr_SetString(PyExc_ValueError, "lengths beyond what the kernel takes"), -1;
    }
    return 0;
}

/* Compare two readings, the one with the smaller id first: None, or what corpus items hold. */
static PyObject *compare(PyObject *module, PyObject *args) {
    static Index index; /* working space; the GIL is held */
    static Desk desk;
    static Evidence evidence;
    PyObject *one, *two, *lengths, *kind = PyObject_GetAttrString(module, "Reading");
    Options options;
    int good = kind && PyArg_ParseTuple(args, "O!O!O", kind, &one, kind, &two, &lengths) && options_read(lengths, &options) == 0;
    Py_XDECREF(kind);
    if (!good) return NULL;
    Reading *a = (Reading *)one, *b = (Reading *)two;
    if (a->words != b->words || (a->shingle_count && !a->shingles) || (b->shingle_count && !b->shingles)) {
        return PyErr_SetString(PyExc_ValueError, "readings of two tables of words, or used by a corpus"), NULL;
    }
    evidence.passages.count = evidence.spans.count = 0;
    if (index_text(&index, text_of(a), &options) < 0 || align_words(&index, text_of(b), &options) < 0) return NULL;
    if (!index.blocks.count) return Py_NewRef(Py_None);
    if (share_shingles(&desk, a, b) < 0 ||
        read_evidence(&desk, a, b, index.blocks.items, index.blocks.count, &options, &evidence) < 0) {
        return NULL;
    }
    int flood = is_flood(desk.shared.count, a->shingle_count, b->shingle_count, &options);
    return evidence_object(&evidence, 0, evidence.passages.count, &desk, a->shingles, &options, flood);
}

static int fill_module(PyObject *module) {
    static PyType_Spec *const specs[] = {&words_spec, &reading_spec, &corpus_spec, &sight_spec};
    static const char *const names[] = {"Words", "Reading", "Corpus", "Sight"};
    for (size_t k = 0; k < 4; k++) {
        PyObject *type = PyType_FromSpec(specs[k]);
        if (!type || PyModule_AddObjectRef(module, names[k], type) < 0) return Py_XDECREF(type), -1;
        Py_DECREF(type);
    }
    return 0;
}

static PyMethodDef functions[] = {
    {"compare", compare, METH_VARARGS, "What two readings share: (passages, shared shingles, flood), or None."},
    {"walk", walk_prints, METH_VARARGS, "How the words of one print become those of another: (same, lost, gained, changes)."},
    {"credit_lines", credit_lines, METH_VARARGS, "The first and the last lines of a text that may credit somebody."},
    {NULL, NULL, 0, NULL},
};

static PyModuleDef_Slot slots[] = {{Py_mod_exec, fill_module}, {0, NULL}};

static PyModuleDef definition = {
    PyModuleDef_HEAD_INIT, "_kernel", "The hot loops of the search for shared text; see dateline.text.kernel.", 0,
    functions, slots, NULL, NULL, NULL,
};

PyMODINIT_FUNC PyInit__kernel(void) { return PyModuleDef_Init(&definition); }
