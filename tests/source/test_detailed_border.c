/** @file
 * The borders at 10 m, and lengths against another program's.
 */
#include "document/node.h"
#include "document/table.h"
#include "geometry/border.h"
#include "geometry/clip.h"
#include "source/shared_border.h"
#include "source/source.h"

#include <criterion/criterion.h>
#include <math.h>
#include <string.h>

static void use_own_data(void)
{
    g_setenv("BORDERMAP_DATA", BM_SOURCE_DIR, TRUE);
}

TestSuite(detailed_border, .init = use_own_data);

static BmFeatureSet *read_set(const char *name)
{
    char *path = g_strdup_printf(BM_SOURCE_DIR "/shapes/%s.shp", name);
    BmFeatureSet *set = bm_source_read(path, NULL, NULL, NULL);
    cr_assert_not_null(set, "%s", path);
    g_free(path);
    return set;
}

Test(detailed_border, the_border_s_side_is_right_at_towns_beside_it)
{
    /* GeoNames cities500, 5 March 2023 */
    static const struct {
        const char *name, *a3;
        BmPoint at;
    } towns[] = { { "Landi Kotal", "PAK", { 71.14108, 34.0988 } },
                  { "Spin Boldak", "AFG", { 66.40001, 31.00575 } },
                  { "Chaman", "PAK", { 66.45259, 30.91769 } } };
    BmFeatureSet *set = read_set("countries_osm10");
    int a3 = bm_feature_set_field(set, "a3");
    for (guint i = 0; i < G_N_ELEMENTS(towns); i++)
        for (guint j = 0; j < bm_feature_set_count(set); j++) {
            const BmFeature *country = bm_feature_set_borrow(set, j);
            gboolean own = strcmp(bm_feature_value(country, a3), towns[i].a3) == 0;
            cr_expect_eq(bm_polygon_contains(&country->geometry, towns[i].at), own, "%s in %s",
                         towns[i].name, bm_feature_value(country, a3));
        }
    bm_feature_set_free(set);
}

static double metres_to_line(const BmGeometry *line, BmPoint p)
{
    double nearest = G_MAXDOUBLE, narrow = cos(p.y * G_PI / 180);
    for (guint part = 0; part < line->part_count; part++)
        for (guint i = line->part_starts[part]; i + 1 < line->part_starts[part + 1]; i++) {
            BmPoint a = line->points[i], b = line->points[i + 1];
            double dx = (b.x - a.x) * narrow, dy = b.y - a.y;
            double px = (p.x - a.x) * narrow, py = p.y - a.y, square = dx * dx + dy * dy;
            double along = square > 0 ? CLAMP((px * dx + py * dy) / square, 0, 1) : 0;
            nearest = MIN(nearest, hypot(px - along * dx, py - along * dy));
        }
    return nearest * 111195; /* metres in a degree of a sphere of 6371 km */
}

Test(detailed_border, each_crossing_kept_by_hand_lies_within_300_m_of_the_border)
{
    BmFeatureSet *borders = read_set("borders_osm10");
    int field_a = bm_feature_set_field(borders, "a"), field_b = bm_feature_set_field(borders, "b");
    BmTable *table = bm_table_read(BM_SOURCE_DIR "/shapes/crossings.tsv", NULL, NULL);
    cr_assert_not_null(table);
    cr_expect_eq(bm_table_count(table), 14u);
    for (guint i = 0; i < bm_table_count(table); i++) {
        const BmTableRow *row = bm_table_row(table, i);
        BmPoint at;
        bm_parse_number(row->cells[bm_table_column(table, "lon")].text, &at.x);
        bm_parse_number(row->cells[bm_table_column(table, "lat")].text, &at.y);
        const char *pair = row->cells[bm_table_column(table, "a3")].text;
        double metres = G_MAXDOUBLE;
        for (guint j = 0; j < bm_feature_set_count(borders); j++) {
            const BmFeature *line = bm_feature_set_borrow(borders, j);
            if (strncmp(pair, bm_feature_value(line, field_a), 3) == 0 &&
                strcmp(pair + 4, bm_feature_value(line, field_b)) == 0)
                metres = MIN(metres, metres_to_line(&line->geometry, at));
        }
        cr_expect_lt(metres, 300, "%s is %.0f m away", row->cells[0].text, metres);
    }
    bm_table_free(table);
    bm_feature_set_free(borders);
}

Test(detailed_border, provinces_cover_their_country_without_gap_or_overlap)
{
    static const char *const levels[] = { "osm100", "osm10" };
    for (guint level = 0; level < 2; level++) {
        char *name = g_strconcat("countries_", levels[level], NULL);
        BmFeatureSet *countries = read_set(name);
        g_free(name);
        name = g_strconcat("provinces_", levels[level], NULL);
        BmFeatureSet *provinces = read_set(name);
        g_free(name);
        const char *const codes[] = { "AFG", "PAK" };
        for (guint c = 0; c < G_N_ELEMENTS(codes); c++) {
            const BmGeometry *outline = NULL;
            GPtrArray *own = g_ptr_array_new();
            for (guint i = 0; i < bm_feature_set_count(countries); i++)
                if (strcmp(bm_feature_value(bm_feature_set_borrow(countries, i), 0), codes[c]) == 0)
                    outline = &bm_feature_set_borrow(countries, i)->geometry;
            for (guint i = 0; i < bm_feature_set_count(provinces); i++)
                if (strcmp(bm_feature_value(bm_feature_set_borrow(provinces, i), 1), codes[c]) == 0)
                    g_ptr_array_add(own, (gpointer)&bm_feature_set_borrow(provinces, i)->geometry);
            /* every segment of the outline is a segment of a province */
            BmGeometry line = { 0 };
            guint segments = 0;
            bm_border_between(&outline, 1, (const BmGeometry *const *)own->pdata, own->len, &line,
                              &segments);
            cr_expect_eq(segments, outline->point_count - outline->part_count, "%s %s",
                         levels[level], codes[c]);
            bm_geometry_clear(&line);
            g_ptr_array_unref(own);
        }
        bm_feature_set_free(countries);
        bm_feature_set_free(provinces);
    }
}

/* Ten of the figures of tests/reference/border_lengths.tsv, which border_lengths.py wrote with
 * pyproj on shapes/countries.shp (Natural Earth 1:10m). */
static const struct {
    const char *pair;
    double km;
} fixed[] = { { "AFG-PAK", 2221.516 }, { "AFG-TJK", 1144.609 }, { "AFG-IRN", 859.269 },
              { "BRA-FRA", 506.898 },  { "ESP-MAR", 21.292 },   { "BEL-NLD", 353.124 },
              { "CHE-ITA", 581.822 },  { "CHN-NPL", 1085.512 }, { "FRA-SUR", 412.268 },
              { "CHN-RUS", 3480.889 } };

Test(detailed_border, lengths_agree_with_exact_shared_segments_by_pyproj)
{
    BmTable *table = bm_table_read(BM_SOURCE_DIR "/tests/reference/border_lengths.tsv", NULL, NULL);
    cr_assert_not_null(table);
    cr_assert_geq(bm_table_count(table), 30u);
    BmFeatureSet *countries = read_set("countries");
    int a3 = bm_feature_set_field(countries, "a3");
    guint found = 0;
    for (guint i = 0; i < bm_table_count(table); i++) {
        const BmTableRow *row = bm_table_row(table, i);
        const BmGeometry *sides[2] = { NULL, NULL };
        for (guint j = 0; j < bm_feature_set_count(countries); j++)
            for (guint side = 0; side < 2; side++)
                if (strcmp(bm_feature_value(bm_feature_set_borrow(countries, j), a3),
                           row->cells[side].text) == 0)
                    sides[side] = &bm_feature_set_borrow(countries, j)->geometry;
        cr_assert(sides[0] && sides[1]);
        BmGeometry line = { 0 };
        double km;
        bm_border_between(&sides[0], 1, &sides[1], 1, &line, NULL);
        double own = bm_geodesic_length(&line) / 1000;
        cr_assert(bm_parse_number(row->cells[2].text, &km));
        cr_expect_float_eq(own, km, km * 0.01, "%s-%s: %f", row->cells[0].text, row->cells[1].text,
                           own);
        char *pair = g_strconcat(row->cells[0].text, "-", row->cells[1].text, NULL);
        for (guint j = 0; j < G_N_ELEMENTS(fixed); j++)
            if (strcmp(pair, fixed[j].pair) == 0) {
                cr_expect_float_eq(own, fixed[j].km, fixed[j].km * 0.01, "%s", pair);
                found++;
            }
        g_free(pair);
        bm_geometry_clear(&line);
    }
    cr_expect_eq(found, G_N_ELEMENTS(fixed));
    bm_feature_set_free(countries);
    bm_table_free(table);
}
