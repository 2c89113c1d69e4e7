/** @file
 * Parties by their codes.
 */
#include "base/error.h"
#include "view/party.h"

#include <criterion/criterion.h>
#include <glib.h>
#include <string.h>

static void use_own_data(void)
{
    g_setenv("BORDERMAP_DATA", BM_SOURCE_DIR, TRUE);
}

TestSuite(party, .init = use_own_data);

Test(party, both_codes_of_iso_3166_in_any_case)
{
    static const char *const codes[] = { "IN", "IND", "in", "Ind" };
    for (guint i = 0; i < G_N_ELEMENTS(codes); i++) {
        BmParty *party = bm_party_new(codes[i], NULL);
        cr_assert_not_null(party, "%s", codes[i]);
        cr_expect_str_eq(party->a2, "IN");
        cr_expect_str_eq(party->a3, "IND");
        cr_expect_str_eq(party->name, "India");
        bm_party_free(party);
    }
}

Test(party, an_unknown_code_names_the_nearest)
{
    static const struct {
        const char *code, *nearest;
    } cases[] = { { "INF", "the nearest known is IND" },
                  { "PKA", "the nearest known is P" },
                  { "?", "the nearest known is none" },
                  { "", "the nearest known is none" } };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        GError *error = NULL;
        cr_expect_null(bm_party_new(cases[i].code, &error));
        cr_assert(g_error_matches(error, BM_ERROR, BM_ERROR_USAGE), "'%s'", cases[i].code);
        cr_expect(strstr(error->message, cases[i].nearest), "%s", error->message);
        g_error_free(error);
    }
}
