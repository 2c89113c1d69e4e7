/** @file
 * Which places of one name are one place, by kind, province and distance.
 */
#include "gazetteer/senses.h"

#include "geometry/great_circle.h"

#include <string.h>

/** Places of one name, one country and this near each other are one place in several senses. */
static const double SAME_PLACE_KM = 60;
/** The same of two places of one kind: what happened in one is as well told of the other. */
static const double BESIDE_KM = 12;

double bm_place_distance_km(const BmPlace *a, const BmPlace *b)
{
    return bm_great_circle_km((BmPoint){ a->longitude, a->latitude },
                              (BmPoint){ b->longitude, b->latitude });
}

guint bm_place_coarseness(const BmPlace *place)
{
    static const char *const kinds[] = { "crossing", "city", "district", "province", "country" };
    for (guint i = 0; i < G_N_ELEMENTS(kinds); i++)
        if (g_str_equal(place->kind, kinds[i]))
            return i;
    return G_N_ELEMENTS(kinds);
}

gboolean bm_places_are_senses(const BmPlace *a, const BmPlace *b)
{
    guint coarseness_a = bm_place_coarseness(a), coarseness_b = bm_place_coarseness(b);
    const BmPlace *coarse = coarseness_a > coarseness_b ? a : b;
    if (a->own != b->own)
        return FALSE;
    if (coarseness_a == coarseness_b) /* an old town beside a new one */
        return g_str_equal(a->a3, b->a3) && bm_place_distance_km(a, b) < BESIDE_KM;
    if (!g_str_equal(a->a3, b->a3)) /* sources differ over who holds a disputed area */
        return !g_str_equal(coarse->kind, "country") &&
               bm_place_distance_km(a, b) < SAME_PLACE_KM / 2;
    if (g_str_equal(coarse->kind, "country"))
        return TRUE;
    gboolean together = a->admin1[0] && g_str_equal(a->admin1, b->admin1);
    return (together && g_str_equal(coarse->kind, "province")) ||
           bm_place_distance_km(a, b) < SAME_PLACE_KM;
}

gboolean bm_place_is_in_country(const BmPlace *place, const char *a3)
{
    if (place->own && place->a3[0] == '\0')
        return TRUE;
    gsize length = strlen(a3);
    for (const char *code = place->a3; length > 0 && code[0]; code++) {
        if (strncmp(code, a3, length) == 0 && (code[length] == '\0' || code[length] == '|'))
            return TRUE;
        if (!(code = strchr(code, '|')))
            break;
    }
    return FALSE;
}
