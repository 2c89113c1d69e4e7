/** @file
 * Text: the project's own fonts, and words laid out into glyphs.
 *
 * Pango shapes every text once, with fonts read only from styles/fonts through a private
 * fontconfig (no system fonts, no user's settings, no hinting). What a scene holds is the
 * outcome, glyph by glyph, so that every painter draws the same. Lengths are pixels at scale 1.
 */
#ifndef BM_TEXT_TEXT_H
#define BM_TEXT_TEXT_H

#include <glib.h>

typedef struct BmFonts BmFonts;

/** One font file; owned by BmFonts, borrowed by everyone else. */
typedef struct {
    char *path;
    int index;    /**< of a collection; 0 otherwise */
    char *family; /**< "Noto Sans" */
    int weight;   /**< CSS weight, 400 regular, 700 bold */
    gboolean italic;
    void *freetype; /**< FT_Face without a size of its own, for painters */
} BmFontFace;

/** Opens styles/fonts (and `folder` too, where not NULL). */
BmFonts *bm_fonts_open(const char *folder, GError **error);
void bm_fonts_free(BmFonts *fonts);
/** Whether any of the fonts can draw the character. */
gboolean bm_fonts_has_character(const BmFonts *fonts, gunichar character);

typedef struct {
    const char *family; /**< NULL: "Noto Sans" */
    double size;        /**< pixels per em */
    int weight;         /**< CSS weight; 0: 400 */
    gboolean italic;
    double tracking; /**< pixels added between letters (never in Arabic script) */
} BmTextStyle;

typedef struct {
    const char *text; /**< UTF-8 */
    BmTextStyle style;
    guint32 color; /**< 0xRRGGBB, or BM_TEXT_COLOR_INHERIT: the color the scene gives the text */
} BmTextSpan;
#define BM_TEXT_COLOR_INHERIT 0xFFFFFFFFu

typedef enum { BM_TEXT_START, BM_TEXT_CENTER, BM_TEXT_END } BmTextAlign;

typedef struct {
    guint32 index; /**< glyph in the face */
    double x, y;   /**< pixels from the run's origin on its baseline; y downwards */
    double advance;
    guint cluster; /**< byte offset in the run's text */
} BmGlyph;

/** Glyphs of one face, size, color and direction on one line, in visual order. */
typedef struct {
    const BmFontFace *face;
    double size, tracking;
    guint32 color;
    gboolean right_to_left;
    gboolean joined; /**< letters join (Arabic): no tracking, and higher lines */
    char *text;      /**< the part of the text that the glyphs show, in logical order */
    guint start;     /**< byte offset of that part in the text of the block */
    double x;        /**< pixels from the line's left edge (of the block, alignment included) */
    double width;
    guint glyph_count;
    BmGlyph *glyphs;
} BmTextRun;

typedef struct {
    double baseline;        /**< pixels below the block's top */
    double x, width;        /**< ink-independent: the advance box */
    gboolean right_to_left; /**< the paragraph's direction */
    GPtrArray *runs;        /**< of BmTextRun */
} BmTextLine;

/** A laid-out block of text. */
typedef struct {
    char *text;           /**< all of it, logical order */
    double width, height; /**< the block: widest line, all lines */
    double ascent;        /**< first baseline below the top */
    double cap_height;
    GPtrArray *lines; /**< of BmTextLine */
} BmText;

/**
 * Lays out `spans`. `wrap` is the width in pixels at which lines break, 0 for none;
 * lines align within the widest line, the start of a right-to-left line being its right side.
 * A line is 1.25 times its size high (1.6 times with Arabic letters).
 * Fails with BM_ERROR_INPUT where no font has a character (the message names it), or a text
 * is longer than 4,096 bytes.
 */
BmText *bm_text_new(BmFonts *fonts, const BmTextSpan *spans, guint span_count, double wrap,
                    BmTextAlign align, GError **error);
/** One span in the inherited color, no wrapping. */
BmText *bm_text_new_simple(BmFonts *fonts, const BmTextStyle *style, const char *text,
                           GError **error);
/**
 * One span in the narrowest wrap, to within 8 pixels, that takes no more lines than `wrap` (pixels,
 * above 0) does: no word stands alone on the last line.
 */
BmText *bm_text_new_balanced(BmFonts *fonts, const BmTextSpan *span, double wrap, GError **error);
void bm_text_free(BmText *text);

#endif
