/** @file
 * FreeType's rasteriser over whole texts: the outlines of a text are drawn as one, so that the
 * letters of joined scripts meet without a seam.
 */
#include "paint/glyph_mask.h"

#include "paint/glyph_place.h"

#include <ft2build.h>
#include <math.h>
#include <string.h>

#include FT_FREETYPE_H
#include FT_OUTLINE_H

/* FreeType counts the points of an outline in a short. */
#define MAX_POINTS 1200

/* Outlines joined into one, y upwards, 1/64 pixel, (0, 0) being the frame's top left corner. */
typedef struct {
    GArray *points; /* of FT_Vector */
    GByteArray *tags;
    GArray *contours; /* of short */
} Outlines;

typedef struct {
    BmMask *mask;
} Target;

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

/* Adds coverage: two glyphs that abut on a pixel fill it. */
static void add_spans(int y, int count, const FT_Span *spans, void *user)
{
    BmMask *mask = ((Target *)user)->mask;
    guint8 *row = mask->data + (gsize)mask->stride * (gsize)(mask->height - 1 - y);
    for (int i = 0; i < count; i++)
        for (int x = spans[i].x; x < spans[i].x + spans[i].len; x++)
            row[x] = (guint8)MIN(255, row[x] + spans[i].coverage);
}

static void outlines_clear(Outlines *outlines)
{
    g_array_set_size(outlines->points, 0);
    g_byte_array_set_size(outlines->tags, 0);
    g_array_set_size(outlines->contours, 0);
}

/* Appends a glyph's outline, scaled from font units, turned and moved into place. */
static void append_glyph(Outlines *outlines, const BmPlacedGlyph *placed, double scale)
{
    FT_Face face = placed->run->face->freetype;
    if (FT_Load_Glyph(face, placed->glyph->index, FT_LOAD_NO_SCALE | FT_LOAD_NO_BITMAP) ||
        face->glyph->format != FT_GLYPH_FORMAT_OUTLINE)
        return;
    const FT_Outline *from = &face->glyph->outline;
    double unit = placed->run->size * scale * 64 / face->units_per_EM;
    double c = placed->cosine * unit, s = placed->sine * unit;
    double x = placed->x * scale * 64, y = placed->y * scale * 64;
    guint base = outlines->points->len;
    for (int i = 0; i < from->n_points; i++) {
        double u = (double)from->points[i].x, v = (double)-from->points[i].y;
        FT_Vector point = { lrint(x + c * u - s * v), -lrint(y + s * u + c * v) };
        g_array_append_val(outlines->points, point);
    }
    g_byte_array_append(outlines->tags, (const guint8 *)from->tags, (guint)from->n_points);
    for (int i = 0; i < from->n_contours; i++) {
        short end = (short)(from->contours[i] + (int)base);
        g_array_append_val(outlines->contours, end);
    }
}

static void render(FT_Library library, Outlines *outlines, BmMask *mask)
{
    FT_Outline outline = {
        .n_points = (short)outlines->points->len,
        .n_contours = (short)outlines->contours->len,
        .points = (FT_Vector *)(void *)outlines->points->data,
        .tags = (char *)outlines->tags->data,
        .contours = (short *)(void *)outlines->contours->data,
    };
    Target target = { mask };
    FT_Outline_Translate(&outline, -(FT_Pos)mask->x * 64, (FT_Pos)(mask->y + mask->height) * 64);
    FT_Raster_Params parameters = {
        .flags = FT_RASTER_FLAG_AA | FT_RASTER_FLAG_DIRECT | FT_RASTER_FLAG_CLIP,
        .gray_spans = add_spans,
        .user = &target,
        .clip_box = { 0, 0, mask->width, mask->height },
    };
    FT_Outline_Render(library, &outline, &parameters);
}

/* The pixels that points touch, with a margin, inside the frame; FALSE where there are none. */
static gboolean pixel_box(const GArray *points, const BmMaskFrame *frame, double margin,
                          FT_BBox *box)
{
    if (!points->len)
        return FALSE;
    *box = (FT_BBox){ G_MAXLONG, G_MAXLONG, -G_MAXLONG, -G_MAXLONG };
    for (guint i = 0; i < points->len; i++) {
        FT_Vector p = g_array_index(points, FT_Vector, i);
        box->xMin = MIN(box->xMin, p.x);
        box->xMax = MAX(box->xMax, p.x);
        box->yMin = MIN(box->yMin, -p.y);
        box->yMax = MAX(box->yMax, -p.y);
    }
    long pad = (long)ceil(margin) + 1;
    /* Beyond the frame by the margin, since a halo from out there reaches in. */
    box->xMin = MAX((box->xMin >> 6) - pad, -pad);
    box->yMin = MAX((box->yMin >> 6) - pad, -pad);
    box->xMax = MIN((box->xMax >> 6) + 1 + pad, frame->width + pad);
    box->yMax = MIN((box->yMax >> 6) + 1 + pad, frame->height + pad);
    return box->xMin < box->xMax && box->yMin < box->yMax;
}

/* Outlines of as many glyphs as fit into one; returns the next that did not. */
static guint gather(Outlines *outlines, const GArray *glyphs, guint first, double scale)
{
    outlines_clear(outlines);
    guint i = first;
    for (; i < glyphs->len && outlines->points->len < MAX_POINTS; i++)
        append_glyph(outlines, &g_array_index(glyphs, BmPlacedGlyph, i), scale);
    return i;
}

/* The same of all glyphs of a text too long for one outline. */
static gboolean whole_box(Outlines *outlines, const GArray *glyphs, const BmMaskFrame *frame,
                          double margin, FT_BBox *box)
{
    gboolean any = FALSE;
    for (guint next = 0; next < glyphs->len;) {
        next = gather(outlines, glyphs, next, frame->scale);
        FT_BBox part;
        if (!pixel_box(outlines->points, frame, margin, &part))
            continue;
        if (any) {
            box->xMin = MIN(box->xMin, part.xMin);
            box->yMin = MIN(box->yMin, part.yMin);
            box->xMax = MAX(box->xMax, part.xMax);
            box->yMax = MAX(box->yMax, part.yMax);
        } else {
            *box = part;
        }
        any = TRUE;
    }
    return any;
}

BmMask *bm_glyph_mask_new(const GArray *glyphs, const BmMaskFrame *frame, double margin)
{
    if (!glyphs->len)
        return NULL;
    Outlines outlines = { g_array_new(FALSE, FALSE, sizeof(FT_Vector)), g_byte_array_new(),
                          g_array_new(FALSE, FALSE, sizeof(short)) };
    gboolean at_once = gather(&outlines, glyphs, 0, frame->scale) == glyphs->len;
    FT_BBox box;
    BmMask *mask = NULL;
    if (at_once ? pixel_box(outlines.points, frame, margin, &box)
                : whole_box(&outlines, glyphs, frame, margin, &box)) {
        mask = mask_new((int)box.xMin, (int)box.yMin, (int)(box.xMax - box.xMin),
                        (int)(box.yMax - box.yMin));
        FT_Face face = g_array_index(glyphs, BmPlacedGlyph, 0).run->face->freetype;
        for (guint next = 0; next < glyphs->len;) {
            next = at_once ? glyphs->len : gather(&outlines, glyphs, next, frame->scale);
            render(face->glyph->library, &outlines, mask);
        }
    }
    g_array_unref(outlines.points);
    g_byte_array_unref(outlines.tags);
    g_array_unref(outlines.contours);
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
