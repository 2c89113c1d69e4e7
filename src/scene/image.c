/** @file
 * Pictures in memory.
 */
#include "scene/scene.h"

BmImage *bm_image_new(guint width, guint height)
{
    BmImage *image = g_new(BmImage, 1);
    *image = (BmImage){ width, height, g_malloc0_n((gsize)width * height, 4) };
    return image;
}

void bm_image_free(BmImage *image)
{
    if (!image)
        return;
    g_free(image->pixels);
    g_free(image);
}

gboolean bm_image_is_opaque(const BmImage *image)
{
    gsize count = (gsize)image->width * image->height;
    for (gsize i = 0; i < count; i++)
        if (image->pixels[4 * i + 3] != 0xFF)
            return FALSE;
    return TRUE;
}
