/** @file
 * What happened and where, as reports tell it: one line "type, place" for each event drafted.
 */
#include "extract/extract.h"

#include <criterion/criterion.h>
#include <string.h>

typedef struct {
    BmRules *rules;
    BmGazetteer *gazetteer;
    BmNames *names;
} Fixture;

typedef struct {
    const char *text, *events;
} Case;

static Fixture fixture;

static void open_fixture(void)
{
    GError *error = NULL;
    fixture.rules = bm_rules_load("en", &error);
    fixture.gazetteer = bm_gazetteer_open(&error);
    cr_assert(fixture.rules && fixture.gazetteer, "%s", error ? error->message : "");
    fixture.names = bm_names_new(fixture.gazetteer);
}

static void close_fixture(void)
{
    bm_names_free(fixture.names);
    bm_gazetteer_free(fixture.gazetteer);
    bm_rules_free(fixture.rules);
}

static char *lines_of(const char *text, gboolean actors)
{
    GError *error = NULL;
    BmReport *report = bm_report_parse("report.txt", text, strlen(text), NULL, &error);
    BmExtraction *extraction =
        bm_extract(report, fixture.rules, fixture.names, "2025-10-16", NULL, &error);
    cr_assert_not_null(extraction, "%s", error ? error->message : "");
    GString *lines = g_string_new(NULL);
    for (guint i = 0; i < extraction->events->events->len; i++) {
        const BmEvent *event = bm_event_list_borrow(extraction->events, i);
        g_string_append_printf(lines, "%s%s, %s", i > 0 ? "; " : "",
                               bm_event_type_words[event->type],
                               actors         ? (event->actor ? event->actor : "nobody")
                               : event->place ? event->place
                                              : "nowhere");
    }
    bm_extraction_free(extraction);
    bm_report_free(report);
    return g_string_free(lines, FALSE);
}

static void check(const Case *cases, guint count, gboolean actors)
{
    open_fixture();
    for (guint i = 0; i < count; i++) {
        char *lines = lines_of(cases[i].text, actors);
        cr_expect_str_eq(lines, cases[i].events, "%s\n  %s\n  not %s", cases[i].text, lines,
                         cases[i].events);
        g_free(lines);
    }
    close_fixture();
}

Test(happenings, verbs_in_any_tense_and_with_their_objects)
{
    static const Case cases[] = {
        { "Police and smugglers traded heavy fire in Quetta on Monday.", "clash, Quetta" },
        { "Rifle and mortar fire was exchanged north of Quetta on Monday.", "clash, Quetta" },
        { "The two armies exchanged artillery fire near Torkham.", "shelling, Torkham" },
        { "A tractor drove over a buried mine in Khost on Monday.", "explosion, Khost" },
        { "The rebel flag was hoisted over Kunduz on Monday.", "captured_post, Kunduz" },
        { "By noon they had brought the town of Kunduz under full control.",
          "captured_post, Kunduz" },
        { "Men on motorbikes waylay a fuel convoy in Ghazni.", "ground_attack, Ghazni" },
        { "Two men in Ghazni shot a judge dead on Monday.", "ground_attack, Ghazni" },
        { "A lorry came under heavy gunfire in Ghazni on Monday.", "ground_attack, Ghazni" },
        { "A patrol came under mortar fire in Ghazni on Monday.", "shelling, Ghazni" },
        { "Helicopters drop grenades on a farm outside Herat.", "airstrike, Herat" },
        { "A bomb left in a handcart ripped through a crowd in Herat on Monday.",
          "explosion, Herat" },
        { "Three depots near Herat were destroyed, and two outposts were demolished on Monday.",
          "destroyed_post, Herat" },
        { "Rival clans battled for control of a well in Herat.", "clash, Herat" },
        { "Thousands march through Herat for peace.", "protest, Herat" },
        /* The month is no march. */
        { "On 5 March in Herat the road was opened.", "" },
        { "Firemen battled the blaze in Herat.", "" },
    };
    check(cases, G_N_ELEMENTS(cases), FALSE);
}

Test(happenings, places_that_the_words_are_about)
{
    static const Case cases[] = {
        { "Kunduz was shelled on Monday.", "shelling, Kunduz" },
        { "The town of Kunduz was kept under mortar fire on Monday.", "shelling, Kunduz" },
        { "Kunduz took a rocket at dawn.", "missile, Kunduz" },
        { "Wounded men came from Kunduz, which was shelled on Monday.", "shelling, Kunduz" },
        { "Kunduz has fallen.", "captured_post, Kunduz" },
        { "A blast tore through the fruit market of Kunduz.", "explosion, Kunduz" },
        { "1. Kunduz. On Monday a school was hit in an air raid.\n\n2. Herat. Street fighting went "
          "on in the east of the town.",
          "airstrike, Kunduz; clash, Herat" },
        { "Herat (Afghanistan). A grenade was thrown into a shop on Monday.", "explosion, Herat" },
        { "Gangs shut the shops of Kunduz. Three men were killed there in clashes on Monday.",
          "clash, Kunduz" },
        /* The names of peoples are no places. */
        { "At Herat, Ghazni and Wardak tribesmen fought with sticks on Monday.", "clash, Herat" },
    };
    check(cases, G_N_ELEMENTS(cases), FALSE);
}

Test(happenings, what_was_told_before_is_no_second_event)
{
    static const Case cases[] = {
        { "The clinic was bombed. Warplanes dropped two bombs on it in Herat on Monday.",
          "airstrike, Herat" },
        { "A suicide bomber drove into a camp near Herat on Monday. The Taliban said they carried "
          "out the attack.",
          "explosion, Herat" },
        { "Gunmen and police exchanged fire in Herat. Police said the gunmen attacked first.",
          "clash, Herat" },
    };
    check(cases, G_N_ELEMENTS(cases), FALSE);
}

Test(happenings, who_did_it)
{
    static const Case cases[] = {
        { "In Herat, meanwhile, soldiers shot dead two men on Monday.",
          "ground_attack, Afghanistan" },
        { "The air force bombed a camp near Herat. Afghanistan is at war.",
          "airstrike, Afghanistan" },
        { "Iranian infantry attacked a post near Herat on Monday.", "ground_attack, Iran" },
        { "Gunmen of the Liga del Norte attacked a bank in Herat on Monday.",
          "ground_attack, Liga del Norte" },
        { "The Taliban claim to have shot dead two men in an ambush at Herat.",
          "ground_attack, Taliban" },
        { "A missile launched from the territory of Iran fell on a quarter of Herat.",
          "missile, Iran" },
        { "The Taliban are appalled by the bombing of a school in Herat.", "explosion, nobody" },
        { "A school in Herat was stormed on Monday night by fighters of the Taliban.",
          "ground_attack, Taliban" },
    };
    check(cases, G_N_ELEMENTS(cases), TRUE);
}

Test(happenings, people_on_the_move)
{
    static const Case cases[] = {
        { "Some 900 people have reached Herat since Monday.", "displacement, Herat" },
        { "More than 40 families have come away from the hills around Ghazni.",
          "displacement, Ghazni" },
        { "About 3,000 residents have walked out of Ghazni towards Kandahar.",
          "displacement, Ghazni" },
        { "The mission saw some 60 villagers leaving the Ghazni area on carts.",
          "displacement, Ghazni" },
        { "Municipal officials in Ghazni have registered 700 displaced people.",
          "displacement, Ghazni" },
        { "The displaced families demonstrated in Herat on Monday.", "protest, Herat" },
    };
    check(cases, G_N_ELEMENTS(cases), FALSE);
}
