/** @file
 * Borders of the program's own geodata.
 */
#include "base/error.h"
#include "source/shapefile_write.h"
#include "source/shared_border.h"
#include "source/source.h"

#include <criterion/criterion.h>
#include <glib/gstdio.h>

static void use_own_data(void)
{
    g_setenv("BORDERMAP_DATA", BM_SOURCE_DIR, TRUE);
}

TestSuite(shared_border, .init = use_own_data);

Test(shared_border, the_durand_line_on_two_data_sets)
{
    BmSharedBorder *border = bm_shared_border_read("AFG", "Pakistan", NULL, NULL);
    cr_assert_not_null(border);
    cr_expect_str_eq(border->status, "not recognised by Afghanistan");
    cr_expect_str_eq(border->name, "Durand Line");
    cr_assert_geq(border->lengths->len, 3u);
    /* measured on Natural Earth and on the OpenStreetMap sets as geo-maps has them, with GDAL and
     * GeographicLib; our sets also have the rivers' stretches that are cut out there: 8 and 17
     * segments, within half a per cent */
    static const struct {
        const char *word;
        double km;
        guint segments;
    } expected[] = { { "ne", 2221.5, 186 },
                     { "osm100", 2650.8, 3002 },
                     { "osm10", 2755.1, 17007 } };
    for (guint i = 0; i < G_N_ELEMENTS(expected); i++) {
        const BmBorderLength *length = g_ptr_array_index(border->lengths, i);
        cr_expect_str_eq(length->word, expected[i].word);
        cr_expect_float_eq(length->metres / 1000, expected[i].km, expected[i].km * 0.005);
        cr_expect(length->segments >= expected[i].segments &&
                      length->segments < expected[i].segments + 20,
                  "%u", length->segments);
        cr_expect_eq(length->line.part_count, 1u, "%s is one line", length->word);
    }
    /* the report's figure and the World Factbook's */
    cr_assert_eq(border->published->len, 2u);
    cr_expect_float_eq(((BmPublishedLength *)g_ptr_array_index(border->published, 0))->km, 2611, 0);
    cr_expect_float_eq(((BmPublishedLength *)g_ptr_array_index(border->published, 1))->km, 2670, 0);
    cr_expect_str_eq(bm_shared_border_choose(border, NULL, NULL)->word, "osm10", "the finest");
    bm_shared_border_free(border);
}

Test(shared_border, areas_are_found_by_code_and_by_name)
{
    static const char *const words[] = { "AFG", "afg", "AF", "Afghanistan", "افغانستان" };
    for (guint i = 0; i < G_N_ELEMENTS(words); i++) {
        GError *error = NULL;
        BmSharedBorder *border = bm_shared_border_read(words[i], "IRN", NULL, &error);
        cr_assert_not_null(border, "%s: %s", words[i], error ? error->message : "");
        cr_expect_str_eq(border->areas[0].code, "AFG");
        cr_expect_str_eq(border->status, "international");
        bm_shared_border_free(border);
    }
}

Test(shared_border, mistakes)
{
    static const struct {
        const char *a, *b, *message;
    } cases[] = {
        { "Afganistan", "PAK", "area 'Afganistan' is not known; did you mean 'Afghanistan'?" },
        { "AFG", "xyzzyxyzzy", "area 'xyzzyxyzzy' is not known" },
        { "AFG", "USA", "have no common border" },
        { "AFG", "AF", "are the same area" },
    };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        GError *error = NULL;
        cr_expect_null(bm_shared_border_read(cases[i].a, cases[i].b, NULL, &error));
        cr_assert(g_error_matches(error, BM_ERROR, BM_ERROR_INPUT));
        cr_expect(strstr(error->message, cases[i].message), "%s", error->message);
        g_error_free(error);
    }
}

Test(shared_border, a_border_cut_by_a_set_s_window_is_not_measured_on_it)
{
    BmWarnings *warnings = bm_warnings_new();
    BmSharedBorder *border = bm_shared_border_read("CHN", "IND", warnings, NULL);
    cr_assert_not_null(border);
    cr_expect_eq(border->lengths->len, 1u);
    cr_expect_eq(bm_warnings_count(warnings), 2u);
    GError *error = NULL;
    cr_expect_null(bm_shared_border_choose(border, "osm100", &error));
    cr_expect(g_error_matches(error, BM_ERROR, BM_ERROR_USAGE));
    g_clear_error(&error);
    bm_shared_border_free(border);
    bm_warnings_free(warnings);
}

Test(shared_border, a_line_written_as_a_shapefile_is_read_again)
{
    char *folder = g_dir_make_tmp(NULL, NULL), *path = g_build_filename(folder, "line.shp", NULL);
    BmPoint points[] = { { 70, 30 }, { 71, 31 }, { 72, 31 }, { 73, 32 } };
    guint starts[] = { 0, 2, 4 };
    BmGeometry line = { BM_GEOMETRY_LINE, 2, starts, 4, points, BM_EXTENT_EMPTY };
    BmAttribute attributes[] = { { .name = "name", .text = "خط دیورند" },
                                 { .name = "km", .number = 2651.44, .decimals = 1 } };
    cr_assert(bm_shapefile_write_line(path, &line, attributes, 2, NULL));
    BmWarnings *warnings = bm_warnings_new();
    BmFeatureSet *set = bm_source_read(path, NULL, warnings, NULL);
    cr_assert_not_null(set);
    cr_expect_eq(bm_warnings_count(warnings), 0u);
    const BmFeature *feature = bm_feature_set_borrow(set, 0);
    cr_expect_eq(feature->geometry.part_count, 2u);
    cr_expect_float_eq(feature->geometry.points[3].y, 32, 0);
    cr_expect_str_eq(bm_feature_value(feature, 0), "خط دیورند");
    cr_expect_str_eq(bm_feature_value(feature, 1), "2651.4");
    bm_feature_set_free(set);
    bm_warnings_free(warnings);
    GDir *dir = g_dir_open(folder, 0, NULL);
    const char *name;
    guint count = 0;
    while ((name = g_dir_read_name(dir))) {
        char *file = g_build_filename(folder, name, NULL);
        cr_expect_eq(g_unlink(file), 0, "%s", name);
        g_free(file);
        count++;
    }
    g_dir_close(dir);
    cr_expect_eq(count, 5u, ".shp, .shx, .dbf, .prj and .cpg, nothing else");
    g_rmdir(folder);
    GError *error = NULL;
    cr_expect_not(bm_shapefile_write_line(path, &line, attributes, 2, &error));
    cr_expect(g_error_matches(error, BM_ERROR, BM_ERROR_OUTPUT));
    g_clear_error(&error);
    g_free(path);
    g_free(folder);
}
