/** @file
 * cairo 1.16 accepts pages of no finite size, drops lines beyond 2²³ pixels without a word, and
 * keeps an error to itself until asked; so all numbers are looked at first.
 */
#include "paint/scene_check.h"

#include "base/error.h"

#include <math.h>

/* Output pixels; cairo counts in 24.8 fixed point, ±8,388,607, and adds line widths. */
#define FARTHEST 8000000.0

typedef struct {
    double farthest; /* scene pixels */
    const char *group;
    guint depth;
    GError **error;
} Check;

static gboolean fail(const Check *check, const char *what)
{
    g_set_error(check->error, BM_ERROR, BM_ERROR_INPUT,
                "the drawing of “%s” has %s; mend the data or the style it comes from",
                check->group, what);
    return FALSE;
}

static gboolean is_near(const Check *check, double value)
{
    return fabs(value) <= check->farthest;
}

static gboolean check_path(const Check *check, const BmPath *path)
{
    guint needed = 0;
    for (guint i = 0; i < path->ops->len; i++) {
        guint8 op = path->ops->data[i];
        if (i == 0 && op != BM_PATH_MOVE)
            return fail(check, "a path that does not start with a move");
        needed += op == BM_PATH_CURVE ? 3 : op == BM_PATH_CLOSE ? 0 : 1;
    }
    if (needed != path->points->len)
        return fail(check, "a path whose points do not fit its operations");
    const BmPoint *points = (const BmPoint *)(const void *)path->points->data;
    for (guint i = 0; i < path->points->len; i++)
        if (!is_near(check, points[i].x) || !is_near(check, points[i].y))
            return fail(check, "a coordinate that is not finite or out of range");
    return TRUE;
}

static gboolean check_stroke(const Check *check, const BmStroke *stroke)
{
    if (!is_near(check, stroke->width) || stroke->width < 0)
        return fail(check, "a line width that is negative, not finite or out of range");
    if (stroke->dash_count > G_N_ELEMENTS(stroke->dash))
        return fail(check, "too many dashes");
    double sum = 0;
    for (guint i = 0; i < stroke->dash_count; i++) {
        if (!is_near(check, stroke->dash[i]) || stroke->dash[i] < 0)
            return fail(check, "a dash that is negative, not finite or out of range");
        sum += stroke->dash[i];
    }
    /* A dash far below a pixel would be cut into millions of pieces. */
    if (stroke->dash_count && sum < 0.01)
        return fail(check, "dashes of no length");
    return TRUE;
}

static gboolean check_text(const Check *check, const BmPrimitive *text)
{
    if (!is_near(check, text->x) || !is_near(check, text->y) ||
        !is_near(check, text->path_offset) || !isfinite(text->rotation))
        return fail(check, "a text whose place is not finite or out of range");
    if (!(text->halo_width >= 0 && text->halo_width <= 100))
        return fail(check, "a halo that is not from 0 to 100 pixels wide");
    return !text->path || check_path(check, text->path);
}

static gboolean check_image(const Check *check, const BmPrimitive *primitive)
{
    const BmImage *image = primitive->image;
    const BmExtent *box = &primitive->box;
    if (!is_near(check, box->west) || !is_near(check, box->east) || !is_near(check, box->south) ||
        !is_near(check, box->north) || box->east <= box->west || box->north <= box->south)
        return fail(check, "a picture whose box is empty, not finite or out of range");
    if (image->width == 0 || image->height == 0 || image->width > BM_PAINT_MAX_SIDE ||
        image->height > BM_PAINT_MAX_SIDE ||
        (guint64)image->width * image->height > BM_IMAGE_MAX_PIXELS)
        return fail(check, "a picture of no pixels, or of more than the limit of 16 million");
    return TRUE;
}

static gboolean check_group(Check *check, const BmPrimitive *group)
{
    check->group = group->id;
    check->depth++;
    const BmExtent *clip = &group->clip;
    if (group->has_clip && (!is_near(check, clip->west) || !is_near(check, clip->east) ||
                            !is_near(check, clip->south) || !is_near(check, clip->north)))
        return fail(check, "a clip that is not finite or out of range");
    if (!(group->opacity >= 0 && group->opacity <= 1))
        return fail(check, "an opacity that is not from 0 to 1");
    return TRUE;
}

static gboolean check_primitive(Check *check, const BmPrimitive *primitive)
{
    switch (primitive->kind) {
    case BM_PRIMITIVE_GROUP_BEGIN:
        return check_group(check, primitive);
    case BM_PRIMITIVE_GROUP_END:
        if (!check->depth)
            return fail(check, "a group that ends without a beginning");
        check->depth--;
        return TRUE;
    case BM_PRIMITIVE_PATH:
        return check_path(check, primitive->path) && check_stroke(check, &primitive->stroke);
    case BM_PRIMITIVE_IMAGE:
        return check_image(check, primitive);
    default:
        return check_text(check, primitive);
    }
}

static gboolean check_size(const BmScene *scene, const BmPaintOptions *options, GError **error)
{
    double width = rint(scene->width * options->scale);
    double height = rint(scene->height * options->scale);
    if (!(width >= 1 && width <= BM_PAINT_MAX_SIDE && height >= 1 && height <= BM_PAINT_MAX_SIDE)) {
        g_set_error(error, BM_ERROR, BM_ERROR_INPUT,
                    "a picture of %.0f × %.0f pixels cannot be drawn; sides are 1 to %d pixels: "
                    "change --size or --scale",
                    width, height, BM_PAINT_MAX_SIDE);
        return FALSE;
    }
    if (width * height > BM_PAINT_MAX_PIXELS) {
        g_set_error(error, BM_ERROR, BM_ERROR_INPUT,
                    "a picture of %.0f × %.0f pixels has more than the limit of %.0f; lower "
                    "--size or --scale",
                    width, height, BM_PAINT_MAX_PIXELS);
        return FALSE;
    }
    return TRUE;
}

gboolean bm_scene_check(const BmScene *scene, const BmPaintOptions *options, GError **error)
{
    if (!(options->scale >= 0.01 && options->scale <= 100) ||
        !(options->dpi >= 1 && options->dpi <= 10000)) {
        g_set_error(error, BM_ERROR, BM_ERROR_INPUT,
                    "scale or resolution out of range; --scale is 0.01 to 100, --dpi 1 to 10000");
        return FALSE;
    }
    if (!check_size(scene, options, error))
        return FALSE;
    Check check = { FARTHEST / MAX(1, options->scale), "page", 0, error };
    for (guint i = 0; i < scene->primitives->len; i++)
        if (!check_primitive(&check, scene->primitives->pdata[i]))
            return FALSE;
    return !check.depth || fail(&check, "a group that does not end");
}
