/** @file
 * The tables of the gazetteer's file, shared by its writer and its reader.
 */
#ifndef BM_GAZETTEER_SCHEMA_H
#define BM_GAZETTEER_SCHEMA_H

/** PRAGMA application_id: "BMGZ". */
#define BM_GAZETTEER_APPLICATION 1112360794
/** PRAGMA user_version: counts up with the tables and with the folding. */
#define BM_GAZETTEER_VERSION 4

/** Of a place, in the order of the table and of every query. */
#define BM_GAZETTEER_COLUMNS                                                                       \
    "id, name, kind, a3, admin1, province, feature_code, source, longitude, latitude, "            \
    "radius_km, population, names"

/**
 * `place.names`: how many names there are besides its own; `name`: exact keys, and whether it is
 * the key of a place's own name and no other spelling; `loose`: loose keys; `demonym`: exact keys
 * of words that point at a place; `spelling`: for each length in code points the keys of places'
 * own names, among which near spellings are looked for: of each its signature and its place (both
 * little-endian, four bytes), its length in bytes (one byte), its bytes.
 */
#define BM_GAZETTEER_SCHEMA                                                                        \
    "CREATE TABLE place (number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, name TEXT NOT NULL," \
    " kind TEXT NOT NULL, a3 TEXT NOT NULL, admin1 TEXT NOT NULL, province TEXT NOT NULL,"         \
    " feature_code TEXT NOT NULL, source TEXT NOT NULL, longitude REAL NOT NULL,"                  \
    " latitude REAL NOT NULL, radius_km REAL NOT NULL, population INTEGER NOT NULL,"               \
    " names INTEGER NOT NULL);"                                                                    \
    "CREATE TABLE name (key TEXT, place INTEGER, own INTEGER, PRIMARY KEY (key, place)) WITHOUT "  \
    "ROWID;"                                                                                       \
    "CREATE TABLE loose (key TEXT, place INTEGER, PRIMARY KEY (key, place)) WITHOUT ROWID;"        \
    "CREATE TABLE demonym (key TEXT, place INTEGER, PRIMARY KEY (key, place)) WITHOUT ROWID;"      \
    "CREATE TABLE spelling (length INTEGER PRIMARY KEY, keys BLOB NOT NULL);"

/** Most code points of a key among which near spellings are looked for. */
#define BM_GAZETTEER_LONGEST_SPELLING 40

#endif
