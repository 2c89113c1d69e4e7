/** @file
 * Map files: what is read, and how each mistake is answered.
 */
#include "base/error.h"
#include "map/distance.h"
#include "map/map_read.h"

#include <criterion/criterion.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

static char *write_file(const char *text)
{
    char *path = NULL;
    int file = g_file_open_tmp("map-XXXXXX.yaml", &path, NULL);
    close(file);
    g_file_set_contents(path, text, -1, NULL);
    return path;
}

static BmMap *read_map(const char *text, GError **error)
{
    char *path = write_file(text);
    BmMap *map = bm_map_new();
    if (!bm_map_read(map, path, NULL, NULL, error))
        g_clear_pointer(&map, bm_map_free);
    g_unlink(path);
    g_free(path);
    return map;
}

Test(map, a_whole_map_file)
{
    GError *error = NULL;
    BmMap *map =
        read_map("title: T\n"
                 "dek: D\n"
                 "size: [180mm, 400]\n"
                 "extent: [60, 29, 75, 37]\n"
                 "style: dark\n"
                 "draft: true\n"
                 "layers:\n"
                 "  - { id: towns, where: \"pop > 5\", hidden: true }\n"
                 "  - { id: roads, source: r.shp, style: { line: \"#112233\", width: 2 } }\n"
                 "labels: [{ id: a, at: [70, 34] }]\n"
                 "annotations:\n"
                 "  - { type: circle, at: Torkham, radius: 10mi, label: L }\n"
                 "  - { type: line, points: [[1, 2], [3, 4]] }\n"
                 "areas: [{ names: [Kunar], status: claimed, by: X }]\n"
                 "panels:\n"
                 "  - type: claims\n"
                 "    rows: [{ title: R, what: [killed, wounded], side: S }]\n"
                 "notes: one\n"
                 "sources: [{ title: s, publisher: p }]\n"
                 "events: [{ place: Kabul, type: airstrike, date: 2026-02-27 }]\n",
                 &error);
    cr_assert_not_null(map, "%s", error ? error->message : "");
    cr_expect_str_eq(map->title, "T");
    /* 180 mm at 96 pixels an inch of 25.4 mm */
    cr_expect_float_eq(map->width, 180 / 25.4 * 96, 1e-9);
    cr_expect_float_eq(map->height, 400, 1e-9);
    cr_expect_eq(map->frame, BM_FRAME_BOX);
    cr_expect_float_eq(map->extent.north, 37, 0);
    cr_expect_str_eq(map->style, "dark");
    cr_expect(map->draft);
    cr_assert_eq(map->layers->len, 2u);
    cr_expect_eq(((BmMapLayer *)g_ptr_array_index(map->layers, 1))->style.line, 0x112233FFu);
    cr_assert_eq(map->annotations->len, 2u);
    /* the international mile is 1.609344 km */
    cr_expect_float_eq(((BmAnnotation *)g_ptr_array_index(map->annotations, 0))->radius_km,
                       16.09344, 1e-9);
    BmPanel *panel = g_ptr_array_index(map->panels, 0);
    cr_expect_eq(((BmPanelRow *)g_ptr_array_index(panel->rows, 0))->what->len, 2u);
    cr_expect_eq(map->events->events->len, 1u);
    bm_map_free(map);
}

Test(map, mistakes_are_named_with_file_line_and_mend)
{
    static const struct {
        const char *text, *message;
    } cases[] = {
        { "titel: T\n", "title" },
        { "title: a\ntitle: b\n", ":2:" },
        { "extent: [1, 2, 3]\n", "west, south, east, north" },
        { "extent: [75, 29, 60, 37]\n", "west below east" },
        { "extent: { around: [200, 3] }\n", "longitude" },
        { "extent: { radius: 3km }\n", "around" },
        { "extent: { around: K, radius: far }\n", "60km" },
        { "size: big\n", "width, height" },
        { "size: [a, b]\n", "180mm" },
        { "layers: [{ where: x }]\n", "id" },
        { "layers: [{ id: x, stile: y }]\n", "style" },
        { "annotations: [{ type: circle, at: K }]\n", "radius" },
        { "annotations: [{ type: arow, at: K }]\n", "arrow" },
        { "annotations: [{ type: arrow, at: K }]\n", "to" },
        { "areas: [{ names: A, status: claimed }]\n", "by" },
        { "areas: [{ status: reported }]\n", "names" },
        { "labels: [{ id: a }]\n", "at" },
        { "labels: [{ id: a, at: [1, nan] }]\n", "number" },
        { "panels: [{ rows: [{ what: killed }] }]\n", "title" },
        { "panels: [{ rows: [{ title: a, what: kiled }] }]\n", "kiled" },
        { "worldview: PAX\n", "PAK" },
        { "data: osm\n", "osm10" },
        { "title: [\n", ":2:" },
        { "events: [{ place: Kabul, tipe: airstrike }]\n", "type" },
        { "events: nothere.yaml\n", "nothere.yaml" },
    };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        GError *error = NULL;
        BmMap *map = read_map(cases[i].text, &error);
        cr_assert_null(map, "%s was read", cases[i].text);
        cr_expect_eq(error->code, BM_ERROR_INPUT, "%s", error->message);
        cr_expect(strstr(error->message, cases[i].message) != NULL, "%s: %s", cases[i].text,
                  error->message);
        cr_expect(strstr(error->message, ".yaml") != NULL, "%s", error->message);
        g_clear_error(&error);
    }
}

Test(map, a_list_of_events_is_a_map)
{
    BmMap *map = read_map("- { place: Kabul, type: clash, date: 2026-02-27 }\n", NULL);
    cr_assert_not_null(map);
    cr_expect_eq(map->events->events->len, 1u);
    bm_map_free(map);
}

Test(map, sizes_beyond_the_limits_are_refused)
{
    static const struct {
        double width, height, scale;
        gboolean good;
    } cases[] = {
        { 1600, 1200, 1, TRUE },     { 0, 1200, 1, FALSE },    { 1000000, 1200, 1, FALSE },
        { 1600, 1200, 1000, FALSE }, { 1600, 1200, 0, FALSE }, { 1600, 1200, -1, FALSE },
        { 32767, 3000, 1, TRUE },    { 32768, 100, 1, FALSE }, { 20000, 20000, 1, FALSE },
        { -5, 1200, 1, FALSE },
    };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        BmMap *map = bm_map_new();
        map->width = cases[i].width;
        map->height = cases[i].height;
        map->scale = cases[i].scale;
        GError *error = NULL;
        cr_expect_eq(bm_map_check_size(map, &error), cases[i].good, "case %u", i);
        g_clear_error(&error);
        bm_map_free(map);
    }
}

Test(map, distances)
{
    double km = 0;
    cr_assert(bm_parse_distance("60km", &km));
    cr_expect_float_eq(km, 60, 0);
    cr_assert(bm_parse_distance("10 mi", &km));
    cr_expect_float_eq(km, 16.09344, 1e-9);
    cr_expect_not(bm_parse_distance("-3", &km));
    cr_expect_not(bm_parse_distance("nan", &km));
    cr_expect_not(bm_parse_distance("1e9km", &km));
    cr_expect_not(bm_parse_distance("", &km));
}
