/** @file
 * The antimeridian and the poles as the map shows them: land goes on across 180 degrees, and no
 * coast is drawn where the data, or the world's sheet, merely end.
 *
 * On the plate carrée (x = longitude, y = latitude, Snyder 1987, p. 90) about 180 degrees the
 * antimeridian is the straight line down the middle of the frame.
 */
#include "compose/compose.h"
#include "map/map_read.h"

#include <criterion/criterion.h>
#include <glib/gstdio.h>
#include <math.h>
#include <string.h>

#define BARE                                                                                       \
    "layers: [{id: towns, hidden: true}, {id: inset, hidden: true}, {id: rivers, hidden: true}]\n"

typedef struct {
    BmMap *map;
    BmFonts *fonts;
    BmScene *scene;
    BmWarnings *warnings;
} Picture;

static Picture compose(const char *yaml)
{
    Picture picture = { bm_map_new(), bm_fonts_open(NULL, NULL), NULL, bm_warnings_new() };
    GError *error = NULL;
    char *path = NULL;
    int file = g_file_open_tmp("bordermap-XXXXXX.yaml", &path, NULL);
    cr_assert(file >= 0 && g_file_set_contents(path, yaml, -1, NULL));
    g_close(file, NULL);
    cr_assert(bm_map_read(picture.map, path, NULL, picture.warnings, &error), "%s",
              error ? error->message : "");
    picture.scene = bm_compose(picture.map, picture.fonts, picture.warnings, &error);
    cr_assert_not_null(picture.scene, "%s", error ? error->message : "");
    g_remove(path);
    g_free(path);
    return picture;
}

static void picture_clear(Picture *picture)
{
    bm_scene_free(picture->scene);
    bm_fonts_free(picture->fonts);
    bm_map_free(picture->map);
    bm_warnings_free(picture->warnings);
}

/** The paths of a group by its id, in order; borrowed. For g_ptr_array_unref(). */
static GPtrArray *paths_of(const BmScene *scene, const char *id, BmExtent *clip)
{
    GPtrArray *paths = g_ptr_array_new();
    gboolean inside = FALSE;
    for (guint i = 0; i < scene->primitives->len; i++) {
        BmPrimitive *primitive = g_ptr_array_index(scene->primitives, i);
        if (primitive->kind == BM_PRIMITIVE_GROUP_BEGIN && strcmp(primitive->id, id) == 0) {
            inside = TRUE;
            *clip = primitive->clip;
        } else if (primitive->kind == BM_PRIMITIVE_GROUP_END) {
            inside = FALSE;
        } else if (inside && primitive->kind == BM_PRIMITIVE_PATH) {
            g_ptr_array_add(paths, primitive);
        }
    }
    cr_assert(paths->len > 0, "no paths in %s", id);
    return paths;
}

/** Calls `use` with each segment of a path of straight lines. */
static void each_segment(const BmPath *path, void (*use)(BmPoint, BmPoint, void *), void *data)
{
    const BmPoint *points = (const BmPoint *)(const void *)path->points->data;
    BmPoint start = { 0, 0 }, last = { 0, 0 };
    for (guint i = 0, at = 0; i < path->ops->len; i++) {
        BmPathOp op = (BmPathOp)path->ops->data[i];
        BmPoint next = op == BM_PATH_CLOSE ? start : points[at++];
        if (op == BM_PATH_MOVE)
            start = next;
        else
            use(last, next, data);
        last = next;
    }
}

/** A line on the page along which nothing may be stroked. */
typedef struct {
    double x, y; /**< NAN: not such a line */
    double length;
} Forbidden;

static void measure(BmPoint a, BmPoint b, void *data)
{
    Forbidden *line = data;
    if ((fabs(a.x - line->x) < 0.75 && fabs(b.x - line->x) < 0.75) ||
        (fabs(a.y - line->y) < 0.75 && fabs(b.y - line->y) < 0.75))
        line->length += hypot(b.x - a.x, b.y - a.y);
}

/** The pixels of coast that run along the line. */
static double stroked_along(const GPtrArray *paths, double x, double y)
{
    Forbidden line = { x, y, 0 };
    for (guint i = 0; i < paths->len; i++) {
        const BmPrimitive *primitive = g_ptr_array_index(paths, i);
        if (primitive->stroke.width > 0)
            each_segment(primitive->path, measure, &line);
    }
    return line.length;
}

/** Counts how often a ray to the left of a point meets the path's edges. */
typedef struct {
    BmPoint at;
    gboolean inside;
} Probe;

static void cross(BmPoint a, BmPoint b, void *data)
{
    Probe *probe = data;
    if ((a.y > probe->at.y) != (b.y > probe->at.y) &&
        probe->at.x < a.x + (probe->at.y - a.y) / (b.y - a.y) * (b.x - a.x))
        probe->inside = !probe->inside;
}

static gboolean is_land(const GPtrArray *paths, double x, double y)
{
    for (guint i = 0; i < paths->len; i++) {
        const BmPrimitive *primitive = g_ptr_array_index(paths, i);
        Probe probe = { { x, y }, FALSE };
        if (primitive->fill != BM_COLOR_NONE)
            each_segment(primitive->path, cross, &probe);
        if (probe.inside)
            return TRUE;
    }
    return FALSE;
}

/** In how many rows of pixels two columns differ. */
static guint differences(const GPtrArray *paths, const BmExtent *frame, double x, double other)
{
    guint count = 0;
    for (double y = frame->south + 0.5; y < frame->north; y++)
        count += is_land(paths, x, y) != is_land(paths, other, y);
    return count;
}

Test(seam, land_goes_on_across_180_degrees)
{
    static const struct {
        const char *what, *extent;
        double land; /**< least rows of land along the meridian, of some 240 */
    } cases[] = {
        { "Vanua Levu, Rabi and Taveuni", "[179, -17.2, -179, -16]", 40 },
        { "Wrangel Island", "[177, 70.5, -177, 72]", 30 },
        { "Chukotka", "[175, 64, -175, 70]", 140 },
        { "Antarctica", "[170, -88, -170, -80]", 110 },
    };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        char *yaml = g_strdup_printf("size: [400, 300]\nprojection: '+proj=eqc +lon_0=180'\n"
                                     "extent: %s\n" BARE,
                                     cases[i].extent);
        Picture picture = compose(yaml);
        BmExtent frame;
        GPtrArray *land = paths_of(picture.scene, "land", &frame);
        double middle = (frame.west + frame.east) / 2;
        cr_expect_float_eq(stroked_along(land, middle, NAN), 0, 2, "%s: %g pixels of coast at 180",
                           cases[i].what, stroked_along(land, middle, NAN));
        guint across = differences(land, &frame, middle - 0.5, middle + 0.5);
        guint west = differences(land, &frame, middle - 1.5, middle - 0.5);
        guint east = differences(land, &frame, middle + 0.5, middle + 1.5);
        cr_expect(across <= MAX(west, east) + 2, "%s: %u rows differ across 180, %u and %u beside",
                  cases[i].what, across, west, east);
        guint rows = 0;
        for (double y = frame.south + 0.5; y < frame.north; y++)
            rows += is_land(land, middle, y);
        cr_expect(rows > cases[i].land, "%s: %u rows of land", cases[i].what, rows);
        g_ptr_array_unref(land);
        picture_clear(&picture);
        g_free(yaml);
    }
}

Test(seam, the_edge_of_a_map_of_the_world_is_no_coast)
{
    Picture picture = compose("size: [800, 500]\nprojection: '+proj=eqc'\n"
                              "extent: [-180, -90, 180, 90]\n" BARE);
    BmExtent frame;
    GPtrArray *land = paths_of(picture.scene, "land", &frame);
    GPtrArray *water = paths_of(picture.scene, "water", &(BmExtent){ 0 });
    const BmPath *outline = ((const BmPrimitive *)g_ptr_array_index(water, 0))->path;
    BmExtent world = bm_extent_of_points((const BmPoint *)(const void *)outline->points->data,
                                         outline->points->len);
    cr_assert(world.east - world.west > 500 && world.north - world.south > 250);
    cr_expect_lt(stroked_along(land, world.west, NAN), 2, "coast at 180° W");
    cr_expect_lt(stroked_along(land, world.east, NAN), 2, "coast at 180° E");
    cr_expect_lt(stroked_along(land, NAN, world.north), 2, "coast at the south pole");
    cr_expect(is_land(land, (world.west + world.east) / 2, world.north - 2), "the pole is land");
    g_ptr_array_unref(land);
    g_ptr_array_unref(water);
    picture_clear(&picture);
}

Test(seam, nothing_is_drawn_from_the_south_pole)
{
    /* stereographic about the pole: it is the middle of the frame, 180 degrees below it */
    Picture picture = compose("size: [500, 500]\nextent: [-180, -90, 180, -75]\n" BARE);
    BmExtent frame;
    GPtrArray *land = paths_of(picture.scene, "land", &frame);
    double x = (frame.west + frame.east) / 2, y = (frame.south + frame.north) / 2;
    cr_expect_lt(stroked_along(land, x, NAN), 4, "%g pixels of coast along 0 or 180 degrees",
                 stroked_along(land, x, NAN));
    for (int i = 0; i < 8; i++)
        cr_expect(is_land(land, x + 10 * cos(i * G_PI / 4 + 0.1), y + 10 * sin(i * G_PI / 4 + 0.1)),
                  "the pole's land has a hole in direction %d", i);
    g_ptr_array_unref(land);
    picture_clear(&picture);
}
