/** @file
 * Pango lays a text out once; what it found is copied into runs of glyphs.
 */
#include "base/error.h"
#include "text/fonts.h"
#include "text/text_attributes.h"

#include <ft2build.h>
#include <math.h>
#include <string.h>

#include FT_FREETYPE_H
#include FT_TRUETYPE_TABLES_H

#define MAX_BYTES 4096
#define MAX_SIZE 2000.0

/*
 * A line's room above and below its baseline, in ems: a line height of 1.25, as tables and
 * labels are set, and of 1.6 where Arabic marks stand high and low. Pango's own is 1.36.
 */
#define ABOVE 0.95
#define BELOW 0.30
#define JOINED_ABOVE 1.15
#define JOINED_BELOW 0.45
/* Height of a capital where a text has no glyph; Noto Sans has the same. */
#define CAP_HEIGHT 0.714

/*
 * The size in which Pango sets the largest letters of any text: what it lays out is as large as
 * the text is after scaling, since nothing is hinted. For every other size it would open the fonts
 * anew, and start two threads.
 */
#define SET_SIZE 64.0

typedef struct {
    BmFonts *fonts;
    const BmTextSpan *spans;
    guint span_count;
    BmText *text;
    double largest; /* size in the whole text */
    double scale;   /* from the text's pixels to those in which Pango sets it */
    GError **error;
} Layout;

static double from_pango(const Layout *layout, int units)
{
    return (double)units / PANGO_SCALE / layout->scale;
}

static void run_free(BmTextRun *run)
{
    g_free(run->text);
    g_free(run->glyphs);
    g_free(run);
}

static void line_free(BmTextLine *line)
{
    g_ptr_array_unref(line->runs);
    g_free(line);
}

void bm_text_free(BmText *text)
{
    if (!text)
        return;
    g_free(text->text);
    g_ptr_array_unref(text->lines);
    g_free(text);
}

static gboolean check_span(BmFonts *fonts, const BmTextSpan *span, GError **error)
{
    const BmTextStyle *style = &span->style;
    if (!g_utf8_validate(span->text, -1, NULL)) {
        char *safe = g_utf8_make_valid(span->text, -1);
        g_set_error(error, BM_ERROR, BM_ERROR_INPUT, "text “%.80s” is not UTF-8; save it as UTF-8",
                    safe);
        g_free(safe);
        return FALSE;
    }
    if (!isfinite(style->tracking) || !(style->size > 0 && style->size <= MAX_SIZE) ||
        fabs(style->tracking) > MAX_SIZE || style->weight < 0 || style->weight > 1000) {
        g_set_error(error, BM_ERROR, BM_ERROR_INPUT,
                    "the style of the text “%s” has a size, weight or tracking out of range; sizes "
                    "are above 0 and at most 2000 pixels, weights 1 to 1000",
                    span->text);
        return FALSE;
    }
    if (style->family && !bm_fonts_has_family(fonts, style->family)) {
        g_set_error(error, BM_ERROR, BM_ERROR_INPUT,
                    "no font of the family “%s”; put its files into the folder of fonts or name "
                    "another family",
                    style->family);
        return FALSE;
    }
    return TRUE;
}

/* All spans in one string, checked; for g_free(), or NULL. */
static char *joined_text(BmFonts *fonts, const BmTextSpan *spans, guint count, GError **error)
{
    GString *all = g_string_new(NULL);
    gboolean good = TRUE;
    for (guint i = 0; i < count && good; i++) {
        good = check_span(fonts, &spans[i], error);
        g_string_append(all, spans[i].text);
    }
    if (good && all->len > MAX_BYTES) {
        g_set_error(error, BM_ERROR, BM_ERROR_INPUT,
                    "a text of %" G_GSIZE_FORMAT
                    " bytes is longer than the limit of %d; shorten “%.*s…”",
                    all->len, MAX_BYTES, (int)(g_utf8_offset_to_pointer(all->str, 40) - all->str),
                    all->str);
        good = FALSE;
    }
    return g_string_free(all, !good);
}

static void set_missing(Layout *layout, const char *at)
{
    gunichar character = g_utf8_get_char(at);
    char utf8[7] = "";
    if (g_unichar_isprint(character))
        utf8[g_unichar_to_utf8(character, utf8)] = '\0';
    g_set_error(layout->error, BM_ERROR, BM_ERROR_INPUT,
                "no font has the character U+%04X %s of the text “%s”; write it otherwise or add a "
                "font that has it",
                character, utf8, layout->text->text);
}

/* Copies the glyphs of `item` that are drawn; FALSE where a character has none. */
static gboolean copy_glyphs(Layout *layout, const PangoGlyphItem *item, BmTextRun *run)
{
    const PangoGlyphString *from = item->glyphs;
    run->glyphs = g_new0(BmGlyph, from->num_glyphs);
    double pen = 0;
    for (int i = 0; i < from->num_glyphs; i++) {
        const PangoGlyphInfo *info = &from->glyphs[i];
        if (info->glyph & PANGO_GLYPH_UNKNOWN_FLAG && info->glyph != PANGO_GLYPH_EMPTY) {
            set_missing(layout, layout->text->text + item->item->offset + from->log_clusters[i]);
            return FALSE;
        }
        if (info->glyph != PANGO_GLYPH_EMPTY)
            run->glyphs[run->glyph_count++] = (BmGlyph){
                .index = info->glyph,
                .x = pen + from_pango(layout, info->geometry.x_offset),
                .y = from_pango(layout, info->geometry.y_offset),
                .advance = from_pango(layout, info->geometry.width),
                .cluster = (guint)from->log_clusters[i],
            };
        pen += from_pango(layout, info->geometry.width);
    }
    run->width = pen;
    return TRUE;
}

static const BmTextSpan *span_at(const Layout *layout, guint offset)
{
    guint end = 0;
    for (guint i = 0; i < layout->span_count; i++) {
        end += (guint)strlen(layout->spans[i].text);
        if (offset < end)
            return &layout->spans[i];
    }
    return &layout->spans[layout->span_count - 1];
}

static BmTextRun *copy_run(Layout *layout, const PangoGlyphItem *item)
{
    guint start = (guint)item->item->offset;
    const char *words = layout->text->text + start;
    const BmTextSpan *span = span_at(layout, start);
    BmTextRun *run = g_new0(BmTextRun, 1);
    run->start = start;
    run->text = g_strndup(words, (gsize)item->item->length);
    run->size = span->style.size;
    run->color = span->color;
    run->right_to_left = item->item->analysis.level & 1;
    run->joined = bm_text_script_is_joined((GUnicodeScript)item->item->analysis.script);
    run->tracking = run->joined ? 0 : span->style.tracking;
    run->face = bm_fonts_face(layout->fonts, item->item->analysis.font, layout->error);
    if (!run->face || !copy_glyphs(layout, item, run)) {
        run_free(run);
        return NULL;
    }
    return run;
}

/* Copies one line's runs from left to right; FALSE on an error. */
static gboolean copy_line(Layout *layout, const PangoLayoutLine *from)
{
    BmTextLine *line = g_new0(BmTextLine, 1);
    line->runs = g_ptr_array_new_with_free_func((GDestroyNotify)run_free);
    g_ptr_array_add(layout->text->lines, line);
    line->right_to_left = from->resolved_dir == PANGO_DIRECTION_RTL;
    for (GSList *node = from->runs; node; node = node->next) {
        BmTextRun *run = copy_run(layout, node->data);
        if (!run)
            return FALSE;
        run->x = line->width;
        line->width += run->width;
        g_ptr_array_add(line->runs, run);
    }
    layout->text->width = MAX(layout->text->width, line->width);
    return TRUE;
}

static double cap_height(const BmText *text)
{
    const BmTextLine *line = text->lines->pdata[0];
    if (!line->runs->len)
        return CAP_HEIGHT;
    FT_Face face = ((const BmTextRun *)line->runs->pdata[0])->face->freetype;
    const TT_OS2 *os2 = FT_Get_Sfnt_Table(face, FT_SFNT_OS2);
    if (!os2 || os2->version < 2 || os2->sCapHeight <= 0)
        return CAP_HEIGHT;
    return (double)os2->sCapHeight / face->units_per_EM;
}

/* Baselines from the largest size and the scripts of each line. */
static void stack_lines(Layout *layout)
{
    BmText *text = layout->text;
    for (guint i = 0; i < text->lines->len; i++) {
        BmTextLine *line = text->lines->pdata[i];
        double above = 0, below = 0;
        for (guint k = 0; k < line->runs->len; k++) {
            const BmTextRun *run = line->runs->pdata[k];
            above = MAX(above, run->size * (run->joined ? JOINED_ABOVE : ABOVE));
            below = MAX(below, run->size * (run->joined ? JOINED_BELOW : BELOW));
        }
        if (!line->runs->len) {
            above = layout->largest * ABOVE;
            below = layout->largest * BELOW;
        }
        line->baseline = text->height + above;
        text->height += above + below;
        if (i == 0)
            text->ascent = above;
    }
    text->cap_height = cap_height(text) * layout->largest;
}

/* The start of a right-to-left line is its right side. */
static void align_lines(BmText *text, BmTextAlign align)
{
    for (guint i = 0; i < text->lines->len; i++) {
        BmTextLine *line = text->lines->pdata[i];
        double room = text->width - line->width;
        gboolean right = (align == BM_TEXT_END) != line->right_to_left;
        line->x = align == BM_TEXT_CENTER ? room / 2 : right ? room : 0;
        for (guint k = 0; k < line->runs->len; k++)
            ((BmTextRun *)line->runs->pdata[k])->x += line->x;
    }
}

static void set_layout(Layout *layout, double wrap)
{
    PangoLayout *pango = bm_fonts_layout(layout->fonts);
    pango_layout_set_text(pango, layout->text->text, -1);
    PangoAttrList *attributes =
        bm_text_attributes_new(layout->spans, layout->span_count, layout->scale);
    pango_layout_set_attributes(pango, attributes);
    pango_attr_list_unref(attributes);
    double width = wrap * layout->scale * PANGO_SCALE;
    pango_layout_set_width(pango, width > 0 && width < G_MAXINT ? (int)width : -1);
    pango_layout_set_wrap(pango, PANGO_WRAP_WORD);
}

BmText *bm_text_new(BmFonts *fonts, const BmTextSpan *spans, guint span_count, double wrap,
                    BmTextAlign align, GError **error)
{
    g_return_val_if_fail(span_count > 0, NULL);
    char *all = joined_text(fonts, spans, span_count, error);
    if (!all)
        return NULL;
    BmText *text = g_new0(BmText, 1);
    text->text = all;
    text->lines = g_ptr_array_new_with_free_func((GDestroyNotify)line_free);
    Layout layout = { .fonts = fonts, .spans = spans, .span_count = span_count, .text = text };
    layout.error = error;
    for (guint i = 0; i < span_count; i++)
        layout.largest = MAX(layout.largest, spans[i].style.size);
    layout.scale = SET_SIZE / layout.largest;
    set_layout(&layout, wrap);
    GSList *lines = pango_layout_get_lines_readonly(bm_fonts_layout(fonts));
    for (GSList *node = lines; node; node = node->next)
        if (!copy_line(&layout, node->data)) {
            bm_text_free(text);
            return NULL;
        }
    stack_lines(&layout);
    align_lines(text, align);
    return text;
}

BmText *bm_text_new_simple(BmFonts *fonts, const BmTextStyle *style, const char *text,
                           GError **error)
{
    BmTextSpan span = { text, *style, BM_TEXT_COLOR_INHERIT };
    return bm_text_new(fonts, &span, 1, 0, BM_TEXT_START, error);
}
