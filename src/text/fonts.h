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
    PangoFontMap *map;
    PangoContext *context;
    PangoLayout *layout; /* used again for every text */
};

/**
 * The face that Pango chose, opened when first used; borrowed.
 * NULL with BM_ERROR_INPUT where FreeType cannot open it.
 */
const BmFontFace *bm_fonts_face(BmFonts *fonts, PangoFont *font, GError **error);

/** Whether a font file carries this family. */
gboolean bm_fonts_has_family(const BmFonts *fonts, const char *family);

#endif
