/** @file
 * How far the building of a gazetteer is, told to whoever prints.
 */
#ifndef BM_GAZETTEER_OWN_PROGRESS_H
#define BM_GAZETTEER_OWN_PROGRESS_H

#include <glib.h>

/**
 * Called now and then: `done` of `total` (bytes of a dump, records of a folder) of `source` are
 * read and there are `places` in all; `source` is NULL while the names are being sorted.
 */
typedef void (*BmOwnProgress)(const char *source, guint64 done, guint64 total, guint64 places,
                              gpointer data);

typedef struct {
    BmOwnProgress tell; /**< NULL: nobody asks */
    gpointer data;
} BmOwnListener;

#endif
