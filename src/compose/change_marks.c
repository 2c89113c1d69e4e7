/** @file
 * Marks of what is new, changed and withdrawn since an earlier report: a badge on the symbol's
 * left shoulder, a stroke through what no longer stands, words beside the name.
 */
#include "compose/change_marks.h"

#include "event/event_change.h"

#include <math.h>

/* A triangle for what changed, a cross for what is new: they are told apart without color. */
static void add_badge(BmComposition *composition, BmChange change, BmPoint at, double radius)
{
    BmColor ink = bm_composition_color(composition, "change_badge", "fill");
    BmColor paper = bm_composition_color(composition, "change_badge", "color");
    gboolean is_new = change == BM_CHANGE_NEW;
    BmStroke rim = { .color = is_new ? paper : ink, .width = radius * 0.25 };
    BmPath *disc = bm_path_new(), *glyph = bm_path_new();
    bm_path_circle(disc, at.x, at.y, radius);
    bm_scene_add_path_take(composition->scene, disc, is_new ? ink : paper, &rim);
    double arm = radius * 0.6;
    if (is_new) {
        BmStroke cross = { .color = paper, .width = radius * 0.36 };
        bm_path_move(glyph, at.x - arm, at.y);
        bm_path_line(glyph, at.x + arm, at.y);
        bm_path_move(glyph, at.x, at.y - arm);
        bm_path_line(glyph, at.x, at.y + arm);
        bm_scene_add_path_take(composition->scene, glyph, BM_COLOR_NONE, &cross);
        return;
    }
    bm_path_move(glyph, at.x, at.y - arm);
    bm_path_line(glyph, at.x + arm * 0.9, at.y + arm * 0.6);
    bm_path_line(glyph, at.x - arm * 0.9, at.y + arm * 0.6);
    bm_path_close(glyph);
    bm_scene_add_path_take(composition->scene, glyph, ink, NULL);
}

static void add_strike(BmComposition *composition, BmPoint at, double radius)
{
    BmStroke stroke = bm_composition_stroke(composition, "change_strike");
    BmPath *line = bm_path_new();
    bm_path_move(line, at.x - radius * 1.15, at.y + radius * 1.15);
    bm_path_line(line, at.x + radius * 1.15, at.y - radius * 1.15);
    bm_scene_add_path_take(composition->scene, line, BM_COLOR_NONE, &stroke);
}

void bm_change_sample(BmComposition *composition, BmChange change, BmPoint at, double radius)
{
    if (change != BM_CHANGE_WITHDRAWN) {
        add_badge(composition, change, at, radius * 0.8);
        return;
    }
    BmStroke rim = bm_composition_stroke(composition, "change_strike");
    rim.color = bm_composition_color(composition, "change_strike", "faint");
    BmPath *disc = bm_path_new();
    bm_path_circle(disc, at.x, at.y, radius * 0.85);
    bm_scene_add_path_take(composition->scene, disc, BM_COLOR_NONE, &rim);
    add_strike(composition, at, radius * 0.85);
}

void bm_change_mark(BmComposition *composition, BmChange change, BmPoint at, double radius)
{
    double size = bm_composition_length(composition, "change_badge.radius");
    size = MIN(size, radius * 0.6);
    if (change == BM_CHANGE_WITHDRAWN) {
        add_strike(composition, at, radius);
    } else if (change != BM_CHANGE_NONE) {
        BmPoint shoulder = { at.x - radius * 0.8, at.y - radius * 0.8 };
        BmExtent box = { shoulder.x - size, shoulder.y - size, shoulder.x + size,
                         shoulder.y + size };
        add_badge(composition, change, shoulder, size);
        bm_placement_block_box(composition->placement, &box);
    }
}

/* "New since 20 February 2026" */
static void explain(BmComposition *composition, BmChange change)
{
    char *since = bm_change_since(composition);
    const char *word = bm_change_word(change);
    char *text = g_strdup_printf("%c%s since %s", g_ascii_toupper(word[0]), word + 1, since);
    bm_composition_add_key(composition, BM_KEY_CHANGE, "change_badge", (guint)change, text);
    g_free(text);
    g_free(since);
}

static gboolean is_drawn(const BmComposition *composition, BmChange change)
{
    const GPtrArray *groups = composition->events->groups;
    for (guint i = 0; i < groups->len; i++) {
        const BmEventGroup *group = g_ptr_array_index(groups, i);
        for (guint k = 0; k < group->events->len; k++)
            if (((const BmEvent *)g_ptr_array_index(group->events, k))->change == change)
                return TRUE;
    }
    return FALSE;
}

void bm_changes_explain(BmComposition *composition)
{
    static const BmChange kinds[] = { BM_CHANGE_NEW, BM_CHANGE_CHANGED, BM_CHANGE_WITHDRAWN };
    for (guint i = 0; i < G_N_ELEMENTS(kinds); i++)
        if (is_drawn(composition, kinds[i]))
            explain(composition, kinds[i]);
}

char *bm_change_since(const BmComposition *composition)
{
    const char *since = composition->map->since_words;
    return g_strdup(since ? since : "the earlier report");
}

BmChange bm_change_of(const BmEventGroup *group, const BmEvent *event)
{
    if (!bm_event_stands(event))
        return BM_CHANGE_WITHDRAWN;
    BmChange found = BM_CHANGE_NONE;
    for (guint i = 0; i < group->events->len; i++) {
        const BmEvent *other = g_ptr_array_index(group->events, i);
        if (other->type != event->type || !bm_event_stands(other) ||
            other->change == BM_CHANGE_NONE)
            continue;
        if (found == BM_CHANGE_NONE || other->change == BM_CHANGE_NEW)
            found = other->change;
    }
    return found;
}

char *bm_change_words(const BmEventGroup *group)
{
    static const BmChange kinds[] = { BM_CHANGE_NEW, BM_CHANGE_CHANGED, BM_CHANGE_WITHDRAWN };
    GString *text = g_string_new(NULL);
    for (guint k = 0; k < G_N_ELEMENTS(kinds); k++) {
        guint count = 0;
        for (guint i = 0; i < group->events->len; i++)
            count += ((const BmEvent *)g_ptr_array_index(group->events, i))->change == kinds[k];
        if (count == 0)
            continue;
        g_string_append(text, text->len ? ", " : "");
        if (count < group->events->len)
            g_string_append_printf(text, "%u ", count);
        g_string_append(text, bm_change_word(kinds[k]));
    }
    return g_string_free(text, FALSE);
}
