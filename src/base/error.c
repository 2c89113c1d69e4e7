/** @file
 * The error domain.
 */
#include "base/error.h"

/* Not G_DEFINE_QUARK(), which several threads may not enter at once. */
GQuark bm_error_quark(void)
{
    static gsize quark = 0;
    if (g_once_init_enter(&quark))
        g_once_init_leave(&quark, g_quark_from_static_string("bm-error-quark"));
    return (GQuark)quark;
}
