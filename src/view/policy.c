/** @file
 * Reading a policy, and how it draws the lines of a dispute.
 */
#include "view/policy.h"

#include "document/node.h"

#include <string.h>

static const char *const policy_keys[] = { "name",  "edition", "market",      "disputes",
                                           "names", "sides",   "disclaimers", NULL };
static const char *const dispute_keys[] = { "line", "view", "wording", NULL };
#define GENERAL "general"

static void line_free(gpointer data)
{
    BmPolicyLine *line = data;
    g_free(line->line);
    g_free(line->wording);
    g_free(line);
}

static void dispute_free(gpointer data)
{
    BmPolicyDispute *dispute = data;
    g_free(dispute->dispute);
    g_ptr_array_unref(dispute->lines);
    bm_party_free(dispute->view);
    g_free(dispute->disclaimer);
    g_free(dispute);
}

void bm_policy_free(BmPolicy *policy)
{
    if (!policy)
        return;
    g_free(policy->path);
    g_free(policy->sha256);
    g_free(policy->name);
    g_free(policy->edition);
    bm_party_free(policy->market);
    g_ptr_array_unref(policy->disputes);
    g_strfreev(policy->names);
    g_strfreev(policy->sides);
    g_free(policy->disclaimer);
    g_free(policy);
}

static BmPolicyDispute *dispute_of(BmPolicy *policy, const char *id)
{
    BmPolicyDispute *found = (BmPolicyDispute *)bm_policy_dispute(policy, id);
    if (found)
        return found;
    found = g_new0(BmPolicyDispute, 1);
    found->dispute = g_strdup(id);
    found->lines = g_ptr_array_new_with_free_func(line_free);
    g_ptr_array_add(policy->disputes, found);
    return found;
}

static const BmPolicyLine *find_line(const BmPolicyDispute *dispute, const char *key)
{
    for (guint i = 0; i < dispute->lines->len; i++) {
        const BmPolicyLine *line = g_ptr_array_index(dispute->lines, i);
        if (g_strcmp0(line->line, key) == 0)
            return line;
    }
    return NULL;
}

static BmPolicyLine *line_of(BmPolicyDispute *dispute, const char *key)
{
    BmPolicyLine *line = (BmPolicyLine *)find_line(dispute, key);
    if (!line) {
        line = g_new0(BmPolicyLine, 1);
        line->line = g_strdup(key);
        g_ptr_array_add(dispute->lines, line);
    }
    return line;
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

/* `line` or `wording` of one line, or of all borders: `key` is where it stands in `mapping`. */
typedef gboolean (*ReadLine)(BmPolicyLine *line, const BmNode *mapping, const char *key,
                             GError **error);

static gboolean read_status(BmPolicyLine *line, const BmNode *mapping, const char *key,
                            GError **error)
{
    int status = 0;
    line->has_status = TRUE;
    if (!bm_node_get_choice(mapping, key, bm_border_status_words, &status, error))
        return FALSE;
    line->status = (BmBorderStatus)status;
    return TRUE;
}

static gboolean read_wording(BmPolicyLine *line, const BmNode *mapping, const char *key,
                             GError **error)
{
    return bm_node_get_text(mapping, key, &line->wording, error);
}

/* One value for all borders of the dispute, or a mapping of one for each line. */
static gboolean read_lines(BmPolicyDispute *dispute, const BmNode *node, const char *key,
                           ReadLine read, const BmViewpoints *viewpoints, GError **error)
{
    const BmNode *value = bm_node_get(node, key);
    if (!value)
        return TRUE;
    if (value->kind != BM_NODE_MAPPING)
        return read(line_of(dispute, NULL), node, key, error);
    const char **ids = bm_viewpoints_line_ids(viewpoints, dispute->dispute);
    char *what = g_strdup_printf("the lines of %s", dispute->dispute);
    gboolean good = bm_node_check_keys(value, what, ids, error);
    for (guint i = 0; good && i < bm_node_count(value); i++) {
        const BmNode *line = g_ptr_array_index(value->keys, i);
        good = read(line_of(dispute, line->text), value, line->text, error);
    }
    g_free(what);
    g_free(ids);
    return good;
}

static gboolean read_dispute(BmPolicyDispute *dispute, const BmNode *node,
                             const BmViewpoints *viewpoints, GError **error)
{
    return bm_node_check_keys(node, "a dispute", dispute_keys, error) &&
           read_lines(dispute, node, "line", read_status, viewpoints, error) &&
           read_lines(dispute, node, "wording", read_wording, viewpoints, error) &&
           read_party(node, "view", &dispute->view, &dispute->has_view, error);
}

static gboolean read_disputes(BmPolicy *policy, const BmNode *root, const BmViewpoints *viewpoints,
                              const char *const *ids, GError **error)
{
    const BmNode *node = bm_node_get(root, "disputes");
    if (!node)
        return TRUE;
    if (!bm_node_check_keys(node, "the disputes", ids, error))
        return FALSE;
    for (guint i = 0; i < bm_node_count(node); i++) {
        const BmNode *key = g_ptr_array_index(node->keys, i);
        if (!read_dispute(dispute_of(policy, key->text), bm_node_item(node, i), viewpoints, error))
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

/* A side that stands twice has no place of its own. */
static gboolean read_sides(BmPolicy *policy, const BmNode *root, GError **error)
{
    if (!bm_node_get_texts(root, "sides", &policy->sides, error))
        return FALSE;
    for (guint i = 0; policy->sides && policy->sides[i]; i++)
        for (guint j = 0; j < i; j++)
            if (strcmp(policy->sides[i], policy->sides[j]) == 0)
                return bm_node_error(bm_node_get(root, "sides"), error,
                                     "sides names '%s' twice; once gives its place",
                                     policy->sides[i]);
    return TRUE;
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
                    read_disputes(policy, root, viewpoints, ids, error) &&
                    read_names(policy, root, error) && read_sides(policy, root, error) &&
                    read_disclaimers(policy, root, ids, error);
    g_free(ids);
    bm_viewpoints_free(viewpoints);
    return good;
}

/* Which words a house had on the day of a map can be told by this alone. */
static char *checksum_of(const char *path)
{
    char *bytes = NULL, *sum = NULL;
    gsize length = 0;
    if (g_file_get_contents(path, &bytes, &length, NULL))
        sum = g_compute_checksum_for_data(G_CHECKSUM_SHA256, (const guchar *)bytes, length);
    g_free(bytes);
    return sum;
}

BmPolicy *bm_policy_read(const char *path, GError **error)
{
    BmDocument *document = bm_document_read(path, error);
    if (!document)
        return NULL;
    BmPolicy *policy = g_new0(BmPolicy, 1);
    policy->path = g_strdup(path);
    policy->sha256 = checksum_of(path);
    policy->disputes = g_ptr_array_new_with_free_func(dispute_free);
    gboolean good = read_root(policy, bm_document_root(document), error);
    bm_document_free(document);
    if (!good)
        g_clear_pointer(&policy, bm_policy_free);
    return policy;
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

/* A dispute about nothing but a claim, as that on Belize, is drawn by its limit. */
static gboolean has_border(const BmViewpoints *viewpoints, const char *dispute)
{
    const char **ids = bm_viewpoints_line_ids(viewpoints, dispute);
    gboolean found = FALSE;
    for (guint i = 0; !found && ids[i]; i++)
        found = bm_viewpoints_is_border(viewpoints, ids[i]);
    g_free(ids);
    return found;
}

void bm_policy_see(const BmPolicy *policy, const BmViewpoints *viewpoints, const char *key,
                   BmLineView *view)
{
    const BmPolicyDispute *dispute = bm_policy_dispute(policy, view->dispute);
    if (!dispute)
        return;
    const BmPolicyLine *own = find_line(dispute, key), *all = find_line(dispute, NULL);
    gboolean drawn = view->status != BM_BORDER_LEFT_OUT && view->status != BM_BORDER_INTERNAL;
    if (!drawn ||
        !(bm_viewpoints_is_border(viewpoints, key) || !has_border(viewpoints, view->dispute)))
        all = NULL;
    if (own && own->has_status)
        view->status = own->status;
    else if (all && all->has_status)
        view->status = all->status;
    const char *wording = own && own->wording ? own->wording : all ? all->wording : NULL;
    view->house_wording = wording != NULL;
    if (wording)
        view->wording = wording;
}
