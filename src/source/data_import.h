/** @file
 * Importing geodata: a file's areas or lines cut, cleaned, written as a shapefile into a folder of
 * one's own and registered in its catalogue.yaml.
 */
#ifndef BM_SOURCE_DATA_IMPORT_H
#define BM_SOURCE_DATA_IMPORT_H

#include "base/warnings.h"
#include "feature/feature.h"

/** What to import, and what to say of it. */
typedef struct {
    const char *file, *layer; /**< layer: NULL for the first */
    const char *id, *title, *source, *version, *licence, *attribution, *url;
    const char *valid;                   /**< "2024-01-01", "2024", or "2024-01-01/2025-06-30" */
    const char *role;                    /**< countries, provinces, borders, layer; NULL: found */
    const char *name_field, *code_field; /**< NULL: "name" and "a3", where the file has them */
    const char *into;                    /**< the folder */
    const BmExtent *clip;                /**< degrees; NULL: not cut */
    double accuracy_m;
} BmImport;

/** What came of it. */
typedef struct {
    char *role;
    guint features, points; /**< written */
    guint borders;          /**< lines between two areas, written as ID_borders.shp */
} BmImported;

/**
 * Rings are closed and turned, points that stand twice and rings without area dropped, texts made
 * UTF-8, areas without a rest inside `clip` left out; of areas with the codes of countries the
 * lines that two share are written as a second set. The catalogue keeps the SHA-256 of every file
 * and of the original. A set of the same id is replaced. Fails with BM_ERROR_USAGE, _INPUT or
 * _OUTPUT.
 */
gboolean bm_data_import(const BmImport *import, BmImported *imported, BmWarnings *warnings,
                        GError **error);

#endif
