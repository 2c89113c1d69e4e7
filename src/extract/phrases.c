/** @file
 * Phrases under their first word, the longest first.
 */
#include "extract/phrases.h"

#include <string.h>

typedef struct {
    char **words;
    guint count;
    const char *value; /**< of the list */
} Phrase;

struct BmPhrases {
    GHashTable *by_word; /**< first word to GPtrArray of Phrase */
    GPtrArray *values;   /**< of char, owned, each once */
    guint longest;
};

static void phrase_free(gpointer data)
{
    Phrase *phrase = data;
    g_strfreev(phrase->words);
    g_free(phrase);
}

BmPhrases *bm_phrases_new(void)
{
    BmPhrases *phrases = g_new0(BmPhrases, 1);
    phrases->by_word =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_ptr_array_unref);
    phrases->values = g_ptr_array_new_with_free_func(g_free);
    return phrases;
}

const GPtrArray *bm_phrases_values(const BmPhrases *phrases)
{
    return phrases->values;
}

/** The one copy of a value. */
static const char *keep_value(BmPhrases *phrases, const char *value)
{
    guint index;
    if (!g_ptr_array_find_with_equal_func(phrases->values, value, g_str_equal, &index)) {
        index = phrases->values->len;
        g_ptr_array_add(phrases->values, g_strdup(value));
    }
    return g_ptr_array_index(phrases->values, index);
}

void bm_phrases_free(BmPhrases *phrases)
{
    if (!phrases)
        return;
    g_hash_table_unref(phrases->by_word);
    g_ptr_array_unref(phrases->values);
    g_free(phrases);
}

static gboolean always(const char *word, gconstpointer data)
{
    (void)word;
    (void)data;
    return TRUE;
}

static gboolean never(const char *word, gconstpointer data)
{
    return !always(word, data);
}

static gint compare_lengths(gconstpointer a, gconstpointer b)
{
    const Phrase *x = *(Phrase *const *)a, *y = *(Phrase *const *)b;
    return (x->count < y->count) - (x->count > y->count);
}

void bm_phrases_add(BmPhrases *phrases, const char *words, const char *value)
{
    const BmWordLists lists = { always, never, NULL };
    BmTokens *tokens = bm_tokens_new(words, &lists);
    if (tokens->tokens->len > 0) {
        Phrase *phrase = g_new0(Phrase, 1);
        phrase->count = tokens->tokens->len;
        phrase->words = g_new0(char *, phrase->count + 1);
        for (guint i = 0; i < phrase->count; i++)
            phrase->words[i] = g_strdup(bm_token(tokens, i)->lower);
        phrase->value = keep_value(phrases, value);
        GPtrArray *list = g_hash_table_lookup(phrases->by_word, phrase->words[0]);
        if (!list) {
            list = g_ptr_array_new_with_free_func(phrase_free);
            g_hash_table_insert(phrases->by_word, g_strdup(phrase->words[0]), list);
        }
        g_ptr_array_add(list, phrase);
        g_ptr_array_sort(list, compare_lengths);
        phrases->longest = MAX(phrases->longest, phrase->count);
    }
    bm_tokens_free(tokens);
}

static gboolean is_at(const Phrase *phrase, const BmTokens *tokens, guint at, guint end)
{
    if (phrase->count > end - at)
        return FALSE;
    for (guint i = 1; i < phrase->count; i++)
        if (strcmp(phrase->words[i], bm_token(tokens, at + i)->lower) != 0)
            return FALSE;
    return TRUE;
}

const char *bm_phrases_match(const BmPhrases *phrases, const BmTokens *tokens, guint at, guint end,
                             guint *length)
{
    end = MIN(end, tokens->tokens->len);
    if (at >= end)
        return NULL;
    GPtrArray *list = g_hash_table_lookup(phrases->by_word, bm_token(tokens, at)->lower);
    for (guint i = 0; list && i < list->len; i++) {
        const Phrase *phrase = g_ptr_array_index(list, i);
        if (!is_at(phrase, tokens, at, end))
            continue;
        if (length)
            *length = phrase->count;
        return phrase->value;
    }
    return NULL;
}

const char *bm_phrases_match_before(const BmPhrases *phrases, const BmTokens *tokens, guint first,
                                    guint end, guint *length)
{
    for (guint count = MIN(phrases->longest, end > first ? end - first : 0); count > 0; count--) {
        guint found = 0;
        const char *value = bm_phrases_match(phrases, tokens, end - count, end, &found);
        if (!value || found != count)
            continue;
        if (length)
            *length = found;
        return value;
    }
    return NULL;
}

const char *bm_phrases_word(const BmPhrases *phrases, const char *word)
{
    GPtrArray *list = g_hash_table_lookup(phrases->by_word, word);
    for (guint i = 0; list && i < list->len; i++) {
        const Phrase *phrase = g_ptr_array_index(list, i);
        if (phrase->count == 1)
            return phrase->value;
    }
    return NULL;
}
