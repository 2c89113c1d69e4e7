/** @file
 * The words in which a map file may name a projection: an allow-list, since PROJ's own
 * language opens files (+grids, +init) and recurses without end.
 */
#ifndef BM_GEOMETRY_PROJECTION_WORDS_H
#define BM_GEOMETRY_PROJECTION_WORDS_H

#include <glib.h>

/** The longest definition in bytes. */
#define BM_PROJECTION_WORDS_MAX 512

/** TRUE for "EPSG:n" and "ESRI:n" with at most six digits. */
gboolean bm_projection_words_are_code(const char *words);

/**
 * Checks "+proj=NAME +key=number …" and returns it in a form that needs no database (the
 * ellipsoid in figures, WGS84 where none is given), for g_free().
 * Fails with BM_ERROR_INPUT naming the word that is not allowed.
 */
char *bm_projection_words_check(const char *words, GError **error);

#endif
