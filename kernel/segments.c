/* The index of shingles on disk: the module that dateline.postings.engine looks for. */
#include "segments.h"

int list_grow(List *list, size_t count, size_t size) {
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

/* Views and tails from a sequence of them, which keeps them alive. */
int sources_read(PyObject *module, PyObject *given, List *out) {
    PyObject *view = PyObject_GetAttrString(module, "View"), *tail = PyObject_GetAttrString(module, "Tail");
    Py_ssize_t count = view && tail ? PySequence_Size(given) : -1;
    int failed = count < 0 || list_reserve(out, (size_t)count + 1, sizeof(Source *)) < 0;
    for (Py_ssize_t k = 0; k < count && !failed; k++) {
        PyObject *one = PySequence_GetItem(given, k);
        failed = !one;
        if (one && !PyObject_TypeCheck(one, (PyTypeObject *)view) && !PyObject_TypeCheck(one, (PyTypeObject *)tail)) {
            PyErr_SetString(PyExc_TypeError, "neither a View nor a Tail");
            failed = 1;
        }
        if (!failed) LIST(Source *, *out)[out->count++] = (Source *)one;
        Py_XDECREF(one);
    }
    Py_XDECREF(view);
    Py_XDECREF(tail);
    return failed ? -1 : 0;
}

/* Keys are shingles as signed 64-bit numbers, ascending, in bytes; here they are multiplied, as in keys.py. */
int keys_read(PyObject *given, List *out) {
    Py_buffer buffer;
    if (PyObject_GetBuffer(given, &buffer, PyBUF_SIMPLE) < 0) return -1;
    size_t count = (size_t)buffer.len / sizeof(uint64_t);
    int failed = list_reserve(out, count + 1, sizeof(uint64_t)) < 0;
    if (buffer.len % 8) failed = 1, PyErr_SetString(PyExc_ValueError, "keys are 8 bytes each");
    for (size_t k = 1; k < count && !failed; k++) {
        int64_t one = (int64_t)load8((const unsigned char *)buffer.buf + 8 * k - 8);
        failed = one >= (int64_t)load8((const unsigned char *)buffer.buf + 8 * k);
        if (failed) PyErr_SetString(PyExc_ValueError, "shingles come in ascending order");
    }
    for (size_t k = 0; k < count && !failed; k++) {
        LIST(uint64_t, *out)[k] = load8((const unsigned char *)buffer.buf + 8 * k) * 0x9E3779B97F4A7C15u;
    }
    if (!failed) out->count = count;
    PyBuffer_Release(&buffer);
    return failed ? -1 : 0;
}

static int by_value(const void *one, const void *two) {
    int64_t a = *(const int64_t *)one, b = *(const int64_t *)two;
    return a < b ? -1 : a > b;
}

/* keys_of(shingles): in ascending order, each once. */
static PyObject *keys_of(PyObject *module, PyObject *given) {
    PyObject *list = PySequence_List(given), *made = NULL;
    Py_ssize_t count = list ? PyList_Size(list) : -1;
    int64_t *keys = count < 0 ? NULL : malloc((size_t)count * sizeof(int64_t) + 1);
    int in_order = 1, failed = !keys;
    (void)module;
    if (list && !keys) PyErr_NoMemory();
    for (Py_ssize_t k = 0; k < count && !failed; k++) {
        keys[k] = PyLong_AsLongLong(PyList_GetItem(list, k));
        failed = keys[k] == -1 && PyErr_Occurred() != NULL;
        in_order &= !k || keys[k - 1] < keys[k];
    }
    if (!failed && !in_order) {
        Py_ssize_t kept = 0;
        qsort(keys, (size_t)count, sizeof(int64_t), by_value);
        for (Py_ssize_t k = 0; k < count; k++) {
            if (!kept || keys[kept - 1] < keys[k]) keys[kept++] = keys[k];
        }
        count = kept;
    }
    if (!failed) made = PyBytes_FromStringAndSize((const char *)keys, count * 8);
    free(keys);
    Py_XDECREF(list);
    return made;
}

static int fill_module(PyObject *module) {
    static PyType_Spec *const specs[] = {&view_spec, &tail_spec};
    static const char *const names[] = {"View", "Tail"};
    for (size_t k = 0; k < 2; k++) {
        PyObject *type = PyType_FromSpec(specs[k]);
        if (!type || PyModule_AddObjectRef(module, names[k], type) < 0) return Py_XDECREF(type), -1;
        Py_DECREF(type);
    }
    return 0;
}

static PyMethodDef functions[] = {
    {"keys_of", keys_of, METH_O, "Shingles as keys: ascending, each once, in bytes."},
    {"find_candidates", find_candidates, METH_VARARGS, "The reports to be compared: (sources, keys, leads, many)."},
    {"count_families", count_families, METH_VARARGS, "Of how many families each key is: (sources, keys, most)."},
    {"find_holders", find_holders, METH_VARARGS, "The reports that have one of the keys: (sources, keys)."},
    {"count_held", count_held, METH_VARARGS, "How many of the keys a report has: (sources, keys, number)."},
    {"write_piece", write_piece, METH_VARARGS, "The next piece of a segment: (sources, plan, progress, budget)."},
    {NULL, NULL, 0, NULL},
};

static PyModuleDef_Slot slots[] = {{Py_mod_exec, fill_module}, {0, NULL}};

static PyModuleDef definition = {
    PyModuleDef_HEAD_INIT, "_segments", "The hot loops of the index of shingles on disk; see dateline.postings.", 0,
    functions, slots, NULL, NULL, NULL,
};

PyMODINIT_FUNC PyInit__segments(void) { return PyModuleDef_Init(&definition); }
