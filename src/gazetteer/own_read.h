/** @file
 * Places out of whatever table a user has.
 */
#ifndef BM_GAZETTEER_OWN_READ_H
#define BM_GAZETTEER_OWN_READ_H

#include "base/warnings.h"
#include "gazetteer/own_writer.h"

/**
 * Adds the places of `path`: a table of text (.csv, .tsv, .tab, .txt, "-"), read row by row, or
 * geodata that bm_source_read() opens, of which an area is located by its inner point, with a
 * radius out to its farthest corner. A row that is wrong is left out with a warning as FILE:LINE
 * or FILE: record N. FALSE with BM_ERROR_INPUT, also where no row is right.
 */
gboolean bm_own_read(BmOwnWriter *writer, const char *path, BmWarnings *warnings, GError **error);

#endif
