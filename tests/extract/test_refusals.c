/** @file
 * Another's claim denied, dismissed, called untrue, and figures that are not given. The sentences
 * are made up for these tests; what the army answers in each is what it says.
 */
#include "extract/extract.h"

#include <criterion/criterion.h>
#include <string.h>

/** TRUE where the army, Sudan's, takes the stance to those killed. */
static gboolean has_stance(const BmExtraction *extraction, BmStance stance)
{
    const GPtrArray *events = extraction->events->events;
    for (guint i = 0; i < events->len; i++) {
        const GPtrArray *claims = bm_event_list_borrow(extraction->events, i)->claims;
        for (guint j = 0; j < claims->len; j++) {
            const BmClaim *claim = g_ptr_array_index(claims, j);
            if (strcmp(claim->by, "Sudan") == 0 && claim->stance == stance &&
                claim->what == BM_WHAT_KILLED && !claim->has_minimum)
                return TRUE;
        }
    }
    return FALSE;
}

Test(refusals, are_told_of_whoever_answers)
{
    static const struct {
        const char *words;
        BmStance stance;
    } cases[] = {
        { ". The army denied it.", BM_STANCE_DENIES },
        { ". The governor brushed the claim aside.", BM_STANCE_DISMISSES },
        { ". The governor waved the figure away.", BM_STANCE_DISMISSES },
        { ". The army laughed off the claim.", BM_STANCE_DISMISSES },
        { ". The army called the claim a fairy tale.", BM_STANCE_DISMISSES },
        { ". The army said there was no truth in the claim.", BM_STANCE_DENIES },
        { ". There is no truth in this, the army said.", BM_STANCE_DENIES },
        { ". The army said the report was untrue.", BM_STANCE_DENIES },
        { ". The army described the figure as propaganda.", BM_STANCE_DISMISSES },
        { ". The army dismissed the figure as enemy propaganda.", BM_STANCE_DISMISSES },
        { ", which the army denies.", BM_STANCE_DENIES },
        { ", a claim the army denies.", BM_STANCE_DENIES },
        { ", something the army rejects.", BM_STANCE_DENIES },
        { ", a figure dismissed by the army.", BM_STANCE_DISMISSES },
        { ". The claim was denied by the army.", BM_STANCE_DENIES },
        { ". The army says none of its soldiers were killed.", BM_STANCE_DENIES },
        { ". The army said it had suffered no losses.", BM_STANCE_DENIES },
        { ". The army has denied losing any soldiers.", BM_STANCE_DENIES },
        { ". The army scoffed.", BM_STANCE_DISMISSES },
        { ". The army would not comment on the figure.", BM_STANCE_GIVES_NO_FIGURE },
        { ". The army did not give any casualty figures.", BM_STANCE_GIVES_NO_FIGURE },
        { ". The army made no mention of casualties.", BM_STANCE_GIVES_NO_FIGURE },
        { ". The army gave no casualty figure.", BM_STANCE_GIVES_NO_FIGURE },
        { ". The army declined to say how many casualties there were.", BM_STANCE_GIVES_NO_FIGURE },
    };
    GError *error = NULL;
    BmRules *rules = bm_rules_load("en", &error);
    BmGazetteer *gazetteer = bm_gazetteer_open(&error);
    cr_assert(rules && gazetteer, "%s", error ? error->message : "");
    BmNames *names = bm_names_new(gazetteer);
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        char *text = g_strdup_printf("NYALA, Sudan, March 3, 2024 (Wire) - Drones struck Nyala on "
                                     "Saturday.\n\nThe RSF claims to have killed nine soldiers at "
                                     "Nyala%s\n",
                                     cases[i].words);
        BmReport *report = bm_report_parse("r.txt", text, strlen(text), NULL, &error);
        BmExtraction *extraction = bm_extract(report, rules, names, NULL, NULL, &error);
        cr_assert_not_null(extraction, "%s", error ? error->message : "");
        cr_expect(has_stance(extraction, cases[i].stance), "%s", cases[i].words);
        bm_extraction_free(extraction);
        bm_report_free(report);
        g_free(text);
    }
    bm_names_free(names);
    bm_gazetteer_free(gazetteer);
    bm_rules_free(rules);
}
