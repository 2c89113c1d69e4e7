/** @file
 * The open fonts, as the text stage itself sees them.
 */
#ifndef BM_TEXT_FONTS_H
#define BM_TEXT_FONTS_H

#include "text/text.h"

#include <pango/pangofc-fontmap.h>

struct BmFonts {
    FcConfig *config; /* these files and nothing else */
    void *freetype;   /* FT_Library of the faces */
    GPtrArray *faces; /* of BmFontFace, in the order of the files' names */
    PangoFontMap *map; /* NULL until the first text */
    PangoContext *context;
    PangoLayout *layout; /* used again for every text */
};

/**
 * The layout of Pango, opened when first used; borrowed. Pango starts threads, which the dynamic
 * linker's lock holds up while PROJ is loaded: there is other work to do until then.
 */
PangoLayout *bm_fonts_layout(BmFonts *fonts);

/**
 * The face that Pango chose, opened when first used; borrowed.
 * NULL with BM_ERROR_INPUT where FreeType cannot open it.
 */
const BmFontFace *bm_fonts_face(BmFonts *fonts, PangoFont *font, GError **error);

/** Whether a font file carries this family. */
gboolean bm_fonts_has_family(const BmFonts *fonts, const char *family);

#endif
