/* Find the stretches in double quotation marks. The rule is that of dateline.text.marks. */
#include "kernel.h"

typedef struct {
    uint32_t start, end;
    char side; /* '(' opens, ')' closes, '?' and '!' cannot tell */
} Mark;

static int is_line_end(Py_UCS4 sign) {
    return (sign >= '\n' && sign <= '\r') || (sign >= 0x1C && sign <= 0x1E) || sign == 0x85 || sign == 0x2028 ||
           sign == 0x2029;
}

/* How many signs make the mark here; 0 for none. */
static uint32_t mark_length(const Py_UCS4 *signs, Py_ssize_t length, Py_ssize_t k) {
    Py_UCS4 sign = signs[k];
    if (sign == '"' || (sign >= 0x201C && sign <= 0x201F) || sign == 0xAB || sign == 0xBB) return 1;
    int doubles = sign == '\'' || sign == '`' || sign == 0x2018 || sign == 0x2019;
    return doubles && k + 1 < length && signs[k + 1] == sign ? 2 : 0;
}

static int opens(Py_UCS4 sign) {
    return sign == 0x201C || sign == 0xAB || sign == 0x201E || sign == 0x201F || sign == '`' || sign == 0x2018;
}

static int closes(Py_UCS4 sign) { return sign == 0x201D || sign == 0xBB || sign == 0x2019; }

static int is_closing_sign(Py_UCS4 sign) { return sign == 0x2026 || (sign < 128 && sign && strchr(".,;:!?)]", (int)sign)); }

static char side_of(const Words *words, const Py_UCS4 *signs, Py_ssize_t length, uint32_t start, uint32_t end) {
    Py_UCS4 before = start ? signs[start - 1] : '\n', after = end < length ? signs[end] : ' ', sign = signs[start];
    int free_before = (words_kind(words, before) & BLANK) || before == '(' || before == '[' || before == 0x2014 || before == 0x2013;
    int free_after = (words_kind(words, after) & BLANK) || is_closing_sign(after);
    if (free_before && !free_after) return '(';
    if (free_after && !free_before) return ')';
    if (opens(sign) || before == '\n' || before == '\r') return '(';
    if (closes(sign)) return ')';
    return (words_kind(words, before) & FIGURE) && !free_after ? '!' : '?';
}

static int add_region(List *regions, uint32_t start, uint32_t end) {
    if (list_reserve(regions, regions->count + 1, sizeof(Range)) < 0) return -1;
    LIST(Range, *regions)[regions->count++] = (Range){start, end};
    return 0;
}

/* Whether every mark has a side, some stand within others, and all of them pair. */
static int is_nested(const List *marks) {
    int64_t depth = 0, deepest = 0;
    for (size_t k = 0; k < marks->count; k++) {
        char side = LIST(Mark, *marks)[k].side;
        if (side != '(' && side != ')') return 0;
        depth += side == '(' ? 1 : -1;
        if (depth < 0) return 0;
        if (depth > deepest) deepest = depth;
    }
    return depth == 0 && deepest > 1;
}

static int nested_regions(const List *marks, List *regions) {
    int64_t depth = 0;
    uint32_t start = 0;
    for (size_t k = 0; k < marks->count; k++) {
        Mark mark = LIST(Mark, *marks)[k];
        if (mark.side == '(') {
            start = depth++ ? start : mark.start;
        } else if (--depth == 0 && add_region(regions, start, mark.end) < 0) {
            return -1;
        }
    }
    return 0;
}

/* Each opener to the next closer; an opener before that shows that the first was a slip. */
static int flat_regions(const Words *words, const Py_UCS4 *signs, const List *marks, uint32_t end, List *regions) {
    int64_t start = -1;
    for (size_t k = 0; k < marks->count; k++) {
        Mark mark = LIST(Mark, *marks)[k];
        if (start < 0) {
            if (mark.side == '(' || mark.side == '?') start = mark.start;
        } else if (mark.side == '(') {
            start = mark.start;
        } else {
            if (add_region(regions, (uint32_t)start, mark.end) < 0) return -1;
            start = -1;
        }
    }
    if (start < 0) return 0;
    while (end > start && (words_kind(words, signs[end - 1]) & BLANK)) end--;
    return end - start > 1 ? add_region(regions, (uint32_t)start, end) : 0;
}

static int end_paragraph(const Words *words, const Py_UCS4 *signs, List *marks, uint32_t end, List *regions) {
    int failed = is_nested(marks) ? nested_regions(marks, regions) : flat_regions(words, signs, marks, end, regions);
    marks->count = 0;
    return failed;
}

int find_quoted(const Words *words, const Py_UCS4 *signs, Py_ssize_t length, List *regions) {
    List marks = {0};
    int failed = 0;
    for (Py_ssize_t k = 0; k < length && !failed;) {
        uint32_t count = mark_length(signs, length, k);
        if (count) {
            uint32_t start = (uint32_t)k, end = start + count;
            failed = list_reserve(&marks, marks.count + 1, sizeof(Mark)) < 0;
            if (failed) break;
            LIST(Mark, marks)[marks.count++] = (Mark){start, end, side_of(words, signs, length, start, end)};
            k = end;
            continue;
        }
        if (marks.count && is_line_end(signs[k])) failed = end_paragraph(words, signs, &marks, (uint32_t)k, regions) < 0;
        k++;
    }
    if (!failed && marks.count) failed = end_paragraph(words, signs, &marks, (uint32_t)length, regions) < 0;
    list_free(&marks);
    return failed ? -1 : 0;
}
