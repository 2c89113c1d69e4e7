/** @file
 * The allow-list for PROJ's words.
 */
#include "geometry/projection_words.h"

#include <math.h>
#include <string.h>

#include "base/error.h"

static const char *const projections[] = {
    "aea",     "aeqd",  "bonne", "cass",  "cea",     "eck4",   "eqc",    "eqdc",
    "eqearth", "gnom",  "laea",  "lcc",   "merc",    "mill",   "moll",   "natearth",
    "nsper",   "omerc", "ortho", "poly",  "robin",   "sinu",   "somerc", "stere",
    "sterea",  "tmerc", "utm",   "vandg", "webmerc", "wintri", NULL
};

static const char *const numeric_keys[] = { "lat_0", "lat_1", "lat_2", "lat_ts", "lon_0", "lon_1",
                                            "lon_2", "lonc",  "alpha", "gamma",  "k",     "k_0",
                                            "x_0",   "y_0",   "zone",  "h",      "a",     "b",
                                            "rf",    "R",     NULL };

/** Words without a value, or with one of one meaning only. */
static const char *const plain_words[] = { "south", "over", "no_off", "no_uoff", NULL };
static const char *const dropped_words[] = { "no_defs",     "type=crs",    "units=m", "wktext",
                                             "ellps=WGS84", "datum=WGS84", NULL };

gboolean bm_projection_words_are_code(const char *words)
{
    if (!g_str_has_prefix(words, "EPSG:") && !g_str_has_prefix(words, "ESRI:"))
        return FALSE;
    gsize digits = strspn(words + 5, "0123456789");
    return digits >= 1 && digits <= 6 && words[5 + digits] == '\0';
}

static gboolean is_number(const char *text)
{
    char *end;
    double value = g_ascii_strtod(text, &end);
    return end != text && *end == '\0' && isfinite(value) && !strpbrk(text, "xXpP");
}

/** Appends one word if it is allowed; notes whether it gives the size of the Earth. */
static gboolean check_word(const char *word, GString *out, gboolean *has_figure)
{
    if (g_strv_contains(dropped_words, word))
        return TRUE;
    if (g_strv_contains(plain_words, word)) {
        g_string_append_printf(out, " +%s", word);
        return TRUE;
    }
    const char *equals = strchr(word, '=');
    if (!equals)
        return FALSE;
    char *key = g_strndup(word, (gsize)(equals - word));
    gboolean allowed = g_str_equal(key, "proj")
                           ? g_strv_contains(projections, equals + 1)
                           : g_strv_contains(numeric_keys, key) && is_number(equals + 1);
    if (g_str_equal(key, "a") || g_str_equal(key, "R"))
        *has_figure = TRUE;
    g_free(key);
    if (allowed)
        g_string_append_printf(out, " +%s", word);
    return allowed;
}

char *bm_projection_words_check(const char *words, GError **error)
{
    if (strlen(words) > BM_PROJECTION_WORDS_MAX) {
        g_set_error(error, BM_ERROR, BM_ERROR_INPUT,
                    "projection: %zu bytes is longer than %d; shorten it", strlen(words),
                    BM_PROJECTION_WORDS_MAX);
        return NULL;
    }
    GString *out = g_string_new(NULL);
    gboolean has_figure = FALSE;
    char **list = g_strsplit_set(words, " \t", -1);
    char *refused = NULL;
    for (guint i = 0; list[i] && !refused; i++) {
        const char *word = list[i][0] == '+' ? list[i] + 1 : list[i];
        if (*word && !check_word(word, out, &has_figure))
            refused = g_strdup(list[i]);
    }
    g_strfreev(list);
    if (!refused && !strstr(out->str, "+proj="))
        refused = g_strdup(words);
    if (refused) {
        char *shown = g_utf8_make_valid(refused, -1);
        g_set_error(error, BM_ERROR, BM_ERROR_INPUT,
                    "projection: '%s' is not allowed; give auto, a name such as mercator, "
                    "+proj=NAME with numeric keys such as +lat_1=30, or EPSG:n",
                    shown);
        g_free(shown);
        g_free(refused);
        g_string_free(out, TRUE);
        return NULL;
    }
    if (!has_figure)
        g_string_append(out, " +a=6378137 +rf=298.257223563");
    return g_strstrip(g_string_free(out, FALSE));
}
