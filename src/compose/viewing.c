/** @file
 * Whose view of borders a map draws: the map's own word, the house's policy, or nobody's.
 */
#include "compose/viewing.h"

#include <string.h>

static void warn_of_market(BmComposition *composition)
{
    const BmMap *map = composition->map;
    const BmPolicy *policy = map->policy;
    const char *market = policy && policy->market ? policy->market->a2 : BM_VIEW_NOBODY;
    if (policy && policy->has_market && map->worldview && strcmp(map->worldview, market) != 0)
        bm_warnings_add(composition->warnings,
                        "the view '%s' overrides the policy %s, whose market is '%s'; leave "
                        "`worldview` out",
                        map->worldview, policy->path, market);
}

static void warn_of_sides(BmComposition *composition)
{
    const BmMap *map = composition->map;
    for (guint i = 0; i < map->panels->len; i++) {
        const BmPanel *panel = g_ptr_array_index(map->panels, i);
        if (!bm_policy_agrees_on_sides(map->policy, panel->columns))
            bm_warnings_add(composition->warnings,
                            "the `columns` of a panel override the policy %s, which has the sides "
                            "in another order; leave `columns` out",
                            map->policy->path);
    }
}

gboolean bm_composition_choose_view(BmComposition *composition, GError **error)
{
    const BmMap *map = composition->map;
    composition->viewpoints = bm_viewpoints_open(error);
    if (!composition->viewpoints)
        return FALSE;
    warn_of_market(composition);
    warn_of_sides(composition);
    const char *code = map->worldview;
    if (!code && map->policy && map->policy->market)
        code = map->policy->market->a2;
    if (!code || strcmp(code, BM_VIEW_NOBODY) == 0)
        return TRUE;
    composition->party = bm_party_new(code, error);
    return composition->party != NULL;
}

const BmParty *bm_composition_party(const BmComposition *composition, const char *dispute)
{
    const BmPolicyDispute *own = bm_policy_dispute(composition->map->policy, dispute);
    /* a view that the map asks for in so many words goes before the policy's of one dispute */
    if (own && own->has_view && !composition->map->worldview)
        return own->view;
    return composition->party;
}

BmLineView bm_composition_see(BmComposition *composition, const char *line, const char *status)
{
    const BmPolicy *policy = composition->map->policy;
    BmLineView view = bm_viewpoints_see(composition->viewpoints, line, status, NULL);
    const BmParty *party = bm_composition_party(composition, view.dispute);
    if (party)
        view = bm_viewpoints_see(composition->viewpoints, line, status, party);
    bm_policy_see(policy, composition->viewpoints, line, &view);
    return view;
}

/* The day of the map: its date, or that of its last event. NULL where neither is said. */
static const char *day_of(const BmComposition *composition)
{
    const char *day = composition->map->date;
    const BmEventList *list = composition->map->events;
    for (guint i = 0; !composition->map->date && i < list->events->len; i++) {
        const BmEvent *event = bm_event_list_borrow(list, i);
        if (event->date && g_ascii_isdigit(event->date[0]) &&
            (!day || strcmp(event->date, day) > 0))
            day = event->date;
    }
    return day;
}

gboolean bm_composition_is_over(const BmComposition *composition, const char *ended)
{
    if (!ended[0])
        return FALSE;
    const char *day = day_of(composition);
    return !day || strcmp(day, ended) >= 0;
}

static void warn_of_view(BmComposition *composition, const BmPolicyDispute *own)
{
    const char *asked = composition->map->worldview;
    const char *view = own && own->view ? own->view->a2 : BM_VIEW_NOBODY;
    if (own && own->has_view && asked && strcmp(view, asked) != 0)
        bm_warnings_add(composition->warnings,
                        "the view '%s' overrides the policy %s on %s, '%s'; leave `worldview` out",
                        asked, composition->map->policy->path, own->dispute, view);
}

void bm_composition_show_dispute(BmComposition *composition, const char *id)
{
    const BmDispute *dispute = bm_viewpoints_find_dispute(composition->viewpoints, id);
    if (!dispute || g_ptr_array_find(composition->disputes, dispute, NULL))
        return;
    g_ptr_array_add(composition->disputes, (gpointer)dispute);
    warn_of_view(composition, bm_policy_dispute(composition->map->policy, id));
}

char *bm_composition_rename(const BmComposition *composition, const char *text)
{
    return bm_policy_rename(composition->map->policy, text);
}

const char *bm_composition_renamed(const BmComposition *composition, const char *text)
{
    if (!composition->map->policy || !composition->map->policy->names)
        return text;
    char *renamed = bm_composition_rename(composition, text);
    if (strcmp(renamed, text) != 0)
        text = g_string_chunk_insert_const(composition->renamed, renamed);
    g_free(renamed);
    return text;
}

static void rename_in_place(const BmComposition *composition, char **text)
{
    char *renamed = *text ? bm_composition_rename(composition, *text) : NULL;
    g_free(*text);
    *text = renamed;
}

void bm_view_rename_titles(BmComposition *composition)
{
    BmScene *scene = composition->scene;
    if (!composition->map->policy)
        return;
    rename_in_place(composition, &scene->title);
    rename_in_place(composition, &scene->description);
    for (guint i = 0; i < scene->primitives->len; i++)
        rename_in_place(composition,
                        &((BmPrimitive *)g_ptr_array_index(scene->primitives, i))->title);
}

static const char *doubt_of(const BmComposition *composition)
{
    return composition->view_unverified ? ", not verified line by line" : "";
}

/* Disputes that the policy draws by a view of their own: those shown, or all that could be. */
static void append_own_views(const BmComposition *composition, gboolean possible, GString *text)
{
    const BmPolicy *policy = composition->map->policy;
    for (guint i = 0; policy && i < policy->disputes->len; i++) {
        const BmPolicyDispute *own = g_ptr_array_index(policy->disputes, i);
        const BmDispute *dispute =
            bm_viewpoints_find_dispute(composition->viewpoints, own->dispute);
        const BmParty *party = bm_composition_party(composition, own->dispute);
        if (!own->has_view || party == composition->party ||
            !(possible || g_ptr_array_find(composition->disputes, dispute, NULL)))
            continue;
        g_string_append_printf(text, "%s%s: drawn %s%s%s.", text->len ? " " : "", dispute->title,
                               party ? "as held by " : "in nobody’s view", party ? party->name : "",
                               party ? doubt_of(composition) : "");
    }
}

char *bm_view_credit(const BmComposition *composition, gboolean possible)
{
    const BmPolicy *policy = composition->map->policy;
    GString *text = g_string_new(NULL);
    if (composition->party)
        g_string_append_printf(text, "Borders are drawn as %s holds them%s.",
                               composition->party->name, doubt_of(composition));
    append_own_views(composition, possible, text);
    if (policy)
        g_string_append_printf(text, "%sPolicy: %s%s%s.", text->len ? " " : "", policy->name,
                               policy->edition ? ", " : "", policy->edition ? policy->edition : "");
    return g_string_free(text, FALSE);
}

void bm_view_record(BmComposition *composition)
{
    const BmPolicy *policy = composition->map->policy;
    if (composition->party) {
        char *text = g_strdup_printf(
            "%s (%s)%s", composition->party->a3, composition->party->name,
            composition->view_unverified ? ", by classes of lines that are not verified" : "");
        bm_scene_add_record(composition->scene, "Worldview", text);
        g_free(text);
    }
    if (policy) {
        char *file = g_path_get_basename(policy->path);
        char *text = g_strdup_printf("%s%s%s (%s%s%s)", policy->name, policy->edition ? ", " : "",
                                     policy->edition ? policy->edition : "", file,
                                     policy->sha256 ? ", SHA-256 " : "",
                                     policy->sha256 ? policy->sha256 : "");
        bm_scene_add_record(composition->scene, "Policy", text);
        g_free(text);
        g_free(file);
    }
}
