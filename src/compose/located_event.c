/** @file
 * Locating events: coordinates win, else the gazetteer; then grouping by place.
 */
#include "compose/located_event.h"

#include "base/error.h"
#include "gazetteer/geocode.h"
#include "geometry/clip.h"

#include <string.h>

void bm_located_events_free(BmLocatedEvents *events)
{
    if (!events)
        return;
    g_hash_table_destroy(events->by_place);
    g_ptr_array_unref(events->groups);
    g_ptr_array_unref(events->somewhere);
    g_ptr_array_unref(events->unmapped);
    g_free(events);
}

static BmPrecision precision_from_word(const char *word)
{
    for (int i = 0; bm_precision_words[i]; i++)
        if (word && strcmp(bm_precision_words[i], word) == 0)
            return (BmPrecision)i;
    return BM_PRECISION_PLACE;
}

/* A finer statement than the gazetteer's own is not believed: a province is never a point. */
static BmPrecision decide_precision(const BmEvent *event, BmPrecision found)
{
    if (event->precision == BM_PRECISION_UNSTATED)
        return found;
    gboolean area = found == BM_PRECISION_PROVINCE || found == BM_PRECISION_COUNTRY ||
                    found == BM_PRECISION_DISTRICT;
    return area && event->precision < found ? found : event->precision;
}

/* Precisions from sharp to vague, as their enumeration has them; a crossing's near events are
 * spoken for in the crossing's own note. */
static BmEventGroup *group_for(BmLocatedEvents *events, const BmPlace *place, BmPrecision precision)
{
    gboolean area = precision >= BM_PRECISION_DISTRICT;
    char *key = g_strconcat(area ? "area " : "point ", place->id, NULL);
    BmEventGroup *known = g_hash_table_lookup(events->by_place, key);
    if (known) {
        g_free(key);
        return known;
    }
    BmEventGroup *group = bm_event_group_new(place, precision);
    g_ptr_array_add(events->groups, group);
    g_hash_table_insert(events->by_place, key, group);
    return group;
}

static BmEventGroup *add_event(BmLocatedEvents *events, const BmEvent *event, const BmPlace *place,
                               BmPrecision precision, double radius_km)
{
    if (precision == BM_PRECISION_COUNTRY || precision == BM_PRECISION_BORDER) {
        g_ptr_array_add(events->unmapped, (gpointer)event);
        return NULL;
    }
    BmEventGroup *group = group_for(events, place, precision);
    g_ptr_array_add(group->events, (gpointer)event);
    if (precision < group->precision)
        group->precision = precision;
    group->radius_km = MAX(group->radius_km, radius_km);
    return group;
}

/* A place that is in no gazetteer; borrows what it is given. */
static BmPlace plain_place(char *id, const char *name, const char *kind, const char *a3)
{
    char *none = (char *)"";
    return (BmPlace){ .id = id,
                      .name = (char *)name,
                      .kind = (char *)kind,
                      .a3 = a3 ? (char *)a3 : none,
                      .admin1 = none,
                      .province = none,
                      .feature_code = none,
                      .source = none };
}

static void add_position_as(BmLocatedEvents *events, const BmEvent *event, BmPrecision precision)
{
    char longitude[G_ASCII_DTOSTR_BUF_SIZE], latitude[G_ASCII_DTOSTR_BUF_SIZE];
    g_ascii_formatd(longitude, sizeof longitude, "%.5f", event->longitude);
    g_ascii_formatd(latitude, sizeof latitude, "%.5f", event->latitude);
    char *id = g_strdup_printf("at:%s,%s", longitude, latitude);
    BmPlace place = plain_place(id, event->place ? event->place : "", "", event->country);
    place.source = (char *)"coordinates of the event";
    place.longitude = event->longitude;
    place.latitude = event->latitude;
    add_event(events, event, &place, precision, event->radius_km);
    g_free(id);
}

/* A province's or a district's coordinates are a stand-in: an area or a ring, never a point. */
static void add_position(BmLocatedEvents *events, const BmEvent *event)
{
    if (event->precision == BM_PRECISION_PROVINCE)
        g_ptr_array_add(events->somewhere, (gpointer)event);
    else
        add_position_as(events, event,
                        event->precision == BM_PRECISION_UNSTATED   ? BM_PRECISION_POINT
                        : event->precision == BM_PRECISION_DISTRICT ? BM_PRECISION_NEAR
                                                                    : event->precision);
}

static const BmFeature *find_province(const BmFeatureSet *provinces, BmPoint point)
{
    for (guint i = 0; provinces && i < bm_feature_set_count(provinces); i++) {
        const BmFeature *feature = bm_feature_set_borrow(provinces, i);
        if (bm_extent_contains(&feature->geometry.extent, point) &&
            bm_polygon_contains(&feature->geometry, point))
            return feature;
    }
    return NULL;
}

static void add_in_province(BmLocatedEvents *events, const BmEvent *event,
                            const BmFeatureSet *provinces, const BmFeature *province)
{
    const char *name = bm_feature_text(provinces, province, "name");
    const char *a3 = bm_feature_text(provinces, province, "a3");
    char *id = g_strconcat("ne:", bm_feature_text(provinces, province, "id"), NULL);
    BmPlace place = plain_place(id, name, "province", a3);
    place.province = place.name;
    place.longitude = event->longitude;
    place.latitude = event->latitude;
    add_event(events, event, &place, BM_PRECISION_PROVINCE, 0);
    g_free(id);
}

static char *describe_candidates(const BmGeocode *answer)
{
    GString *text = g_string_new(NULL);
    if (answer->place)
        g_string_append_printf(text, "%s (%s, %s)%s", answer->place->name, answer->place->kind,
                               answer->place->a3, answer->candidates->len ? "; " : "");
    for (guint i = 0; i < answer->candidates->len && i < 4; i++) {
        const BmPlace *place = g_ptr_array_index(answer->candidates, i);
        g_string_append_printf(text, "%s%s (%s%s%s, %s)", i ? "; " : "", place->name, place->kind,
                               place->province[0] ? ", " : "", place->province, place->a3);
    }
    for (guint i = 0; answer->nearest && answer->nearest[i] && i < 3; i++)
        g_string_append_printf(text, "%s%s", i ? ", " : "", answer->nearest[i]);
    return g_string_free(text, FALSE);
}

/* What finding a place needs beside the event. */
typedef struct {
    BmLocatedEvents *events;
    BmGazetteer *gazetteer;
    const BmOwnAreas *own;
    const BmEventFilter *filter;
    gboolean skip_unknown;
    BmWarnings *warnings;
} Locator;

static gboolean refuse(const Locator *locator, const BmEvent *event, const BmGeocode *answer,
                       GError **error)
{
    char *candidates = describe_candidates(answer);
    gboolean ambiguous = answer->status == BM_GEOCODE_AMBIGUOUS;
    char *message =
        g_strdup_printf("%s:%u: the place '%s' of event '%s' is %s%s%s; %s",
                        event->file ? event->file : "events", event->line, answer->query,
                        event->id ? event->id : "?", ambiguous ? "ambiguous" : "unknown",
                        candidates[0] ? (ambiguous ? ": " : ", nearest are: ") : "", candidates,
                        ambiguous       ? "add `country` or `kind`"
                        : answer->place ? "mend the spelling, or add `country`"
                                        : "mend the spelling, or give `lon` and `lat`");
    gboolean skip = locator->skip_unknown || event->is_found_leniently;
    if (skip) {
        bm_warnings_add(locator->warnings, "%s", message);
        g_ptr_array_add(locator->events->unmapped, (gpointer)event);
    } else {
        g_set_error_literal(error, BM_ERROR, BM_ERROR_INPUT, message);
    }
    g_free(message);
    g_free(candidates);
    return skip;
}

static const BmFeature *find_own_area(const BmOwnAreas *own, const char *name)
{
    char *wanted = g_utf8_casefold(name, -1);
    const BmFeature *found = NULL;
    for (guint i = 0; own->set && !found && i < bm_feature_set_count(own->set); i++) {
        const BmFeature *feature = bm_feature_set_borrow(own->set, i);
        char *bears = g_utf8_casefold(bm_feature_value(feature, own->name_field), -1);
        if (strcmp(bears, wanted) == 0)
            found = feature;
        g_free(bears);
    }
    g_free(wanted);
    return found;
}

/* The area bears its own name, however the event spells it. */
static void add_own_area(const Locator *locator, const BmEvent *event, const BmFeature *feature)
{
    const char *name = bm_feature_value(feature, locator->own->name_field);
    char *id = g_strdup_printf("own:%u", feature->record);
    BmPlace place = plain_place(id, name, "province", event->country);
    place.province = place.name;
    BmEventGroup *group = add_event(locator->events, event, &place, BM_PRECISION_PROVINCE, 0);
    if (group && group->area.point_count == 0)
        group->area = bm_geometry_copy(&feature->geometry);
    g_free(id);
}

/** One of the places of "Kandahar and Paktia provinces" by its own precision. */
static void add_part(const Locator *locator, const BmEvent *event, const BmPlace *place)
{
    BmPoint at = { place->longitude, place->latitude };
    if (bm_event_filter_point(locator->filter, at))
        add_event(locator->events, event, place, precision_from_word(bm_place_precision(place)),
                  place->radius_km);
}

static gboolean locate_name(const Locator *locator, const BmEvent *event, const char *name,
                            const BmGeocodeHint *hint, GError **error)
{
    const BmFeature *own = find_own_area(locator->own, name);
    if (own) {
        add_own_area(locator, event, own);
        return TRUE;
    }
    BmGeocode *answer = bm_geocode(locator->gazetteer, name, hint, error);
    if (!answer)
        return FALSE;
    gboolean good = TRUE;
    /* a spelling that merely sounds alike may be anywhere on Earth */
    if (!answer->place || (answer->status == BM_GEOCODE_GUESS && !hint->country)) {
        good = refuse(locator, event, answer, error);
    } else {
        if (answer->status == BM_GEOCODE_GUESS)
            bm_warnings_add(locator->warnings,
                            "%s:%u: '%s' is taken for %s (%s); check the spelling",
                            event->file ? event->file : "events", event->line, name,
                            answer->place->name, answer->place->kind);
        BmPrecision precision = decide_precision(event, precision_from_word(answer->precision));
        double radius = event->radius_km > 0 ? event->radius_km : answer->radius_km;
        BmPoint at = { answer->place->longitude, answer->place->latitude };
        for (guint i = 0; answer->parts && i < answer->parts->len; i++)
            add_part(locator, event, g_ptr_array_index(answer->parts, i));
        if (!answer->parts && bm_event_filter_point(locator->filter, at))
            add_event(locator->events, event, answer->place, precision, radius);
    }
    bm_geocode_free(answer);
    return good;
}

static gboolean locate(const Locator *locator, const BmEvent *event, GError **error)
{
    gboolean region = event->areas && event->areas[0];
    if (!event->placed || (!event->place && !event->has_position && !region)) {
        g_ptr_array_add(locator->events->unmapped, (gpointer)event);
        return TRUE;
    }
    if (event->has_position) {
        add_position(locator->events, event);
        return TRUE;
    }
    /* Who acted, and against whom, tells of the country. */
    const char *actors[] = { event->actor ? event->actor : event->target,
                             event->actor ? event->target : NULL, NULL };
    BmGeocodeHint hint = {
        .kind = event->kind, .country = event->country, .coarse = TRUE, .actors = actors
    };
    if (!hint.kind && (region || event->precision == BM_PRECISION_PROVINCE))
        hint.kind = "province";
    if (!region)
        return locate_name(locator, event, event->place, &hint, error);
    for (guint i = 0; event->areas[i]; i++)
        if (!locate_name(locator, event, event->areas[i], &hint, error))
            return FALSE;
    return TRUE;
}

static void number_areas(BmLocatedEvents *events)
{
    guint count = 0;
    for (guint i = 0; i < events->groups->len; i++)
        if (bm_event_group_is_area(g_ptr_array_index(events->groups, i)))
            count++;
    guint number = 0;
    for (guint i = 0; count > 1 && i < events->groups->len; i++) {
        BmEventGroup *group = g_ptr_array_index(events->groups, i);
        if (bm_event_group_is_area(group))
            group->number = ++number;
    }
}

void bm_locate_in_provinces(BmLocatedEvents *events, const BmFeatureSet *provinces)
{
    for (guint i = 0; i < events->somewhere->len; i++) {
        const BmEvent *event = g_ptr_array_index(events->somewhere, i);
        const BmFeature *province =
            find_province(provinces, (BmPoint){ event->longitude, event->latitude });
        if (province)
            add_in_province(events, event, provinces, province);
        else
            add_position_as(events, event, BM_PRECISION_NEAR);
    }
    number_areas(events);
}

BmLocatedEvents *bm_locate_events(const BmEventList *list, BmGazetteer *gazetteer,
                                  const BmOwnAreas *own, const BmEventFilter *filter,
                                  gboolean skip_unknown, BmWarnings *warnings, GError **error)
{
    BmLocatedEvents *events = g_new0(BmLocatedEvents, 1);
    events->groups = g_ptr_array_new_with_free_func(bm_event_group_free);
    events->unmapped = g_ptr_array_new();
    events->somewhere = g_ptr_array_new();
    events->by_place = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    Locator locator = { events, gazetteer, own, filter, skip_unknown, warnings };
    for (guint i = 0; i < list->events->len; i++) {
        if (!locate(&locator, bm_event_list_borrow(list, i), error)) {
            bm_located_events_free(events);
            return NULL;
        }
    }
    number_areas(events);
    return events;
}
