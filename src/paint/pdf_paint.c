/** @file
 * cairo's PDF and SVG surfaces writing into memory.
 */
#include "paint/pdf_paint.h"

#include "base/error.h"
#include "paint/cairo_scene.h"
#include "paint/cairo_text.h"

#include <cairo-pdf.h>
#include <cairo-svg.h>
#include <string.h>

/* cairo would write the clock's time where no date is set. */
#define NO_DATE "2000-01-01T00:00:00Z"

static cairo_status_t append(void *closure, const unsigned char *data, unsigned int length)
{
    g_byte_array_append(closure, data, length);
    return CAIRO_STATUS_SUCCESS;
}

/* Draws, finishes the surface and takes the bytes; NULL with an error. */
static GBytes *paint_surface(cairo_surface_t *surface, GByteArray *out, const BmScene *scene,
                             double unit, gboolean tagged, GError **error)
{
    cairo_t *cairo = cairo_create(surface);
    cairo_scale(cairo, unit, unit);
    BmCairoFonts *fonts = bm_cairo_fonts_new();
    BmCairoPainter painter = { bm_cairo_text, fonts, tagged };
    gboolean good = bm_cairo_scene(cairo, scene, &painter, error);
    cairo_destroy(cairo);
    cairo_surface_finish(surface);
    good = good && bm_cairo_check(cairo_surface_status(surface), "the page", error);
    cairo_surface_destroy(surface);
    bm_cairo_fonts_free(fonts);
    if (good)
        return g_byte_array_free_to_bytes(out);
    g_byte_array_unref(out);
    return NULL;
}

/* A date or a time with its zone in the one form that cairo reads; for g_free(), or NULL. */
static char *pdf_date(const char *created, GError **error)
{
    if (!created || !*created)
        return g_strdup(NO_DATE);
    GTimeZone *utc = g_time_zone_new_utc();
    char *text =
        strlen(created) == 10 ? g_strconcat(created, "T00:00:00Z", NULL) : g_strdup(created);
    GDateTime *time = g_date_time_new_from_iso8601(text, utc);
    g_time_zone_unref(utc);
    g_free(text);
    if (!time) {
        g_set_error(error, BM_ERROR, BM_ERROR_INPUT,
                    "date “%s” cannot be recorded in the PDF; write it as 2026-02-27", created);
        return NULL;
    }
    GDateTime *in_utc = g_date_time_to_utc(time);
    char *date = g_date_time_format(in_utc, "%Y-%m-%dT%H:%M:%SZ");
    g_date_time_unref(in_utc);
    g_date_time_unref(time);
    return date;
}

static void set_metadata(cairo_surface_t *surface, const BmScene *scene, const char *date)
{
    if (scene->title)
        cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE, scene->title);
    if (scene->description)
        cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_SUBJECT, scene->description);
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_AUTHOR, "bordermap");
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATOR, "bordermap");
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE, date);
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_MOD_DATE, date);
}

GBytes *bm_pdf_paint(const BmScene *scene, const BmPaintOptions *options, GError **error)
{
    char *date = pdf_date(options->created, error);
    if (!date)
        return NULL;
    double unit = 72 / options->dpi;
    GByteArray *out = g_byte_array_new();
    cairo_surface_t *surface =
        cairo_pdf_surface_create_for_stream(append, out, scene->width * unit, scene->height * unit);
    set_metadata(surface, scene, date);
    g_free(date);
    return paint_surface(surface, out, scene, unit, TRUE, error);
}

/* cairo's SVG says nothing to assistive technology: its root gets a role, a title and words. */
static GBytes *with_title(GBytes *bytes, const BmScene *scene)
{
    gsize length;
    const char *svg = g_bytes_get_data(bytes, &length);
    const char *root = g_strstr_len(svg, (gssize)length, "<svg ");
    const char *end = root ? memchr(root, '>', length - (gsize)(root - svg)) : NULL;
    if (!end)
        return bytes;
    GString *out = g_string_new_len(svg, end - svg);
    char *title = g_markup_escape_text(scene->title ? scene->title : "", -1);
    char *description = g_markup_escape_text(scene->description ? scene->description : "", -1);
    g_string_append(out, " role=\"img\" aria-labelledby=\"title description\">\n");
    g_string_append_printf(out, "<title id=\"title\">%s</title>\n", title);
    g_string_append_printf(out, "<desc id=\"description\">%s</desc>", description);
    g_string_append_len(out, end + 1, (gssize)(length - (gsize)(end + 1 - svg)));
    g_free(title);
    g_free(description);
    g_bytes_unref(bytes);
    return g_string_free_to_bytes(out);
}

GBytes *bm_outline_svg_paint(const BmScene *scene, const BmPaintOptions *options, GError **error)
{
    double unit = 72 / options->dpi;
    GByteArray *out = g_byte_array_new();
    cairo_surface_t *surface =
        cairo_svg_surface_create_for_stream(append, out, scene->width * unit, scene->height * unit);
    GBytes *bytes = paint_surface(surface, out, scene, unit, FALSE, error);
    return bytes ? with_title(bytes, scene) : NULL;
}
