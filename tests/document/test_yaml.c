/** @file
 * YAML documents: where nodes stand, and that bad input is refused with its place.
 */
#include "base/error.h"
#include "document/node.h"

#include <criterion/criterion.h>
#include <string.h>

static char *message_of(const char *bytes, gsize length)
{
    GError *error = NULL;
    BmDocument *document = bm_document_parse("f.yaml", bytes, length, &error);
    cr_assert_null(document, "accepted: %.60s", bytes);
    cr_assert(g_error_matches(error, BM_ERROR, BM_ERROR_INPUT));
    char *message = g_strdup(error->message);
    g_error_free(error);
    return message;
}

Test(yaml, keeps_line_column_and_text)
{
    static const char text[] = "\xEF\xBB\xBFtitle: Über\nlist:\n  - 'no'\n  - b\n";
    BmDocument *document = bm_document_parse("f.yaml", text, strlen(text), NULL);
    cr_assert_not_null(document);
    const BmNode *root = bm_document_root(document);
    cr_expect_str_eq(bm_node_get(root, "title")->text, "Über");
    const BmNode *list = bm_node_get(root, "list");
    cr_expect_eq(bm_node_count(list), 2);
    cr_expect_eq(bm_node_item(list, 1)->line, 4);
    cr_expect_eq(bm_node_item(list, 1)->column, 5);
    cr_expect(bm_node_item(list, 0)->quoted);
    cr_expect_null(bm_node_item(list, 2));
    cr_expect_null(bm_node_get(root, "absent"));
    bm_document_free(document);
}

Test(yaml, an_empty_document_is_an_empty_mapping)
{
    static const char *const texts[] = { "", "\n\n", "# only a comment\n", "---\n", "~" };
    for (guint i = 0; i < G_N_ELEMENTS(texts); i++) {
        BmDocument *document = bm_document_parse("f", texts[i], strlen(texts[i]), NULL);
        cr_assert_not_null(document, "%u", i);
        cr_expect_eq(bm_document_root(document)->kind, BM_NODE_MAPPING);
        cr_expect_eq(bm_node_count(bm_document_root(document)), 0);
        bm_document_free(document);
    }
}

/* Bytes, and parts that the message must have. Lines and columns are counted by hand. */
static const struct {
    const char *text, *start, *part;
} bad[] = {
    { "a: 1\nb: 2\na: 3\n", "f.yaml:3:1:", "\"a\" stands twice, first in line 1" },
    { "é: {x: 1, x: 2}\n", "f.yaml:1:11:", "first in line 1" },
    { "a: &b 1\n", "f.yaml:1:4:", "anchors" },
    { "a: *b\n", "f.yaml:1:4:", "aliases" },
    { "a: !!int 1\n", "f.yaml:1:4:", "tags" },
    { "a: !x [1]\n", "f.yaml:1:4:", "tags" },
    { "a: 1\n---\nb: 1\n", "f.yaml:2:1:", "second document" },
    { "a: [1, 2\n", "f.yaml:2:1:", "not valid YAML" },
    { "a:\n\tb: 1\n", "f.yaml:2:1:", "tab" },
    { "a: @x\n", "f.yaml:1:4:", "cannot begin with '@'" },
    { "a: b: c\n", "f.yaml:1:5:", "quotes" },
    { "[a]: 1\n", "f.yaml:1:1:", "key must be a single text" },
    { "a: \"x\n", "f.yaml:2:1:", "not valid YAML" },
    { "a: 1\nb: \xFF\n", "f.yaml:2:4:", "0xFF is not UTF-8" },
    { "a: \xE2\x82", "f.yaml:1:4:", "not UTF-8" },
    { "a: 1\nb: \x01\n", "f.yaml:2:4:", "control character" },
    { "a: \"\\0\"\n", "f.yaml:1:4:", "NUL" },
    { "\xFF\xFE"
      "a",
      "f.yaml:1:1:", "UTF-16" },
};

Test(yaml, refuses_what_is_wrong_and_says_where)
{
    for (guint i = 0; i < G_N_ELEMENTS(bad); i++) {
        char *message = message_of(bad[i].text, strlen(bad[i].text));
        cr_expect(g_str_has_prefix(message, bad[i].start), "%u: %s", i, message);
        cr_expect(strstr(message, bad[i].part), "%u: %s", i, message);
        cr_expect_null(strchr(message, '\n'), "%u: %s", i, message);
        g_free(message);
    }
}

Test(yaml, refuses_a_nul_byte)
{
    char *message = message_of("a: 1\nb: x\0y\n", 12);
    cr_expect(g_str_has_prefix(message, "f.yaml:2:5: a NUL byte"), "%s", message);
    g_free(message);
}

Test(yaml, refuses_deep_nesting_at_once)
{
    /* libyaml alone takes 20 s for these. */
    static const char *const units[] = { "[", "{a: ", "- ", "[\n", "{" };
    for (guint i = 0; i < G_N_ELEMENTS(units); i++) {
        GString *text = g_string_new(NULL);
        for (guint n = 0; n < 100000; n++)
            g_string_append(text, units[i]);
        gint64 start = g_get_monotonic_time();
        char *message = message_of(text->str, text->len);
        cr_expect_lt(g_get_monotonic_time() - start, 2 * G_USEC_PER_SEC, "%s", units[i]);
        cr_expect(strstr(message, "nested deeper") || strstr(message, "key must be"), "%s",
                  message);
        g_free(message);
        g_string_free(text, TRUE);
    }
}

Test(yaml, reads_32_levels_but_not_33)
{
    for (guint depth = 32; depth <= 33; depth++) {
        GString *text = g_string_new(NULL);
        for (guint n = 0; n < depth; n++)
            g_string_append_c(text, '[');
        for (guint n = 0; n < depth; n++)
            g_string_append_c(text, ']');
        BmDocument *document = bm_document_parse("f", text->str, text->len, NULL);
        cr_expect_eq(document != NULL, depth == 32);
        bm_document_free(document);
        g_string_free(text, TRUE);
    }
}

Test(yaml, refuses_a_huge_document)
{
    gsize length = BM_DOCUMENT_MAX_BYTES + 1;
    char *text = g_malloc(length);
    memset(text, ' ', length);
    char *message = message_of(text, length);
    cr_expect(strstr(message, "16777216 bytes"), "%s", message);
    g_free(message);
    g_free(text);
}

Test(yaml, refuses_what_is_no_file)
{
    static const struct {
        const char *path, *part;
    } paths[] = { { "/nowhere/at/all.yaml", "No such file" }, { "/", "Is a directory" } };
    for (guint i = 0; i < G_N_ELEMENTS(paths); i++) {
        GError *error = NULL;
        cr_assert_null(bm_document_read(paths[i].path, &error));
        cr_expect(g_str_has_prefix(error->message, paths[i].path), "%s", error->message);
        cr_expect(strstr(error->message, paths[i].part), "%s", error->message);
        g_error_free(error);
    }
}

/** Every prefix of a document is either read or refused; none leaks or crashes. */
Test(yaml, survives_truncation_anywhere)
{
    static const char text[] = "title: \"Über\"\nevents:\n  - {id: a, list: [1, 'x', >-\n";
    for (gsize length = 0; length < sizeof text; length++) {
        GError *error = NULL;
        BmDocument *document = bm_document_parse("f", text, length, &error);
        cr_expect((document != NULL) == (error == NULL));
        bm_document_free(document);
        g_clear_error(&error);
    }
}
