/** @file
 * Layers of a PostGIS database, from a server that runs for the length of this test. One test,
 * since the server takes seconds to make.
 */
#include "gdal_fixture.h"
#include "postgis_fixture.h"

TestSuite(postgis, .init = open_module);

/* The sectors are given in degrees and stored, by PostGIS itself, in UTM zone 42N; rows are
 * written in an order that is not their keys'. */
static const char tables[] =
    "CREATE SCHEMA desk;"
    "CREATE TABLE desk.sectors (id int PRIMARY KEY, name text, pop int, "
    "area geometry(MultiPolygon, 32642));"
    "CREATE INDEX ON desk.sectors USING gist (area);"
    "INSERT INTO desk.sectors SELECT i, 'sector ' || i, i * 1000, ST_Multi(ST_Transform("
    "ST_MakeEnvelope(66 + i, 33, 66.5 + i, 34, 4326), 32642)) FROM generate_series(5, 1, -1) i;"
    "INSERT INTO desk.sectors VALUES (9, 'no shape', NULL, NULL);"
    "CREATE TABLE posts (id int PRIMARY KEY, spot geometry(Point, 4326));"
    "INSERT INTO posts VALUES (1, ST_SetSRID(ST_MakePoint(71.0917, 34.1281), 4326));";

static char *source_of(const Server *server, const char *more)
{
    return g_strdup_printf("PG:host=%s user=tester dbname=postgres%s", server->folder, more);
}

static void check_window(const Server *server)
{
    static const BmExtent window = { 67.9, 33.2, 68.2, 33.8 };
    static const char *const fields[] = { "name", "pop", NULL };
    char *path = source_of(server, "");
    BmFeatureSet *set = read_well(
        path,
        &(BmSourceQuery){ .layer = "desk.sectors", .window = &window, .only_fields = fields });
    cr_assert_eq(bm_feature_set_count(set), 1u);
    const BmFeature *sector = bm_feature_set_borrow(set, 0);
    cr_expect_str_eq(sector->values[0], "sector 2");
    cr_expect_str_eq(sector->values[1], "2000");
    cr_expect_float_eq(sector->geometry.extent.west, 68, 1e-7);
    cr_expect_float_eq(sector->geometry.extent.north, 34, 1e-7);
    bm_feature_set_free(set);
    g_free(path);
}

static void check_order(const Server *server)
{
    char *path = source_of(server, "|desk.sectors");
    BmFeatureSet *set = read_well(path, NULL);
    cr_assert_eq(bm_feature_set_count(set), 6u);
    for (guint i = 1; i < 6; i++)
        cr_expect_lt(bm_feature_set_borrow(set, i - 1)->record,
                     bm_feature_set_borrow(set, i)->record);
    bm_feature_set_free(set);
    g_free(path);
    path = g_strdup_printf("postgresql://tester@/postgres?host=%s|layername=posts", server->folder);
    set = read_well(path, NULL);
    cr_assert_eq(bm_feature_set_count(set), 1u);
    cr_expect_float_eq(bm_feature_set_borrow(set, 0)->geometry.points[0].x, 71.0917, 1e-12);
    bm_feature_set_free(set);
    g_free(path);
}

static void check_refusals(const Server *server)
{
    char *path = source_of(server, " password=s3cret");
    expect_refusal(path, &(BmSourceQuery){ .layer = "none" }, "has no layer none; its layers are:");
    expect_refusal(path, &(BmSourceQuery){ .layer = "none" }, "password=***: has no layer");
    g_free(path);
    path = g_strdup_printf("PG:host=%s/nowhere user=tester password='s3 cret'", server->folder);
    expect_refusal(path, NULL, "password=***: cannot be connected to: ");
    g_free(path);
}

Test(postgis, layers_of_a_real_server)
{
    Server server;
    const char *hindrance = server_start(&server);
    if (hindrance) {
        server_stop(&server);
        cr_skip("PostGIS is not tested: %s", hindrance);
    }
    cr_assert(server_run(&server, tables));
    check_window(&server);
    check_order(&server);
    check_refusals(&server);
    server_stop(&server);
}

Test(postgis, passwords_are_never_shown)
{
    static const char *const cases[][2] = {
        { "PG:dbname=x password=s3cret host=y", "PG:dbname=x password=*** host=y" },
        { "PG:password = 's3 \\'cret' dbname=x", "PG:password = *** dbname=x" },
        { "postgresql://ann:s3cret@host/base", "postgresql://ann:***@host/base" },
        { "postgresql://host/base?user=ann&password=s3cret&x=1",
          "postgresql://host/base?user=ann&password=***&x=1" },
        { "areas.gpkg", "areas.gpkg" },
    };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        char *name = bm_source_display_name(cases[i][0]);
        cr_expect_str_eq(name, cases[i][1]);
        g_free(name);
    }
}
