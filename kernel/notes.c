/* The lines of a text that may credit somebody: the rule is that of dateline.copies.credits. */
#include "kernel.h"

/* A line: bytes, and the code points before it and in it. */
typedef struct {
    uint32_t byte, end_byte, sign, size;
} Row;

/* How long lines are, in code points, and how many are looked at from the end. */
typedef struct {
    uint32_t paragraph, note, longest, tail;
} Bounds;

static uint32_t count_signs(const unsigned char *text, uint32_t from, uint32_t to) {
    uint32_t count = 0;
    for (uint32_t k = from; k < to; k++) count += !is_inner(text[k]);
    return count;
}

/* The line without blanks at its edges; `size` 0 when nothing is left. */
static Row stripped(const unsigned char *text, Row row) {
    uint32_t bytes;
    while (row.byte < row.end_byte && is_white(sign_at(text + row.byte, &bytes))) row.byte += bytes, row.sign++, row.size--;
    while (row.byte < row.end_byte && is_white(sign_before(text + row.end_byte, &bytes))) row.end_byte -= bytes, row.size--;
    return row;
}

/* Whether a line has something in common with a caption; these are (start, end) in code points. */
static int touches_caption(PyObject *captions, uint32_t start, uint32_t end) {
    for (Py_ssize_t k = 0; k < PyList_Size(captions); k++) {
        unsigned first, last;
        PyObject *caption = PyList_GetItem(captions, k);
        if (!PyTuple_Check(caption)) return PyErr_SetString(PyExc_TypeError, "a caption is a pair"), -1;
        if (!PyArg_ParseTuple(caption, "II", &first, &last)) return -1;
        if (first < end && start < last) return 1;
    }
    return 0;
}

static int add_row(PyObject *list, Row row) {
    PyObject *pair = Py_BuildValue("(II)", row.sign, row.sign + row.size);
    int failed = !pair || PyList_Append(list, pair) < 0;
    Py_XDECREF(pair);
    return failed ? -1 : 0;
}

/* The lines up to the first paragraph, and that; `last` is the last of them. */
static int read_head(const unsigned char *text, uint32_t length, PyObject *captions, const Bounds *bounds, PyObject *list, Row *last) {
    Row row = {0, 0, 0, 0};
    for (; row.byte < length; row.byte = row.end_byte + 1, row.sign += row.size + 1) {
        const unsigned char *end = memchr(text + row.byte, '\n', length - row.byte);
        row.end_byte = end ? (uint32_t)(end - text) : length;
        row.size = count_signs(text, row.byte, row.end_byte);
        Row words = stripped(text, row);
        if (!words.size) continue;
        int touched = touches_caption(captions, row.sign, row.sign + row.size);
        if (touched < 0 || (!touched && add_row(list, words) < 0)) return -1;
        if (touched) continue;
        *last = words;
        if (words.size >= bounds->paragraph) break;
    }
    return 0;
}

static int may_be_note(const unsigned char *text, Row words) {
    static const char with[] = "with ";
    uint32_t size = words.end_byte - words.byte, k = 0;
    if (memchr("TtSs([", text[words.byte], 6) || memchr(text + words.byte, ':', size)) return 1;
    while (k < size && with[k] && (text[words.byte + k] == with[k] || text[words.byte + k] == with[k] - 32)) k++;
    return !with[k];
}

/* Of the last lines behind a place those that may be a note, the last one first. */
static int read_tail(const unsigned char *text, Row whole, PyObject *captions, const Bounds *bounds, PyObject *list) {
    uint32_t end_byte = whole.end_byte, end_sign = whole.sign + whole.size;
    for (uint32_t count = 0; count < bounds->tail;) {
        Row row = {end_byte, end_byte, end_sign, 0};
        while (row.byte > whole.byte && text[row.byte - 1] != '\n') row.byte--;
        row.size = count_signs(text, row.byte, row.end_byte);
        row.sign -= row.size;
        Row words = row.size <= bounds->longest ? stripped(text, row) : (Row){0, 0, 0, 0};
        int touched = words.size || row.size > bounds->longest ? touches_caption(captions, row.sign, row.sign + row.size) : 1;
        if (touched < 0) return -1;
        count += !touched;
        if (!touched && words.size && words.size <= bounds->note && may_be_note(text, words) && add_row(list, words) < 0) return -1;
        if (row.byte <= whole.byte) break;
        end_byte = row.byte - 1, end_sign = row.sign - 1;
    }
    return PyList_Reverse(list);
}

/* credit_lines(text, captions, (paragraph, note, longest, tail)): (start, end) of the lines up to the first paragraph, and of
 * the last lines that may be a note. */
PyObject *credit_lines(PyObject *module, PyObject *args) {
    PyObject *text, *captions, *found = NULL;
    Bounds bounds;
    char *signs;
    Py_ssize_t length;
    (void)module;
    if (!PyArg_ParseTuple(args, "UO(IIII)", &text, &captions, &bounds.paragraph, &bounds.note, &bounds.longest, &bounds.tail)) return NULL;
    if (!PyList_Check(captions)) return PyErr_SetString(PyExc_TypeError, "captions are a list"), NULL;
    PyObject *bytes = bytes_of_text(text), *head = PyList_New(0), *tail = PyList_New(0);
    if (bytes && head && tail && PyBytes_AsStringAndSize(bytes, &signs, &length) == 0) {
        const unsigned char *at = (const unsigned char *)signs;
        Row last = {0, 0, 0, 0};
        if (length > INT32_MAX) PyErr_SetString(PyExc_OverflowError, "text too long");
        else if (read_head(at, (uint32_t)length, captions, &bounds, head, &last) == 0) {
            uint32_t start = last.sign + last.size, total = (uint32_t)PyUnicode_GetLength(text);
            Row rest = {last.end_byte, (uint32_t)length, start, total - start};
            if (read_tail(at, rest, captions, &bounds, tail) == 0) found = PyTuple_Pack(2, head, tail);
        }
    }
    Py_XDECREF(bytes);
    Py_XDECREF(head);
    Py_XDECREF(tail);
    return found;
}
