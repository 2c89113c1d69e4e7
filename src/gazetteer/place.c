/** @file
 * A place's memory and weight.
 */
#include "gazetteer/gazetteer.h"

#include <math.h>

BmPlace *bm_place_copy(const BmPlace *place)
{
    BmPlace *copy = g_memdup2(place, sizeof *place);
    copy->id = g_strdup(place->id);
    copy->name = g_strdup(place->name);
    copy->kind = g_strdup(place->kind);
    copy->a3 = g_strdup(place->a3);
    copy->admin1 = g_strdup(place->admin1);
    copy->province = g_strdup(place->province);
    copy->feature_code = g_strdup(place->feature_code);
    copy->source = g_strdup(place->source);
    return copy;
}

void bm_place_free(BmPlace *place)
{
    if (!place)
        return;
    g_free(place->id);
    g_free(place->name);
    g_free(place->kind);
    g_free(place->a3);
    g_free(place->admin1);
    g_free(place->province);
    g_free(place->feature_code);
    g_free(place->source);
    g_free(place);
}

typedef struct {
    const char *word;
    double weight;
    double unknown; /**< of a feature code: the logarithm of the population where none is known */
} Weight;

static const Weight feature_codes[] = {
    { "PPLC", 2.5, 5 },  { "PPLA", 1.2, 3.5 }, { "PPLA2", 0.6, 2.7 },
    { "PPLA3", 0.3, 2 }, { "PPLA4", 0.1, 2 },  { "PPLX", -1.5, 2 },
    { "PPLL", -0.5, 1 }, { "PPLQ", -2, 1 },    { "PPLH", -2, 1 },
};

/* Areas and crossings have no population of their own that would compare with a city's. */
static const Weight kinds[] = {
    { "country", 9, 0 },  { "province", 6.5, 0 }, { "region", 5, 0 },
    { "crossing", 5, 0 }, { "district", 4.5, 0 }, { "border", 5, 0 },
};

/* Of provinces: the parts of a first-order division. Of regions: what everyone knows. */
static const Weight areas[] = {
    { "ADM2", 5, 0 }, { "CONT", 8.5, 0 }, { "OCN", 7.5, 0 }, { "SEA", 7, 0 }, { "RGN", 6, 0 },
};

/** A province of fewer people than ten to this weighs less. */
static const double MILLION = 6;
/** How much being ten times as widely known weighs. */
static const double FAME = 2;

/** The user's own places win over any of ours. */
static const double OWN_WEIGHT = 20;

double bm_place_importance(const BmPlace *place)
{
    if (place->own) {
        BmPlace common = *place;
        common.own = FALSE;
        return OWN_WEIGHT + bm_place_importance(&common);
    }
    gboolean area = g_str_equal(place->kind, "province") || g_str_equal(place->kind, "region");
    for (guint i = 0; area && i < G_N_ELEMENTS(areas); i++)
        if (g_str_equal(place->feature_code, areas[i].word))
            return areas[i].weight;
    for (guint i = 0; i < G_N_ELEMENTS(kinds); i++)
        if (g_str_equal(place->kind, kinds[i].word))
            return kinds[i].weight;
    double weight = 0, unknown = 2;
    for (guint i = 0; i < G_N_ELEMENTS(feature_codes); i++)
        if (g_str_equal(place->feature_code, feature_codes[i].word)) {
            weight = feature_codes[i].weight;
            unknown = feature_codes[i].unknown;
        }
    return weight + (place->population > 0 ? log10((double)place->population) : unknown);
}

double bm_place_weight(const BmPlace *place)
{
    double small = 0;
    if (g_str_equal(place->kind, "province") && place->population > 0)
        small = CLAMP((MILLION - log10((double)place->population)) / 2, 0, 1.5);
    return bm_place_importance(place) + FAME * log10(2 + (double)place->names) - small;
}

const char *bm_place_precision(const BmPlace *place)
{
    static const char *const kinds_of_area[] = { "district", "province", "country", "region",
                                                 "border" };
    for (guint i = 0; i < G_N_ELEMENTS(kinds_of_area); i++)
        if (g_str_equal(place->kind, kinds_of_area[i]))
            return kinds_of_area[i];
    return "place";
}
