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

Test(happenings, as_papers_and_agencies_put_them)
{
    static const Case cases[] = {
        { "Armed men on horseback swept into Birao at first light and set fire to the weekly "
          "market, the mayor said.",
          "ground_attack, Birao" },
        { "A column of the army was caught in an ambush between Maroua and Mora on Tuesday.",
          "ground_attack, Maroua; ground_attack, Mora" },
        { "Fighter jets pounded suspected hideouts in the hills above Diffa for a second day.",
          "airstrike, Diffa" },
        { "Shells crashed into the bus station of Goma on Friday morning, killing two.",
          "shelling, Goma" },
        { "Mortars landed near the airport in Goma.", "shelling, Goma" },
        { "Rebels seized the mining town of Rubaya on Wednesday after three days of fighting.",
          "captured_post, Rubaya" },
        { "The army has retaken Bria, its spokesman said on Monday.", "captured_post, Bria" },
        { "Government troops drove the insurgents out of Bria on Monday.", "captured_post, Bria" },
        { "Soldiers entered Bria without a fight on Monday, residents said.",
          "captured_post, Bria" },
        { "Rebels withdrew from Bria on Monday night.", "captured_post, Bria" },
        { "A drone crashed into an apartment block in Belgorod overnight.", "airstrike, Belgorod" },
        { "Two drones were shot down over Belgorod.", "airstrike, Belgorod" },
        { "Air defences shot down five missiles over Odesa on Sunday.", "missile, Odesa" },
        { "Debris from a downed drone set a warehouse ablaze in Odesa on Sunday.",
          "airstrike, Odesa" },
        { "A glide bomb flattened a school in Kupiansk on Sunday night.", "airstrike, Kupiansk" },
        { "A guided bomb hit a pharmacy in Kupiansk on Sunday night.", "airstrike, Kupiansk" },
        { "Farmers and herders came to blows near Guéckédou on Thursday, leaving three dead.",
          "clash, Guéckédou" },
        { "Tribesmen battled each other in Wau on Tuesday and eight people died.", "clash, Wau" },
        { "Police fired on stone-throwers in Srinagar on Friday, killing one.",
          "ground_attack, Srinagar" },
        { "Police used tear gas to disperse students who had gathered in Srinagar.",
          "protest, Srinagar" },
        { "Hundreds of mothers held a vigil in Srinagar on Friday.", "protest, Srinagar" },
        { "Traders shut their shops in Srinagar on Friday in protest at the arrests.",
          "protest, Srinagar" },
        { "Demonstrators blocked the main road into Osh with burning tyres on Monday.",
          "protest, Osh" },
        { "Crowds poured into the square in Osh on Monday demanding the governor's resignation.",
          "protest, Osh" },
        { "Residents of Osh rallied against the border deal on Monday.", "protest, Osh" },
        { "Gunmen kidnapped eleven students from a school in Kaduna on Monday.",
          "ground_attack, Kaduna" },
        { "Eleven students were taken at gunpoint from a school in Kaduna on Monday.",
          "ground_attack, Kaduna" },
        { "Bandits killed nine farmers in a village outside Kaduna on Monday.",
          "ground_attack, Kaduna" },
        { "Nine farmers were hacked to death in their fields near Kaduna on Monday.",
          "ground_attack, Kaduna" },
        { "The bodies of nine farmers were found near Kaduna on Monday.", "other, Kaduna" },
        { "A policeman was shot dead outside his home in Kaduna on Monday.",
          "ground_attack, Kaduna" },
        { "Snipers wounded two nurses in Kaduna on Monday.", "ground_attack, Kaduna" },
        { "Two nurses were wounded by sniper fire in Kaduna.", "ground_attack, Kaduna" },
        { "Rockets slammed into Haifa on Thursday evening.", "missile, Haifa" },
        { "Haifa came under rocket fire on Thursday evening.", "missile, Haifa" },
        { "A barrage of rockets was fired at Haifa on Thursday evening.", "missile, Haifa" },
        { "Militants fired three rockets towards Haifa on Thursday.", "missile, Haifa" },
        { "A truck bomb went off at the gates of the barracks in Beledweyne on Friday.",
          "explosion, Beledweyne" },
        { "A suicide attacker blew himself up inside a mosque in Beledweyne.",
          "explosion, Beledweyne" },
        { "A suicide car bomber rammed a checkpoint in Beledweyne on Friday, killing nine.",
          "explosion, Beledweyne" },
        { "Five soldiers died when their vehicle hit a landmine near Beledweyne on Friday.",
          "explosion, Beledweyne" },
        { "Their lorry ran over an explosive device on the road to Beledweyne on Friday.",
          "explosion, Beledweyne" },
        { "An explosion tore the roof off a hotel in Beledweyne.", "explosion, Beledweyne" },
        { "Buses carried 900 people out of Mocoa to safety on Sunday.", "evacuation, Mocoa" },
        { "The hospital in Mocoa was evacuated on Sunday.", "evacuation, Mocoa" },
        { "Some 4,000 people fled Mocoa on foot.", "displacement, Mocoa" },
        { "More than 4,000 people have taken shelter in Mocoa since Sunday.",
          "displacement, Mocoa" },
        { "About 4,000 displaced people have arrived in Mocoa since Sunday.",
          "displacement, Mocoa" },
    };
    check(cases, G_N_ELEMENTS(cases), FALSE);
}

Test(happenings, places_without_a_preposition)
{
    static const Case cases[] = {
        { "Kunduz, in rebel hands since May, was retaken on Monday.", "captured_post, Kunduz" },
        { "A grenade went off among the stalls of the Kunduz cattle market.", "explosion, Kunduz" },
        { "Gunmen attacked the City Police Station, Kunduz, on Monday.", "ground_attack, Kunduz" },
        { "The elders of Kunduz staged a sit-in on Monday.", "protest, Kunduz" },
        { "Kunduz itself got two guided bombs at dawn.", "airstrike, Kunduz" },
        { "Kunduz burns. Artillery pounded it on Monday.", "shelling, Kunduz" },
        { "Kunduz (North) - Marines raided a shop on Monday.", "ground_attack, Kunduz" },
        { "The biggest crossing to Iran is gone.", "" },
        { "The minister entered Kunduz on Monday.", "" },
        { "Our marines walked into Kunduz on Monday.", "captured_post, Kunduz" },
    };
    check(cases, G_N_ELEMENTS(cases), FALSE);
}

Test(happenings, what_did_not_happen)
{
    static const Case cases[] = {
        { "Fresh raids on banks in Kunduz are a possibility.", "" },
        { "A rumour of shelling in Kunduz proved unfounded.", "" },
        { "Displaced people in Kunduz asked for a halt to attacks on clinics.", "" },
        { "By Sunday 900 residents had been evacuated from Kunduz.", "evacuation, Kunduz" },
        { "Gunmen shot a judge dead in Kunduz on Monday, the worst attack in recent years.",
          "ground_attack, Kunduz" },
    };
    check(cases, G_N_ELEMENTS(cases), FALSE);
}
