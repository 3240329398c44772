/* What a report sends to where the reports that share a shingle meet. The rule is dateline.copies.parcels's. */
#include "kernel.h"

static const uint64_t FACTOR = 0x9E3779B97F4A7C15u; /* that of grams */

/* The number of `before` words in front of a gram and `behind` words behind it; 0 where the text has not so many. */
static uint32_t number_around(const Reading *reading, uint32_t place, uint32_t gram, uint32_t before, uint32_t behind) {
    if (place < before || (uint64_t)place + gram + behind > reading->size) return 0;
    uint64_t number = before;
    for (uint32_t k = place - before; k < place; k++) number = number * FACTOR + hash_of(reading->words, reading->numbers[k]);
    for (uint32_t k = place + gram; k < place + gram + behind; k++) number = number * FACTOR + hash_of(reading->words, reading->numbers[k]);
    return (uint32_t)(number >> 32) | 1;
}

PyObject *parcel_of(const Reading *reading, const Options *options) {
    uint32_t count = reading->shingle_count, window = options->window;
    if (count && (!reading->shingles || !reading->block)) {
        return PyErr_SetString(PyExc_ValueError, "a corpus took the shingles"), NULL;
    }
    int64_t *shingles = malloc((size_t)count * sizeof *shingles + 1);
    uint32_t *around = malloc((size_t)count * window * sizeof *around + 1), *ends = malloc(((size_t)count + 1) * sizeof *ends);
    PyObject *parcel = NULL;
    if (shingles && around && ends) {
        uint32_t held = 0;
        for (uint32_t k = 0; k < count; k++) {
            shingles[k] = (int64_t)(reading->shingles[k] ^ (uint64_t)1 << 63);
            for (uint32_t before = 0; before < window; before++) {
                uint32_t number = number_around(reading, reading->shingle_places[k], options->gram, before, window - 1 - before);
                if (number) around[held++] = number;
            }
            ends[k] = held;
        }
        parcel = Py_BuildValue("(y#y#y#)", (char *)shingles, (Py_ssize_t)(count * sizeof *shingles), (char *)around,
                               (Py_ssize_t)(held * sizeof *around), (char *)ends, (Py_ssize_t)(count * sizeof *ends));
    } else {
        PyErr_NoMemory();
    }
    free(shingles);
    free(around);
    free(ends);
    return parcel;
}
