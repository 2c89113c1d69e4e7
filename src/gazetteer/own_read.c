/** @file
 * A user's table or geodata, each row a place.
 */
#include "gazetteer/own_read.h"

#include <math.h>
#include <string.h>

#include "base/error.h"
#include "document/bytes.h"
#include "document/table.h"
#include "gazetteer/geonames_dump.h"
#include "gazetteer/own_columns.h"
#include "gazetteer/parents.h"
#include "geometry/clip.h"
#include "geometry/great_circle.h"
#include "source/source.h"

/** One source being read. */
typedef struct {
    BmOwnWriter *writer;
    const char *path;
    BmWarnings *warnings;
    BmWarningTally tally;
    BmOwnColumns columns;
    BmCountryCodes *codes;
    BmParents *parents; /**< opened when a row does not say its country or province */
    gboolean started;
    const char **cells; /**< of the row, NULL-terminated */
    guint rows;
} Reading;

static void reading_clear(Reading *reading)
{
    bm_own_columns_clear(&reading->columns);
    bm_country_codes_free(reading->codes);
    bm_parents_free(reading->parents);
    g_free(reading->cells);
}

/** Completes a place that the row has told. */
static gboolean complete(Reading *reading, BmPlace *place, double reach_km, GError **error)
{
    if (place->id[0] == '\0') {
        g_free(place->id);
        place->id = g_strdup_printf("row %u", reading->rows);
    }
    if (place->source[0] == '\0') {
        g_free(place->source);
        place->source = g_path_get_basename(reading->path);
    }
    if (place->radius_km <= 0 && !g_str_equal(place->kind, "city"))
        place->radius_km = reach_km;
    if (g_str_equal(place->kind, "country") || (place->a3[0] && place->province[0]))
        return TRUE;
    if (!reading->parents && !(reading->parents = bm_parents_new(error)))
        return FALSE;
    return bm_parents_fill(reading->parents, place, error);
}

/** Adds the row of `reading->cells`, or warns of it; `row` says which it is. */
static gboolean add_row(Reading *reading, const char *usual_kind, BmPlace *place, double reach_km,
                        const char *row, GError **error)
{
    GPtrArray *names = g_ptr_array_new_with_free_func(g_free);
    char *problem = bm_own_columns_read(&reading->columns, reading->cells, usual_kind,
                                        reading->codes, place, names);
    gboolean good = TRUE;
    reading->rows++;
    if (problem) {
        bm_warnings_tally(reading->warnings, &reading->tally, "%s: %s; the row is left out", row,
                          problem);
    } else {
        good = complete(reading, place, reach_km, error) &&
               bm_own_writer_add(reading->writer, place, names, error);
    }
    g_free(problem);
    g_ptr_array_unref(names);
    bm_own_place_clear(place);
    return good;
}

static gboolean start(Reading *reading, const char *const *names, gboolean has_geometry,
                      const char *where, GError **error)
{
    reading->started = TRUE;
    if (!bm_own_columns_find(&reading->columns, names, has_geometry, where, error))
        return FALSE;
    reading->cells = g_new0(const char *, g_strv_length((char **)names) + 1);
    reading->codes = bm_country_codes_new(error);
    return reading->codes != NULL;
}

static gboolean take_table_row(const BmTable *table, const BmTableRow *row, gpointer data,
                               GError **error)
{
    Reading *reading = data;
    if (!reading->started) {
        char *where = g_strdup_printf("%s:%u", table->file, table->header_line);
        gboolean good = start(reading, (const char *const *)table->columns, FALSE, where, error);
        g_free(where);
        if (!good)
            return FALSE;
    }
    for (guint i = 0; i < table->column_count; i++)
        reading->cells[i] = row->cells[i].text;
    char *where = g_strdup_printf("%s:%u", table->file, row->line);
    BmPlace place = { 0 };
    gboolean good = add_row(reading, "city", &place, 0, where, error);
    g_free(where);
    return good;
}

/** Sets the position of a geometry and how far it reaches from there. */
static void locate(const BmGeometry *geometry, BmPlace *place, double *reach_km)
{
    BmPoint at = geometry->points[geometry->point_count / 2];
    double inner;
    if (geometry->kind == BM_GEOMETRY_POINT)
        at = geometry->points[0];
    if (geometry->kind == BM_GEOMETRY_POLYGON)
        bm_pole_of_inaccessibility(geometry, &at, &inner);
    place->longitude = at.x;
    place->latitude = at.y;
    for (guint i = 0; i < geometry->point_count; i++)
        *reach_km = MAX(*reach_km, bm_great_circle_km(at, geometry->points[i]));
}

static gboolean take_feature(Reading *reading, const BmFeature *feature, gboolean has_geometry,
                             GError **error)
{
    static const char *const kinds[] = { [BM_GEOMETRY_NONE] = "city",
                                         [BM_GEOMETRY_POINT] = "city",
                                         [BM_GEOMETRY_LINE] = "place",
                                         [BM_GEOMETRY_POLYGON] = "district" };
    BmPlace place = { .longitude = NAN, .latitude = NAN };
    double reach_km = 0;
    if (has_geometry && feature->geometry.point_count > 0)
        locate(&feature->geometry, &place, &reach_km);
    for (guint i = 0; feature->values[i]; i++)
        reading->cells[i] = feature->values[i];
    char *where = g_strdup_printf("%s: record %u", reading->path, feature->record);
    gboolean good = add_row(reading, kinds[feature->geometry.kind], &place, reach_km, where, error);
    g_free(where);
    return good;
}

static gboolean read_features(Reading *reading, GError **error)
{
    BmFeatureSet *set = bm_source_read(reading->path, NULL, reading->warnings, error);
    if (!set)
        return FALSE;
    gboolean has_geometry = FALSE;
    for (guint i = 0; i < bm_feature_set_count(set) && !has_geometry; i++)
        has_geometry = bm_feature_set_borrow(set, i)->geometry.point_count > 0;
    gboolean good =
        start(reading, (const char *const *)set->fields, has_geometry, reading->path, error);
    for (guint i = 0; good && i < bm_feature_set_count(set); i++)
        good = take_feature(reading, bm_feature_set_borrow(set, i), has_geometry, error);
    bm_feature_set_free(set);
    return good;
}

static gboolean is_text(const char *path)
{
    static const char *const endings[] = { ".csv", ".tsv", ".tab", ".txt" };
    for (guint i = 0; i < G_N_ELEMENTS(endings); i++) {
        gsize length = strlen(path), size = strlen(endings[i]);
        if (length >= size && g_ascii_strcasecmp(path + length - size, endings[i]) == 0)
            return TRUE;
    }
    return strcmp(path, "-") == 0;
}

static gboolean read_dump(BmOwnWriter *writer, const char *path, BmWarnings *warnings,
                          GError **error)
{
    static const BmOwnListener nobody = { 0 };
    BmCountryCodes *codes = bm_country_codes_new(error);
    gboolean good = codes && bm_geonames_dump_read(writer, path, codes, &nobody, warnings, error);
    bm_country_codes_free(codes);
    return good;
}

static gboolean read_any(Reading *reading, const char *path, GError **error)
{
    if (bm_geonames_dump_is(path))
        return read_dump(reading->writer, path, reading->warnings, error);
    if (is_text(path))
        return bm_table_stream(path, take_table_row, reading, reading->warnings, error);
    return read_features(reading, error);
}

gboolean bm_own_read(BmOwnWriter *writer, const char *path, BmWarnings *warnings, GError **error)
{
    Reading reading = { .writer = writer, .path = bm_bytes_name(path), .warnings = warnings };
    guint64 before = bm_own_writer_count(writer);
    gboolean good = read_any(&reading, path, error);
    bm_warnings_close(warnings, &reading.tally, reading.path, "rows that are left out");
    if (good && bm_own_writer_count(writer) == before) {
        g_set_error(error, BM_ERROR, BM_ERROR_INPUT, "%s: there is no place in it%s", reading.path,
                    reading.rows > 0 ? "; every row is wrong" : "; it needs rows below its first");
        good = FALSE;
    }
    reading_clear(&reading);
    return good;
}
