/** @file
 * A house's policy: every key, what it does, and how each mistake is answered.
 */
#include "base/error.h"
#include "view/policy.h"

#include <criterion/criterion.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

static void use_own_data(void)
{
    g_setenv("BORDERMAP_DATA", BM_SOURCE_DIR, TRUE);
}

TestSuite(policy, .init = use_own_data);

static BmPolicy *read_policy(const char *text, GError **error)
{
    char *path = NULL;
    int file = g_file_open_tmp("policy-XXXXXX.yaml", &path, NULL);
    close(file);
    g_file_set_contents(path, text, -1, NULL);
    BmPolicy *policy = bm_policy_read(path, error);
    g_unlink(path);
    g_free(path);
    return policy;
}

#define WHOLE                                                                                      \
    "name: The Example\n"                                                                          \
    "edition: South Asia\n"                                                                        \
    "market: IND\n"                                                                                \
    "disputes:\n"                                                                                  \
    "  kashmir:\n"                                                                                 \
    "    line: { kashmir-loc: disputed, jammu-kashmir-claim: left out }\n"                         \
    "    wording: { kashmir-loc: Ceasefire line of 1972 }\n"                                       \
    "  durand-line: { line: undetermined, wording: Afghan–Pakistani line }\n"                    \
    "  crimea: { view: UKR }\n"                                                                    \
    "  taiwan: { view: none }\n"                                                                   \
    "names: { Kabul: Kābul, Kabul River: River Kābul, Turkey: Türkiye }\n"                      \
    "sides: [Pakistan, Afghanistan]\n"                                                             \
    "disclaimers: { general: Lines are no endorsement., crimea: Crimea is Ukraine., golan: '' }\n"

static BmPolicy *whole_policy(void)
{
    GError *error = NULL;
    BmPolicy *policy = read_policy(WHOLE, &error);
    cr_assert_not_null(policy, "%s", error ? error->message : "");
    return policy;
}

Test(policy, every_key)
{
    BmPolicy *policy = whole_policy();
    cr_expect_str_eq(policy->name, "The Example");
    cr_expect_str_eq(policy->edition, "South Asia");
    cr_expect(policy->has_market);
    cr_expect_str_eq(policy->market->a3, "IND");
    const BmPolicyDispute *crimea = bm_policy_dispute(policy, "crimea");
    cr_expect_str_eq(crimea->view->a2, "UA");
    cr_expect_str_eq(crimea->disclaimer, "Crimea is Ukraine.");
    const BmPolicyDispute *taiwan = bm_policy_dispute(policy, "taiwan");
    cr_expect(taiwan->has_view && !taiwan->view, "none is a view that the house chose");
    cr_expect_str_empty(bm_policy_dispute(policy, "golan")->disclaimer);
    cr_expect_null(bm_policy_dispute(policy, "kosovo"));
    cr_expect_str_eq(policy->disclaimer, "Lines are no endorsement.");
    char *sum = g_compute_checksum_for_string(G_CHECKSUM_SHA256, WHOLE, -1);
    cr_expect_str_eq(policy->sha256, sum);
    g_free(sum);
    bm_policy_free(policy);
}

static BmLineView see(const BmPolicy *policy, const char *line, const char *status,
                      const char *code)
{
    BmViewpoints *viewpoints = bm_viewpoints_open(NULL);
    BmParty *party = code ? bm_party_new(code, NULL) : NULL;
    BmLineView view = bm_viewpoints_see(viewpoints, line, status, party);
    bm_policy_see(policy, viewpoints, line, &view);
    view.dispute = NULL; /* of the tables, which are closed here */
    bm_party_free(party);
    bm_viewpoints_free(viewpoints);
    return view;
}

Test(policy, a_line_by_its_key)
{
    BmPolicy *policy = whole_policy();
    BmLineView view = see(policy, "kashmir-loc", "line of control", NULL);
    cr_expect_eq(view.status, BM_BORDER_DISPUTED);
    cr_expect_str_eq(view.wording, "Ceasefire line of 1972");
    cr_expect(view.house_wording);
    cr_expect_eq(see(policy, "jammu-kashmir-claim", "claim", NULL).status, BM_BORDER_LEFT_OUT);
    cr_expect_eq(see(policy, "azad-kashmir-claim", "claim", NULL).status, BM_BORDER_CLAIM,
                 "of this line the policy says nothing");
    bm_policy_free(policy);
}

Test(policy, all_borders_of_a_dispute)
{
    BmPolicy *policy = read_policy("name: N\n"
                                   "disputes:\n"
                                   "  kashmir: { line: undetermined, wording: W }\n"
                                   "  belize: { line: disputed }\n",
                                   NULL);
    cr_expect_eq(see(policy, "kashmir-loc", "line of control", NULL).status,
                 BM_BORDER_UNDETERMINED);
    BmLineView claim = see(policy, "jammu-kashmir-claim", "claim", NULL);
    cr_expect_eq(claim.status, BM_BORDER_CLAIM, "the limit of a claim is no border");
    cr_expect_null(claim.wording);
    cr_expect_eq(see(policy, "kashmir-loc", "line of control", "IND").status, BM_BORDER_LEFT_OUT,
                 "what a view leaves out stays out");
    cr_expect_eq(see(policy, "belize-claim", "claim", NULL).status, BM_BORDER_DISPUTED,
                 "a dispute about a claim alone is drawn by its limit");
    bm_policy_free(policy);
}

Test(policy, names_are_whole_words_and_the_longest_wins)
{
    BmPolicy *policy = whole_policy();
    static const struct {
        const char *text, *renamed;
    } cases[] = {
        { "Kabul", "Kābul" },
        { "in Kabul, Turkey.", "in Kābul, Türkiye." },
        { "Kabulistan and NeoKabul", "Kabulistan and NeoKabul" },
        { "the Kabul River", "the River Kābul" },
        { "کابل Kabul", "کابل Kābul" },
        { "", "" },
    };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        char *renamed = bm_policy_rename(policy, cases[i].text);
        cr_expect_str_eq(renamed, cases[i].renamed);
        g_free(renamed);
    }
    char *same = bm_policy_rename(NULL, "Kabul");
    cr_expect_str_eq(same, "Kabul");
    g_free(same);
    bm_policy_free(policy);
}

Test(policy, sides_in_its_order_and_others_after_them)
{
    BmPolicy *policy = whole_policy();
    char first[] = "Afghanistan", second[] = "Iran", third[] = "Pakistan", fourth[] = "China";
    char *sides[] = { first, second, third, fourth, NULL };
    cr_expect(!bm_policy_agrees_on_sides(policy, sides));
    bm_policy_sort_sides(policy, sides);
    char *order = g_strjoinv(" ", sides);
    cr_expect_str_eq(order, "Pakistan Afghanistan Iran China");
    cr_expect(bm_policy_agrees_on_sides(policy, sides));
    cr_expect(bm_policy_agrees_on_sides(NULL, sides));
    g_free(order);
    bm_policy_free(policy);
}

Test(policy, mistakes_are_named_with_line_column_and_mend)
{
    static const struct {
        const char *text, *message;
    } cases[] = {
        { "edition: E\n", "a policy needs a name" },
        { "name: N\ndisclaimer: x\n", ".yaml:2:1: " },
        { "name: N\ndisclaimer: x\n", "did you mean \"disclaimers\"" },
        { "name: N\nname: M\n", ".yaml:2:1: " },
        { "name: N\nmarket: INF\n", ".yaml:2:9: " },
        { "name: N\nmarket: INF\n", "the nearest known is IND" },
        { "name: N\nmarket: [IND]\n", "market is the code of a country, or none" },
        { "name: N\ndisputes: { kashmr: {} }\n", "did you mean \"kashmir\"" },
        { "name: N\ndisputes: { kashmir: { lines: x } }\n", "did you mean \"line\"" },
        { "name: N\ndisputes:\n  kashmir:\n    line: dotted\n", ".yaml:4:11: " },
        { "name: N\ndisputes: { kashmir: { line: { kashmir-lok: disputed } } }\n",
          "did you mean \"kashmir-loc\"" },
        { "name: N\ndisputes: { kashmir: { line: { kashmir-loc: dispted } } }\n", "disputed" },
        { "name: N\ndisputes: { kashmir: { view: XX } }\n", "nobody's view goes by the code" },
        { "name: N\nnames: [Kabul]\n", "names is a mapping" },
        { "name: N\nnames: { Kabul: '' }\n", "a name stands for a name" },
        { "name: N\nnames: { Kabul: A, Kabul: B }\n", ".yaml:2:20: " },
        { "name: N\nsides: [A, B, A]\n", "sides names 'A' twice" },
        { "name: N\ndisclaimers: { crimae: x }\n", "did you mean \"crimea\"" },
        { "- name\n", ".yaml:1:1: " },
    };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        GError *error = NULL;
        BmPolicy *policy = read_policy(cases[i].text, &error);
        cr_expect_null(policy, "%s", cases[i].text);
        cr_expect(g_error_matches(error, BM_ERROR, BM_ERROR_INPUT), "%s", cases[i].text);
        cr_expect(error && strstr(error->message, cases[i].message), "%s: %s", cases[i].message,
                  error ? error->message : "");
        g_clear_error(&error);
        bm_policy_free(policy);
    }
}
