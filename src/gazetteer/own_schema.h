/** @file
 * The tables of a user's own gazetteer, shared by its writer and its reader.
 */
#ifndef BM_GAZETTEER_OWN_SCHEMA_H
#define BM_GAZETTEER_OWN_SCHEMA_H

/** PRAGMA application_id: "BMOG"; user_version counts up with the tables and the folding. */
#define BM_OWN_APPLICATION 1112362823
#define BM_OWN_VERSION 2

#define BM_OWN_COLUMNS                                                                             \
    "id, name, kind, a3, admin1, province, feature_code, source, longitude, latitude, "            \
    "radius_km, population"

/** `name`, `loose`: keys of bm_fold_name() and bm_fold_name_loosely(); `admin`: provinces' codes.
 */
#define BM_OWN_SCHEMA                                                                              \
    "CREATE TABLE place (number INTEGER PRIMARY KEY, id TEXT, name TEXT, kind TEXT, a3 TEXT,"      \
    " admin1 TEXT, province TEXT, feature_code TEXT, source TEXT, longitude REAL, latitude REAL,"  \
    " radius_km REAL, population INTEGER);"                                                        \
    "CREATE TABLE name (key TEXT, place INTEGER, PRIMARY KEY (key, place)) WITHOUT ROWID;"         \
    "CREATE TABLE loose (key TEXT, place INTEGER, PRIMARY KEY (key, place)) WITHOUT ROWID;"        \
    "CREATE TABLE admin (code TEXT PRIMARY KEY, name TEXT) WITHOUT ROWID;"

#endif
