/** @file
 * cairo's PDF and SVG surfaces writing into memory.
 */
#include "paint/pdf_paint.h"

#include "base/error.h"
#include "paint/cairo_scene.h"
#include "paint/cairo_text.h"
#include "paint/svg_writer.h"

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
    BmCairoPainter painter = { bm_cairo_text, fonts, tagged, 0, BM_CAIRO_TOP, BM_CAIRO_BOTTOM };
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

/* A PDF's words for searching are the one field of it that is left for records. */
static void set_records(cairo_surface_t *surface, const BmScene *scene)
{
    GString *words = g_string_new(NULL);
    for (guint i = 0; i + 1 < scene->records->len; i += 2)
        g_string_append_printf(words, "%s%s: %s", i ? "; " : "",
                               (const char *)g_ptr_array_index(scene->records, i),
                               (const char *)g_ptr_array_index(scene->records, i + 1));
    if (words->len > 0)
        cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_KEYWORDS, words->str);
    g_string_free(words, TRUE);
}

static void set_metadata(cairo_surface_t *surface, const BmScene *scene, const char *date)
{
    if (scene->title)
        cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE, scene->title);
    if (scene->description)
        cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_SUBJECT, scene->description);
    set_records(surface, scene);
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

/* Numbers cairo's surfaces and pictures in the order in which they appear: its own count the
 * process's. */
static gboolean renumber(const GMatchInfo *match, GString *out, gpointer data)
{
    GHashTable *numbers = data;
    char *own = g_match_info_fetch(match, 0);
    guint number = GPOINTER_TO_UINT(g_hash_table_lookup(numbers, own));
    if (!number) {
        number = g_hash_table_size(numbers) + 1;
        g_hash_table_insert(numbers, g_strdup(own), GUINT_TO_POINTER(number));
    }
    char *kind = g_match_info_fetch(match, 1);
    g_string_append_printf(out, "%s%u", kind, number);
    g_free(kind);
    g_free(own);
    return FALSE;
}

static char *with_stable_ids(const char *svg, gsize length)
{
    GRegex *ids =
        g_regex_new("(?<=[\"#])(surface|image)[0-9]+(?=[\")])", G_REGEX_OPTIMIZE, 0, NULL);
    GHashTable *numbers = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    char *stable = g_regex_replace_eval(ids, svg, (gssize)length, 0, 0, renumber, numbers, NULL);
    g_hash_table_unref(numbers);
    g_regex_unref(ids);
    return stable;
}

/* cairo's SVG says nothing to assistive technology: its root gets a role, a title and words. */
static GBytes *with_title(GBytes *bytes, const BmScene *scene)
{
    gsize length;
    const char *data = g_bytes_get_data(bytes, &length);
    char *svg = with_stable_ids(data, length);
    char *root = strstr(svg, "<svg ");
    char *end = root ? strchr(root, '>') : NULL;
    g_bytes_unref(bytes);
    if (!end)
        return g_bytes_new_take(svg, strlen(svg));
    GString *out = g_string_new_len(svg, end - svg);
    g_string_append(out,
                    " role=\"img\" aria-labelledby=\"title description\">\n<title id=\"title\">");
    bm_svg_text(out, scene->title ? scene->title : "", -1);
    g_string_append(out, "</title>\n<desc id=\"description\">");
    bm_svg_text(out, scene->description ? scene->description : "", -1);
    g_string_append(out, "</desc>");
    bm_svg_records(out, scene);
    g_string_append(out, end + 1);
    g_free(svg);
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
