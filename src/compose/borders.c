/** @file
 * Borders: the world's lines and claim lines, those of a finer set in place of them, and the
 * author's own.
 */
#include "compose/border_join.h"
#include "compose/border_line.h"
#include "compose/border_record.h"
#include "compose/composers.h"
#include "compose/layer_style.h"
#include "compose/viewing.h"

/* A border of the author's own that takes the place of a line leaves what the policy says of it
 * unsaid. */
static void warn_of_own(BmComposition *composition, const BmBorderRecord *record,
                        const BmLineView *view)
{
    const BmMap *map = composition->map;
    const BmPolicyDispute *said = bm_policy_dispute(map->policy, view->dispute);
    if (said && (said->lines->len > 0 || said->has_view))
        bm_warnings_add(composition->warnings,
                        "the border %s overrides the policy %s on %s, whose line %s it replaces; "
                        "leave `border` out",
                        map->border_source, map->policy->path, said->dispute,
                        record->name[0] ? record->name : record->line);
}

static gboolean add_set(BmComposition *composition, const BmFeatureSet *set,
                        const BmFeatureSet *detailed, const BmFeatureSet *own, GError **error)
{
    gboolean good = TRUE;
    for (guint i = 0; good && i < bm_feature_set_count(set); i++) {
        BmBorderRecord record = bm_border_record(set, i);
        BmLineView view = bm_composition_see(composition, record.line, record.status);
        if (bm_composition_is_over(composition, view.ended))
            continue;
        if (bm_border_is_replaced(&composition->window, own, &record.feature->geometry)) {
            warn_of_own(composition, &record, &view);
            continue;
        }
        if (detailed && bm_border_is_detailed(detailed, &record))
            continue;
        BmFeature joined = *record.feature;
        gboolean is_joined =
            detailed && bm_border_join(set, detailed, &record.feature->geometry, &joined.geometry);
        if (is_joined)
            joined.projected = NULL;
        record.feature = &joined;
        good = bm_border_line_add(composition, &record, &view, error);
        if (is_joined)
            bm_geometry_clear(&joined.geometry);
    }
    return good;
}

static gboolean add_program_borders(BmComposition *composition, const BmFeatureSet *own,
                                    GError **error)
{
    BmSourceQuery query = { .window = &composition->window };
    BmFeatureSet *world = bm_composition_read(composition, "borders", &query, error);
    if (!world)
        return FALSE;
    BmFeatureSet *detailed = NULL;
    const BmMapLayer *layer = bm_composition_layer(composition, "borders");
    gboolean good = bm_composition_filter(layer, world, error);
    if (good && composition->fine && composition->fine->borders) {
        detailed = bm_composition_read(composition, composition->fine->borders->id, &query, error);
        good = detailed && bm_composition_filter(layer, detailed, error);
    }
    const BmDataSet *coarse = bm_catalogue_find(composition->catalogue, "borders");
    composition->border_accuracy_m = coarse ? coarse->accuracy_m : 0;
    good = good && add_set(composition, world, detailed, own, error);
    if (detailed)
        composition->border_accuracy_m = composition->fine->borders->accuracy_m;
    good = good && (!detailed || add_set(composition, detailed, NULL, own, error));
    composition->border_accuracy_m = 0; /* of the author's own line nothing is known */
    bm_feature_set_free(detailed);
    bm_feature_set_free(world);
    return good;
}

static gboolean add_own_border(BmComposition *composition, const BmFeatureSet *set, GError **error)
{
    const BmMap *map = composition->map;
    gboolean good = TRUE;
    const char *name = map->border_name ? map->border_name : "";
    BmLineView view = { .status = BM_BORDER_DISPUTED,
                        .dispute = "",
                        .ended = "",
                        .wording = "Border of the map's author" };
    for (guint i = 0; good && i < bm_feature_set_count(set); i++) {
        /* one name for one border, however many records it has */
        BmBorderRecord record = { .feature = bm_feature_set_borrow(set, i),
                                  .a = "own",
                                  .b = "",
                                  .name = i == 0 ? name : "",
                                  .status = "border of the map's author",
                                  .line = "" };
        good = bm_border_line_add(composition, &record, &view, error);
    }
    return good;
}

gboolean bm_compose_borders(BmComposition *composition, GError **error)
{
    BmSourceQuery query = { .window = &composition->window };
    const char *path = composition->map->border_source;
    BmFeatureSet *own = NULL;
    if (path && !(own = bm_source_read(path, &query, composition->warnings, error)))
        return FALSE;
    bm_scene_begin_clipped(composition->scene, BM_ROLE_LAYER, "borders", "Borders",
                           &composition->page.map);
    gboolean good = add_program_borders(composition, own, error) &&
                    (!own || add_own_border(composition, own, error));
    bm_scene_end(composition->scene);
    bm_feature_set_free(own);
    return good;
}
