/** @file
 * The events of the worked example against the facts of the report, and no sentence of it.
 */
#include "event/event_read.h"

#include <criterion/criterion.h>
#include <string.h>

#define EVENTS BM_SOURCE_DIR "/maps/2026-02-26-durand-line.events.yaml"
#define REPORT BM_SOURCE_DIR "/../shared/reports/2026-02-26-kabul.txt"

/** As many words in a row as may not be the report's. */
enum { RUN = 8 };

static BmEventList *read_example(void)
{
    BmEventList *list = bm_event_list_new();
    GError *error = NULL;
    const BmEventInput input = { .path = EVENTS };
    cr_assert(bm_events_read_file(list, &input, NULL, &error), "%s", error ? error->message : "");
    return list;
}

static const BmEvent *find(const BmEventList *list, const char *id)
{
    const BmEvent *event = g_hash_table_lookup(list->ids, id);
    cr_assert_not_null(event, "%s", id);
    return event;
}

Test(worked_example, places_and_days_are_the_reports)
{
    BmEventList *list = read_example();
    static const char *const provinces[] = { "Kabul", "Kandahar", "Paktia" };
    guint struck = 0;
    for (guint i = 0; i < list->events->len; i++) {
        const BmEvent *event = bm_event_list_borrow(list, i);
        cr_expect_neq(event->precision, BM_PRECISION_POINT, "%s", event->id);
        cr_expect_not(event->has_position, "%s", event->id);
        cr_expect(event->placed || event->why, "%s", event->id);
        if (event->type != BM_EVENT_AIRSTRIKE || !event->placed)
            continue;
        cr_expect_str_eq(event->place, provinces[struck++]);
        cr_expect_str_eq(event->date, "2026-02-27");
        cr_expect_eq(event->precision, BM_PRECISION_PROVINCE);
    }
    cr_expect_eq(struck, 3);
    cr_expect_not(find(list, "attack-26-february")->placed);
    cr_expect_not(find(list, "airstrikes-22-february")->placed);
    cr_expect_not(find(list, "airstrikes-27-february")->placed, "no base is mapped");
    cr_expect_null(find(list, "torkham-camp")->actor, "nobody is named as having fired");
    cr_expect_null(find(list, "torkham-exchange")->actor);
    cr_expect_null(find(list, "torkham-villages")->actor);
    cr_expect_str_eq(find(list, "torkham-camp")->side, "AFG");
    cr_expect_str_eq(find(list, "torkham-villages")->side, "PAK");
    bm_event_list_free(list);
}

/* The figures and words of the report, in its order of saying. */
static const struct {
    const char *event, *by;
    BmStance stance;
    BmClaimWhat what;
    const char *side;
    double count; /* -1: none */
    const char *words;
} facts[] = {
    { "attack-26-february", "Afghanistan", BM_STANCE_SAYS, BM_WHAT_KILLED, "Pakistan", 55, NULL },
    { "attack-26-february", "Pakistan", BM_STANCE_SAYS, BM_WHAT_KILLED, "Pakistan", 2, NULL },
    { "attack-26-february", "Pakistan", BM_STANCE_SAYS, BM_WHAT_WOUNDED, "Pakistan", 3, NULL },
    { "attack-26-february", "Afghanistan", BM_STANCE_SAYS, BM_WHAT_CAPTURED, "Pakistan", -1,
      "several, alive" },
    { "attack-26-february", "Pakistan", BM_STANCE_DENIES, BM_WHAT_CAPTURED, "Pakistan", -1, NULL },
    { "attack-26-february", "Afghanistan", BM_STANCE_SAYS, BM_WHAT_POSTS_CAPTURED, "Pakistan", -1,
      "more than a dozen" },
    { "attack-26-february", "Pakistan", BM_STANCE_DISMISSES, BM_WHAT_POSTS_CAPTURED, "Pakistan", -1,
      NULL },
    { "attack-26-february", "Afghanistan", BM_STANCE_SAYS, BM_WHAT_POSTS_DESTROYED, "Pakistan", 19,
      NULL },
    { "attack-26-february", "Afghanistan", BM_STANCE_SAYS, BM_WHAT_BASES_DESTROYED, "Pakistan", 2,
      NULL },
    { "attack-26-february", "Afghanistan", BM_STANCE_SAYS, BM_WHAT_KILLED, "Afghanistan", 8, NULL },
    { "attack-26-february", "Afghanistan", BM_STANCE_SAYS, BM_WHAT_WOUNDED, "Afghanistan", 11,
      NULL },
    { "attack-26-february", "Pakistan", BM_STANCE_SAYS, BM_WHAT_KILLED, "Afghanistan", 36, NULL },
    { "attack-26-february", "Pakistan", BM_STANCE_SAYS, BM_WHAT_KILLED, "Afghanistan", 133,
      "at least" },
    { "attack-26-february", "Pakistan", BM_STANCE_SAYS, BM_WHAT_WOUNDED, "Afghanistan", 200,
      "more than" },
    { "attack-26-february", "Pakistan", BM_STANCE_SAYS, BM_WHAT_POSTS_DESTROYED, "Afghanistan", 27,
      NULL },
    { "attack-26-february", "Pakistan", BM_STANCE_SAYS, BM_WHAT_CAPTURED, "Afghanistan", 9, NULL },
    { "airstrikes-27-february", "Pakistan", BM_STANCE_SAYS, BM_WHAT_BASES_DESTROYED, "Afghanistan",
      2, NULL },
    { "torkham-camp", "Afghanistan", BM_STANCE_SAYS, BM_WHAT_WOUNDED, NULL, -1, "several" },
    { "torkham-camp", "Afghanistan", BM_STANCE_SAYS, BM_WHAT_WOUNDED, NULL, 13, NULL },
    { "airstrikes-22-february", "Pakistan", BM_STANCE_SAYS, BM_WHAT_KILLED, NULL, 70, "at least" },
    { "airstrikes-22-february", "Afghanistan", BM_STANCE_SAYS, BM_WHAT_KILLED, NULL, -1, "dozens" },
};

static gboolean is_fact(const BmClaim *claim, guint f)
{
    double count = claim->has_minimum ? claim->minimum : -1;
    return strcmp(claim->by, facts[f].by) == 0 && claim->stance == facts[f].stance &&
           claim->what == facts[f].what && g_strcmp0(claim->side, facts[f].side) == 0 &&
           count == facts[f].count && g_strcmp0(claim->words, facts[f].words) == 0;
}

/** The index of the claim that says a fact, or -1 where none or more than one does. */
static int find_fact(const BmEvent *event, guint f)
{
    int found = -1;
    for (guint c = 0; c < event->claims->len; c++) {
        if (!is_fact(g_ptr_array_index(event->claims, c), f))
            continue;
        if (found >= 0)
            return -1;
        found = (int)c;
    }
    return found;
}

Test(worked_example, every_figure_stands_once_with_its_claimant)
{
    BmEventList *list = read_example();
    guint counted = 0;
    for (guint f = 0; f < G_N_ELEMENTS(facts); f++) {
        cr_expect_geq(find_fact(find(list, facts[f].event), f), 0, "%s %s %g", facts[f].event,
                      facts[f].by, facts[f].count);
        counted += facts[f].count >= 0;
    }
    cr_expect_lt(find_fact(find(list, facts[11].event), 11),
                 find_fact(find(list, facts[12].event), 12), "36 stands before 133");
    guint figures = 0;
    for (guint i = 0; i < list->events->len; i++) {
        const BmEvent *event = bm_event_list_borrow(list, i);
        for (guint c = 0; c < event->claims->len; c++)
            figures += ((BmClaim *)event->claims->pdata[c])->has_minimum;
    }
    cr_expect_eq(figures, counted, "no figure but the report's");
    bm_event_list_free(list);
}

/** The words of a text in small letters, punctuation dropped; for g_strfreev(). */
static char **words_of(const char *path)
{
    char *text = NULL;
    cr_assert(g_file_get_contents(path, &text, NULL, NULL), "%s", path);
    GString *folded = g_string_new(NULL);
    for (const char *at = text; *at; at = g_utf8_next_char(at)) {
        gunichar point = g_utf8_get_char(at);
        if (g_unichar_isalnum(point))
            g_string_append_unichar(folded, g_unichar_tolower(point));
        else if (point != '\'' && point != 0x2019 && folded->len > 0 &&
                 folded->str[folded->len - 1] != ' ')
            g_string_append_c(folded, ' ');
    }
    char **words = g_strsplit(g_strstrip(folded->str), " ", -1);
    g_string_free(folded, TRUE);
    g_free(text);
    return words;
}

static char *run_at(char **words, guint start)
{
    GString *run = g_string_new(NULL);
    for (guint i = start; i < start + RUN; i++)
        g_string_append_printf(run, "%s ", words[i]);
    return g_string_free(run, FALSE);
}

static void expect_own_words(GHashTable *runs, const char *path)
{
    char **words = words_of(path);
    for (guint i = 0; i + RUN <= g_strv_length(words); i++) {
        char *run = run_at(words, i);
        cr_expect_not(g_hash_table_contains(runs, run), "%s has the report's: %s", path, run);
        g_free(run);
    }
    g_strfreev(words);
}

Test(worked_example, has_no_sentence_of_the_report)
{
    if (!g_file_test(REPORT, G_FILE_TEST_EXISTS))
        cr_skip_test("the report is not beside the project: its words were not compared");
    char **words = words_of(REPORT);
    GHashTable *runs = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    for (guint i = 0; i + RUN <= g_strv_length(words); i++)
        g_hash_table_add(runs, run_at(words, i));
    cr_assert_gt(g_hash_table_size(runs), 500);
    GDir *maps = g_dir_open(BM_SOURCE_DIR "/maps", 0, NULL);
    for (const char *name; (name = g_dir_read_name(maps));) {
        if (!g_str_has_suffix(name, ".yaml"))
            continue;
        char *path = g_build_filename(BM_SOURCE_DIR "/maps", name, NULL);
        expect_own_words(runs, path);
        g_free(path);
    }
    g_dir_close(maps);
    g_hash_table_destroy(runs);
    g_strfreev(words);
}
