/** @file
 * The catalogue of the geodata that comes with the program: what each set is, where
 * it is from, under which licence, how accurate, and what to print for its use.
 */
#ifndef BM_SOURCE_CATALOGUE_H
#define BM_SOURCE_CATALOGUE_H

#include "feature/feature.h"

/** One set of shapes/catalogue.yaml; all strings owned by the catalogue, "" where absent. */
typedef struct {
    char *id; /**< "countries", "provinces", "durand_line" … */
    char *file, *title, *source, *version, *licence, *attribution, *url, *valid;
    char *level; /**< "ne", "osm100": sets of one level of detail belong together */
    char *role;  /**< of a set of a level: "countries", "borders", "provinces", "province_lines" */
    double accuracy_m; /**< metres; 0 where not stated */
    char *scope;       /**< "world", alpha-3 codes with spaces between, or words */
    BmExtent clip;     /**< degrees: the window that areas were cut to; empty where none were */
    char **clipped;    /**< codes of the areas that are cut at `clip`; NULL-terminated */
    char *folder;      /**< of a set of one's own; NULL: the program's shapes/ */
    char *original, *original_sha256; /**< of an imported set: the file, and its hash */
    char **hashes;                    /**< "HASH  NAME" of each of its files; NULL-terminated */
} BmDataSet;

typedef struct BmCatalogue BmCatalogue;

/** Opens shapes/catalogue.yaml. */
BmCatalogue *bm_catalogue_open(GError **error);
/** Opens another file of the same shape; its sets stand in its folder. */
BmCatalogue *bm_catalogue_open_file(const char *path, GError **error);
/** One without a set. */
BmCatalogue *bm_catalogue_new(void);
/** Adds the sets of FOLDER/catalogue.yaml. Fails where one has the id of another. */
gboolean bm_catalogue_add_folder(BmCatalogue *catalogue, const char *folder, GError **error);
/** Adds a set, or puts it in the place of that with its id. */
void bm_catalogue_put_take(BmCatalogue *catalogue, BmDataSet *set_take);
void bm_data_set_free(BmDataSet *set);
void bm_catalogue_free(BmCatalogue *catalogue);
/** The set with that id, borrowed, or NULL. */
const BmDataSet *bm_catalogue_find(const BmCatalogue *catalogue, const char *id);
guint bm_catalogue_count(const BmCatalogue *catalogue);
const BmDataSet *bm_catalogue_borrow(const BmCatalogue *catalogue, guint index);
/** TRUE where the set holds the country, whole or cut. */
gboolean bm_data_set_has(const BmDataSet *set, const char *a3);
/** The full path of a set's file, for g_free(), or NULL with an error. */
char *bm_catalogue_path(const BmCatalogue *catalogue, const char *id, GError **error);

#endif
