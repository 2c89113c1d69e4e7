/** @file
 * Claims to the events that they speak of.
 */
#include "extract/carried_places.h"
#include "extract/draft.h"

#include <string.h>

#include "extract/occurrence_dates.h"
#include "gazetteer/fold.h"

/** Posts and people are captured on the ground, not from the air. */
static gboolean may_bring(const BmDraft *draft, const BmClaim *claim)
{
    gboolean captures = claim->what == BM_WHAT_CAPTURED || claim->what == BM_WHAT_POSTS_CAPTURED;
    BmEventType type = draft->event->type;
    return !captures || type == BM_EVENT_GROUND_ATTACK || type == BM_EVENT_CLASH ||
           type == BM_EVENT_CAPTURED_POST || type == BM_EVENT_DESTROYED_POST ||
           type == BM_EVENT_OTHER || (type == BM_EVENT_PROTEST && claim->what == BM_WHAT_CAPTURED);
}

/** The drafts that the sentence speaks of at `at`: those of the word nearest to it. */
static GPtrArray *drafts_near(const BmDrafts *drafts, guint sentence, guint at,
                              const BmClaim *claim)
{
    GPtrArray *near = g_ptr_array_new();
    guint least = G_MAXUINT;
    for (guint i = bm_drafts_first(drafts); i < drafts->drafts->len; i++) {
        BmDraft *draft = g_ptr_array_index(drafts->drafts, i);
        if (draft->sentence != sentence || draft->is_joint || !may_bring(draft, claim))
            continue;
        guint away = draft->at > at ? draft->at - at : at - draft->at;
        const BmDraft *first = near->len > 0 ? g_ptr_array_index(near, 0) : NULL;
        if (away < least)
            g_ptr_array_set_size(near, 0);
        /* Several are the places of one word. */
        if (away < least || (away == least && first && first->at == draft->at &&
                             first->event->type == draft->event->type))
            g_ptr_array_add(near, draft);
        least = MIN(least, away);
    }
    return near;
}

/** One event for what is said of several places together. */
static BmDraft *joint_draft(BmDrafts *drafts, const GPtrArray *several, guint sentence)
{
    for (guint i = bm_drafts_first(drafts); i < drafts->drafts->len; i++) {
        BmDraft *draft = g_ptr_array_index(drafts->drafts, i);
        if (draft->is_joint && draft->sentence == sentence)
            return draft;
    }
    const BmDraft *first = g_ptr_array_index(several, 0);
    BmDraft *draft = bm_draft_new(drafts, first->event->type, sentence);
    GString *why = g_string_new("Which of ");
    for (guint i = 0; i < several->len; i++) {
        const BmDraft *one = g_ptr_array_index(several, i);
        g_string_append_printf(why, "%s%s",
                               i == 0                 ? ""
                               : i + 1 < several->len ? ", "
                                                      : " and ",
                               one->event->place ? one->event->place : "the places");
    }
    g_string_append(why, " is meant is not said");
    draft->is_joint = TRUE;
    draft->event->date = g_strdup(first->event->date);
    draft->event->date_precision = g_strdup(first->event->date_precision);
    draft->event->actor = g_strdup(first->event->actor);
    bm_draft_unplace(draft->event, why->str);
    g_string_free(why, TRUE);
    bm_draft_touch(draft, drafts->story, sentence, first->at);
    return draft;
}

/** The last event spoken of, in this paragraph or before; a new one where there is none. */
static BmDraft *last_draft(BmDrafts *drafts, guint sentence, const BmClaim *claim)
{
    BmDraft *last = NULL;
    for (guint i = bm_drafts_first(drafts); i < drafts->drafts->len; i++) {
        BmDraft *draft = g_ptr_array_index(drafts->drafts, i);
        if (!may_bring(draft, claim))
            continue;
        if (!last || draft->sentence > last->sentence ||
            (draft->sentence == last->sentence && draft->at >= last->at))
            last = draft;
    }
    if (!last) {
        last = bm_draft_new(drafts, BM_EVENT_OTHER, sentence);
        bm_draft_unplace(last->event, "The text does not say what happened where");
        bm_draft_touch(last, drafts->story, sentence, 0);
    }
    return last;
}

/** "Seven miners were found dead in Quetta": a place of its own, and no word for what happened. */
static BmDraft *draft_of_place(BmDrafts *drafts, guint sentence, const BmFoundClaim *found,
                               const GArray *frames)
{
    const BmStory *story = drafts->story;
    GPtrArray *places = bm_event_places_find(story, sentence, found->at, BM_EVENT_OTHER, frames);
    const BmMention *mention = places->len == 1 ? g_ptr_array_index(places, 0) : NULL;
    g_ptr_array_unref(places);
    gboolean harm = found->claim->what == BM_WHAT_KILLED || found->claim->what == BM_WHAT_WOUNDED;
    if (!mention || !harm || !found->claim->has_minimum || bm_mention_coarseness(mention) == 2)
        return NULL;
    char *key = bm_fold_name(mention->toponym);
    for (guint i = drafts->drafts->len; i > bm_drafts_first(drafts); i--) {
        BmDraft *draft = g_ptr_array_index(drafts->drafts, i - 1);
        if (!draft->is_joint && strcmp(draft->key, key) == 0) {
            g_free(key);
            return draft;
        }
    }
    g_free(key);
    BmOccurrence occurrence = { .at = found->at, .type = BM_EVENT_OTHER };
    occurrence.date = bm_occurrences_date(story, sentence, found->at, frames);
    bm_drafts_add_placed(drafts, sentence, &occurrence, mention, frames,
                         "what happened is not said");
    return g_ptr_array_index(drafts->drafts, drafts->drafts->len - 1);
}

/** "Officials in X have registered 5,300 displaced people": people who left, which no word told. */
static void draft_displaced(BmDrafts *drafts, guint sentence, const BmFoundClaim *found,
                            const GArray *frames)
{
    const BmStory *story = drafts->story;
    static const double FEWEST = 10;
    guint paragraph = bm_sentence(story->tokens, sentence)->paragraph;
    if (found->claim->what != BM_WHAT_DISPLACED || !found->claim->has_minimum ||
        found->claim->minimum < FEWEST || found->claim->stance != BM_STANCE_SAYS)
        return;
    for (guint i = bm_drafts_first(drafts); i < drafts->drafts->len; i++) {
        const BmDraft *draft = g_ptr_array_index(drafts->drafts, i);
        gboolean leaves = draft->event->type == BM_EVENT_DISPLACEMENT ||
                          draft->event->type == BM_EVENT_EVACUATION;
        if (draft->sentence == sentence || (leaves && draft->paragraph == paragraph))
            return;
    }
    GPtrArray *places =
        bm_event_places_find(story, sentence, found->at, BM_EVENT_DISPLACEMENT, frames);
    const BmMention *place = places->len == 1 ? g_ptr_array_index(places, 0) : NULL;
    g_ptr_array_unref(places);
    if (!place)
        place = bm_place_of_office(story, sentence, frames);
    if (!place || bm_mention_coarseness(place) == 2)
        return;
    BmOccurrence occurrence = { .at = found->at, .type = BM_EVENT_DISPLACEMENT };
    occurrence.date = bm_occurrences_date(story, sentence, found->at, frames);
    bm_drafts_add_placed(drafts, sentence, &occurrence, place, frames, NULL);
}

void bm_drafts_add_claims(BmDrafts *drafts, guint sentence, GArray *claims, const GArray *frames)
{
    guint paragraph = bm_sentence(drafts->story->tokens, sentence)->paragraph;
    for (guint i = 0; i < claims->len; i++) {
        BmFoundClaim *found = &g_array_index(claims, BmFoundClaim, i);
        draft_displaced(drafts, sentence, found, frames);
        GPtrArray *near = drafts_near(drafts, sentence, found->at, found->claim);
        BmDraft *placed = near->len == 0 ? draft_of_place(drafts, sentence, found, frames) : NULL;
        BmDraft *draft = placed           ? placed
                         : near->len == 1 ? g_ptr_array_index(near, 0)
                         : near->len > 1  ? joint_draft(drafts, near, sentence)
                                          : last_draft(drafts, sentence, found->claim);
        if (near->len == 0 && draft->paragraph != paragraph)
            bm_draft_add_doubt_take(draft, g_strdup("whether all figures belong to this event"));
        g_ptr_array_unref(near);
        if (found->doubt)
            bm_draft_add_doubt_take(draft, g_steal_pointer(&found->doubt));
        if (strcmp(found->claim->by, "not stated") != 0)
            g_hash_table_add(draft->parties, g_strdup(found->claim->by));
        g_ptr_array_add(drafts->claims, found->claim);
        g_ptr_array_add(draft->event->claims, g_steal_pointer(&found->claim));
    }
}
