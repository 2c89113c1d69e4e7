/** @file
 * Gathering draft events.
 */
#include "extract/drafts.h"

#include <string.h>

#include "extract/event_places.h"
#include "gazetteer/fold.h"

/** Drawn round a place that something happened near, as ACLED and UCDP code it. */
static const double NEAR_KM = 25;
/** A place less sure than this is a doubt to look at. */
static const double SURE = 0.9;

typedef struct {
    BmEvent *event;
    char *key;       /**< folded toponym, "" where unplaced */
    guint paragraph; /**< of the last sentence that spoke of it */
    guint sentence;
    guint at;                 /**< of the word in that sentence */
    GHashTable *parties;      /**< who speak of it; of char, owned */
    GPtrArray *doubts;        /**< of char */
    const BmMention *mention; /**< NULL where unplaced */
    gboolean is_joint;        /**< of several places, which one is not said */
} Draft;

struct BmDrafts {
    const BmStory *story;
    GPtrArray *drafts; /**< of Draft */
    GPtrArray *claims; /**< of BmClaim, borrowed from the events */
};

static void draft_free(gpointer data)
{
    Draft *draft = data;
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

/** Events told longer ago than the last hundred are not looked through again. */
static guint first_of_last(const BmDrafts *drafts)
{
    enum { FARTHEST = 100 };
    return drafts->drafts->len > FARTHEST ? drafts->drafts->len - FARTHEST : 0;
}

const GPtrArray *bm_drafts_claims(const BmDrafts *drafts)
{
    return drafts->claims;
}

static void add_doubt_take(Draft *draft, char *doubt)
{
    for (guint i = 0; i < draft->doubts->len; i++)
        if (g_str_equal(g_ptr_array_index(draft->doubts, i), doubt)) {
            g_free(doubt);
            return;
        }
    g_ptr_array_add(draft->doubts, doubt);
}

static Draft *draft_new(BmDrafts *drafts, BmEventType type, guint sentence)
{
    const BmStory *story = drafts->story;
    const BmSentence *all = bm_sentence(story->tokens, sentence);
    Draft *draft = g_new0(Draft, 1);
    draft->event = bm_event_new();
    draft->event->type = type;
    draft->event->text_sentence = bm_tokens_text(story->tokens, all->first, all->end);
    draft->key = g_strdup("");
    draft->parties = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    draft->doubts = g_ptr_array_new_with_free_func(g_free);
    g_ptr_array_add(drafts->drafts, draft);
    return draft;
}

static void touch(Draft *draft, const BmStory *story, guint sentence, guint at)
{
    draft->sentence = sentence;
    draft->paragraph = bm_sentence(story->tokens, sentence)->paragraph;
    draft->at = at;
}

static char *candidate_names(const BmGeocode *geocode)
{
    enum { MOST = 3 };
    GString *names = g_string_new(NULL);
    for (guint i = 0; i < geocode->candidates->len && i < MOST; i++) {
        const BmPlace *place = g_ptr_array_index(geocode->candidates, i);
        g_string_append_printf(names, "%s%s (%s%s%s, %s)", i > 0 ? "; " : "", place->name,
                               place->kind, place->province[0] ? ", " : "", place->province,
                               place->a3);
    }
    return g_string_free(names, FALSE);
}

static char *geocode_text(const BmGeocode *geocode)
{
    const BmPlace *place = geocode->place;
    if (!place)
        return g_strdup(bm_geocode_status_words[geocode->status]);
    char latitude[G_ASCII_DTOSTR_BUF_SIZE], longitude[G_ASCII_DTOSTR_BUF_SIZE];
    char confidence[G_ASCII_DTOSTR_BUF_SIZE];
    g_ascii_formatd(latitude, sizeof latitude, "%.4f", place->latitude);
    g_ascii_formatd(longitude, sizeof longitude, "%.4f", place->longitude);
    g_ascii_formatd(confidence, sizeof confidence, "%.2f", geocode->confidence);
    return g_strdup_printf("%s, %s, %s, lat %s lon %s, confidence %s", place->name, place->kind,
                           place->a3[0] ? place->a3 : "-", latitude, longitude, confidence);
}

static const char *kind_of(const BmMention *mention)
{
    static const char *const known[] = { "city",    "district", "province", "crossing",
                                         "country", "region",   NULL };
    const char *found = mention->geocode->place->kind;
    if (mention->kind && g_strv_contains(known, mention->kind) && strcmp(mention->kind, found) == 0)
        return mention->kind;
    return g_strv_contains(known, found) && strcmp(found, "city") != 0 ? found : NULL;
}

static void set_text(const BmStory *story, BmEvent *event, const BmMention *mention)
{
    event->text_toponym = g_strdup(mention->toponym);
    bm_report_locate(story->report, bm_token(story->tokens, mention->first)->first,
                     bm_token(story->tokens, mention->end - 1)->last, &event->text_start,
                     &event->text_end);
    event->text_geocode = geocode_text(mention->geocode);
}

static void place_event(Draft *draft, const BmStory *story, const BmMention *mention)
{
    const BmGeocode *geocode = mention->geocode;
    BmEvent *event = draft->event;
    draft->mention = mention;
    g_free(draft->key);
    draft->key = bm_fold_name(mention->toponym);
    set_text(story, event, mention);
    if (!geocode->place) {
        char *names = candidate_names(geocode);
        event->placed = FALSE;
        event->why =
            g_strdup_printf("\"%s\" is %s%s%s", mention->toponym,
                            bm_geocode_status_words[geocode->status], names[0] ? ": " : "", names);
        add_doubt_take(draft, g_strdup_printf("which place \"%s\" is", mention->toponym));
        g_free(names);
        return;
    }
    event->place = g_strdup(mention->toponym);
    event->kind = g_strdup(kind_of(mention));
    if (strlen(geocode->place->a3) == 3)
        event->country = g_strdup(geocode->place->a3);
    BmPlacing placing = bm_event_placing(story, mention);
    if (placing == BM_PLACING_NEAR && strcmp(geocode->precision, "place") == 0) {
        event->precision = BM_PRECISION_NEAR;
        event->radius_km = NEAR_KM;
    }
    if (geocode->status != BM_GEOCODE_FOUND || geocode->confidence < SURE)
        add_doubt_take(draft, g_strdup_printf("the place: \"%s\" is taken for %s", mention->toponym,
                                              event->text_geocode));
}

static void unplace_event(BmEvent *event, const char *why)
{
    event->placed = FALSE;
    event->why = g_strdup(why);
}

/** TRUE where an event of this date may be the one that the occurrence speaks of. */
static gboolean dates_agree(const BmEvent *event, const char *date)
{
    return !event->date || !date || strcmp(event->date, date) == 0;
}

static Draft *find_draft(const BmDrafts *drafts, BmEventType type, const char *key,
                         const char *date)
{
    for (guint i = drafts->drafts->len; i > first_of_last(drafts); i--) {
        Draft *draft = g_ptr_array_index(drafts->drafts, i - 1);
        if (!draft->is_joint && draft->event->type == type && strcmp(draft->key, key) == 0 &&
            dates_agree(draft->event, date))
            return draft;
    }
    return NULL;
}

/** What is said of an event without its place: the last one of its type and date. */
static Draft *find_placeless(const BmDrafts *drafts, const BmOccurrence *occurrence,
                             const char *date, guint paragraph)
{
    for (guint i = drafts->drafts->len; i > first_of_last(drafts); i--) {
        Draft *draft = g_ptr_array_index(drafts->drafts, i - 1);
        gboolean same_date = date && draft->event->date && strcmp(date, draft->event->date) == 0;
        if (draft->event->type == occurrence->type && dates_agree(draft->event, date) &&
            (same_date || occurrence->is_definite || draft->paragraph + 1 >= paragraph))
            return draft;
    }
    return NULL;
}

/** Without a date of its own: that of the same party's events of the type, told just before. */
static void take_date(const BmDrafts *drafts, Draft *draft, guint paragraph)
{
    enum { NEAR = 2 };
    BmEvent *event = draft->event;
    for (guint i = drafts->drafts->len; i > first_of_last(drafts) && !event->date && event->actor;
         i--) {
        const Draft *other = g_ptr_array_index(drafts->drafts, i - 1);
        if (other == draft || other->event->type != event->type || !other->event->date ||
            g_strcmp0(other->event->actor, event->actor) != 0 ||
            other->paragraph + NEAR < paragraph)
            continue;
        event->date = g_strdup(other->event->date);
        event->date_precision = g_strdup(other->event->date_precision);
        add_doubt_take(draft, g_strdup_printf("the date is taken from a sentence before"));
    }
}

static void set_when_and_who(Draft *draft, const BmOccurrence *occurrence)
{
    BmEvent *event = draft->event;
    if (!event->date && occurrence->date) {
        event->date = bm_date_text(occurrence->date);
        event->date_precision = g_strdup(bm_date_precision_word(occurrence->date));
    }
    if (!event->actor)
        event->actor = g_strdup(occurrence->actor);
}

static void note_parties(Draft *draft, const GArray *frames, guint at)
{
    const BmFrame *frame = bm_frame_of(frames, at);
    if (frame && frame->speaker->by && frame->stance == BM_STANCE_SAYS)
        g_hash_table_add(draft->parties, g_strdup(frame->speaker->by));
}

/** The place that the paragraph, or the heading over it, spoke of last. */
static const BmMention *place_of_paragraph(const BmStory *story, guint sentence,
                                           const GArray *frames)
{
    guint paragraph = bm_sentence(story->tokens, sentence)->paragraph;
    const BmMention *found = NULL;
    for (guint back = sentence; back > 0; back--) {
        const BmSentence *earlier = bm_sentence(story->tokens, back - 1);
        gboolean heading = earlier->paragraph + 1 == paragraph &&
                           bm_token(story->tokens, earlier->end - 1)->kind != BM_TOKEN_MARK;
        if (earlier->paragraph != paragraph && !heading)
            break;
        GPtrArray *places =
            bm_event_places_find(story, back - 1, earlier->first, BM_EVENT_OTHER, frames);
        found = places->len == 1 ? g_ptr_array_index(places, 0) : NULL;
        if (found && bm_mention_coarseness(found) == 2)
            found = NULL;
        g_ptr_array_unref(places);
        if (found || heading)
            break;
    }
    return found;
}

/** The one place of the event told last, in this paragraph or the one before. */
static const BmMention *place_of_last(const BmDrafts *drafts, guint sentence)
{
    guint paragraph = bm_sentence(drafts->story->tokens, sentence)->paragraph;
    const Draft *last = NULL;
    gboolean alone = TRUE;
    for (guint i = first_of_last(drafts); i < drafts->drafts->len; i++) {
        const Draft *draft = g_ptr_array_index(drafts->drafts, i);
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

/** What is carried over from the event told last: its date, with its place. */
static void take_date_of_place(const BmDrafts *drafts, Draft *draft, const BmMention *mention)
{
    for (guint i = drafts->drafts->len; i > first_of_last(drafts) && !draft->event->date; i--) {
        const Draft *other = g_ptr_array_index(drafts->drafts, i - 1);
        if (other->mention == mention && other->event->date) {
            draft->event->date = g_strdup(other->event->date);
            draft->event->date_precision = g_strdup(other->event->date_precision);
        }
    }
}

static void add_placed(BmDrafts *drafts, guint sentence, const BmOccurrence *occurrence,
                       const BmMention *mention, const GArray *frames, const char *doubt)
{
    char *key = bm_fold_name(mention->toponym);
    char *date = occurrence->date ? bm_date_text(occurrence->date) : NULL;
    Draft *draft = find_draft(drafts, occurrence->type, key, date);
    if (!draft) {
        draft = draft_new(drafts, occurrence->type, sentence);
        place_event(draft, drafts->story, mention);
        if (doubt)
            add_doubt_take(draft, g_strdup(doubt));
    }
    set_when_and_who(draft, occurrence);
    take_date(drafts, draft, bm_sentence(drafts->story->tokens, sentence)->paragraph);
    if (doubt && !draft->event->date)
        take_date_of_place(drafts, draft, mention);
    touch(draft, drafts->story, sentence, occurrence->at);
    note_parties(draft, frames, occurrence->at);
    g_free(date);
    g_free(key);
}

static void add_unplaced(BmDrafts *drafts, guint sentence, const BmOccurrence *occurrence,
                         const GArray *frames)
{
    const BmStory *story = drafts->story;
    char *date = occurrence->date ? bm_date_text(occurrence->date) : NULL;
    Draft *draft =
        find_placeless(drafts, occurrence, date, bm_sentence(story->tokens, sentence)->paragraph);
    const BmMention *carried = draft ? NULL : place_of_paragraph(story, sentence, frames);
    if (!draft && !carried)
        carried = place_of_last(drafts, sentence);
    g_free(date);
    if (carried) {
        add_placed(drafts, sentence, occurrence, carried, frames,
                   "place and date are taken from a sentence before");
        return;
    }
    if (!draft) {
        draft = draft_new(drafts, occurrence->type, sentence);
        unplace_event(draft->event, "No place is named");
    }
    set_when_and_who(draft, occurrence);
    touch(draft, story, sentence, occurrence->at);
    note_parties(draft, frames, occurrence->at);
}

void bm_drafts_add_occurrences(BmDrafts *drafts, guint sentence, const GArray *occurrences,
                               const GArray *frames)
{
    for (guint i = 0; i < occurrences->len; i++) {
        const BmOccurrence *occurrence = &g_array_index(occurrences, BmOccurrence, i);
        if (occurrence->aside)
            continue;
        GPtrArray *places =
            bm_event_places_find(drafts->story, sentence, occurrence->at, occurrence->type, frames);
        for (guint j = 0; j < places->len; j++)
            add_placed(drafts, sentence, occurrence, g_ptr_array_index(places, j), frames, NULL);
        if (places->len == 0 && !occurrence->is_weak)
            add_unplaced(drafts, sentence, occurrence, frames);
        g_ptr_array_unref(places);
    }
}

/** Posts and people are captured on the ground, not from the air. */
static gboolean may_bring(const Draft *draft, const BmClaim *claim)
{
    gboolean captures = claim->what == BM_WHAT_CAPTURED || claim->what == BM_WHAT_POSTS_CAPTURED;
    BmEventType type = draft->event->type;
    return !captures || type == BM_EVENT_GROUND_ATTACK || type == BM_EVENT_CLASH ||
           type == BM_EVENT_CAPTURED_POST || type == BM_EVENT_DESTROYED_POST ||
           type == BM_EVENT_OTHER;
}

/** The drafts that the sentence speaks of at `at`: those of the word nearest to it. */
static GPtrArray *drafts_near(const BmDrafts *drafts, guint sentence, guint at,
                              const BmClaim *claim)
{
    GPtrArray *near = g_ptr_array_new();
    guint least = G_MAXUINT;
    for (guint i = first_of_last(drafts); i < drafts->drafts->len; i++) {
        Draft *draft = g_ptr_array_index(drafts->drafts, i);
        if (draft->sentence != sentence || draft->is_joint || !may_bring(draft, claim))
            continue;
        guint away = draft->at > at ? draft->at - at : at - draft->at;
        const Draft *first = near->len > 0 ? g_ptr_array_index(near, 0) : NULL;
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
static Draft *joint_draft(BmDrafts *drafts, const GPtrArray *several, guint sentence)
{
    for (guint i = first_of_last(drafts); i < drafts->drafts->len; i++) {
        Draft *draft = g_ptr_array_index(drafts->drafts, i);
        if (draft->is_joint && draft->sentence == sentence)
            return draft;
    }
    const Draft *first = g_ptr_array_index(several, 0);
    Draft *draft = draft_new(drafts, first->event->type, sentence);
    GString *why = g_string_new("Which of ");
    for (guint i = 0; i < several->len; i++) {
        const Draft *one = g_ptr_array_index(several, i);
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
    unplace_event(draft->event, why->str);
    g_string_free(why, TRUE);
    touch(draft, drafts->story, sentence, first->at);
    return draft;
}

/** The last event spoken of, in this paragraph or before; a new one where there is none. */
static Draft *last_draft(BmDrafts *drafts, guint sentence, const BmClaim *claim)
{
    Draft *last = NULL;
    for (guint i = first_of_last(drafts); i < drafts->drafts->len; i++) {
        Draft *draft = g_ptr_array_index(drafts->drafts, i);
        if (!may_bring(draft, claim))
            continue;
        if (!last || draft->sentence > last->sentence ||
            (draft->sentence == last->sentence && draft->at >= last->at))
            last = draft;
    }
    if (!last) {
        last = draft_new(drafts, BM_EVENT_OTHER, sentence);
        unplace_event(last->event, "The text does not say what happened where");
        touch(last, drafts->story, sentence, 0);
    }
    return last;
}

/** "Seven miners were found dead in Quetta": a place of its own, and no word for what happened. */
static Draft *draft_of_place(BmDrafts *drafts, guint sentence, const BmFoundClaim *found,
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
    for (guint i = drafts->drafts->len; i > first_of_last(drafts); i--) {
        Draft *draft = g_ptr_array_index(drafts->drafts, i - 1);
        if (!draft->is_joint && strcmp(draft->key, key) == 0) {
            g_free(key);
            return draft;
        }
    }
    g_free(key);
    BmOccurrence occurrence = { .at = found->at, .type = BM_EVENT_OTHER };
    occurrence.date = bm_occurrences_date(story, sentence, found->at, frames);
    add_placed(drafts, sentence, &occurrence, mention, frames, "what happened is not said");
    return g_ptr_array_index(drafts->drafts, drafts->drafts->len - 1);
}

void bm_drafts_add_claims(BmDrafts *drafts, guint sentence, GArray *claims, const GArray *frames)
{
    guint paragraph = bm_sentence(drafts->story->tokens, sentence)->paragraph;
    for (guint i = 0; i < claims->len; i++) {
        BmFoundClaim *found = &g_array_index(claims, BmFoundClaim, i);
        GPtrArray *near = drafts_near(drafts, sentence, found->at, found->claim);
        Draft *placed = near->len == 0 ? draft_of_place(drafts, sentence, found, frames) : NULL;
        Draft *draft = placed           ? placed
                       : near->len == 1 ? g_ptr_array_index(near, 0)
                       : near->len > 1  ? joint_draft(drafts, near, sentence)
                                        : last_draft(drafts, sentence, found->claim);
        if (near->len == 0 && draft->paragraph != paragraph)
            add_doubt_take(draft, g_strdup("whether all figures belong to this event"));
        g_ptr_array_unref(near);
        if (found->doubt)
            add_doubt_take(draft, g_steal_pointer(&found->doubt));
        if (strcmp(found->claim->by, "not stated") != 0)
            g_hash_table_add(draft->parties, g_strdup(found->claim->by));
        g_ptr_array_add(drafts->claims, found->claim);
        g_ptr_array_add(draft->event->claims, g_steal_pointer(&found->claim));
    }
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

static void finish_event(Draft *draft, BmEventList *list)
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
        finish_event(g_ptr_array_index(drafts->drafts, i), list);
}
