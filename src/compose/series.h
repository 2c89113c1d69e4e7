/** @file
 * A map by days, weeks or months: small multiples on one page, or a page for each period. All
 * show the same ground at the same scale, with one key.
 */
#ifndef BM_COMPOSE_SERIES_H
#define BM_COMPOSE_SERIES_H

#include "base/warnings.h"
#include "map/map.h"
#include "scene/scene.h"

/** Most maps that share a page. */
#define BM_SERIES_MAX_ON_PAGE 42u

typedef struct BmSeries BmSeries;

/**
 * Sorts the events of a map into the periods that its `by` names, and finds the ground that all of
 * them need. The map, the fonts and the warnings must outlive the series. For bm_series_free();
 * NULL with an error.
 */
BmSeries *bm_series_new(const BmMap *map, BmFonts *fonts, BmWarnings *warnings, GError **error);
void bm_series_free(BmSeries *series);

guint bm_series_count(const BmSeries *series);
/** "2026-02-26", "2026-W09" or "2026-02"; borrowed. */
const char *bm_series_id(const BmSeries *series, guint index);

/** One page with a small map for each period, one key and one scale; for bm_scene_free(). */
BmScene *bm_series_page(BmSeries *series, GError **error);
/** The page of one period, its map where those of the others are; for bm_scene_free(). */
BmScene *bm_series_scene(BmSeries *series, guint index, GError **error);

#endif
