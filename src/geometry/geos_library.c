/** @file
 * The functions of GEOS that we use, each passed on to the shared library once it is loaded: its
 * C++ takes a tenth of the time that the program needs to begin. A function of GEOS that is new to
 * the project is a line in the list below, or the linker will not find it.
 */
#define _GNU_SOURCE                 /* the scope of a library loaded late */
#pragma GCC visibility push(hidden) /* GDAL finds the real ones */
#include <geos_c.h>
#pragma GCC visibility pop

#include "base/late_library.h"
#include "geometry/late_libraries.h"

/* What it returns, its name, its parameters, and how they are passed on. */
#define FUNCTIONS(F)                                                                               \
    F(int, GEOSArea_r, (GEOSContextHandle_t handle, const GEOSGeometry *g, double *area),          \
      (handle, g, area))                                                                           \
    F(GEOSGeometry *, GEOSBuffer_r,                                                                \
      (GEOSContextHandle_t handle, const GEOSGeometry *g, double width, int quadsegs),             \
      (handle, g, width, quadsegs))                                                                \
    F(GEOSGeometry *, GEOSClipByRect_r,                                                            \
      (GEOSContextHandle_t handle, const GEOSGeometry *g, double xmin, double ymin, double xmax,   \
       double ymax),                                                                               \
      (handle, g, xmin, ymin, xmax, ymax))                                                         \
    F(GEOSCoordSequence *, GEOSCoordSeq_copyFromBuffer_r,                                          \
      (GEOSContextHandle_t handle, const double *buf, unsigned int size, int hasZ, int hasM),      \
      (handle, buf, size, hasZ, hasM))                                                             \
    F(int, GEOSCoordSeq_copyToBuffer_r,                                                            \
      (GEOSContextHandle_t handle, const GEOSCoordSequence *s, double *buf, int hasZ, int hasM),   \
      (handle, s, buf, hasZ, hasM))                                                                \
    F(int, GEOSCoordSeq_getSize_r,                                                                 \
      (GEOSContextHandle_t handle, const GEOSCoordSequence *s, unsigned int *size),                \
      (handle, s, size))                                                                           \
    F(GEOSGeometry *, GEOSDifference_r,                                                            \
      (GEOSContextHandle_t handle, const GEOSGeometry *g1, const GEOSGeometry *g2),                \
      (handle, g1, g2))                                                                            \
    F(int, GEOSGeomGetX_r, (GEOSContextHandle_t handle, const GEOSGeometry *g, double *x),         \
      (handle, g, x))                                                                              \
    F(int, GEOSGeomGetY_r, (GEOSContextHandle_t handle, const GEOSGeometry *g, double *y),         \
      (handle, g, y))                                                                              \
    F(int, GEOSGeomTypeId_r, (GEOSContextHandle_t handle, const GEOSGeometry *g), (handle, g))     \
    F(GEOSGeometry *, GEOSGeom_createCollection_r,                                                 \
      (GEOSContextHandle_t handle, int type, GEOSGeometry **geoms, unsigned int ngeoms),           \
      (handle, type, geoms, ngeoms))                                                               \
    F(GEOSGeometry *, GEOSGeom_createLineString_r,                                                 \
      (GEOSContextHandle_t handle, GEOSCoordSequence * s), (handle, s))                            \
    F(GEOSGeometry *, GEOSGeom_createLinearRing_r,                                                 \
      (GEOSContextHandle_t handle, GEOSCoordSequence * s), (handle, s))                            \
    F(GEOSGeometry *, GEOSGeom_createPolygon_r,                                                    \
      (GEOSContextHandle_t handle, GEOSGeometry * shell, GEOSGeometry * *holes,                    \
       unsigned int nholes),                                                                       \
      (handle, shell, holes, nholes))                                                              \
    F(const GEOSCoordSequence *, GEOSGeom_getCoordSeq_r,                                           \
      (GEOSContextHandle_t handle, const GEOSGeometry *g), (handle, g))                            \
    F(const GEOSGeometry *, GEOSGetExteriorRing_r,                                                 \
      (GEOSContextHandle_t handle, const GEOSGeometry *g), (handle, g))                            \
    F(GEOSGeometry *, GEOSGeom_clone_r, (GEOSContextHandle_t handle, const GEOSGeometry *g),       \
      (handle, g))                                                                                 \
    F(const GEOSGeometry *, GEOSGetGeometryN_r,                                                    \
      (GEOSContextHandle_t handle, const GEOSGeometry *g, int n), (handle, g, n))                  \
    F(const GEOSGeometry *, GEOSGetInteriorRingN_r,                                                \
      (GEOSContextHandle_t handle, const GEOSGeometry *g, int n), (handle, g, n))                  \
    F(int, GEOSGetNumGeometries_r, (GEOSContextHandle_t handle, const GEOSGeometry *g),            \
      (handle, g))                                                                                 \
    F(int, GEOSGetNumInteriorRings_r, (GEOSContextHandle_t handle, const GEOSGeometry *g),         \
      (handle, g))                                                                                 \
    F(GEOSGeometry *, GEOSIntersection_r,                                                          \
      (GEOSContextHandle_t handle, const GEOSGeometry *g1, const GEOSGeometry *g2),                \
      (handle, g1, g2))                                                                            \
    F(GEOSGeometry *, GEOSMakeValid_r, (GEOSContextHandle_t handle, const GEOSGeometry *g),        \
      (handle, g))                                                                                 \
    F(GEOSGeometry *, GEOSUnaryUnion_r, (GEOSContextHandle_t handle, const GEOSGeometry *g),       \
      (handle, g))                                                                                 \
    F(GEOSContextHandle_t, GEOS_init_r, (void), ())                                                \
    F(char, GEOSisEmpty_r, (GEOSContextHandle_t handle, const GEOSGeometry *g), (handle, g))       \
    F(char, GEOSisValidDetail_r,                                                                   \
      (GEOSContextHandle_t handle, const GEOSGeometry *g, int flags, char **reason,                \
       GEOSGeometry **location),                                                                   \
      (handle, g, flags, reason, location))                                                        \
    F(char, GEOSisValid_r, (GEOSContextHandle_t handle, const GEOSGeometry *g), (handle, g))

/* … and those that return nothing. */
#define PROCEDURES(F)                                                                              \
    F(GEOSFree_r, (GEOSContextHandle_t handle, void *buffer), (handle, buffer))                    \
    F(GEOSGeom_destroy_r, (GEOSContextHandle_t handle, GEOSGeometry * g), (handle, g))             \
    F(GEOS_finish_r, (GEOSContextHandle_t handle), (handle))

BM_LATE_LIBRARY(bm_geos_library_load, BM_GEOS_LIBRARY, "")
