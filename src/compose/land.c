/** @file
 * Water and land: the countries' areas, the finer set over the coarser where there is one.
 */
#include "compose/composers.h"
#include "compose/country_names.h"
#include "compose/layer_style.h"
#include "compose/sheet_edge.h"

#include <math.h>
#include <string.h>

static void add_water(BmComposition *composition)
{
    bm_scene_begin(composition->scene, BM_ROLE_DECORATION, "water", NULL);
    bm_scene_add_path_take(composition->scene, bm_composition_sheet_path(composition),
                           bm_composition_color(composition, "water", "fill"), NULL);
    bm_scene_end(composition->scene);
}

static double signed_area(const BmPoint *ring, guint count)
{
    double area = 0;
    for (guint i = 0; i + 1 < count; i++)
        area += ring[i].x * ring[i + 1].y - ring[i + 1].x * ring[i].y;
    return area / 2;
}

/* The largest ring's area with its sign: holes run the other way round. */
static double largest_area(const BmGeometry *pixels)
{
    double largest = 0;
    for (guint part = 0; part < pixels->part_count; part++) {
        double area = signed_area(pixels->points + pixels->part_starts[part],
                                  pixels->part_starts[part + 1] - pixels->part_starts[part]);
        largest = fabs(area) > fabs(largest) ? area : largest;
    }
    return largest;
}

/* A country's rings without the ponds and river bars that a few pixels would show as dirt. */
void bm_land_rings(const BmComposition *composition, const BmGeometry *pixels, BmGeometry *out)
{
    double smallest = bm_composition_length(composition, "lake.smallest");
    double largest = largest_area(pixels);
    *out = bm_geometry_copy(pixels);
    out->part_count = 0;
    out->point_count = 0;
    for (guint part = 0; part < pixels->part_count; part++) {
        const BmPoint *ring = pixels->points + pixels->part_starts[part];
        guint count = pixels->part_starts[part + 1] - pixels->part_starts[part];
        double area = signed_area(ring, count);
        if (area * largest < 0 && fabs(area) < smallest * smallest)
            continue;
        memcpy(out->points + out->point_count, ring, count * sizeof *ring);
        out->part_starts[out->part_count++] = out->point_count;
        out->point_count += count;
    }
    if (out->part_starts)
        out->part_starts[out->part_count] = out->point_count;
}

/* One country's land with its coast; where the world's edge cuts the land there is no coast. */
static void add_land(BmComposition *composition, const BmGeometry *pixels, BmColor fill,
                     const BmStroke *stroke, const BmSheetEdge *edge)
{
    BmGeometry rings, coast = { 0 };
    BmPath *path = bm_path_new();
    bm_land_rings(composition, pixels, &rings);
    bm_path_geometry(path, &rings);
    bm_scene_add_path_take(composition->scene, path, fill, edge ? NULL : stroke);
    if (edge) {
        path = bm_path_new();
        bm_sheet_edge_coast(edge, &rings, &coast);
        bm_path_geometry(path, &coast);
        bm_scene_add_path_take(composition->scene, path, BM_COLOR_NONE, stroke);
    }
    bm_geometry_clear(&coast);
    bm_geometry_clear(&rings);
}

/* Countries as they are drawn: what the sets hold, and which of it the page needs. */
typedef struct {
    BmFeatureSet *coarse, *fine; /* fine: NULL where the coarse set will do */
    gboolean covered;            /* the fine set holds every country that the frame shows */
} Countries;

/* Where the fine set has everything, the coarse one under it would fill its bays. The disputed
 * areas of the coarse set have codes of its own (X01 …) and lie within the countries of a finer
 * one. */
static gboolean is_covered(const BmComposition *composition, const BmFeatureSet *coarse)
{
    int field = bm_feature_set_field(coarse, "a3");
    for (guint i = 0; i < bm_feature_set_count(coarse); i++) {
        const char *a3 = bm_feature_value(bm_feature_set_borrow(coarse, i), field);
        const char *const codes[] = { a3, NULL };
        if (!(a3[0] == 'X' && g_ascii_isdigit(a3[1])) &&
            !bm_detail_level_covers(composition->fine, codes, &composition->window))
            return FALSE;
    }
    return TRUE;
}

static gboolean read_countries(BmComposition *composition, Countries *countries, GError **error)
{
    BmSourceQuery query = { .window = &composition->window };
    *countries =
        (Countries){ bm_composition_read(composition, "countries", &query, error), NULL, FALSE };
    if (!countries->coarse || !composition->fine)
        return countries->coarse != NULL;
    countries->fine =
        bm_composition_read(composition, composition->fine->countries->id, &query, error);
    countries->covered = countries->fine && is_covered(composition, countries->coarse);
    return countries->fine != NULL;
}

static void add_set(BmComposition *composition, const BmFeatureSet *set, const char *id)
{
    int field = bm_feature_set_field(set, "a3");
    const BmMapLayer *land = bm_composition_layer(composition, "land");
    BmStroke coast = bm_composition_layer_stroke(
        composition, bm_composition_layer(composition, "coast"), "coast");
    if (bm_composition_is_hidden(composition, "coast"))
        coast.width = 0;
    BmGeometry *all = bm_composition_project_set(composition, set);
    BmSheetEdge *edge = composition->sheet.point_count == 0
                            ? NULL
                            : bm_sheet_edge_new(&composition->sheet, composition->map->width,
                                                composition->map->height);
    bm_scene_begin_clipped(composition->scene, BM_ROLE_LAYER, id, NULL, &composition->page.map);
    for (guint i = 0; i < bm_feature_set_count(set); i++) {
        const BmFeature *feature = bm_feature_set_borrow(set, i);
        const char *a3 = bm_feature_value(feature, field);
        const char *key = bm_composition_in_focus(composition, a3) ? "focus" : "fill";
        BmGeometry *pixels = g_memdup2(&all[i], sizeof all[i]);
        if (pixels->point_count > 0)
            add_land(composition, pixels, bm_composition_layer_fill(composition, land, "land", key),
                     &coast, edge);
        /* the finer outline, which comes last, stays */
        g_hash_table_replace(composition->outlines, g_strdup(a3), pixels);
    }
    g_free(all);
    bm_sheet_edge_free(edge);
    bm_scene_end(composition->scene);
}

gboolean bm_compose_land(BmComposition *composition, GError **error)
{
    Countries countries;
    add_water(composition);
    gboolean good = read_countries(composition, &countries, error);
    if (good && !countries.covered)
        add_set(composition, countries.coarse, "land");
    if (good && countries.fine)
        add_set(composition, countries.fine, countries.covered ? "land" : "land-detailed");
    good = good && bm_queue_country_names(composition, countries.coarse, error);
    bm_feature_set_free(countries.coarse);
    bm_feature_set_free(countries.fine);
    return good;
}
