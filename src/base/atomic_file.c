/** @file
 * Writing a file whole or not at all.
 */
#include "base/atomic_file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/error.h"

/** Writes everything to a descriptor; FALSE leaves the reason in errno. */
static gboolean write_all(int descriptor, const guint8 *data, gsize length)
{
    while (length > 0) {
        ssize_t written = write(descriptor, data, length);
        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0)
            return FALSE;
        data += written;
        length -= (gsize)written;
    }
    return TRUE;
}

static gboolean fail(const char *path, int reason, GError **error)
{
    g_set_error(error, BM_ERROR, BM_ERROR_OUTPUT, "%s: cannot write: %s", path, g_strerror(reason));
    return FALSE;
}

/** What a new file may be read by: the rights the process gives to its files. */
static mode_t usual_mode(const char *path)
{
    struct stat old;
    if (stat(path, &old) == 0)
        return old.st_mode & 0777;
    mode_t mask = umask(0);
    umask(mask);
    return 0666 & ~mask;
}

static gboolean replace(const char *path, const guint8 *data, gsize length, GError **error)
{
    char *beside = g_strconcat(path, ".XXXXXX", NULL);
    int descriptor = g_mkstemp_full(beside, O_RDWR | O_CLOEXEC, 0600);
    gboolean done = FALSE;
    int reason = errno;
    if (descriptor >= 0) {
        done = write_all(descriptor, data, length) && fchmod(descriptor, usual_mode(path)) == 0;
        reason = errno;
        if (close(descriptor) != 0 && done) {
            done = FALSE;
            reason = errno;
        }
        if (done && rename(beside, path) != 0) {
            done = FALSE;
            reason = errno;
        }
        if (!done)
            unlink(beside);
    }
    g_free(beside);
    return done || fail(path, reason, error);
}

gboolean bm_atomic_file_write(const char *path, GBytes *bytes, GError **error)
{
    gsize length;
    const guint8 *data = g_bytes_get_data(bytes, &length);
    if (g_str_equal(path, "-")) {
        fflush(stdout);
        return write_all(STDOUT_FILENO, data, length) || fail("standard output", errno, error);
    }
    struct stat target;
    gboolean exists = stat(path, &target) == 0;
    if (exists && S_ISDIR(target.st_mode))
        return fail(path, EISDIR, error);
    if (!exists || S_ISREG(target.st_mode))
        return replace(path, data, length, error);
    /* A pipe or a device (/dev/stdout) is written to, not replaced. */
    int descriptor = open(path, O_WRONLY | O_CLOEXEC);
    if (descriptor < 0)
        return fail(path, errno, error);
    gboolean done = write_all(descriptor, data, length);
    int reason = errno;
    if (close(descriptor) != 0 && done) {
        done = FALSE;
        reason = errno;
    }
    return done || fail(path, reason, error);
}
