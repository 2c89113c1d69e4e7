/** @file
 * Reading a policy, and what it does to words.
 */
#include "view/policy.h"

#include <string.h>

static const char *const policy_keys[] = { "name",  "edition", "market",      "disputes",
                                           "names", "sides",   "disclaimers", NULL };
static const char *const dispute_keys[] = { "line", "view", "wording", NULL };
#define GENERAL "general"

static void dispute_free(gpointer data)
{
    BmPolicyDispute *dispute = data;
    g_free(dispute->dispute);
    bm_party_free(dispute->view);
    g_free(dispute->wording);
    g_free(dispute->disclaimer);
    g_free(dispute);
}

void bm_policy_free(BmPolicy *policy)
{
    if (!policy)
        return;
    g_free(policy->path);
    g_free(policy->name);
    g_free(policy->edition);
    bm_party_free(policy->market);
    g_ptr_array_unref(policy->disputes);
    g_strfreev(policy->names);
    g_strfreev(policy->sides);
    g_free(policy->disclaimer);
    bm_document_free(policy->document);
    g_free(policy);
}

static BmPolicyDispute *dispute_of(BmPolicy *policy, const char *id)
{
    BmPolicyDispute *found = (BmPolicyDispute *)bm_policy_dispute(policy, id);
    if (found)
        return found;
    found = g_new0(BmPolicyDispute, 1);
    found->dispute = g_strdup(id);
    g_ptr_array_add(policy->disputes, found);
    return found;
}

/* A code of a party, or none, which leaves *party NULL. */
static gboolean read_party(const BmNode *mapping, const char *key, BmParty **party, gboolean *has,
                           GError **error)
{
    const BmNode *node = bm_node_get(mapping, key);
    if (!node)
        return TRUE;
    if (node->kind != BM_NODE_SCALAR)
        return bm_node_error(node, error, "%s is the code of a country, or none", key);
    *has = TRUE;
    if (strcmp(node->text, BM_VIEW_NOBODY) == 0)
        return TRUE;
    GError *cause = NULL;
    *party = bm_party_new(node->text, &cause);
    if (*party)
        return TRUE;
    bm_node_error(node, error, "%s", cause->message);
    g_error_free(cause);
    return FALSE;
}

static gboolean read_dispute(BmPolicyDispute *dispute, const BmNode *node, GError **error)
{
    int line = 0;
    gboolean ignored = FALSE;
    if (!bm_node_check_keys(node, "a dispute", dispute_keys, error) ||
        !bm_node_get_choice(node, "line", bm_border_status_words, &line, error) ||
        !read_party(node, "view", &dispute->view, &ignored, error) ||
        !bm_node_get_text(node, "wording", &dispute->wording, error))
        return FALSE;
    dispute->has_line = bm_node_get(node, "line") != NULL;
    dispute->line = (BmBorderStatus)line;
    return TRUE;
}

static gboolean read_disputes(BmPolicy *policy, const BmNode *root, const char *const *ids,
                              GError **error)
{
    const BmNode *node = bm_node_get(root, "disputes");
    if (!node)
        return TRUE;
    if (!bm_node_check_keys(node, "the disputes", ids, error))
        return FALSE;
    for (guint i = 0; i < bm_node_count(node); i++) {
        const BmNode *key = g_ptr_array_index(node->keys, i);
        if (!read_dispute(dispute_of(policy, key->text), bm_node_item(node, i), error))
            return FALSE;
    }
    return TRUE;
}

static gboolean read_disclaimers(BmPolicy *policy, const BmNode *root, const char *const *ids,
                                 GError **error)
{
    const BmNode *node = bm_node_get(root, "disclaimers");
    if (!node)
        return TRUE;
    GPtrArray *keys = g_ptr_array_new();
    for (guint i = 0; ids[i]; i++)
        g_ptr_array_add(keys, (gpointer)ids[i]);
    g_ptr_array_add(keys, (gpointer)GENERAL);
    g_ptr_array_add(keys, NULL);
    gboolean good =
        bm_node_check_keys(node, "the disclaimers", (const char *const *)keys->pdata, error) &&
        bm_node_get_text(node, GENERAL, &policy->disclaimer, error);
    for (guint i = 0; good && i < bm_node_count(node); i++) {
        const BmNode *key = g_ptr_array_index(node->keys, i);
        if (strcmp(key->text, GENERAL) != 0)
            good = bm_node_get_text(node, key->text, &dispute_of(policy, key->text)->disclaimer,
                                    error);
    }
    g_ptr_array_unref(keys);
    return good;
}

static gboolean read_names(BmPolicy *policy, const BmNode *root, GError **error)
{
    const BmNode *node = bm_node_get(root, "names");
    if (!node)
        return TRUE;
    if (node->kind != BM_NODE_MAPPING)
        return bm_node_error(node, error, "names is a mapping: {Kabul: Kābul}");
    GPtrArray *names = g_ptr_array_new();
    gboolean good = TRUE;
    for (guint i = 0; good && i < bm_node_count(node); i++) {
        const BmNode *key = g_ptr_array_index(node->keys, i), *value = bm_node_item(node, i);
        good = (value->kind == BM_NODE_SCALAR && value->text[0] && key->text[0]) ||
               bm_node_error(value, error, "a name stands for a name: {Kabul: Kābul}");
        g_ptr_array_add(names, g_strdup(key->text));
        g_ptr_array_add(names, g_strdup(value->text ? value->text : ""));
    }
    g_ptr_array_add(names, NULL);
    policy->names = (char **)g_ptr_array_free(names, FALSE);
    return good;
}

static gboolean read_root(BmPolicy *policy, const BmNode *root, GError **error)
{
    BmViewpoints *viewpoints = bm_viewpoints_open(error);
    if (!viewpoints)
        return FALSE;
    const char **ids = bm_viewpoints_dispute_ids(viewpoints);
    gboolean good = bm_node_check_keys(root, "a policy", policy_keys, error) &&
                    bm_node_get_text(root, "name", &policy->name, error) &&
                    (policy->name || bm_node_error(root, error, "a policy needs a name")) &&
                    bm_node_get_text(root, "edition", &policy->edition, error) &&
                    read_party(root, "market", &policy->market, &policy->has_market, error) &&
                    read_disputes(policy, root, ids, error) && read_names(policy, root, error) &&
                    bm_node_get_texts(root, "sides", &policy->sides, error) &&
                    read_disclaimers(policy, root, ids, error);
    g_free(ids);
    bm_viewpoints_free(viewpoints);
    return good;
}

BmPolicy *bm_policy_read(const char *path, GError **error)
{
    BmDocument *document = bm_document_read(path, error);
    if (!document)
        return NULL;
    BmPolicy *policy = g_new0(BmPolicy, 1);
    policy->path = g_strdup(path);
    policy->document = document;
    policy->disputes = g_ptr_array_new_with_free_func(dispute_free);
    if (read_root(policy, bm_document_root(document), error))
        return policy;
    bm_policy_free(policy);
    return NULL;
}

const BmPolicyDispute *bm_policy_dispute(const BmPolicy *policy, const char *dispute)
{
    for (guint i = 0; policy && i < policy->disputes->len; i++) {
        const BmPolicyDispute *own = g_ptr_array_index(policy->disputes, i);
        if (strcmp(own->dispute, dispute) == 0)
            return own;
    }
    return NULL;
}

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
