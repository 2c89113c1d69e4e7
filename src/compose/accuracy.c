/** @file
 * What a map says of its data: a border lies on a band as broad as its data is accurate, and
 * borders older than the events say so.
 */
#include "compose/accuracy.h"

#include "compose/composers.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Pixels of a page of 1600 × 1200: a broader band hides what it is meant to qualify. */
#define BROADEST 7.0
/* A band is this opaque: it is seen as ground on which the line lies, never as a line. */
#define BAND_OPACITY 0.22
/* From so many years on the borders may have moved: worth a warning on every map. */
#define YEARS_OLD 10

gboolean bm_composition_widen(BmComposition *composition, double accuracy_m, BmStroke *stroke)
{
    double least = accuracy_m * composition->view.factor;
    double width = MIN(least, BROADEST * composition->unit);
    if (width <= stroke->width)
        return FALSE;
    guint alpha = (guint)round((stroke->color & 0xFF) * BAND_OPACITY);
    stroke->color = (stroke->color & 0xFFFFFF00u) | alpha;
    stroke->width = width;
    stroke->dash_count = 0;
    composition->approximate_m = MAX(composition->approximate_m, accuracy_m);
    return TRUE;
}

/* The set that the borders in the middle of the map are drawn from. */
static const BmDataSet *border_set(const BmComposition *composition)
{
    const BmDetailLevel *fine = composition->fine;
    const BmDataSet *coarse = bm_catalogue_find(composition->catalogue, "borders");
    return !fine ? coarse : fine->borders ? fine->borders : fine->countries;
}

/* The end of an interval, or the date itself; borrowed. */
static const char *end_of(const char *date)
{
    const char *slash = strchr(date, '/');
    return slash ? slash + 1 : date;
}

/* The day, month or year of the latest event: ISO dates sort as texts; NULL where none is dated. */
static const char *latest_event(const BmMap *map)
{
    const char *latest = NULL;
    for (guint i = 0; map->events && i < map->events->events->len; i++) {
        const char *date = bm_event_list_borrow(map->events, i)->date;
        const char *end = date ? end_of(date) : "";
        if (g_ascii_isdigit(end[0]) && (!latest || strncmp(end, latest, 10) > 0))
            latest = end;
    }
    return latest;
}

char *bm_data_age_words(const BmComposition *composition)
{
    const BmDataSet *set = border_set(composition);
    const char *event = latest_event(composition->map);
    const char *valid = set ? end_of(set->valid) : "";
    if (!event || !g_ascii_isdigit(valid[0]))
        return NULL;
    gsize length = MIN(10, MIN(strlen(valid), strlen(event)));
    int order = strncmp(valid, event, length);
    if (order >= 0)
        return NULL;
    int shown = strncmp(valid, event, 4) < 0 ? 4 : (int)length;
    return g_strdup_printf("borders as of %.*s, events of %.*s", shown, valid, shown, event);
}

static void say_approximate(BmComposition *composition)
{
    double metres = composition->approximate_m;
    if (metres <= 0)
        return;
    gboolean short_of_a_kilometre = metres < 1000;
    char *words = g_strdup_printf("borders approximate (within %.0f %s)",
                                  short_of_a_kilometre ? metres : metres / 1000,
                                  short_of_a_kilometre ? "m" : "km");
    bm_composition_credit_words(composition, words);
    g_free(words);
}

gboolean bm_compose_data_age(BmComposition *composition, GError **error)
{
    (void)error;
    say_approximate(composition);
    char *words = bm_data_age_words(composition);
    if (words) {
        const char *valid = end_of(border_set(composition)->valid);
        const char *event = latest_event(composition->map);
        if (atoi(event) - atoi(valid) >= YEARS_OLD)
            bm_warnings_add(composition->warnings,
                            "the borders drawn are of %.4s, the events of %.4s; import newer ones "
                            "with bordermap data import and name them with --data",
                            valid, event);
        bm_composition_credit_words(composition, words);
    }
    g_free(words);
    return TRUE;
}
