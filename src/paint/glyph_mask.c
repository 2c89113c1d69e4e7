/** @file
 * Bitmaps of glyphs added up to the mask of a text. Coverage adds, so letters that abut, as
 * those of joined scripts do, meet without a seam.
 */
#include "paint/glyph_mask.h"

#include <math.h>
#include <string.h>

void bm_mask_free(BmMask *mask)
{
    if (!mask)
        return;
    g_free(mask->data);
    g_free(mask);
}

static BmMask *mask_new(int x, int y, int width, int height)
{
    BmMask *mask = g_new0(BmMask, 1);
    *mask = (BmMask){ .x = x, .y = y, .width = width, .height = height };
    mask->stride = (width + 15) & ~15;
    mask->data = g_malloc0((gsize)mask->stride * (gsize)height);
    return mask;
}

typedef struct {
    int left, top, right, bottom;
} Box;

static Box box_of(const BmPlacedBitmap *placed)
{
    const BmGlyphBitmap *bitmap = placed->bitmap;
    int left = placed->x + bitmap->x, top = placed->y + bitmap->y;
    return (Box){ left, top, left + bitmap->width, top + bitmap->height };
}

static Box box_common(Box a, Box b)
{
    return (Box){ MAX(a.left, b.left), MAX(a.top, b.top), MIN(a.right, b.right),
                  MIN(a.bottom, b.bottom) };
}

static gboolean box_is_empty(Box box)
{
    return box.left >= box.right || box.top >= box.bottom;
}

/* The bitmaps of those glyphs that reach into `reach`, and the box around them. */
static GArray *bitmaps_inside(BmGlyphBitmaps *bitmaps, const BmMaskFrame *frame,
                              const GArray *glyphs, int margin, Box reach, Box *around)
{
    GArray *inside = g_array_sized_new(FALSE, FALSE, sizeof(BmPlacedBitmap), glyphs->len);
    *around = (Box){ G_MAXINT, G_MAXINT, G_MININT, G_MININT };
    for (guint i = 0; i < glyphs->len; i++) {
        BmPlacedBitmap placed;
        if (!bm_glyph_bitmap(bitmaps, frame, &g_array_index(glyphs, BmPlacedGlyph, i), margin,
                             &placed))
            continue;
        Box box = box_of(&placed);
        if (box_is_empty(box_common(box, reach))) {
            if (!placed.kept)
                g_free((gpointer)placed.bitmap);
            continue;
        }
        g_array_append_val(inside, placed);
        *around = (Box){ MIN(around->left, box.left), MIN(around->top, box.top),
                         MAX(around->right, box.right), MAX(around->bottom, box.bottom) };
    }
    return inside;
}

/* Adds coverage: two glyphs that abut on a pixel fill it. */
static void add_row(guint8 *restrict to, const guint8 *restrict from, int count)
{
    for (int i = 0; i < count; i++)
        to[i] = (guint8)MIN(255, to[i] + from[i]);
}

static void add_bitmap(BmMask *mask, const BmPlacedBitmap *placed)
{
    const BmGlyphBitmap *bitmap = placed->bitmap;
    Box own = box_of(placed);
    Box all = { mask->x, mask->y, mask->x + mask->width, mask->y + mask->height };
    Box box = box_common(own, all);
    for (int y = box.top; y < box.bottom && box.left < box.right; y++)
        add_row(mask->data + (gsize)mask->stride * (gsize)(y - mask->y) + (box.left - mask->x),
                bitmap->coverage + (gsize)bitmap->width * (gsize)(y - own.top) +
                    (box.left - own.left),
                box.right - box.left);
}

BmMask *bm_glyph_mask_new(BmGlyphBitmaps *bitmaps, const BmMaskFrame *frame, const GArray *glyphs,
                          double margin)
{
    int pad = (int)ceil(margin) + 1;
    /* Beyond the frame by the margin, since a halo from out there reaches in. */
    Box reach = { -pad, frame->top - pad, frame->width + pad, frame->bottom + pad }, box;
    GArray *inside = bitmaps_inside(bitmaps, frame, glyphs, pad, reach, &box);
    BmMask *mask = NULL;
    if (inside->len) {
        box = box_common((Box){ box.left - pad, box.top - pad, box.right + pad, box.bottom + pad },
                         reach);
        mask = mask_new(box.left, box.top, box.right - box.left, box.bottom - box.top);
    }
    for (guint i = 0; i < inside->len; i++) {
        BmPlacedBitmap *placed = &g_array_index(inside, BmPlacedBitmap, i);
        add_bitmap(mask, placed);
        if (!placed->kept)
            g_free((gpointer)placed->bitmap);
    }
    g_array_unref(inside);
    return mask;
}

/* to = max(to, from × weight / 255); simple loops that the compiler turns into vectors. */
static void raise_row(guint8 *restrict to, const guint8 *restrict from, int count, guint weight)
{
    if (weight == 255) {
        for (int i = 0; i < count; i++)
            to[i] = MAX(to[i], from[i]);
        return;
    }
    for (int i = 0; i < count; i++) {
        guint8 part = (guint8)((guint16)((guint16)from[i] * (guint16)weight) >> 8);
        to[i] = MAX(to[i], part);
    }
}

BmMask *bm_mask_dilated_new(const BmMask *mask, double radius)
{
    BmMask *halo = mask_new(mask->x, mask->y, mask->width, mask->height);
    int reach = (int)ceil(radius + 0.5);
    for (int dy = -reach; dy <= reach; dy++) {
        for (int dx = -reach; dx <= reach; dx++) {
            double inside = radius + 0.5 - hypot(dx, dy);
            guint weight = (guint)lrint(255 * CLAMP(inside, 0, 1));
            if (!weight || abs(dx) >= mask->width)
                continue;
            int to_x = MAX(0, dx), from_x = MAX(0, -dx), count = mask->width - abs(dx);
            for (int y = MAX(0, dy); y < mask->height + MIN(0, dy); y++)
                raise_row(halo->data + (gsize)halo->stride * (gsize)y + to_x,
                          mask->data + (gsize)mask->stride * (gsize)(y - dy) + from_x, count,
                          weight);
        }
    }
    return halo;
}
