/** @file
 * The pages of a series: each is composed twice, first to learn what all of them have in their
 * keys and how much room is left for the map.
 */
#include "compose/series_parts.h"

#include "base/error.h"
#include "compose/key.h"
#include "event/event_change.h"

#include <string.h>

const BmPeriod *bm_series_period(const BmSeries *series, guint index)
{
    return g_ptr_array_index(series->periods->periods, index);
}

guint bm_series_count(const BmSeries *series)
{
    return series->periods->periods->len;
}

const char *bm_series_id(const BmSeries *series, guint index)
{
    return bm_series_period(series, index)->id;
}

void bm_series_part_init(BmSeriesPart *part, const BmSeries *series, guint index)
{
    part->dek = NULL;
    part->events = *series->map->events;
    part->events.events = bm_series_period(series, index)->events;
    part->map = *series->map;
    part->map.events = &part->events;
    part->map.title = series->title;
    part->map.notes = series->notes;
}

static guint standing(const GPtrArray *events)
{
    guint count = 0;
    for (guint i = 0; i < events->len; i++)
        count += bm_event_stands(g_ptr_array_index(events, i));
    return count;
}

char *bm_series_count_words(const BmPeriod *period, const BmLocatedEvents *events)
{
    guint count = standing(period->events), unmapped = standing(events->unmapped);
    if (count == 0)
        return g_strdup("no event reported");
    char *whole = g_strdup_printf("%u event%s", count, count == 1 ? "" : "s");
    if (unmapped == 0)
        return whole;
    char *words = count == 1 ? g_strdup_printf("%s, not on the map", whole)
                             : g_strdup_printf("%s, %u of them not on the map", whole, unmapped);
    g_free(whole);
    return words;
}

/* What of the events is on none of the maps must be said on each. */
static char **notes_of(const BmSeries *series)
{
    static const char *const words[] = { "a day", "a week", "a month" };
    GPtrArray *notes = g_ptr_array_new();
    for (guint i = 0; series->map->notes && series->map->notes[i]; i++)
        g_ptr_array_add(notes, g_strdup(series->map->notes[i]));
    guint count = series->periods->outside;
    if (count > 0)
        g_ptr_array_add(notes,
                        g_strdup_printf("%u event%s of unknown date, or of one known less "
                                        "exactly than %s, %s on none of these maps",
                                        count, count == 1 ? "" : "s", words[series->map->by - 1],
                                        count == 1 ? "is" : "are"));
    g_ptr_array_add(notes, NULL);
    return (char **)g_ptr_array_free(notes, FALSE);
}

/* The ground of all events, as a map of them all would show it. */
static gboolean find_ground(BmSeries *series, GError **error)
{
    BmComposition composition;
    BmSeriesFrame *frame = &series->frame;
    gboolean good = bm_composition_begin(&composition, series->map, series->fonts, NULL,
                                         series->warnings, error) &&
                    bm_composition_run(&composition, BM_STAGE_EXTENT, error);
    if (good) {
        frame->extent = composition.extent;
        frame->extent_pad = composition.extent_pad;
        frame->focus = g_strdupv(composition.focus);
        series->title = g_strdup(composition.scene->title);
        for (guint i = 0; i < composition.events->groups->len; i++) {
            const BmEventGroup *group = g_ptr_array_index(composition.events->groups, i);
            BmPoint at = { group->place->longitude, group->place->latitude };
            g_array_append_val(frame->points, at);
        }
    }
    bm_scene_free(bm_composition_end(&composition, FALSE));
    return good;
}

BmSeries *bm_series_new(const BmMap *map, BmFonts *fonts, BmWarnings *warnings, GError **error)
{
    BmPeriods *periods = bm_periods_new(map->events, map->by, &map->filter, error);
    if (!periods)
        return NULL;
    BmSeries *series = g_new0(BmSeries, 1);
    *series = (BmSeries){ .map = map, .fonts = fonts, .warnings = warnings, .periods = periods };
    series->notes = notes_of(series);
    series->frame.map_box = BM_EXTENT_EMPTY;
    series->frame.names_day = map->by == BM_BY_DAY;
    series->frame.points = g_array_new(FALSE, FALSE, sizeof(BmPoint));
    series->frame.habits = bm_label_habits_new();
    series->frame.key = g_ptr_array_new_with_free_func(bm_key_entry_free);
    for (guint i = 0; i < bm_series_count(series); i++)
        series->frame.most_places =
            MAX(series->frame.most_places, bm_series_period(series, i)->events->len);
    if (!find_ground(series, error))
        g_clear_pointer(&series, bm_series_free);
    return series;
}

void bm_series_free(BmSeries *series)
{
    if (!series)
        return;
    bm_periods_free(series->periods);
    g_free(series->title);
    g_strfreev(series->notes);
    g_strfreev(series->frame.focus);
    bm_label_habits_free(series->frame.habits);
    g_array_unref(series->frame.points);
    g_ptr_array_unref(series->frame.key);
    g_free(series);
}

/* The period and its count stand where the map's own sentence would. */
static gboolean compose_part(BmSeries *series, guint index, BmComposition *composition,
                             BmSeriesPart *part, GError **error)
{
    const BmPeriod *period = bm_series_period(series, index);
    bm_series_part_init(part, series, index);
    gboolean good = bm_composition_begin(composition, &part->map, series->fonts, &series->frame,
                                         series->warnings, error);
    if (!good)
        return FALSE;
    char *count = bm_series_count_words(period, composition->events);
    part->map.dek = part->dek = g_strdup_printf("%s: %s", period->label, count);
    for (int stage = 0; good && stage < BM_STAGE_COUNT; stage++)
        good = bm_composition_run(composition, (BmComposeStage)stage, error);
    g_free(count);
    return good;
}

static void shrink_box(BmExtent *box, const BmExtent *other)
{
    if (bm_extent_is_empty(box))
        *box = *other;
    else
        *box = (BmExtent){ MAX(box->west, other->west), MAX(box->south, other->south),
                           MIN(box->east, other->east), MIN(box->north, other->north) };
}

/* Composes every page once to learn what they have in common. */
static gboolean measure(BmSeries *series, GError **error)
{
    BmExtent box = BM_EXTENT_EMPTY;
    gboolean good = TRUE;
    for (guint i = 0; good && i < bm_series_count(series); i++) {
        BmComposition composition;
        BmSeriesPart part;
        good = compose_part(series, i, &composition, &part, error);
        if (good) {
            shrink_box(&box, &composition.page.map);
            bm_key_add_copies(series->frame.key, composition.key);
        }
        bm_scene_free(bm_composition_end(&composition, FALSE));
        g_free(part.dek);
    }
    series->frame.map_box = box;
    series->frame.keeps_habits = good;
    series->is_measured = good;
    return good;
}

BmScene *bm_series_scene(BmSeries *series, guint index, GError **error)
{
    if (!series->is_measured && !measure(series, error))
        return NULL;
    BmComposition composition;
    BmSeriesPart part;
    gboolean good = compose_part(series, index, &composition, &part, error);
    BmScene *scene = bm_composition_end(&composition, good);
    g_free(part.dek);
    return scene;
}
