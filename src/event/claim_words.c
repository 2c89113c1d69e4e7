/** @file
 * A claim in words: the figure as said, never one that nobody gave.
 */
#include "event/claim_table.h"

#include <string.h>

/** What follows a figure: the things, for one and for several, unless the claimant has a word of
 *  his own for them (`of`), and what was done to them. */
static const struct {
    const char *one, *several, *verb;
} what_phrases[] = {
    [BM_WHAT_KILLED] = { "", "", "killed" },
    [BM_WHAT_WOUNDED] = { "", "", "wounded" },
    [BM_WHAT_CAPTURED] = { "", "", "captured" },
    [BM_WHAT_POSTS_CAPTURED] = { "post", "posts", "captured" },
    [BM_WHAT_POSTS_DESTROYED] = { "post", "posts", "destroyed" },
    [BM_WHAT_BASES_DESTROYED] = { "base", "bases", "destroyed" },
    [BM_WHAT_HOMES_DESTROYED] = { "home", "homes", "destroyed" },
    [BM_WHAT_DISPLACED] = { "", "", "displaced" },
    [BM_WHAT_EXPLOSIONS] = { "explosion", "explosions", "" },
    [BM_WHAT_OTHER] = { "", "", "" },
};
G_STATIC_ASSERT(G_N_ELEMENTS(what_phrases) == BM_WHAT_COUNT);

/** A whole number with commas between thousands, in no locale's form but ours. */
static void append_count(GString *text, double count)
{
    char digits[32];
    g_snprintf(digits, sizeof digits, "%" G_GINT64_FORMAT, (gint64)count);
    gsize length = strlen(digits);
    for (gsize i = 0; i < length; i++) {
        if (i > 0 && (length - i) % 3 == 0)
            g_string_append_c(text, ',');
        g_string_append_c(text, digits[i]);
    }
}

static void append_figure(GString *text, const BmClaim *claim)
{
    gboolean range = claim->has_minimum && claim->has_maximum && claim->minimum != claim->maximum;
    if (claim->words)
        g_string_append_printf(text, "%s ", claim->words);
    else if (!claim->has_minimum)
        g_string_append(text, "up to ");
    append_count(text, claim->has_minimum ? claim->minimum : claim->maximum);
    if (range) {
        g_string_append(text, "–");
        append_count(text, claim->maximum);
    }
}

static void append_what(GString *text, const BmClaim *claim, gboolean one)
{
    const char *things = one ? what_phrases[claim->what].one : what_phrases[claim->what].several;
    const char *words[] = { claim->of ? claim->of : things, what_phrases[claim->what].verb };
    for (guint i = 0; i < G_N_ELEMENTS(words); i++)
        if (words[i][0])
            g_string_append_printf(text, " %s", words[i]);
}

/** "several, alive" captured → "several captured, alive": what follows a comma follows the verb;
 *  "dozens" of civilians → "dozens of civilians killed". */
static void append_words(GString *text, const BmClaim *claim)
{
    const char *comma = strchr(claim->words, ',');
    if (claim->what == BM_WHAT_OTHER) {
        g_string_append(text, claim->words);
        return;
    }
    g_string_append_len(text, claim->words,
                        comma ? comma - claim->words : (gssize)strlen(claim->words));
    if (claim->of && g_str_has_suffix(text->str, "ens"))
        g_string_append(text, " of");
    append_what(text, claim, FALSE);
    if (comma)
        g_string_append(text, comma);
}

char *bm_claim_phrase(const BmClaim *claim)
{
    switch (claim->stance) {
    case BM_STANCE_DENIES:
        return g_strdup("denied");
    case BM_STANCE_DISMISSES:
        return g_strdup("dismissed");
    case BM_STANCE_GIVES_NO_FIGURE:
        return g_strdup("no figure given");
    default:
        break;
    }
    GString *text = g_string_new(NULL);
    if (claim->has_minimum || claim->has_maximum) {
        append_figure(text, claim);
        double last = claim->has_maximum ? claim->maximum : claim->minimum;
        append_what(text, claim, last == 1);
    } else if (claim->words) {
        append_words(text, claim);
    }
    return g_string_free(text, FALSE);
}

char *bm_claim_attribution(const BmClaim *claim)
{
    const char *who = claim->role ? claim->role : claim->speaker ? claim->speaker : claim->by;
    if (!claim->anonymous)
        return g_strdup(who);
    return g_strdup_printf("%s, unnamed: %s", who, claim->anonymous);
}
