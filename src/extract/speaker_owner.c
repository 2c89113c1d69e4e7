/** @file
 * Offices to the countries and parties they belong to.
 */
#include "extract/speaker_owner.h"

#include <string.h>

#include "extract/speakers_met.h"

/** The country of a place that the office belongs to ("governor of North Kordofan"). */
static const char *country_of_places(const BmStory *story, guint first, guint end)
{
    for (guint at = first; at < end; at++) {
        const BmMention *mention = bm_mention_at(story->mentions, at);
        const BmPlace *place = mention ? mention->geocode->place : NULL;
        if (place && strlen(place->a3) == 3)
            return bm_story_country(story, place->a3);
    }
    return NULL;
}

/** TRUE of a town or a district, rather than a country. */
static gboolean is_local_place(const BmMention *mention)
{
    const BmPlace *place = mention->geocode->place;
    return place && strlen(place->a3) == 3 && !g_str_equal(place->kind, "country") &&
           !g_str_equal(place->kind, "region");
}

/** The country of the town that a local office is in: the sentence's, or the one that heads the
 *  paragraph; NULL where none is named. */
static const char *country_of_town(const BmStory *story, const BmSentence *sentence, guint end)
{
    guint paragraph_first = sentence->first;
    while (paragraph_first > 0 &&
           bm_sentence(story->tokens, bm_token(story->tokens, paragraph_first - 1)->sentence)
                   ->paragraph == sentence->paragraph)
        paragraph_first =
            bm_sentence(story->tokens, bm_token(story->tokens, paragraph_first - 1)->sentence)
                ->first;
    const guint begins[] = { sentence->first, paragraph_first };
    for (guint i = 0; i < G_N_ELEMENTS(begins); i++)
        for (guint at = begins[i]; at < end; at++) {
            const BmMention *mention = bm_mention_at(story->mentions, at);
            if (mention && is_local_place(mention))
                return bm_story_country(story, mention->geocode->place->a3);
        }
    return NULL;
}

/** The country of the place named last in the paragraph, or NULL. */
static const char *country_before(const BmStory *story, guint first)
{
    guint paragraph =
        bm_sentence(story->tokens, bm_token(story->tokens, first)->sentence)->paragraph;
    const char *country = NULL;
    for (guint i = bm_mentions_from(story->mentions, first); i > 0; i--) {
        const BmMention *mention = g_ptr_array_index(story->mentions, i - 1);
        guint sentence = bm_token(story->tokens, mention->first)->sentence;
        if (bm_sentence(story->tokens, sentence)->paragraph != paragraph)
            break;
        const BmPlace *place = mention->geocode->place;
        if (is_local_place(mention)) /* "Panjgur, near the border with Iran" is not Iran's */
            return bm_story_country(story, place->a3);
        if (!country && place && strlen(place->a3) == 3)
            country = bm_story_country(story, place->a3);
    }
    return country;
}

gboolean bm_speaker_party_is_country(const BmStory *story, const char *party)
{
    GHashTableIter iter;
    gpointer name;
    g_hash_table_iter_init(&iter, story->countries);
    while (g_hash_table_iter_next(&iter, NULL, &name))
        if (strcmp(name, party) == 0)
            return TRUE;
    return FALSE;
}

/** "The rebels said …, the army denied it": forces of another than who spoke before. */
static gboolean answers(const BmStory *story, const BmSentence *sentence,
                        const BmSpeakerPhrase *phrase)
{
    return phrase->role_end > phrase->role_first &&
           bm_story_word(story, BM_RULES_STATE_FORCES, (gint64)phrase->role_end - 1) &&
           bm_story_find(story, BM_RULES_SPEECH, sentence->first, phrase->first, NULL, NULL) <
               phrase->first;
}

/** Whose an office is by what is named before it, or else the text's country; NULL if none. */
static const char *find_country(const BmStory *story, const BmSentence *sentence,
                                const BmSpeakerPhrase *phrase)
{
    gboolean local = bm_story_find(story, BM_RULES_LOCAL_OFFICES, phrase->first, phrase->end, NULL,
                                   NULL) < phrase->end;
    const char *party = bm_speakers_party(story, sentence->first, phrase->first);
    const char *place = country_of_places(story, sentence->first, phrase->first);
    gboolean anyones = bm_story_find(story, BM_RULES_ANY_PARTY_OFFICES, phrase->role_first,
                                     phrase->role_end, NULL, NULL) < phrase->role_end;
    /* A ministry is no rebels', nor is "the army" that answers what they have said. */
    anyones = anyones && !answers(story, sentence, phrase);
    if (party && !anyones && !bm_speaker_party_is_country(story, party))
        party = NULL;
    const char *town = local ? country_of_town(story, sentence, phrase->first) : NULL;
    const char *country = town ? town : local && place ? place : party ? party : place;
    if (!country)
        country = country_before(story, phrase->first);
    if (!country && local)
        country = country_of_places(story, phrase->end, sentence->end);
    return country ? country : story->country ? bm_story_country(story, story->country) : NULL;
}

/** "Five Indonesian soldiers died, its spokesman said": not theirs; "the rebels' fighters retook".
 */
static gboolean befell(const BmStory *story, guint noun, guint end)
{
    enum { NEAR = 4 };
    guint stop = MIN(end, noun + 1 + NEAR);
    return bm_story_word(story, BM_RULES_VICTIMS, noun) &&
           bm_story_find(story, BM_RULES_HARM_BEHIND, noun + 1, stop, NULL, NULL) < stop;
}

const char *bm_speaker_party_before(const BmStory *story, guint first)
{
    enum { FARTHEST = 60 };
    guint length = 0;
    for (guint at = first; at > 0 && first - at < FARTHEST; at--) {
        const char *party = bm_speakers_party_at(story, at - 1, first, &length);
        if (party && !befell(story, at - 1 + length, first))
            return party;
    }
    return NULL;
}

void bm_speaker_find_owner(BmSpeakers *speakers, BmSpeaker *speaker, const BmSpeakerPhrase *phrase)
{
    const BmStory *story = speakers->story;
    const BmSentence *sentence =
        bm_sentence(story->tokens, bm_token(story->tokens, phrase->first)->sentence);
    gboolean owned = bm_story_word(story, BM_RULES_OWNERS, phrase->first) != NULL;
    const BmSpeaker *body =
        owned ? bm_speakers_last(speakers, bm_speaker_is_body, speaker->head) : NULL;
    /* "Its spokesman": of the body that spoke just before; "their commander": of who acted. */
    const char *party = !owned ? NULL
                        : body && body->paragraph == speakers->paragraph
                            ? body->by
                            : bm_speaker_party_before(story, phrase->first);
    if (party) {
        speaker->by = g_strdup(party);
        return;
    }
    const char *country = country_of_places(story, phrase->first, phrase->end);
    const BmSpeaker *known = bm_speakers_last(speakers, bm_speaker_has_office, speaker->head);
    if (country) {
        speaker->by = g_strdup(country);
    } else if (known) {
        speaker->by = g_strdup(known->by);
        speaker->doubt =
            g_strdup_printf("whose %s is meant is taken from what was said before", speaker->head);
    } else if ((country = find_country(story, sentence, phrase))) {
        speaker->by = g_strdup(country);
        speaker->doubt = g_strdup_printf("whose %s is meant is not said", speaker->head);
    }
}
