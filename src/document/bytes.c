/** @file
 * Reading with a cap, and saying where a byte stands.
 */
#include "document/bytes.h"

#include "base/error.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { CHUNK = 1 << 16 };

const char *bm_bytes_name(const char *path)
{
    return strcmp(path, "-") == 0 ? BM_STANDARD_INPUT : path;
}

gboolean bm_bytes_fail(const char *path, int reason, GError **error)
{
    const char *mend = reason == ENOENT ? "; check the spelling of the path" : "";
    g_set_error(error, BM_ERROR, BM_ERROR_INPUT, "%s: cannot be read: %s%s", bm_bytes_name(path),
                g_strerror(reason), mend);
    return FALSE;
}

static gboolean fail_size(const char *path, gsize maximum, GError **error)
{
    g_set_error(error, BM_ERROR, BM_ERROR_INPUT,
                "%s: longer than %" G_GSIZE_FORMAT " bytes, the most that is read; split the file",
                bm_bytes_name(path), maximum);
    return FALSE;
}

static gboolean read_all(int descriptor, const char *path, gsize maximum, GByteArray *bytes,
                         GError **error)
{
    guint8 chunk[CHUNK];
    for (;;) {
        ssize_t got = read(descriptor, chunk, sizeof chunk);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return bm_bytes_fail(path, errno, error);
        if (got == 0)
            return TRUE;
        if (bytes->len + (gsize)got > maximum)
            return fail_size(path, maximum, error);
        g_byte_array_append(bytes, chunk, (guint)got);
    }
}

static int open_file(const char *path, gsize maximum, GError **error)
{
    int descriptor = open(path, O_RDONLY | O_CLOEXEC);
    struct stat status;
    if (descriptor < 0 || fstat(descriptor, &status) != 0) {
        bm_bytes_fail(path, errno, error);
    } else if (S_ISDIR(status.st_mode)) {
        bm_bytes_fail(path, EISDIR, error);
    } else if (S_ISREG(status.st_mode) && (guint64)status.st_size > maximum) {
        fail_size(path, maximum, error);
    } else {
        return descriptor;
    }
    if (descriptor >= 0)
        close(descriptor);
    return -1;
}

GBytes *bm_bytes_read(const char *path, gsize maximum, GError **error)
{
    gboolean standard = strcmp(path, "-") == 0;
    int descriptor = standard ? STDIN_FILENO : open_file(path, maximum, error);
    if (descriptor < 0)
        return NULL;
    GByteArray *bytes = g_byte_array_new();
    gboolean done = read_all(descriptor, path, maximum, bytes, error);
    if (!standard)
        close(descriptor);
    if (!done) {
        g_byte_array_unref(bytes);
        return NULL;
    }
    return g_byte_array_free_to_bytes(bytes);
}

void bm_bytes_position(const char *bytes, gsize offset, guint *line, guint *column)
{
    const char *start = bytes;
    const char *end = bytes + offset;
    *line = 1;
    for (const char *at = bytes; at < end; at++) {
        if (*at == '\n' || (*at == '\r' && !(at + 1 < end && at[1] == '\n'))) {
            ++*line;
            start = at + 1;
        }
    }
    *column = 1;
    for (; start < end; start++)
        *column += ((guchar)*start & 0xC0) != 0x80;
}

gboolean bm_bytes_check_utf8(const char *name, const char *bytes, gsize length, GError **error)
{
    const char *end = NULL;
    if (length == 0 || g_utf8_validate_len(bytes, length, &end))
        return TRUE;
    guint line, column;
    bm_bytes_position(bytes, (gsize)(end - bytes), &line, &column);
    if (*end == '\0')
        g_set_error(error, BM_ERROR, BM_ERROR_INPUT,
                    "%s:%u:%u: a NUL byte: this is not a text in UTF-8; save the file as UTF-8",
                    name, line, column);
    else
        g_set_error(error, BM_ERROR, BM_ERROR_INPUT,
                    "%s:%u:%u: the byte 0x%02X is not UTF-8; save the file as UTF-8", name, line,
                    column, (guchar)*end);
    return FALSE;
}
