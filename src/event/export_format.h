/** @file
 * How the export of a database of events is read: which column is which field, and what its
 * codes mean. A format is a file of words, formats/NAME.yaml, so that another is added
 * without a line of code.
 */
#ifndef BM_EVENT_EXPORT_FORMAT_H
#define BM_EVENT_EXPORT_FORMAT_H

#include "document/node.h"
#include "event/event.h"

/** The fields of an event that a format fills from columns as they stand. */
typedef enum {
    BM_EXPORT_ID,
    BM_EXPORT_DATE, /**< two columns: the ends of an interval */
    BM_EXPORT_LON,
    BM_EXPORT_LAT,
    BM_EXPORT_PLACE,
    BM_EXPORT_COUNTRY,     /**< its English name */
    BM_EXPORT_SOURCE_TYPE, /**< several columns are joined */
    BM_EXPORT_SOURCE,
    BM_EXPORT_FIELD_COUNT
} BmExportField;

/** Codes of one or more columns: the first column whose word is known decides. */
typedef struct {
    char **columns;
    GHashTable *words; /**< the source's word in lower case to an index of our words */
    GHashTable *codes; /**< an index of our words to the source's code */
} BmExportCodes;

/** A place that the source itself does not know: an index beside those of BmPrecision. */
#define BM_EXPORT_UNPLACED BM_PRECISION_COUNT

typedef struct {
    char *name, *credit;
    char **recognise; /**< a table with most of these columns is of this format */
    char **expected;  /**< columns whose absence is told */
    char **parties;
    char **columns[BM_EXPORT_FIELD_COUNT];
    BmExportCodes type, precision, date_precision;
    char *why;       /**< of an event that is not placed */
    BmClaim *claim;  /**< what the database says of each event's dead; NULL: nothing */
    char *min, *max; /**< columns of its figure */
} BmExportFormat;

/** Opens formats/NAME.yaml, or a path that ends in .yaml. For bm_export_format_free(). */
BmExportFormat *bm_export_format_open(const char *name, GError **error);
void bm_export_format_free(BmExportFormat *format);

/** The names of the formats that the program has, NULL at the end. */
extern const char *const bm_export_format_names[];

/** The source's code for one of our words, by its index; borrowed, NULL where it has none. */
const char *bm_export_code(const BmExportCodes *codes, int index);

/** The index that a row's words stand for, or `otherwise`. `words` are those of its columns. */
int bm_export_codes_find(const BmExportCodes *codes, const char *const *words, int otherwise);

#endif
