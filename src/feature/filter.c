/** @file
 * The filter: GLib's scanner splits the words, each comparison is kept with its values.
 */
#include "feature/filter.h"

#include "base/error.h"

#include <string.h>

typedef enum { EQUAL, UNEQUAL, LESS, LESS_OR_EQUAL, MORE, MORE_OR_EQUAL } Operator;

typedef struct {
    char *field;
    int index; /* of the field in the bound set */
    Operator operator;
    GPtrArray *values; /* of char; more than one after `in` */
    gboolean numeric;
} Comparison;

struct BmFilter {
    GPtrArray *comparisons; /* of Comparison */
};

static void comparison_free(gpointer data)
{
    Comparison *comparison = data;
    g_free(comparison->field);
    g_ptr_array_unref(comparison->values);
    g_free(comparison);
}

static const GScannerConfig scanner_config = {
    .cset_skip_characters = " \t\n",
    .cset_identifier_first = G_CSET_a_2_z G_CSET_A_2_Z "_",
    .cset_identifier_nth = G_CSET_a_2_z G_CSET_A_2_Z "_0123456789",
    .cpair_comment_single = "#\n",
    .case_sensitive = TRUE,
    .scan_identifier = TRUE,
    .scan_identifier_1char = TRUE,
    .scan_float = TRUE,
    .scan_string_sq = TRUE,
    .scan_string_dq = TRUE,
    .int_2_float = TRUE,
    .char_2_token = TRUE,
};

static gboolean parse_operator(GScanner *scanner, Operator *operator)
{
    GTokenType token = g_scanner_get_next_token(scanner);
    gboolean and_equal = g_scanner_peek_next_token(scanner) == '=';
    if (token == '=')
        *operator= EQUAL;
    else if (token == '!' && and_equal)
        *operator= UNEQUAL;
    else if (token == '<')
        *operator= and_equal ? LESS_OR_EQUAL : LESS;
    else if (token == '>')
        *operator= and_equal ? MORE_OR_EQUAL : MORE;
    else
        return FALSE;
    if (and_equal)
        g_scanner_get_next_token(scanner);
    return TRUE;
}

static gboolean parse_value(GScanner *scanner, Comparison *comparison)
{
    char number[G_ASCII_DTOSTR_BUF_SIZE];
    GTokenType token = g_scanner_get_next_token(scanner);
    double sign = 1;
    if (token == '-') {
        sign = -1;
        token = g_scanner_get_next_token(scanner);
    }
    if (token == G_TOKEN_FLOAT) {
        comparison->numeric = TRUE;
        g_ascii_dtostr(number, sizeof number, sign * scanner->value.v_float);
        g_ptr_array_add(comparison->values, g_strdup(number));
        return TRUE;
    }
    if (token != G_TOKEN_STRING || sign < 0)
        return FALSE;
    g_ptr_array_add(comparison->values, g_strdup(scanner->value.v_string));
    return TRUE;
}

static gboolean is_word(GScanner *scanner, const char *word)
{
    return g_scanner_peek_next_token(scanner) == G_TOKEN_IDENTIFIER &&
           g_ascii_strcasecmp(scanner->next_value.v_identifier, word) == 0;
}

static gboolean parse_values(GScanner *scanner, Comparison *comparison)
{
    if (!is_word(scanner, "in"))
        return parse_operator(scanner, &comparison->operator) && parse_value(scanner, comparison);
    g_scanner_get_next_token(scanner);
    if (g_scanner_get_next_token(scanner) != '(')
        return FALSE;
    GTokenType token;
    do {
        if (!parse_value(scanner, comparison))
            return FALSE;
        token = g_scanner_get_next_token(scanner);
    } while (token == ',');
    return token == ')';
}

static gboolean parse(GScanner *scanner, BmFilter *filter)
{
    for (;;) {
        if (g_scanner_get_next_token(scanner) != G_TOKEN_IDENTIFIER)
            return FALSE;
        Comparison *comparison = g_new0(Comparison, 1);
        comparison->field = g_strdup(scanner->value.v_identifier);
        comparison->index = -1;
        comparison->values = g_ptr_array_new_with_free_func(g_free);
        g_ptr_array_add(filter->comparisons, comparison);
        if (!parse_values(scanner, comparison))
            return FALSE;
        if (g_scanner_peek_next_token(scanner) == G_TOKEN_EOF)
            return TRUE;
        if (!is_word(scanner, "and"))
            return FALSE;
        g_scanner_get_next_token(scanner);
    }
}

BmFilter *bm_filter_new(const char *words, GError **error)
{
    BmFilter *filter = g_new0(BmFilter, 1);
    filter->comparisons = g_ptr_array_new_with_free_func(comparison_free);
    GScanner *scanner = g_scanner_new(&scanner_config);
    g_scanner_input_text(scanner, words, (guint)strlen(words));
    gboolean good = parse(scanner, filter);
    if (!good) {
        g_set_error(error, BM_ERROR, BM_ERROR_INPUT,
                    "the filter \"%s\" makes no sense near character %u; write for example "
                    "\"pop > 50000 and a3 = 'AFG'\"",
                    words, g_scanner_cur_position(scanner));
        g_clear_pointer(&filter, bm_filter_free);
    }
    g_scanner_destroy(scanner);
    return filter;
}

void bm_filter_free(BmFilter *filter)
{
    if (!filter)
        return;
    g_ptr_array_unref(filter->comparisons);
    g_free(filter);
}

gboolean bm_filter_bind(BmFilter *filter, const BmFeatureSet *set, GError **error)
{
    for (guint i = 0; i < filter->comparisons->len; i++) {
        Comparison *comparison = g_ptr_array_index(filter->comparisons, i);
        comparison->index = bm_feature_set_field(set, comparison->field);
        if (comparison->index >= 0)
            continue;
        char *fields = g_strjoinv(", ", set->fields);
        g_set_error(error, BM_ERROR, BM_ERROR_INPUT,
                    "%s: there is no field '%s' to filter by; the fields are: %s", set->path,
                    comparison->field, fields);
        g_free(fields);
        return FALSE;
    }
    return TRUE;
}

static int compare_values(const Comparison *comparison, const char *value, const char *wanted)
{
    if (!comparison->numeric)
        return strcmp(value, wanted);
    double a = g_ascii_strtod(value, NULL), b = g_ascii_strtod(wanted, NULL);
    return (a > b) - (a < b);
}

static gboolean holds(const Comparison *comparison, const char *value)
{
    int order = compare_values(comparison, value, g_ptr_array_index(comparison->values, 0));
    switch (comparison->operator) {
    case UNEQUAL:
        return order != 0;
    case LESS:
        return order < 0;
    case LESS_OR_EQUAL:
        return order <= 0;
    case MORE:
        return order > 0;
    case MORE_OR_EQUAL:
        return order >= 0;
    case EQUAL:
        break;
    }
    for (guint i = 0; i < comparison->values->len; i++)
        if (compare_values(comparison, value, g_ptr_array_index(comparison->values, i)) == 0)
            return TRUE;
    return FALSE;
}

gboolean bm_filter_passes(const BmFilter *filter, const BmFeature *feature)
{
    for (guint i = 0; i < filter->comparisons->len; i++) {
        const Comparison *comparison = g_ptr_array_index(filter->comparisons, i);
        if (!holds(comparison, bm_feature_value(feature, comparison->index)))
            return FALSE;
    }
    return TRUE;
}
