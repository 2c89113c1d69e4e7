/** @file
 * The course of a label along a wriggling line: smoothed, shifted to one side.
 */
#ifndef BM_COMPOSE_LABEL_COURSE_H
#define BM_COMPOSE_LABEL_COURSE_H

#include "feature/feature.h"

/** Pixels between the points of a course. */
#define BM_LABEL_COURSE_STEP 4.0

/**
 * The longest part of `line` (pixels) that lies inside `frame`, resampled every 4 pixels,
 * smoothed with a Gaussian of standard deviation `sigma` pixels and shifted by `offset`
 * pixels to its left (negative: right). Empty where nothing is long enough.
 */
void bm_label_course(const BmGeometry *line, const BmExtent *frame, double sigma, double offset,
                     BmGeometry *out);
/** Shifts a course of one part by `offset` pixels to its left (negative: right). */
void bm_label_course_shift(BmGeometry *course, double offset);

#endif
