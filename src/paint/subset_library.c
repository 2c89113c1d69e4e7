/** @file
 * The functions of HarfBuzz that cut a font, each passed on to the shared library once it is
 * loaded: only an SVG needs them. A function that is new to the project is a line in the list
 * below.
 */
#define _GNU_SOURCE /* the scope of a library loaded late */
#include <hb-subset.h>

#include "base/late_library.h"

#pragma GCC diagnostic ignored "-Wmissing-prototypes" /* nobody else asks for it to be loaded */

/* What it returns, its name, its parameters, and how they are passed on. */
#define FUNCTIONS(F)                                                                               \
    F(hb_subset_input_t *, hb_subset_input_create_or_fail, (void), ())                             \
    F(hb_set_t *, hb_subset_input_unicode_set, (hb_subset_input_t * input), (input))               \
    F(hb_face_t *, hb_subset_or_fail, (hb_face_t * face, const hb_subset_input_t *input),          \
      (face, input))

/* … and those that return nothing. */
#define PROCEDURES(F)                                                                              \
    F(hb_subset_input_set_flags, (hb_subset_input_t * input, unsigned flags), (input, flags))      \
    F(hb_subset_input_destroy, (hb_subset_input_t * input), (input))

BM_LATE_LIBRARY(bm_subset_library_load, BM_SUBSET_LIBRARY, "")
