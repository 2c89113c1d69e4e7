/** @file
 * The scene keeps what is added, on its grid, under ids of its own.
 */
#include "scene/scene.h"

#include <criterion/criterion.h>
#include <math.h>

static const char *begun_id(BmScene *scene, const char *id)
{
    bm_scene_begin(scene, BM_ROLE_LAYER, id, NULL);
    const BmPrimitive *group = scene->primitives->pdata[scene->primitives->len - 1];
    bm_scene_end(scene);
    return group->id;
}

Test(scene, ids_are_unique_and_clean)
{
    static const struct {
        const char *given, *expected;
    } cases[] = {
        { "towns", "towns" },   { "towns", "towns-2" }, { "towns-3", "towns-3" },
        { "towns", "towns-4" }, { "a b/ü", "a-b---" },  { "7-feb", "id-7-feb" },
        { "", "group" },        { NULL, "group-2" },    { "\"><script>", "id----script-" },
    };
    BmScene *scene = bm_scene_new(10, 10);
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++)
        cr_expect_str_eq(begun_id(scene, cases[i].given), cases[i].expected);
    bm_scene_free(scene);
}

Test(scene, coordinates_are_snapped_to_a_256th)
{
    BmPath *path = bm_path_new();
    bm_path_move(path, 1.0 / 3, -1e-9);
    BmPoint point = g_array_index(path->points, BmPoint, 0);
    cr_expect_eq(point.x, 85 / 256.0);
    cr_expect_not(signbit(point.y), "minus zero would print differently");
    bm_path_free(path);
}

Test(scene, a_ring_becomes_a_closed_path_without_its_repeated_point)
{
    BmPoint points[] = { { 0, 0 }, { 4, 0 }, { 4, 4 }, { 0, 0 } };
    guint starts[] = { 0, 4 };
    BmGeometry ring = { BM_GEOMETRY_POLYGON, 1, starts, 4, points, BM_EXTENT_EMPTY };
    BmPath *path = bm_path_new();
    bm_path_geometry(path, &ring);
    static const guint8 expected[] = { BM_PATH_MOVE, BM_PATH_LINE, BM_PATH_LINE, BM_PATH_CLOSE };
    cr_assert_eq(path->ops->len, 4);
    cr_expect_arr_eq(path->ops->data, expected, 4);
    cr_expect_eq(path->points->len, 3);
    bm_path_free(path);
}

Test(scene, a_line_stays_open_in_each_of_its_parts)
{
    BmPoint points[] = { { 0, 0 }, { 4, 0 }, { 9, 9 }, { 8, 8 } };
    guint starts[] = { 0, 2, 4 };
    BmGeometry line = { BM_GEOMETRY_LINE, 2, starts, 4, points, BM_EXTENT_EMPTY };
    BmPath *path = bm_path_new();
    bm_path_geometry(path, &line);
    static const guint8 expected[] = { BM_PATH_MOVE, BM_PATH_LINE, BM_PATH_MOVE, BM_PATH_LINE };
    cr_assert_eq(path->ops->len, 4);
    cr_expect_arr_eq(path->ops->data, expected, 4);
    bm_path_free(path);
}

Test(scene, a_circle_is_round_within_a_thousandth)
{
    BmPath *path = bm_path_new();
    bm_path_circle(path, 100, 100, 50);
    const BmPoint *p = (const BmPoint *)(const void *)path->points->data;
    for (int i = 0; i < 4; i++, p += 3) {
        /* The middle of a Bézier curve: (a + 3 b + 3 c + d) / 8. */
        double x = (p[0].x + 3 * p[1].x + 3 * p[2].x + p[3].x) / 8 - 100;
        double y = (p[0].y + 3 * p[1].y + 3 * p[2].y + p[3].y) / 8 - 100;
        cr_expect_float_eq(sqrt(x * x + y * y), 50, 0.05);
    }
    bm_path_free(path);
}
