/** @file
 * PROJ and GEOS, loaded when they are first needed.
 */
#ifndef BM_GEOMETRY_LATE_LIBRARIES_H
#define BM_GEOMETRY_LATE_LIBRARIES_H

#include <glib.h>

/** Each loads its library, or waits until another thread has. */
void bm_proj_library_load(void);
void bm_geos_library_load(void);

/**
 * Begins to load them on a thread of its own; what needs one before it is there waits. Without this
 * call the first function of a library loads it. The thread is joined by the caller before the
 * process ends: a library that is half loaded when it does would crash it.
 */
GThread *bm_late_libraries_prepare(void);

#endif
