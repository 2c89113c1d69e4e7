/** @file
 * The course of long edges over the Earth.
 *
 * The data say it by their ends: an edge along one latitude or one longitude (the border on 49° N,
 * the edge of a sheet, the side of a box) keeps to it; any other is the shortest way, a great
 * circle. Edges of less than half a degree, nearly all there are, differ by nothing that is seen.
 */
#ifndef BM_GEOMETRY_COURSE_H
#define BM_GEOMETRY_COURSE_H

#include "feature/feature.h"

/** Degrees between points that are put on a great circle. */
#define BM_COURSE_STEP 0.5

/**
 * Appends a line or ring of continuous longitudes to `out` (an array of BmPoint), with points put
 * on every long edge that is a great circle; with `parallels` on edges along a latitude too. The
 * same edge taken the other way has the same points.
 */
void bm_course_follow(const BmPoint *points, guint count, gboolean parallels, GArray *out);

/** A position as a unit vector: the sphere's north is z. */
typedef struct {
    double x, y, z;
} BmVector;

BmVector bm_vector_of(BmPoint degrees);
/** Longitude and latitude in degrees of a vector of any length. */
BmPoint bm_vector_position(BmVector vector);
double bm_vector_dot(BmVector a, BmVector b);
/** The angle between two positions, in degrees. */
double bm_angle_between(BmPoint a, BmPoint b);

#endif
