/** @file
 * Reading the gazetteer's file.
 */
#include "gazetteer/gazetteer.h"

#include <sqlite3.h>
#include <string.h>

#include "base/data_path.h"
#include "base/error.h"
#include "gazetteer/fold.h"
#include "gazetteer/own_gazetteer.h"
#include "gazetteer/schema.h"

/** Most places of one name, and most letters of a name whose near spellings are looked for. */
enum { MOST_PLACES = 2000, LONGEST_SPELLING = 40 };

struct BmGazetteer {
    char *path;
    sqlite3 *database;
    BmOwnGazetteer *own; /**< the user's, or NULL */
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
    return place;
}

static gint compare_places(gconstpointer a, gconstpointer b)
{
    const BmPlace *x = *(BmPlace *const *)a, *y = *(BmPlace *const *)b;
    double weight_x = bm_place_importance(x), weight_y = bm_place_importance(y);
    if (weight_x != weight_y)
        return weight_x < weight_y ? 1 : -1;
    return strcmp(x->id, y->id);
}

/** The places of a key; `words` selects them with the key as ?1 and their number's limit as ?2. */
static GPtrArray *find_key(BmGazetteer *gazetteer, const char *words, const char *key,
                           GError **error)
{
    GPtrArray *places = g_ptr_array_new_with_free_func((GDestroyNotify)bm_place_free);
    if (!key || key[0] == '\0')
        return places;
    sqlite3_stmt *statement = NULL;
    int status = sqlite3_prepare_v2(gazetteer->database, words, -1, &statement, NULL);
    if (status == SQLITE_OK) {
        sqlite3_bind_text(statement, 1, key, -1, SQLITE_STATIC);
        sqlite3_bind_int(statement, 2, MOST_PLACES);
        while ((status = sqlite3_step(statement)) == SQLITE_ROW)
            g_ptr_array_add(places, read_place(statement));
    }
    if (status != SQLITE_DONE) {
        set_unreadable(gazetteer, error);
        g_clear_pointer(&places, g_ptr_array_unref);
    } else {
        g_ptr_array_sort(places, compare_places);
    }
    sqlite3_finalize(statement);
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
        g_ptr_array_sort(places, compare_places);
    return places;
}

GPtrArray *bm_gazetteer_find(BmGazetteer *gazetteer, const char *name, GError **error)
{
    char *key = strlen(name) <= BM_FOLD_MAX_BYTES ? bm_fold_name(name) : NULL;
    GPtrArray *places = find_key(gazetteer,
                                 "SELECT " BM_GAZETTEER_COLUMNS " FROM place WHERE number IN "
                                 "(SELECT place FROM name WHERE key = ?1) LIMIT ?2",
                                 key, error);
    g_free(key);
    return with_own(gazetteer, name, FALSE, places, error);
}

GPtrArray *bm_gazetteer_find_loosely(BmGazetteer *gazetteer, const char *name, GError **error)
{
    char *key = strlen(name) <= BM_FOLD_MAX_BYTES ? bm_fold_name_loosely(name) : NULL;
    GPtrArray *places = find_key(gazetteer,
                                 "SELECT " BM_GAZETTEER_COLUMNS " FROM place WHERE number IN "
                                 "(SELECT place FROM loose WHERE key = ?1) LIMIT ?2",
                                 key, error);
    g_free(key);
    return with_own(gazetteer, name, TRUE, places, error);
}

/** A spelling near the one sought. */
typedef struct {
    guint distance;
    gint64 number;
} Near;

/** Edits between two words (insert, delete, change, swap of neighbours), or more than `most`. */
static guint edits(const gunichar *a, guint a_length, const gunichar *b, guint b_length, guint most)
{
    guint rows[3][LONGEST_SPELLING + 3];
    for (guint j = 0; j <= b_length; j++)
        rows[0][j] = j;
    for (guint i = 1; i <= a_length; i++) {
        guint *row = rows[i % 3], *above = rows[(i + 2) % 3], *second = rows[(i + 1) % 3];
        guint least = row[0] = i;
        for (guint j = 1; j <= b_length; j++) {
            guint best = above[j - 1] + (a[i - 1] != b[j - 1]);
            best = MIN(best, MIN(above[j], row[j - 1]) + 1);
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                best = MIN(best, second[j - 2] + 1);
            row[j] = best;
            least = MIN(least, best);
        }
        if (least > most)
            return most + 1;
    }
    return rows[a_length % 3][b_length];
}

static gint compare_near(gconstpointer a, gconstpointer b)
{
    const Near *x = a, *y = b;
    if (x->distance != y->distance)
        return x->distance > y->distance ? 1 : -1;
    return (x->number > y->number) - (x->number < y->number);
}

/** Which bytes a word has, in 32 classes: each edit changes at most two of an ASCII word's. */
static guint32 signature_of(const char *word)
{
    guint32 signature = 0;
    for (; *word; word++)
        signature |= 1u << (*word & 31);
    return signature;
}

/** The word sought among the spellings. */
typedef struct {
    gunichar *letters;
    guint length;
    guint most; /**< edits allowed */
    guint32 signature;
    gboolean ascii;
} Sought;

static guint distance_to(const Sought *sought, const char *key)
{
    if (sought->ascii &&
        __builtin_popcount(signature_of(key) ^ sought->signature) > 2 * (int)sought->most)
        return sought->most + 1;
    if (!g_utf8_validate(key, -1, NULL))
        return sought->most + 1;
    glong length;
    gunichar *letters = g_utf8_to_ucs4_fast(key, -1, &length);
    guint distance = sought->most + 1;
    if (length <= LONGEST_SPELLING)
        distance = edits(sought->letters, sought->length, letters, (guint)length, sought->most);
    g_free(letters);
    return distance;
}

/** All spellings (Near) at most as many edits away as `sought` allows, the nearest first. */
static GArray *find_near(BmGazetteer *gazetteer, const Sought *sought, GError **error)
{
    GArray *near = g_array_new(FALSE, FALSE, sizeof(Near));
    sqlite3_stmt *statement = NULL;
    int status = sqlite3_prepare_v2(
        gazetteer->database, "SELECT key, place FROM spelling WHERE length BETWEEN ?1 AND ?2", -1,
        &statement, NULL);
    if (status == SQLITE_OK) {
        sqlite3_bind_int(statement, 1, (int)sought->length - (int)sought->most);
        sqlite3_bind_int(statement, 2, (int)MIN(sought->length + sought->most, LONGEST_SPELLING));
        while ((status = sqlite3_step(statement)) == SQLITE_ROW) {
            const char *key = (const char *)sqlite3_column_text(statement, 0);
            Near found = { distance_to(sought, key ? key : ""),
                           sqlite3_column_int64(statement, 1) };
            if (found.distance <= sought->most)
                g_array_append_val(near, found);
        }
    }
    if (status != SQLITE_DONE) {
        set_unreadable(gazetteer, error);
        g_clear_pointer(&near, g_array_unref);
    } else {
        g_array_sort(near, compare_near);
    }
    sqlite3_finalize(statement);
    return near;
}

static BmPlace *place_by_number(BmGazetteer *gazetteer, gint64 number)
{
    sqlite3_stmt *statement = NULL;
    BmPlace *place = NULL;
    if (sqlite3_prepare_v2(gazetteer->database,
                           "SELECT " BM_GAZETTEER_COLUMNS " FROM place WHERE number = ?1", -1,
                           &statement, NULL) == SQLITE_OK) {
        sqlite3_bind_int64(statement, 1, number);
        if (sqlite3_step(statement) == SQLITE_ROW)
            place = read_place(statement);
    }
    sqlite3_finalize(statement);
    return place;
}

/** The names of the places in `near`: the nearest first, the important ones among equals. */
static char **name_nearest(BmGazetteer *gazetteer, const GArray *near, guint count)
{
    GPtrArray *names = g_ptr_array_new();
    for (guint first = 0, end; first < near->len && names->len < count; first = end) {
        GPtrArray *equals = g_ptr_array_new_with_free_func((GDestroyNotify)bm_place_free);
        for (end = first; end < near->len; end++) {
            const Near *next = &g_array_index(near, Near, end);
            if (next->distance != g_array_index(near, Near, first).distance)
                break;
            BmPlace *place = place_by_number(gazetteer, next->number);
            if (place)
                g_ptr_array_add(equals, place);
        }
        g_ptr_array_sort(equals, compare_places);
        for (guint i = 0; i < equals->len && names->len < count; i++) {
            const char *name = ((BmPlace *)g_ptr_array_index(equals, i))->name;
            if (!g_ptr_array_find_with_equal_func(names, name, g_str_equal, NULL))
                g_ptr_array_add(names, g_strdup(name));
        }
        g_ptr_array_unref(equals);
    }
    g_ptr_array_add(names, NULL);
    return (char **)g_ptr_array_free(names, FALSE);
}

char **bm_gazetteer_nearest_names(BmGazetteer *gazetteer, const char *name, guint count,
                                  GError **error)
{
    char *key = strlen(name) <= BM_FOLD_MAX_BYTES ? bm_fold_name(name) : NULL;
    glong length = key ? g_utf8_strlen(key, -1) : 0;
    if (length < 2 || length > LONGEST_SPELLING) {
        g_free(key);
        return g_new0(char *, 1);
    }
    Sought sought = { .letters = g_utf8_to_ucs4_fast(key, -1, NULL),
                      .length = (guint)length,
                      .most = length < 5   ? 1
                              : length < 8 ? 2
                                           : 3,
                      .signature = signature_of(key),
                      .ascii = g_str_is_ascii(key) };
    GArray *near = find_near(gazetteer, &sought, error);
    char **names = near ? name_nearest(gazetteer, near, count) : NULL;
    g_clear_pointer(&near, g_array_unref);
    g_free(sought.letters);
    g_free(key);
    return names;
}
