/** @file
 * PROJ, loaded when it is first needed.
 */
#ifndef BM_GEOMETRY_PROJ_LIBRARY_H
#define BM_GEOMETRY_PROJ_LIBRARY_H

/**
 * Begins to load PROJ on a thread of its own; what needs it before it is there waits. Without this
 * call the first function of PROJ loads it.
 */
void bm_proj_library_prepare(void);

#endif
