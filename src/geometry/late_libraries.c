/** @file
 * The thread that loads libraries.
 */
#include "geometry/late_libraries.h"

static gpointer load_all(G_GNUC_UNUSED gpointer data)
{
    bm_proj_library_load();
    bm_geos_library_load();
    return NULL;
}

GThread *bm_late_libraries_prepare(void)
{
    return g_thread_new("libraries", load_all, NULL);
}
