/** @file
 * The functions of PROJ that we use, each passed on to the shared library once it is loaded.
 *
 * libproj brings forty libraries more, for grids fetched over the network, whose loading takes a
 * tenth of the time of a map: here it happens beside the reading of the map. A function of PROJ
 * that is new to the project is a line in the list below, or the linker will not find it.
 */
#define _GNU_SOURCE                 /* the scope of a library loaded late */
#pragma GCC visibility push(hidden) /* GDAL finds the real ones */
#define PROJ_DLL
#define GEOD_DLL
#include <geodesic.h>
#include <proj.h>
#pragma GCC visibility pop

#include "base/late_library.h"
#include "geometry/late_libraries.h"

/* What it returns, its name, its parameters, and how they are passed on. */
#define FUNCTIONS(F)                                                                               \
    F(PJ_CONTEXT *, proj_context_create, (void), ())                                               \
    F(PJ_CONTEXT *, proj_context_destroy, (PJ_CONTEXT * c), (c))                                   \
    F(int, proj_context_set_enable_network, (PJ_CONTEXT * c, int on), (c, on))                     \
    F(PJ_LOG_LEVEL, proj_log_level, (PJ_CONTEXT * c, PJ_LOG_LEVEL level), (c, level))              \
    F(PJ *, proj_create, (PJ_CONTEXT * c, const char *words), (c, words))                          \
    F(PJ *, proj_create_from_wkt,                                                                  \
      (PJ_CONTEXT * c, const char *wkt, const char *const *options, PROJ_STRING_LIST *warnings,    \
       PROJ_STRING_LIST *errors),                                                                  \
      (c, wkt, options, warnings, errors))                                                         \
    F(PJ *, proj_create_crs_to_crs,                                                                \
      (PJ_CONTEXT * c, const char *from, const char *to, PJ_AREA *area), (c, from, to, area))      \
    F(PJ *, proj_create_crs_to_crs_from_pj,                                                        \
      (PJ_CONTEXT * c, const PJ *from, const PJ *to, PJ_AREA *area, const char *const *options),   \
      (c, from, to, area, options))                                                                \
    F(PJ *, proj_normalize_for_visualization, (PJ_CONTEXT * c, const PJ *from), (c, from))         \
    F(PJ *, proj_destroy, (PJ * p), (p))                                                           \
    F(int, proj_angular_input, (PJ * p, PJ_DIRECTION direction), (p, direction))                   \
    F(PJ_COORD, proj_coord, (double x, double y, double z, double t), (x, y, z, t))                \
    F(PJ_COORD, proj_trans, (PJ * p, PJ_DIRECTION direction, PJ_COORD from), (p, direction, from)) \
    F(size_t, proj_trans_generic,                                                                  \
      (PJ * p, PJ_DIRECTION direction, double *x, size_t step_x, size_t nx, double *y,             \
       size_t step_y, size_t ny, double *z, size_t step_z, size_t nz, double *t, size_t step_t,    \
       size_t nt),                                                                                 \
      (p, direction, x, step_x, nx, y, step_y, ny, z, step_z, nz, t, step_t, nt))                  \
    F(int, proj_trans_bounds,                                                                      \
      (PJ_CONTEXT * c, PJ * p, PJ_DIRECTION direction, double west, double south, double east,     \
       double north, double *left, double *bottom, double *right, double *top, int steps),         \
      (c, p, direction, west, south, east, north, left, bottom, right, top, steps))                \
    F(const char *, proj_as_proj_string,                                                           \
      (PJ_CONTEXT * c, const PJ *p, PJ_PROJ_STRING_TYPE type, const char *const *options),         \
      (c, p, type, options))                                                                       \
    F(int, proj_errno_reset, (const PJ *p), (p))                                                   \
    F(PJ_INFO, proj_info, (void), ())                                                              \
    F(double, geod_gendirect,                                                                      \
      (const struct geod_geodesic *g, double latitude, double longitude, double azimuth,           \
       unsigned flags, double length, double *latitude2, double *longitude2, double *azimuth2,     \
       double *s12, double *m12, double *M12, double *M21, double *S12),                           \
      (g, latitude, longitude, azimuth, flags, length, latitude2, longitude2, azimuth2, s12, m12,  \
       M12, M21, S12))

/* … and those that return nothing. */
#define PROCEDURES(F)                                                                              \
    F(proj_log_func, (PJ_CONTEXT * c, void *data, PJ_LOG_FUNCTION function), (c, data, function))  \
    F(proj_context_set_file_finder, (PJ_CONTEXT * c, proj_file_finder finder, void *data),         \
      (c, finder, data))                                                                           \
    F(geod_init, (struct geod_geodesic * g, double a, double f), (g, a, f))                        \
    F(geod_inverse,                                                                                \
      (const struct geod_geodesic *g, double latitude1, double longitude1, double latitude2,       \
       double longitude2, double *length, double *azimuth1, double *azimuth2),                     \
      (g, latitude1, longitude1, latitude2, longitude2, length, azimuth1, azimuth2))

BM_LATE_LIBRARY(bm_proj_library_load, BM_PROJ_LIBRARY, BM_PROJ_NEEDS)
