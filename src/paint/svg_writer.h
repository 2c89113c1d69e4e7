/** @file
 * Words, numbers and attributes of an SVG.
 */
#ifndef BM_PAINT_SVG_WRITER_H
#define BM_PAINT_SVG_WRITER_H

#include "scene/scene.h"

/** An SVG being written. */
typedef struct {
    GString *out;
    const char *prefix; /**< of ids that only the file itself refers to */
    guint references;   /**< such ids given so far */
} BmSvg;

/** Up to three decimals, no exponent, no trailing zeros, whatever the locale. */
void bm_svg_number(GString *out, double value);
/** ` name="value"`, the value a number. */
void bm_svg_attribute_number(GString *out, const char *name, double value);
/** ` name="value"`, the value escaped. */
void bm_svg_attribute(GString *out, const char *name, const char *value);
/** Escaped text; control characters that XML cannot carry are dropped. */
void bm_svg_text(GString *out, const char *text, gssize length);
/** ` name="#rrggbb"` and, where not opaque, ` name-opacity`; "none" where alpha is 0. */
void bm_svg_color(GString *out, const char *name, BmColor color);
/** The scene's records as <metadata>, where it has any. */
void bm_svg_records(GString *out, const BmScene *scene);
/** A path's commands. */
void bm_svg_path_data(GString *out, const BmPath *path);

/** Writes ` font-family`, ` font-size`, weight and slant of a run. */
void bm_svg_font(GString *out, const BmTextRun *run);
/** Writes a text primitive, its halo first. */
void bm_svg_text_element(BmSvg *svg, const BmPrimitive *primitive);

/**
 * Appends @font-face rules with the used part of each font of the scene.
 * FALSE with BM_ERROR_INPUT where a font cannot be cut.
 */
gboolean bm_svg_font_faces(GString *out, const BmScene *scene, GError **error);

#endif
