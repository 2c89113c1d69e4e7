/** @file
 * Who holds which line: the tables that the program comes with, and bad ones.
 */
#include "base/error.h"
#include "document/table.h"
#include "feature/feature.h"
#include "source/source.h"
#include "view/viewpoints.h"

#include <criterion/criterion.h>
#include <glib/gstdio.h>
#include <string.h>

#define SHAPES BM_SOURCE_DIR "/shapes"

static BmViewpoints *viewpoints;

static void open_own(void)
{
    g_setenv("BORDERMAP_DATA", BM_SOURCE_DIR, TRUE);
    viewpoints = bm_viewpoints_open(NULL);
    cr_assert_not_null(viewpoints);
}

static void close_own(void)
{
    bm_viewpoints_free(viewpoints);
}

TestSuite(viewpoints, .init = open_own, .fini = close_own);

static BmLineView see(const char *line, const char *code)
{
    BmParty *party = code ? bm_party_new(code, NULL) : NULL;
    BmLineView view = bm_viewpoints_see(viewpoints, line, "disputed", party);
    bm_party_free(party);
    return view;
}

/* A viewpoint needs both: for India the claim line of Aksai Chin becomes the border and the line
 * on the ground is none. The classes are Natural Earth 5's, or have their source in
 * viewpoints_added.tsv. */
static const struct {
    const char *line, *code;
    BmBorderStatus status;
} seen[] = {
    { "aksai-chin-claim", "IND", BM_BORDER_INTERNATIONAL },
    { "aksai-chin-line", "IND", BM_BORDER_LEFT_OUT },
    { "aksai-chin-claim", "CHN", BM_BORDER_LEFT_OUT },
    { "aksai-chin-line", "CHN", BM_BORDER_INTERNATIONAL },
    { "kashmir-loc", "IND", BM_BORDER_LEFT_OUT },
    { "azad-kashmir-claim", "IND", BM_BORDER_INTERNATIONAL },
    { "gilgit-baltistan-claim", "IND", BM_BORDER_INTERNATIONAL },
    { "kashmir-loc", "PAK", BM_BORDER_LEFT_OUT },
    { "jammu-kashmir-claim", "PAK", BM_BORDER_INTERNATIONAL },
    { "crimea-isthmus", "UKR", BM_BORDER_INTERNAL },
    { "crimea-isthmus", "RUS", BM_BORDER_INTERNAL }, /* Kherson is counted as Russian too */
    { "russian-claim-2022", "RUS", BM_BORDER_INTERNATIONAL },
    { "russian-claim-2022", "UKR", BM_BORDER_LEFT_OUT },
    { "western-sahara-berm", "MAR", BM_BORDER_LEFT_OUT },
    { "durand-line", "AFG", BM_BORDER_UNRECOGNISED },
    { "durand-line", "PAK", BM_BORDER_INTERNATIONAL },
};

Test(viewpoints, the_line_that_each_party_holds)
{
    for (guint i = 0; i < G_N_ELEMENTS(seen); i++) {
        BmLineView view = see(seen[i].line, seen[i].code);
        cr_expect_eq(view.status, seen[i].status, "%s for %s: %s", seen[i].line, seen[i].code,
                     bm_border_status_words[view.status]);
    }
}

Test(viewpoints, the_durand_line_has_words_and_no_other_line)
{
    BmLineView afghan = see("durand-line", "AFG"), pakistani = see("durand-line", "PAK");
    cr_expect(strstr(afghan.wording, "Afghanistan’s view"), "%s", afghan.wording);
    cr_expect(strstr(afghan.wording, "not an international border"), "%s", afghan.wording);
    cr_expect(strstr(pakistani.wording, "Pakistan’s view"), "%s", pakistani.wording);
    cr_expect_str_neq(bm_border_status_section(afghan.status),
                      bm_border_status_section(pakistani.status));
    cr_expect(afghan.unverified && pakistani.unverified);
}

Test(viewpoints, nobodys_view_is_the_status_of_the_set)
{
    BmLineView view = bm_viewpoints_see(viewpoints, "kashmir-loc", "line of control", NULL);
    cr_expect_eq(view.status, BM_BORDER_CONTROL);
    cr_expect_str_eq(view.dispute, "kashmir");
    cr_expect(!view.unverified);
    view = bm_viewpoints_see(viewpoints, "", "international", NULL);
    cr_expect_eq(view.status, BM_BORDER_INTERNATIONAL);
    cr_expect_str_empty(view.dispute);
}

Test(viewpoints, an_empty_viewpoint_is_the_default_class)
{
    /* Natural Earth gives Russia no class of its own on the border of Bhutan and China */
    BmLineView view = see("bhutan-china", "RUS");
    cr_expect_eq(view.status, BM_BORDER_INTERNATIONAL);
    cr_expect(view.unverified, "its class is marked (verify)");
    cr_expect(view.assumed && !see("aksai-chin-line", "IND").assumed);
}

/* Every line of every set of borders that is disputed is in the one table. */
Test(viewpoints, all_scales_use_the_one_table)
{
    static const char *const sets[] = { "borders", "borders_osm100", "borders_osm10" };
    for (guint i = 0; i < G_N_ELEMENTS(sets); i++) {
        char *path = g_strdup_printf(SHAPES "/%s.shp", sets[i]);
        BmFeatureSet *set = bm_source_read(path, NULL, NULL, NULL);
        cr_assert_not_null(set, "%s", path);
        int line = bm_feature_set_field(set, "line"), status = bm_feature_set_field(set, "status");
        cr_assert(line >= 0 && status >= 0);
        guint keyed = 0;
        for (guint j = 0; j < bm_feature_set_count(set); j++) {
            const BmFeature *feature = bm_feature_set_borrow(set, j);
            const char *key = bm_feature_value(feature, line);
            gboolean agreed = strcmp(bm_feature_value(feature, status), "international") == 0;
            cr_expect(key[0] || agreed, "%s: record %u has no line", sets[i], j);
            if (!key[0])
                continue;
            keyed++;
            /* a line that the table lacks would have no class: it would be agreed for everybody */
            BmParty *party = bm_party_new("IND", NULL);
            BmLineView with = bm_viewpoints_see(viewpoints, key, "left out", party);
            BmLineView without = bm_viewpoints_see(viewpoints, "", "left out", party);
            cr_expect(with.dispute[0] || with.status != without.status ||
                          bm_viewpoints_is_border(viewpoints, key),
                      "%s: %s", sets[i], key);
            bm_party_free(party);
        }
        cr_expect_gt(keyed, 10u, "%s", sets[i]);
        bm_feature_set_free(set);
        g_free(path);
    }
}

static GHashTable *column_of(const char *path, const char *name)
{
    BmTable *table = bm_table_read(path, NULL, NULL);
    cr_assert_not_null(table, "%s", path);
    int column = bm_table_column(table, name);
    cr_assert(column >= 0, "%s has no column %s", path, name);
    GHashTable *values = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    for (guint i = 0; i < bm_table_count(table); i++)
        g_hash_table_add(values, g_strdup(bm_table_row(table, i)->cells[column].text));
    bm_table_free(table);
    return values;
}

/* Natural Earth's package has 46 claim lines: every one is told by a row of the joining table, and
 * every key there is a row of viewpoints.tsv. */
Test(viewpoints, the_package_s_claim_lines_are_joined_to_the_table)
{
    GHashTable *joined = column_of(SHAPES "/build.d/claims.tsv", "line");
    GHashTable *found = column_of(SHAPES "/build.d/claims.tsv", "found");
    GHashTable *keys = column_of(SHAPES "/viewpoints.tsv", "line");
    GHashTableIter iter;
    gpointer key;
    g_hash_table_iter_init(&iter, joined);
    while (g_hash_table_iter_next(&iter, &key, NULL))
        cr_expect(g_hash_table_contains(keys, key), "%s", (char *)key);
    BmFeatureSet *lines = bm_source_read(SHAPES "/disputed_borders.shp", NULL, NULL, NULL);
    cr_assert_not_null(lines);
    cr_expect_eq(bm_feature_set_count(lines), 46u);
    int name = bm_feature_set_field(lines, "name");
    for (guint i = 0; i < bm_feature_set_count(lines); i++) {
        const char *claim = bm_feature_value(bm_feature_set_borrow(lines, i), name);
        cr_expect(g_hash_table_contains(found, claim), "%s", claim);
    }
    bm_feature_set_free(lines);
    g_hash_table_unref(joined);
    g_hash_table_unref(found);
    g_hash_table_unref(keys);
}

/** Adds the keys of the lines that a set of borders draws. */
static void add_drawn(GHashTable *drawn, const char *path)
{
    BmFeatureSet *set = bm_source_read(path, NULL, NULL, NULL);
    int line = bm_feature_set_field(set, "line");
    for (guint i = 0; i < bm_feature_set_count(set); i++)
        g_hash_table_add(drawn, g_strdup(bm_feature_value(bm_feature_set_borrow(set, i), line)));
    bm_feature_set_free(set);
}

Test(viewpoints, rows_without_a_line_are_listed_in_the_readme)
{
    GHashTable *drawn = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    add_drawn(drawn, SHAPES "/borders.shp");
    add_drawn(drawn, SHAPES "/borders_osm100.shp"); /* where Siachen is India's */
    char *readme = NULL;
    cr_assert(g_file_get_contents(BM_SOURCE_DIR "/README.md", &readme, NULL, NULL));
    GHashTable *keys = column_of(SHAPES "/viewpoints.tsv", "line");
    GHashTableIter iter;
    gpointer key;
    g_hash_table_iter_init(&iter, keys);
    while (g_hash_table_iter_next(&iter, &key, NULL)) {
        char *quoted = g_strdup_printf("`%s`", (char *)key);
        cr_expect_neq(strstr(readme, quoted) != NULL, g_hash_table_contains(drawn, key), "%s",
                      quoted);
        g_free(quoted);
    }
    g_hash_table_unref(keys);
    g_hash_table_unref(drawn);
    g_free(readme);
}

Test(viewpoints, every_row_of_our_own_has_a_source)
{
    BmTable *table = bm_table_read(SHAPES "/viewpoints_added.tsv", NULL, NULL);
    cr_assert_not_null(table);
    int source = bm_table_column(table, "source"), class = bm_table_column(table, "class");
    for (guint i = 0; i < bm_table_count(table); i++) {
        const BmTableRow *row = bm_table_row(table, i);
        cr_expect_neq(row->cells[source].text[0], '\0', "line %u", row->line);
        cr_expect(strstr(row->cells[class].text, "(verify)"), "line %u", row->line);
    }
    bm_table_free(table);
}

static char *owner(const char *area_id, const char *code)
{
    BmFeatureSet *set = bm_source_read(SHAPES "/disputed_areas.shp", NULL, NULL, NULL);
    BmParty *party = code ? bm_party_new(code, NULL) : NULL;
    char *answer = NULL;
    for (guint i = 0; i < bm_feature_set_count(set); i++) {
        const BmFeature *feature = bm_feature_set_borrow(set, i);
#define VALUE(f) bm_feature_value(feature, bm_feature_set_field(set, f))
        BmDisputedArea area = { VALUE("holder"), VALUE("claimants"), VALUE("inner"), VALUE("outer"),
                                VALUE("views") };
        if (strcmp(VALUE("id"), area_id) == 0)
            answer = bm_viewpoints_owner(viewpoints, &area, party);
#undef VALUE
    }
    bm_party_free(party);
    bm_feature_set_free(set);
    return answer;
}

Test(viewpoints, whose_ground_is_in_each_view)
{
    static const struct {
        const char *area, *code, *owner;
    } cases[] = {
        { "azad-kashmir", "IND", "IND" },
        { "gilgit-baltistan", "IND", "IND" },
        { "aksai-chin", "IND", "IND" },
        { "aksai-chin", "CHN", "CHN" },
        { "jammu-kashmir", "IND", "IND" },
        { "jammu-kashmir", "PAK", "PAK" },
        { "crimea", "UKR", "UKR" },
        { "crimea", "RUS", "RUS" },
        { "western-sahara-west", "MAR", "MAR" },
        { "western-sahara-east", "MAR", "MAR" },
        { "crimea", NULL, NULL },
        { "western-sahara-west", NULL, NULL },
        { "jammu-kashmir", NULL, NULL },
        { "siachen", "IND", "IND" },
        { "siachen", "CHN", NULL },
        { "aksai-chin", NULL, NULL },
    };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        char *whose = owner(cases[i].area, cases[i].code);
        cr_expect_eq(g_strcmp0(whose, cases[i].owner), 0, "%s for %s: %s", cases[i].area,
                     cases[i].code ? cases[i].code : "nobody", whose ? whose : "open");
        g_free(whose);
    }
}

/** A folder with good tables of one line each, and one file of `text`. */
static char *folder_with(const char *name, const char *text)
{
    static const char *const files[][2] = {
        { "viewpoints.tsv", "line\tdispute\ttitle\tclass\tviews\tended\tsource\n"
                            "x\td\tX\tDisputed\tIN=Breakaway\t\ts\n" },
        { "viewpoints_added.tsv", "line\tparty\tclass\twording\tsource\n" },
        { "disputes.tsv", "dispute\ttitle\tsentence\ttold_by\twest\tsouth\teast\tnorth\n"
                          "d\tD\tS\t\t1\t2\t3\t4\n" },
    };
    char *folder = g_dir_make_tmp(NULL, NULL);
    for (guint i = 0; i < G_N_ELEMENTS(files); i++) {
        char *path = g_build_filename(folder, files[i][0], NULL);
        gboolean bad = name && strcmp(files[i][0], name) == 0;
        cr_assert(g_file_set_contents(path, bad ? text : files[i][1], -1, NULL));
        g_free(path);
    }
    return folder;
}

static void remove_folder(char *folder)
{
    static const char *const names[] = { "viewpoints.tsv", "viewpoints_added.tsv", "disputes.tsv" };
    for (guint i = 0; i < G_N_ELEMENTS(names); i++) {
        char *path = g_build_filename(folder, names[i], NULL);
        g_unlink(path);
        g_free(path);
    }
    g_rmdir(folder);
    g_free(folder);
}

Test(viewpoints, mistakes_in_a_table_are_named)
{
    static const struct {
        const char *name, *text, *message;
    } cases[] = {
        { "viewpoints.tsv", "line\tdispute\ttitle\tclass\tviews\tsource\nx\td\tX\tDisputed\t\ts\n",
          "viewpoints.tsv:1: there is no column 'ended'" },
        { "viewpoints_added.tsv", "line\tparty\tclass\twording\tsource\ny\tIN\tDisputed\t\ts\n",
          "viewpoints_added.tsv:2: viewpoints.tsv has no line 'y'" },
        { "disputes.tsv",
          "dispute\ttitle\tsentence\ttold_by\twest\tsouth\teast\tnorth\nd\tD\tS\t\t1\tb\t3\t4\n",
          "disputes.tsv:2: 'b' is no number of degrees" },
    };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        char *folder = folder_with(cases[i].name, cases[i].text);
        GError *error = NULL;
        cr_expect_null(bm_viewpoints_open_folder(folder, &error), "%s", cases[i].message);
        cr_assert_not_null(error);
        cr_expect(strstr(error->message, cases[i].message), "%s", error->message);
        g_error_free(error);
        remove_folder(folder);
    }
    char *folder = folder_with(NULL, NULL);
    BmViewpoints *good = bm_viewpoints_open_folder(folder, NULL);
    cr_expect_not_null(good);
    bm_viewpoints_free(good);
    remove_folder(folder);
}
