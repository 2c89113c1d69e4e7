/** @file
 * The error domain.
 */
#include "base/error.h"

G_DEFINE_QUARK(bm - error - quark, bm_error)
