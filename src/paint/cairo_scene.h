/** @file
 * A scene drawn with cairo: groups and paths; texts by a function of the painter.
 */
#ifndef BM_PAINT_CAIRO_SCENE_H
#define BM_PAINT_CAIRO_SCENE_H

#include "scene/scene.h"

#include <cairo.h>

/** Draws one text primitive; FALSE with BM_ERROR_INPUT where a font cannot be used. */
typedef gboolean (*BmCairoText)(cairo_t *cairo, const BmPrimitive *primitive, gpointer data,
                                GError **error);

typedef struct {
    BmCairoText text;
    gpointer data;
    gboolean tagged; /**< the outermost groups become parts of a tagged PDF */
    /** Scene pixels by which a stroked line may pass beside its points; 0: none. */
    double tolerance;
    double top, bottom; /**< scene pixels: paths wholly above or below these rows are passed over */
} BmCairoPainter;

/** All rows. */
#define BM_CAIRO_TOP (-G_MAXDOUBLE)
#define BM_CAIRO_BOTTOM G_MAXDOUBLE

/** Draws the background and all primitives; FALSE with BM_ERROR_INPUT where cairo fails. */
gboolean bm_cairo_scene(cairo_t *cairo, const BmScene *scene, const BmCairoPainter *painter,
                        GError **error);

/** Sets a solid color 0xRRGGBBAA. */
void bm_cairo_color(cairo_t *cairo, BmColor color);

/** FALSE with BM_ERROR_INPUT naming `what` where cairo has met an error. */
gboolean bm_cairo_check(cairo_status_t status, const char *what, GError **error);

#endif
