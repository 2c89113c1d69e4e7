/** @file
 * The tags of areas that events are known to: number, name and days, inside the area as far as it
 * has the room.
 */
#include "compose/callout.h"
#include "compose/change_marks.h"
#include "compose/composers.h"
#include "compose/event_words.h"
#include "compose/symbol.h"
#include "compose/tag_place.h"

static gboolean add_tag_number(BmComposition *composition, guint number, BmPoint centre,
                               double radius, GError **error)
{
    char *digits = g_strdup_printf("%u", number);
    BmText *text = bm_composition_text(composition, "tag_number", digits, 0, BM_TEXT_START, error);
    g_free(digits);
    if (!text)
        return FALSE;
    BmStroke rim = { .color = bm_composition_color(composition, "tag", "color"),
                     .width = radius * 0.16 };
    BmPath *disc = bm_path_new();
    bm_path_circle(disc, centre.x, centre.y, radius);
    bm_scene_add_path_take(composition->scene, disc,
                           bm_composition_color(composition, "tag", "fill"), &rim);
    double y = centre.y - text->ascent + text->cap_height / 2;
    double x = centre.x - text->width / 2;
    bm_scene_add_text_take(composition->scene, text, x, y,
                           bm_composition_color(composition, "tag_number", "color"), BM_COLOR_NONE,
                           0);
    return TRUE;
}

/* A tag that is set: its words, and the room that number and words take together. */
typedef struct {
    BmText *text;
    double radius, gap, width, height;
} Tag;

/* How a tag is set: days and changes on one line, on two, or the name alone. */
typedef enum { FORM_WIDE, FORM_NARROW, FORM_BRIEF, FORM_COUNT } Form;

/* The area's name in bold and below it the days and what became of the events. */
static gboolean set_tag(const BmComposition *composition, const BmEventGroup *group, Form form,
                        Tag *tag, GError **error)
{
    gboolean brief = form == FORM_BRIEF;
    char *date =
        brief ? g_strdup("") : bm_event_group_line(group, bm_composition_tells_days(composition));
    char *change = brief ? g_strdup("") : bm_change_words(group);
    const char *between = !date[0] || !change[0] ? "" : form == FORM_NARROW ? ",\n" : ", ";
    char *lines = g_strconcat("\n", date, between, change, NULL);
    BmTextSpan spans[] = { bm_composition_span(composition, "area_label", group->place->name),
                           bm_composition_span(composition, "area_date", lines) };
    tag->text = bm_text_new(composition->fonts, spans, lines[1] ? 2 : 1, 0, BM_TEXT_START, error);
    g_free(lines);
    g_free(change);
    g_free(date);
    if (!tag->text)
        return FALSE;
    tag->radius = group->number ? bm_composition_length(composition, "tag.radius") : 0;
    tag->gap = tag->radius * 0.5;
    tag->width = 2 * tag->radius + tag->gap + tag->text->width;
    tag->height = MAX(2 * tag->radius, tag->text->height);
    return TRUE;
}

/* Draws the tag in its box; the text is taken. */
static gboolean draw_tag(BmComposition *composition, const BmEventGroup *group, Tag *tag,
                         const BmExtent *box, GError **error)
{
    double middle = (box->south + box->north) / 2;
    char *id = g_strdup_printf("tag-%s", group->place->name);
    bm_scene_begin(composition->scene, BM_ROLE_LABEL, id, NULL);
    double left = box->west + 2 * tag->radius + tag->gap, top = middle - tag->text->height / 2;
    bm_scene_add_text_take(composition->scene, g_steal_pointer(&tag->text), left, top,
                           bm_composition_color(composition, "area_label", "color"),
                           bm_style_color(composition->style, "halo.color"),
                           bm_composition_length(composition, "halo.width"));
    BmPoint centre = { box->west + tag->radius, middle };
    gboolean good =
        tag->radius <= 0 || add_tag_number(composition, group->number, centre, tag->radius, error);
    BmChange kind = bm_change_of(group, bm_event_group_lead(group));
    if (kind != BM_CHANGE_WITHDRAWN) /* its hatch is faint, and its name says so */
        bm_change_mark(composition, kind, centre, bm_composition_length(composition, "tag.radius"));
    bm_scene_end(composition->scene);
    g_free(id);
    return good;
}

/* The boxes of the symbols on the map: a tag over one would hide it. */
static GArray *symbol_boxes(const BmComposition *composition)
{
    GArray *boxes = g_array_new(FALSE, FALSE, sizeof(BmExtent));
    const GPtrArray *groups = composition->events->groups;
    double reach = 1.4 * bm_symbol_radius(composition); /* with its badge */
    for (guint i = 0; i < groups->len; i++) {
        const BmEventGroup *group = g_ptr_array_index(groups, i);
        if (bm_event_group_is_area(group))
            continue;
        BmPoint at = bm_composition_point(
            composition, (BmPoint){ group->place->longitude, group->place->latitude });
        BmExtent box = { at.x - reach, at.y - reach, at.x + reach, at.y + reach };
        g_array_append_val(boxes, box);
    }
    return boxes;
}

static BmExtent place_tag(const BmComposition *composition, const BmEventGroup *group,
                          const Tag *tag, const BmGeometry *area, BmPoint pole, const GArray *taken,
                          gboolean *is_free, gboolean *fits)
{
    const char *a3 = group->place->a3;
    BmTag sought = { .area = area,
                     .country = a3[0] ? bm_composition_outline(composition, a3) : NULL,
                     .pole = pole,
                     .width = tag->width,
                     .height = tag->height,
                     .radius = tag->radius,
                     .frame = &composition->page.map,
                     .taken = taken };
    BmPoint at = pole;
    *is_free = *fits = TRUE;
    if (!bm_composition_pin(composition, bm_event_group_lead(group)->id, &at))
        at = bm_tag_place(&sought, is_free, fits);
    return (BmExtent){ at.x - tag->width / 2, at.y - tag->height / 2, at.x + tag->width / 2,
                       at.y + tag->height / 2 };
}

/* Sets the tag in the first form that has its place: one that says what changed may be narrower
 * where it would cross the area's edge, and in a crowd the name alone finds room where its days do
 * not. */
static gboolean choose_form(const BmComposition *composition, const BmEventGroup *group,
                            const BmGeometry *area, BmPoint pole, const GArray *taken, Tag *tag,
                            BmExtent *box, GError **error)
{
    char *change = bm_change_words(group);
    gboolean is_free = FALSE, fits = FALSE, good = TRUE, is_long = change[0] != '\0';
    g_free(change);
    for (Form form = FORM_WIDE; good && form < FORM_COUNT && !is_free; form++) {
        if (form == FORM_NARROW && !is_long)
            continue;
        good = set_tag(composition, group, form, tag, error);
        if (!good)
            break;
        *box = place_tag(composition, group, tag, area, pole, taken, &is_free, &fits);
        if (form == FORM_WIDE && is_long && !fits)
            is_free = FALSE;
        if (!is_free && form != FORM_BRIEF)
            bm_text_free(tag->text);
    }
    return good;
}

static gboolean add_area(BmComposition *composition, const BmEventGroup *group,
                         const BmGeometry *area, GArray *taken, GError **error)
{
    BmPoint pole;
    double reach = 0;
    Tag tag;
    if (!bm_pole_of_inaccessibility(area, &pole, &reach))
        return TRUE;
    BmExtent box = BM_EXTENT_EMPTY;
    if (!choose_form(composition, group, area, pole, taken, &tag, &box, error))
        return FALSE;
    g_array_append_val(taken, box);
    bm_placement_block_box(composition->placement, &box);
    if (!draw_tag(composition, group, &tag, &box, error))
        return FALSE;
    BmPoint middle = { (box.west + box.east) / 2, (box.south + box.north) / 2 };
    double clearance = MAX(box.east - box.west, box.north - box.south) / 2;
    BmCalloutMark mark = { .at = middle, .clearance = clearance, .area = area, .tag = box };
    return bm_callouts_add(composition, group, &mark, error);
}

gboolean bm_compose_event_tags(BmComposition *composition, GError **error)
{
    const GPtrArray *groups = composition->events->groups;
    GArray *taken = symbol_boxes(composition);
    gboolean good = TRUE;
    bm_scene_begin(composition->scene, BM_ROLE_LAYER, "event-tags", NULL);
    for (guint i = 0, shade = 0; good && i < groups->len; i++) {
        const BmEventGroup *group = g_ptr_array_index(groups, i);
        if (group->area.point_count == 0)
            continue;
        const BmGeometry *pixels = g_ptr_array_index(composition->shades, shade++);
        if (pixels->point_count > 0)
            good = add_area(composition, group, pixels, taken, error);
    }
    bm_scene_end(composition->scene);
    g_array_unref(taken);
    return good;
}
