/** @file
 * The cues, each a small test, and their sum.
 */
#include <string.h>

#include "extract/mention_headings.h"

static const double NEVER = -100;

/** What a cue adds to the weight of the place. */
static const double PREPOSITION = 2, LOOSE_PREPOSITION = 1, SEVERAL_WORDS = 1.5, KIND_WORD = 2.5,
                    CONTAINER = 3, LISTED = 1.5, SEEN_BEFORE = 2, SENTENCE_START = -0.5,
                    IN_CAPITALS = -2, SPEAKS = -3, UNKNOWN_NEIGHBOUR = -4, COMPASS = 2,
                    VERY_SHORT = -2, FACILITY = 3;
/** From here on a place is so well known that a capital word beside it does not make it a name. */
static const double WELL_KNOWN = 6.4;

/** "New South Wales (NSW)": the words before begin with the letters and are a place. */
static gboolean abbreviates_place(const BmMentionFinder *finder, guint at)
{
    enum { MOST = 5 };
    const BmPlace *itself = bm_names_best(finder->names, bm_token_lower(finder->tokens, at), NULL);
    if (itself && bm_place_importance(itself) >= WELL_KNOWN)
        return TRUE;
    for (guint words = 1; words <= MOST && words + 1 <= at; words++) {
        char *name = bm_tokens_text(finder->tokens, at - 1 - words, at - 1);
        const BmPlace *place = bm_names_best(finder->names, name, NULL);
        g_free(name);
        if (place && bm_place_importance(place) >= WELL_KNOWN &&
            bm_token(finder->tokens, at - 1 - words)->is_capital)
            return TRUE;
    }
    return FALSE;
}

void bm_mention_cues_prepare(BmMentionFinder *finder)
{
    for (guint i = 0; i < finder->tokens->tokens->len; i++) {
        const BmToken *token = bm_token(finder->tokens, i);
        if (token->kind == BM_TOKEN_WORD && !token->is_capital)
            g_hash_table_add(finder->small_words, (gpointer)token->lower);
        /* "Department of Health (DOH)": from then on an abbreviation of ours is a body's. */
        gboolean explained = token->is_capitals && token->last - token->first >= 3 && i >= 2 &&
                             strcmp(bm_token_lower(finder->tokens, (gint64)i - 1), "(") == 0 &&
                             strcmp(bm_token_lower(finder->tokens, (gint64)i + 1), ")") == 0 &&
                             !abbreviates_place(finder, i);
        if (explained)
            g_hash_table_add(finder->persons, (gpointer)token->lower);
    }
}

gboolean bm_mentions_are_listed(const BmRules *rules, const BmTokens *tokens, const BmMention *a,
                                const BmMention *b)
{
    static const char *const marks[] = { ",", "&", "/", NULL };
    const BmPhrases *ands = bm_rules_list(rules, BM_RULES_AND_WORDS);
    if (b->first <= a->end || b->first > a->end + 2)
        return FALSE;
    for (guint i = a->end; i < b->first; i++)
        if (!g_strv_contains(marks, bm_token_lower(tokens, i)) &&
            !bm_phrases_word(ands, bm_token_lower(tokens, i)))
            return FALSE;
    return TRUE;
}

static double preposition_cue(const BmMentionFinder *finder, guint first, gboolean strict)
{
    const BmSentence *sentence = bm_mention_sentence(finder, first);
    guint begin = first;
    while (begin > sentence->first &&
           (bm_mention_word(finder, BM_RULES_DEFINITE, (gint64)begin - 1) ||
            bm_mention_word(finder, BM_RULES_COMPASS, begin - 1)))
        begin--;
    const char *value =
        bm_phrases_match_before(bm_rules_list(finder->rules, BM_RULES_PLACE_PREPOSITIONS),
                                finder->tokens, sentence->first, begin, NULL);
    double compass =
        begin < first && bm_mention_word(finder, BM_RULES_COMPASS, first - 1) ? COMPASS : 0;
    if (!value)
        return strict ? 0 : compass;
    gboolean loose = g_str_equal(value, "from") || g_str_equal(value, "to");
    double preposition = loose ? LOOSE_PREPOSITION : PREPOSITION;
    return strict ? preposition : MAX(compass, preposition);
}

/** ", Ontario" behind the name, or "Ontario's" and "in Ontario" not asked. */
static gboolean has_container(const BmMentionFinder *finder, guint end, GError **error)
{
    if (!g_str_equal(bm_token_lower(finder->tokens, end), ",") ||
        !bm_mention_is_capital(finder, end + 1))
        return FALSE;
    for (guint stop = end + 4; stop > end + 1; stop--) {
        if (stop > finder->tokens->tokens->len || !bm_mention_is_capital(finder, (gint64)stop - 1))
            continue;
        char *name = bm_tokens_text(finder->tokens, end + 1, stop);
        const BmPlace *place = bm_names_best(finder->names, name, error);
        g_free(name);
        if (place && bm_place_importance(place) >= 6.4 && !g_str_equal(place->kind, "city"))
            return TRUE;
    }
    return FALSE;
}

static double neighbour_cue(const BmMentionFinder *finder, guint first, guint end,
                            const BmPlace *best)
{
    gint64 before = bm_mention_word_before(finder, first);
    gboolean known = bm_place_importance(best) >= WELL_KNOWN;
    double cue = 0;
    gboolean opens = before == (gint64)bm_mention_sentence(finder, first)->first;
    if (bm_mention_is_capital(finder, before) && before == (gint64)first - 1 && !(known && opens) &&
        !bm_mention_is_harmless(finder, before) && !bm_mention_covers(finder, before) &&
        !bm_mention_word(finder, BM_RULES_TITLES, before))
        cue += UNKNOWN_NEIGHBOUR;
    if (bm_mention_is_capital(finder, end) && !bm_mention_is_harmless(finder, end) && !known &&
        !bm_mention_word(finder, BM_RULES_TITLES, end))
        cue += UNKNOWN_NEIGHBOUR;
    gboolean speaks = bm_mention_word(finder, BM_RULES_SPEECH, end) != NULL;
    if (speaks && !known)
        cue += SPEAKS;
    return cue;
}

/**
 * "Ky." is a state behind a comma ("Paris, Ky."), and nothing elsewhere: a short word that is only
 * another spelling of the place it stands for.
 */
static gboolean is_lone_abbreviation(const BmMentionFinder *finder, guint first,
                                     const BmPlace *best)
{
    enum { SHORT = 3, DOTTED = 5 };
    const BmToken *token = bm_token(finder->tokens, first);
    guint length = token->last - token->first;
    gboolean dotted = strcmp(bm_token_lower(finder->tokens, first + 1), ".") == 0 &&
                      bm_token(finder->tokens, first + 1)->start == token->end &&
                      first + 2 < bm_mention_sentence(finder, first)->end;
    gboolean own = g_ascii_strncasecmp(best->name, finder->tokens->text + token->start,
                                       token->end - token->start) == 0 &&
                   strlen(best->name) == token->end - token->start;
    gboolean initials = strchr(token->lower, '.') != NULL;
    if (own || initials || length > (dotted ? DOTTED : SHORT) ||
        (token->is_capitals && length != 2))
        return FALSE;
    return !(strcmp(bm_token_lower(finder->tokens, (gint64)first - 1), ",") == 0 && first >= 2 &&
             bm_mention_is_capital(finder, (gint64)first - 2));
}

static gboolean is_stopped(const BmMentionFinder *finder, guint first, guint end)
{
    const BmPhrases *stops = bm_rules_list(finder->rules, BM_RULES_NOT_PLACES);
    guint length = 0;
    if (bm_phrases_match(stops, finder->tokens, first, end, &length) && first + length == end) {
        /* "US" and "us": capitals make the difference. */
        const BmToken *token = bm_token(finder->tokens, first);
        return !(token->is_capitals && token->last - token->first <= 3 && end - first == 1 &&
                 g_str_equal(token->lower, "us"));
    }
    return bm_mention_word(finder, BM_RULES_DEMONYMS, first) && end - first == 1;
}

/** "the Vakarai hospital", "in the Esmeraldas fish market". */
static gboolean names_facility(const BmMentionFinder *finder, guint first, guint end)
{
    gboolean near = bm_mention_word(finder, BM_RULES_FACILITIES, end) ||
                    (bm_mention_word(finder, BM_RULES_FACILITIES, end + 1) &&
                     !bm_mention_is_capital(finder, end));
    return near && bm_mention_word(finder, BM_RULES_DEFINITE, (gint64)first - 1) &&
           !bm_mention_is_capital(finder, end);
}

double bm_mention_evidence(BmMentionFinder *finder, guint first, guint end, const BmPlace *best,
                           GError **error)
{
    const BmToken *token = bm_token(finder->tokens, first);
    gboolean single = end - first == 1;
    gboolean starts = first == bm_mention_sentence(finder, first)->first;
    if (is_stopped(finder, first, end) || bm_mention_is_body(finder, first, end) ||
        bm_mention_is_in_code(finder, first, end) ||
        bm_mention_is_person(finder, first, end, best) ||
        (single && token->last - token->first < 2))
        return NEVER;
    for (guint at = first; at < end && !single; at++) /* "Room A", "Alan D" */
        if (bm_token(finder->tokens, at)->kind == BM_TOKEN_WORD &&
            bm_token(finder->tokens, at)->last - bm_token(finder->tokens, at)->first == 1)
            return NEVER;
    if (single && strcmp(best->kind, "country") != 0 && is_lone_abbreviation(finder, first, best))
        return NEVER;
    if (single && starts && g_hash_table_contains(finder->small_words, token->lower))
        return NEVER;
    double evidence = bm_place_importance(best) + (single ? 0 : SEVERAL_WORDS);
    evidence += preposition_cue(finder, first, FALSE) + neighbour_cue(finder, first, end, best);
    if (bm_phrases_match(bm_rules_list(finder->rules, BM_RULES_KINDS_AFTER), finder->tokens, end,
                         bm_mention_sentence(finder, first)->end, NULL))
        evidence += KIND_WORD;
    if (names_facility(finder, first, end))
        evidence += FACILITY;
    if (has_container(finder, end, error) || bm_mention_heads_line(finder, first, end))
        evidence += CONTAINER;
    if (starts && single)
        evidence += SENTENCE_START;
    if (single && token->last - token->first <= 3 && !token->is_capitals &&
        bm_place_importance(best) < WELL_KNOWN)
        evidence += VERY_SHORT;
    if (token->is_capitals && bm_mention_is_all_capitals(finder, first))
        evidence += IN_CAPITALS;
    char *name = bm_tokens_text(finder->tokens, first, end);
    char *lower = g_utf8_strdown(name, -1);
    if (g_hash_table_contains(finder->accepted, lower))
        evidence += SEEN_BEFORE;
    g_free(lower);
    g_free(name);
    BmMention here = { .first = first, .end = end };
    if (finder->mentions->len > 0 &&
        bm_mentions_are_listed(finder->rules, finder->tokens,
                               g_ptr_array_index(finder->mentions, finder->mentions->len - 1),
                               &here))
        evidence += LISTED;
    return evidence;
}

/** "and X", or "X" amid "A, X and B"; "in A, Rosa B, said" is no list. */
static gboolean is_joined_by_and(const BmMentionFinder *finder, guint first, guint end)
{
    gboolean before = bm_mention_word(finder, BM_RULES_AND_WORDS, (gint64)first - 1) != NULL;
    gboolean goes_on = (bm_mention_word(finder, BM_RULES_AND_WORDS, end) ||
                        strcmp(bm_token_lower(finder->tokens, end), ",") == 0) &&
                       bm_mention_is_capital(finder, end + 1);
    return before || (goes_on && end - first == 1);
}

/** "… was shelled", "has fallen", "came under mortar fire": what befalls places, not persons. */
static gboolean befalls(const BmMentionFinder *finder, guint end)
{
    guint stop = finder->tokens->tokens->len, length = 0, at = end;
    const BmPhrases *falling = bm_rules_list(finder->rules, BM_RULES_BEFALLING_VERBS);
    if (bm_phrases_match(falling, finder->tokens, at, stop, &length))
        return TRUE;
    while (at < end + 3 && bm_mention_word(finder, BM_RULES_AUXILIARIES, at))
        at++;
    return at > end && bm_mention_word(finder, BM_RULES_PLACE_PARTICIPLES, at);
}

gboolean bm_mention_is_unknown_place(BmMentionFinder *finder, guint first, guint end,
                                     GError **error)
{
    static const BmPlace nowhere = { .kind = (char *)"city", .feature_code = (char *)"" };
    const BmSentence *sentence = bm_mention_sentence(finder, first);
    const BmToken *token = bm_token(finder->tokens, first);
    for (guint at = first; at < end; at++) {
        guint length;
        const BmPhrases *stops = bm_rules_list(finder->rules, BM_RULES_NOT_PLACES);
        if (at > first && at + 1 == end && bm_mention_word(finder, BM_RULES_KINDS_AFTER, at))
            continue;
        if (bm_phrases_match(stops, finder->tokens, at, end, &length) ||
            bm_mention_word(finder, BM_RULES_DEMONYMS, at) ||
            bm_mention_word(finder, BM_RULES_TITLES, at) ||
            bm_mention_word(finder, BM_RULES_ROLES, at) ||
            bm_mention_word(finder, BM_RULES_PARTIES, at) ||
            bm_mention_word(finder, BM_RULES_FIRST_NAMES, at) || bm_mention_covers(finder, at))
            return FALSE;
    }
    if (token->is_capitals || token->last - token->first < 3 ||
        bm_mention_is_body(finder, first, end) || bm_mention_is_in_code(finder, first, end) ||
        bm_mention_is_person(finder, first, end, &nowhere))
        return FALSE;
    char *name = bm_tokens_text(finder->tokens, first, end), *lower = g_utf8_strdown(name, -1);
    gboolean known = g_hash_table_contains(finder->accepted, lower);
    g_free(lower);
    g_free(name);
    gboolean kind =
        known ||
        bm_phrases_match(bm_rules_list(finder->rules, BM_RULES_KINDS_AFTER), finder->tokens, end,
                         sentence->end, NULL) ||
        (end - first > 1 && bm_mention_word(finder, BM_RULES_KINDS_AFTER, (gint64)end - 1)) ||
        bm_phrases_match_before(bm_rules_list(finder->rules, BM_RULES_KINDS_BEFORE), finder->tokens,
                                sentence->first, first, NULL);
    const BmMention *previous = finder->mentions->len > 0
                                    ? g_ptr_array_index(finder->mentions, finder->mentions->len - 1)
                                    : NULL;
    BmMention here = { .first = first, .end = end };
    gboolean listed = previous && previous->weight < WELL_KNOWN &&
                      bm_mentions_are_listed(finder->rules, finder->tokens, previous, &here) &&
                      !bm_mention_is_capital(finder, end) && is_joined_by_and(finder, first, end);
    gboolean headed = g_str_equal(bm_token_lower(finder->tokens, end), ",") &&
                      bm_mention_heads_line(finder, first, end);
    return listed || kind || headed || befalls(finder, end) ||
           bm_mention_is_item(finder, first, end) ||
           preposition_cue(finder, first, TRUE) >= PREPOSITION || has_container(finder, end, error);
}
