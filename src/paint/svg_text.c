/** @file
 * One text object a label: a tspan where a run starts, so that no renderer's own spacing adds up.
 *
 * The halo is a <use> of the same text with a stroke, set before it. paint-order would say it in
 * one element, but Illustrator and older renderers ignore it and drown the letters in their own
 * halo; a second copy of the text would be read and copied twice.
 */
#include "paint/glyph_place.h"
#include "paint/svg_writer.h"

#include <string.h>

void bm_svg_font(GString *out, const BmTextRun *run)
{
    g_string_append(out, " font-family=\"'");
    bm_svg_text(out, run->face->family, -1);
    g_string_append(out, "', sans-serif\"");
    bm_svg_attribute_number(out, "font-size", run->size);
    if (run->face->weight != 400)
        bm_svg_attribute_number(out, "font-weight", run->face->weight);
    if (run->face->italic)
        g_string_append(out, " font-style=\"italic\"");
    if (run->tracking != 0)
        bm_svg_attribute_number(out, "letter-spacing", run->tracking);
}

static int compare_logical(gconstpointer a, gconstpointer b)
{
    const BmTextRun *x = *(BmTextRun *const *)a, *y = *(BmTextRun *const *)b;
    return (x->start > y->start) - (x->start < y->start);
}

/* The text as it is read, spaces at a line's end left out by Pango included. */
static GPtrArray *logical_runs(const BmTextLine *line)
{
    GPtrArray *runs = g_ptr_array_new();
    for (guint i = 0; i < line->runs->len; i++)
        g_ptr_array_add(runs, line->runs->pdata[i]);
    g_ptr_array_sort(runs, compare_logical);
    return runs;
}

/* Every run has one direction, so overriding keeps brackets and points where Pango put them. */
static void append_direction(GString *out, const BmTextRun *run)
{
    if (run->right_to_left)
        g_string_append(out,
                        " direction=\"rtl\" unicode-bidi=\"bidi-override\" text-anchor=\"end\"");
}

static void append_run(GString *out, const BmPrimitive *primitive, const BmTextLine *line,
                       const BmTextRun *run, gboolean placed)
{
    g_string_append(out, "<tspan");
    if (placed) {
        /* Between runs Pango sets half of the tracking before the first letter, SVG none. */
        double lead = run->tracking != 0 && run->glyph_count ? run->glyphs[0].x : 0;
        bm_svg_attribute_number(out, "x", primitive->x + run->x + lead);
        bm_svg_attribute_number(out, "y", primitive->y + line->baseline);
    }
    bm_svg_font(out, run);
    append_direction(out, run);
    bm_svg_color(out, "fill", bm_run_color(primitive, run));
    g_string_append_c(out, '>');
    bm_svg_text(out, run->text, -1);
    g_string_append(out, "</tspan>");
}

static void append_line(GString *out, const BmPrimitive *primitive, const BmTextLine *line,
                        gboolean placed)
{
    GPtrArray *runs = logical_runs(line);
    for (guint i = 0; i < runs->len; i++)
        append_run(out, primitive, line, runs->pdata[i], placed);
    g_ptr_array_unref(runs);
}

static void append_use(BmSvg *svg, const BmPrimitive *primitive, guint reference)
{
    g_string_append_printf(svg->out, "<use href=\"#%s%u\" xlink:href=\"#%s%u\"", svg->prefix,
                           reference, svg->prefix, reference);
    g_string_append(svg->out, " aria-hidden=\"true\" pointer-events=\"none\"");
    bm_svg_color(svg->out, "stroke", primitive->halo);
    bm_svg_attribute_number(svg->out, "stroke-width", primitive->halo_width * 2);
    g_string_append(svg->out, " stroke-linejoin=\"round\" stroke-linecap=\"round\"/>\n");
}

static void append_course(BmSvg *svg, const BmPrimitive *primitive, guint reference)
{
    g_string_append_printf(svg->out, "<defs><path id=\"%s%u\" d=\"", svg->prefix, reference);
    bm_svg_path_data(svg->out, primitive->path);
    g_string_append(svg->out, "\"/></defs>\n");
}

static void append_text_path(BmSvg *svg, const BmPrimitive *primitive, guint course)
{
    const BmTextLine *line = primitive->text->lines->pdata[0];
    g_string_append_printf(svg->out, "<textPath href=\"#%s%u\" xlink:href=\"#%s%u\"", svg->prefix,
                           course, svg->prefix, course);
    bm_svg_attribute_number(svg->out, "startOffset", primitive->path_offset);
    g_string_append_c(svg->out, '>');
    append_line(svg->out, primitive, line, FALSE);
    g_string_append(svg->out, "</textPath>");
}

void bm_svg_text_element(BmSvg *svg, const BmPrimitive *primitive)
{
    gboolean on_path = primitive->kind == BM_PRIMITIVE_TEXT_ON_PATH;
    guint course = on_path ? ++svg->references : 0;
    if (on_path)
        append_course(svg, primitive, course);
    guint own = 0;
    if (primitive->halo_width > 0 && (primitive->halo & 0xFF)) {
        own = ++svg->references;
        append_use(svg, primitive, own);
    }
    g_string_append(svg->out, "<text");
    if (own)
        g_string_append_printf(svg->out, " id=\"%s%u\"", svg->prefix, own);
    g_string_append(svg->out, " xml:space=\"preserve\"");
    if (primitive->rotation != 0 && !on_path) {
        g_string_append(svg->out, " transform=\"rotate(");
        bm_svg_number(svg->out, primitive->rotation);
        g_string_append_c(svg->out, ' ');
        bm_svg_number(svg->out, primitive->x);
        g_string_append_c(svg->out, ' ');
        bm_svg_number(svg->out, primitive->y);
        g_string_append(svg->out, ")\"");
    }
    g_string_append_c(svg->out, '>');
    if (on_path)
        append_text_path(svg, primitive, course);
    for (guint i = 0; i < primitive->text->lines->len && !on_path; i++)
        append_line(svg->out, primitive, primitive->text->lines->pdata[i], TRUE);
    g_string_append(svg->out, "</text>\n");
}
