/* Find the stretches in double quotation marks. The rule is that of dateline.text.marks. */
#include "kernel.h"

typedef struct {
    uint32_t start, end; /* code points */
    char side;           /* '(' opens, ')' closes, '?' and '!' cannot tell */
} Mark;

static int is_line_end(Py_UCS4 sign) {
    return (sign >= '\n' && sign <= '\r') || (sign >= 0x1C && sign <= 0x1E) || sign == 0x85 || sign == 0x2028 ||
           sign == 0x2029;
}

static int opens(Py_UCS4 sign) {
    return sign == 0x201C || sign == 0xAB || sign == 0x201E || sign == 0x201F || sign == '`' || sign == 0x2018;
}

static int closes(Py_UCS4 sign) { return sign == 0x201D || sign == 0xBB || sign == 0x2019; }

static int is_closing_sign(Py_UCS4 sign) { return sign == 0x2026 || (sign < 128 && sign && strchr(".,;:!?)]", (int)sign)); }

/* A mark by its sign and the signs before and behind it. */
static char side_of(const Words *words, Py_UCS4 before, Py_UCS4 sign, Py_UCS4 after) {
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
static int flat_regions(const List *marks, uint32_t end, List *regions) {
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
    return start >= 0 && end > start + 1 ? add_region(regions, (uint32_t)start, end) : 0;
}

/* `end` is where the paragraph ends, blanks left out, in code points. */
static int end_paragraph(List *marks, uint32_t end, List *regions) {
    int failed = is_nested(marks) ? nested_regions(marks, regions) : flat_regions(marks, end, regions);
    marks->count = 0;
    return failed;
}

/* The code point behind the last sign that is not blank before a place. */
static uint32_t end_without_blanks(const Words *words, const unsigned char *text, size_t at, uint32_t number) {
    uint32_t bytes;
    while (at && (words_kind(words, sign_before(text + at, &bytes)) & BLANK)) at -= bytes, number--;
    return number;
}

/* Bytes at which a mark or a line end may begin. */
static void note_bytes(unsigned char *told) {
    static const unsigned char bytes[] = {'"', '\'', '`', 0xC2, 0xE2, '\n', 0x0B, 0x0C, '\r', 0x1C, 0x1D, 0x1E};
    memset(told, 0, 256);
    for (size_t k = 0; k < sizeof bytes; k++) told[bytes[k]] = 1;
}

/* How many signs make the mark that begins with a sign; 0 for none. */
static uint32_t mark_length(const unsigned char *next, Py_UCS4 sign) {
    uint32_t bytes;
    if (sign == '"' || (sign >= 0x201C && sign <= 0x201F) || sign == 0xAB || sign == 0xBB) return 1;
    int doubles = sign == '\'' || sign == '`' || sign == 0x2018 || sign == 0x2019;
    return doubles && *next && sign_at(next, &bytes) == sign ? 2 : 0;
}

int find_quoted(const Words *words, const unsigned char *text, size_t length, List *regions) {
    static List marks; /* the GIL is held */
    unsigned char told[256];
    uint32_t shift = 0, bytes, more;
    int failed = 0;
    note_bytes(told);
    marks.count = 0;
    for (size_t k = 0; k < length && !failed; k += bytes) {
        bytes = 1;
        if (!told[text[k]]) {
            shift += is_inner(text[k]);
            continue;
        }
        Py_UCS4 sign = sign_at(text + k, &bytes);
        uint32_t number = (uint32_t)k - shift, count = mark_length(text + k + bytes, sign);
        shift += bytes - 1;
        if (count) {
            if (count == 2) shift += bytes - 1, bytes *= 2;
            Py_UCS4 before = k ? sign_before(text + k, &more) : '\n';
            Py_UCS4 after = k + bytes < length ? sign_at(text + k + bytes, &more) : ' ';
            failed = list_reserve(&marks, marks.count + 1, sizeof(Mark)) < 0;
            if (!failed) LIST(Mark, marks)[marks.count++] = (Mark){number, number + count, side_of(words, before, sign, after)};
        } else if (marks.count && is_line_end(sign)) {
            failed = end_paragraph(&marks, end_without_blanks(words, text, k, number), regions) < 0;
        }
    }
    if (!failed && marks.count) {
        failed = end_paragraph(&marks, end_without_blanks(words, text, length, (uint32_t)length - shift), regions) < 0;
    }
    return failed ? -1 : 0;
}
