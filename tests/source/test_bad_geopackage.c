/** @file
 * GeoPackages that are damaged, lie, or attack.
 */
#include "base/error.h"
#include "geopackage_fixture.h"
#include "source/source.h"

/** The error of a file that must be refused; for g_free(). */
static char *refusal(const char *path, const BmSourceQuery *query)
{
    GError *error = NULL;
    BmFeatureSet *set = bm_source_read(path, query, NULL, &error);
    cr_assert_null(set, "%s was read", path);
    cr_assert(g_error_matches(error, BM_ERROR, BM_ERROR_INPUT));
    cr_expect_null(strchr(error->message, '\n'));
    char *message = g_strdup(error->message);
    g_error_free(error);
    return message;
}

static void expect_refusal(const char *path, const BmSourceQuery *query, const char *words)
{
    char *message = refusal(path, query);
    cr_expect(strstr(message, words), "no \"%s\" in: %s", words, message);
    g_free(message);
}

Test(bad_geopackage, what_is_no_geopackage)
{
    static const char *const broken[] = { "", "not a database", "SQLite format 3" };
    for (guint i = 0; i < G_N_ELEMENTS(broken); i++) {
        char *path = NULL;
        close(g_file_open_tmp("a-XXXXXX.gpkg", &path, NULL));
        g_file_set_contents(path, broken[i], -1, NULL);
        expect_refusal(path, NULL, "is no whole GeoPackage");
        fixture_drop(path);
    }
    expect_refusal("/no/such.gpkg", NULL, "cannot read");
    expect_refusal("/dev/null/x.gpkg", NULL, "cannot read");
}

/* Cut after any number of bytes a file is refused. */
Test(bad_geopackage, truncated_anywhere)
{
    char *row = fixture_insert(1, 4326, 69.17, 34.53, "Kabul");
    char *whole = fixture_package(row), *bytes = NULL;
    gsize length;
    g_file_get_contents(whole, &bytes, &length, NULL);
    for (gsize cut = 0; cut < length; cut += 509) {
        char *path = g_strconcat(whole, ".cut.gpkg", NULL);
        g_file_set_contents(path, bytes, (gssize)cut, NULL);
        g_free(refusal(path, NULL));
        fixture_drop(path);
    }
    g_free(bytes);
    fixture_drop(whole);
    g_free(row);
}

Test(bad_geopackage, layers_that_are_not_there)
{
    static const struct {
        const char *sql, *words;
    } cases[] = {
        { "DROP TABLE gpkg_contents", "no such table: gpkg_contents" },
        { "DROP TABLE places", "no such table: places" },
        { "DELETE FROM gpkg_contents", "has no layer of features" },
        { "UPDATE gpkg_geometry_columns SET column_name = 'x'", "no such column" },
        { "UPDATE gpkg_geometry_columns SET srs_id = 77", "PROJ cannot turn" },
        { "UPDATE gpkg_spatial_ref_sys SET organization_coordsys_id = 999999 WHERE srs_id = 4326",
          "PROJ cannot turn the coordinate system of places (EPSG:999999)" },
    };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        char *path = fixture_package(cases[i].sql);
        char *message = refusal(path, NULL);
        cr_expect(strstr(message, cases[i].words), "no \"%s\" in: %s", cases[i].words, message);
        g_free(message);
        fixture_drop(path);
    }
}

/* SQL of the file's own that would run for ever, take all memory or call what it should not. */
Test(bad_geopackage, sql_that_attacks)
{
    static const struct {
        const char *view, *words;
    } cases[] = {
        { "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i, NULL AS geom "
          "FROM n",
          "recurses, which is refused" },
        { "SELECT a.fid, a.geom FROM m a, m b, m c, m d, m e WHERE a.fid + b.fid + c.fid + d.fid + "
          "e.fid = 0",
          "more steps than a file of its size may" },
        { "SELECT load_extension('x') AS fid, NULL AS geom", "" },
        { "SELECT hex(zeroblob(2000000000)) AS fid, NULL AS geom", "too big" },
        { "SELECT * FROM evil", "circularly defined" },
    };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        char *sql = g_strdup_printf(
            "CREATE TABLE m AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n "
            "WHERE i < 200) SELECT i AS fid, NULL AS geom FROM n;"
            "CREATE VIEW evil AS %s; INSERT INTO gpkg_contents VALUES ('evil', 'features', 'e', "
            "4326); INSERT INTO gpkg_geometry_columns VALUES ('evil', 'geom', 'POINT', 4326, 0, 0)",
            cases[i].view);
        char *path = fixture_package(sql);
        expect_refusal(path, &(BmSourceQuery){ .layer = "evil" }, cases[i].words);
        fixture_drop(path);
        g_free(sql);
    }
}

/** Header and start of well-known binary, as hexadecimal digits. */
#define GP "47500001E6100000"
#define COUNT_OF_2_TO_32 "FFFFFFFF"

/* Each bad shape is told by its row and left out, the good row beside it is read; strictly, the
 * first is an error. */
Test(bad_geopackage, shapes_that_lie)
{
    static const struct {
        const char *blob, *words;
    } cases[] = {
        { "X''", "not in the form of a GeoPackage" },
        { "'text'", "not in the form of a GeoPackage" },
        { "X'4750000F'", "not in the form" },
        { "X'47500007E6100000'", "end too early" },
        { "X'4750002FE6100000'", "extended form" },
        { "X'4750000FE6100000'", "extended form" },
        { "X'" GP "'", "end too early" },
        { "X'" GP "0101000000'", "end too early" },
        { "X'" GP "0201000000'", "byte order" },
        { "X'" GP "0102000000" COUNT_OF_2_TO_32 "'", "end too early" },
        { "X'" GP "0103000000" COUNT_OF_2_TO_32 "'", "end too early" },
        { "X'" GP "010300000001000000" COUNT_OF_2_TO_32 "'", "end too early" },
        { "X'" GP "0106000000" COUNT_OF_2_TO_32 "'", "end too early" },
        { "X'" GP "0108000000'", "turn curves into lines" },
        { "X'" GP "01FFFFFFFF'", "turn curves into lines" },
        { "X'" GP "010200000002000000000000000000F87F000000000000F87F0000000000000000"
          "0000000000000000'",
          "not a finite number" },
        { "X'" GP "01010000000000000000007940000000000000000000'", "no longitude and latitude" },
        { "X'" GP "010700000002000000010100000000000000000000000000000000000000"
          "01020000000200000000000000000000000000000000000000"
          "000000000000F03F0000000000000000'",
          "mixes points, lines and areas" },
    };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        char *good = fixture_insert(1, 4326, 69.17, 34.53, "Kabul");
        char *sql = g_strdup_printf("%s INSERT INTO places (fid, geom) VALUES (12, %s)", good,
                                    cases[i].blob);
        char *path = fixture_package(sql);
        BmWarnings *warnings = bm_warnings_new();
        BmFeatureSet *set = bm_source_read(path, NULL, warnings, NULL);
        cr_assert_not_null(set, "%s", cases[i].blob);
        cr_expect_eq(bm_feature_set_count(set), 1u, "%s", cases[i].blob);
        cr_assert_eq(bm_warnings_count(warnings), 1u, "%s", cases[i].blob);
        const char *warning = bm_warnings_borrow(warnings, 0);
        cr_expect(strstr(warning, cases[i].words) && strstr(warning, "places: row 12: "), "%s: %s",
                  cases[i].blob, warning);
        expect_refusal(path, &(BmSourceQuery){ .strict = TRUE }, cases[i].words);
        bm_feature_set_free(set);
        bm_warnings_free(warnings);
        fixture_drop(path);
        g_free(sql);
        g_free(good);
    }
}

/* Collections within collections, a thousand deep, would overflow the stack of a naive reader. */
Test(bad_geopackage, collections_without_end)
{
    GString *sql = g_string_new("INSERT INTO places (fid, geom) VALUES (1, X'" GP);
    for (guint i = 0; i < 1000; i++)
        g_string_append(sql, "010700000001000000");
    g_string_append(sql, "')");
    char *path = fixture_package(sql->str);
    expect_refusal(path, &(BmSourceQuery){ .strict = TRUE }, "nested too deeply");
    fixture_drop(path);
    g_string_free(sql, TRUE);
}

Test(bad_geopackage, systems_that_are_wrong_or_missing)
{
    static const struct {
        const char *sql, *words;
        gint32 srs_id;
        double x;
    } cases[] = {
        { "UPDATE gpkg_geometry_columns SET srs_id = -1;", "has no coordinate system", -1, 69 },
        { "", "say that their coordinate system is 32642, the layer that it is 4326", 32642, 69 },
    };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        char *row = fixture_insert(1, cases[i].srs_id, cases[i].x, 34, "Kabul");
        char *sql = g_strconcat(cases[i].sql, row, NULL);
        char *path = fixture_package(sql);
        BmWarnings *warnings = bm_warnings_new();
        BmFeatureSet *set = bm_source_read(path, NULL, warnings, NULL);
        cr_assert_not_null(set);
        cr_assert_eq(bm_warnings_count(warnings), 1u);
        cr_expect(strstr(bm_warnings_borrow(warnings, 0), cases[i].words), "%s",
                  bm_warnings_borrow(warnings, 0));
        bm_feature_set_free(set);
        bm_warnings_free(warnings);
        fixture_drop(path);
        g_free(sql);
        g_free(row);
    }
    char *row = fixture_insert(1, 4326, 515599, 3820839, "Kabul");
    char *path = fixture_package(row);
    expect_refusal(path, NULL, "none of its 1 records can be read");
    fixture_drop(path);
    g_free(row);
}
