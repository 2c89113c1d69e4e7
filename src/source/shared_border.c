/** @file
 * Looking up a border in the geodata that comes with the program.
 */
#include "source/shared_border.h"

#include <math.h>
#include <string.h>

#include "base/data_path.h"
#include "base/error.h"
#include "document/node.h"
#include "document/table.h"
#include "geometry/border.h"
#include "source/border_piece.h"
#include "source/detail_level.h"
#include "source/source.h"

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
    bm_border_area_clear(&border->areas[0]);
    bm_border_area_clear(&border->areas[1]);
    g_free(border->name);
    g_free(border->status);
    g_free(border->file.id);
    g_ptr_array_unref(border->pieces);
    g_ptr_array_unref(border->lengths);
    g_ptr_array_unref(border->published);
    bm_catalogue_free(border->catalogue);
    g_free(border);
}

static BmSharedBorder *border_new(void)
{
    BmSharedBorder *border = g_new0(BmSharedBorder, 1);
    border->pieces = g_ptr_array_new_with_free_func(bm_border_piece_free);
    border->lengths = g_ptr_array_new_with_free_func(length_free);
    border->published = g_ptr_array_new_with_free_func(published_free);
    border->name = g_strdup("");
    border->status = g_strdup("");
    return border;
}

/** The border of two groups of geometries, or NULL where they share nothing. */
static BmBorderLength *measure(GPtrArray *const geometries[2])
{
    BmBorderLength *length = g_new0(BmBorderLength, 1);
    bm_border_between((const BmGeometry *const *)geometries[0]->pdata, geometries[0]->len,
                      (const BmGeometry *const *)geometries[1]->pdata, geometries[1]->len,
                      &length->line, &length->segments);
    length->metres = bm_geodesic_length(&length->line);
    if (length->segments > 0)
        return length;
    length_free(length);
    return NULL;
}

/** A set that cuts one of the areas does not have the whole of a border that leaves its window on
 *  the coarsest set. */
static gboolean is_cut(const BmDataSet *set, const BmSharedBorder *border)
{
    const char *const *cut = (const char *const *)set->clipped;
    gboolean may_be =
        g_strv_contains(cut, border->areas[0].a3) || g_strv_contains(cut, border->areas[1].a3);
    if (!may_be || border->lengths->len == 0)
        return FALSE;
    const BmBorderLength *coarsest = g_ptr_array_index(border->lengths, 0);
    return !bm_extent_holds(&set->clip, &coarsest->line.extent);
}

/** Reads the features of one area at a level; NULL without an error where the level has none. */
static BmFeatureSet *read_area(const BmSharedBorder *border, const BmDetailLevel *level,
                               const BmBorderArea *area, BmWarnings *warnings, GError **error)
{
    const BmDataSet *set = area->province ? level->provinces : level->countries;
    if (!set || !bm_data_set_has(set, area->a3))
        return NULL;
    const char *const codes[] = { area->code, NULL };
    const char *field = area->province ? "id" : "a3";
    const char *const fields[] = { field, NULL };
    BmSourceQuery query = { .field = field, .values = codes, .only_fields = fields };
    char *path = bm_catalogue_path(border->catalogue, set->id, error);
    BmFeatureSet *features = path ? bm_source_read(path, &query, warnings, error) : NULL;
    g_free(path);
    return features;
}

/** The geometries of a set, borrowed; for g_ptr_array_unref(). */
static GPtrArray *geometries_of(const BmFeatureSet *set)
{
    GPtrArray *list = g_ptr_array_new();
    for (guint i = 0; set && i < bm_feature_set_count(set); i++)
        g_ptr_array_add(list, (gpointer)&bm_feature_set_borrow(set, i)->geometry);
    return list;
}

static void add_length(BmSharedBorder *border, const BmDetailLevel *level,
                       BmFeatureSet *const sides[2], BmWarnings *warnings)
{
    const BmDataSet *set = border->areas[0].province ? level->provinces : level->countries;
    GPtrArray *geometries[2] = { geometries_of(sides[0]), geometries_of(sides[1]) };
    BmBorderLength *length = measure(geometries);
    g_ptr_array_unref(geometries[0]);
    g_ptr_array_unref(geometries[1]);
    if (length && is_cut(set, border)) {
        bm_warnings_add(warnings,
                        "%s: the border leaves the window of this set; it is not measured",
                        set->file);
        g_clear_pointer(&length, length_free);
    }
    if (!length)
        return;
    length->set = set;
    length->word = level->word;
    g_ptr_array_add(border->lengths, length);
}

static gboolean measure_level(BmSharedBorder *border, const BmDetailLevel *level,
                              BmWarnings *warnings, GError **error)
{
    BmFeatureSet *sides[2] = { NULL, NULL };
    GError *cause = NULL;
    for (int i = 0; i < 2 && !cause; i++)
        sides[i] = read_area(border, level, &border->areas[i], warnings, &cause);
    if (!cause && sides[0] && sides[1])
        add_length(border, level, sides, warnings);
    bm_feature_set_free(sides[0]);
    bm_feature_set_free(sides[1]);
    if (cause)
        g_propagate_error(error, cause);
    return !cause;
}

static gboolean check_measured(const BmSharedBorder *border, GError **error)
{
    if (border->lengths->len > 0)
        return TRUE;
    g_set_error(error, BM_ERROR, BM_ERROR_INPUT, "%s and %s have no common border",
                border->areas[0].name, border->areas[1].name);
    return FALSE;
}

static gboolean measure_all(BmSharedBorder *border, BmWarnings *warnings, GError **error)
{
    GArray *levels = bm_detail_levels(border->catalogue);
    gboolean good = TRUE;
    for (guint i = 0; i < levels->len && good; i++)
        good = measure_level(border, &g_array_index(levels, BmDetailLevel, i), warnings, error);
    g_array_unref(levels);
    return good && check_measured(border, error);
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
    if (!bm_border_is_between(border, cells[0], cells[1]))
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

/** Only whole borders of countries have figures. */
static gboolean read_published(BmSharedBorder *border, BmWarnings *warnings, GError **error)
{
    if (border->areas[0].province || border->areas[1].province)
        return TRUE;
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
    BmSharedBorder *border = border_new();
    border->catalogue = catalogue;
    const char *const words[2] = { a, b };
    if (bm_border_areas_find(catalogue, words, border->areas, warnings, error) &&
        measure_all(border, warnings, error) && bm_border_read_pieces(border, warnings, error) &&
        read_published(border, warnings, error))
        return border;
    bm_shared_border_free(border);
    return NULL;
}

static gboolean find_field(const BmFeatureSet *set, const char *name, int *field, GError **error)
{
    *field = name ? bm_feature_set_field(set, name) : -1;
    if (!name || *field >= 0)
        return TRUE;
    char *fields = g_strjoinv(", ", set->fields);
    g_set_error(error, BM_ERROR, BM_ERROR_INPUT, "%s: there is no field '%s'; it has: %s",
                set->path, name, fields);
    g_free(fields);
    return FALSE;
}

/** The geometries of the features that are called `word`, borrowed. */
static GPtrArray *geometries_called(const BmFeatureSet *set, int field, const char *word)
{
    GPtrArray *list = g_ptr_array_new();
    for (guint i = 0; i < bm_feature_set_count(set); i++) {
        const BmFeature *feature = bm_feature_set_borrow(set, i);
        if (bm_border_area_is_called(feature, field, word))
            g_ptr_array_add(list, (gpointer)&feature->geometry);
    }
    return list;
}

static gboolean measure_file(BmSharedBorder *border, const BmFeatureSet *set,
                             const char *name_field, const char *const words[2], GError **error)
{
    int field;
    if (!find_field(set, name_field, &field, error) ||
        !bm_border_areas_find_in(set, field, words, border->areas, error))
        return FALSE;
    GPtrArray *geometries[2] = { geometries_called(set, field, words[0]),
                                 geometries_called(set, field, words[1]) };
    BmBorderLength *length = measure(geometries);
    g_ptr_array_unref(geometries[0]);
    g_ptr_array_unref(geometries[1]);
    if (length) {
        length->set = &border->file;
        length->word = border->file.id;
        g_ptr_array_add(border->lengths, length);
    }
    return check_measured(border, error);
}

BmSharedBorder *bm_shared_border_read_file(const char *path, const char *name_field, const char *a,
                                           const char *b, BmWarnings *warnings, GError **error)
{
    BmFeatureSet *set = bm_source_read(path, NULL, warnings, error);
    if (!set)
        return NULL;
    BmSharedBorder *border = border_new();
    char *id = g_path_get_basename(path);
    border->file = (BmDataSet){
        .id = id, .file = id, .source = id, .version = "", .licence = "", .attribution = ""
    };
    g_free(border->status);
    border->status = g_strdup("not classified");
    const char *const words[2] = { a, b };
    gboolean good = measure_file(border, set, name_field, words, error);
    bm_feature_set_free(set);
    if (good)
        return border;
    bm_shared_border_free(border);
    return NULL;
}

const BmPublishedLength *bm_shared_border_nearest_published(const BmSharedBorder *border)
{
    double km = bm_shared_border_choose(border, NULL, NULL)->metres / 1000;
    const BmPublishedLength *nearest = NULL;
    for (guint i = 0; i < border->published->len; i++) {
        const BmPublishedLength *figure = g_ptr_array_index(border->published, i);
        if (!nearest || fabs(figure->km - km) < fabs(nearest->km - km))
            nearest = figure;
    }
    return nearest;
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
