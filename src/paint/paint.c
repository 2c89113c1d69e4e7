/** @file
 * Checks a scene and hands it to the painter of the format.
 */
#include "paint/paint.h"

#include "paint/pdf_paint.h"
#include "paint/png_paint.h"
#include "paint/scene_check.h"
#include "paint/svg_paint.h"

GBytes *bm_paint(const BmScene *scene, BmFormat format, const BmPaintOptions *options,
                 GError **error)
{
    BmPaintOptions used = { .scale = 1, .dpi = 96 };
    if (options)
        used = *options;
    /* Zero is what an unset field has. */
    if (used.scale == 0)
        used.scale = 1;
    if (used.dpi == 0)
        used.dpi = 96;
    if (!bm_scene_check(scene, &used, error))
        return NULL;
    switch (format) {
    case BM_FORMAT_PNG:
        return bm_png_paint(scene, &used, error);
    case BM_FORMAT_PDF:
        return bm_pdf_paint(scene, &used, error);
    default:
        return used.svg_outlines ? bm_outline_svg_paint(scene, &used, error)
                                 : bm_svg_paint(scene, &used, error);
    }
}
