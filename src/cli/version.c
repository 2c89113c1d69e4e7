/** @file
 * Versions, asked of each library where it can say so itself.
 */
#include "cli/version.h"

#include "source/catalogue.h"

#include <cairo.h>
#include <gdal/gdal_version.h>
#include <pango/pango.h>
#include <proj.h>

#ifndef BM_SHAPELIB_VERSION
#define BM_SHAPELIB_VERSION "(version not recorded)"
#endif

static void print_geodata(void)
{
    GError *error = NULL;
    BmCatalogue *catalogue = bm_catalogue_open(&error);
    if (!catalogue) {
        g_print("geodata: not found: %s\n", error->message);
        g_error_free(error);
        return;
    }
    for (guint i = 0; i < bm_catalogue_count(catalogue); i++) {
        const BmDataSet *set = bm_catalogue_borrow(catalogue, i);
        g_print("geodata %s %s\n", set->id, set->version);
    }
    bm_catalogue_free(catalogue);
}

void bm_version_print(void)
{
    g_print("bordermap %s\n", BM_VERSION);
    g_print("cairo %s\n", cairo_version_string());
    g_print("Pango %s\n", pango_version_string());
    g_print("PROJ %s\n", proj_info().version);
    g_print("GDAL %s\n", GDAL_RELEASE_NAME);
    g_print("shapelib %s\n", BM_SHAPELIB_VERSION);
    print_geodata();
}
