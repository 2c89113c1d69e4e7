/** @file
 * The gazetteer: names of places in many spellings and scripts, and what they name.
 *
 * It is an SQLite file that the build makes from shapes/places.tsv.gz with
 * bm_gazetteer_build(), so that one function folds the names on both sides.
 */
#ifndef BM_GAZETTEER_GAZETTEER_H
#define BM_GAZETTEER_GAZETTEER_H

#include "base/warnings.h"

/** One place; strings are owned, "" where not known. */
typedef struct {
    char *id;       /**< with the series of the code: "gn:1138958", "hand:torkham" */
    char *name;     /**< the usual English spelling */
    char *kind;     /**< city, province, country, crossing, district, region, border */
    char *a3;       /**< ISO 3166-1 alpha-3 of its country; of both, "AFG|PAK", for a crossing */
    char *admin1;   /**< GeoNames' code, "AF.36" */
    char *province; /**< the name of its province */
    char *feature_code; /**< GeoNames' */
    char *source;
    double longitude, latitude; /**< degrees; an area's pole of inaccessibility */
    double radius_km;           /**< of what has no outline; 0 where not known */
    gint64 population;
    guint names;          /**< how many it has besides its own: known all over the world or not */
    gboolean by_own_name; /**< found by its own name, not by another spelling or a former one */
    gboolean own;         /**< of the user's own gazetteer: it wins over ours */
} BmPlace;

typedef struct BmGazetteer BmGazetteer;

/** Opens the program's gazetteer, read only. */
BmGazetteer *bm_gazetteer_open(GError **error);
/**
 * The same with the user's own gazetteer before it (own_gazetteer.h says what that may be); a
 * NULL `own_path` means none.
 */
BmGazetteer *bm_gazetteer_open_with(const char *own_path, BmWarnings *warnings, GError **error);
/** Opens another file of the same shape. */
BmGazetteer *bm_gazetteer_open_file(const char *path, GError **error);
void bm_gazetteer_free(BmGazetteer *gazetteer);

/** Builds the SQLite file at `path` from a table of places as shapes/places.tsv.gz has it, packed
 * by gzip where its name says so. */
gboolean bm_gazetteer_build(const char *table_path, const char *path, GError **error);

/**
 * The places that bear `name` after folding (Unicode compatibility form, case, marks,
 * Arabic letter variants), the most important first. For g_ptr_array_unref(); of BmPlace.
 */
GPtrArray *bm_gazetteer_find(BmGazetteer *gazetteer, const char *name, GError **error);
/** The places that `word` points at without naming them: "Russian", "Texan". Else the same. */
GPtrArray *bm_gazetteer_find_demonym(BmGazetteer *gazetteer, const char *word, GError **error);
/** The names nearest to `name`, at most `count`, for "did you mean"; for g_strfreev(). */
char **bm_gazetteer_nearest_names(BmGazetteer *gazetteer, const char *name, guint count,
                                  GError **error);

/**
 * The places with a name that sounds alike (bm_fold_name_loosely()), the most important first.
 * For g_ptr_array_unref(); of BmPlace. Empty for names that are not in Latin script.
 */
GPtrArray *bm_gazetteer_find_loosely(BmGazetteer *gazetteer, const char *name, GError **error);

/**
 * How likely a bare name means this place and not another of the name: a country 9, a province
 * 6.5, a district 4.5, a town the logarithm of its population and up to 2.5 for its rank as a
 * seat. One more is ten times as likely.
 */
double bm_place_importance(const BmPlace *place);

/** The importance and how well known it is: what places of one name are ranked by. */
double bm_place_weight(const BmPlace *place);

/** How precisely the place locates what happened there: "place", "district", "province",
 *  "country", "region", "border"; static. */
const char *bm_place_precision(const BmPlace *place);

BmPlace *bm_place_copy(const BmPlace *place);
void bm_place_free(BmPlace *place);

#endif
