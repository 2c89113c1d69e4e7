/** @file
 * The parties whose claims end in the frame.
 */
#include "compose/claimants.h"

#include "compose/disputed_areas.h"
#include "view/claimant.h"

#include <string.h>

/* More names than these tell nothing of any one line. */
#define MOST_NAMED 3

struct BmClaimants {
    GPtrArray *parties; /**< of BmParty */
    GPtrArray *names;   /**< of char: those that claim, each once, in order */
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
    composition->claimants->names = g_ptr_array_new_with_free_func(g_free);
    return TRUE;
}

static gint compare_names(gconstpointer a, gconstpointer b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

/* The name of a country of that code, for g_free(); NULL where there is none. */
static char *country_name(const BmComposition *composition, const char *a3, GError **error)
{
    static const char *const fields[] = { "a3", "name", NULL };
    const char *values[] = { a3, NULL };
    BmSourceQuery query = { .field = "a3", .values = values, .only_fields = fields };
    BmFeatureSet *set = bm_composition_read_set(composition, "countries", &query, NULL, error);
    char *name = set && bm_feature_set_count(set) > 0
                     ? g_strdup(bm_feature_text(set, bm_feature_set_borrow(set, 0), "name"))
                     : NULL;
    bm_feature_set_free(set);
    return name;
}

/* Who alone claims the ground that ends on the line, for g_free(); NULL where nobody is known. */
static char *claimant_by_area(const BmComposition *composition, const char *line, GError **error)
{
    for (guint i = 0; i < composition->disputed->len; i++) {
        const BmSeenArea *area = g_ptr_array_index(composition->disputed, i);
        if (strcmp(area->outer, line) == 0 && strlen(area->claimants) == 3)
            return country_name(composition, area->claimants, error);
    }
    return NULL;
}

static void add_name_take(BmClaimants *claimants, char *name_take)
{
    if (g_ptr_array_find_with_equal_func(claimants->names, name_take, g_str_equal, NULL)) {
        g_free(name_take);
        return;
    }
    g_ptr_array_add(claimants->names, name_take);
    g_ptr_array_sort(claimants->names, compare_names);
}

gboolean bm_claimants_note(BmComposition *composition, const BmBorderRecord *record, GError **error)
{
    if (!open(composition, error))
        return FALSE;
    BmClaimants *claimants = composition->claimants;
    const BmParty *party = NULL;
    GError *problem = NULL;
    char *name = NULL;
    BmClaimantKind kind = bm_viewpoints_claimant(composition->viewpoints, claimants->parties,
                                                 record->line, record->a, record->b, &party);
    if (kind == BM_CLAIMANT_NONE)
        return TRUE;
    if (kind == BM_CLAIMANT_KNOWN)
        name = g_strdup(party->name);
    else if (record->line[0])
        name = claimant_by_area(composition, record->line, &problem);
    if (problem) {
        g_propagate_error(error, problem);
        return FALSE;
    }
    if (name)
        add_name_take(claimants, name);
    else
        claimants->unknown = TRUE;
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
