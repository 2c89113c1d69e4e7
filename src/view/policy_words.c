/** @file
 * What a policy does to words: its names, and its order of sides.
 */
#include "view/policy.h"

#include <string.h>

/* TRUE where the `length` bytes at `at` of `text` are whole words. */
static gboolean is_whole(const char *text, const char *at, gsize length)
{
    const char *before = g_utf8_find_prev_char(text, at);
    return !(before && g_unichar_isalnum(g_utf8_get_char(before))) &&
           !g_unichar_isalnum(g_utf8_get_char(at + length));
}

char *bm_policy_rename(const BmPolicy *policy, const char *text)
{
    GString *out = g_string_new(NULL);
    for (const char *at = text; *at;) {
        guint found = 0;
        gboolean is = FALSE;
        for (guint i = 0; policy && policy->names && policy->names[i]; i += 2) {
            gsize length = strlen(policy->names[i]);
            /* the longer of two names that begin alike is meant */
            if (strncmp(at, policy->names[i], length) == 0 && is_whole(text, at, length) &&
                (!is || length > strlen(policy->names[found]))) {
                found = i;
                is = TRUE;
            }
        }
        const char *next = is ? at + strlen(policy->names[found]) : g_utf8_next_char(at);
        if (is)
            g_string_append(out, policy->names[found + 1]);
        else
            g_string_append_len(out, at, next - at);
        at = next;
    }
    return g_string_free(out, FALSE);
}

static guint rank_of(const BmPolicy *policy, const char *side)
{
    guint rank = 0;
    while (policy->sides[rank] && strcmp(policy->sides[rank], side) != 0)
        rank++;
    return rank;
}

void bm_policy_sort_sides(const BmPolicy *policy, char **sides)
{
    if (!policy || !policy->sides)
        return;
    for (guint i = 1; sides[0] && sides[i]; i++)
        for (guint j = i; j > 0 && rank_of(policy, sides[j]) < rank_of(policy, sides[j - 1]); j--) {
            char *side = sides[j];
            sides[j] = sides[j - 1];
            sides[j - 1] = side;
        }
}

gboolean bm_policy_agrees_on_sides(const BmPolicy *policy, char *const *sides)
{
    if (!policy || !policy->sides)
        return TRUE;
    for (guint i = 1; sides && sides[0] && sides[i]; i++)
        if (rank_of(policy, sides[i]) < rank_of(policy, sides[i - 1]))
            return FALSE;
    return TRUE;
}
