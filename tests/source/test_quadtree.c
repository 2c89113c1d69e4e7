/** @file
 * The .qix of a shapefile: used where every number of it is right, told and left alone elsewhere.
 * The good ones are written by shapelib.
 */
#include "shapefile_fixture.h"
#include "source/quadtree.h"
#include "source/source.h"

#include <criterion/criterion.h>
#include <math.h>

/* Where things stand (shptree.c of shapelib): 16 bytes of header; then the root: the bytes of what
   is below it, its box, its records' count and numbers, its nodes' count. */
#define COUNT 8
#define ROOT 16

/** A fixture with a .qix of two levels: record 0 in one half, records 1 and 2 in the other. */
static Fixture indexed_new(void)
{
    Fixture fixture = fixture_new();
    SHPHandle shapes = SHPOpen(fixture.path, "rb");
    SHPTree *tree = SHPCreateTree(shapes, 2, 2, NULL, NULL);
    char *path = fixture_file(&fixture, "qix");
    SHPTreeTrimExtraNodes(tree);
    cr_assert(SHPWriteTree(tree, path));
    g_free(path);
    SHPDestroyTree(tree);
    SHPClose(shapes);
    return fixture;
}

/** Reads a window that holds records 1 and 2; the warnings are to be `count`. */
static void expect_two(const Fixture *fixture, guint count, const char *warning)
{
    static const BmExtent east = { 64, 29, 75, 38 };
    GError *error = NULL;
    BmWarnings *warnings = bm_warnings_new();
    BmFeatureSet *set =
        bm_source_read(fixture->path, &(BmSourceQuery){ .window = &east }, warnings, &error);
    cr_assert_not_null(set, "%s", error ? error->message : "");
    cr_assert_eq(bm_feature_set_count(set), 2u);
    cr_expect_eq(bm_feature_set_borrow(set, 0)->record, 1u);
    cr_assert_eq(bm_warnings_count(warnings), count, "%s: %s", warning,
                 bm_warnings_count(warnings) ? bm_warnings_borrow(warnings, 0) : "");
    if (count > 0)
        cr_expect(strstr(bm_warnings_borrow(warnings, 0), warning), "%s",
                  bm_warnings_borrow(warnings, 0));
    bm_feature_set_free(set);
    bm_warnings_free(warnings);
}

Test(quadtree, a_good_one_is_used_in_silence)
{
    Fixture fixture = indexed_new();
    expect_two(&fixture, 0, "");
    fixture_free(&fixture);
}

Test(quadtree, ours_is_a_good_one)
{
    Fixture fixture = fixture_new();
    GError *error = NULL;
    cr_assert(bm_quadtree_write(fixture.path, NULL, &error), "%s", error ? error->message : "");
    expect_two(&fixture, 0, "");
    char *path = fixture_file(&fixture, "qix");
    double low[4] = { 69, 29, 0, 0 }, high[4] = { 75, 38, 0, 0 };
    int found = 0;
    SHPTreeDiskHandle tree = SHPOpenDiskTree(path, NULL);
    cr_assert_not_null(tree);
    int *numbers = SHPSearchDiskTreeEx(tree, low, high, &found);
    cr_expect_geq(found, 1);
    free(numbers);
    SHPCloseDiskTree(tree);
    g_free(path);
    fixture_free(&fixture);
}

Test(quadtree, only_what_may_meet_the_window_is_looked_at)
{
    Fixture fixture = indexed_new();
    /* record 0 lies elsewhere: that it cannot be read is not even noticed */
    double bad = NAN;
    fixture_patch(&fixture, "shp", 100 + 8 + 4, &bad, 8);
    fixture_patch(&fixture, "shp", 100 + 4, "\0\0\0\0", 4);
    expect_two(&fixture, 0, "");
    fixture_remove(&fixture, "qix");
    expect_two(&fixture, 1, "record 0: the .shp and the .shx give different lengths");
    fixture_free(&fixture);
}

static void put(guint8 *at, guint32 value)
{
    value = GUINT32_TO_LE(value);
    memcpy(at, &value, sizeof value);
}

typedef void (*Breaker)(guint8 *tree);

static void no_signature(guint8 *tree)
{
    tree[0] = 'X';
}

static void no_byte_order(guint8 *tree)
{
    tree[3] = 7;
}

static void other_byte_order(guint8 *tree)
{
    tree[3] = 2;
}

static void other_count(guint8 *tree)
{
    put(tree + COUNT, 2);
}

static void points_outside(guint8 *tree)
{
    put(tree + ROOT, 0x7FFFFFF0);
}

static void ends_early(guint8 *tree)
{
    put(tree + ROOT, 8);
}

static void too_many_numbers(guint8 *tree)
{
    put(tree + ROOT + 36, 0x40000000);
}

static void no_box(guint8 *tree)
{
    double bad = NAN;
    memcpy(tree + ROOT + 4, &bad, sizeof bad);
}

static void too_many_nodes(guint8 *tree)
{
    put(tree + ROOT + 40, 5);
}

/* The first node below the root, whose one record's number stands after its box and count. */
#define BELOW (ROOT + 44)

static void number_of_no_record(guint8 *tree)
{
    put(tree + BELOW + 40, 3);
}

static void number_below_zero(guint8 *tree)
{
    put(tree + BELOW + 40, 0xFFFFFFFF);
}

Test(quadtree, a_wrong_number_is_told_and_the_index_not_used)
{
    static const struct {
        Breaker break_it;
        const char *warning;
    } cases[] = {
        { no_signature, "areas.qix: it is no index" },
        { no_byte_order, "areas.qix: it is no index" },
        { other_byte_order, "areas.qix: it is of another count" },
        { other_count, "areas.qix: it is of another count" },
        { points_outside, "areas.qix: a node points outside" },
        { ends_early, "areas.qix: " },
        { too_many_numbers, "areas.qix: a node points outside" },
        { no_box, "areas.qix: the box of a node is none" },
        { too_many_nodes, "areas.qix: a node has more than four" },
        { number_of_no_record, "areas.qix: it names a record that is not there" },
        { number_below_zero, "areas.qix: it names a record that is not there" },
    };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        Fixture fixture = indexed_new();
        gsize length;
        guint8 *tree = fixture_get(&fixture, "qix", &length);
        cases[i].break_it(tree);
        fixture_set(&fixture, "qix", tree, (gssize)length);
        expect_two(&fixture, 1, cases[i].warning);
        g_free(tree);
        fixture_free(&fixture);
    }
}

Test(quadtree, an_index_of_other_shapes_is_not_used)
{
    Fixture fixture = indexed_new();
    double moved[] = { 10, 10, 11, 11 }; /* the box of record 1, after its header and type */
    gsize length;
    guint8 *shx = fixture_get(&fixture, "shx", &length);
    guint offset = 2 * ((guint)shx[100 + 8 + 2] * 256 + shx[100 + 8 + 3]);
    fixture_patch(&fixture, "shp", offset + 8 + 4, moved, sizeof moved);
    static const BmExtent there = { 9, 9, 12, 12 };
    BmWarnings *warnings = bm_warnings_new();
    BmFeatureSet *set =
        bm_source_read(fixture.path, &(BmSourceQuery){ .window = &there }, warnings, NULL);
    bm_feature_set_free(set); /* nothing of the tree lies there: nothing to compare */
    static const BmExtent east = { 64, 29, 75, 38 };
    set = bm_source_read(fixture.path, &(BmSourceQuery){ .window = &east }, warnings, NULL);
    cr_assert_eq(bm_warnings_count(warnings), 1u);
    cr_expect(strstr(bm_warnings_borrow(warnings, 0), "of other shapes"));
    bm_feature_set_free(set);
    bm_warnings_free(warnings);
    g_free(shx);
    fixture_free(&fixture);
}

Test(quadtree, no_length_and_no_byte_of_it_crashes)
{
    Fixture fixture = indexed_new();
    gsize length;
    guint8 *tree = fixture_get(&fixture, "qix", &length);
    static const BmExtent east = { 64, 29, 75, 38 };
    const BmSourceQuery query = { .window = &east };
    for (gsize i = 0; i < 2 * length; i++) {
        gboolean cut = i < length;
        tree[i % length] ^= cut ? 0 : 0xFF;
        fixture_set(&fixture, "qix", tree, (gssize)(cut ? i : length));
        tree[i % length] ^= cut ? 0 : 0xFF;
        BmFeatureSet *set = bm_source_read(fixture.path, &query, NULL, NULL);
        cr_assert_not_null(set);
        bm_feature_set_free(set);
    }
    g_free(tree);
    fixture_free(&fixture);
}
