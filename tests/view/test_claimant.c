/** @file
 * Whose claims the limits of claims are. Expected: Natural Earth's notes of its claim lines
 * ("Japanese claim", "Pakistani claim: Jammu and Kashmir (Admin. by India, Claimed by Pakistan)").
 */
#include "view/claimant.h"

#include <criterion/criterion.h>

Test(claimant, who_holds_the_line_to_be_the_border_claims_it)
{
    static const struct {
        const char *line, *a, *b, *claimant;
    } cases[] = {
        { "kuril-claim", "JPN", "RUS", "Japan" },
        { "jammu-kashmir-claim", "IND", "PAK", "Pakistan" },
        { "jammu-south-west-claim", "IND", "PAK", "Pakistan" },
        { "azad-kashmir-claim", "IND", "PAK", "India" },
        { "aksai-chin-claim", "CHN", "IND", "India" },
        { "arunachal-claim", "CHN", "IND", "China" },
        { "essequibo-claim", "GUY", "VEN", "Venezuela" },
        { "golan-claim", "ISR", "SYR", "Syria" },
        { "shebaa-claim", "ISR", "LBN", "Lebanon" },
        { "olivenza-claim", "ESP", "PRT", "Portugal" },
        { "russian-claim-2022", "RUS", "UKR", "Russia" },
    };
    BmViewpoints *viewpoints = bm_viewpoints_open(NULL);
    GPtrArray *parties = bm_parties_new(NULL);
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        const BmParty *claimant = NULL;
        cr_assert_eq(bm_viewpoints_claimant(viewpoints, parties, cases[i].line, cases[i].a,
                                            cases[i].b, &claimant),
                     BM_CLAIMANT_KNOWN, "%s", cases[i].line);
        cr_expect_str_eq(claimant->name, cases[i].claimant, "%s", cases[i].line);
    }
    g_ptr_array_unref(parties);
    bm_viewpoints_free(viewpoints);
}

/* Of Belize and Guatemala the tables have no view; both sides of Gilgit-Baltistan's limit with
 * Azad Kashmir are under Pakistan and claimed by India. */
Test(claimant, is_not_guessed)
{
    BmViewpoints *viewpoints = bm_viewpoints_open(NULL);
    GPtrArray *parties = bm_parties_new(NULL);
    const BmParty *claimant = NULL;
    cr_expect_eq(
        bm_viewpoints_claimant(viewpoints, parties, "belize-claim", "BLZ", "GTM", &claimant),
        BM_CLAIMANT_UNKNOWN);
    cr_expect_eq(
        bm_viewpoints_claimant(viewpoints, parties, "no-such-line", "IND", "PAK", &claimant),
        BM_CLAIMANT_UNKNOWN);
    cr_expect_eq(
        bm_viewpoints_claimant(viewpoints, parties, "gilgit-azad-kashmir", "IND", "PAK", &claimant),
        BM_CLAIMANT_NONE);
    cr_expect_null(claimant);
    g_ptr_array_unref(parties);
    bm_viewpoints_free(viewpoints);
}
