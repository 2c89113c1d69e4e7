/** @file
 * Lines and rings as arcs between junctions, each arc once however many geometries have it. For
 * simplify.c.
 */
#ifndef BM_GEOMETRY_TOPOLOGY_H
#define BM_GEOMETRY_TOPOLOGY_H

#include "feature/feature.h"

/** Most rings that an arc remembers it is an edge of. */
#define BM_ARC_MOST_USERS 4

typedef struct {
    guint first, count; /**< of BmTopology.arc_nodes; a closed arc does not repeat its first node */
    gboolean closed;    /**< a ring without a junction */
    guint user_count;
    guint users[BM_ARC_MOST_USERS]; /**< parts that have it, numbered through all geometries */
    gboolean reversed[BM_ARC_MOST_USERS];
} BmArc;

/** An arc as a part runs through it. */
typedef struct {
    guint arc;
    gboolean reversed;
} BmArcUse;

/** A part as a list of arcs: uses[first] up to uses[first + count - 1]. */
typedef struct {
    guint first, count;
} BmArcPart;

typedef struct {
    GArray *points;    /**< of BmPoint, by node: each position once */
    GArray *junctions; /**< of guint8, by node */
    GArray *arc_nodes; /**< of guint */
    GArray *arcs;      /**< of BmArc */
    GArray *uses;      /**< of BmArcUse */
    GArray *parts;     /**< of BmArcPart, in the order of the geometries' parts */
} BmTopology;

/** TRUE of lines and polygons. */
gboolean bm_has_arcs(const BmGeometry *geometry);
/** Arcs of lines and polygons; other geometries have no parts in it. For bm_topology_free(). */
BmTopology *bm_topology_new(const BmGeometry *const *geometries, guint count);
void bm_topology_free(BmTopology *topology);

#endif
