/** @file
 * A field of a record as text: dates as ISO 8601, lists with semicolons.
 */
#include <ogr_api.h>
#include <stdlib.h>

#include "source/gdal_module.h"

/** "2026-02-27" or "2026-02-27T04:30:00": as ISO 8601 has it, which GDAL's own text is not. */
static char *date_text(OGRFeatureH record, int column, gboolean has_time)
{
    int year, month, day, hour, minute, zone;
    float second;
    if (!OGR_F_GetFieldAsDateTimeEx(record, column, &year, &month, &day, &hour, &minute, &second,
                                    &zone))
        return g_strdup("");
    char *date = g_strdup_printf("%04d-%02d-%02d", year, month, day);
    if (!has_time)
        return date;
    int offset = (zone - 100) * 15; /* of GDAL: 100 is UTC, a quarter of an hour each */
    char *suffix = zone < 100 - 56 || zone > 100 + 56 ? g_strdup("")
                   : zone == 100                      ? g_strdup("Z")
                                 : g_strdup_printf("%c%02d:%02d", offset < 0 ? '-' : '+',
                                                   ABS(offset) / 60, ABS(offset) % 60);
    char *moment = g_strdup_printf("%sT%02d:%02d:%02d%s", date, hour, minute, (int)second, suffix);
    g_free(suffix);
    g_free(date);
    return moment;
}

/** A list as texts, separated by semicolons. */
static char *list_text(OGRFeatureH record, int column)
{
    char **items = OGR_F_GetFieldAsStringList(record, column);
    char *joined = items ? g_strjoinv("; ", items) : g_strdup(""), *valid;
    valid = g_utf8_make_valid(joined, -1);
    g_free(joined);
    return valid;
}

char *bm_gdal_field_text(void *record, int column)
{
    if (!OGR_F_IsFieldSetAndNotNull(record, column))
        return g_strdup("");
    OGRFieldType type = OGR_Fld_GetType(OGR_F_GetFieldDefnRef(record, column));
    if (type == OFTDate || type == OFTDateTime)
        return date_text(record, column, type == OFTDateTime);
    if (type == OFTStringList)
        return list_text(record, column);
    return g_utf8_make_valid(OGR_F_GetFieldAsString(record, column), -1);
}
