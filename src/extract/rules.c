/** @file
 * Reading the word lists of a language.
 */
#include "extract/rules.h"

#include "base/data_path.h"
#include "base/error.h"
#include "document/node.h"

static const char *const list_names[BM_RULES_COUNT + 1] = {
#define LIST_NAME(NAME, key) [BM_RULES_##NAME] = #key,
    BM_RULES_LISTS(LIST_NAME)
#undef LIST_NAME
};

struct BmRules {
    BmPhrases *lists[BM_RULES_COUNT];
};

const BmPhrases *bm_rules_list(const BmRules *rules, BmRulesList list)
{
    return rules->lists[list];
}

static gboolean is_abbreviation(const char *word, gconstpointer data)
{
    const BmRules *rules = data;
    return bm_phrases_word(rules->lists[BM_RULES_ABBREVIATIONS], word) != NULL;
}

static gboolean is_prefix(const char *word, gconstpointer data)
{
    const BmRules *rules = data;
    return bm_phrases_word(rules->lists[BM_RULES_PREFIXES], word) != NULL;
}

BmTokens *bm_rules_tokens(const BmRules *rules, const char *text)
{
    const BmWordLists lists = { is_abbreviation, is_prefix, rules };
    return bm_tokens_new(text, &lists);
}

/** A phrase, or a list of phrases, of one value. */
static gboolean add_phrases(BmPhrases *list, const BmNode *node, const char *value, GError **error)
{
    if (node->kind == BM_NODE_MAPPING)
        return bm_node_error(node, error, "give a phrase, or a list of phrases");
    if (node->kind == BM_NODE_SCALAR) {
        bm_phrases_add(list, node->text, value);
        return TRUE;
    }
    for (guint i = 0; i < bm_node_count(node); i++)
        if (bm_node_item(node, i)->kind != BM_NODE_SCALAR)
            return bm_node_error(bm_node_item(node, i), error, "a phrase is a text");
        else
            bm_phrases_add(list, bm_node_item(node, i)->text, value);
    return TRUE;
}

static gboolean read_list(BmPhrases *list, const BmNode *node, GError **error)
{
    if (node->kind != BM_NODE_MAPPING)
        return add_phrases(list, node, "", error);
    for (guint i = 0; i < bm_node_count(node); i++) {
        const BmNode *key = g_ptr_array_index(node->keys, i);
        if (!add_phrases(list, bm_node_item(node, i), key->text, error))
            return FALSE;
    }
    return TRUE;
}

static gboolean read_lists(BmRules *rules, const BmNode *root, GError **error)
{
    if (!bm_node_check_keys(root, "a file of rules", list_names, error))
        return FALSE;
    for (guint i = 0; i < BM_RULES_COUNT; i++) {
        const BmNode *node = bm_node_get(root, list_names[i]);
        rules->lists[i] = bm_phrases_new();
        if (node && !bm_node_is_empty(node) && !read_list(rules->lists[i], node, error))
            return FALSE;
    }
    return TRUE;
}

BmRules *bm_rules_load(const char *language, GError **error)
{
    char *name = g_strdup_printf("extract/%s.yaml", language);
    char *path = bm_data_path(name, error);
    BmDocument *document = path ? bm_document_read(path, error) : NULL;
    BmRules *rules = NULL;
    if (document) {
        rules = g_new0(BmRules, 1);
        if (!read_lists(rules, bm_document_root(document), error))
            g_clear_pointer(&rules, bm_rules_free);
    }
    bm_document_free(document);
    g_free(path);
    g_free(name);
    return rules;
}

void bm_rules_free(BmRules *rules)
{
    if (!rules)
        return;
    for (guint i = 0; i < BM_RULES_COUNT; i++)
        bm_phrases_free(rules->lists[i]);
    g_free(rules);
}
