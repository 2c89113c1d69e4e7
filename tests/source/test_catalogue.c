/** @file
 * The catalogue of geodata.
 */
#include "base/error.h"
#include "source/catalogue.h"

#include <criterion/criterion.h>
#include <glib/gstdio.h>
#include <unistd.h>

static BmCatalogue *read_text(const char *text, GError **error)
{
    char *path = NULL;
    close(g_file_open_tmp("catalogue-XXXXXX.yaml", &path, NULL));
    g_file_set_contents(path, text, -1, NULL);
    BmCatalogue *catalogue = bm_catalogue_open_file(path, error);
    g_unlink(path);
    g_free(path);
    return catalogue;
}

Test(catalogue, what_a_set_is)
{
    BmCatalogue *catalogue = read_text("- id: a\n  file: a.shp\n  version: 0.6.0\n"
                                       "  accuracy_m: 100\n  clipped: [CHN, IND]\n"
                                       "- id: b\n  file: b.shp\n",
                                       NULL);
    cr_assert_not_null(catalogue);
    cr_assert_eq(bm_catalogue_count(catalogue), 2u);
    const BmDataSet *a = bm_catalogue_find(catalogue, "a"), *b = bm_catalogue_borrow(catalogue, 1);
    cr_expect_str_eq(a->version, "0.6.0");
    cr_expect_float_eq(a->accuracy_m, 100, 0);
    cr_expect_str_eq(a->clipped[1], "IND");
    cr_expect_str_eq(b->licence, "");
    cr_expect_null(b->clipped[0]);
    cr_expect_null(bm_catalogue_find(catalogue, "c"));
    GError *error = NULL;
    cr_expect_null(bm_catalogue_path(catalogue, "c", &error));
    cr_expect(g_error_matches(error, BM_ERROR, BM_ERROR_INPUT));
    g_clear_error(&error);
    bm_catalogue_free(catalogue);
}

Test(catalogue, mistakes_are_errors)
{
    static const char *const texts[] = { "a: b\n",
                                         "- id: a\n",
                                         "- file: a.shp\n",
                                         "- [a]\n",
                                         "- id: a\n  file: b\n  licens: c\n",
                                         "- id: a\n  file: b\n  accuracy_m: far\n" };
    for (guint i = 0; i < G_N_ELEMENTS(texts); i++) {
        GError *error = NULL;
        cr_expect_null(read_text(texts[i], &error), "%s", texts[i]);
        cr_assert(g_error_matches(error, BM_ERROR, BM_ERROR_INPUT), "%s", texts[i]);
        g_error_free(error);
    }
}

Test(catalogue, every_set_of_the_program_has_its_file_source_and_licence)
{
    g_setenv("BORDERMAP_DATA", BM_SOURCE_DIR, TRUE);
    GError *error = NULL;
    BmCatalogue *catalogue = bm_catalogue_open(&error);
    cr_assert_not_null(catalogue, "%s", error ? error->message : "");
    for (guint i = 0; i < bm_catalogue_count(catalogue); i++) {
        const BmDataSet *set = bm_catalogue_borrow(catalogue, i);
        char *path = bm_catalogue_path(catalogue, set->id, &error);
        cr_expect_not_null(path, "%s: %s", set->id, error ? error->message : "");
        cr_expect(*set->source && *set->version && *set->licence && *set->attribution, "%s",
                  set->id);
        g_free(path);
        g_clear_error(&error);
    }
    bm_catalogue_free(catalogue);
}
