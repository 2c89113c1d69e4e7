/** @file
 * A user's own gazetteer built beside its target and then put in its place.
 */
#include "gazetteer/own_build.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>
#include <unistd.h>

#include "base/error.h"
#include "gazetteer/country_codes.h"
#include "gazetteer/geonames_dump.h"
#include "gazetteer/own_read.h"
#include "gazetteer/whos_on_first.h"

static gboolean fail_output(const char *path, GError **error)
{
    g_set_error(error, BM_ERROR, BM_ERROR_OUTPUT, "%s: cannot be written: %s", path,
                g_strerror(errno));
    return FALSE;
}

static gboolean read_source(BmOwnWriter *writer, const char *source, const BmCountryCodes *codes,
                            const BmOwnListener *listener, BmWarnings *warnings, GError **error)
{
    guint64 before = bm_own_writer_count(writer);
    gboolean good;
    if (g_file_test(source, G_FILE_TEST_IS_DIR))
        good = bm_whos_on_first_read(writer, source, codes, listener, warnings, error);
    else if (bm_geonames_dump_is(source))
        good = bm_geonames_dump_read(writer, source, codes, listener, warnings, error);
    else
        good = bm_own_read(writer, source, warnings, error);
    if (!good || bm_own_writer_count(writer) > before)
        return good;
    g_set_error(error, BM_ERROR, BM_ERROR_INPUT, "%s: there is no place in it", source);
    return FALSE;
}

static gboolean write_all(BmOwnWriter *writer, const char *const *sources,
                          const BmOwnListener *listener, BmWarnings *warnings, GError **error)
{
    BmCountryCodes *codes = bm_country_codes_new(error);
    gboolean good = codes != NULL;
    for (guint i = 0; good && sources[i]; i++)
        good = read_source(writer, sources[i], codes, listener, warnings, error);
    bm_country_codes_free(codes);
    if (!good)
        return FALSE;
    if (listener->tell)
        listener->tell(NULL, 0, 0, bm_own_writer_count(writer), listener->data);
    sqlite3 *database = bm_own_writer_finish(writer, error);
    sqlite3_close(database);
    return database != NULL;
}

/** Puts the finished file in its place once it is on the disk. */
static gboolean put_in_place(const char *from, const char *path, GError **error)
{
    int descriptor = open(from, O_RDONLY | O_CLOEXEC);
    gboolean good = descriptor >= 0 && fsync(descriptor) == 0;
    if (descriptor >= 0)
        close(descriptor);
    return (good && g_rename(from, path) == 0) || fail_output(path, error);
}

gboolean bm_own_gazetteer_build(const char *path, const char *const *sources,
                                const BmOwnListener *listener, BmWarnings *warnings, GError **error)
{
    static const BmOwnListener nobody = { 0 };
    char *draft = g_strconcat(path, ".XXXXXX", NULL);
    int descriptor = g_mkstemp_full(draft, O_RDWR | O_CLOEXEC, 0666);
    gboolean good = descriptor >= 0 || fail_output(path, error);
    if (good) {
        close(descriptor);
        BmOwnWriter *writer = bm_own_writer_new(draft, error);
        good = writer && write_all(writer, sources, listener ? listener : &nobody, warnings, error);
        bm_own_writer_free(writer);
        good = good && put_in_place(draft, path, error);
        if (!good)
            g_unlink(draft);
    }
    g_free(draft);
    return good;
}
