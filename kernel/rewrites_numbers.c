/* Number words and names, and read figures by their value: dateline.copies.story_numbers and story_figures. */
#include "rewrites.h"

uint64_t word_number(const unsigned char *bytes, size_t count) {
    uint64_t number = WORD_START;
    for (size_t k = 0; k < count; k++) number = (number ^ bytes[k]) * WORD_FACTOR;
    return mix(number);
}

/* ---- names by their sound ---- */

/* The code of each letter; a letter that does not count has none. */
static const char CODES[27] = "\0" "135" "\0" "23" "\0\0" "43" "689" "\0" "137" "45" "\0" "224" "\0" "4";

static unsigned char code_of(unsigned char sign) {
    return sign >= 'a' && sign <= 'z' ? (unsigned char)CODES[sign - 'a'] : sign;
}

/* The code of two letters that are one sound, or 0. */
static unsigned char pair_code(unsigned char one, unsigned char two) {
    if (two == 'j') return one == 'd' ? '4' : 0;
    if (two != 'h') return 0;
    switch (one) {
        case 'p': return '2';
        case 's': case 'z': case 'c': return '4';
        case 'k': case 'g': return '3';
        case 't': return '5';
        default: return 0;
    }
}

/* The number of a name in ASCII, folded, of at most 64 signs. */
uint64_t name_number(const unsigned char *folded, size_t count) {
    unsigned char sound[66];
    size_t size = 0;
    if (count && !code_of(folded[0])) sound[size++] = 'a';
    for (size_t k = 0; k < count;) {
        unsigned char code = k + 1 < count ? pair_code(folded[k], folded[k + 1]) : 0;
        if (code) {
            k += 2;
        } else {
            code = code_of(folded[k++]);
            if (!code) continue;
        }
        if (!size || sound[size - 1] != code) sound[size++] = code;
    }
    return with_kind(size >= 3 ? word_number(sound, size) : word_number(folded, count), NAME);
}

/* ---- figures ---- */

/* The token behind, of the same sentence, if at most one sign stands between; `count` when there is none. */
static size_t behind(const Token *tokens, size_t count, size_t k) {
    if (k + 1 < count && tokens[k + 1].sentence == tokens[k].sentence && tokens[k + 1].start - tokens[k].end <= 1) {
        return k + 1;
    }
    return count;
}

static size_t month_behind(const Token *tokens, size_t count, size_t k) {
    for (int step = 0; step < 3; step++) {
        size_t after = behind(tokens, count, k);
        if (after == count || tokens[after].use == MONTH) return after;
        if (tokens[after].use != LINK) return count;
        k = after;
    }
    return count;
}

static uint32_t day_of(const Token *token, const Py_UCS4 *signs) {
    uint32_t value = 0;
    if (token->use == NUMBER) {
        value = token->value;
    } else if (token->figure && token->end - token->start <= 2) {
        for (uint32_t k = token->start; k < token->end; k++) value = value * 10 + (signs[k] - '0');
    }
    return value <= 31 ? value : 0;
}

static uint64_t date_number(uint32_t month, uint32_t day) { return with_kind(mix((uint64_t)month * 32 + day), DATE); }

typedef struct {
    uint64_t mantissa;
    int32_t power;
    int plain;
} Value;

/* The value of digits with marks; 0 when they are no quantity. */
static int value_of(const Token *token, const Py_UCS4 *signs, Value *value) {
    uint32_t digits = 0, part = 0, first_part = 0, marks = 0;
    int grouped = 1, same = 1;
    Py_UCS4 first_mark = 0, last_mark = 0;
    value->mantissa = 0;
    for (uint32_t k = token->start; k < token->end; k++) {
        if (signs[k] >= '0' && signs[k] <= '9') {
            if (++digits > 15) return 0;
            value->mantissa = value->mantissa * 10 + (signs[k] - '0');
            part++;
            continue;
        }
        if (!marks) {
            first_part = part;
            first_mark = signs[k];
        } else {
            if (part != 3) grouped = 0;
            if (last_mark != first_mark) same = 0; /* all but the last mark must be the same */
        }
        if (signs[k] == ':') same = 0;
        last_mark = signs[k];
        marks++;
        part = 0;
    }
    value->power = 0;
    value->plain = !marks;
    if (!marks) return 1;
    grouped &= first_part <= 3;
    if (grouped && same && part == 3 && last_mark == first_mark) return 1;
    if (marks == 1 || (grouped && same && last_mark != first_mark)) {
        value->power = -(int32_t)part;
        return 1;
    }
    return 0;
}

static uint64_t figure_number(Value value) {
    unsigned kind;
    if (value.plain && value.mantissa >= 1900 && value.mantissa <= 2099) {
        kind = YEAR;
    } else if (value.power < 0) {
        kind = value.mantissa < 100 ? MID : BIG;
    } else {
        uint64_t whole = value.power == 1 ? value.mantissa * 10 : value.mantissa; /* powers from 2 on are decided first */
        kind = value.mantissa && (value.power >= 2 || whole >= 100) ? BIG : whole > 12 ? MID : SMALL;
    }
    while (value.mantissa && value.mantissa % 10 == 0) {
        value.mantissa /= 10;
        value.power++;
    }
    return with_kind(mix(value.mantissa * 64 + ((uint32_t)value.power & 63)), kind);
}

int figure_at(const Token *tokens, size_t count, size_t k, const Py_UCS4 *signs, uint64_t *number, size_t *next) {
    const Token *token = &tokens[k];
    Value value = {0, 0, 0};
    if (token->use == MONTH) {
        size_t day = behind(tokens, count, k);
        uint32_t value_of_day = day < count ? day_of(&tokens[day], signs) : 0;
        if (!token->upper || !value_of_day) return 0;
        *number = date_number(token->value, value_of_day);
        *next = day + 1;
        return 1;
    }
    uint32_t day = day_of(token, signs);
    if (token->figure) {
        if (!value_of(token, signs, &value)) {
            *number = 0;
            *next = k + 1;
            return 1;
        }
    } else if (token->use == NUMBER || token->use == TENS) {
        value.mantissa = token->value;
        size_t unit = token->use == TENS ? behind(tokens, count, k) : count;
        if (unit < count && tokens[unit].use == NUMBER && tokens[unit].value >= 1 && tokens[unit].value <= 9) {
            value.mantissa += tokens[unit].value;
            k = unit;
            day = 0;
        }
    } else {
        return 0;
    }
    if (day) {
        size_t month = month_behind(tokens, count, k);
        if (month < count) {
            *number = date_number(tokens[month].value, day);
            *next = month + 1;
            return 1;
        }
    }
    for (;;) {
        size_t after = behind(tokens, count, k);
        if (after == count) break;
        if (tokens[after].use != POWER && !(tokens[after].use == SHORT_POWER && token->figure)) break;
        value.power += (int32_t)tokens[after].value;
        value.plain = 0;
        k = after;
    }
    *number = figure_number(value);
    *next = k + 1;
    return 1;
}
