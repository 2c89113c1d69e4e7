/** @file
 * The catalogue of the geodata that comes with the program: what each set is, where
 * it is from, under which licence, how accurate, and what to print for its use.
 */
#ifndef BM_SOURCE_CATALOGUE_H
#define BM_SOURCE_CATALOGUE_H

#include <glib.h>

/** One set of shapes/catalogue.yaml; all strings owned by the catalogue, "" where absent. */
typedef struct {
    char *id; /**< "countries", "provinces", "durand_line" … */
    char *file, *title, *source, *version, *licence, *attribution, *url, *valid;
    double accuracy_m; /**< metres; 0 where not stated */
    char **clipped; /**< codes of the areas that are cut at the set's window; NULL-terminated */
} BmDataSet;

typedef struct BmCatalogue BmCatalogue;

/** Opens shapes/catalogue.yaml. */
BmCatalogue *bm_catalogue_open(GError **error);
/** Opens another file of the same shape. */
BmCatalogue *bm_catalogue_open_file(const char *path, GError **error);
void bm_catalogue_free(BmCatalogue *catalogue);
/** The set with that id, borrowed, or NULL. */
const BmDataSet *bm_catalogue_find(const BmCatalogue *catalogue, const char *id);
guint bm_catalogue_count(const BmCatalogue *catalogue);
const BmDataSet *bm_catalogue_borrow(const BmCatalogue *catalogue, guint index);
/** The full path of a set's file, for g_free(), or NULL with an error. */
char *bm_catalogue_path(const BmCatalogue *catalogue, const char *id, GError **error);

#endif
