/** @file
 * A text in lines of even length. Where lines would break at a width is reckoned from the advances
 * of one layout without breaks: to lay the text out for every width tried would shape it anew.
 */
#include "text/fonts.h"

#include <string.h>

/* A width is found to within so many pixels. */
#define PRECISION 8.0

/* What stands between two places at which a line may break, in pixels of the line unbroken. */
typedef struct {
    double start, end; /* `end` without the spaces that a break swallows */
    gboolean forced;   /* begins a line wherever it stands */
} Piece;

/* The advance of what begins at each byte of the text, whatever its direction. For g_free(). */
static double *advances(const BmText *text)
{
    double *advance = g_new0(double, strlen(text->text) + 1);
    for (guint i = 0; i < text->lines->len; i++) {
        const BmTextLine *line = g_ptr_array_index(text->lines, i);
        for (guint k = 0; k < line->runs->len; k++) {
            const BmTextRun *run = g_ptr_array_index(line->runs, k);
            for (guint j = 0; j < run->glyph_count; j++)
                advance[run->start + run->glyphs[j].cluster] += run->glyphs[j].advance;
        }
    }
    return advance;
}

/* Cuts the text that `layout` holds, and `text` is made of, where a line may break. */
static GArray *cut(PangoLayout *layout, const BmText *text)
{
    GArray *pieces = g_array_new(FALSE, FALSE, sizeof(Piece));
    double *advance = advances(text), at = 0;
    int count = 0;
    const PangoLogAttr *attributes = pango_layout_get_log_attrs_readonly(layout, &count);
    Piece piece = { 0 };
    const char *character = text->text;
    for (int i = 0; i < count && *character; i++) {
        if (i > 0 && attributes[i].is_line_break) {
            g_array_append_val(pieces, piece);
            piece = (Piece){ at, at, attributes[i].is_mandatory_break };
        }
        at += advance[character - text->text];
        if (!attributes[i].is_white)
            piece.end = at;
        character = g_utf8_next_char(character);
    }
    g_array_append_val(pieces, piece);
    g_free(advance);
    return pieces;
}

/* How many lines of `width` the pieces take; G_MAXUINT where one is wider than that. */
static guint count_lines(const GArray *pieces, double width)
{
    guint lines = 1;
    double start = 0;
    for (guint i = 0; i < pieces->len; i++) {
        const Piece *piece = &g_array_index(pieces, Piece, i);
        if (piece->end - piece->start > width)
            return G_MAXUINT;
        if (piece->forced || piece->end - start > width) {
            start = piece->start;
            lines++;
        }
    }
    return lines;
}

static double narrowest(const GArray *pieces, guint lines, double width)
{
    double low = width / lines, high = width;
    while (high - low > PRECISION) {
        double middle = (low + high) / 2;
        if (count_lines(pieces, middle) <= lines)
            high = middle;
        else
            low = middle;
    }
    return high;
}

BmText *bm_text_new_balanced(BmFonts *fonts, const BmTextSpan *span, double wrap, GError **error)
{
    BmText *text = bm_text_new(fonts, span, 1, 0, BM_TEXT_START, error);
    if (!text || text->width <= wrap)
        return text;
    GArray *pieces = cut(bm_fonts_layout(fonts), text);
    guint lines = count_lines(pieces, wrap);
    double width = lines == G_MAXUINT ? wrap : narrowest(pieces, lines, wrap);
    g_array_unref(pieces);
    bm_text_free(text);
    text = bm_text_new(fonts, span, 1, width, BM_TEXT_START, error);
    if (!text || text->lines->len <= lines)
        return text;
    bm_text_free(text); /* broken otherwise than reckoned */
    return bm_text_new(fonts, span, 1, wrap, BM_TEXT_START, error);
}
