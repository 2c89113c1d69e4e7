/** @file
 * Tables of any length: the rest goes on over a broken cell.
 */
#include "document/table.h"

#include <criterion/criterion.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

typedef struct {
    guint rows;
    GString *cells; /* all cells of all rows, each behind its line */
} Seen;

static gboolean take(const BmTable *table, const BmTableRow *row, gpointer data, GError **error)
{
    (void)error;
    Seen *seen = data;
    seen->rows++;
    for (guint i = 0; i < table->column_count; i++)
        g_string_append_printf(seen->cells, "%u:%s|", row->cells[i].line, row->cells[i].text);
    return TRUE;
}

static Seen stream(const char *bytes, gsize length, BmWarnings *warnings)
{
    Seen seen = { 0, g_string_new(NULL) };
    char *path = NULL;
    int descriptor = g_file_open_tmp("table-XXXXXX.csv", &path, NULL);
    cr_assert_geq(descriptor, 0);
    close(descriptor);
    cr_assert(g_file_set_contents(path, bytes, (gssize)length, NULL));
    GError *error = NULL;
    cr_assert(bm_table_stream(path, take, &seen, warnings, &error), "%s",
              error ? error->message : "");
    g_remove(path);
    g_free(path);
    return seen;
}

Test(table_stream, reads_quotes_marks_and_both_ends_of_line)
{
    static const char text[] = "\xEF\xBB\xBFid|note\r\n1|\"two\r\nlines\"\r\n\r\n2|\n";
    Seen seen = stream(text, strlen(text), NULL);
    cr_expect_str_eq(seen.cells->str, "2:1|2:two\r\nlines|5:2|5:|");
    g_string_free(seen.cells, TRUE);
}

Test(table_stream, says_what_is_wrong_with_a_cell_and_goes_on)
{
    static const struct {
        const char *text, *cells, *warning;
    } cases[] = {
        { "a,b\n1,\xD8\xA7\xD9\n2,x\n", "2:1|2:ا\xEF\xBF\xBD|3:2|3:x|", ":2: column \"b\": bytes" },
        { "a,b\n1\x01\x02,y\n2,x\n", "2:1  |2:y|3:2|3:x|", ":2: column \"a\": control" },
        { "a,b\n1,y,z\n2,x\n", "2:1|2:y|3:2|3:x|", ":2: 3 cells" },
        { "a,b\n1\n2,x\n", "2:1|2:|3:2|3:x|", ":2: 1 cells" },
        { "a,b\n1,say \"so\"\n2,x\n", "2:1|2:say \"so\"|3:2|3:x|", NULL },
    };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        BmWarnings *warnings = bm_warnings_new();
        Seen seen = stream(cases[i].text, strlen(cases[i].text), warnings);
        cr_expect_str_eq(seen.cells->str, cases[i].cells, "%u: %s", i, seen.cells->str);
        cr_expect_eq(bm_warnings_count(warnings), cases[i].warning ? 1 : 0, "%u", i);
        if (cases[i].warning)
            cr_expect(strstr(bm_warnings_borrow(warnings, 0), cases[i].warning), "%u: %s", i,
                      bm_warnings_borrow(warnings, 0));
        g_string_free(seen.cells, TRUE);
        bm_warnings_free(warnings);
    }
}

Test(table_stream, leaves_a_cell_of_ten_megabytes_empty)
{
    GString *text = g_string_new("a,b\n1,");
    gsize start = text->len;
    g_string_set_size(text, start + (10 << 20));
    memset(text->str + start, 'x', 10 << 20);
    g_string_append(text, "\n2,y\n");
    BmWarnings *warnings = bm_warnings_new();
    Seen seen = stream(text->str, text->len, warnings);
    cr_expect_str_eq(seen.cells->str, "2:1|2:|3:2|3:y|");
    cr_expect(strstr(bm_warnings_borrow(warnings, 0), "column \"b\": a cell over"));
    g_string_free(seen.cells, TRUE);
    g_string_free(text, TRUE);
    bm_warnings_free(warnings);
}

Test(table_stream, tells_the_first_warnings_and_counts_the_others)
{
    GString *text = g_string_new("a,b\n");
    for (guint i = 0; i < 1000; i++)
        g_string_append(text, "1\n");
    BmWarnings *warnings = bm_warnings_new();
    Seen seen = stream(text->str, text->len, warnings);
    cr_expect_eq(seen.rows, 1000);
    cr_expect_eq(bm_warnings_count(warnings), BM_WARNINGS_TOLD + 1);
    cr_expect(strstr(bm_warnings_borrow(warnings, BM_WARNINGS_TOLD), "and 980 more"));
    g_string_free(seen.cells, TRUE);
    g_string_free(text, TRUE);
    bm_warnings_free(warnings);
}
