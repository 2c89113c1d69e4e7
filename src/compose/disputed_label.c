/** @file
 * Disputed areas are named inside themselves as fully as there is room for, specks beside
 * themselves: a name across the lines around it would hide them.
 */
#include "compose/disputed_label.h"

#include "compose/beside.h"

#include "compose/disputed_areas.h"
#include "compose/generalise.h"

#include <string.h>

#define SECTION "disputed_label"
/* Pixels of a page of 1600 × 1200 from a speck's edge to its name: its line and band lie there. */
#define BESIDE 8.0
/* A name needs no outline finer than this many pixels. */
#define OUTLINE_STEP 3.0

gboolean bm_seen_area_is_own(const BmSeenArea *area)
{
    return area->owner && strcmp(area->owner, area->country) == 0;
}

/* The middle of an area's widest part, and how far it is from there to its edge. */
typedef struct {
    BmGeometry outline;
    BmPoint pole;
    double reach;
} Room;

/* TRUE where a box around the pole, sampled, lies in the area. */
static gboolean fits(const Room *room, const BmText *text)
{
    enum { ACROSS = 8, DOWN = 4 };
    for (int i = 0; i <= ACROSS; i++)
        for (int j = 0; j <= DOWN; j++) {
            BmPoint point = { room->pole.x + text->width * ((double)i / ACROSS - 0.5),
                              room->pole.y + text->height * ((double)j / DOWN - 0.5) };
            if (!bm_polygon_contains(&room->outline, point))
                return FALSE;
        }
    return TRUE;
}

/* A way to set the name: the words on it, and the width of its lines in sizes of its letters. */
typedef struct {
    char *words;
    double wrap;
} Wording;

enum { WORDINGS = 4 };

/* From the fullest to the briefest; `words` may be "". For g_free() of each. */
static guint wordings(const char *name, const char *words, Wording *list)
{
    enum { WIDE = 22, NARROW = 9 };
    guint count = 0;
    if (words[0]) {
        list[count++] = (Wording){ g_strdup_printf("%s\n%s", name, words), WIDE };
        list[count++] = (Wording){ g_strdup_printf("%s\n%s", name, words), NARROW };
    }
    list[count++] = (Wording){ g_strdup(name), 0 };
    if (strchr(name, ' '))
        list[count++] = (Wording){ g_strdelimit(g_strdup(name), " ", '\n'), 0 };
    return count;
}

static BmText *set(const BmComposition *composition, const Wording *wording, GError **error)
{
    double wrap = wording->wrap * bm_composition_length(composition, SECTION ".size");
    return bm_composition_text(composition, SECTION, wording->words, wrap, BM_TEXT_CENTER, error);
}

/* The fullest wording that fits, or the name where none does; *inside tells which. */
static BmText *choose_text(const BmComposition *composition, const BmSeenArea *area,
                           const Room *room, gboolean *inside, GError **error)
{
    Wording list[WORDINGS];
    guint count = wordings(area->name, area->owner ? "" : area->words, list);
    BmText *text = NULL;
    *inside = FALSE;
    for (guint i = 0; i < count && !*inside; i++) {
        bm_text_free(text);
        text = set(composition, &list[i], error);
        if (!text)
            break;
        *inside = room->reach > 0 && fits(room, text);
    }
    if (text && !*inside) {
        bm_text_free(text);
        text = set(composition, &(Wording){ area->name, 0 }, error);
    }
    for (guint i = 0; i < count; i++)
        g_free(list[i].words);
    return text;
}

static guint place(BmComposition *composition, const BmSeenArea *area, const Room *room,
                   const BmText *text, gboolean inside)
{
    enum { PRIORITY = 45 };
    BmPoint pin;
    if (bm_composition_pin(composition, area->id, &pin))
        return bm_composition_place_pinned(composition, pin, text->width, text->height);
    if (!inside)
        return bm_place_beside_speck(composition, room->pole,
                                     room->reach + BESIDE * composition->unit, text->width,
                                     text->height, PRIORITY);
    return bm_placement_add_area(composition->placement, &area->pixels, text->width, text->height,
                                 PRIORITY, FALSE);
}

/* A speck is narrow for the text's height, and not much longer than the text. */
static gboolean is_speck(const Room *room, const BmText *text)
{
    const BmExtent *box = &room->outline.extent;
    double longest = MAX(box->east - box->west, box->north - box->south);
    return room->reach > 0 && room->reach < 1.5 * text->height && longest < 2 * text->width;
}

/* On a map of the world a long name beside a speck lies on other countries. */
static gboolean is_out_of_scale(const BmComposition *composition, const BmSeenArea *area,
                                const BmText *text)
{
    const double widest = 4; /* times the area's width */
    return bm_is_small_scale(composition) &&
           text->width > widest * (area->pixels.extent.east - area->pixels.extent.west);
}

/* What the frame shows of a larger area is no speck, however little it is. */
static gboolean is_cut_off(const BmComposition *composition, const BmSeenArea *area)
{
    return !bm_extent_holds(&composition->page.map, &area->pixels.extent);
}

/* Beside itself the name of a larger area, or of what a party holds, would stand on another's
 * ground; beside a speck it can mean nothing else. */
static gboolean is_placed(const BmComposition *composition, const BmSeenArea *area,
                          const Room *room, const BmText *text, gboolean inside)
{
    BmPoint pin;
    return inside ||
           (!area->owner && is_speck(room, text) && !is_cut_off(composition, area) &&
            !is_out_of_scale(composition, area, text)) ||
           bm_composition_pin(composition, area->id, &pin);
}

/* Two halves of one name are told apart by their words alone, for which there is no room. */
static gboolean is_named_alike(const BmComposition *composition, const BmSeenArea *area)
{
    for (guint i = 0; i < composition->disputed->len; i++) {
        const BmSeenArea *other = g_ptr_array_index(composition->disputed, i);
        if (other == area)
            return FALSE;
        if (strcmp(other->name, area->name) == 0)
            return TRUE;
    }
    return FALSE;
}

/* In a party's view the two halves of what it holds are one. */
static gboolean is_named(const BmComposition *composition, const BmSeenArea *area)
{
    for (guint i = 0; area->owner && i < composition->disputed->len; i++) {
        const BmSeenArea *other = g_ptr_array_index(composition->disputed, i);
        if (other == area)
            return FALSE;
        if (strcmp(other->name, area->name) == 0 && g_strcmp0(other->owner, area->owner) == 0)
            return TRUE;
    }
    return FALSE;
}

static gboolean queue(BmComposition *composition, const BmSeenArea *area, const Room *room,
                      GError **error)
{
    gboolean inside;
    BmText *text = choose_text(composition, area, room, &inside, error);
    if (!text)
        return FALSE;
    if (!is_placed(composition, area, room, text, inside) ||
        (!inside && is_named_alike(composition, area))) {
        bm_text_free(text);
        return TRUE;
    }
    char *id = g_strdup_printf("disputed-%s", area->id);
    guint number = place(composition, area, room, text, inside);
    bm_composition_queue_label_take(composition, number, id, text, SECTION);
    g_free(id);
    return TRUE;
}

gboolean bm_disputed_label_queue(BmComposition *composition, const BmSeenArea *area, GError **error)
{
    if (bm_seen_area_is_own(area) || !area->hatched || is_named(composition, area))
        return TRUE;
    Room room = { .outline = bm_geometry_copy(&area->pixels) };
    bm_thin(&room.outline, OUTLINE_STEP);
    if (!bm_pole_of_inaccessibility(&room.outline, &room.pole, &room.reach))
        room.reach = 0;
    gboolean good = queue(composition, area, &room, error);
    bm_geometry_clear(&room.outline);
    return good;
}
