/** @file
 * Relief and pictures under the map: warped to the map's own pixels, shaded, tinted, cut to land.
 */
#include "source/raster.h"
#include "compose/layer_style.h"
#include "compose/own_layer.h"
#include "geometry/coverage.h"

#include <math.h>
#include <string.h>

/* Pictures are made no finer than so many pixels a page pixel: SVG and PDF carry them whole. */
#define FINEST_PICTURE 2.0
/* At so many metres a pixel slopes need no exaggeration; beyond, they flatten with the scale. */
#define METRES_UNEXAGGERATED 25.0
#define MOST_EXAGGERATION 14.0
#define MOST_HEIGHTS 7

/* The page's pixels that the picture fills: whole ones, so that none is blurred. */
static BmExtent picture_box(const BmComposition *composition)
{
    const BmExtent *frame = &composition->page.map;
    return (BmExtent){ floor(frame->west), floor(frame->south), ceil(frame->east),
                       ceil(frame->north) };
}

static BmRasterGrid grid_over(const BmComposition *composition, const BmExtent *box)
{
    double width = box->east - box->west, height = box->north - box->south;
    double factor = CLAMP(composition->map->scale, 1, FINEST_PICTURE);
    factor = MIN(factor, sqrt(BM_IMAGE_MAX_PIXELS / (width * height)));
    BmPoint upper = bm_view_invert(&composition->view, (BmPoint){ box->west, box->south });
    BmPoint lower = bm_view_invert(&composition->view, (BmPoint){ box->east, box->north });
    return (BmRasterGrid){ .projection = bm_projection_definition(composition->projection),
                           .box = { upper.x, lower.y, lower.x, upper.y },
                           .width = (guint)floor(width * factor),
                           .height = (guint)floor(height * factor) };
}

/* Tints of the style in gdaldem's words: "relief.heights" with "tint0" …, or "depths" with "sea0"
 * …; for g_free(). */
static char *tint_words(const BmComposition *composition, const char *heights_key,
                        const char *color_key)
{
    double heights[MOST_HEIGHTS];
    guint count = bm_style_numbers(composition->style, heights_key, heights, MOST_HEIGHTS);
    GString *words = g_string_new(NULL);
    for (guint i = 0; i < count; i++) {
        char key[16], number[G_ASCII_DTOSTR_BUF_SIZE];
        g_snprintf(key, sizeof key, "%s%u", color_key, i);
        BmColor color = bm_composition_color(composition, "relief", key);
        g_string_append_printf(words, "%s %u %u %u 255\n",
                               g_ascii_dtostr(number, sizeof number, heights[i]), color >> 24,
                               color >> 16 & 0xFF, color >> 8 & 0xFF);
    }
    return g_string_free(words, FALSE);
}

/* The raster on the map's grid; heights tinted where `tints` are given. */
static BmRaster *read_raster(BmComposition *composition, const BmMapLayer *layer, const char *path,
                             const BmRasterGrid *grid, const char *tints, GError **error)
{
    double metres = (grid->box.east - grid->box.west) / grid->width;
    BmReliefQuery relief = { .exaggeration = layer->style.exaggeration, .colors = tints };
    if (relief.exaggeration == 0)
        relief.exaggeration = CLAMP(sqrt(metres / METRES_UNEXAGGERATED), 1, MOST_EXAGGERATION);
    char *source = layer->layer ? g_strdup_printf("%s|%s", path, layer->layer) : g_strdup(path);
    BmRaster *raster = bm_raster_read(source, grid, &relief, composition->warnings, error);
    g_free(source);
    return raster;
}

/* Paints a color of some alpha over one pixel. */
static void blend(guint8 *pixel, BmColor color, double alpha)
{
    double under = pixel[3] / 255.0 * (1 - alpha), sum = alpha + under;
    for (guint i = 0; i < 3 && sum > 0; i++) {
        double part = (color >> (24 - 8 * i) & 0xFF) * alpha + pixel[i] * under;
        pixel[i] = (guint8)lrint(part / sum);
    }
    pixel[3] = (guint8)lrint(255 * sum);
}

/* Slopes in the light are lightened, those in the shade darkened; level ground stays as it is. */
static void add_shade(const BmComposition *composition, const BmMapLayer *layer,
                      const BmRaster *raster, BmImage *image)
{
    BmColor dark = bm_composition_color(composition, "relief", "dark");
    BmColor light = bm_composition_color(composition, "relief", "light");
    double strength = layer->style.shade >= 0 ? layer->style.shade
                                              : bm_style_number(composition->style, "relief.shade");
    gsize count = (gsize)image->width * image->height;
    for (gsize i = 0; i < count; i++) {
        int away = raster->shade[i] - BM_LEVEL_SHADE;
        if (raster->shade[i] == 0 || away == 0)
            continue;
        double share = away < 0 ? -away / (BM_LEVEL_SHADE - 1.0) : away / (255.0 - BM_LEVEL_SHADE);
        blend(image->pixels + 4 * i, away < 0 ? dark : light, strength * share);
    }
}

/* How much of each pixel is land, 255 being all of it; for g_free(). */
static guint8 *land_mask(const BmComposition *composition, const BmExtent *box,
                         const BmImage *image)
{
    guint8 *mask = g_malloc0((gsize)image->width * image->height);
    GHashTableIter iterator;
    gpointer outline;
    g_hash_table_iter_init(&iterator, composition->outlines);
    while (g_hash_table_iter_next(&iterator, NULL, &outline)) {
        BmGeometry rings;
        bm_land_rings(composition, outline, &rings);
        bm_coverage_add(&rings, box, image->width, image->height, mask);
        bm_geometry_clear(&rings);
    }
    return mask;
}

/* Where no country lies, the sea stays water, or has the tints of `sea` by depth. */
static void cut_to_land(const BmComposition *composition, const BmExtent *box, const BmRaster *sea,
                        BmImage *image)
{
    gsize count = (gsize)image->width * image->height;
    guint8 *mask = land_mask(composition, box, image);
    for (gsize i = 0; i < count; i++) {
        guint8 *pixel = image->pixels + 4 * i;
        if (!sea)
            pixel[3] = (guint8)(pixel[3] * mask[i] / 255);
        for (guint j = 0; sea && j < 4; j++)
            pixel[j] =
                (guint8)((pixel[j] * mask[i] + sea->rgba[4 * i + j] * (255 - mask[i])) / 255);
    }
    g_free(mask);
}

/* Draws heights into a picture: tinted on land and, where it is wanted, on the sea; shaded. */
static gboolean draw_relief(BmComposition *composition, const BmMapLayer *layer, const char *path,
                            const BmRasterGrid *grid, const BmExtent *box, const BmRaster *land,
                            BmImage *image, GError **error)
{
    gboolean everywhere = layer->style.everywhere, by_depth = everywhere && layer->style.tint;
    BmRaster *sea = NULL;
    if (by_depth) {
        char *words = tint_words(composition, "relief.depths", "sea");
        sea = read_raster(composition, layer, path, grid, words, error);
        g_free(words);
    }
    if (by_depth && !sea)
        return FALSE;
    if (sea)
        cut_to_land(composition, box, sea, image);
    add_shade(composition, layer, land, image);
    if (!everywhere)
        cut_to_land(composition, box, NULL, image);
    bm_raster_free(sea);
    return TRUE;
}

/* What the tints mean. */
static void explain(BmComposition *composition)
{
    double heights[MOST_HEIGHTS];
    guint count =
        bm_style_numbers(composition->style, "relief.heights", heights, G_N_ELEMENTS(heights));
    if (count < 2)
        return;
    char *text = g_strdup_printf("Elevation, %.0f to %.0f m", heights[0], heights[count - 1]);
    bm_composition_add_key(composition, BM_KEY_RAMP, "relief", count, text);
    g_free(text);
}

gboolean bm_draw_raster(BmComposition *composition, const BmMapLayer *layer, const char *path,
                        GError **error)
{
    BmExtent box = picture_box(composition);
    BmRasterGrid grid = grid_over(composition, &box);
    char *words = layer->style.tint ? tint_words(composition, "relief.heights", "tint") : NULL;
    BmRaster *raster = read_raster(composition, layer, path, &grid, words, error);
    g_free(words);
    if (!raster)
        return FALSE;
    BmImage *image = bm_image_new(raster->width, raster->height);
    if (raster->rgba)
        memcpy(image->pixels, raster->rgba, 4 * (gsize)raster->width * raster->height);
    gboolean good =
        !raster->shade || draw_relief(composition, layer, path, &grid, &box, raster, image, error);
    if (good && raster->shade && layer->style.tint)
        explain(composition);
    bm_raster_free(raster);
    if (!good) {
        bm_image_free(image);
        return FALSE;
    }
    bm_composition_begin_layer(composition, layer, layer->id, layer->id);
    bm_scene_add_image_take(composition->scene, image, &box);
    bm_scene_end(composition->scene);
    return TRUE;
}
