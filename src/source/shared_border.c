/** @file
 * Looking up a border in the geodata that comes with the program.
 */
#include "source/shared_border.h"

#include <string.h>

#include "base/data_path.h"
#include "base/error.h"
#include "document/node.h"
#include "document/table.h"
#include "geometry/border.h"
#include "source/source.h"

/** The set whose areas a border is asked for by. */
#define COUNTRIES "countries"

static void length_free(gpointer data)
{
    BmBorderLength *length = data;
    bm_geometry_clear(&length->line);
    g_free(length);
}

static void published_free(gpointer data)
{
    BmPublishedLength *published = data;
    g_free(published->source);
    g_free(published);
}

void bm_shared_border_free(BmSharedBorder *border)
{
    if (!border)
        return;
    char *texts[] = { border->a,      border->b,    border->a_name,
                      border->b_name, border->name, border->status };
    for (guint i = 0; i < G_N_ELEMENTS(texts); i++)
        g_free(texts[i]);
    g_ptr_array_unref(border->lengths);
    g_ptr_array_unref(border->published);
    bm_catalogue_free(border->catalogue);
    g_free(border);
}

/** TRUE where two words are the same but for case. */
static gboolean same_word(const char *a, const char *b)
{
    char *left = g_utf8_casefold(a, -1), *right = g_utf8_casefold(b, -1);
    gboolean same = g_str_equal(left, right);
    g_free(left);
    g_free(right);
    return same;
}

/** TRUE where one of the feature's codes or names is `word`. */
static gboolean is_called(const BmFeature *feature, const char *word)
{
    for (guint i = 0; feature->values[i]; i++)
        if (*feature->values[i] && same_word(feature->values[i], word))
            return TRUE;
    return FALSE;
}

static void set_unknown_area(const BmFeatureSet *countries, const char *word, GError **error)
{
    int name = bm_feature_set_field(countries, "name"),
        code = bm_feature_set_field(countries, "a3");
    GPtrArray *words = g_ptr_array_new();
    for (guint i = 0; i < bm_feature_set_count(countries); i++) {
        const BmFeature *feature = bm_feature_set_borrow(countries, i);
        g_ptr_array_add(words, (char *)bm_feature_value(feature, name));
        g_ptr_array_add(words, (char *)bm_feature_value(feature, code));
    }
    g_ptr_array_add(words, NULL);
    const char *nearest = bm_nearest_word(word, (const char *const *)words->pdata);
    if (nearest)
        g_set_error(error, BM_ERROR, BM_ERROR_INPUT, "area '%s' is not known; did you mean '%s'?",
                    word, nearest);
    else
        g_set_error(error, BM_ERROR, BM_ERROR_INPUT,
                    "area '%s' is not known; give an ISO 3166 code (AFG, AF) or an English name",
                    word);
    g_ptr_array_unref(words);
}

static gboolean find_area(const BmFeatureSet *countries, const char *word, char **code, char **name,
                          GError **error)
{
    for (guint i = 0; i < bm_feature_set_count(countries); i++) {
        const BmFeature *feature = bm_feature_set_borrow(countries, i);
        if (!is_called(feature, word))
            continue;
        *code = g_strdup(bm_feature_value(feature, bm_feature_set_field(countries, "a3")));
        *name = g_strdup(bm_feature_value(feature, bm_feature_set_field(countries, "name")));
        return TRUE;
    }
    set_unknown_area(countries, word, error);
    return FALSE;
}

static gboolean find_areas(BmSharedBorder *border, const char *a, const char *b,
                           BmWarnings *warnings, GError **error)
{
    static const char *const names[] = { "a3",      "a2",      "name",    "name_ps",
                                         "name_fa", "name_ur", "name_ar", NULL };
    BmSourceQuery query = { .only_fields = names, .verified = TRUE };
    char *path = bm_catalogue_path(border->catalogue, COUNTRIES, error);
    BmFeatureSet *countries = path ? bm_source_read(path, &query, warnings, error) : NULL;
    g_free(path);
    if (!countries)
        return FALSE;
    gboolean found = find_area(countries, a, &border->a, &border->a_name, error) &&
                     find_area(countries, b, &border->b, &border->b_name, error);
    bm_feature_set_free(countries);
    if (found && g_str_equal(border->a, border->b)) {
        g_set_error(error, BM_ERROR, BM_ERROR_INPUT, "'%s' and '%s' are the same area; give two", a,
                    b);
        return FALSE;
    }
    return found;
}

/** The geometries of the features that have a code, borrowed; for g_ptr_array_unref(). */
static GPtrArray *geometries_of(const BmFeatureSet *set, const char *code)
{
    GPtrArray *list = g_ptr_array_new();
    int field = bm_feature_set_field(set, "a3");
    for (guint i = 0; i < bm_feature_set_count(set); i++) {
        const BmFeature *feature = bm_feature_set_borrow(set, i);
        if (g_str_equal(bm_feature_value(feature, field), code))
            g_ptr_array_add(list, (gpointer)&feature->geometry);
    }
    return list;
}

/** The border on one set, or NULL where the set does not have it. */
static BmBorderLength *measure(const BmFeatureSet *set, const char *a, const char *b)
{
    GPtrArray *left = geometries_of(set, a), *right = geometries_of(set, b);
    BmBorderLength *length = g_new0(BmBorderLength, 1);
    bm_border_between((const BmGeometry *const *)left->pdata, left->len,
                      (const BmGeometry *const *)right->pdata, right->len, &length->line,
                      &length->segments);
    length->metres = bm_geodesic_length(&length->line);
    g_ptr_array_unref(left);
    g_ptr_array_unref(right);
    if (length->segments > 0)
        return length;
    length_free(length);
    return NULL;
}

/** The word of a set of countries in a map file's `data`, or NULL. */
static const char *word_of_set(const BmDataSet *set)
{
    return g_str_equal(set->role, "countries") && set->level[0] ? set->level : NULL;
}

static gboolean is_cut(const BmDataSet *set, const BmSharedBorder *border)
{
    const char *const *cut = (const char *const *)set->clipped;
    return g_strv_contains(cut, border->a) && g_strv_contains(cut, border->b);
}

static gboolean measure_set(BmSharedBorder *border, const BmDataSet *set, BmWarnings *warnings,
                            GError **error)
{
    const char *const codes[] = { border->a, border->b, NULL };
    static const char *const fields[] = { "a3", NULL };
    BmSourceQuery query = {
        .field = "a3", .values = codes, .only_fields = fields, .verified = TRUE
    };
    char *path = bm_catalogue_path(border->catalogue, set->id, error);
    BmFeatureSet *areas = path ? bm_source_read(path, &query, warnings, error) : NULL;
    g_free(path);
    if (!areas)
        return FALSE;
    BmBorderLength *length = measure(areas, border->a, border->b);
    bm_feature_set_free(areas);
    if (length && is_cut(set, border)) {
        bm_warnings_add(warnings,
                        "%s: the border leaves the window of this set; it is not measured",
                        set->file);
        g_clear_pointer(&length, length_free);
    }
    if (length) {
        length->set = set;
        length->word = word_of_set(set);
        g_ptr_array_add(border->lengths, length);
    }
    return TRUE;
}

static gboolean measure_all(BmSharedBorder *border, BmWarnings *warnings, GError **error)
{
    for (guint i = 0; i < bm_catalogue_count(border->catalogue); i++) {
        const BmDataSet *set = bm_catalogue_borrow(border->catalogue, i);
        if (word_of_set(set) && !measure_set(border, set, warnings, error))
            return FALSE;
    }
    if (border->lengths->len > 0)
        return TRUE;
    g_set_error(error, BM_ERROR, BM_ERROR_INPUT, "%s and %s have no common border", border->a_name,
                border->b_name);
    return FALSE;
}

static gboolean is_pair(const BmSharedBorder *border, const char *a, const char *b)
{
    return (g_str_equal(border->a, a) && g_str_equal(border->b, b)) ||
           (g_str_equal(border->a, b) && g_str_equal(border->b, a));
}

/** Adds a word to a list "x; y" unless it is there. */
static void add_word(char **list, const char *word)
{
    char **words = g_strsplit(*list, "; ", -1);
    if (*word && !g_strv_contains((const char *const *)words, word)) {
        char *longer = **list ? g_strconcat(*list, "; ", word, NULL) : g_strdup(word);
        g_free(*list);
        *list = longer;
    }
    g_strfreev(words);
}

/** Status and name of the border's pieces, from the set "borders". */
static gboolean read_status(BmSharedBorder *border, BmWarnings *warnings, GError **error)
{
    border->name = g_strdup("");
    border->status = g_strdup("");
    const char *const codes[] = { border->a, border->b, NULL };
    BmSourceQuery query = { .field = "a", .values = codes, .verified = TRUE };
    char *path = bm_catalogue_path(border->catalogue, "borders", error);
    BmFeatureSet *pieces = path ? bm_source_read(path, &query, warnings, error) : NULL;
    g_free(path);
    if (!pieces)
        return FALSE;
    int a = bm_feature_set_field(pieces, "a"), b = bm_feature_set_field(pieces, "b");
    int name = bm_feature_set_field(pieces, "name"),
        status = bm_feature_set_field(pieces, "status");
    for (guint i = 0; i < bm_feature_set_count(pieces); i++) {
        const BmFeature *piece = bm_feature_set_borrow(pieces, i);
        /* A claim line is where one of the two wants the border, not where it is. */
        if (!is_pair(border, bm_feature_value(piece, a), bm_feature_value(piece, b)) ||
            g_str_equal(bm_feature_value(piece, status), "claim"))
            continue;
        add_word(&border->name, bm_feature_value(piece, name));
        add_word(&border->status, bm_feature_value(piece, status));
    }
    bm_feature_set_free(pieces);
    if (!*border->status)
        add_word(&border->status, "not classified");
    return TRUE;
}

static gboolean add_published(BmSharedBorder *border, const BmTable *table, const BmTableRow *row,
                              GError **error)
{
    const char *cells[5];
    static const char *const columns[] = { "a", "b", "km", "source", "year" };
    for (guint i = 0; i < G_N_ELEMENTS(columns); i++) {
        int column = bm_table_column(table, columns[i]);
        cells[i] = column < 0 ? "" : row->cells[column].text;
    }
    if (!is_pair(border, cells[0], cells[1]))
        return TRUE;
    double km, year;
    if (!bm_parse_number(cells[2], &km) || !bm_parse_number(cells[4], &year)) {
        g_set_error(error, BM_ERROR, BM_ERROR_INPUT, "%s:%u: km and year must be numbers",
                    table->file, row->line);
        return FALSE;
    }
    BmPublishedLength *published = g_new(BmPublishedLength, 1);
    *published = (BmPublishedLength){ km, g_strdup(cells[3]), (int)year };
    g_ptr_array_add(border->published, published);
    return TRUE;
}

static gboolean read_published(BmSharedBorder *border, BmWarnings *warnings, GError **error)
{
    char *path = bm_data_path("shapes/published_borders.tsv", error);
    BmTable *table = path ? bm_table_read(path, warnings, error) : NULL;
    g_free(path);
    if (!table)
        return FALSE;
    gboolean good = TRUE;
    for (guint i = 0; i < bm_table_count(table) && good; i++)
        good = add_published(border, table, bm_table_row(table, i), error);
    bm_table_free(table);
    return good;
}

BmSharedBorder *bm_shared_border_read(const char *a, const char *b, BmWarnings *warnings,
                                      GError **error)
{
    BmCatalogue *catalogue = bm_catalogue_open(error);
    if (!catalogue)
        return NULL;
    BmSharedBorder *border = g_new0(BmSharedBorder, 1);
    border->catalogue = catalogue;
    border->lengths = g_ptr_array_new_with_free_func(length_free);
    border->published = g_ptr_array_new_with_free_func(published_free);
    if (find_areas(border, a, b, warnings, error) && measure_all(border, warnings, error) &&
        read_status(border, warnings, error) && read_published(border, warnings, error))
        return border;
    bm_shared_border_free(border);
    return NULL;
}

const BmBorderLength *bm_shared_border_choose(const BmSharedBorder *border, const char *data,
                                              GError **error)
{
    const BmBorderLength *chosen = NULL;
    for (guint i = 0; i < border->lengths->len; i++) {
        const BmBorderLength *length = g_ptr_array_index(border->lengths, i);
        gboolean better =
            data ? g_str_equal(data, length->word) || g_str_equal(data, length->set->id)
                 : !chosen || length->set->accuracy_m < chosen->set->accuracy_m;
        if (better)
            chosen = length;
    }
    if (chosen)
        return chosen;
    GString *words = g_string_new(NULL);
    for (guint i = 0; i < border->lengths->len; i++)
        g_string_append_printf(words, "%s%s", i > 0 ? ", " : "",
                               ((BmBorderLength *)g_ptr_array_index(border->lengths, i))->word);
    g_set_error(error, BM_ERROR, BM_ERROR_USAGE,
                "data set '%s' does not have this border; use one of: %s", data, words->str);
    g_string_free(words, TRUE);
    return NULL;
}
