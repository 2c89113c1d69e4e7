/** @file
 * A geocoder's answer as JSON.
 */
#include "cli/geocode_json.h"

#include <string.h>

#include "base/error.h"

static json_t *text_or_null(const char *text)
{
    return text && text[0] ? json_string(text) : json_null();
}

static void set_place(json_t *object, const BmPlace *place, const char *precision, double radius_km,
                      gboolean located)
{
    json_object_set_new_nocheck(object, "name", text_or_null(place ? place->name : NULL));
    json_object_set_new_nocheck(object, "lon", located ? json_real(place->longitude) : json_null());
    json_object_set_new_nocheck(object, "lat", located ? json_real(place->latitude) : json_null());
    json_object_set_new_nocheck(object, "precision", text_or_null(precision));
    json_object_set_new_nocheck(object, "kind", text_or_null(place ? place->kind : NULL));
    json_object_set_new_nocheck(object, "radius_km",
                                radius_km > 0 ? json_real(radius_km) : json_null());
    json_object_set_new_nocheck(object, "province", text_or_null(place ? place->province : NULL));
    json_object_set_new_nocheck(object, "country", text_or_null(place ? place->a3 : NULL));
}

static json_t *candidate_json(const BmPlace *place)
{
    json_t *object = json_object();
    set_place(object, place, bm_place_precision(place), place->radius_km, TRUE);
    json_object_set_new_nocheck(object, "source", text_or_null(place->source));
    return object;
}

static json_t *why_json(const BmGeocode *result)
{
    json_t *why = json_array();
    for (guint i = 0; i < result->why->len; i++)
        json_array_append_new(why, json_string(g_ptr_array_index(result->why, i)));
    if (result->nearest && result->nearest[0]) {
        char *names = g_strjoinv(", ", result->nearest);
        char *line = g_strdup_printf("nearest spellings: %s", names);
        json_array_append_new(why, json_string(line));
        g_free(line);
        g_free(names);
    }
    return why;
}

void bm_geocode_set_json(json_t *object, const BmGeocode *result)
{
    const BmPlace *place = result->place;
    json_t *candidates = json_array();
    json_object_set_new_nocheck(object, "query", json_string(result->query));
    json_object_set_new_nocheck(object, "status",
                                json_string(bm_geocode_status_words[result->status]));
    set_place(object, place, result->precision, result->radius_km, place != NULL);
    json_object_set_new_nocheck(object, "confidence",
                                place ? json_real(result->confidence) : json_null());
    json_object_set_new_nocheck(object, "source", text_or_null(place ? place->source : NULL));
    json_object_set_new_nocheck(object, "why", why_json(result));
    for (guint i = 0; i < result->candidates->len; i++)
        json_array_append_new(candidates, candidate_json(g_ptr_array_index(result->candidates, i)));
    json_object_set_new_nocheck(object, "candidates", candidates);
}

const char *bm_code_of_word(const BmExportCodes *codes, const char *const *words, const char *word)
{
    for (int i = 0; word && words[i]; i++)
        if (strcmp(words[i], word) == 0)
            return bm_export_code(codes, i);
    return NULL;
}

void bm_code_set_json(json_t *object, const BmExportCodes *codes, const char *const *words,
                      const char *word)
{
    if (!codes->columns)
        return;
    const char *code = bm_code_of_word(codes, words, word);
    char *end = NULL;
    gint64 number = code ? g_ascii_strtoll(code, &end, 10) : 0;
    json_t *value = !code ? json_null() : *end ? json_string(code) : json_integer(number);
    json_object_set_new(object, codes->columns[0], value);
}

gboolean bm_codes_open(const char *command, const char *name, BmExportFormat **format,
                       GError **error)
{
    if (!name)
        return TRUE;
    if (!g_str_has_suffix(name, ".yaml") && !g_strv_contains(bm_export_format_names, name)) {
        g_set_error(error, BM_ERROR, BM_ERROR_USAGE,
                    "%s: --codes %s is not known; write acled, ged, or name a format's .yaml file",
                    command, name);
        return FALSE;
    }
    return (*format = bm_export_format_open(name, error)) != NULL;
}
