/** @file
 * Shared lines, each stretch with the status of the program's border beside it.
 */
#include "source/imported_borders.h"

#include <math.h>
#include <string.h>

#include "geometry/geos.h"
#include "geometry/shared_lines.h"
#include "source/catalogue.h"
#include "source/source.h"

enum { FIELD_A, FIELD_B, FIELD_NAME, FIELD_STATUS, FIELDS };
static const char *const fields[] = { "a", "b", "name", "status", NULL };

/** The program's borders, by which stretches get their status. */
typedef struct {
    BmFeatureSet *set;
    int fields[FIELDS];
} Known;

static gboolean open_known(Known *known, BmWarnings *warnings, GError **error)
{
    const BmSourceQuery query = { .only_fields = fields, .verified = TRUE };
    BmCatalogue *catalogue = bm_catalogue_open(error);
    char *path = catalogue ? bm_catalogue_path(catalogue, "borders", error) : NULL;
    known->set = path ? bm_source_read(path, &query, warnings, error) : NULL;
    for (guint i = 0; known->set && i < FIELDS; i++)
        known->fields[i] = bm_feature_set_field(known->set, fields[i]);
    g_free(path);
    bm_catalogue_free(catalogue);
    return known->set != NULL;
}

static const char *value(const Known *known, const BmFeature *feature, guint field)
{
    return bm_feature_value(feature, known->fields[field]);
}

/** The program's lines of a pair but for claims, of BmFeature; for g_ptr_array_unref(). */
static GPtrArray *lines_of(const Known *known, const char *a, const char *b)
{
    GPtrArray *lines = g_ptr_array_new();
    for (guint i = 0; i < bm_feature_set_count(known->set); i++) {
        const BmFeature *feature = bm_feature_set_borrow(known->set, i);
        const char *one = value(known, feature, FIELD_A), *two = value(known, feature, FIELD_B);
        gboolean pair = (g_str_equal(one, a) && g_str_equal(two, b)) ||
                        (g_str_equal(one, b) && g_str_equal(two, a));
        if (pair && !g_str_equal(value(known, feature, FIELD_STATUS), "claim"))
            g_ptr_array_add(lines, (gpointer)feature);
    }
    return lines;
}

/** The least square of a distance in degrees from a point to a vertex of the line. */
static double nearness(const BmGeometry *line, BmPoint point)
{
    double least = G_MAXDOUBLE, narrowing = cos(point.y * G_PI / 180);
    for (guint i = 0; i < line->point_count; i++) {
        double dx = (line->points[i].x - point.x) * narrowing, dy = line->points[i].y - point.y;
        least = MIN(least, dx * dx + dy * dy);
    }
    return least;
}

static guint nearest(const GPtrArray *lines, BmPoint point)
{
    guint best = 0;
    double least = G_MAXDOUBLE;
    for (guint i = 0; i < lines->len && lines->len > 1; i++) {
        const BmFeature *feature = g_ptr_array_index(lines, i);
        double distance = nearness(&feature->geometry, point);
        if (distance < least) {
            least = distance;
            best = i;
        }
    }
    return best;
}

/** Adds the stretches of a shared line that lie nearest to the program's line `wanted`. */
static void add_stretches(const BmGeometry *line, const guint *choices, guint wanted,
                          BmGeometry *out)
{
    BmParts parts;
    bm_parts_init(&parts);
    for (guint part = 0; part < line->part_count; part++) {
        gboolean drawing = FALSE;
        for (guint i = line->part_starts[part]; i + 1 < line->part_starts[part + 1]; i++) {
            gboolean mine = choices[i] == wanted;
            if (mine && !drawing) {
                bm_parts_begin(&parts);
                bm_parts_add(&parts, line->points[i]);
            }
            if (mine)
                bm_parts_add(&parts, line->points[i + 1]);
            drawing = mine;
        }
    }
    bm_parts_finish(&parts, BM_GEOMETRY_LINE, out);
}

static void add_border(BmFeatureSet *borders, const char *a, const char *b, const char *name,
                       const char *status, BmGeometry line_take)
{
    BmFeature *feature = g_new0(BmFeature, 1);
    feature->record = borders->features->len;
    feature->geometry = line_take;
    feature->values = g_new0(char *, FIELDS + 1);
    feature->values[FIELD_A] = g_strdup(a);
    feature->values[FIELD_B] = g_strdup(b);
    feature->values[FIELD_NAME] = g_strdup(name);
    feature->values[FIELD_STATUS] = g_strdup(status);
    g_ptr_array_add(borders->features, feature);
}

/** Adds what two countries share, cut where the status changes; `unknown` names what has none. */
static void add_pair(BmFeatureSet *borders, const Known *known, const char *a, const char *b,
                     const BmGeometry *line, GString *unknown)
{
    if (strcmp(a, b) > 0) { /* as in the program's own set */
        const char *first = a;
        a = b;
        b = first;
    }
    GPtrArray *lines = lines_of(known, a, b);
    if (lines->len == 0) {
        g_string_append_printf(unknown, "%s%s-%s", unknown->len ? ", " : "", a, b);
        add_border(borders, a, b, "", "not classified", bm_geometry_copy(line));
    }
    guint *choices = g_new0(guint, line->point_count);
    for (guint i = 0; i < line->point_count && lines->len > 1; i++)
        choices[i] = nearest(lines, line->points[i]);
    for (guint i = 0; i < lines->len; i++) {
        const BmFeature *like = g_ptr_array_index(lines, i);
        BmGeometry stretch = { 0 };
        add_stretches(line, choices, i, &stretch);
        if (stretch.point_count > 0)
            add_border(borders, a, b, value(known, like, FIELD_NAME),
                       value(known, like, FIELD_STATUS), stretch);
        else
            bm_geometry_clear(&stretch);
    }
    g_free(choices);
    g_ptr_array_unref(lines);
}

BmFeatureSet *bm_imported_borders(const BmFeatureSet *areas, int code, BmWarnings *warnings,
                                  GError **error)
{
    Known known;
    if (!open_known(&known, warnings, error))
        return NULL;
    guint count = bm_feature_set_count(areas);
    const BmGeometry **geometries = g_new(const BmGeometry *, count + 1);
    guint *groups = g_new(guint, count + 1);
    GHashTable *codes = g_hash_table_new(g_str_hash, g_str_equal);
    for (guint i = 0; i < count; i++) {
        const BmFeature *feature = bm_feature_set_borrow(areas, i);
        const char *a3 = bm_feature_value(feature, code);
        geometries[i] = &feature->geometry;
        if (!g_hash_table_contains(codes, a3))
            g_hash_table_insert(codes, (gpointer)a3, GUINT_TO_POINTER(i));
        groups[i] = GPOINTER_TO_UINT(g_hash_table_lookup(codes, a3));
    }
    BmFeatureSet *borders = bm_feature_set_new(areas->path, g_strdupv((char **)fields));
    GString *unknown = g_string_new(NULL);
    GArray *shared = bm_shared_lines(geometries, groups, count);
    for (guint i = 0; i < shared->len; i++) {
        const BmSharedLine *line = &g_array_index(shared, BmSharedLine, i);
        add_pair(borders, &known, bm_feature_value(bm_feature_set_borrow(areas, line->a), code),
                 bm_feature_value(bm_feature_set_borrow(areas, line->b), code), &line->line,
                 unknown);
    }
    if (unknown->len > 0)
        bm_warnings_add(warnings,
                        "%s: these borders are in no set of the program and are drawn as not "
                        "classified: %s",
                        areas->path, unknown->str);
    g_string_free(unknown, TRUE);
    g_array_unref(shared);
    g_hash_table_destroy(codes);
    g_free(groups);
    g_free(geometries);
    bm_feature_set_free(known.set);
    return borders;
}
