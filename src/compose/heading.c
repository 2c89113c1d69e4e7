/** @file
 * The heading (title, dek, the word DRAFT) and the footer (notes, sources, credits).
 */
#include "compose/heading.h"

#include "compose/accuracy.h"
#include "compose/composers.h"
#include "compose/disclaimers.h"
#include "compose/event_words.h"
#include "compose/viewing.h"

#include <string.h>

static gboolean add_block(BmComposition *composition, const char *section, const char *id,
                          const char *text, double x, double *y, double width, gboolean balanced,
                          GError **error)
{
    BmTextSpan span = bm_composition_span(composition, section, text);
    BmText *block = balanced
                        ? bm_text_new_balanced(composition->fonts, &span, width, error)
                        : bm_text_new(composition->fonts, &span, 1, width, BM_TEXT_START, error);
    if (!block)
        return FALSE;
    double height = block->height;
    bm_scene_begin(composition->scene, BM_ROLE_LABEL, id, NULL);
    bm_scene_add_text_take(composition->scene, block, x, *y,
                           bm_composition_color(composition, section, "color"), BM_COLOR_NONE, 0);
    bm_scene_end(composition->scene);
    *y += height;
    return TRUE;
}

/* The stamp stands at the upper right and takes its width from the title. */
static gboolean add_draft(BmComposition *composition, const BmExtent *box, double *taken,
                          GError **error)
{
    BmText *text = bm_composition_text(composition, "draft", "DRAFT", 0, BM_TEXT_START, error);
    if (!text)
        return FALSE;
    double pad = text->height * 0.18;
    double x = box->east - text->width - pad, y = box->south + pad;
    BmStroke stroke = { .color = bm_composition_color(composition, "draft", "color"),
                        .width = MAX(1.5, text->height * 0.06),
                        .join = BM_JOIN_MITER };
    BmPath *path = bm_path_new();
    bm_path_rectangle(path, x - pad, y - pad / 2, text->width + 2 * pad, text->height + pad);
    *taken = text->width + 5 * pad;
    bm_scene_begin(composition->scene, BM_ROLE_PANEL, "draft",
                   "Draft: not yet reviewed by a person");
    bm_scene_add_path_take(composition->scene, path, BM_COLOR_NONE, &stroke);
    bm_scene_add_text_take(composition->scene, text, x, y, stroke.color, BM_COLOR_NONE, 0);
    bm_scene_end(composition->scene);
    return TRUE;
}

static gboolean has_day(const BmEvent *event)
{
    char *day = bm_event_short_date(event);
    gboolean has = day[0] != '\0';
    g_free(day);
    return has;
}

/* "Reported events, 27 Feb to 28 Feb 2026"; the year is that of the last. */
static char *title_of_events(const BmEventList *list)
{
    const BmEvent *first = NULL, *last = NULL;
    for (guint i = 0; i < list->events->len; i++) {
        const BmEvent *event = bm_event_list_borrow(list, i);
        if (!has_day(event))
            continue; /* unknown, or known to a month or a year only */
        first = !first || strcmp(event->date, first->date) < 0 ? event : first;
        last = !last || strcmp(event->date, last->date) > 0 ? event : last;
    }
    if (!first)
        return g_strdup("Reported events");
    char *from = bm_event_short_date(first), *to = bm_event_short_date(last);
    gboolean one_day = strcmp(from, to) == 0;
    char *title = g_strdup_printf("Reported events, %s%s%s %.4s", one_day ? "" : from,
                                  one_day ? "" : " to ", to, last->date);
    g_free(from);
    g_free(to);
    return title;
}

char *bm_heading_title(const BmComposition *composition)
{
    const BmMap *map = composition->map;
    if (map->title)
        return g_strdup(map->title);
    if (map->events->events->len > 0)
        return title_of_events(map->events);
    return g_strdup(composition->centre ? composition->centre->name : "Map");
}

gboolean bm_compose_heading(BmComposition *composition, BmExtent *box, GError **error)
{
    const BmMap *map = composition->map;
    double y = box->south, taken = 0, width = box->east - box->west;
    bm_scene_begin(composition->scene, BM_ROLE_PANEL, "heading", NULL);
    gboolean good = !map->draft || add_draft(composition, box, &taken, error);
    if (good && (map->title || map->events->events->len > 0 || composition->centre))
        good = add_block(composition, "title", "title", composition->scene->title, box->west, &y,
                         width - taken, TRUE, error);
    if (good && map->dek) {
        y += bm_composition_length(composition, "dek.before");
        good = add_block(composition, "dek", "dek", map->dek, box->west, &y, width - taken, TRUE,
                         error);
    }
    if (good && map->as_of) {
        char *words = g_strdup_printf("As of %s", map->as_of);
        y += bm_composition_length(composition, "as_of.before");
        good = add_block(composition, "as_of", "as-of", words, box->west, &y, width - taken, FALSE,
                         error);
        g_free(words);
    }
    bm_scene_end(composition->scene);
    if (good && taken > 0)
        y = MAX(y, box->south + bm_composition_length(composition, "draft.size") * 1.6);
    box->north = y;
    return good;
}

static void append_sentence(GString *text, const char *sentence)
{
    if (text->len > 0)
        g_string_append_c(text, ' ');
    g_string_append(text, sentence);
    if (!strchr(".?!…", text->str[text->len - 1]))
        g_string_append_c(text, '.');
}

static void append_source(GString *text, const BmReportSource *source)
{
    const char *parts[] = { source->title, source->publisher, source->date };
    if (text->len > 0)
        g_string_append(text, "; ");
    gboolean first = TRUE;
    for (guint i = 0; i < G_N_ELEMENTS(parts); i++) {
        if (!parts[i])
            continue;
        g_string_append_printf(text, "%s%s", first ? "" : ", ", parts[i]);
        first = FALSE;
    }
}

static char *notes_text(const BmComposition *composition,
                        void (*append_disclaimers)(const BmComposition *, GString *))
{
    const BmMap *map = composition->map;
    GString *text = g_string_new(NULL);
    if (map->corrected) {
        g_string_append(text, "Corrected:");
        append_sentence(text, map->corrected);
    }
    for (guint i = 0; map->notes && map->notes[i]; i++)
        append_sentence(text, map->notes[i]);
    append_disclaimers(composition, text);
    return g_string_free(text, FALSE);
}

static char *sources_text(const BmMap *map)
{
    GString *text = g_string_new(NULL);
    for (guint i = 0; i < map->sources->len; i++)
        append_source(text, g_ptr_array_index(map->sources, i));
    for (guint i = 0; i < map->events->sources->len && map->sources->len == 0; i++)
        append_source(text, g_ptr_array_index(map->events->sources, i));
    GString *whole = g_string_new(NULL);
    if (text->len > 0)
        g_string_append_printf(whole, "Events: %s. ", text->str);
    g_string_free(text, TRUE);
    return g_string_free(whole, FALSE);
}

static char *credits_text(const BmComposition *composition, const GPtrArray *credits,
                          gboolean possible)
{
    char *sources = sources_text(composition->map);
    GString *text = g_string_new(sources);
    g_free(sources);
    for (guint i = 0; i < credits->len; i++)
        g_string_append_printf(
            text, "%s%s", i ? "; " : "Map data: ", (const char *)g_ptr_array_index(credits, i));
    if (credits->len > 0)
        g_string_append_c(text, '.');
    if (composition->map->byline)
        g_string_append_printf(text, " %s.", composition->map->byline);
    char *view = bm_view_credit(composition, possible);
    g_string_append_printf(text, "%s%s", view[0] ? " " : "", view);
    g_free(view);
    return g_string_free(text, FALSE);
}

static gboolean measure_text(const BmComposition *composition, const char *section,
                             const char *words, double width, double *height, GError **error)
{
    if (!words[0])
        return TRUE;
    BmText *text = bm_composition_text(composition, section, words, width, BM_TEXT_START, error);
    if (!text)
        return FALSE;
    *height += text->height;
    bm_text_free(text);
    return TRUE;
}

/* What is drawn is not known yet: every attribution that could appear is counted. The same words
 * are as high as the last time. */
gboolean bm_footer_measure(BmComposition *composition, double width, double *height, GError **error)
{
    GPtrArray *all = g_ptr_array_new();
    for (guint i = 0; i < bm_catalogue_count(composition->catalogue); i++) {
        char *attribution = bm_catalogue_borrow(composition->catalogue, i)->attribution;
        if (attribution[0] &&
            !g_ptr_array_find_with_equal_func(all, attribution, g_str_equal, NULL))
            g_ptr_array_add(all, attribution);
    }
    static char approximate[] = "borders approximate (within 5 km)";
    char *age = bm_data_age_words(composition);
    g_ptr_array_add(all, approximate);
    if (age)
        g_ptr_array_add(all, age);
    char *notes = notes_text(composition, bm_disclaimers_append_possible);
    char *credits = credits_text(composition, all, TRUE);
    char *words = g_strdup_printf("%.17g\n%s\n%s", width, notes, credits);
    gboolean good = TRUE;
    if (g_strcmp0(words, composition->footer_words) != 0) {
        double *measured = &composition->footer_height;
        *measured = bm_composition_length(composition, "footer.before");
        good = measure_text(composition, "note", notes, width, measured, error) &&
               measure_text(composition, "credit", credits, width, measured, error);
        g_free(composition->footer_words);
        composition->footer_words = good ? g_steal_pointer(&words) : NULL;
    }
    *height = composition->footer_height;
    g_free(words);
    g_free(age);
    g_free(credits);
    g_free(notes);
    g_ptr_array_unref(all);
    return good;
}

gboolean bm_compose_footer(BmComposition *composition, GError **error)
{
    const BmExtent *box = &composition->page.footer;
    double y = box->south + bm_composition_length(composition, "footer.before");
    char *notes = notes_text(composition, bm_disclaimers_append);
    char *credits = credits_text(composition, composition->credits, FALSE);
    double width = box->east - box->west;
    bm_scene_begin(composition->scene, BM_ROLE_PANEL, "footer", NULL);
    BmStroke rule = bm_composition_stroke(composition, "rule");
    BmPath *path = bm_path_new();
    bm_path_move(path, box->west, box->south);
    bm_path_line(path, box->east, box->south);
    bm_scene_add_path_take(composition->scene, path, BM_COLOR_NONE, &rule);
    gboolean good = (!notes[0] || add_block(composition, "note", "notes", notes, box->west, &y,
                                            width, FALSE, error)) &&
                    (!credits[0] || add_block(composition, "credit", "credits", credits, box->west,
                                              &y, width, FALSE, error));
    bm_scene_end(composition->scene);
    composition->found.known = TRUE;
    composition->found.footer = y - box->south;
    g_free(credits);
    g_free(notes);
    return good;
}
