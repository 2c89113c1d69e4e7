/** @file
 * Where the events of a map are, and which countries it is about.
 */
#include "base/error.h"
#include "compose/composers.h"

#include <string.h>

static int compare_codes(gconstpointer a, gconstpointer b)
{
    return g_strcmp0(*(char *const *)a, *(char *const *)b);
}

static void add_codes(GPtrArray *codes, const char *a3)
{
    char **parts = g_strsplit(a3, "|", -1);
    for (guint i = 0; parts[i]; i++)
        if (parts[i][0] && !g_ptr_array_find_with_equal_func(codes, parts[i], g_str_equal, NULL))
            g_ptr_array_add(codes, g_strdup(parts[i]));
    g_strfreev(parts);
}

/* The countries that the map is about: those of its events, and of the place in its centre. */
static char **countries_of(const BmLocatedEvents *events, const BmPlace *centre,
                           const BmParty *party)
{
    GPtrArray *codes = g_ptr_array_new();
    if (centre)
        add_codes(codes, centre->a3);
    for (guint i = 0; i < events->groups->len; i++) {
        const BmEventGroup *group = g_ptr_array_index(events->groups, i);
        add_codes(codes, group->place->a3);
        for (guint j = 0; j < group->events->len; j++)
            add_codes(codes, ((const BmEvent *)g_ptr_array_index(group->events, j))->lies_in);
    }
    /* without events the map is about what the party holds whose view it draws */
    if (codes->len == 0 && party)
        g_ptr_array_add(codes, g_strdup(party->a3));
    g_ptr_array_sort(codes, compare_codes);
    g_ptr_array_add(codes, NULL);
    return (char **)g_ptr_array_free(codes, FALSE);
}

static gboolean needs_gazetteer(const BmMap *map)
{
    for (guint i = 0; i < map->events->events->len; i++) {
        const BmEvent *event = bm_event_list_borrow(map->events, i);
        if (event->placed && !event->has_position && (event->place || event->areas))
            return TRUE;
    }
    return FALSE;
}

/* The author's own provinces are read whole: their names take part in finding the places. */
static gboolean open_own_areas(BmComposition *composition, BmOwnAreas *own, GError **error)
{
    const BmMap *map = composition->map;
    *own = (BmOwnAreas){ NULL, -1 };
    if (!map->province_source)
        return TRUE;
    if (!composition->own_provinces) /* a series locates the events of each map */
        composition->own_provinces =
            bm_source_read(map->province_source, NULL, composition->warnings, error);
    if (!composition->own_provinces)
        return FALSE;
    const char *field = map->name_field ? map->name_field : "name";
    own->set = composition->own_provinces;
    own->name_field = bm_feature_set_field(own->set, field);
    if (own->name_field >= 0)
        return TRUE;
    char *fields = g_strjoinv(", ", own->set->fields);
    g_set_error(
        error, BM_ERROR, BM_ERROR_INPUT,
        "%s: there is no field '%s'; name the one that holds the names with --name-field: %s",
        map->province_source, field, fields);
    g_free(fields);
    return FALSE;
}

/* Exports give a point for what is known to the province: the province is what is drawn. */
static gboolean locate_in_provinces(BmComposition *composition, GError **error)
{
    static const char *const fields[] = { "id", "name", "a3", NULL };
    const GPtrArray *somewhere = composition->events->somewhere;
    if (somewhere->len == 0)
        return TRUE;
    BmExtent window = BM_EXTENT_EMPTY;
    for (guint i = 0; i < somewhere->len; i++) {
        const BmEvent *event = g_ptr_array_index(somewhere, i);
        bm_extent_add(&window, (BmPoint){ event->longitude, event->latitude });
    }
    BmSourceQuery query = { .window = &window, .only_fields = fields };
    BmFeatureSet *provinces = bm_composition_read(composition, "provinces", &query, error);
    if (!provinces)
        return FALSE;
    bm_locate_in_provinces(composition->events, provinces);
    bm_feature_set_free(provinces);
    return TRUE;
}

/** The author's own places are credited to the source that their gazetteer names. */
static void credit_own_places(BmComposition *composition)
{
    const GPtrArray *groups = composition->events->groups;
    for (guint i = 0; i < groups->len; i++) {
        const BmPlace *place = ((const BmEventGroup *)g_ptr_array_index(groups, i))->place;
        if (!place->own || place->source[0] == '\0')
            continue;
        char *words = g_strdup_printf("Places: %s", place->source);
        bm_composition_credit_words(composition, words);
        g_free(words);
    }
}

gboolean bm_composition_locate(BmComposition *composition, GError **error)
{
    const BmMap *map = composition->map;
    BmOwnAreas own;
    if (!open_own_areas(composition, &own, error))
        return FALSE;
    if (!composition->gazetteer && (needs_gazetteer(map) || map->gazetteer)) {
        composition->gazetteer =
            bm_gazetteer_open_with(map->gazetteer, composition->warnings, error);
        if (!composition->gazetteer)
            return FALSE;
    }
    bm_located_events_free(composition->events);
    composition->events = bm_locate_events(map->events, composition->gazetteer, &own, &map->filter,
                                           map->skip_unknown, composition->warnings, error);
    if (!composition->events || !locate_in_provinces(composition, error))
        return FALSE;
    credit_own_places(composition);
    if (!composition->centre && !bm_compose_centre(composition, error))
        return FALSE;
    const BmSeriesFrame *frame = composition->frame;
    g_strfreev(composition->focus);
    composition->focus =
        frame && frame->focus
            ? g_strdupv(frame->focus)
            : countries_of(composition->events, composition->centre, composition->party);
    return TRUE;
}
