/** @file
 * Coordinates against the program's countries.
 */
#include "event/event_countries.h"

#include "event/country_check.h"
#include "source/area_tiles.h"

#include <math.h>
#include <string.h>

/* An outline is drawn more coarsely than a town on the coast is known: degrees. */
#define COAST 0.3
/* So many events that lie in a country, and name none, show that the list is about it. */
#define ENOUGH 2

typedef struct {
    const BmEventList *list;
    BmAreaTiles *lands;   /**< NULL: our data is missing, or no event asks for it */
    GHashTable *about;    /**< a country's code to how many events speak for it */
    guint placed;         /**< events with coordinates and without a country */
    guint at_sea;         /**< of these */
    guint ashore;         /**< of those at sea: exchanged they lie on land */
    BmCountryCheck *said; /**< of countries that events name */
    BmWarnings *warnings;
    BmWarningTally tally;
} Countries;

static gboolean is_unsaid(const BmEvent *event)
{
    return event->has_position && !event->country;
}

static const BmFeature *land_at(const Countries *countries, BmPoint point)
{
    return countries->lands ? bm_area_tiles_at(countries->lands, point, NULL) : NULL;
}

/** The land at a point or beside it, borrowed; NULL: the open sea. */
static const BmFeature *land_near(const Countries *countries, BmPoint point)
{
    const BmFeature *land = land_at(countries, point);
    for (int step = 0; !land && step < 8; step++) {
        double angle = step * G_PI / 4;
        BmPoint beside = { point.x + COAST * cos(angle), point.y + COAST * sin(angle) };
        if (fabs(beside.x) <= 180 && fabs(beside.y) <= 90)
            land = land_at(countries, beside);
    }
    return land;
}

static guint count_of(const Countries *countries, const char *a3)
{
    return GPOINTER_TO_UINT(g_hash_table_lookup(countries->about, a3));
}

static void speak_for(Countries *countries, const char *a3, guint weight)
{
    g_hash_table_replace(countries->about, (char *)a3,
                         GUINT_TO_POINTER(count_of(countries, a3) + weight));
}

static const BmFeature *exchanged(const Countries *countries, const BmEvent *event)
{
    return fabs(event->longitude) > 90
               ? NULL
               : land_at(countries, (BmPoint){ event->latitude, event->longitude });
}

static void find_land(Countries *countries, BmEvent *event)
{
    const BmFeature *land = land_near(countries, (BmPoint){ event->longitude, event->latitude });
    countries->placed++;
    countries->at_sea += !land;
    countries->ashore += !land && exchanged(countries, event);
    if (!land)
        return;
    g_strlcpy(event->lies_in, bm_area_tiles_text(countries->lands, land, "a3"),
              sizeof event->lies_in);
    speak_for(countries, event->lies_in, 1);
}

/* Who names a country speaks for it at once. */
static void find(Countries *countries)
{
    for (guint i = 0; i < countries->list->events->len; i++) {
        BmEvent *event = g_ptr_array_index(countries->list->events, i);
        if (event->country)
            speak_for(countries, event->country, ENOUGH);
        else if (event->has_position)
            find_land(countries, event);
    }
}

/* On a map of ships what lies at sea is right; else few do, or all that do are wrong alike. */
static gboolean is_sea_odd(const Countries *countries)
{
    return countries->at_sea == countries->ashore || 4 * countries->at_sea <= countries->placed;
}

/** The land where an event's coordinates exchanged lie and more likely belong; NULL: none. */
static const BmFeature *exchanged_land(const Countries *countries, const BmEvent *event)
{
    gboolean alone = g_hash_table_size(countries->about) == 0;
    if (event->lies_in[0] ? count_of(countries, event->lies_in) >= ENOUGH : !is_sea_odd(countries))
        return NULL;
    const BmFeature *other = exchanged(countries, event);
    if (!other || alone)
        return other;
    const char *a3 = bm_area_tiles_text(countries->lands, other, "a3");
    return count_of(countries, a3) >= ENOUGH ? other : NULL;
}

static void warn(Countries *countries, const BmEvent *event, const char *words)
{
    bm_warnings_tally(countries->warnings, &countries->tally, "%s:%u: %s",
                      event->file ? event->file : "events", event->line, words);
}

static void check(Countries *countries, const BmEvent *event)
{
    BmPoint point = { event->longitude, event->latitude };
    char *words = NULL;
    if (event->has_position && event->country &&
        bm_country_check_exchanged(countries->said, event->country, point)) {
        char *outside = bm_country_check_words(event->country);
        words = g_strdup_printf("%s; check them", outside);
        g_free(outside);
    }
    const BmFeature *other = is_unsaid(event) ? exchanged_land(countries, event) : NULL;
    const BmFeature *land = other ? land_near(countries, point) : NULL;
    if (other)
        words = g_strdup_printf(
            "longitude and latitude look exchanged: the point lies %s%s, exchanged it lies in %s; "
            "check them, or add `country`",
            land ? "in " : "on no land",
            land ? bm_area_tiles_text(countries->lands, land, "name") : "",
            bm_area_tiles_text(countries->lands, other, "name"));
    if (words)
        warn(countries, event, words);
    g_free(words);
}

void bm_events_find_countries(const BmEventList *list, BmWarnings *warnings)
{
    static const char *const fields[] = { "a3", "name", NULL };
    Countries countries = { .list = list, .said = bm_country_check_new(), .warnings = warnings };
    guint first = 0;
    while (first < list->events->len && !is_unsaid(bm_event_list_borrow(list, first)))
        first++;
    if (first < list->events->len)
        countries.lands = bm_area_tiles_new("shapes/countries.shp", fields, NULL);
    countries.about = g_hash_table_new(g_str_hash, g_str_equal);
    if (countries.lands)
        find(&countries);
    for (guint i = 0; i < list->events->len; i++)
        check(&countries, bm_event_list_borrow(list, i));
    bm_warnings_close(warnings, &countries.tally, "events", "coordinates that look exchanged");
    g_hash_table_unref(countries.about);
    bm_country_check_free(countries.said);
    bm_area_tiles_free(countries.lands);
}
