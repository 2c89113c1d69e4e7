/** @file
 * The used part of each font as a data: URI, since a picture in <img> loads nothing from outside.
 *
 * unicode-range keeps a subset from taking over letters of a page that the SVG is pasted into.
 */
#include "base/error.h"
#include "paint/svg_writer.h"

#include <hb-subset.h>

typedef struct {
    const BmFontFace *face;
    hb_set_t *characters;
} UsedFont;

static void used_font_free(UsedFont *used)
{
    hb_set_destroy(used->characters);
    g_free(used);
}

static UsedFont *used_font(GPtrArray *fonts, const BmFontFace *face)
{
    for (guint i = 0; i < fonts->len; i++) {
        UsedFont *used = fonts->pdata[i];
        if (used->face == face)
            return used;
    }
    UsedFont *used = g_new0(UsedFont, 1);
    used->face = face;
    used->characters = hb_set_create();
    g_ptr_array_add(fonts, used);
    return used;
}

static void collect_text(GPtrArray *fonts, const BmText *text)
{
    for (guint l = 0; l < text->lines->len; l++) {
        const BmTextLine *line = text->lines->pdata[l];
        for (guint r = 0; r < line->runs->len; r++) {
            const BmTextRun *run = line->runs->pdata[r];
            UsedFont *used = used_font(fonts, run->face);
            for (const char *at = run->text; *at; at = g_utf8_next_char(at))
                hb_set_add(used->characters, g_utf8_get_char(at));
        }
    }
}

static hb_blob_t *cut(const UsedFont *used)
{
    hb_blob_t *file = hb_blob_create_from_file_or_fail(used->face->path);
    hb_face_t *face = hb_face_create(file, (unsigned)used->face->index);
    hb_subset_input_t *input = hb_subset_input_create_or_fail();
    hb_set_union(hb_subset_input_unicode_set(input), used->characters);
    hb_subset_input_set_flags(input, HB_SUBSET_FLAGS_NO_HINTING);
    hb_face_t *part = hb_subset_or_fail(face, input);
    hb_blob_t *blob = part ? hb_face_reference_blob(part) : NULL;
    hb_face_destroy(part);
    hb_subset_input_destroy(input);
    hb_face_destroy(face);
    hb_blob_destroy(file);
    return blob;
}

static void append_range(GString *out, const hb_set_t *characters)
{
    hb_codepoint_t first = HB_SET_VALUE_INVALID, last = HB_SET_VALUE_INVALID;
    const char *separator = "";
    while (hb_set_next_range(characters, &first, &last)) {
        g_string_append_printf(out, "%sU+%X", separator, first);
        if (last > first)
            g_string_append_printf(out, "-%X", last);
        separator = ",";
    }
}

static gboolean append_face(GString *out, const UsedFont *used, GError **error)
{
    hb_blob_t *blob = cut(used);
    unsigned length = 0;
    const char *data = blob ? hb_blob_get_data(blob, &length) : NULL;
    if (!length) {
        hb_blob_destroy(blob);
        g_set_error(error, BM_ERROR, BM_ERROR_INPUT,
                    "%s: cannot be cut to the letters used; replace the file", used->face->path);
        return FALSE;
    }
    char *base64 = g_base64_encode((const guchar *)data, length);
    g_string_append(out, "@font-face{font-family:\"");
    bm_svg_text(out, used->face->family, -1);
    g_string_append_printf(out, "\";font-weight:%d;font-style:%s;src:url(data:font/ttf;base64,%s)",
                           used->face->weight, used->face->italic ? "italic" : "normal", base64);
    g_string_append(out, " format(\"truetype\");unicode-range:");
    append_range(out, used->characters);
    g_string_append(out, "}\n");
    g_free(base64);
    hb_blob_destroy(blob);
    return TRUE;
}

gboolean bm_svg_font_faces(GString *out, const BmScene *scene, GError **error)
{
    GPtrArray *fonts = g_ptr_array_new_with_free_func((GDestroyNotify)used_font_free);
    for (guint i = 0; i < scene->primitives->len; i++) {
        const BmPrimitive *primitive = scene->primitives->pdata[i];
        if (primitive->text)
            collect_text(fonts, primitive->text);
    }
    gboolean good = TRUE;
    for (guint i = 0; i < fonts->len && good; i++)
        good = append_face(out, fonts->pdata[i], error);
    g_ptr_array_unref(fonts);
    return good;
}
