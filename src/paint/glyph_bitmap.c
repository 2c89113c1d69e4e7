/** @file
 * FreeType's rasteriser over one glyph at a time. A whole text at once overflows its pool, which
 * costs it many passes and, on long texts, the top of the letters.
 */
#include "paint/glyph_bitmap.h"

#include <ft2build.h>
#include <math.h>
#include <pthread.h>

#include FT_FREETYPE_H
#include FT_OUTLINE_H

/* Positions per pixel at which a kept glyph may stand. */
#define PHASES 4
/* Pixels per em above which a bitmap is not worth its memory. */
#define LARGEST_KEPT 128.0

typedef struct {
    const BmFontFace *face;
    double size; /* output pixels per em */
    guint32 index;
    guint8 phase_x, phase_y;
} Key;

typedef struct {
    Key key;
    BmGlyphBitmap *bitmap; /* NULL where the glyph shows nothing */
} Entry;

struct BmGlyphBitmaps {
    pthread_mutex_t lock; /* around the entries, and around FreeType's faces */
    GHashTable *entries;  /* Entry, its own key */
};

/* From font units to 1/64 pixel, y upwards. */
typedef struct {
    double cosine, sine;
    double x, y; /* where the origin goes */
} Placing;

static guint key_hash(gconstpointer data)
{
    const Key *key = data;
    guint hash = key->index * 16 + (guint)key->phase_x * PHASES + key->phase_y;
    return hash * 2654435761u ^ g_double_hash(&key->size) * 31u ^ g_direct_hash(key->face);
}

static gboolean key_equal(gconstpointer a, gconstpointer b)
{
    const Key *one = a, *other = b;
    return one->face == other->face && one->index == other->index && one->size == other->size &&
           one->phase_x == other->phase_x && one->phase_y == other->phase_y;
}

static void entry_free(Entry *entry)
{
    g_free(entry->bitmap);
    g_free(entry);
}

BmGlyphBitmaps *bm_glyph_bitmaps_new(void)
{
    BmGlyphBitmaps *bitmaps = g_new0(BmGlyphBitmaps, 1);
    pthread_mutex_init(&bitmaps->lock, NULL);
    bitmaps->entries = g_hash_table_new_full(key_hash, key_equal, NULL, (GDestroyNotify)entry_free);
    return bitmaps;
}

void bm_glyph_bitmaps_free(BmGlyphBitmaps *bitmaps)
{
    if (!bitmaps)
        return;
    g_hash_table_unref(bitmaps->entries);
    pthread_mutex_destroy(&bitmaps->lock);
    g_free(bitmaps);
}

/* The face's glyph slot holds the outline, so it is good until the next glyph is loaded. */
static gboolean load(FT_Face face, guint32 index, const Placing *placing, FT_Outline *outline)
{
    if (FT_Load_Glyph(face, index, FT_LOAD_NO_SCALE | FT_LOAD_NO_BITMAP) ||
        face->glyph->format != FT_GLYPH_FORMAT_OUTLINE || !face->glyph->outline.n_points)
        return FALSE;
    *outline = face->glyph->outline;
    outline->flags = 0;
    for (int i = 0; i < outline->n_points; i++) {
        double u = (double)outline->points[i].x, v = (double)outline->points[i].y;
        outline->points[i].x = lrint(placing->x + placing->cosine * u + placing->sine * v);
        outline->points[i].y = lrint(placing->y - placing->sine * u + placing->cosine * v);
    }
    return TRUE;
}

/* The pixels that an outline touches, y upwards. */
static FT_BBox pixels_of(FT_Outline *outline)
{
    FT_BBox box;
    FT_Outline_Get_CBox(outline, &box);
    return (FT_BBox){ box.xMin >> 6, box.yMin >> 6, (box.xMax + 63) >> 6, (box.yMax + 63) >> 6 };
}

/* The part of an outline inside a box of pixels, y upwards; NULL where that is empty. */
static BmGlyphBitmap *draw(FT_Library library, FT_Outline *outline, const FT_BBox *box)
{
    if (box->xMin >= box->xMax || box->yMin >= box->yMax)
        return NULL;
    int width = (int)(box->xMax - box->xMin), height = (int)(box->yMax - box->yMin);
    BmGlyphBitmap *bitmap = g_malloc0(sizeof *bitmap + (gsize)width * (gsize)height);
    bitmap->x = (int)box->xMin;
    bitmap->y = (int)-box->yMax;
    bitmap->width = width;
    bitmap->height = height;
    FT_Outline_Translate(outline, -box->xMin * 64, -box->yMin * 64);
    FT_Bitmap target = { .rows = (unsigned)height,
                         .width = (unsigned)width,
                         .pitch = width,
                         .buffer = bitmap->coverage,
                         .num_grays = 256,
                         .pixel_mode = FT_PIXEL_MODE_GRAY };
    FT_Outline_Get_Bitmap(library, outline, &target);
    return bitmap;
}

static BmGlyphBitmap *draw_kept(const Key *key)
{
    FT_Face face = key->face->freetype;
    Placing placing = { .cosine = key->size * 64 / face->units_per_EM,
                        .x = key->phase_x * (64.0 / PHASES),
                        .y = key->phase_y * (-64.0 / PHASES) };
    FT_Outline outline;
    if (!load(face, key->index, &placing, &outline))
        return NULL;
    FT_BBox box = pixels_of(&outline);
    return draw(face->glyph->library, &outline, &box);
}

/* Drawn where it stands: `out` gets a bitmap whose origin is the picture's corner. */
static gboolean draw_in_place(const BmMaskFrame *frame, const BmPlacedGlyph *placed, int margin,
                              BmPlacedBitmap *out)
{
    FT_Face face = placed->run->face->freetype;
    double unit = placed->run->size * frame->scale * 64 / face->units_per_EM;
    Placing placing = { placed->cosine * unit, placed->sine * unit, placed->x * frame->scale * 64,
                        -placed->y * frame->scale * 64 };
    FT_Outline outline;
    if (!load(face, placed->glyph->index, &placing, &outline))
        return FALSE;
    FT_BBox box = pixels_of(&outline);
    box.xMin = MAX(box.xMin, -margin);
    box.xMax = MIN(box.xMax, frame->width + margin);
    box.yMin = MAX(box.yMin, -frame->bottom - margin);
    box.yMax = MIN(box.yMax, -frame->top + margin);
    *out = (BmPlacedBitmap){ draw(face->glyph->library, &outline, &box), 0, 0, FALSE };
    return out->bitmap != NULL;
}

/* Splits a length in phases into whole pixels and the phases beyond them. */
static int whole_pixels(long phases, guint8 *rest)
{
    *rest = (guint8)(phases & (PHASES - 1));
    return (int)((phases - *rest) / PHASES);
}

static const BmGlyphBitmap *kept(BmGlyphBitmaps *bitmaps, const Key *key)
{
    Entry *entry = g_hash_table_lookup(bitmaps->entries, key);
    if (!entry) {
        entry = g_new(Entry, 1);
        *entry = (Entry){ *key, draw_kept(key) };
        g_hash_table_add(bitmaps->entries, entry);
    }
    return entry->bitmap;
}

/* No glyph stands more than this above or below its origin, in ems. */
#define HIGHEST 3.0

static gboolean is_near(const BmMaskFrame *frame, const BmPlacedGlyph *placed, int margin)
{
    double y = placed->y * frame->scale;
    double reach = placed->run->size * frame->scale * HIGHEST + margin;
    return y + reach >= frame->top && y - reach <= frame->bottom;
}

static gboolean find_or_draw(BmGlyphBitmaps *bitmaps, const BmMaskFrame *frame,
                             const BmPlacedGlyph *placed, int margin, BmPlacedBitmap *out)
{
    Key key = { placed->run->face, placed->run->size * frame->scale, placed->glyph->index, 0, 0 };
    if (placed->sine != 0 || placed->cosine != 1 || key.size > LARGEST_KEPT)
        return draw_in_place(frame, placed, margin, out);
    double rise = placed->glyph->y * frame->scale;
    double baseline = rint(placed->y * frame->scale - rise);
    out->x = whole_pixels(lrint(placed->x * frame->scale * PHASES), &key.phase_x);
    out->y = (int)baseline + whole_pixels(lrint(rise * PHASES), &key.phase_y);
    out->bitmap = kept(bitmaps, &key);
    out->kept = TRUE;
    return out->bitmap != NULL;
}

gboolean bm_glyph_bitmap(BmGlyphBitmaps *bitmaps, const BmMaskFrame *frame,
                         const BmPlacedGlyph *placed, int margin, BmPlacedBitmap *out)
{
    if (!is_near(frame, placed, margin))
        return FALSE;
    pthread_mutex_lock(&bitmaps->lock);
    gboolean found = find_or_draw(bitmaps, frame, placed, margin, out);
    pthread_mutex_unlock(&bitmaps->lock);
    return found;
}
