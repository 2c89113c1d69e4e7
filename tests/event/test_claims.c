/** @file
 * Claims side by side, and in words.
 */
#include "event/claim_table.h"
#include "event/event_read.h"

#include <criterion/criterion.h>
#include <string.h>

static BmEventList *read_claims(const char *claims)
{
    char *text = g_strdup_printf("- {type: clash, place: K, claims: [%s]}\n", claims);
    BmDocument *document = bm_document_parse("e", text, strlen(text), NULL);
    cr_assert_not_null(document, "%s", text);
    BmEventList *list = bm_event_list_new();
    GError *error = NULL;
    cr_assert(bm_events_read_node(list, bm_document_root(document), &error), "%s",
              error ? error->message : "");
    bm_document_free(document);
    g_free(text);
    return list;
}

Test(claims, phrases_say_what_was_said)
{
    /* The wording of the newsroom's brief; no figure stands that the claim does not give. */
    static const struct {
        const char *claim, *phrase;
    } cases[] = {
        { "what: killed, min: 55", "55 killed" },
        { "what: killed, min: 133, words: at least", "at least 133 killed" },
        { "what: wounded, min: 1200, words: more than", "more than 1,200 wounded" },
        { "what: killed, min: 8, max: 11", "8–11 killed" },
        { "what: killed, min: 8, max: 8", "8 killed" },
        { "what: killed, max: 11", "up to 11 killed" },
        { "what: captured, words: several", "several captured" },
        { "what: captured, words: 'several, alive'", "several captured, alive" },
        { "what: posts_captured, words: more than a dozen", "more than a dozen posts captured" },
        { "what: posts_destroyed, min: 19", "19 posts destroyed" },
        { "what: bases_destroyed, min: 1", "1 base destroyed" },
        { "what: explosions, min: 3, words: at least", "at least 3 explosions" },
        { "what: other, words: unprovoked", "unprovoked" },
        { "what: other, min: 2, of: madrassas", "2 madrassas" },
        { "what: killed, stance: denies", "denied" },
        { "what: killed, stance: dismisses, words: x", "dismissed" },
        { "what: killed, stance: gives_no_figure", "no figure given" },
        { "what: killed, min: 0", "0 killed" },
        { "what: killed, min: 70, words: at least, of: militants", "at least 70 militants killed" },
        { "what: killed, words: dozens, of: civilians", "dozens of civilians killed" },
        { "what: captured, words: \"several, alive\", of: soldiers",
          "several soldiers captured, alive" },
    };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        char *text = g_strdup_printf("{by: A, %s}", cases[i].claim);
        BmEventList *list = read_claims(text);
        char *phrase = bm_claim_phrase(bm_event_list_borrow(list, 0)->claims->pdata[0]);
        cr_expect_str_eq(phrase, cases[i].phrase);
        g_free(phrase);
        bm_event_list_free(list);
        g_free(text);
    }
}

Test(claims, attribution_names_role_and_anonymity)
{
    static const struct {
        const char *claim, *attribution;
    } cases[] = {
        { "role: Defence Ministry", "Defence Ministry" },
        { "role: PM’s spokesperson, speaker: Z", "PM’s spokesperson" },
        { "speaker: Z", "Z" },
        { "what: other", "A" },
        { "role: two officials, anonymous: not authorised",
          "two officials, unnamed: not authorised" },
    };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        char *text = g_strdup_printf("{by: A, words: x, %s}", cases[i].claim);
        BmEventList *list = read_claims(text);
        char *words = bm_claim_attribution(bm_event_list_borrow(list, 0)->claims->pdata[0]);
        cr_expect_str_eq(words, cases[i].attribution);
        g_free(words);
        bm_event_list_free(list);
        g_free(text);
    }
}

Test(claims, rows_keep_parties_and_order)
{
    BmEventList *list = read_claims(
        "{by: pakistan, what: killed, side: AFG, of: militants, min: 36}, {by: Afghanistan, what: "
        "killed, side: AFG, of: civilians, min: 8}, {by: pakistan, what: killed, side: AFG, min: "
        "133, words: at least}, {by: pakistan, what: killed, side: PAK, min: 2}");
    BmClaimTable *table = bm_claim_table_new(list);
    cr_assert_eq(table->parties->len, 2);
    cr_expect_str_eq(table->parties->pdata[0], "Afghanistan");
    cr_assert_eq(table->rows->len, 2);
    const BmClaimRow *row = table->rows->pdata[0];
    const GPtrArray *cell = row->cells->pdata[1];
    cr_assert_eq(cell->len, 2, "successive figures are both shown");
    cr_expect_eq(((BmClaim *)cell->pdata[0])->minimum, 36);
    cr_expect_eq(((BmClaim *)cell->pdata[1])->minimum, 133);
    cr_expect(row->disputed);
    cr_expect_not(((BmClaimRow *)table->rows->pdata[1])->disputed);
    bm_claim_table_free(table);
    bm_event_list_free(list);
}

Test(claims, only_parties_that_differ_are_in_dispute)
{
    static const struct {
        const char *claims;
        gboolean disputed;
    } cases[] = {
        { "{by: A, what: killed, min: 36}, {by: A, what: killed, min: 133}", FALSE },
        { "{by: A, what: killed, min: 8}, {by: B, what: killed, min: 8, words: at least}", FALSE },
        { "{by: A, what: killed, min: 8}, {by: B, what: killed, min: 9}", TRUE },
        { "{by: A, what: killed, min: 8}, {by: B, what: killed, words: dozens}", TRUE },
        { "{by: A, what: killed, words: Dozens}, {by: B, what: killed, words: dozens}", FALSE },
        { "{by: A, what: killed, min: 8}, {by: B, what: killed, stance: denies}", TRUE },
        { "{by: A, what: killed, stance: denies}, {by: B, what: killed, stance: dismisses}",
          FALSE },
        { "{by: A, what: killed, min: 8}, {by: B, what: killed, stance: gives_no_figure}", FALSE },
        { "{by: A, what: other, words: x}, {by: B, what: other, words: y}", FALSE },
        { "{by: A, what: killed, min: 7}, {by: A, what: killed, min: 8}, {by: B, what: killed, "
          "min: 8}",
          FALSE },
    };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        BmEventList *list = read_claims(cases[i].claims);
        BmClaimTable *table = bm_claim_table_new(list);
        cr_assert_eq(table->rows->len, 1);
        cr_expect_eq(((BmClaimRow *)table->rows->pdata[0])->disputed, cases[i].disputed, "%s",
                     cases[i].claims);
        bm_claim_table_free(table);
        bm_event_list_free(list);
    }
}

/* A database's figure and an independent count are nobody's side. */
Test(claims, who_is_no_party_has_a_column_behind_the_parties_and_no_dispute)
{
    BmEventList *list = read_claims(
        "{by: ACLED, standing: database, what: killed, min: 3}, {by: Agency, standing: "
        "independent, what: killed, min: 5}, {by: Party B, what: killed, min: 8}, {by: Party A, "
        "what: killed, min: 8}");
    BmClaimTable *table = bm_claim_table_new(list);
    static const char *const names[] = { "Party A", "Party B", "Agency", "ACLED" };
    static const BmStanding standings[] = { BM_STANDING_PARTY, BM_STANDING_PARTY,
                                            BM_STANDING_INDEPENDENT, BM_STANDING_DATABASE };
    cr_assert_eq(table->parties->len, G_N_ELEMENTS(names));
    for (guint i = 0; i < G_N_ELEMENTS(names); i++) {
        cr_expect_str_eq(table->parties->pdata[i], names[i]);
        cr_expect_eq(g_array_index(table->standings, BmStanding, i), standings[i]);
    }
    const BmClaimRow *row = table->rows->pdata[0];
    cr_expect_not(row->disputed, "the two parties agree");
    for (guint i = 0; i < row->cells->len; i++) /* one figure each: nothing is summed */
        cr_expect_eq(((GPtrArray *)row->cells->pdata[i])->len, 1);
    bm_claim_table_free(table);
    bm_event_list_free(list);
}
