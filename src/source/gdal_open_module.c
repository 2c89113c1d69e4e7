/** @file
 * Opening sources of features through GDAL: which driver may open what.
 */
#define _LARGEFILE64_SOURCE /* VSIStatBufL is a struct stat64 */
#include <cpl_conv.h>
#include <cpl_error.h>
#include <cpl_string.h>
#include <cpl_vsi.h>
#include <gdal.h>
#include <string.h>

#include "base/error.h"
#include "base/file_name.h"
#include "source/gdal_module.h"

/** Formats that are a file of data, and nothing that names other files, servers or programs, as a
 * SQLite database of SpatiaLite may by its virtual tables. */
static const char *const file_drivers[] = { "GeoJSON", "GeoJSONSeq", "TopoJSON", "FlatGeobuf",
                                            "LIBKML",  "KML",        "GPX",      "MapInfo File",
                                            "CSV",     "XLSX",       "ODS",      NULL };
static const char *const osm_drivers[] = { "OSM", NULL };
static const char *const database_drivers[] = { "PostgreSQL", NULL };
static const char *const zip_drivers[] = { "ESRI Shapefile", "GPKG", "GeoJSON", "FlatGeobuf",
                                           "LIBKML",         "KML",  NULL };
/** Members of a zip file that are a source by themselves. */
static const char *const member_endings[] = { ".shp", ".gpkg", ".geojson", ".json",
                                              ".fgb", ".kml",  NULL };

/* Members that a zip file may have, their bytes unpacked, and how much larger than the file. */
#define MOST_MEMBERS 10000
#define MOST_UNPACKED ((guint64)4 << 30)
#define MOST_GROWTH 200
#define GROWTH_FREE ((guint64)64 << 20)

void bm_gdal_prepare(void)
{
    static const struct {
        const char *key, *value;
    } options[] = {
        { "GDAL_DRIVER_PATH", "disable" },
        { "GDAL_VRT_ENABLE_PYTHON", "NO" },
        { "GDAL_NUM_THREADS", "1" },
        { "CPL_VSIL_CURL_ALLOWED_EXTENSIONS", ".none" },
        { "OGR_SQLITE_LIST_VIRTUAL_OGR", "NO" },
        { "SHAPE_RESTORE_SHX", "NO" },
        { "PG_LIST_ALL_TABLES", "NO" },
        /* the first row of a sheet names the columns, also where all are texts */
        { "OGR_XLSX_HEADERS", "FORCE" },
        { "OGR_ODS_HEADERS", "FORCE" },
    };
    for (guint i = 0; i < G_N_ELEMENTS(options); i++)
        CPLSetConfigOption(options[i].key, options[i].value);
    CPLSetConfigOption("CPL_TMPDIR", g_get_tmp_dir());
    GDALAllRegister();
}

gboolean bm_gdal_fail(const char *name, const char *what, GError **error)
{
    char *reason = g_utf8_make_valid(CPLGetLastErrorMsg(), -1);
    g_strdelimit(reason, "\r\n\t", ' ');
    g_strstrip(reason);
    g_set_error(error, BM_ERROR, BM_ERROR_INPUT, "%s: %s%s%s", name, what, *reason ? ": " : "",
                reason);
    g_free(reason);
    return FALSE;
}

static gboolean open_with(BmGdalSource *source, const char *path, const char *name,
                          const char *const *drivers, const char *const *siblings, GError **error)
{
    CPLErrorReset();
    source->dataset = GDALOpenEx(path, GDAL_OF_VECTOR | GDAL_OF_READONLY, drivers, NULL, siblings);
    const char *what = source->is_base ? "cannot be connected to" : "is in no format that is read";
    return source->dataset || bm_gdal_fail(name, what, error);
}

/** A member's name without folders and ending; for g_free(). */
static char *stem_of(const char *member)
{
    char *stem = g_path_get_basename(member), *dot = strrchr(stem, '.');
    if (dot && dot != stem)
        *dot = '\0';
    return stem;
}

/** FALSE with an error for a zip file that would burst. */
static gboolean check_zip(const char *folder, char **members, const char *name, guint64 size,
                          GError **error)
{
    guint64 unpacked = 0;
    int count = CSLCount(members);
    for (int i = 0; i < count && i <= MOST_MEMBERS; i++) {
        VSIStatBufL status;
        char *path = g_strdup_printf("%s/%s", folder, members[i]);
        if (VSIStatExL(path, &status, VSI_STAT_SIZE_FLAG) == 0)
            unpacked += (guint64)status.st_size;
        g_free(path);
    }
    if (count <= MOST_MEMBERS && unpacked <= MIN(MOST_UNPACKED, GROWTH_FREE + MOST_GROWTH * size))
        return TRUE;
    g_set_error(error, BM_ERROR, BM_ERROR_INPUT,
                "%s: holds %d files of %" G_GUINT64_FORMAT " bytes unpacked, more than is read; "
                "unpack it and name the file in it",
                name, count, unpacked);
    return FALSE;
}

/** The member to read: the one whose name is `layer`, or the first; borrowed, or NULL. */
static const char *choose_member(char **members, const char *layer, const char *name,
                                 BmWarnings *warnings, GError **error)
{
    const char *found = NULL;
    GString *names = g_string_new(NULL);
    guint count = 0;
    for (int i = 0; members && members[i]; i++) {
        if (!bm_file_name_ends(members[i], member_endings))
            continue;
        char *stem = stem_of(members[i]);
        g_string_append_printf(names, "%s%s", count++ ? ", " : "", stem);
        if (!found && (!layer || g_ascii_strcasecmp(stem, layer) == 0))
            found = members[i];
        g_free(stem);
    }
    if (!found && layer && count == 1) /* then it is a layer inside the one member */
        return g_string_free(names, TRUE), choose_member(members, NULL, name, warnings, error);
    if (found && !layer && count > 1)
        bm_warnings_add(warnings, "%s: holds %s; the first is taken: name another with |LAYER",
                        name, names->str);
    if (!found)
        g_set_error(error, BM_ERROR, BM_ERROR_INPUT, "%s: holds no %s; what it holds is: %s", name,
                    layer ? layer : "shapefile or other geodata", count ? names->str : "nothing");
    g_string_free(names, TRUE);
    return found;
}

/** FALSE with an error for a sheet, a zip file itself, that would burst. */
static gboolean check_sheet(const char *path, const char *name, GError **error)
{
    VSIStatBufL status;
    if (strpbrk(path, "{}") || VSIStatL(path, &status) != 0) {
        g_set_error(error, BM_ERROR, BM_ERROR_INPUT,
                    "%s: braces in the name of a sheet are refused; rename it", name);
        return FALSE;
    }
    char *folder = g_strdup_printf("/vsizip/{%s}", path);
    char **members = VSIReadDirRecursive(folder);
    gboolean good = check_zip(folder, members, name, (guint64)status.st_size, error);
    CSLDestroy(members);
    g_free(folder);
    return good;
}

/** Our own way into a zip file: the only path of GDAL's file systems that is ever opened. */
static gboolean open_zip(BmGdalSource *source, const char *path, const char *name,
                         const char *layer, BmWarnings *warnings, GError **error)
{
    VSIStatBufL status;
    if (strpbrk(path, "{}") || VSIStatL(path, &status) != 0) {
        g_set_error(error, BM_ERROR, BM_ERROR_INPUT,
                    "%s: braces in the name of a zip file are refused; rename it", name);
        return FALSE;
    }
    char *folder = g_strdup_printf("/vsizip/{%s}", path);
    char **members = VSIReadDirRecursive(folder);
    const char *member = NULL;
    if (check_zip(folder, members, name, (guint64)status.st_size, error))
        member = choose_member(members, layer, name, warnings, error);
    gboolean good = FALSE;
    if (member) {
        char *inner = g_strdup_printf("%s/%s", folder, member), *stem = stem_of(member);
        good = open_with(source, inner, name, zip_drivers, NULL, error);
        if (layer && g_ascii_strcasecmp(stem, layer) == 0)
            g_clear_pointer(&source->layer, g_free);
        g_free(stem);
        g_free(inner);
    }
    CSLDestroy(members);
    g_free(folder);
    return good;
}

gboolean bm_gdal_open(BmGdalSource *source, const char *path, const char *name, const char *layer,
                      BmWarnings *warnings, GError **error)
{
    static const char *const no_siblings[] = { NULL };
    static const char *const zips[] = { ".zip", ".kmz", ".shz", NULL };
    static const char *const sheets[] = { ".xlsx", ".ods", NULL };
    *source = (BmGdalSource){ .layer = g_strdup(layer) };
    source->is_base = bm_source_is_connection(path);
    source->is_osm = bm_source_is_osm(path);
    if (source->is_base)
        return open_with(source, path, name, database_drivers, NULL, error);
    if (bm_file_name_ends(path, zips))
        return open_zip(source, path, name, layer, warnings, error);
    if (bm_file_name_ends(path, sheets) && !check_sheet(path, name, error))
        return FALSE;
    return open_with(source, path, name, source->is_osm ? osm_drivers : file_drivers, no_siblings,
                     error);
}

void bm_gdal_close(BmGdalSource *source)
{
    if (source->dataset)
        GDALClose(source->dataset);
    g_free(source->layer);
}
