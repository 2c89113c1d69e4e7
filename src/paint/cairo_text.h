/** @file
 * Texts through cairo's own fonts, for formats that embed glyphs.
 */
#ifndef BM_PAINT_CAIRO_TEXT_H
#define BM_PAINT_CAIRO_TEXT_H

#include "scene/scene.h"

#include <cairo.h>

/** The cairo fonts of one painting. */
typedef struct BmCairoFonts BmCairoFonts;

BmCairoFonts *bm_cairo_fonts_new(void);
void bm_cairo_fonts_free(BmCairoFonts *fonts);

/**
 * A BmCairoText whose data are BmCairoFonts: the halo as a stroke around the glyphs, then the
 * glyphs with the characters that they show, so that a reader can copy the text.
 */
gboolean bm_cairo_text(cairo_t *cairo, const BmPrimitive *primitive, gpointer data, GError **error);

#endif
