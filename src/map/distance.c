/** @file
 * Distances in the words of a map file or an option.
 */
#include "map/distance.h"

#include "document/node.h"

#include <string.h>

#define KM_A_MILE 1.609344
/* Half the Earth's circumference: nothing is farther. */
#define LONGEST_DISTANCE_KM 20000.0

gboolean bm_parse_distance(const char *words, double *km)
{
    char *text = g_strdup(words);
    double factor = 1, number = 0;
    if (g_str_has_suffix(text, "km")) {
        text[strlen(text) - 2] = '\0';
    } else if (g_str_has_suffix(text, "mi")) {
        text[strlen(text) - 2] = '\0';
        factor = KM_A_MILE;
    } else if (g_str_has_suffix(text, "m")) {
        text[strlen(text) - 1] = '\0';
        factor = 0.001;
    }
    gboolean good = bm_parse_number(g_strstrip(text), &number) && number > 0 &&
                    number * factor <= LONGEST_DISTANCE_KM;
    if (good)
        *km = number * factor;
    g_free(text);
    return good;
}
