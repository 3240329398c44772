/* The module: lists that grow, stories as Python sees them, and what can be called. */
#include "rewrites.h"

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
    return 0;
}

void list_free(List *list) {
    free(list->items);
    *list = (List){NULL, 0, 0};
}

/* ---- stories ---- */

/* The distinct numbers of sorted facts, the first `most`, as native integers; those of `without` are left out. */
static PyObject *numbers_of(const Fact *facts, size_t count, size_t most, const uint64_t *without, size_t held) {
    List kept = {NULL, 0, 0};
    size_t other = 0;
    PyObject *bytes = NULL;
    for (size_t k = 0; k < count && kept.count < most; k++) {
        uint64_t number = facts[k].number;
        if (k && number == facts[k - 1].number) continue;
        while (other < held && without[other] < number) other++;
        if (other < held && without[other] == number) continue;
        if (list_reserve(&kept, kept.count + 1, sizeof(uint64_t)) < 0) goto done;
        LIST(uint64_t, kept)[kept.count++] = number;
    }
    bytes = PyBytes_FromStringAndSize(kept.count ? kept.items : "", (Py_ssize_t)(kept.count * sizeof(uint64_t)));
done:
    list_free(&kept);
    return bytes;
}

PyObject *marks_of(const List *facts, const List *loose, size_t most) {
    char *held;
    Py_ssize_t size;
    PyObject *stated = numbers_of(facts->items, facts->count, most, NULL, 0), *rest = NULL;
    if (stated && PyBytes_AsStringAndSize(stated, &held, &size) == 0) {
        rest = numbers_of(loose->items, loose->count, most, (uint64_t *)held, (size_t)size / 8);
    }
    PyObject *pair = rest ? PyTuple_Pack(2, stated, rest) : NULL;
    Py_XDECREF(stated);
    Py_XDECREF(rest);
    return pair;
}

static PyObject *facts_object(const Fact *facts, size_t count) {
    PyObject *list = PyList_New((Py_ssize_t)count);
    for (size_t k = 0; list && k < count; k++) {
        const Fact *fact = &facts[k];
        PyObject *item = Py_BuildValue("(KIII)", (unsigned long long)fact->number, fact->sentence, fact->start, fact->end);
        if (!item || PyList_SetItem(list, (Py_ssize_t)k, item) < 0) Py_CLEAR(list);
    }
    return list;
}

static PyObject *sentences_object(const Story *story) {
    PyObject *list = PyList_New(story->sentence_count);
    for (size_t k = 0; list && k < story->sentence_count; k++) {
        PyObject *item = Py_BuildValue("(II)", story->sentences[k].start, story->sentences[k].end);
        if (!item || PyList_SetItem(list, (Py_ssize_t)k, item) < 0) Py_CLEAR(list);
    }
    return list;
}

static PyObject *wordings_object(const Story *story) {
    PyObject *list = PyList_New(story->wording_count);
    for (size_t k = 0; list && k < story->wording_count; k++) {
        const Wording *wording = &story->wordings[k];
        PyObject *item = Py_BuildValue("(KI)", (unsigned long long)wording->number, wording->sentence);
        if (!item || PyList_SetItem(list, (Py_ssize_t)k, item) < 0) Py_CLEAR(list);
    }
    return list;
}

/* Everything, for the tests. */
static PyObject *story_parts(PyObject *self, PyObject *ignored) {
    const Story *story = (Story *)self;
    PyObject *parts[] = {sentences_object(story), facts_object(story->facts, story->fact_count),
                         facts_object(story->loose, story->loose_count), wordings_object(story)};
    PyObject *all = parts[0] && parts[1] && parts[2] && parts[3] ? PyTuple_Pack(4, parts[0], parts[1], parts[2], parts[3])
                                                                 : NULL;
    (void)ignored;
    for (size_t k = 0; k < 4; k++) Py_XDECREF(parts[k]);
    return all;
}

static PyObject *story_sentences(PyObject *self, void *ignored) {
    (void)ignored;
    return sentences_object((Story *)self);
}

static void story_dealloc(PyObject *self) {
    Story *story = (Story *)self;
    PyTypeObject *type = Py_TYPE(self);
    free(story->sentences);
    free(story->facts);
    free(story->loose);
    free(story->wordings);
    ((freefunc)PyType_GetSlot(type, Py_tp_free))(self);
    Py_DECREF(type);
}

static PyMethodDef story_methods[] = {
    {"parts", story_parts, METH_NOARGS, "Sentences, facts, loose facts, wordings."},
    {NULL, NULL, 0, NULL},
};

static PyGetSetDef story_fields[] = {
    {"sentences", story_sentences, NULL, "Start and end of each sentence.", NULL},
    {NULL, NULL, NULL, NULL, NULL},
};

static PyType_Slot story_slots[] = {
    {Py_tp_dealloc, story_dealloc},
    {Py_tp_methods, story_methods},
    {Py_tp_getset, story_fields},
    {Py_tp_doc, "What a report states."},
    {0, NULL},
};

PyType_Spec story_spec = {"dateline.text._rewrites.Story", sizeof(Story), 0,
                          Py_TPFLAGS_DEFAULT | Py_TPFLAGS_DISALLOW_INSTANTIATION, story_slots};

/* ---- the module ---- */

static int fill_module(PyObject *module) {
    static PyType_Spec *const specs[] = {&reader_spec, &story_spec};
    static const char *const names[] = {"Reader", "Story"};
    for (size_t k = 0; k < 2; k++) {
        PyObject *type = PyType_FromSpec(specs[k]);
        if (!type || PyModule_AddObjectRef(module, names[k], type) < 0) return Py_XDECREF(type), -1;
        Py_DECREF(type);
    }
    return 0;
}

static PyMethodDef functions[] = {
    {"meet_all", meet_all, METH_VARARGS, "The pairs of reports to compare, and the weighed facts of those in them."},
    {"compare", compare_stories, METH_VARARGS, "What shows that one story tells the other, or None."},
    {NULL, NULL, 0, NULL},
};

static PyModuleDef_Slot slots[] = {{Py_mod_exec, fill_module}, {0, NULL}};

static PyModuleDef definition = {
    PyModuleDef_HEAD_INIT, "_rewrites", "The hot loops of the search for rewrites; see dateline.copies.rewrite_kernel.",
    0, functions, slots, NULL, NULL, NULL,
};

PyMODINIT_FUNC PyInit__rewrites(void) { return PyModuleDef_Init(&definition); }
