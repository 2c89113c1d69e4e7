/** @file
 * A dump of GeoNames, a place a line, columns parted by tabs, nothing quoted.
 */
#include "gazetteer/geonames_dump.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "document/bytes.h"
#include "document/node.h"
#include "gazetteer/feature_code.h"
#include "gazetteer/own_columns.h"

enum {
    ID,
    NAME,
    ASCII_NAME,
    ALTERNATE_NAMES,
    LATITUDE,
    LONGITUDE,
    FEATURE_CLASS,
    FEATURE_CODE,
    COUNTRY,
    OTHER_COUNTRIES,
    ADMIN1,
    ADMIN2,
    ADMIN3,
    ADMIN4,
    POPULATION,
    ELEVATION,
    HEIGHT,
    ZONE,
    CHANGED,
    COLUMN_COUNT
};

/** The longest line that is read, and after how many the listener is told. */
enum { LONGEST_LINE = 1 << 20, LINES_A_TELLING = 50000 };

typedef struct {
    BmOwnWriter *writer;
    const char *path;
    const BmCountryCodes *codes;
    BmWarnings *warnings;
    BmWarningTally tally;
    GPtrArray *names; /**< of char, borrowed of the line */
    FILE *file;
    char *line; /**< LONGEST_LINE bytes */
} Dump;

/** Cuts a line at its tabs; how many columns there are. */
static guint split(char *line, char *columns[COLUMN_COUNT])
{
    guint count = 0;
    line[strcspn(line, "\r\n")] = '\0';
    for (char *at = line; at; count++) {
        char *tab = strchr(at, '\t');
        if (tab)
            *tab++ = '\0';
        if (count < COLUMN_COUNT)
            columns[count] = at;
        at = tab;
    }
    return count;
}

gboolean bm_geonames_dump_is(const char *path)
{
    gboolean is = FALSE;
    FILE *file = g_file_test(path, G_FILE_TEST_IS_REGULAR) ? fopen(path, "rb") : NULL;
    char *line = g_malloc(LONGEST_LINE), *columns[COLUMN_COUNT];
    if (file && fgets(line, LONGEST_LINE, file))
        is = split(line, columns) == COLUMN_COUNT && columns[ID][0] &&
             strspn(columns[ID], "0123456789") == strlen(columns[ID]);
    g_free(line);
    if (file)
        fclose(file);
    return is;
}

/** The names beside the first; the column is cut at its commas. */
static void collect_names(Dump *dump, char *const columns[COLUMN_COUNT])
{
    g_ptr_array_set_size(dump->names, 0);
    if (strcmp(columns[ASCII_NAME], columns[NAME]) != 0)
        g_ptr_array_add(dump->names, columns[ASCII_NAME]);
    for (char *at = columns[ALTERNATE_NAMES], *comma; at; at = comma) {
        comma = strchr(at, ',');
        if (comma)
            *comma++ = '\0';
        if (*at && strcmp(at, columns[NAME]) != 0)
            g_ptr_array_add(dump->names, at);
    }
}

static char *check(guint count, char *const columns[COLUMN_COUNT], BmPlace *place)
{
    double population = 0;
    if (count != COLUMN_COUNT)
        return g_strdup_printf("%u columns where a dump of GeoNames has %d", count, COLUMN_COUNT);
    if (columns[NAME][0] == '\0')
        return g_strdup("it has no name");
    if (!bm_parse_number(columns[LONGITUDE], &place->longitude) ||
        !bm_parse_number(columns[LATITUDE], &place->latitude))
        return g_strdup_printf("the position '%.40s', '%.40s' is no latitude and longitude",
                               columns[LATITUDE], columns[LONGITUDE]);
    if (columns[POPULATION][0] && !bm_parse_number(columns[POPULATION], &population))
        return g_strdup_printf("the population '%.40s' is not a number", columns[POPULATION]);
    place->population = (gint64)CLAMP(population, 0, 1e10);
    return bm_own_position_problem(place->longitude, place->latitude);
}

static gboolean add(Dump *dump, char *const columns[COLUMN_COUNT], BmPlace *place, GError **error)
{
    const char *a3 = bm_country_codes_find(dump->codes, columns[COUNTRY]);
    gboolean has_admin = columns[ADMIN1][0] && strcmp(columns[ADMIN1], "00") != 0;
    char *id = g_strconcat("gn:", columns[ID], NULL);
    char *admin = g_strdup_printf("%s.%s", columns[COUNTRY], columns[ADMIN1]);
    place->id = id;
    place->name = columns[NAME];
    place->a3 = (char *)(a3 ? a3 : "");
    place->admin1 = has_admin ? admin : (char *)"";
    place->province = (char *)"";
    place->kind = (char *)bm_kind_of_feature_code(columns[FEATURE_CLASS], columns[FEATURE_CODE]);
    place->feature_code = columns[FEATURE_CODE];
    place->source = (char *)"GeoNames";
    collect_names(dump, columns);
    gboolean good = TRUE;
    if (has_admin && strcmp(columns[FEATURE_CODE], "ADM1") == 0)
        good = bm_own_writer_name_province(dump->writer, admin, columns[NAME], error);
    good = good && bm_own_writer_add(dump->writer, place, dump->names, error);
    g_free(id);
    g_free(admin);
    return good;
}

static gboolean take_line(Dump *dump, guint64 number, gsize length, GError **error)
{
    char *columns[COLUMN_COUNT] = { NULL }, *problem = NULL;
    BmPlace place = { 0 };
    if (!g_utf8_validate(dump->line, (gssize)length, NULL))
        problem = g_strdup("it is not UTF-8");
    else
        problem = check(split(dump->line, columns), columns, &place);
    gboolean good = TRUE;
    if (problem)
        bm_warnings_tally(dump->warnings, &dump->tally,
                          "%s:%" G_GUINT64_FORMAT ": %s; the line is left out", dump->path, number,
                          problem);
    else
        good = add(dump, columns, &place, error);
    g_free(problem);
    return good;
}

/** Reads a line with its end and without the rest of one that is too long; FALSE at the end. */
static gboolean next_line(Dump *dump, gsize *length)
{
    if (!fgets(dump->line, LONGEST_LINE, dump->file))
        return FALSE;
    *length = strlen(dump->line);
    if (*length > 0 && dump->line[*length - 1] != '\n') {
        int byte;
        while ((byte = getc(dump->file)) != EOF && byte != '\n')
            ;
    }
    return TRUE;
}

static gboolean read_lines(Dump *dump, const BmOwnListener *listener, GError **error)
{
    struct stat status;
    guint64 total = fstat(fileno(dump->file), &status) == 0 ? (guint64)status.st_size : 0, done = 0;
    gsize length;
    for (guint64 number = 1; next_line(dump, &length); number++) {
        done += length;
        gboolean blank = dump->line[strspn(dump->line, " \t\r\n")] == '\0';
        if (!blank && !take_line(dump, number, length, error))
            return FALSE;
        if (listener->tell && number % LINES_A_TELLING == 0)
            listener->tell(dump->path, done, total, bm_own_writer_count(dump->writer),
                           listener->data);
    }
    if (ferror(dump->file))
        return bm_bytes_fail(dump->path, errno, error);
    if (listener->tell)
        listener->tell(dump->path, total, total, bm_own_writer_count(dump->writer), listener->data);
    return TRUE;
}

/* Our names go before those of the dump, so that they are the same on a map. */
static gboolean name_provinces(BmOwnWriter *writer, const BmCountryCodes *codes, GError **error)
{
    GPtrArray *admins = bm_country_codes_admins(codes);
    gboolean good = TRUE;
    for (guint i = 0; good && i < admins->len; i++) {
        const char *code = g_ptr_array_index(admins, i);
        good = bm_own_writer_name_province(writer, code, bm_country_codes_province(codes, code),
                                           error);
    }
    g_ptr_array_unref(admins);
    return good;
}

gboolean bm_geonames_dump_read(BmOwnWriter *writer, const char *path, const BmCountryCodes *codes,
                               const BmOwnListener *listener, BmWarnings *warnings, GError **error)
{
    Dump dump = { .writer = writer, .path = path, .codes = codes, .warnings = warnings };
    if (!(dump.file = fopen(path, "rb")))
        return bm_bytes_fail(path, errno, error);
    dump.line = g_malloc(LONGEST_LINE);
    dump.names = g_ptr_array_new();
    gboolean good = name_provinces(writer, codes, error) && read_lines(&dump, listener, error);
    bm_warnings_close(warnings, &dump.tally, path, "lines that are left out");
    g_ptr_array_unref(dump.names);
    g_free(dump.line);
    fclose(dump.file);
    return good;
}
