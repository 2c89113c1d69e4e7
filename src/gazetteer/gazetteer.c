/** @file
 * Reading the gazetteer's file.
 */
#include "gazetteer/gazetteer.h"

#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>

#include "base/data_path.h"
#include "base/error.h"
#include "gazetteer/fold.h"
#include "gazetteer/near_spellings.h"
#include "gazetteer/own_gazetteer.h"
#include "gazetteer/schema.h"

/** Most places of one name. */
enum { MOST_PLACES = 2000 };

/** The tables of keys, and how the places of a key are selected: ?1 is the key, ?2 their limit. */
enum { KEY_NAME, KEY_LOOSE, KEY_DEMONYM, KEY_TABLES };
#define SELECT_BY(table, own)                                                                      \
    "SELECT " BM_GAZETTEER_COLUMNS ", " own " FROM " table " JOIN place ON place.number = " table  \
    ".place WHERE key = ?1 LIMIT ?2"
static const char *const select_words[KEY_TABLES] = { SELECT_BY("name", "own"),
                                                      SELECT_BY("loose", "0"),
                                                      SELECT_BY("demonym", "0") };

struct BmGazetteer {
    char *path;
    sqlite3 *database;
    BmOwnGazetteer *own;              /**< the user's, or NULL */
    sqlite3_stmt *by_key[KEY_TABLES]; /**< prepared when first asked for */
    sqlite3_stmt *by_number;          /**< likewise */
    BmNearSpellings *spellings;
};

static void set_unreadable(const BmGazetteer *gazetteer, GError **error)
{
    g_set_error(error, BM_ERROR, BM_ERROR_INPUT,
                "%s: the gazetteer cannot be read: %s; build it again", gazetteer->path,
                sqlite3_errmsg(gazetteer->database));
}

static gboolean read_pragma(BmGazetteer *gazetteer, const char *words, int *value, GError **error)
{
    sqlite3_stmt *statement = NULL;
    gboolean good =
        sqlite3_prepare_v2(gazetteer->database, words, -1, &statement, NULL) == SQLITE_OK &&
        sqlite3_step(statement) == SQLITE_ROW;
    if (good)
        *value = sqlite3_column_int(statement, 0);
    else
        set_unreadable(gazetteer, error);
    sqlite3_finalize(statement);
    return good;
}

static gboolean check_file(BmGazetteer *gazetteer, GError **error)
{
    int application, version;
    if (!read_pragma(gazetteer, "PRAGMA application_id", &application, error) ||
        !read_pragma(gazetteer, "PRAGMA user_version", &version, error))
        return FALSE;
    if (application == BM_GAZETTEER_APPLICATION && version == BM_GAZETTEER_VERSION)
        return TRUE;
    g_set_error(error, BM_ERROR, BM_ERROR_INPUT, "%s: %s; build it again", gazetteer->path,
                application == BM_GAZETTEER_APPLICATION
                    ? "the gazetteer was made by another version of the program"
                    : "this is a database but not a gazetteer");
    return FALSE;
}

BmGazetteer *bm_gazetteer_open_file(const char *path, GError **error)
{
    if (!g_file_test(path, G_FILE_TEST_IS_REGULAR)) {
        g_set_error(error, BM_ERROR, BM_ERROR_INPUT, "%s: there is no such gazetteer; build it",
                    path);
        return NULL;
    }
    BmGazetteer *gazetteer = g_new0(BmGazetteer, 1);
    gazetteer->path = g_strdup(path);
    /* An immutable file is neither locked nor looked at again for changes. */
    char *full = g_canonicalize_filename(path, NULL);
    char *escaped = g_uri_escape_string(full, "/", FALSE);
    char *uri = g_strdup_printf("file://%s?immutable=1", escaped);
    int status =
        sqlite3_open_v2(uri, &gazetteer->database,
                        SQLITE_OPEN_READONLY | SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX, NULL);
    g_free(uri);
    g_free(escaped);
    g_free(full);
    if (status != SQLITE_OK)
        set_unreadable(gazetteer, error);
    gazetteer->spellings = bm_near_spellings_new(gazetteer->database);
    if (status == SQLITE_OK) /* a table of many places asks for pages all over the file */
        sqlite3_exec(gazetteer->database, "PRAGMA mmap_size = 268435456", NULL, NULL, NULL);
    if (status == SQLITE_OK && check_file(gazetteer, error))
        return gazetteer;
    bm_gazetteer_free(gazetteer);
    return NULL;
}

BmGazetteer *bm_gazetteer_open(GError **error)
{
    char *path = bm_data_path("gazetteer.sqlite", error);
    BmGazetteer *gazetteer = path ? bm_gazetteer_open_file(path, error) : NULL;
    g_free(path);
    return gazetteer;
}

BmGazetteer *bm_gazetteer_open_with(const char *own_path, BmWarnings *warnings, GError **error)
{
    BmGazetteer *gazetteer = bm_gazetteer_open(error);
    if (gazetteer && own_path &&
        !(gazetteer->own = bm_own_gazetteer_open(own_path, warnings, error)))
        g_clear_pointer(&gazetteer, bm_gazetteer_free);
    return gazetteer;
}

void bm_gazetteer_free(BmGazetteer *gazetteer)
{
    if (!gazetteer)
        return;
    for (guint i = 0; i < KEY_TABLES; i++)
        sqlite3_finalize(gazetteer->by_key[i]);
    sqlite3_finalize(gazetteer->by_number);
    bm_near_spellings_free(gazetteer->spellings);
    sqlite3_close(gazetteer->database);
    bm_own_gazetteer_free(gazetteer->own);
    g_free(gazetteer->path);
    g_free(gazetteer);
}

static char *text_at(sqlite3_stmt *statement, int column)
{
    const char *text = (const char *)sqlite3_column_text(statement, column);
    return g_utf8_make_valid(text ? text : "", -1);
}

static BmPlace *read_place(sqlite3_stmt *statement)
{
    BmPlace *place = g_new0(BmPlace, 1);
    char **words[] = { &place->id,     &place->name,     &place->kind,         &place->a3,
                       &place->admin1, &place->province, &place->feature_code, &place->source };
    for (guint i = 0; i < G_N_ELEMENTS(words); i++)
        *words[i] = text_at(statement, (int)i);
    place->longitude = sqlite3_column_double(statement, 8);
    place->latitude = sqlite3_column_double(statement, 9);
    place->radius_km = sqlite3_column_double(statement, 10);
    place->population = sqlite3_column_int64(statement, 11);
    place->names = (guint)CLAMP(sqlite3_column_int64(statement, 12), 0, 10000);
    return place;
}

/** A place's own name is likelier meant than another spelling or a former name of some other. */
static const double OWN_NAME = 2.2;

typedef struct {
    BmPlace *place;
    double weight;
} Weighed;

static gint compare_weighed(gconstpointer a, gconstpointer b)
{
    const Weighed *x = a, *y = b;
    if (x->weight != y->weight)
        return x->weight < y->weight ? 1 : -1;
    return strcmp(x->place->id, y->place->id);
}

/** The weightiest first, those named so before those that are also called so. */
static void sort_places(GPtrArray *places)
{
    Weighed *weighed = g_new(Weighed, places->len);
    for (guint i = 0; i < places->len; i++) {
        BmPlace *place = g_ptr_array_index(places, i);
        weighed[i] =
            (Weighed){ place, bm_place_weight(place) + (place->by_own_name ? OWN_NAME : 0) };
    }
    if (places->len > 0)
        qsort(weighed, places->len, sizeof *weighed, compare_weighed);
    for (guint i = 0; i < places->len; i++)
        places->pdata[i] = weighed[i].place;
    g_free(weighed);
}

/** The places of a key of one of the tables; takes over the key, which may be NULL. */
static GPtrArray *find_key_take(BmGazetteer *gazetteer, guint table, char *key, GError **error)
{
    GPtrArray *places = g_ptr_array_new_with_free_func((GDestroyNotify)bm_place_free);
    if (!key || key[0] == '\0') {
        g_free(key);
        return places;
    }
    sqlite3_stmt **statement = &gazetteer->by_key[table];
    int status = *statement ? SQLITE_OK
                            : sqlite3_prepare_v3(gazetteer->database, select_words[table], -1,
                                                 SQLITE_PREPARE_PERSISTENT, statement, NULL);
    if (status == SQLITE_OK) {
        sqlite3_bind_text(*statement, 1, key, -1, SQLITE_STATIC);
        sqlite3_bind_int(*statement, 2, MOST_PLACES);
        while ((status = sqlite3_step(*statement)) == SQLITE_ROW) {
            BmPlace *place = read_place(*statement);
            place->by_own_name = sqlite3_column_int(*statement, 13) != 0;
            g_ptr_array_add(places, place);
        }
    }
    if (status != SQLITE_DONE) {
        set_unreadable(gazetteer, error);
        g_clear_pointer(&places, g_ptr_array_unref);
    } else {
        sort_places(places);
    }
    sqlite3_reset(*statement);
    g_free(key);
    return places;
}

/** Adds the user's own places to ours, which are NULL where those could not be read. */
static GPtrArray *with_own(BmGazetteer *gazetteer, const char *name, gboolean loosely,
                           GPtrArray *places, GError **error)
{
    if (!places || !gazetteer->own)
        return places;
    if (!bm_own_gazetteer_find(gazetteer->own, name, loosely, places, error))
        g_clear_pointer(&places, g_ptr_array_unref);
    else
        sort_places(places);
    return places;
}

static gboolean is_short_enough(const char *name)
{
    return strlen(name) <= BM_FOLD_MAX_BYTES;
}

GPtrArray *bm_gazetteer_find(BmGazetteer *gazetteer, const char *name, GError **error)
{
    char *key = is_short_enough(name) ? bm_fold_name(name) : NULL;
    return with_own(gazetteer, name, FALSE, find_key_take(gazetteer, KEY_NAME, key, error), error);
}

GPtrArray *bm_gazetteer_find_loosely(BmGazetteer *gazetteer, const char *name, GError **error)
{
    char *key = is_short_enough(name) ? bm_fold_name_loosely(name) : NULL;
    return with_own(gazetteer, name, TRUE, find_key_take(gazetteer, KEY_LOOSE, key, error), error);
}

GPtrArray *bm_gazetteer_find_demonym(BmGazetteer *gazetteer, const char *word, GError **error)
{
    return find_key_take(gazetteer, KEY_DEMONYM, is_short_enough(word) ? bm_fold_name(word) : NULL,
                         error);
}

static BmPlace *place_by_number(BmGazetteer *gazetteer, gint64 number)
{
    sqlite3_stmt **statement = &gazetteer->by_number;
    BmPlace *place = NULL;
    if (*statement ||
        sqlite3_prepare_v3(gazetteer->database,
                           "SELECT " BM_GAZETTEER_COLUMNS " FROM place WHERE number = ?1", -1,
                           SQLITE_PREPARE_PERSISTENT, statement, NULL) == SQLITE_OK) {
        sqlite3_bind_int64(*statement, 1, number);
        if (sqlite3_step(*statement) == SQLITE_ROW)
            place = read_place(*statement);
    }
    sqlite3_reset(*statement);
    return place;
}

/** Adds the names of the places in `near`: the nearest first, the important ones among equals. */
static void name_nearest(BmGazetteer *gazetteer, const GArray *near, guint count, GPtrArray *names)
{
    for (guint first = 0, end; first < near->len && names->len < count; first = end) {
        GPtrArray *equals = g_ptr_array_new_with_free_func((GDestroyNotify)bm_place_free);
        for (end = first; end < near->len; end++) {
            const BmNearSpelling *next = &g_array_index(near, BmNearSpelling, end);
            if (next->distance != g_array_index(near, BmNearSpelling, first).distance)
                break;
            BmPlace *place = place_by_number(gazetteer, next->place);
            if (place)
                g_ptr_array_add(equals, place);
        }
        sort_places(equals);
        for (guint i = 0; i < equals->len && names->len < count; i++) {
            const char *name = ((BmPlace *)g_ptr_array_index(equals, i))->name;
            if (!g_ptr_array_find_with_equal_func(names, name, g_str_equal, NULL))
                g_ptr_array_add(names, g_strdup(name));
        }
        g_ptr_array_unref(equals);
    }
}

char **bm_gazetteer_nearest_names(BmGazetteer *gazetteer, const char *name, guint count,
                                  GError **error)
{
    char *key = is_short_enough(name) ? bm_fold_name(name) : NULL;
    GPtrArray *names = g_ptr_array_new_with_free_func(g_free);
    GArray *near = bm_near_spellings_find(gazetteer->spellings, key ? key : "", count);
    gboolean good = near != NULL;
    if (!near)
        set_unreadable(gazetteer, error);
    else if (gazetteer->own && key)
        good = bm_own_gazetteer_nearest(gazetteer->own, key, count, names, error);
    if (good)
        name_nearest(gazetteer, near, count, names);
    g_clear_pointer(&near, g_array_unref);
    g_free(key);
    if (!good) {
        g_ptr_array_unref(names);
        return NULL;
    }
    g_ptr_array_add(names, NULL);
    return (char **)g_ptr_array_free(names, FALSE);
}
