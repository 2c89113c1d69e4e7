/** @file
 * The gazetteer's file: built whole or refused with its line, and never trusted when read.
 */
#include "gazetteer/gazetteer.h"

#include <criterion/criterion.h>
#include <glib/gstdio.h>
#include <string.h>

#include "base/error.h"

#define HEADER                                                                                     \
    "id\tkind\tname\tlon\tlat\ta3\tadmin1\tprovince\tfcode\tpop\tradius_km\tsource\tnames\n"
#define KABUL                                                                                      \
    "gn:1\tcity\tKabul\t69.17\t34.53\tAFG\tAF.13\tKabul\tPPLC\t4434550\t\tGN\tکابل|Cabul\n"
#define AREA "ne:2\tprovince\tKabul\t69.15\t34.57\tAFG\tAF.13\tKabul\t\t\t\tNE\tKaboul\n"

typedef struct {
    char *folder, *table, *file;
} Files;

static Files files_new(const char *text)
{
    Files files = { .folder = g_dir_make_tmp("bordermap-test-XXXXXX", NULL) };
    files.table = g_build_filename(files.folder, "places.tsv", NULL);
    files.file = g_build_filename(files.folder, "g.sqlite", NULL);
    cr_assert(g_file_set_contents(files.table, text, -1, NULL));
    return files;
}

static void files_free(Files *files)
{
    g_unlink(files->table);
    g_unlink(files->file);
    cr_expect_eq(g_rmdir(files->folder), 0, "something is left in %s", files->folder);
    g_free(files->table);
    g_free(files->file);
    g_free(files->folder);
}

Test(gazetteer, names_in_any_spelling_find_the_place_the_weightiest_first)
{
    Files files = files_new(HEADER AREA KABUL);
    GError *error = NULL;
    cr_assert(bm_gazetteer_build(files.table, files.file, &error));
    BmGazetteer *gazetteer = bm_gazetteer_open_file(files.file, &error);
    cr_assert_not_null(gazetteer);
    static const struct {
        const char *name;
        guint count;
    } cases[] = { { "KABUL", 2 }, { "كابل", 1 }, { "Caboul", 0 }, { "kaboul", 1 }, { "", 0 } };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        GPtrArray *places = bm_gazetteer_find(gazetteer, cases[i].name, &error);
        cr_assert_not_null(places);
        cr_expect_eq(places->len, cases[i].count, "%s: %u", cases[i].name, places->len);
        g_ptr_array_unref(places);
    }
    GPtrArray *places = bm_gazetteer_find(gazetteer, "Kabul", &error);
    const BmPlace *first = g_ptr_array_index(places, 0);
    cr_expect_str_eq(first->id, "gn:1");
    cr_expect_float_eq(first->longitude, 69.17, 1e-12);
    cr_expect_float_eq(first->latitude, 34.53, 1e-12);
    cr_expect_eq(first->population, 4434550);
    g_ptr_array_unref(places);
    char **nearest = bm_gazetteer_nearest_names(gazetteer, "Kabull", 3, &error);
    cr_expect_str_eq(nearest[0], "Kabul");
    cr_expect_null(nearest[1]);
    g_strfreev(nearest);
    bm_gazetteer_free(gazetteer);
    files_free(&files);
}

Test(gazetteer, usual_names_are_own_names_and_demonyms_only_point_at_a_place)
{
    Files files =
        files_new("id\tkind\tname\tlon\tlat\ta3\tadmin1\tprovince\tfcode\tpop\tradius_km"
                  "\tsource\tnames\tdemonyms\n"
                  "gn:1\tcity\tAl Basrah\t47.8\t30.5\tIRQ\t\t\tPPLA\t1\t\tGN\t=Basra|Bassora"
                  "\tBasrawi\n");
    BmGazetteer *gazetteer = NULL;
    cr_assert(bm_gazetteer_build(files.table, files.file, NULL));
    cr_assert((gazetteer = bm_gazetteer_open_file(files.file, NULL)));
    static const struct {
        const char *name;
        gboolean found, own;
    } cases[] = { { "Basra", TRUE, TRUE },
                  { "al basrah", TRUE, TRUE },
                  { "Bassora", TRUE, FALSE },
                  { "Basrawi", FALSE, FALSE } };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        GPtrArray *places = bm_gazetteer_find(gazetteer, cases[i].name, NULL);
        cr_expect_eq(places->len, cases[i].found, "%s", cases[i].name);
        if (places->len > 0)
            cr_expect_eq(((BmPlace *)g_ptr_array_index(places, 0))->by_own_name, cases[i].own, "%s",
                         cases[i].name);
        g_ptr_array_unref(places);
    }
    GPtrArray *places = bm_gazetteer_find_demonym(gazetteer, "BASRAWI", NULL);
    cr_expect_eq(places->len, 1u);
    g_ptr_array_unref(places);
    bm_gazetteer_free(gazetteer);
    files_free(&files);
}

Test(gazetteer, a_packed_table_gives_the_same_file_and_a_torn_one_is_refused)
{
    Files files = files_new(HEADER KABUL AREA);
    char *packed = g_strconcat(files.table, ".gz", NULL), *bytes, *again;
    char *words[] = { (char *)"gzip", (char *)"-kn", files.table, NULL };
    gsize length, length_again;
    cr_assert(
        g_spawn_sync(NULL, words, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, NULL, NULL));
    cr_assert(bm_gazetteer_build(files.table, files.file, NULL));
    cr_assert(g_file_get_contents(files.file, &bytes, &length, NULL));
    cr_assert(bm_gazetteer_build(packed, files.file, NULL));
    cr_assert(g_file_get_contents(files.file, &again, &length_again, NULL));
    cr_expect(length == length_again && memcmp(bytes, again, length) == 0);
    g_free(bytes);
    g_free(again);
    cr_assert(g_file_get_contents(packed, &bytes, &length, NULL));
    cr_assert(g_file_set_contents(packed, bytes, (gssize)length / 2, NULL));
    GError *error = NULL;
    cr_expect_not(bm_gazetteer_build(packed, files.file, &error));
    cr_expect(error && strstr(error->message, "packed by gzip"), "%s", error ? error->message : "");
    g_clear_error(&error);
    g_free(bytes);
    g_unlink(packed);
    g_free(packed);
    files_free(&files);
}

Test(gazetteer, a_bad_table_is_refused_with_its_line)
{
    static const struct {
        const char *text, *part;
    } cases[] = {
        { "", "places.tsv" },
        { "id\tkind\tname\n"
          "a\tcity\tb\n",
          "places.tsv:1: the column 'lon' is missing" },
        { HEADER KABUL "gn:2\tcity\tX\teast\t1\tAFG\t\t\t\t\t\tGN\t\n",
          "places.tsv:3: lon is 'east'" },
        { HEADER "gn:2\tcity\tX\tnan\t1\tAFG\t\t\t\t\t\tGN\t\n", "places.tsv:2: lon is 'nan'" },
        { HEADER "gn:2\tcity\tX\t1\tinf\tAFG\t\t\t\t\t\tGN\t\n", "places.tsv:2: lat is 'inf'" },
        { HEADER "gn:2\tcity\tX\t181\t1\tAFG\t\t\t\t\t\tGN\t\n", "places.tsv:2: lon is '181'" },
        { HEADER "gn:2\tcity\tX\t1\t\tAFG\t\t\t\t\t\tGN\t\n", "places.tsv:2: lat is ''" },
        { HEADER "gn:2\tcity\tX\t1\t1\tAFG\t\t\t\tmany\t\tGN\t\n", "places.tsv:2: pop is 'many'" },
        { HEADER "gn:2\tcity\tX\t1\t1\tAFG\t\t\t\t-1\t\tGN\t\n", "places.tsv:2: pop is '-1'" },
        { HEADER "gn:2\tcastle\tX\t1\t1\tAFG\t\t\t\t\t\tGN\t\n", "places.tsv:2: kind is 'castle'" },
        { HEADER "\tcity\tX\t1\t1\tAFG\t\t\t\t\t\tGN\t\n", "places.tsv:2: id is ''" },
        { HEADER "gn:2\tcity\t\t1\t1\tAFG\t\t\t\t\t\tGN\t\n", "places.tsv:2: name is ''" },
        { HEADER KABUL KABUL, "places.tsv:3: id is 'gn:1'" },
        { HEADER "gn:2\tcity\tX\xff\t1\t1\tAFG\t\t\t\t\t\tGN\t\n", "places.tsv:2" },
    };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        Files files = files_new(cases[i].text);
        GError *error = NULL;
        cr_expect_not(bm_gazetteer_build(files.table, files.file, &error), "case %u", i);
        cr_assert_not_null(error);
        cr_expect(g_error_matches(error, BM_ERROR, BM_ERROR_INPUT));
        cr_expect(strstr(error->message, cases[i].part), "case %u: %s", i, error->message);
        cr_expect_not(g_file_test(files.file, G_FILE_TEST_EXISTS));
        g_clear_error(&error);
        files_free(&files);
    }
}

Test(gazetteer, the_same_table_gives_the_same_bytes)
{
    Files files = files_new(HEADER KABUL AREA);
    char *bytes[2];
    gsize lengths[2];
    for (guint i = 0; i < 2; i++) {
        cr_assert(bm_gazetteer_build(files.table, files.file, NULL));
        cr_assert(g_file_get_contents(files.file, &bytes[i], &lengths[i], NULL));
    }
    cr_expect_eq(lengths[0], lengths[1]);
    cr_expect_eq(memcmp(bytes[0], bytes[1], lengths[0]), 0);
    g_free(bytes[0]);
    g_free(bytes[1]);
    files_free(&files);
}

Test(gazetteer, an_unwritable_target_is_an_error_of_writing)
{
    Files files = files_new(HEADER KABUL);
    GError *error = NULL;
    cr_expect_not(bm_gazetteer_build(files.table, "/no/such/folder/g.sqlite", &error));
    cr_expect(g_error_matches(error, BM_ERROR, BM_ERROR_OUTPUT));
    g_clear_error(&error);
    files_free(&files);
}

/** Opens and asks; a damaged file must end in an error, or in an answer, never in a crash. */
static gboolean use(const char *path, GError **error)
{
    BmGazetteer *gazetteer = bm_gazetteer_open_file(path, error);
    if (!gazetteer)
        return FALSE;
    GPtrArray *places = bm_gazetteer_find(gazetteer, "Kabul", error);
    char **nearest = places ? bm_gazetteer_nearest_names(gazetteer, "Kabull", 3, error) : NULL;
    gboolean good = nearest != NULL;
    g_strfreev(nearest);
    g_clear_pointer(&places, g_ptr_array_unref);
    bm_gazetteer_free(gazetteer);
    return good;
}

static void expect_refused(const char *path, const char *bytes, gsize length, const char *what)
{
    GError *error = NULL;
    cr_assert(g_file_set_contents(path, bytes, (gssize)length, NULL));
    cr_expect_not(use(path, &error), "%s", what);
    cr_expect(g_error_matches(error, BM_ERROR, BM_ERROR_INPUT), "%s", what);
    cr_expect(error && strstr(error->message, path), "%s: %s", what, error ? error->message : "");
    g_clear_error(&error);
}

Test(gazetteer, a_damaged_file_is_refused)
{
    Files files = files_new(HEADER KABUL AREA);
    char *bytes;
    gsize length;
    cr_assert(bm_gazetteer_build(files.table, files.file, NULL));
    cr_assert(g_file_get_contents(files.file, &bytes, &length, NULL));
    expect_refused(files.file, "", 0, "empty");
    expect_refused(files.file, "not a database", 14, "text");
    expect_refused(files.file, bytes, 100, "header alone");
    expect_refused(files.file, bytes, 5000, "cut in the second page");
    char *other = g_memdup2(bytes, length);
    memset(other + 68, 0, 4); /* the application id, by SQLite's file format 1.3 */
    expect_refused(files.file, other, length, "another application's database");
    memcpy(other, bytes, length);
    memset(other + 60, 0, 4); /* the user version */
    expect_refused(files.file, other, length, "another version");
    g_free(other);
    g_free(bytes);
    files_free(&files);
}

Test(gazetteer, flipped_bytes_never_crash)
{
    Files files = files_new(HEADER KABUL AREA);
    char *bytes;
    gsize length;
    cr_assert(bm_gazetteer_build(files.table, files.file, NULL));
    cr_assert(g_file_get_contents(files.file, &bytes, &length, NULL));
    GRand *random = g_rand_new_with_seed(7);
    for (guint i = 0; i < 300; i++) {
        char *other = g_memdup2(bytes, length);
        for (guint j = 0; j < 8; j++)
            other[g_rand_int_range(random, 100, (gint)length)] = (char)g_rand_int(random);
        cr_assert(g_file_set_contents(files.file, other, (gssize)length, NULL));
        GError *error = NULL;
        cr_expect(use(files.file, &error) || error, "file %u", i);
        g_clear_error(&error);
        g_free(other);
    }
    g_rand_free(random);
    g_free(bytes);
    files_free(&files);
}

Test(gazetteer, a_missing_file_is_named)
{
    GError *error = NULL;
    cr_expect_null(bm_gazetteer_open_file("/no/such/gazetteer.sqlite", &error));
    cr_assert(g_error_matches(error, BM_ERROR, BM_ERROR_INPUT));
    cr_expect(strstr(error->message, "/no/such/gazetteer.sqlite"), "%s", error->message);
    g_clear_error(&error);
}
