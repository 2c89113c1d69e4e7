/** @file
 * Gathering draft events.
 */
#include "extract/drafts.h"

#include <string.h>

#include "extract/carried_places.h"
#include "extract/draft_dates.h"
#include "extract/draft_told.h"
#include "gazetteer/fold.h"

static void draft_free(gpointer data)
{
    BmDraft *draft = data;
    bm_event_free(draft->event);
    g_free(draft->key);
    g_hash_table_unref(draft->parties);
    g_ptr_array_unref(draft->doubts);
    g_free(draft);
}

BmDrafts *bm_drafts_new(const BmStory *story)
{
    BmDrafts *drafts = g_new0(BmDrafts, 1);
    drafts->story = story;
    drafts->drafts = g_ptr_array_new_with_free_func(draft_free);
    drafts->claims = g_ptr_array_new();
    return drafts;
}

void bm_drafts_free(BmDrafts *drafts)
{
    if (!drafts)
        return;
    g_ptr_array_unref(drafts->drafts);
    g_ptr_array_unref(drafts->claims);
    g_free(drafts);
}

guint bm_drafts_first(const BmDrafts *drafts)
{
    enum { FARTHEST = 100 };
    return drafts->drafts->len > FARTHEST ? drafts->drafts->len - FARTHEST : 0;
}

const GPtrArray *bm_drafts_claims(const BmDrafts *drafts)
{
    return drafts->claims;
}

void bm_draft_add_doubt_take(BmDraft *draft, char *doubt)
{
    for (guint i = 0; i < draft->doubts->len; i++)
        if (g_str_equal(g_ptr_array_index(draft->doubts, i), doubt)) {
            g_free(doubt);
            return;
        }
    g_ptr_array_add(draft->doubts, doubt);
}

BmDraft *bm_draft_new(BmDrafts *drafts, BmEventType type, guint sentence)
{
    const BmStory *story = drafts->story;
    const BmSentence *all = bm_sentence(story->tokens, sentence);
    BmDraft *draft = g_new0(BmDraft, 1);
    draft->event = bm_event_new();
    draft->event->type = type;
    draft->event->text_sentence = bm_tokens_text(story->tokens, all->first, all->end);
    draft->key = g_strdup("");
    draft->parties = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    draft->doubts = g_ptr_array_new_with_free_func(g_free);
    g_ptr_array_add(drafts->drafts, draft);
    return draft;
}

void bm_draft_touch(BmDraft *draft, const BmStory *story, guint sentence, guint at)
{
    draft->sentence = sentence;
    draft->paragraph = bm_sentence(story->tokens, sentence)->paragraph;
    draft->at = at;
}

static void set_when_and_who(BmDraft *draft, const BmOccurrence *occurrence)
{
    BmEvent *event = draft->event;
    if (!event->date && occurrence->date) {
        event->date = bm_date_text(occurrence->date);
        event->date_precision = g_strdup(bm_date_precision_word(occurrence->date));
    }
    if (!event->actor)
        event->actor = g_strdup(occurrence->actor);
}

static void note_parties(BmDraft *draft, const GArray *frames, guint at)
{
    const BmFrame *frame = bm_frame_of(frames, at);
    if (frame && frame->speaker->by && frame->stance == BM_STANCE_SAYS)
        g_hash_table_add(draft->parties, g_strdup(frame->speaker->by));
}

/** The one place of the event told last, in this paragraph or the one before. */
static const BmMention *place_of_last(const BmDrafts *drafts, guint sentence)
{
    guint paragraph = bm_sentence(drafts->story->tokens, sentence)->paragraph;
    const BmDraft *last = NULL;
    gboolean alone = TRUE;
    for (guint i = bm_drafts_first(drafts); i < drafts->drafts->len; i++) {
        const BmDraft *draft = g_ptr_array_index(drafts->drafts, i);
        if (last && draft->sentence < last->sentence)
            continue;
        alone = !last || draft->sentence > last->sentence || draft->mention == last->mention;
        last = draft;
    }
    if (!alone)
        return NULL;
    gboolean near = last && last->paragraph + 1 >= paragraph;
    return near && last->mention && bm_mention_coarseness(last->mention) < 2 ? last->mention : NULL;
}

void bm_drafts_add_placed(BmDrafts *drafts, guint sentence, const BmOccurrence *occurrence,
                          const BmMention *mention, const GArray *frames, const char *doubt)
{
    char *key = bm_fold_name(mention->toponym);
    char *date = occurrence->date ? bm_date_text(occurrence->date) : NULL;
    guint paragraph = bm_sentence(drafts->story->tokens, sentence)->paragraph;
    BmDraft *draft = bm_draft_find(drafts, occurrence, key, date, sentence);
    BmDraft *unplaced = draft ? NULL : bm_draft_find_unplaced(drafts, occurrence, date, paragraph);
    if (!draft) {
        draft = unplaced ? unplaced : bm_draft_new(drafts, occurrence->type, sentence);
        bm_draft_place(draft, drafts->story, mention);
        if (doubt)
            bm_draft_add_doubt_take(draft, g_strdup(doubt));
    }
    set_when_and_who(draft, occurrence);
    bm_draft_take_date(drafts, draft, paragraph);
    if (doubt && !draft->event->date)
        bm_draft_take_date_of_place(drafts, draft, mention);
    bm_draft_touch(draft, drafts->story, sentence, occurrence->at);
    note_parties(draft, frames, occurrence->at);
    g_free(date);
    g_free(key);
}

/** The place that the words take over, where what they tell was not told of another before. */
static const BmMention *carried_place(const BmDrafts *drafts, guint sentence,
                                      const BmOccurrence *occurrence, BmDraft **told,
                                      const GArray *frames)
{
    const BmStory *story = drafts->story;
    const BmMention *carried = bm_place_of_paragraph(story, sentence, frames);
    guint paragraph = bm_sentence(story->tokens, sentence)->paragraph;
    char *key = carried ? bm_fold_name(carried->toponym) : NULL;
    gboolean elsewhere = *told && carried && (*told)->mention && !occurrence->is_definite &&
                         (*told)->paragraph != paragraph && strcmp((*told)->key, key) != 0;
    g_free(key);
    if (elsewhere)
        *told = NULL;
    if (*told && ((*told)->mention || (*told)->event->claims->len > 0))
        return NULL;
    if (!carried && !*told)
        carried = bm_place_of_office(story, sentence, frames);
    return carried || *told ? carried : place_of_last(drafts, sentence);
}

static void add_unplaced(BmDrafts *drafts, guint sentence, const BmOccurrence *occurrence,
                         const GArray *frames)
{
    const BmStory *story = drafts->story;
    char *date = occurrence->date ? bm_date_text(occurrence->date) : NULL;
    BmDraft *draft = bm_draft_find_placeless(drafts, occurrence, date,
                                             bm_sentence(story->tokens, sentence)->paragraph);
    const BmMention *carried = carried_place(drafts, sentence, occurrence, &draft, frames);
    g_free(date);
    if (carried) {
        bm_drafts_add_placed(drafts, sentence, occurrence, carried, frames,
                             "place and date are taken from a sentence before");
        return;
    }
    if (!draft) {
        draft = bm_draft_new(drafts, occurrence->type, sentence);
        bm_draft_unplace(draft->event, "No place is named");
    }
    set_when_and_who(draft, occurrence);
    bm_draft_touch(draft, story, sentence, occurrence->at);
    note_parties(draft, frames, occurrence->at);
}

/** "Families left for X", told of a place: that is where they left, and X is not asked for. */
static void drop_destination(const BmStory *story, guint sentence, GPtrArray *places,
                             const GArray *frames)
{
    const BmMention *only = places->len == 1 ? g_ptr_array_index(places, 0) : NULL;
    if (only && bm_event_placing(story, only) == BM_PLACING_TO &&
        bm_place_of_paragraph(story, sentence, frames))
        g_ptr_array_set_size(places, 0);
}

/** Adds what happened where its words say; FALSE where they say nothing. */
static gboolean add_where_said(BmDrafts *drafts, guint sentence, const BmOccurrence *occurrence,
                               const GArray *frames, GPtrArray *said)
{
    GPtrArray *places =
        bm_event_places_find(drafts->story, sentence, occurrence->at, occurrence->type, frames);
    drop_destination(drafts->story, sentence, places, frames);
    for (guint i = 0; i < places->len; i++) {
        bm_drafts_add_placed(drafts, sentence, occurrence, g_ptr_array_index(places, i), frames,
                             NULL);
        g_ptr_array_add(said, g_ptr_array_index(places, i));
    }
    gboolean found = places->len > 0;
    g_ptr_array_unref(places);
    return found;
}

void bm_drafts_add_occurrences(BmDrafts *drafts, guint sentence, const GArray *occurrences,
                               const GArray *frames)
{
    GPtrArray *said = g_ptr_array_new(), *left = g_ptr_array_new();
    for (guint i = 0; i < occurrences->len; i++) {
        BmOccurrence *occurrence = &g_array_index(occurrences, BmOccurrence, i);
        if (!occurrence->aside && !add_where_said(drafts, sentence, occurrence, frames, said) &&
            !occurrence->is_weak)
            g_ptr_array_add(left, occurrence);
    }
    for (guint i = 0; i < left->len; i++)
        /* What else the sentence tells was at the one place that it names. */
        if (said->len == 1)
            bm_drafts_add_placed(drafts, sentence, g_ptr_array_index(left, i),
                                 g_ptr_array_index(said, 0), frames, NULL);
        else
            add_unplaced(drafts, sentence, g_ptr_array_index(left, i), frames);
    g_ptr_array_unref(said);
    g_ptr_array_unref(left);
    bm_drafts_note_later_date(drafts, sentence, occurrences, frames);
}

static char *make_id(const BmEvent *event, GHashTable *ids)
{
    GString *id = g_string_new(bm_event_type_words[event->type]);
    char *plain = event->place ? g_str_to_ascii(event->place, "C") : NULL;
    if (plain)
        g_string_append_c(id, '-');
    for (const char *at = plain; at && *at; at++)
        if (g_ascii_isalnum(*at))
            g_string_append_c(id, g_ascii_tolower(*at));
        else if (id->str[id->len - 1] != '-')
            g_string_append_c(id, '-');
    for (char *at = id->str; *at; at++)
        if (*at == '_')
            *at = '-';
    g_free(plain);
    char *unique = g_strdup(id->str);
    for (guint number = 2; g_hash_table_contains(ids, unique); number++) {
        g_free(unique);
        unique = g_strdup_printf("%s-%u", id->str, number);
    }
    g_string_free(id, TRUE);
    return unique;
}

static void finish_event(BmDraft *draft, BmEventList *list)
{
    BmEvent *event = draft->event;
    guint parties = g_hash_table_size(draft->parties);
    event->id = make_id(event, list->ids);
    event->status = parties > 1    ? BM_STATUS_BOTH_SIDES_REPORT
                    : parties == 1 ? BM_STATUS_CLAIMED
                                   : BM_STATUS_REPORTED;
    if (!event->date)
        event->date = g_strdup("unknown");
    if (draft->doubts->len > 0) {
        g_ptr_array_add(draft->doubts, NULL);
        event->doubt = g_strjoinv("; ", (char **)draft->doubts->pdata);
        g_ptr_array_set_size(draft->doubts, (gint)draft->doubts->len - 1);
    }
    g_ptr_array_add(list->events, event);
    g_hash_table_insert(list->ids, event->id, event);
    draft->event = NULL;
}

void bm_drafts_finish(BmDrafts *drafts, BmEventList *list)
{
    for (guint i = 0; i < drafts->drafts->len; i++)
        bm_draft_default_date(drafts, g_ptr_array_index(drafts->drafts, i));
    for (guint i = 0; i < drafts->drafts->len; i++)
        finish_event(g_ptr_array_index(drafts->drafts, i), list);
}
