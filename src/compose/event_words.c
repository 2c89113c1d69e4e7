/** @file
 * The words of the key: neutral, plural, nobody's own.
 */
#include "compose/event_words.h"

#include "compose/composition.h"
#include "event/event_change.h"

#include <stdlib.h>
#include <string.h>

static const char *const plural_words[] = {
    [BM_EVENT_AIRSTRIKE] = "airstrikes",
    [BM_EVENT_EXPLOSION] = "explosions",
    [BM_EVENT_MISSILE] = "missile strikes",
    [BM_EVENT_SHELLING] = "shelling",
    [BM_EVENT_GROUND_ATTACK] = "ground attack",
    [BM_EVENT_CLASH] = "exchanges of fire",
    [BM_EVENT_CAPTURED_POST] = "capture of posts",
    [BM_EVENT_DESTROYED_POST] = "destruction of posts",
    [BM_EVENT_EVACUATION] = "evacuation",
    [BM_EVENT_DISPLACEMENT] = "displacement",
    [BM_EVENT_PROTEST] = "protests",
    [BM_EVENT_OTHER] = "other events",
};

G_STATIC_ASSERT(G_N_ELEMENTS(plural_words) == BM_EVENT_TYPE_COUNT);

static gboolean is_plural(BmEventType type)
{
    return type == BM_EVENT_AIRSTRIKE || type == BM_EVENT_EXPLOSION || type == BM_EVENT_MISSILE ||
           type == BM_EVENT_CLASH || type == BM_EVENT_PROTEST || type == BM_EVENT_OTHER;
}

static const char *reported_as(const BmEvent *event)
{
    switch (event->status) {
    case BM_STATUS_CLAIMED:
        return "claimed by one side";
    case BM_STATUS_CONFIRMED:
        return "confirmed";
    case BM_STATUS_DISPUTED:
        return "reported, disputed";
    case BM_STATUS_DENIED:
        return "reported, denied";
    default:
        return "reported";
    }
}

static char *capitalised(char *text)
{
    text[0] = g_ascii_toupper(text[0]);
    return text;
}

/* "Airstrikes reported; exchanges of fire reported, denied in this province, site unknown" */
static char *vague_meaning(const BmEventGroup *group)
{
    GPtrArray *leads = bm_event_group_leads(group);
    GString *text = g_string_new(NULL);
    for (guint i = 0; i < leads->len; i++) {
        const BmEvent *event = g_ptr_array_index(leads, i);
        g_string_append_printf(text, "%s%s %s", i ? "; " : "", plural_words[event->type],
                               reported_as(event));
    }
    g_ptr_array_unref(leads);
    g_string_append(text, bm_event_group_is_area(group) ? " in this province, site unknown"
                                                        : " somewhere within this ring");
    return capitalised(g_string_free(text, FALSE));
}

char *bm_event_meaning(const BmEventGroup *group, const BmEvent *event)
{
    const char *what = plural_words[event->type];
    gboolean both = event->status == BM_STATUS_BOTH_SIDES_REPORT;
    if (bm_event_group_is_area(group) || bm_event_group_is_ring(group))
        return vague_meaning(group);
    if (strcmp(group->place->kind, "crossing") == 0 && event == bm_event_group_lead(group))
        return both ? g_strdup_printf("Crossing where both sides reported %s", what)
                    : g_strdup_printf("Crossing where %s %s %s", what,
                                      is_plural(event->type) ? "were" : "was", reported_as(event));
    return capitalised(both ? g_strdup_printf("%s, reported by both sides", what)
                            : g_strdup_printf("%s, %s", what, reported_as(event)));
}

char *bm_event_group_meaning(const BmEventGroup *group)
{
    return bm_event_meaning(group, bm_event_group_lead(group));
}

const char *bm_event_type_heading(BmEventType type)
{
    static const char *const headings[] = {
        [BM_EVENT_AIRSTRIKE] = "Airstrike",
        [BM_EVENT_EXPLOSION] = "Explosion",
        [BM_EVENT_MISSILE] = "Missile strike",
        [BM_EVENT_SHELLING] = "Shelling",
        [BM_EVENT_GROUND_ATTACK] = "Ground attack",
        [BM_EVENT_CLASH] = "Exchange of fire",
        [BM_EVENT_CAPTURED_POST] = "Post captured",
        [BM_EVENT_DESTROYED_POST] = "Post destroyed",
        [BM_EVENT_EVACUATION] = "Evacuation",
        [BM_EVENT_DISPLACEMENT] = "Displacement",
        [BM_EVENT_PROTEST] = "Protest",
        [BM_EVENT_OTHER] = "Event",
    };
    G_STATIC_ASSERT(G_N_ELEMENTS(headings) == BM_EVENT_TYPE_COUNT);
    return headings[type];
}

char *bm_event_short_date(const BmEvent *event)
{
    static const char *const months[] = { "Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                          "Jul", "Aug", "Sep", "Oct", "Nov", "Dec" };
    const char *date = event->date;
    if (!date || strlen(date) < 10 || date[4] != '-' || date[7] != '-')
        return g_strdup("");
    int month = atoi(date + 5), day = atoi(date + 8);
    if (month < 1 || month > 12)
        return g_strdup("");
    return g_strdup_printf("%d %s", day, months[month - 1]);
}

gboolean bm_composition_tells_days(const BmComposition *composition)
{
    const BmSeriesFrame *series = composition->frame;
    return !series || !series->is_on_page || !series->names_day;
}

static gint compare_dates(gconstpointer a, gconstpointer b)
{
    const BmEvent *x = *(const BmEvent *const *)a, *y = *(const BmEvent *const *)b;
    return strcmp(x->date, y->date);
}

/* FALSE for what is withdrawn beside what is not. */
static gboolean stands_in(const BmEventGroup *group, const BmEvent *event)
{
    return bm_event_stands(event) || !bm_event_stands(bm_event_group_lead(group));
}

/* The events of a group whose day is told, the earliest first. */
static GPtrArray *dated_events(const BmEventGroup *group)
{
    GPtrArray *dated = g_ptr_array_new();
    gboolean area = bm_event_group_is_area(group);
    for (guint i = 0; i < group->events->len; i++) {
        const BmEvent *event = g_ptr_array_index(group->events, i);
        char *day = bm_event_short_date(event);
        if (day[0] && ((area && stands_in(group, event)) || bm_event_group_marks(group, event)))
            g_ptr_array_add(dated, (gpointer)event);
        g_free(day);
    }
    g_ptr_array_sort(dated, compare_dates);
    return dated;
}

/* Each day once, or of more than two the first and the last. */
static char *days_of(const BmEventGroup *group)
{
    GPtrArray *dated = dated_events(group);
    GPtrArray *days = g_ptr_array_new_with_free_func(g_free);
    for (guint i = 0; i < dated->len; i++) {
        char *day = bm_event_short_date(g_ptr_array_index(dated, i));
        if (days->len == 0 || strcmp(day, g_ptr_array_index(days, days->len - 1)) != 0)
            g_ptr_array_add(days, day);
        else
            g_free(day);
    }
    const char *first = days->len > 0 ? g_ptr_array_index(days, 0) : "";
    const char *last = days->len > 1 ? g_ptr_array_index(days, days->len - 1) : "";
    const char *between = days->len > 2 ? " – " : days->len > 1 ? ", " : "";
    char *text = g_strconcat(first, between, last, NULL);
    g_ptr_array_unref(days);
    g_ptr_array_unref(dated);
    return text;
}

static guint count_marked(const BmEventGroup *group)
{
    guint count = 0;
    for (guint i = 0; i < group->events->len; i++)
        count += bm_event_group_marks(group, g_ptr_array_index(group->events, i));
    return count;
}

char *bm_event_group_line(const BmEventGroup *group, gboolean with_days)
{
    gboolean ring = bm_event_group_is_ring(group);
    guint count = ring || bm_event_group_is_area(group) ? count_marked(group) : 1;
    char *days = with_days ? days_of(group) : g_strdup("");
    GString *line = g_string_new(NULL);
    if (count > 1)
        g_string_append_printf(line, "%u events", count);
    if (ring)
        g_string_append_printf(line, "%swithin %.0f km", count > 1 ? " " : "",
                               bm_event_group_ring_km(group));
    g_string_append_printf(line, "%s%s",
                           line->len == 0 || !days[0] ? ""
                           : ring                     ? "\n"
                                                      : ", ",
                           days);
    g_free(days);
    return g_string_free(line, FALSE);
}

gboolean bm_event_is_established(const BmEvent *event)
{
    return event->status == BM_STATUS_BOTH_SIDES_REPORT || event->status == BM_STATUS_CONFIRMED;
}

char *bm_event_change_line(const BmEvent *event)
{
    char *date = bm_event_short_date(event);
    char *areas = event->areas ? g_strjoinv(", ", event->areas) : NULL;
    const char *place = event->place ? event->place : areas;
    const char *name = event->label ? event->label : bm_event_type_heading(event->type);
    char *line =
        g_strconcat(name, place && !event->label ? ", " : "", place && !event->label ? place : "",
                    date[0] ? ", " : "", date, event->changes ? ": " : "",
                    event->changes ? event->changes : "", NULL);
    g_free(areas);
    g_free(date);
    return line;
}
