/** @file
 * Tables: RFC 4180 quoting, lines of cells, encodings, and bad input.
 */
#include "base/error.h"
#include "document/table.h"

#include <criterion/criterion.h>
#include <string.h>

static BmTable *parse(const char *text, BmWarnings *warnings)
{
    GError *error = NULL;
    BmTable *table = bm_table_parse("t.csv", text, strlen(text), 0, warnings, &error);
    cr_assert_not_null(table, "%s", error ? error->message : "");
    return table;
}

static const char *cell(const BmTable *table, guint row, const char *column)
{
    return bm_table_row(table, row)->cells[bm_table_column(table, column)].text;
}

Test(table, keeps_quoted_newlines_and_the_line_of_each_cell)
{
    BmTable *table =
        parse("id,Note,last\r\n\r\n1,\"two\r\nlines, \"\"quoted\"\"\",x\r\n2,,y", NULL);
    cr_assert_eq(bm_table_count(table), 2);
    cr_expect_str_eq(cell(table, 0, "NOTE"), "two\r\nlines, \"quoted\"");
    cr_expect_eq(bm_table_row(table, 0)->line, 3);
    cr_expect_eq(bm_table_row(table, 0)->cells[1].line, 3);
    cr_expect_eq(bm_table_row(table, 0)->cells[2].line, 4);
    cr_expect_eq(bm_table_row(table, 1)->line, 5);
    cr_expect_str_eq(cell(table, 1, "last"), "y");
    cr_expect_eq(bm_table_column(table, "absent"), -1);
    cr_expect_null(bm_table_row(table, 2));
    bm_table_free(table);
}

Test(table, finds_the_delimiter)
{
    static const char *const texts[] = { "a,b\n1,2\n",   "a;b\n1;2\n",
                                         "a\tb\n1\t2\n", "\xEF\xBB\xBF\"a\";b\n1;2\n",
                                         "a,b\r1,2\r",   "a;\"b\"\n1;2\n;\n\n" };
    for (guint i = 0; i < G_N_ELEMENTS(texts); i++) {
        BmTable *table = parse(texts[i], NULL);
        cr_expect_eq(bm_table_count(table), 1, "%u", i);
        cr_expect_str_eq(cell(table, 0, "b"), "2", "%u", i);
        bm_table_free(table);
    }
    BmTable *tabs = bm_table_parse("t.TSV", "a\tb,c\n\t2\n", 9, 0, NULL, NULL);
    cr_assert_not_null(tabs);
    cr_expect_str_eq(cell(tabs, 0, "a"), "");
    cr_expect_str_eq(cell(tabs, 0, "b,c"), "2");
    bm_table_free(tabs);
}

Test(table, reads_utf16)
{
    static const char *const charsets[] = { "UTF-16LE", "UTF-16BE" };
    for (guint i = 0; i < 2; i++) {
        gsize length;
        char *bytes =
            g_convert("\xEF\xBB\xBFplace\nکابل\n", -1, charsets[i], "UTF-8", NULL, &length, NULL);
        BmTable *table = bm_table_parse("t.csv", bytes, length, 0, NULL, NULL);
        cr_assert_not_null(table);
        cr_expect_str_eq(cell(table, 0, "place"), "کابل");
        bm_table_free(table);
        g_free(bytes);
    }
}

Test(table, warns_of_a_short_row)
{
    BmWarnings *warnings = bm_warnings_new();
    BmTable *table = parse("a,b\n1\n", warnings);
    cr_expect_str_eq(cell(table, 0, "b"), "");
    cr_assert_eq(bm_warnings_count(warnings), 1);
    cr_expect(g_str_has_prefix(bm_warnings_borrow(warnings, 0), "t.csv:2: 1 cells"));
    bm_table_free(table);
    bm_warnings_free(warnings);
}

static const struct {
    const char *bytes;
    gsize length;
    const char *start, *part;
} bad[] = {
    { "", 0, "t.csv:1:", "empty table" },
    { "\n\n", 2, "t.csv:1:", "empty table" },
    { "a,b\n1,2,3\n", 10, "t.csv:2:", "3 cells where the first row names 2" },
    { "a,A\n", 4, "t.csv:1:", "stands twice" },
    { "a,b\n1,\"open\n\n", 13, "t.csv:2:", "left open" },
    { "a,b\n1,x\"y\n", 10, "t.csv:2:", "quotation mark" },
    { "a,b\n1,\"x\"y\n", 11, "t.csv:2:", "quotation mark" },
    { "a\n\xFF\n", 4, "t.csv:2:1:", "not UTF-8" },
    { "a\n\0\n", 4, "t.csv:2:1:", "NUL" },
    { "\xFF\xFE\x00\xD8", 4, "t.csv:", "UTF-16LE" },
    { "\xFF\xFE"
      "a",
      3, "t.csv:", "UTF-16LE" },
};

Test(table, refuses_what_is_wrong_and_says_where)
{
    for (guint i = 0; i < G_N_ELEMENTS(bad); i++) {
        GError *error = NULL;
        BmTable *table = bm_table_parse("t.csv", bad[i].bytes, bad[i].length, 0, NULL, &error);
        cr_assert_null(table, "%u", i);
        cr_assert(g_error_matches(error, BM_ERROR, BM_ERROR_INPUT));
        cr_expect(g_str_has_prefix(error->message, bad[i].start), "%u: %s", i, error->message);
        cr_expect(strstr(error->message, bad[i].part), "%u: %s", i, error->message);
        g_error_free(error);
    }
}

Test(table, refuses_a_cell_of_ten_megabytes_quickly)
{
    static const char *const starts[] = { "a,b\n1,", "a,b\n1,\"" };
    for (guint i = 0; i < 2; i++) {
        GString *text = g_string_new(starts[i]);
        gsize start = text->len;
        g_string_set_size(text, start + (10 << 20));
        memset(text->str + start, 'x', 10 << 20);
        GError *error = NULL;
        gint64 began = g_get_monotonic_time();
        cr_assert_null(bm_table_parse("t.csv", text->str, text->len, 0, NULL, &error));
        cr_expect_lt(g_get_monotonic_time() - began, 2 * G_USEC_PER_SEC);
        cr_expect(g_str_has_prefix(error->message, "t.csv:2: a cell of more than"), "%s",
                  error->message);
        g_error_free(error);
        g_string_free(text, TRUE);
    }
}

Test(table, refuses_too_many_columns)
{
    char *text = g_strnfill(5000, ',');
    GError *error = NULL;
    cr_assert_null(bm_table_parse("t.csv", text, 5000, 0, NULL, &error));
    cr_expect(strstr(error->message, "more than 1024 cells"), "%s", error->message);
    g_error_free(error);
    g_free(text);
}

Test(table, survives_truncation_anywhere)
{
    static const char text[] = "id;note\n1;\"a \"\"b\"\"\n;c\"\n2;\xC3\xA9\n";
    for (gsize length = 0; length < sizeof text; length++) {
        GError *error = NULL;
        BmTable *table = bm_table_parse("t.csv", text, length, 0, NULL, &error);
        cr_expect((table != NULL) == (error == NULL));
        bm_table_free(table);
        g_clear_error(&error);
    }
}
