/** @file
 * Mapping files; small ones are read, since that costs less than to map and unmap them.
 */
#define _GNU_SOURCE /* MADV_POPULATE_READ */
#include "source/mapped_file.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/error.h"

/* Bytes up to which a file is read. */
#define SMALL (64 << 10)

static gboolean find_size(const char *path, int descriptor, gsize *size, GError **error)
{
    struct stat status;
    if (fstat(descriptor, &status) == 0 && S_ISREG(status.st_mode)) {
        *size = (gsize)status.st_size;
        return TRUE;
    }
    g_set_error(error, BM_ERROR, BM_ERROR_INPUT, "%s: is not a regular file; name a file", path);
    return FALSE;
}

static void set_unread(const char *path, const char *reason, GError **error)
{
    g_set_error(error, BM_ERROR, BM_ERROR_INPUT, "%s: cannot read: %s", path, reason);
}

static GBytes *read_small(const char *path, int descriptor, gsize size, GError **error)
{
    guint8 *data = g_malloc(size + 1);
    gsize got = 0;
    ssize_t step = 1;
    while (got < size && step > 0) {
        step = read(descriptor, data + got, size - got);
        if (step < 0 && errno == EINTR)
            step = 1;
        else if (step > 0)
            got += (gsize)step;
    }
    if (step >= 0)
        return g_bytes_new_take(data, got);
    set_unread(path, g_strerror(errno), error);
    g_free(data);
    return NULL;
}

static GBytes *map_large(const char *path, int descriptor, GError **error)
{
    GError *reason = NULL;
    GMappedFile *file = g_mapped_file_new_from_fd(descriptor, FALSE, &reason);
    if (!file) {
        set_unread(path, reason->message, error);
        g_error_free(reason);
        return NULL;
    }
    GBytes *bytes = g_mapped_file_get_bytes(file);
    g_mapped_file_unref(file);
    return bytes;
}

GBytes *bm_map_file(const char *path, GError **error)
{
    int descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (descriptor < 0) {
        set_unread(path, g_strerror(errno), error);
        return NULL;
    }
    GBytes *bytes = NULL;
    gsize size = 0;
    if (find_size(path, descriptor, &size, error))
        bytes = size <= SMALL ? read_small(path, descriptor, size, error)
                              : map_large(path, descriptor, error);
    close(descriptor);
    return bytes;
}

GBytes *bm_map_file_beside(const char *path, const char *ending, char **name_take)
{
    const char *dot = strrchr(path, '.');
    int stem = dot && !strchr(dot, '/') ? (int)(dot - path) : (int)strlen(path);
    *name_take = g_strdup_printf("%.*s.%s", stem, path, ending);
    GBytes *bytes = bm_map_file(*name_take, NULL);
    if (bytes)
        return bytes;
    char *capitals = g_ascii_strup(ending, -1);
    char *name = g_strdup_printf("%.*s.%s", stem, path, capitals);
    g_free(capitals);
    bytes = bm_map_file(name, NULL);
    if (bytes) {
        g_free(*name_take);
        *name_take = name;
        return bytes;
    }
    g_free(name);
    return NULL;
}

void bm_map_forget(const guint8 *bytes, gsize length)
{
    const guintptr page = (guintptr)sysconf(_SC_PAGESIZE);
    guintptr first = ((guintptr)bytes + page - 1) / page * page;
    guintptr end = ((guintptr)bytes + length) / page * page;
    if (length > SMALL && first < end)
        madvise((void *)first, end - first, MADV_DONTNEED);
}

void bm_map_expect(const guint8 *bytes, gsize length)
{
#ifdef MADV_POPULATE_READ
    const guintptr page = (guintptr)sysconf(_SC_PAGESIZE);
    guintptr first = (guintptr)bytes / page * page;
    if (length > SMALL)
        madvise((void *)first, (guintptr)bytes + length - first, MADV_POPULATE_READ);
#else
    (void)bytes;
    (void)length;
#endif
}

guint32 bm_big_endian_32(const guint8 *at)
{
    guint32 value;
    memcpy(&value, at, sizeof value);
    return GUINT32_FROM_BE(value);
}

guint32 bm_little_endian_32(const guint8 *at)
{
    guint32 value;
    memcpy(&value, at, sizeof value);
    return GUINT32_FROM_LE(value);
}

guint16 bm_little_endian_16(const guint8 *at)
{
    guint16 value;
    memcpy(&value, at, sizeof value);
    return GUINT16_FROM_LE(value);
}

double bm_little_endian_double(const guint8 *at)
{
    guint64 bits;
    double value;
    memcpy(&bits, at, sizeof bits);
    bits = GUINT64_FROM_LE(bits);
    memcpy(&value, &bits, sizeof value);
    return value;
}
