/** @file
 * A style: colors, sizes and faces by name, read from styles/NAME.yaml.
 *
 * A style is sections of keys ("land" has "fill"); a value is asked for as "land.fill".
 * styles/newsroom.yaml has every key there is: another style says what it `extends` (newsroom
 * unless said) and overrides what it will; a key that newsroom lacks is an error.
 */
#ifndef BM_STYLE_STYLE_H
#define BM_STYLE_STYLE_H

#include <glib.h>

typedef struct BmStyle BmStyle;

/**
 * Opens a style by name, or by path where `name` ends in .yaml; a relative path is looked for
 * in `folder` (of the map file; may be NULL). An unknown name is BM_ERROR_INPUT that lists
 * the styles there are.
 */
BmStyle *bm_style_open(const char *name, const char *folder, GError **error);
void bm_style_free(BmStyle *style);

/** Reads "#RRGGBB", "#RRGGBBAA" or "none" as 0xRRGGBBAA. */
gboolean bm_color_parse(const char *text, guint32 *out);

/** A color as 0xRRGGBBAA; "none" is 0. */
guint32 bm_style_color(const BmStyle *style, const char *key);
/** A number; lengths are pixels at scale 1 on a page of 1600 × 1200. */
double bm_style_number(const BmStyle *style, const char *key);
/** A word; borrowed. */
const char *bm_style_text(const BmStyle *style, const char *key);
/** A list of numbers of at most `capacity`; returns how many. */
guint bm_style_numbers(const BmStyle *style, const char *key, double *out, guint capacity);
/** TRUE where the key is there: an event type without a symbol of its own has none. */
gboolean bm_style_has(const BmStyle *style, const char *key);

#endif
