/** @file
 * A report's text, from a file of plain text or of HTML, whose every code point knows its place
 * in the file.
 */
#ifndef BM_EXTRACT_REPORT_H
#define BM_EXTRACT_REPORT_H

#include "base/warnings.h"

/** Most bytes of a report. */
#define BM_REPORT_MAX_BYTES (16u << 20)

typedef struct {
    char *name;           /**< of the file, for messages */
    char *text;           /**< UTF-8; of HTML, the text without its tags */
    gsize length;         /**< bytes of `text` */
    guint *starts, *ends; /**< code points of the file, per code point of `text`; NULL: the same */
    guint count;          /**< code points of `text` */
    char *published;      /**< the date an HTML page gives of itself, as written; or NULL */
} BmReport;

/**
 * Reads a report; "-" is standard input. HTML is known by its ending or its first tag. Bytes that
 * are not UTF-8 and control characters are replaced, one for one, with a warning. Returns a report
 * for bm_report_free(), or NULL with BM_ERROR_INPUT: empty, binary, larger than the limit.
 */
BmReport *bm_report_read(const char *path, BmWarnings *warnings, GError **error);
/** The same from memory; `name` stands for the file in messages. */
BmReport *bm_report_parse(const char *name, const char *bytes, gsize length, BmWarnings *warnings,
                          GError **error);
void bm_report_free(BmReport *report);

/** Where the code points from `start` up to `end` (exclusive) of the text stand in the file. */
void bm_report_locate(const BmReport *report, guint start, guint end, guint *file_start,
                      guint *file_end);

#endif
