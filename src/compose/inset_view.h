/** @file
 * What the inset shows, and how: made on any thread, drawn once its corner is chosen. Private to
 * this folder.
 */
#ifndef BM_COMPOSE_INSET_VIEW_H
#define BM_COMPOSE_INSET_VIEW_H

#include "compose/composition.h"

/** An inset's projection, and what of the Earth it shows. */
typedef struct {
    BmProjection *projection;
    BmView view;
    BmExtent box; /**< pixels of the page */
    BmExtent degrees;
    BmRegion region;
    BmFeatureSet *countries;
    BmGeometry *pixels; /**< of each country */
} BmInsetView;

/** Pixels across and down; FALSE where the map has no inset. The frame is known. */
gboolean bm_inset_size(const BmComposition *composition, double *width, double *height);

/**
 * Reads and projects the inset's countries, in a box whose upper left corner is that of the page.
 * Changes nothing of the composition; NULL with the error where the countries cannot be read.
 */
BmInsetView *bm_inset_view_new(const BmComposition *composition, BmWarnings *warnings,
                               GError **error);
/** Moves it to where `box` is, which has its size. */
void bm_inset_view_move(BmInsetView *inset, const BmExtent *box);
void bm_inset_view_free(BmInsetView *inset);

#endif
