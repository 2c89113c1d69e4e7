/** @file
 * Filters: what passes, and what makes no sense.
 */
#include "feature/filter.h"

#include <criterion/criterion.h>
#include <string.h>

static BmFeatureSet *towns(void)
{
    char **fields = g_strsplit("name,pop,a3", ",", -1);
    BmFeatureSet *set = bm_feature_set_new("towns", fields);
    BmFeature *feature = g_new0(BmFeature, 1);
    feature->values = g_strsplit("Ghazni,141000,AFG", ",", -1);
    g_ptr_array_add(set->features, feature);
    return set;
}

Test(filter, comparisons)
{
    static const struct {
        const char *words;
        gboolean passes;
    } cases[] = {
        { "pop > 50000", TRUE },
        { "pop > 141000", FALSE },
        { "pop >= 141000", TRUE },
        { "POP < 9e9", TRUE },
        { "pop <= 1", FALSE },
        { "name = 'Ghazni'", TRUE },
        { "name != \"Ghazni\"", FALSE },
        { "a3 in ('PAK', 'AFG')", TRUE },
        { "a3 in ('PAK')", FALSE },
        { "pop > 5 and a3 = 'AFG'", TRUE },
        { "pop > 5 AND a3 = 'PAK'", FALSE },
        { "pop > -5", TRUE },
    };
    BmFeatureSet *set = towns();
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        BmFilter *filter = bm_filter_new(cases[i].words, NULL);
        cr_assert_not_null(filter, "%s", cases[i].words);
        cr_assert(bm_filter_bind(filter, set, NULL));
        cr_expect_eq(bm_filter_passes(filter, bm_feature_set_borrow(set, 0)), cases[i].passes, "%s",
                     cases[i].words);
        bm_filter_free(filter);
    }
    bm_feature_set_free(set);
}

Test(filter, nonsense_is_refused)
{
    static const char *const cases[] = {
        "",          "pop",         "pop >",        "pop > 5 and",         "pop ~ 5",
        "5 > pop",   "a3 in 'AFG'", "a3 in ('AFG'", "pop > 5 or a3 = 'A'", "name = 'open",
        "pop > -'x'"
    };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        GError *error = NULL;
        BmFilter *filter = bm_filter_new(cases[i], &error);
        cr_expect_null(filter, "%s was read", cases[i]);
        cr_expect_not_null(error);
        g_clear_error(&error);
        bm_filter_free(filter);
    }
}

Test(filter, a_field_that_is_not_there_is_named)
{
    GError *error = NULL;
    BmFeatureSet *set = towns();
    BmFilter *filter = bm_filter_new("people > 5", NULL);
    cr_expect_not(bm_filter_bind(filter, set, &error));
    cr_expect(strstr(error->message, "people") && strstr(error->message, "pop"), "%s",
              error->message);
    g_clear_error(&error);
    bm_filter_free(filter);
    bm_feature_set_free(set);
}
