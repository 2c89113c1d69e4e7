/** @file
 * Reports of text and of HTML: what is text, and where it stands in the file.
 */
#include "extract/report.h"
#include "extract/rules.h"

#include <criterion/criterion.h>
#include <string.h>

#include "base/error.h"

static BmReport *parse(const char *name, const char *bytes, BmWarnings *warnings)
{
    GError *error = NULL;
    BmReport *report = bm_report_parse(name, bytes, strlen(bytes), warnings, &error);
    cr_assert_not_null(report, "%s", error ? error->message : "");
    return report;
}

/** Where `word` stands in the file, told through the report. */
static void locate(const BmReport *report, const char *word, guint *start, guint *end)
{
    const char *at = strstr(report->text, word);
    cr_assert_not_null(at, "%s", word);
    guint first = (guint)g_utf8_strlen(report->text, at - report->text);
    bm_report_locate(report, first, first + (guint)g_utf8_strlen(word, -1), start, end);
}

Test(report, words_of_a_page_know_their_place_in_it)
{
    const char *page = "<!DOCTYPE html><html><head><style>Aleppo</style></head><body>\n"
                       "<nav>Paris</nav><p>At S&atilde;o&nbsp;Paulo &amp; near <b>Köln</b>,\n"
                       "a blast.</p></body></html>";
    BmReport *report = parse("a.html", page, NULL);
    cr_expect_null(strstr(report->text, "Aleppo"));
    cr_expect_null(strstr(report->text, "Paris"));
    static const struct {
        const char *word, *written;
    } words[] = {
        { "São", "S&atilde;o" }, { "Paulo", "Paulo" }, { "Köln", "Köln" }, { "blast", "blast" }
    };
    for (guint i = 0; i < G_N_ELEMENTS(words); i++) {
        guint start, end;
        locate(report, words[i].word, &start, &end);
        const char *at = strstr(page, words[i].written);
        guint expected = (guint)g_utf8_strlen(page, at - page);
        cr_expect_eq(start, expected, "%s: %u, not %u", words[i].word, start, expected);
        cr_expect_eq(end, expected + g_utf8_strlen(words[i].written, -1), "%s", words[i].word);
    }
    bm_report_free(report);
}

Test(report, bad_bytes_keep_the_offsets_and_are_warned_of)
{
    BmWarnings *warnings = bm_warnings_new();
    BmReport *report = parse("r.txt", "Hit \xC3\x28 and \x01 in Kabul.\nOn \xE2\x82", warnings);
    guint start, end;
    locate(report, "Kabul", &start, &end);
    cr_expect_eq(start, 16);
    cr_expect_eq(bm_warnings_count(warnings), 2);
    cr_expect_str_eq(
        bm_warnings_borrow(warnings, 0),
        "r.txt:1:5: not UTF-8; the byte is taken as a replacement character (3 in all)");
    cr_expect_not_null(strstr(bm_warnings_borrow(warnings, 1), "r.txt:1:12: a control character"));
    bm_report_free(report);
    bm_warnings_free(warnings);
}

Test(report, what_is_no_text_is_refused)
{
    GString *deep = g_string_new("<html><body>");
    for (guint i = 0; i < 100000; i++)
        g_string_append(deep, "<div>");
    const struct {
        const char *name, *bytes;
        gsize length;
        const char *why;
    } cases[] = {
        { "r.txt", "", 0, "r.txt: there is no text in it" },
        { "r.txt", " \n\t", 3, "r.txt: there is no text in it" },
        { "r.txt", "PK\0\1", 4, "r.txt: binary, not text" },
        { "r.html", "<html></html>", 13, "r.html: there is no text in it" },
        { "r.html", deep->str, deep->len, "more than 256 deep" },
    };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        GError *error = NULL;
        cr_expect_null(
            bm_report_parse(cases[i].name, cases[i].bytes, cases[i].length, NULL, &error));
        cr_assert_not_null(error, "case %u", i);
        cr_expect_eq(error->code, BM_ERROR_INPUT);
        cr_expect_not_null(strstr(error->message, cases[i].why), "%s", error->message);
        g_error_free(error);
    }
    g_string_free(deep, TRUE);
}

Test(tokens, sentences_end_where_a_reader_ends_them)
{
    static const struct {
        const char *text;
        guint sentences;
    } cases[] = {
        { "Gen. A. Khan spoke. He left.", 2 },
        { "The U.S. and Pakistan met on Jan. 5 in St. Louis.", 1 },
        { "\"They fled.\" Nobody stayed! Why? No. 4 is shut.", 4 },
        { "A heading\n\nA paragraph that goes on.\nAnd on.", 3 },
        { "It rose by 2.5 per cent … he said.", 1 },
        { "- one thing\n- another thing", 2 },
    };
    GError *error = NULL;
    BmRules *rules = bm_rules_load("en", &error);
    cr_assert_not_null(rules, "%s", error ? error->message : "");
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        BmTokens *tokens = bm_rules_tokens(rules, cases[i].text);
        cr_expect_eq(tokens->sentences->len, cases[i].sentences, "%s: %u", cases[i].text,
                     tokens->sentences->len);
        bm_tokens_free(tokens);
    }
    bm_rules_free(rules);
}
