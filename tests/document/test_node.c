/** @file
 * Reading single values, and the nearest word.
 */
#include "base/error.h"
#include "document/node.h"

#include <criterion/criterion.h>
#include <string.h>

static BmDocument *parse(const char *text)
{
    BmDocument *document = bm_document_parse("f.yaml", text, strlen(text), NULL);
    cr_assert_not_null(document);
    return document;
}

Test(node, nearest_word_is_near_or_none)
{
    static const char *const words[] = { "title",     "dek",  "events", "airstrike",
                                         "precision", "وزیر", NULL };
    /* Distances by hand: swap 1, one letter 1, two letters before 3 of 9, none. */
    static const struct {
        const char *word, *nearest;
    } cases[] = {
        { "tilte", "title" },
        { "Titel", "title" },
        { "event", "events" },
        { "strike", "airstrike" },
        { "percision", "precision" },
        { "وزير", "وزیر" },
        { "xyzzyx", NULL },
        { "", NULL },
        { "\xFF", NULL },
    };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        const char *nearest = bm_nearest_word(cases[i].word, words);
        cr_expect_eq(g_strcmp0(nearest, cases[i].nearest), 0, "%s: %s", cases[i].word, nearest);
    }
    char *huge = g_strnfill(10 << 20, 'a');
    cr_expect_null(bm_nearest_word(huge, words));
    g_free(huge);
}

Test(node, unknown_key_names_place_key_and_nearest)
{
    static const char *const allowed[] = { "title", "dek", NULL };
    BmDocument *document = parse("dek: x\ntitel: y\n");
    GError *error = NULL;
    cr_assert_not(bm_node_check_keys(bm_document_root(document), "a map file", allowed, &error));
    cr_expect_str_eq(error->message,
                     "f.yaml:2:1: unknown key \"titel\" in a map file; did you mean "
                     "\"title\"?");
    g_clear_error(&error);
    bm_document_free(document);
    document = parse("qqqqqq: y\n");
    cr_assert_not(bm_node_check_keys(bm_document_root(document), "a map file", allowed, &error));
    cr_expect(g_str_has_suffix(error->message, "use one of: title, dek"), "%s", error->message);
    g_error_free(error);
    bm_document_free(document);
}

Test(node, numbers_are_whole_finite_and_of_no_locale)
{
    static const struct {
        const char *text;
        gboolean good;
        double value;
    } cases[] = {
        { "12", TRUE, 12 },  { "-1.5e3", TRUE, -1500 }, { "+.5", TRUE, .5 },   { "1,5", FALSE, 0 },
        { "nan", FALSE, 0 }, { "inf", FALSE, 0 },       { "1e999", FALSE, 0 }, { "0x10", FALSE, 0 },
        { "", FALSE, 0 },    { " 1", FALSE, 0 },        { "1 ", FALSE, 0 },    { "--1", FALSE, 0 },
        { "e", FALSE, 0 },   { "1km", FALSE, 0 },
    };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        double value = 0;
        cr_expect_eq(bm_parse_number(cases[i].text, &value), cases[i].good, "%s", cases[i].text);
        cr_expect_eq(value, cases[i].value, "%s", cases[i].text);
    }
}

Test(node, values_are_read_or_left)
{
    static const char *const words[] = { "auto", "none", NULL };
    BmDocument *document = parse("text: no\nflag: Yes\nword: none\nempty:\nlist: [a, b]\none: c\n");
    const BmNode *root = bm_document_root(document);
    char *text = NULL, *untouched = NULL, **list = NULL, **one = NULL;
    gboolean flag = FALSE;
    int word = 0;
    cr_expect(bm_node_get_text(root, "text", &text, NULL));
    cr_expect_str_eq(text, "no");
    cr_expect(bm_node_get_text(root, "empty", &untouched, NULL));
    cr_expect_null(untouched);
    cr_expect(bm_node_get_flag(root, "flag", &flag, NULL) && flag);
    cr_expect(bm_node_get_choice(root, "word", words, &word, NULL));
    cr_expect_eq(word, 1);
    cr_expect(bm_node_get_texts(root, "list", &list, NULL));
    cr_expect_eq(g_strv_length(list), 2);
    cr_expect(bm_node_get_texts(root, "one", &one, NULL));
    cr_expect_str_eq(one[0], "c");
    g_strfreev(list);
    g_strfreev(one);
    g_free(text);
    bm_document_free(document);
}

Test(node, values_of_the_wrong_kind_are_refused)
{
    static const char *const words[] = { "auto", "none", NULL };
    BmDocument *document = parse("a: [1]\nb: {c: [[1]]}\n");
    const BmNode *root = bm_document_root(document);
    GError *error = NULL;
    char *text = NULL, **texts = NULL;
    double number = 7;
    int word = 0;
    gboolean flag = FALSE;
    cr_expect_not(bm_node_get_text(root, "a", &text, &error));
    cr_expect(g_str_has_prefix(error->message, "f.yaml:1:4: \"a\""), "%s", error->message);
    g_clear_error(&error);
    cr_expect_not(bm_node_get_number(root, "a", &number, NULL));
    cr_expect_eq(number, 7);
    cr_expect_not(bm_node_get_flag(root, "a", &flag, NULL));
    cr_expect_not(bm_node_get_choice(root, "a", words, &word, NULL));
    cr_expect_not(bm_node_get_texts(root, "b", &texts, NULL));
    cr_expect_not(bm_node_get_texts(bm_node_get(root, "b"), "c", &texts, NULL));
    bm_document_free(document);
}
