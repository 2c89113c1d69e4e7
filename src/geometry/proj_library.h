/** @file
 * PROJ, loaded when it is first needed.
 */
#ifndef BM_GEOMETRY_PROJ_LIBRARY_H
#define BM_GEOMETRY_PROJ_LIBRARY_H

#include <glib.h>

/**
 * Begins to load PROJ on a thread of its own; what needs it before it is there waits. Without this
 * call the first function of PROJ loads it. The thread is joined by the caller before the process
 * ends: a library that is half loaded when it does would crash it.
 */
GThread *bm_proj_library_prepare(void);

#endif
