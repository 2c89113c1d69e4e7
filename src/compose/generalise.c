/** @file
 * What a map of small scale leaves out or draws finer. The steps are by eye, on maps of the world
 * and of continents.
 */
#include "compose/generalise.h"

#include <math.h>
#include <string.h>

/* Metres a pixel beyond which lines grow thinner, and the least that is left of them. */
#define FINER_BEYOND 8000.0
#define THINNEST 0.5
/* Metres a pixel beyond which a map names countries and no towns. */
#define SMALL_SCALE 14000.0
/* Metres a pixel beyond which only the greater rivers are drawn, and only the greatest. */
#define GREATER_RIVERS 6000.0
#define GREATEST_RIVERS 14000.0
/* Pixels that a river must reach on such a map. */
#define SHORTEST_RIVER 26.0

double bm_composition_ground(const BmComposition *composition)
{
    return composition->view.factor > 0 ? composition->unit / composition->view.factor : 0;
}

gboolean bm_is_small_scale(const BmComposition *composition)
{
    return bm_composition_ground(composition) > SMALL_SCALE;
}

/* Lines on the ground, which a map of small scale draws finer; others belong to the page. */
static gboolean is_ground(const char *section)
{
    static const char *const sections[] = { "coast", "lake", "river", "province", "disputed_area" };
    for (guint i = 0; i < G_N_ELEMENTS(sections); i++)
        if (strcmp(section, sections[i]) == 0)
            return TRUE;
    return g_str_has_prefix(section, "border_");
}

double bm_line_share(const BmComposition *composition, const char *section)
{
    if (!is_ground(section))
        return 1;
    double ground = bm_composition_ground(composition);
    return ground > FINER_BEYOND ? MAX(THINNEST, sqrt(FINER_BEYOND / ground)) : 1;
}

gboolean bm_water_is_seen(const BmComposition *composition, int rank, const BmExtent *extent)
{
    double ground = bm_composition_ground(composition);
    if (ground <= GREATER_RIVERS)
        return TRUE;
    double across = hypot(extent->east - extent->west, extent->north - extent->south);
    return rank <= (ground > GREATEST_RIVERS ? 0 : 1) &&
           across > SHORTEST_RIVER * composition->unit;
}
