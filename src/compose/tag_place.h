/** @file
 * Where the tag of an area known only as a whole stands.
 */
#ifndef BM_COMPOSE_TAG_PLACE_H
#define BM_COMPOSE_TAG_PLACE_H

#include "feature/feature.h"

/** A tag to place: page pixels, y downwards. */
typedef struct {
    const BmGeometry *area;    /**< what it names */
    const BmGeometry *country; /**< beyond which its words had better not run; NULL: anywhere */
    BmPoint pole;              /**< the middle of the area's widest part, where it would stand */
    double width, height;      /**< of number and words together */
    double radius;             /**< of the number's disc at its left end; 0: it has none */
    const BmExtent *frame;     /**< of the map */
    const GArray *taken;       /**< of BmExtent: where it must not stand */
} BmTag;

/**
 * The middle of the tag: as near to the pole as the whole of it fits into the area; in an area too
 * small for it with its disc inside and as few as can be of its words outside. `is_free`: FALSE
 * where every such place is taken; `fits`: whether all of it is inside, a little room about it.
 */
BmPoint bm_tag_place(const BmTag *tag, gboolean *is_free, gboolean *fits);

#endif
