/** @file
 * "near X", "on the outskirts of X", "north-east of X", "about 20 km (to the) east of X",
 * "15 miles from X".
 */
#include "gazetteer/offset.h"

#include <string.h>

static const double MILE_KM = 1.609344;
/** Farther off, the words name a direction of travel and no place. */
static const double FARTHEST_KM = 500;

static const char *const near_words[] = {
    "along ",
    "near to ",
    "near ",
    "nearby ",
    "close to ",
    "just outside ",
    "outside ",
    "around ",
    "beside ",
    "on the outskirts of ",
    "the outskirts of ",
    "outskirts of ",
    "in the vicinity of ",
    "the vicinity of ",
    "vicinity of ",
    "the area around ",
    "the area of ",
    "the suburbs of ",
    "the countryside of ",
    "نزدیک ",
};

static const char *const about_words[] = { "about ",         "around ", "some ", "roughly ",
                                           "approximately ", "nearly ", "just " };

typedef struct {
    const char *words;
    double value;
} Word;

static const Word units[] = {
    { "kilometres ", 1 }, { "kilometers ", 1 },  { "kilometre ", 1 },  { "kilometer ", 1 },
    { "km ", 1 },         { "miles ", MILE_KM }, { "mile ", MILE_KM }, { "mi ", MILE_KM },
    { "metres ", 0.001 }, { "meters ", 0.001 },
};

/* Degrees; the longer word first. */
static const Word directions[] = {
    { "north-east", 45 },  { "northeast", 45 },  { "south-east", 135 }, { "southeast", 135 },
    { "south-west", 225 }, { "southwest", 225 }, { "north-west", 315 }, { "northwest", 315 },
    { "north", 0 },        { "east", 90 },       { "south", 180 },      { "west", 270 },
};

/** Moves `at` behind `word`, whatever its ASCII case. */
static gboolean skip(const char **at, const char *word)
{
    if (g_ascii_strncasecmp(*at, word, strlen(word)) != 0)
        return FALSE;
    *at += strlen(word);
    return TRUE;
}

static gboolean skip_one(const char **at, const Word *words, guint count, double *value)
{
    for (guint i = 0; i < count; i++)
        if (skip(at, words[i].words)) {
            *value = words[i].value;
            return TRUE;
        }
    return FALSE;
}

static gboolean read_near(const char **at)
{
    for (guint i = 0; i < G_N_ELEMENTS(near_words); i++)
        if (skip(at, near_words[i]))
            return TRUE;
    return FALSE;
}

/** "[to the] east[ern outskirts] of ". */
static gboolean read_direction(const char **at, double *bearing)
{
    const char *next = *at;
    skip(&next, "to the ");
    skip(&next, "just ");
    if (!skip_one(&next, directions, G_N_ELEMENTS(directions), bearing) || !skip(&next, " of "))
        return FALSE;
    *at = next;
    return TRUE;
}

static gboolean read_distance(const char **at, double *distance_km)
{
    const char *next = *at;
    for (guint i = 0; i < G_N_ELEMENTS(about_words); i++)
        if (skip(&next, about_words[i]))
            break;
    char *end;
    double number = g_ascii_isdigit(*next) ? g_ascii_strtod(next, &end) : 0, unit;
    if (number <= 0)
        return FALSE;
    next = end;
    while (*next == ' ' || *next == '-')
        next++;
    if (!skip_one(&next, units, G_N_ELEMENTS(units), &unit) || number * unit > FARTHEST_KM)
        return FALSE;
    *distance_km = number * unit;
    *at = next;
    return TRUE;
}

const char *bm_offset_read(const char *words, BmToponym *toponym)
{
    const char *at = words;
    double distance = 0, bearing = -1;
    toponym->bearing = -1;
    gboolean far = read_distance(&at, &distance);
    gboolean found =
        read_direction(&at, &bearing) || (far && skip(&at, "from ")) || (!far && read_near(&at));
    if (!found || *at == '\0')
        return words;
    toponym->near = TRUE;
    toponym->distance_km = distance;
    toponym->bearing = bearing;
    return at;
}
