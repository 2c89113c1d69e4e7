/** @file
 * Faults that an editor saw on the worked example, each held as a truth of its scene.
 */
#include "compose/compose.h"
#include "map/map_read.h"

#include <criterion/criterion.h>
#include <math.h>
#include <string.h>

static BmMap *map;
static BmFonts *fonts;
static BmWarnings *warnings;
static BmScene *scene;

static void compose_example(void)
{
    map = bm_map_new();
    fonts = bm_fonts_open(NULL, NULL);
    warnings = bm_warnings_new();
    GError *error = NULL;
    cr_assert(bm_map_read(map, BM_SOURCE_DIR "/maps/2026-02-26-durand-line.yaml", NULL, warnings,
                          &error));
    scene = bm_compose(map, fonts, warnings, &error);
    cr_assert_not_null(scene, "%s", error ? error->message : "");
}

static void clear_example(void)
{
    bm_scene_free(scene);
    bm_fonts_free(fonts);
    bm_map_free(map);
    bm_warnings_free(warnings);
}

TestSuite(editor, .init = compose_example, .fini = clear_example);

/* The n-th primitive of a kind in the group of that id, counted from 0; groups in it count too. */
static const BmPrimitive *find(const char *id, BmPrimitiveKind kind, guint n)
{
    guint depth = 0;
    for (guint i = 0; i < scene->primitives->len; i++) {
        const BmPrimitive *primitive = g_ptr_array_index(scene->primitives, i);
        if (primitive->kind == BM_PRIMITIVE_GROUP_BEGIN)
            depth += depth > 0 || strcmp(primitive->id, id) == 0;
        else if (primitive->kind == BM_PRIMITIVE_GROUP_END)
            depth -= depth > 0;
        else if (depth > 0 && primitive->kind == kind && n-- == 0)
            return primitive;
    }
    cr_assert_fail("%s has none", id);
    return NULL;
}

static BmPoint point_of(const BmPath *path, guint i)
{
    return g_array_index(path->points, BmPoint, i);
}

/* Even-odd, as the scene fills. */
static gboolean is_within(const BmPath *path, BmPoint at)
{
    gboolean inside = FALSE;
    BmPoint first = { 0, 0 }, last = { 0, 0 };
    for (guint i = 0, p = 0; i < path->ops->len; i++) {
        BmPoint to = path->ops->data[i] == BM_PATH_CLOSE ? first : point_of(path, p++);
        if (path->ops->data[i] == BM_PATH_MOVE)
            first = to;
        else if ((last.y > at.y) != (to.y > at.y) &&
                 at.x < last.x + (to.x - last.x) * (at.y - last.y) / (to.y - last.y))
            inside = !inside;
        last = to;
    }
    return inside;
}

Test(editor, a_leader_ends_in_the_area_that_its_note_is_about)
{
    const BmPath *area = find("area-Kabul", BM_PRIMITIVE_PATH, 0)->path;
    const BmPath *leader = find("explosions-kabul", BM_PRIMITIVE_PATH, 1)->path;
    const BmPrimitive *tag = find("tag-Kabul", BM_PRIMITIVE_TEXT, 0);
    BmPoint end = point_of(leader, 0), start = point_of(leader, 1);
    cr_expect(is_within(area, end), "ends at %g, %g", end.x, end.y);
    cr_expect_not(is_within(area, start));
    for (guint i = 0; i <= 100; i++) {
        double x = start.x + (end.x - start.x) * i / 100, y = start.y + (end.y - start.y) * i / 100;
        cr_expect_not(x > tag->x && x < tag->x + tag->text->width && y > tag->y &&
                          y < tag->y + tag->text->height,
                      "crosses the tag at %g, %g", x, y);
    }
}

Test(editor, the_number_of_an_area_stands_wholly_within_it)
{
    static const char *const names[][2] = { { "area-Kabul", "tag-Kabul" },
                                            { "area-Paktia", "tag-Paktia" },
                                            { "area-Kandahar", "tag-Kandahar" } };
    for (guint n = 0; n < G_N_ELEMENTS(names); n++) {
        const BmPath *area = find(names[n][0], BM_PRIMITIVE_PATH, 0)->path;
        const BmPath *disc = find(names[n][1], BM_PRIMITIVE_PATH, 0)->path;
        for (guint i = 0; i < disc->points->len; i += 3) /* on the rim: the others bend it */
            cr_expect(is_within(area, point_of(disc, i)), "%s crosses its edge", names[n][1]);
    }
}

Test(editor, a_broken_line_in_the_key_is_whole_dashes)
{
    for (guint n = 0;; n++) {
        const BmPrimitive *line = find("key", BM_PRIMITIVE_PATH, n);
        if (line->stroke.dash_count != 2 || line->path->points->len != 2)
            continue;
        double length = point_of(line->path, 1).x - point_of(line->path, 0).x;
        double period = line->stroke.dash[0] + line->stroke.dash[1];
        double rest = fmod(length, period);
        cr_expect_float_eq(rest, line->stroke.dash[0], 1e-9, "%g left over", rest);
        return;
    }
}

Test(editor, the_line_does_not_touch_its_name)
{
    const BmPath *line = find("border-Durand-Line", BM_PRIMITIVE_PATH, 1)->path;
    static const char *const names[] = { "border-Durand-Line-2", "border-Durand-Line-3" };
    for (guint n = 0; n < G_N_ELEMENTS(names); n++) {
        const BmPrimitive *name = find(names[n], BM_PRIMITIVE_TEXT_ON_PATH, 0);
        double along = 0, least = G_MAXDOUBLE;
        for (guint i = 1; i < name->path->points->len; i++) {
            BmPoint a = point_of(name->path, i - 1), b = point_of(name->path, i);
            along += hypot(b.x - a.x, b.y - a.y);
            if (along < name->path_offset || along > name->path_offset + name->text->width)
                continue;
            double length = MAX(hypot(b.x - a.x, b.y - a.y), 1e-9);
            for (double up = 0; up <= 1; up += 0.25) {
                double x = b.x + (b.y - a.y) / length * up * name->text->cap_height;
                double y = b.y - (b.x - a.x) / length * up * name->text->cap_height;
                for (guint j = 0; j < line->points->len; j++)
                    least = MIN(least, hypot(point_of(line, j).x - x, point_of(line, j).y - y));
            }
        }
        /* the line is 2.4 pixels wide */
        cr_expect_gt(least, 3, "%s: %g", names[n], least);
    }
}

Test(editor, the_inset_names_neighbours)
{
    guint count = 0;
    static const char *const names[] = { "IRAN", "INDIA", "CHINA" };
    for (guint i = 0; i < G_N_ELEMENTS(names); i++)
        count += strcmp(find("inset", BM_PRIMITIVE_TEXT, i)->text->text, names[0]) == 0;
    cr_expect_eq(count, 1u);
}
