/** @file
 * GeoJSON line by line.
 */
#include "source/geojson_lines.h"

#include <errno.h>
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "geometry/clip_rings.h"
#include "geometry/geos.h"
#include "geometry/ring.h"
#include "source/bad_records.h"
#include "source/shape_geometry.h"

/** How a line with a feature begins, blanks taken off. */
#define FEATURE "{\"type\":\"Feature\""

typedef struct {
    const BmExtent *window;
    BmBadRecords bad;
    BmFeatureSet *set;
} Reader;

/** The text without blanks and commas around it; its end is cut off in place. */
static char *bare(char *line)
{
    g_strstrip(line);
    gsize length = strlen(line);
    while (length > 0 && (line[length - 1] == ',' || g_ascii_isspace(line[length - 1])))
        line[--length] = '\0';
    return line;
}

static gboolean is_feature(const char *line)
{
    const char *wanted = FEATURE;
    for (; *wanted; line++) {
        if (*line == *wanted)
            wanted++;
        else if (*line != ' ')
            return FALSE;
    }
    return TRUE;
}

gboolean bm_is_geojson_lines(const char *path)
{
    FILE *file = fopen(path, "re");
    if (!file)
        return FALSE;
    char start[512];
    gboolean collection = FALSE, lines = FALSE;
    for (guint i = 0; i < 3 && !lines && fgets(start, sizeof start, file); i++) {
        lines = is_feature(start);
        collection = collection || strstr(start, "FeatureCollection");
        if (!strchr(start, '\n'))
            break;
    }
    fclose(file);
    return lines && collection;
}

static gboolean add_position(const json_t *position, BmParts *parts)
{
    const json_t *x = json_array_get(position, 0), *y = json_array_get(position, 1);
    if (!json_is_number(x) || !json_is_number(y))
        return FALSE;
    bm_parts_add(parts, (BmPoint){ json_number_value(x), json_number_value(y) });
    return TRUE;
}

/** Turns the ring that was added last as shapefiles have it: an outer one clockwise, a hole not. */
static void turn_ring(BmParts *parts, gboolean hole)
{
    guint first = g_array_index(parts->starts, guint, parts->starts->len - 1);
    guint count = parts->points->len - first;
    BmPoint *ring = &g_array_index(parts->points, BmPoint, first);
    if (count >= 4 && (bm_ring_area(ring, count) < 0) == hole)
        bm_ring_reverse(ring, count);
}

static const char no_list[] = "its coordinates are no list",
                  no_position[] = "a position is not two numbers";

/** Adds a line, or a ring: the first of a polygon is the outer one. */
static const char *add_line(const json_t *list, BmParts *parts)
{
    const json_t *item;
    size_t i;
    if (!json_is_array(list))
        return no_list;
    bm_parts_begin(parts);
    json_array_foreach(list, i, item)
    {
        if (!add_position(item, parts))
            return no_position;
    }
    return NULL;
}

/** Adds what is `depth` lists above the positions: 1 a line, 2 lines or rings, 3 polygons. */
static const char *add_lists(const json_t *list, guint depth, BmGeometryKind kind, BmParts *parts)
{
    const json_t *item;
    size_t i;
    if (depth == 1)
        return add_line(list, parts);
    if (!json_is_array(list))
        return no_list;
    json_array_foreach(list, i, item)
    {
        const char *fault = add_lists(item, depth - 1, kind, parts);
        if (fault)
            return fault;
        if (depth == 2 && kind == BM_GEOMETRY_POLYGON)
            turn_ring(parts, i > 0);
    }
    return NULL;
}

static const char *add_coordinates(const json_t *list, guint depth, BmGeometryKind kind,
                                   BmParts *parts)
{
    if (depth > 0)
        return add_lists(list, depth, kind, parts);
    bm_parts_begin(parts);
    return add_position(list, parts) ? NULL : no_position;
}

/** Each point is a part of its own. */
static void part_points(BmGeometry *points)
{
    points->part_count = points->point_count;
    points->part_starts = g_renew(guint, points->part_starts, points->point_count + 1);
    for (guint i = 0; i <= points->point_count; i++)
        points->part_starts[i] = i;
}

static const char *read_geometry(const json_t *geometry, BmGeometry *out)
{
    static const struct {
        const char *type;
        BmGeometryKind kind;
        guint depth;
    } types[] = {
        { "Point", BM_GEOMETRY_POINT, 0 },     { "MultiPoint", BM_GEOMETRY_POINT, 1 },
        { "LineString", BM_GEOMETRY_LINE, 1 }, { "MultiLineString", BM_GEOMETRY_LINE, 2 },
        { "Polygon", BM_GEOMETRY_POLYGON, 2 }, { "MultiPolygon", BM_GEOMETRY_POLYGON, 3 }
    };
    const char *type = json_string_value(json_object_get(geometry, "type"));
    for (guint i = 0; type && i < G_N_ELEMENTS(types); i++) {
        if (!g_str_equal(types[i].type, type))
            continue;
        BmParts parts;
        bm_parts_init(&parts);
        const char *fault = add_coordinates(json_object_get(geometry, "coordinates"),
                                            types[i].depth, types[i].kind, &parts);
        bm_parts_finish(&parts, types[i].kind, out);
        if (out->kind == BM_GEOMETRY_POINT)
            part_points(out);
        return fault;
    }
    return "its geometry is of no kind that is read";
}

/** Cuts an area or line to the window; points outside are gone. */
static void cut(const BmExtent *window, BmGeometry *geometry)
{
    if (!window || geometry->kind == BM_GEOMETRY_POINT)
        return;
    BmGeometry inside = { 0 };
    if (geometry->kind == BM_GEOMETRY_POLYGON)
        bm_clip_rings(geometry, window, &inside);
    else
        bm_clip_lines_loosely(geometry, window, &inside);
    bm_geometry_clear(geometry);
    *geometry = inside;
}

static char *text_of(const json_t *value)
{
    if (json_is_string(value))
        return g_strdup(json_string_value(value));
    if (json_is_integer(value))
        return g_strdup_printf("%" JSON_INTEGER_FORMAT, json_integer_value(value));
    if (json_is_real(value)) {
        char digits[G_ASCII_DTOSTR_BUF_SIZE];
        return g_strdup(g_ascii_dtostr(digits, sizeof digits, json_real_value(value)));
    }
    if (json_is_boolean(value))
        return g_strdup(json_is_true(value) ? "true" : "false");
    return g_strdup("");
}

/** The first feature's properties name the fields. */
static void name_fields(BmFeatureSet *set, json_t *properties)
{
    GPtrArray *names = g_ptr_array_new();
    const char *key;
    json_t *value;
    json_object_foreach(properties, key, value)
    {
        g_ptr_array_add(names, g_strdup(key));
    }
    g_ptr_array_add(names, NULL);
    g_strfreev(set->fields);
    set->fields = (char **)g_ptr_array_free(names, FALSE);
}

static char **values_of(const BmFeatureSet *set, const json_t *properties)
{
    guint count = g_strv_length(set->fields);
    char **values = g_new0(char *, count + 1);
    for (guint i = 0; i < count; i++)
        values[i] = text_of(json_object_get(properties, set->fields[i]));
    return values;
}

/** Reads one feature; TRUE also where it is left out. */
static gboolean read_line(Reader *reader, const char *line, guint record, GError **error)
{
    json_error_t problem;
    json_t *feature = json_loads(line, 0, &problem);
    BmGeometry geometry = { .extent = BM_EXTENT_EMPTY };
    const char *fault =
        feature ? read_geometry(json_object_get(feature, "geometry"), &geometry) : problem.text;
    if (!fault)
        fault = bm_shape_check_degrees(&geometry);
    char name[24];
    g_snprintf(name, sizeof name, "record %u", record);
    gboolean good = !fault || bm_bad_records_add(&reader->bad, name, fault, error);
    const BmExtent *window = reader->window;
    if (!fault && (!window || bm_extent_overlaps(window, &geometry.extent))) {
        json_t *properties = json_object_get(feature, "properties");
        if (!reader->set->fields[0])
            name_fields(reader->set, properties);
        cut(window, &geometry);
        BmFeature *added = g_new0(BmFeature, 1);
        *added = (BmFeature){ .record = record,
                              .geometry = geometry,
                              .values = values_of(reader->set, properties) };
        g_ptr_array_add(reader->set->features, added);
    } else {
        bm_geometry_clear(&geometry);
    }
    json_decref(feature);
    return good;
}

BmFeatureSet *bm_geojson_lines_read(const char *path, const BmExtent *window, BmWarnings *warnings,
                                    GError **error)
{
    FILE *file = fopen(path, "re");
    if (!file) {
        g_set_error(error, BM_ERROR, BM_ERROR_INPUT, "%s: cannot read: %s", path,
                    g_strerror(errno));
        return NULL;
    }
    Reader reader = { window, { path, warnings, FALSE, 0 }, bm_feature_set_new(path, NULL) };
    char *line = NULL;
    size_t room = 0;
    guint record = 0;
    gboolean good = TRUE;
    while (good && getline(&line, &room, file) >= 0)
        if (is_feature(g_strchug(line)))
            good = read_line(&reader, bare(line), record++, error);
    free(line);
    fclose(file);
    good = good && bm_bad_records_finish(&reader.bad, record, error);
    if (good)
        return reader.set;
    bm_feature_set_free(reader.set);
    return NULL;
}
