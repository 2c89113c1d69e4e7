/** @file
 * The SVG painter: groups by name and role, paths with presentation attributes, real text.
 */
#include "paint/svg_paint.h"

#include "paint/cairo_image.h"
#include "paint/svg_writer.h"

#include <string.h>

static const char *const caps[] = { "butt", "round", "square" };
static const char *const joins[] = { "miter", "round", "bevel" };

/* Ids that only the file refers to differ from map to map, since pages hold several. */
static char *reference_prefix(const BmScene *scene)
{
    char *named = g_strdup_printf("%s\n%s", scene->title ? scene->title : "",
                                  scene->description ? scene->description : "");
    char *sum = g_compute_checksum_for_string(G_CHECKSUM_SHA256, named, -1);
    char *prefix = g_strdup_printf("b%.8s_", sum);
    g_free(sum);
    g_free(named);
    return prefix;
}

static void append_root(BmSvg *svg, const BmScene *scene, double unit)
{
    GString *out = svg->out;
    g_string_append(out, "<svg xmlns=\"http://www.w3.org/2000/svg\""
                         " xmlns:xlink=\"http://www.w3.org/1999/xlink\"");
    bm_svg_attribute_number(out, "width", scene->width * unit);
    bm_svg_attribute_number(out, "height", scene->height * unit);
    g_string_append(out, " viewBox=\"0 0 ");
    bm_svg_number(out, scene->width);
    g_string_append_c(out, ' ');
    bm_svg_number(out, scene->height);
    g_string_append_printf(out, "\" role=\"img\" aria-labelledby=\"%stitle %sdesc\"", svg->prefix,
                           svg->prefix);
    if (scene->language)
        bm_svg_attribute(out, "xml:lang", scene->language);
    g_string_append_printf(out, ">\n<title id=\"%stitle\">", svg->prefix);
    bm_svg_text(out, scene->title ? scene->title : "", -1);
    g_string_append_printf(out, "</title>\n<desc id=\"%sdesc\">", svg->prefix);
    bm_svg_text(out, scene->description ? scene->description : "", -1);
    g_string_append(out, "</desc>\n");
    bm_svg_records(out, scene);
}

static gboolean append_style(GString *out, const BmScene *scene, GError **error)
{
    GString *rules = g_string_new(NULL);
    gboolean good = bm_svg_font_faces(rules, scene, error);
    if (good && rules->len)
        g_string_append_printf(out, "<style>\n%s</style>\n", rules->str);
    g_string_free(rules, TRUE);
    return good;
}

static void append_clip(BmSvg *svg, const BmExtent *clip, guint reference)
{
    g_string_append_printf(svg->out, "<clipPath id=\"%s%u\"><rect", svg->prefix, reference);
    bm_svg_attribute_number(svg->out, "x", clip->west);
    bm_svg_attribute_number(svg->out, "y", clip->south);
    bm_svg_attribute_number(svg->out, "width", MAX(0, clip->east - clip->west));
    bm_svg_attribute_number(svg->out, "height", MAX(0, clip->north - clip->south));
    g_string_append(svg->out, "/></clipPath>\n");
}

/* A title pops up under a pointer: wanted of a symbol, a nuisance of a whole layer. */
static void append_role(GString *out, const BmPrimitive *group)
{
    const char *role = group->role == BM_ROLE_SYMBOL ? "graphics-symbol" : "group";
    if (group->role == BM_ROLE_DECORATION) {
        g_string_append(out, " aria-hidden=\"true\"");
    } else if (group->title) {
        bm_svg_attribute(out, "role", role);
        bm_svg_attribute(out, "aria-label", group->title);
    }
}

static void append_group(BmSvg *svg, const BmPrimitive *group)
{
    GString *out = svg->out;
    guint clip = group->has_clip ? ++svg->references : 0;
    if (clip)
        append_clip(svg, &group->clip, clip);
    bm_svg_attribute(g_string_append(out, "<g"), "id", group->id);
    append_role(out, group);
    if (clip)
        g_string_append_printf(out, " clip-path=\"url(#%s%u)\"", svg->prefix, clip);
    if (group->opacity < 1)
        bm_svg_attribute_number(out, "opacity", group->opacity);
    g_string_append(out, ">\n");
    if (group->title && group->role == BM_ROLE_SYMBOL) {
        g_string_append(out, "<title>");
        bm_svg_text(out, group->title, -1);
        g_string_append(out, "</title>\n");
    }
}

static void append_stroke(GString *out, const BmStroke *stroke)
{
    if (!(stroke->width > 0) || !(stroke->color & 0xFF))
        return;
    bm_svg_color(out, "stroke", stroke->color);
    bm_svg_attribute_number(out, "stroke-width", stroke->width);
    if (stroke->cap != BM_CAP_BUTT)
        bm_svg_attribute(out, "stroke-linecap", caps[stroke->cap]);
    if (stroke->join != BM_JOIN_MITER)
        bm_svg_attribute(out, "stroke-linejoin", joins[stroke->join]);
    for (guint i = 0; i < stroke->dash_count; i++) {
        g_string_append(out, i ? " " : " stroke-dasharray=\"");
        bm_svg_number(out, stroke->dash[i]);
    }
    if (stroke->dash_count)
        g_string_append_c(out, '"');
}

static void append_path(GString *out, const BmPrimitive *primitive)
{
    gboolean strokes = primitive->stroke.width > 0 && (primitive->stroke.color & 0xFF);
    if (!strokes && !(primitive->fill & 0xFF))
        return;
    g_string_append(out, "<path");
    bm_svg_color(out, "fill", primitive->fill);
    if (primitive->fill & 0xFF)
        g_string_append(out, " fill-rule=\"evenodd\"");
    append_stroke(out, &primitive->stroke);
    g_string_append(out, " d=\"");
    bm_svg_path_data(out, primitive->path);
    g_string_append(out, "\"/>\n");
}

static gboolean append_image(GString *out, const BmPrimitive *primitive, GError **error)
{
    const BmExtent *box = &primitive->box;
    GBytes *png = bm_image_png(primitive->image, error);
    if (!png)
        return FALSE;
    gsize length;
    const guchar *data = g_bytes_get_data(png, &length);
    char *words = g_base64_encode(data, length);
    g_string_append(out, "<image");
    bm_svg_attribute_number(out, "x", box->west);
    bm_svg_attribute_number(out, "y", box->south);
    bm_svg_attribute_number(out, "width", box->east - box->west);
    bm_svg_attribute_number(out, "height", box->north - box->south);
    g_string_append_printf(
        out, " preserveAspectRatio=\"none\" xlink:href=\"data:image/png;base64,%s\"/>\n", words);
    g_free(words);
    g_bytes_unref(png);
    return TRUE;
}

static gboolean append_primitive(BmSvg *svg, const BmPrimitive *primitive, GError **error)
{
    switch (primitive->kind) {
    case BM_PRIMITIVE_GROUP_BEGIN:
        append_group(svg, primitive);
        break;
    case BM_PRIMITIVE_GROUP_END:
        g_string_append(svg->out, "</g>\n");
        break;
    case BM_PRIMITIVE_PATH:
        append_path(svg->out, primitive);
        break;
    case BM_PRIMITIVE_IMAGE:
        return append_image(svg->out, primitive, error);
    default:
        bm_svg_text_element(svg, primitive);
    }
    return TRUE;
}

static void append_background(GString *out, const BmScene *scene)
{
    if (!(scene->background & 0xFF))
        return;
    g_string_append(out, "<rect");
    bm_svg_attribute_number(out, "width", scene->width);
    bm_svg_attribute_number(out, "height", scene->height);
    bm_svg_color(out, "fill", scene->background);
    g_string_append(out, "/>\n");
}

GBytes *bm_svg_paint(const BmScene *scene, const BmPaintOptions *options, GError **error)
{
    char *prefix = reference_prefix(scene);
    BmSvg svg = { g_string_sized_new(1 << 16), prefix, 0 };
    append_root(&svg, scene, 96 / options->dpi);
    gboolean good = append_style(svg.out, scene, error);
    if (good) {
        append_background(svg.out, scene);
        for (guint i = 0; good && i < scene->primitives->len; i++)
            good = append_primitive(&svg, scene->primitives->pdata[i], error);
        g_string_append(svg.out, "</svg>\n");
    }
    g_free(prefix);
    if (good)
        return g_string_free_to_bytes(svg.out);
    g_string_free(svg.out, TRUE);
    return NULL;
}
