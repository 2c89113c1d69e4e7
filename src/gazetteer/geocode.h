/** @file
 * From a toponym to a place, with the doubt that belongs to it.
 */
#ifndef BM_GAZETTEER_GEOCODE_H
#define BM_GAZETTEER_GEOCODE_H

#include "gazetteer/gazetteer.h"

typedef enum {
    BM_GEOCODE_FOUND,
    BM_GEOCODE_GUESS,
    BM_GEOCODE_AMBIGUOUS,
    BM_GEOCODE_UNKNOWN
} BmGeocodeStatus;

extern const char *const bm_geocode_status_words[];

/** The toponyms of one text, which tell of each other where they are. */
typedef struct BmGeocodeGroup BmGeocodeGroup;

/** What the caller knows beside the name; all may be NULL. */
typedef struct {
    const char *kind;          /**< city, district, province, crossing, country */
    const char *country;       /**< ISO 3166-1 alpha-3; no place elsewhere is taken */
    gboolean coarse;           /**< a bare name of both a city and a province means the province */
    const char *province;      /**< a province's name: places in it are likelier */
    const char *const *actors; /**< names or adjectives of who acted, NULL-terminated: places in
                                  their countries are likelier */
    const BmGeocodeGroup *group; /**< the other places of the same text */
} BmGeocodeHint;

typedef struct {
    char *query;
    BmGeocodeStatus status;
    BmPlace *place;        /**< NULL where ambiguous or unknown */
    const char *precision; /**< "place", "district", "province", "country" …: borrowed, static */
    double radius_km;
    double confidence;     /**< 0 to 1; meaningless without a place */
    GPtrArray *why;        /**< of char: what decided, in words */
    GPtrArray *candidates; /**< of BmPlace: the others, the likeliest first */
    char **nearest;        /**< of an unknown name: spellings that exist */
    GPtrArray *parts; /**< of BmPlace: of "X and Y provinces", whose precision is "region", each of
                         them; else NULL */
} BmGeocode;

/**
 * Geocodes `query`. A word of kind in it ("Kandahar province", "Khyber district",
 * "Torkham border crossing") is understood, and several places at once ("between X and Y", "X, Y
 * and Z provinces") are answered by a circle that holds them. An unknown or ambiguous name is no
 * error: the status says so. Returns a result for bm_geocode_free(), or NULL where the gazetteer
 * cannot be read.
 */
BmGeocode *bm_geocode(BmGazetteer *gazetteer, const char *query, const BmGeocodeHint *hint,
                      GError **error);
void bm_geocode_free(BmGeocode *result);

/**
 * Weighs the `toponyms` (NULL-terminated, in the order of the text, repeated as they are) against
 * each other. One group serves any number of bm_geocode() on the toponyms it holds and on others
 * of that text. For bm_geocode_group_free(), before the gazetteer is freed; NULL where the
 * gazetteer cannot be read. What is not UTF-8 is passed over.
 */
BmGeocodeGroup *bm_geocode_group_new(BmGazetteer *gazetteer, const char *const *toponyms,
                                     GError **error);
void bm_geocode_group_free(BmGeocodeGroup *group);

#endif
