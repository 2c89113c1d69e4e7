/** @file
 * The report of a border: status, lengths, published figures, what parties hold.
 */
#include "cli/border_report.h"

#include "cli/border_views.h"

#include <math.h>
#include <string.h>

/** Kilometres in an international mile. */
#define KM_PER_MILE 1.609344
/** Per cent by which a length may differ from a published one without a word. */
#define DIFFERS_PERCENT 15.0

/** A number with one decimal, or none where it is whole and `plain`, thousands set apart. */
static void append_number(GString *out, double value, gboolean plain)
{
    char digits[G_ASCII_DTOSTR_BUF_SIZE];
    g_ascii_formatd(digits, sizeof digits, plain && value == round(value) ? "%.0f" : "%.1f", value);
    gsize whole = strcspn(digits, ".");
    for (gsize i = 0; digits[i]; i++) {
        if (i > 0 && i < whole && (whole - i) % 3 == 0)
            g_string_append_c(out, ',');
        g_string_append_c(out, digits[i]);
    }
}

/** "2,221.5 km (1,380.4 miles)" */
static void append_length(GString *out, double km, gboolean plain)
{
    append_number(out, km, plain);
    g_string_append(out, " km (");
    append_number(out, plain ? round(km / KM_PER_MILE) : km / KM_PER_MILE, plain);
    g_string_append(out, " miles)");
}

/** By how much per cent the finest set is longer than the nearest published figure. */
static double percent_longer(const BmSharedBorder *border, const BmPublishedLength *published)
{
    const BmBorderLength *finest = bm_shared_border_choose(border, NULL, NULL);
    return (finest->metres / 1000 / published->km - 1) * 100;
}

static void append_comparison(GString *out, const BmSharedBorder *border)
{
    const BmPublishedLength *nearest = bm_shared_border_nearest_published(border);
    if (!nearest)
        return;
    double percent = percent_longer(border, nearest);
    char figure[G_ASCII_DTOSTR_BUF_SIZE];
    g_ascii_formatd(figure, sizeof figure, "%.1f", fabs(percent));
    g_string_append_printf(out, "%s is %s %% %s than the nearest published figure",
                           bm_shared_border_choose(border, NULL, NULL)->word, figure,
                           percent < 0 ? "shorter" : "longer");
    g_string_append(out,
                    fabs(percent) > DIFFERS_PERCENT
                        ? ".\nNote: that is much: the two do not measure the same line, or not "
                          "at the same detail.\n"
                        : ".\n");
}

char *bm_border_text(const BmSharedBorder *border, const BmViewpoints *viewpoints,
                     const GPtrArray *parties, gboolean all)
{
    GString *out = g_string_new(NULL);
    g_string_append_printf(out, "%s–%s border%s%s: %s\n", border->areas[0].name,
                           border->areas[1].name, *border->name ? ", " : "", border->name,
                           border->status);
    for (guint i = 0; i < border->lengths->len; i++) {
        const BmBorderLength *length = g_ptr_array_index(border->lengths, i);
        g_string_append(out, "  ");
        append_length(out, length->metres / 1000, FALSE);
        g_string_append_printf(out, " in %u segments: %s", length->segments, length->word);
        if (*length->set->version)
            g_string_append_printf(out, ", %s, version %s", length->set->source,
                                   length->set->version);
        g_string_append_c(out, '\n');
    }
    if (border->published->len > 0)
        g_string_append(out, "Published figures:\n");
    for (guint i = 0; i < border->published->len; i++) {
        const BmPublishedLength *published = g_ptr_array_index(border->published, i);
        g_string_append(out, "  ");
        append_length(out, published->km, TRUE);
        g_string_append_printf(out, ": %s (%d)\n", published->source, published->year);
    }
    append_comparison(out, border);
    bm_border_views_append(out, border, viewpoints, parties, all);
    return g_string_free(out, FALSE);
}

/** To a tenth, as it is printed. */
json_t *bm_json_tenth(double value)
{
    return json_real(round(value * 10) / 10);
}

char *bm_border_json(const BmSharedBorder *border, const BmViewpoints *viewpoints,
                     const GPtrArray *parties, gboolean all)
{
    json_t *lengths = json_array(), *published = json_array();
    for (guint i = 0; i < border->lengths->len; i++) {
        const BmBorderLength *length = g_ptr_array_index(border->lengths, i);
        json_array_append_new(lengths, json_pack("{s:s, s:s, s:o, s:o, s:i}", "data", length->word,
                                                 "version", length->set->version, "km",
                                                 bm_json_tenth(length->metres / 1000), "miles",
                                                 bm_json_tenth(length->metres / 1000 / KM_PER_MILE),
                                                 "segments", (int)length->segments));
    }
    for (guint i = 0; i < border->published->len; i++) {
        const BmPublishedLength *figure = g_ptr_array_index(border->published, i);
        json_array_append_new(published,
                              json_pack("{s:o, s:s, s:i}", "km", bm_json_tenth(figure->km),
                                        "source", figure->source, "year", figure->year));
    }
    const BmPublishedLength *nearest = bm_shared_border_nearest_published(border);
    json_t *longer = nearest ? bm_json_tenth(percent_longer(border, nearest)) : json_null();
    json_t *report = json_pack("{s:s, s:s, s:s, s:o, s:o, s:o, s:o}", "a", border->areas[0].code,
                               "b", border->areas[1].code, "status", border->status, "lengths",
                               lengths, "published", published, "percent_longer", longer, "views",
                               bm_border_views_json(border, viewpoints, parties, all));
    char *text = json_dumps(report, JSON_COMPACT | JSON_REAL_PRECISION(15));
    json_decref(report);
    return text;
}
