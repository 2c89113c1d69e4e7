/** @file
 * Well-known binary (ISO 19125, with Z and M as ISO/IEC 13249-3 numbers them, or as PostGIS flags
 * them) to our geometry: what GeoPackage and GDAL hand over.
 */
#ifndef BM_SOURCE_WKB_H
#define BM_SOURCE_WKB_H

#include "feature/feature.h"

/**
 * Fills `out` (for bm_geometry_clear(), also after a fault) from `length` bytes; Z and M are
 * dropped, rings closed, parts of too few points left out, which `mends` (BmMend) tells. An empty
 * geometry has the kind NONE. Every count is held against the bytes that are left before room is
 * made for it. Returns what is wrong, or NULL. The coordinates themselves are not looked at.
 */
const char *bm_wkb_read(const guint8 *bytes, gsize length, BmGeometry *out, guint *mends);

#endif
