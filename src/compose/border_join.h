/** @file
 * Lines of the world's set that go on where a finer set begins.
 */
#ifndef BM_COMPOSE_BORDER_JOIN_H
#define BM_COMPOSE_BORDER_JOIN_H

#include "feature/feature.h"

/**
 * Where a line of the `world` set (degrees) ends on a line that the `detailed` set draws in its
 * place, some kilometres beside it, the line is led on to the finer one: `joined` is a
 * copy of its own, and TRUE is returned. FALSE where no end is led on: `joined` is as it was.
 */
gboolean bm_border_join(const BmFeatureSet *world, const BmFeatureSet *detailed,
                        const BmGeometry *line, BmGeometry *joined);

#endif
