/** @file
 * The key in columns over a band of the page.
 */
#include "compose/key_band.h"

#include "compose/key.h"
#include "compose/scale_bar.h"

#include <math.h>

/* Columns of the key in a box of that width. */
static guint key_columns(const BmComposition *composition, double width)
{
    double one = bm_composition_length(composition, "key.width");
    guint columns = (guint)MAX(1, floor(width / one));
    return MIN(columns, MAX(1, composition->key->len / 2)); /* none of one entry alone */
}

static guint key_share(const BmComposition *composition, guint columns)
{
    return (composition->key->len + columns - 1) / MAX(1, columns);
}

/* The entries of one column of the key, borrowed; for g_ptr_array_unref(). */
static GPtrArray *key_part(const GPtrArray *key, guint column, guint share)
{
    GPtrArray *part = g_ptr_array_new();
    for (guint i = column * share; i < MIN(key->len, (column + 1) * share); i++)
        g_ptr_array_add(part, g_ptr_array_index(key, i));
    return part;
}

double bm_key_band_height(BmComposition *composition, double width, GError **error)
{
    GPtrArray *whole = composition->key;
    guint columns = key_columns(composition, width), share = key_share(composition, columns);
    double deepest = 0, taken, height = 0, bar = 0;
    gboolean good = TRUE;
    for (guint c = 0; good && c < columns; c++) {
        composition->key = key_part(whole, c, share);
        good = bm_key_measure(composition, width / columns, &taken, &height, error);
        g_ptr_array_unref(composition->key);
        deepest = MAX(deepest, height);
    }
    composition->key = whole;
    bar = bm_composition_length(composition, "scale.size") * 4;
    return good ? MAX(deepest, height + bar) : -1;
}

gboolean bm_key_band_draw(BmComposition *composition, const BmExtent *box, GError **error)
{
    GPtrArray *whole = composition->key;
    double width = box->east - box->west, taken, height = 0, x = box->west;
    guint columns = key_columns(composition, width), share = key_share(composition, columns);
    gboolean good = TRUE;
    for (guint c = 0; good && c < columns; c++) {
        x = box->west + c * width / columns;
        composition->key = key_part(whole, c, share);
        good = bm_key_measure(composition, width / columns, &taken, &height, error) &&
               bm_key_draw(composition, x, box->south, width / columns, error);
        g_ptr_array_unref(composition->key);
    }
    composition->key = whole;
    return good && bm_scale_bar_draw(composition, x, box->south + height, width / columns, error);
}
