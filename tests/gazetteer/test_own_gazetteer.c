/** @file
 * A user's own gazetteer: what tables it may be, what it wins over, what is refused.
 */
#include "gazetteer/own_gazetteer.h"

#include "../source/gdal_fixture.h"
#include "base/error.h"
#include "gazetteer/geocode.h"

TestSuite(own_gazetteer, .init = open_module);

/* Made up: no such base is known to any gazetteer. */
#define TABLE                                                                                      \
    "Name,lon,lat,kind,country,province,other_names,population\n"                                  \
    "Camp Redoubt,70.5,34.1,base,AF,Nangarhar,\"FOB Rampart; ریدوت\",\n"                      \
    "Kabul,10.25,50.5,town,Germany,,,1200\n"

static GPtrArray *find(const char *path, const char *name, BmWarnings *warnings)
{
    GError *error = NULL;
    BmOwnGazetteer *own = bm_own_gazetteer_open(path, warnings, &error);
    cr_assert_not_null(own, "%s", error ? error->message : "");
    GPtrArray *places = g_ptr_array_new_with_free_func((GDestroyNotify)bm_place_free);
    cr_assert(bm_own_gazetteer_find(own, name, FALSE, places, &error));
    bm_own_gazetteer_free(own);
    return places;
}

static void expect_redoubt(const char *path, const char *name)
{
    GPtrArray *places = find(path, name, NULL);
    cr_assert_eq(places->len, 1u, "%s: %s: %u", path, name, places->len);
    const BmPlace *place = g_ptr_array_index(places, 0);
    cr_expect_str_eq(place->name, "Camp Redoubt");
    cr_expect_str_eq(place->kind, "base");
    cr_expect_str_eq(place->a3, "AFG");
    cr_expect_str_eq(place->province, "Nangarhar");
    cr_expect_float_eq(place->longitude, 70.5, 1e-6);
    cr_expect_float_eq(place->latitude, 34.1, 1e-6);
    cr_expect(place->own);
    g_ptr_array_unref(places);
}

Test(own_gazetteer, a_table_is_found_by_each_of_its_names)
{
    char *path = write_file("own-XXXXXX.csv", TABLE);
    static const char *const names[] = { "Camp Redoubt", "camp-redoubt", "FOB Rampart", "ريدوت" };
    for (guint i = 0; i < G_N_ELEMENTS(names); i++)
        expect_redoubt(path, names[i]);
    drop_file(path);
}

Test(own_gazetteer, every_form_of_a_table_says_the_same)
{
    static const char utf16[] = "\xFF\xFE";
    static const char *const tables[] = {
        "name\tlongitude\tlatitude\ttype\tiso_a3\tprovince\nCamp Redoubt\t70.5\t34.1\tbase\tAFG\t"
        "Nangarhar\n",
        "\xEF\xBB\xBFtoponym;lat;lng;kind;country;adm1_en\r\nCamp Redoubt;34.1;70.5;base;"
        "afghanistan;Nangarhar\r\n",
        "name,lon,lat,kind,country_code,admin1\n\"Camp Redoubt\",70.5,34.1,BASE,AF,AF.18\n",
    };
    for (guint i = 0; i < G_N_ELEMENTS(tables); i++) {
        char *path = write_file("own-XXXXXX.txt", tables[i]);
        expect_redoubt(path, "Camp Redoubt");
        drop_file(path);
    }
    gsize length;
    char *wide = g_convert(TABLE, -1, "UTF-16LE", "UTF-8", NULL, &length, NULL);
    GString *bytes = g_string_new_len(utf16, 2);
    g_string_append_len(bytes, wide, (gssize)length);
    char *path = write_file("own-XXXXXX.csv", "");
    g_file_set_contents(path, bytes->str, (gssize)bytes->len, NULL);
    expect_redoubt(path, "ریدوت");
    drop_file(path);
    g_string_free(bytes, TRUE);
    g_free(wide);
}

Test(own_gazetteer, geodata_of_other_programs_says_the_same)
{
    char *table = write_file("own-XXXXXX.csv", TABLE), *folder = g_dir_make_tmp(NULL, NULL);
    static const char *const names[] = { "a.geojson", "a.gpkg", "a.shp", "a.fgb" };
    for (guint i = 0; i < G_N_ELEMENTS(names); i++) {
        char *path = g_build_filename(folder, names[i], NULL);
        if (!shell("ogr2ogr '%s' '%s' -a_srs EPSG:4326 -oo X_POSSIBLE_NAMES=lon "
                   "-oo Y_POSSIBLE_NAMES=lat 2>&1",
                   path, table))
            cr_skip("ogr2ogr is not installed");
        expect_redoubt(path, "Camp Redoubt");
        g_free(path);
    }
    shell("rm -r '%s'", folder);
    g_free(folder);
    drop_file(table);
}

Test(own_gazetteer, an_area_is_its_inner_point_and_reaches_its_farthest_corner)
{
    /* A square of 0.2 degrees on the equator: its corners are 0.1 * sqrt(2) degrees of 111.195 km
     * from its middle. */
    char *path = write_file("own-XXXXXX.geojson",
                            "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\","
                            "\"properties\":{\"shapeName\":\"Square\"},\"geometry\":{\"type\":"
                            "\"Polygon\",\"coordinates\":[[[10,-0.1],[10.2,-0.1],[10.2,0.1],"
                            "[10,0.1],[10,-0.1]]]}}]}");
    GPtrArray *places = find(path, "square", NULL);
    cr_assert_eq(places->len, 1u);
    const BmPlace *place = g_ptr_array_index(places, 0);
    cr_expect_str_eq(place->kind, "district");
    cr_expect_float_eq(place->longitude, 10.1, 1e-3);
    cr_expect_float_eq(place->latitude, 0, 1e-3);
    cr_expect_float_eq(place->radius_km, 15.73, 0.1);
    g_ptr_array_unref(places);
    drop_file(path);
}

Test(own_gazetteer, a_wrong_row_is_left_out_with_its_line)
{
    static const struct {
        const char *row, *warning;
    } cases[] = {
        { "X,69,95", ":2: the latitude must be from -90 to 90 degrees" },
        { "X,190,35", ":2: the longitude must be from -180 to 180 degrees" },
        { "X,34,110", "are longitude and latitude swapped?" },
        { "X,NaN,35", ":2: the longitude 'NaN' is not a number" },
        { "X,69,inf", ":2: the latitude 'inf' is not a number" },
        { "X,\"69,5\",35", ":2: the longitude '69,5' is not a number" },
        { "X,69,", ":2: it has no coordinates" },
        { "X,0,0", ":2: 0, 0 is a point in the sea" },
        { ",69,35", ":2: it has no name" },
        { "K\xF6ln,69,35", ":2: its name was not written in UTF-8" },
        { "X,69", ":2: it has no coordinates" },
    };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        char *text = g_strdup_printf("name,lon,lat\n%s\nGood,69,35\n", cases[i].row);
        char *path = write_file("own-XXXXXX.csv", text);
        BmWarnings *warnings = bm_warnings_new();
        GPtrArray *places = find(path, "Good", warnings);
        cr_expect_eq(places->len, 1u);
        guint last = bm_warnings_count(warnings);
        cr_assert_gt(last, 0u, "%s: no warning", cases[i].row);
        const char *line = bm_warnings_borrow(warnings, last - 1);
        cr_expect(g_str_has_prefix(line, path) && strstr(line, cases[i].warning), "%s: %s",
                  cases[i].row, line);
        g_ptr_array_unref(places);
        bm_warnings_free(warnings);
        drop_file(path);
        g_free(text);
    }
}

Test(own_gazetteer, a_population_or_radius_that_is_no_number_is_told)
{
    char *path = write_file("own-XXXXXX.csv", "name,lon,lat,population,radius_km\n"
                                              "A,69,35,many,\nB,69,35,,-3\nGood,69,35,5,2.5\n");
    BmWarnings *warnings = bm_warnings_new();
    GPtrArray *places = find(path, "good", warnings);
    cr_expect_eq(bm_warnings_count(warnings), 2u);
    cr_expect(strstr(bm_warnings_borrow(warnings, 0), ":2: the population 'many'"));
    cr_expect(strstr(bm_warnings_borrow(warnings, 1), ":3: the radius '-3'"));
    cr_expect_float_eq(((BmPlace *)g_ptr_array_index(places, 0))->radius_km, 2.5, 0);
    g_ptr_array_unref(places);
    bm_warnings_free(warnings);
    drop_file(path);
}

Test(own_gazetteer, what_is_no_gazetteer_is_refused)
{
    static const struct {
        const char *pattern, *text, *message;
    } cases[] = {
        { "a-XXXXXX.csv", "", "an empty table" },
        { "a-XXXXXX.csv", "name,lon,lat\n", "there is no place in it" },
        { "a-XXXXXX.csv", "title,lon,lat\nX,1,2\n", ":1: a gazetteer has columns name, lon, lat" },
        { "a-XXXXXX.csv", "name,lat\nX,2\n", "there is none for the longitude" },
        { "a-XXXXXX.csv", "name,lon\nX,2\n", "the columns are: name, lon" },
        { "a-XXXXXX.csv", "name,lon,lat\nX,1,99\n", "every row is wrong" },
        { "a-XXXXXX.csv", "name,name,lat\nX,1,9\n", "stands twice" },
        { "a-XXXXXX.geojson", "{", "is in no format that is read" },
        { "a-XXXXXX.sqlite", "SQLite format 3", "is in no format that is read" },
    };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        char *path = write_file(cases[i].pattern, cases[i].text);
        GError *error = NULL;
        cr_expect_null(bm_own_gazetteer_open(path, NULL, &error), "case %u", i);
        cr_assert(g_error_matches(error, BM_ERROR, BM_ERROR_INPUT), "case %u", i);
        cr_expect(g_str_has_prefix(error->message, path), "%s", error->message);
        cr_expect(strstr(error->message, cases[i].message), "case %u: %s", i, error->message);
        cr_expect_null(strchr(error->message, '\n'));
        g_error_free(error);
        drop_file(path);
    }
    GError *error = NULL;
    cr_expect_null(bm_own_gazetteer_open("/no/such.csv", NULL, &error));
    cr_expect(strstr(error->message, "No such file"), "%s", error->message);
    g_error_free(error);
}

Test(own_gazetteer, a_database_that_is_none_of_ours_is_refused)
{
    GError *error = NULL;
    cr_expect_null(bm_own_gazetteer_open(BM_BINARY_DIR "/gazetteer.sqlite", NULL, &error));
    cr_assert(g_error_matches(error, BM_ERROR, BM_ERROR_INPUT));
    cr_expect(strstr(error->message, "is a database but not a gazetteer"), "%s", error->message);
    g_error_free(error);
}

static BmGeocode *geocode(const char *table, const char *query, const BmGeocodeHint *hint)
{
    char *path = write_file("own-XXXXXX.csv", table);
    GError *error = NULL;
    BmGazetteer *gazetteer = bm_gazetteer_open_with(path, NULL, &error);
    cr_assert_not_null(gazetteer, "%s", error ? error->message : "");
    BmGeocode *result = bm_geocode(gazetteer, query, hint, &error);
    cr_assert_not_null(result);
    bm_gazetteer_free(gazetteer);
    drop_file(path);
    return result;
}

Test(own_gazetteer, its_places_win_over_ours_unless_the_words_say_another)
{
    static const struct {
        const char *query, *country;
        double longitude;
    } cases[] = {
        { "Kabul", NULL, 10.25 },
        { "Kabul", "DEU", 10.25 },
        { "Kabul", "AFG", 69.17 }, /* GeoNames 1138958 */
        { "Kabul, Germany", NULL, 10.25 },
        { "Kabul, Afghanistan", NULL, 69.17 },
        { "Camp Redoubt, Nangarhar", NULL, 70.5 },
        { "FOB Rampart", "AFG", 70.5 },
        { "Kandahar", NULL, 65.7 },
    };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        BmGeocodeHint hint = { .country = cases[i].country };
        BmGeocode *result = geocode(TABLE, cases[i].query, &hint);
        cr_assert_not_null(result->place, "%s", cases[i].query);
        cr_expect_float_eq(result->place->longitude, cases[i].longitude, 0.1, "%s, %s: %f",
                           cases[i].query, cases[i].country, result->place->longitude);
        bm_geocode_free(result);
    }
}

Test(own_gazetteer, an_unknown_name_is_offered_its_near_spellings)
{
    static const char *const queries[] = { "Camp Redout", "FOB Ramparts" };
    for (guint i = 0; i < G_N_ELEMENTS(queries); i++) {
        BmGeocode *result = geocode(TABLE, queries[i], NULL);
        cr_expect_eq(result->status, BM_GEOCODE_UNKNOWN);
        cr_assert(result->nearest && result->nearest[0], "%s", queries[i]);
        cr_expect_str_eq(result->nearest[0], "Camp Redoubt");
        bm_geocode_free(result);
    }
}

Test(own_gazetteer, two_of_its_places_of_one_name_are_ambiguous)
{
    BmGeocode *result = geocode("name,lon,lat\nRedoubt,69,34\nRedoubt,20,45\n", "Redoubt", NULL);
    cr_expect_eq(result->status, BM_GEOCODE_AMBIGUOUS);
    cr_expect_eq(result->candidates->len, 2u);
    bm_geocode_free(result);
}

/* Gardez is the seat of Paktia (GeoNames 1141540: 33.59744 N, 69.22592 E); the second point is in
 * the Atlantic; the third says another country than it lies in. */
Test(own_gazetteer, a_country_and_province_that_are_not_told_are_those_of_the_point)
{
    char *path = write_file("own-XXXXXX.csv", "name,lon,lat,country\nInside,69.22592,33.59744,\n"
                                              "Sea,-30,10,\nElsewhere,69.22592,33.59744,PAK\n");
    static const struct {
        const char *name, *a3, *province, *admin1;
    } cases[] = { { "inside", "AFG", "Paktia", "AF.36" },
                  { "sea", "", "", "" },
                  { "elsewhere", "PAK", "", "" } };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        GPtrArray *places = find(path, cases[i].name, NULL);
        cr_assert_eq(places->len, 1u);
        const BmPlace *place = g_ptr_array_index(places, 0);
        cr_expect_str_eq(place->a3, cases[i].a3);
        cr_expect_str_eq(place->province, cases[i].province);
        cr_expect_str_eq(place->admin1, cases[i].admin1);
        g_ptr_array_unref(places);
    }
    drop_file(path);
}
