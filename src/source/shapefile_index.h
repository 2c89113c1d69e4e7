/** @file
 * Where each record of a .shp stands: from its .shx where the two agree, else by walking.
 */
#ifndef BM_SOURCE_SHAPEFILE_INDEX_H
#define BM_SOURCE_SHAPEFILE_INDEX_H

#include "base/warnings.h"
#include "feature/feature.h"

/** What is wrong with a record, found before anything parses it. */
typedef enum {
    BM_RECORD_SOUND,
    BM_RECORD_OUTSIDE,   /**< stands outside the .shp */
    BM_RECORD_DISAGREES, /**< .shp and .shx give two lengths */
    BM_RECORD_CUT,       /**< the .shp ends inside it */
} BmRecordState;

typedef struct {
    guint32 offset; /**< bytes from the start of the .shp to the record's content */
    guint32 length; /**< bytes of content */
    BmRecordState state;
} BmShapefileRecord;

typedef struct {
    guint32 type;    /**< of the file, as SHPT_… */
    BmExtent extent; /**< as the header has it */
    guint count;     /**< of records */
    const guint8 *shp;
    gsize size;
    GBytes *shx;           /**< NULL: the records were found by walking */
    const guint8 *entries; /**< of the .shx */
    GArray *walked;        /**< of BmShapefileRecord */
} BmShapefileIndex;

/**
 * Checks the headers of the .shp (`shp` must outlive the index) and of its .shx, NULL where there
 * is none (a warning tells). Fails with BM_ERROR_INPUT on what is no shapefile at all.
 */
gboolean bm_shapefile_index_init(BmShapefileIndex *index, const char *path, GBytes *shp,
                                 const char *shx_path, GBytes *shx, BmWarnings *warnings,
                                 GError **error);
void bm_shapefile_index_clear(BmShapefileIndex *index);

/** The record of a number below `count`, checked against the .shp now and not before. */
BmShapefileRecord bm_shapefile_index_record(const BmShapefileIndex *index, guint number);

#endif
