/** @file
 * The edge of the world on the page: where data are cut there, nothing ends.
 */
#ifndef BM_COMPOSE_SHEET_EDGE_H
#define BM_COMPOSE_SHEET_EDGE_H

#include "feature/feature.h"

typedef struct BmSheetEdge BmSheetEdge;

/** For a world's outline in pixels on a page of that size; for bm_sheet_edge_free(). */
BmSheetEdge *bm_sheet_edge_new(const BmGeometry *outline, double width, double height);
void bm_sheet_edge_free(BmSheetEdge *edge);

/**
 * The rings of an area (pixels) as lines, without what runs along the world's outline, within a
 * pixel of it. Cleared by the caller.
 */
void bm_sheet_edge_coast(const BmSheetEdge *edge, const BmGeometry *rings, BmGeometry *coast);

#endif
