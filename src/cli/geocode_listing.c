/** @file
 * Answers as rows of text.
 */
#include "cli/geocode_listing.h"

#include "cli/geocode_json.h"

/** Of a place: name, kind, position, province, country, source. */
enum { COLUMNS = 6 };

GPtrArray *bm_geocode_listing_new(void)
{
    return g_ptr_array_new_with_free_func((GDestroyNotify)g_strfreev);
}

/** `value` with at most four places behind the point, whatever the locale. */
static char *degrees(double value)
{
    char digits[G_ASCII_DTOSTR_BUF_SIZE];
    return g_strdup(g_ascii_formatd(digits, sizeof digits, "%.4f", value));
}

static void add_row(GPtrArray *listing, const char *indent, const char *name, const BmPlace *place,
                    const char *note)
{
    char *latitude = degrees(place->latitude), *longitude = degrees(place->longitude);
    char **row = g_new0(char *, COLUMNS + 1);
    row[0] = g_strconcat(indent, name, NULL);
    row[1] = g_strdup(place->kind);
    row[2] = g_strdup_printf("lat %s lon %s", latitude, longitude);
    row[3] = g_strdup(place->province[0] ? place->province : "-");
    row[4] = g_strdup(place->a3[0] ? place->a3 : "-");
    row[5] = g_strdup_printf("%s (%s)%s", place->source, place->id, note);
    g_ptr_array_add(listing, row);
    g_free(latitude);
    g_free(longitude);
}

static void add_line_take(GPtrArray *listing, char *line)
{
    char **row = g_new0(char *, 2);
    row[0] = line;
    g_ptr_array_add(listing, row);
}

/** ", where_prec 4": the precision in a database's code; "" where none is asked for. */
static char *code_note(const BmExportFormat *format, const char *precision)
{
    if (!format || !format->precision.columns)
        return g_strdup("");
    const char *code = bm_code_of_word(&format->precision, bm_precision_words, precision);
    return g_strdup_printf(", %s %s", format->precision.columns[0], code ? code : "none");
}

static void list_result(GPtrArray *listing, const BmGeocode *result, const BmGeocodeForm *form)
{
    if (result->place) {
        gboolean guess = result->status == BM_GEOCODE_GUESS;
        char *code = code_note(form->codes, result->precision);
        char *note =
            guess ? g_strdup_printf("%s, a guess for '%s'", code, result->query) : g_strdup(code);
        g_free(code);
        add_row(listing, "", result->place->name, result->place, note);
        g_free(note);
    } else {
        char *nearest = result->nearest ? g_strjoinv(", ", result->nearest) : g_strdup("");
        add_line_take(listing, g_strdup_printf("%s: %s%s%s", result->query,
                                               bm_geocode_status_words[result->status],
                                               nearest[0] ? "; nearest: " : "", nearest));
        g_free(nearest);
    }
    for (guint i = 0; i < result->candidates->len; i++) {
        const BmPlace *place = g_ptr_array_index(result->candidates, i);
        add_row(listing, "  ", place->name, place, "");
    }
    for (guint i = 0; form->why && i < result->why->len; i++)
        add_line_take(listing,
                      g_strdup_printf("    why: %s", (char *)g_ptr_array_index(result->why, i)));
}

static void list_json(GPtrArray *listing, const BmGeocode *result, const BmExportFormat *codes)
{
    json_t *object = json_object();
    bm_geocode_set_json(object, result);
    if (codes)
        bm_code_set_json(object, &codes->precision, bm_precision_words, result->precision);
    char *line = json_dumps(object, JSON_REAL_PRECISION(10));
    add_line_take(listing, g_strdup(line));
    free(line);
    json_decref(object);
}

void bm_geocode_listing_add(GPtrArray *listing, const BmGeocode *result, const BmGeocodeForm *form)
{
    if (form->json)
        list_json(listing, result, form->codes);
    else
        list_result(listing, result, form);
}

GPtrArray *bm_geocode_listing_copy(const GPtrArray *listing)
{
    GPtrArray *copy = bm_geocode_listing_new();
    for (guint i = 0; i < listing->len; i++)
        g_ptr_array_add(copy, g_strdupv(g_ptr_array_index(listing, i)));
    return copy;
}

void bm_geocode_listing_take(GPtrArray *listing, GPtrArray *other)
{
    g_ptr_array_extend_and_steal(listing, other);
}

/** Pads each column to its widest cell, counted in characters. */
void bm_geocode_listing_print(const GPtrArray *listing, GString *out)
{
    glong widths[COLUMNS] = { 0 };
    for (guint i = 0; i < listing->len; i++) {
        char **row = g_ptr_array_index(listing, i);
        for (guint j = 0; row[1] && row[j]; j++)
            widths[j] = MAX(widths[j], g_utf8_strlen(row[j], -1));
    }
    for (guint i = 0; i < listing->len; i++) {
        char **row = g_ptr_array_index(listing, i);
        for (guint j = 0; row[j]; j++) {
            g_string_append(out, row[j]);
            for (glong k = g_utf8_strlen(row[j], -1); row[j + 1] && k < widths[j] + 2; k++)
                g_string_append_c(out, ' ');
        }
        g_string_append_c(out, '\n');
    }
}
