/** @file
 * What a map file chooses: projection, data, style, language, view of the borders, policy.
 */
#include "map/map_choices_read.h"

#include "map/map_value_read.h"
#include "source/data_choice.h"
#include "source/detail_level.h"

/* A set of one's own is named from the map file; provinces among them are the map's own. */
static gboolean read_own_data(BmMap *map, const BmNode *node, GError **error)
{
    GError *problem = NULL;
    char *provinces = NULL;
    map->data = bm_map_resolve(map, node->text);
    if (!bm_data_choice_check(map->data, &provinces, &problem)) {
        bm_node_error(node, error, "%s", problem->message);
        g_error_free(problem);
        return FALSE;
    }
    if (provinces) {
        map->province_source = provinces;
        map->name_field = g_strdup("name");
    }
    return TRUE;
}

/* The catalogue is asked for its levels only where the map names one. */
static gboolean read_data(BmMap *map, const BmNode *root, GError **error)
{
    const BmNode *node = bm_node_get(root, "data");
    if (!node)
        return TRUE;
    if (node->kind == BM_NODE_SCALAR && bm_data_choice_is_own(node->text))
        return read_own_data(map, node, error);
    char **words = bm_detail_level_words(error);
    int choice = 0;
    gboolean good =
        words && bm_node_get_choice(root, "data", (const char *const *)words, &choice, error);
    if (good)
        map->data = g_strdup(words[choice]);
    g_strfreev(words);
    return good;
}

static gboolean read_language(BmMap *map, const BmNode *root, GError **error)
{
    int language = 0;
    if (!bm_node_get(root, "lang"))
        return TRUE;
    if (!bm_node_get_choice(root, "lang", bm_map_languages, &language, error))
        return FALSE;
    map->language = g_strdup(bm_map_languages[language]);
    return TRUE;
}

static gboolean read_worldview(BmMap *map, const BmNode *root, GError **error)
{
    char *code = NULL;
    GError *cause = NULL;
    gboolean good = bm_node_get_text(root, "worldview", &code, error);
    if (good && code && !bm_map_set_worldview(map, code, &cause)) {
        good = bm_node_error(bm_node_get(root, "worldview"), error, "%s", cause->message);
        g_error_free(cause);
    }
    g_free(code);
    return good;
}

static gboolean read_policy(BmMap *map, const BmNode *root, GError **error)
{
    char *path = NULL;
    gboolean good = bm_map_read_path(map, root, "policy", &path, error);
    if (good && path)
        good = (map->policy = bm_policy_read(path, error)) != NULL;
    g_free(path);
    return good;
}

gboolean bm_map_read_choices(BmMap *map, const BmNode *root, GError **error)
{
    return bm_node_get_text(root, "projection", &map->projection, error) &&
           read_data(map, root, error) && bm_node_get_text(root, "style", &map->style, error) &&
           read_language(map, root, error) &&
           bm_map_read_path(map, root, "border", &map->border_source, error) &&
           bm_node_get_text(root, "border_name", &map->border_name, error) &&
           bm_map_read_path(map, root, "provinces", &map->province_source, error) &&
           bm_node_get_text(root, "name_field", &map->name_field, error) &&
           bm_map_read_path(map, root, "gazetteer", &map->gazetteer, error) &&
           read_worldview(map, root, error) && read_policy(map, root, error);
}
