/** @file
 * Which area of a set a point lies in, for many points of which most lie near each other.
 */
#ifndef BM_SOURCE_AREA_TILES_H
#define BM_SOURCE_AREA_TILES_H

#include "feature/feature.h"

/** A set of areas of the program's own, of which what surrounds a point is read when asked for. */
typedef struct BmAreaTiles BmAreaTiles;

/** `file` is as bm_data_path() takes it; `fields` are those to read, NULL-terminated and static.
 *  NULL with BM_ERROR_INPUT where there is no such file. */
BmAreaTiles *bm_area_tiles_new(const char *file, const char *const *fields, GError **error);
void bm_area_tiles_free(BmAreaTiles *tiles);

/**
 * The area that holds a point (longitude, latitude in degrees), borrowed; NULL where none does,
 * and NULL with an error where the set cannot be read.
 */
const BmFeature *bm_area_tiles_at(BmAreaTiles *tiles, BmPoint point, GError **error);

/** An area's value of a field that was asked for; borrowed. */
const char *bm_area_tiles_text(const BmAreaTiles *tiles, const BmFeature *area, const char *field);

#endif
