/** @file
 * Filtering events one by one.
 */
#include "event/event_filter.h"

#include "base/error.h"
#include "document/node.h"
#include "event/event_date.h"

#include <string.h>

void bm_event_filter_clear(BmEventFilter *filter)
{
    g_strfreev(filter->parties);
    *filter = (BmEventFilter){ 0 };
}

gboolean bm_event_filter_is_empty(const BmEventFilter *filter)
{
    return !filter->has_days && !filter->has_types && !filter->parties && !filter->has_window;
}

/* An end that is left out is open. */
static gboolean read_end(const char *words, guint32 *first, guint32 *last, char **problem)
{
    if (!*words)
        return TRUE;
    return bm_event_date_check(words, problem) && bm_event_date_days(words, first, last);
}

gboolean bm_event_filter_set_dates(BmEventFilter *filter, const char *words, GError **error)
{
    guint32 ignored = 0;
    char *problem = NULL;
    const char *slash = strchr(words, '/');
    filter->has_days = TRUE;
    filter->first_day = 0;
    filter->last_day = G_MAXUINT32;
    gboolean good;
    if (!slash) {
        good = *words && read_end(words, &filter->first_day, &filter->last_day, &problem);
    } else {
        char *from = g_strndup(words, (gsize)(slash - words));
        good = read_end(from, &filter->first_day, &ignored, &problem) &&
               read_end(slash + 1, &ignored, &filter->last_day, &problem) &&
               filter->first_day <= filter->last_day;
        g_free(from);
    }
    char *advice = problem ? strstr(problem, "; ") : NULL; /* how a single date is mended */
    if (advice)
        *advice = '\0';
    if (!good)
        g_set_error(error, BM_ERROR, BM_ERROR_USAGE,
                    "the dates %s are no interval%s%s; write 2026-02-20/2026-02-27, one day, or "
                    "an open end (2026-02-20/)",
                    words, problem ? ": " : "", problem ? problem : "");
    g_free(problem);
    return good;
}

gboolean bm_event_filter_set_types(BmEventFilter *filter, const char *words, GError **error)
{
    char **names = g_strsplit(words, ",", -1);
    const char *unknown = NULL;
    for (guint i = 0; names[i] && !unknown; i++) {
        int type = 0;
        g_strstrip(names[i]);
        while (bm_event_type_words[type] && strcmp(bm_event_type_words[type], names[i]) != 0)
            type++;
        if (bm_event_type_words[type])
            filter->types[type] = filter->has_types = TRUE;
        else
            unknown = names[i];
    }
    if (unknown) {
        const char *nearest = bm_nearest_word(unknown, bm_event_type_words);
        g_set_error(error, BM_ERROR, BM_ERROR_USAGE, "'%.80s' is no type of event%s%s%s", unknown,
                    nearest ? "; did you mean '" : "; use airstrike, clash … or other",
                    nearest ? nearest : "", nearest ? "'?" : "");
    }
    g_strfreev(names);
    return !unknown;
}

void bm_event_filter_set_parties(BmEventFilter *filter, const char *words)
{
    GPtrArray *parties = g_ptr_array_new();
    char **names = g_strsplit(words, ";", -1);
    for (guint i = 0; names[i]; i++)
        if (*g_strstrip(names[i]))
            g_ptr_array_add(parties, g_utf8_casefold(names[i], -1));
    g_strfreev(names);
    g_ptr_array_add(parties, NULL);
    g_strfreev(filter->parties);
    filter->parties = (char **)g_ptr_array_free(parties, FALSE);
}

gboolean bm_event_filter_date(const BmEventFilter *filter, const char *date)
{
    guint32 first, last;
    return !filter->has_days || (date && bm_event_date_days(date, &first, &last) &&
                                 first <= filter->last_day && last >= filter->first_day);
}

gboolean bm_event_filter_point(const BmEventFilter *filter, BmPoint degrees)
{
    const BmExtent *window = &filter->window;
    if (!filter->has_window)
        return TRUE;
    gboolean across = window->west > window->east;
    gboolean after = degrees.x >= window->west, before = degrees.x <= window->east;
    return (across ? after || before : after && before) && degrees.y >= window->south &&
           degrees.y <= window->north;
}

gboolean bm_event_filter_party(const BmEventFilter *filter, const char *const *names)
{
    gboolean found = !filter->parties;
    for (; !found && *names; names++) {
        char *folded = g_utf8_casefold(*names, -1);
        for (guint i = 0; !found && filter->parties[i]; i++)
            found = strstr(folded, filter->parties[i]) != NULL;
        g_free(folded);
    }
    return found;
}

/* Whoever an event names: its actor, its target, and those who claim. */
static gboolean names_party(const BmEventFilter *filter, const BmEvent *event)
{
    GPtrArray *names = g_ptr_array_new();
    if (event->actor)
        g_ptr_array_add(names, event->actor);
    if (event->target)
        g_ptr_array_add(names, event->target);
    for (guint i = 0; i < event->claims->len; i++)
        g_ptr_array_add(names, ((BmClaim *)g_ptr_array_index(event->claims, i))->by);
    g_ptr_array_add(names, NULL);
    gboolean found = bm_event_filter_party(filter, (const char *const *)names->pdata);
    g_ptr_array_unref(names);
    return found;
}

gboolean bm_event_filter_event(const BmEventFilter *filter, const BmEvent *event)
{
    return bm_event_filter_date(filter, event->date) &&
           (!filter->has_types || filter->types[event->type]) &&
           (!event->has_position ||
            bm_event_filter_point(filter, (BmPoint){ event->longitude, event->latitude })) &&
           (!filter->parties || names_party(filter, event));
}
