/** @file
 * Between our geometries and those of GEOS (its reentrant interface, silent: what it has to say
 * against a geometry is answered here by mending it).
 */
#ifndef BM_GEOMETRY_GEOS_H
#define BM_GEOMETRY_GEOS_H

#include <geos_c.h>

#include "feature/feature.h"

/** A GEOS context that prints nothing; for GEOS_finish_r(). */
GEOSContextHandle_t bm_geos_new(void);

/** A polygon of one closed ring, or NULL where GEOS refuses it. */
GEOSGeometry *bm_geos_ring_polygon(GEOSContextHandle_t geos, const BmPoint *points, guint count);

/** A line string, or NULL where GEOS refuses it. */
GEOSGeometry *bm_geos_line(GEOSContextHandle_t geos, const BmPoint *points, guint count);

/** The rings of `area` as a valid polygon or several, even-odd deciding inside; NULL if empty. */
GEOSGeometry *bm_geos_area(GEOSContextHandle_t geos, const BmGeometry *area);

/** Parts that grow one by one, then become a geometry. */
typedef struct {
    GArray *starts; /**< of guint */
    GArray *points; /**< of BmPoint */
} BmParts;

void bm_parts_init(BmParts *parts);
void bm_parts_begin(BmParts *parts);
void bm_parts_add(BmParts *parts, BmPoint point);
/** Moves the parts into `out`, whose former content is not cleared, and sets its extent. */
void bm_parts_finish(BmParts *parts, BmGeometryKind kind, BmGeometry *out);

/** Appends every ring (of polygons) or line of a GEOS geometry. */
void bm_geos_append(GEOSContextHandle_t geos, const GEOSGeometry *geometry, BmParts *parts);

#endif
