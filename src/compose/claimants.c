/** @file
 * The parties whose claims end in the frame.
 */
#include "compose/claimants.h"

#include "view/claimant.h"

#include <string.h>

/* More names than these tell nothing of any one line. */
#define MOST_NAMED 3

struct BmClaimants {
    GPtrArray *parties; /**< of BmParty */
    GPtrArray *names;   /**< of those that claim, borrowed of `parties`, each once, in order */
    gboolean unknown;   /**< of a line it is not known */
};

static gboolean open(BmComposition *composition, GError **error)
{
    if (composition->claimants)
        return TRUE;
    GPtrArray *parties = bm_parties_new(error);
    if (!parties)
        return FALSE;
    composition->claimants = g_new0(BmClaimants, 1);
    composition->claimants->parties = parties;
    composition->claimants->names = g_ptr_array_new();
    return TRUE;
}

static gint compare_names(gconstpointer a, gconstpointer b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

gboolean bm_claimants_note(BmComposition *composition, const BmBorderRecord *record, GError **error)
{
    if (!open(composition, error))
        return FALSE;
    BmClaimants *claimants = composition->claimants;
    const BmParty *claimant = NULL;
    BmClaimantKind kind = bm_viewpoints_claimant(composition->viewpoints, claimants->parties,
                                                 record->line, record->a, record->b, &claimant);
    claimants->unknown |= kind == BM_CLAIMANT_UNKNOWN;
    if (kind == BM_CLAIMANT_KNOWN && !g_ptr_array_find(claimants->names, claimant->name, NULL)) {
        g_ptr_array_add(claimants->names, claimant->name);
        g_ptr_array_sort(claimants->names, compare_names);
    }
    return TRUE;
}

char *bm_claimants_key_words(const BmComposition *composition, const BmKeyEntry *entry)
{
    const BmClaimants *claimants = composition->claimants;
    const char *meaning = bm_border_status_meaning(BM_BORDER_CLAIM);
    guint count = claimants ? claimants->names->len : 0;
    if (count == 0 || count > MOST_NAMED || claimants->unknown || entry->kind != BM_KEY_LINE ||
        strcmp(entry->text, meaning) != 0)
        return g_strdup(entry->text);
    GString *words = g_string_new(meaning);
    for (guint i = 0; i < count; i++)
        g_string_append_printf(words, "%s%s",
                               i == 0           ? " by "
                               : i + 1 == count ? " or "
                                                : ", ",
                               (char *)g_ptr_array_index(claimants->names, i));
    return g_string_free(words, FALSE);
}

void bm_claimants_free(BmClaimants *claimants)
{
    if (!claimants)
        return;
    g_ptr_array_unref(claimants->names);
    g_ptr_array_unref(claimants->parties);
    g_free(claimants);
}
