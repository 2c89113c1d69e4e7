/** @file
 * Who is taken to have said a figure, by the construction of the sentence. The sentences are made
 * up for these tests; who speaks in each is what it says.
 */
#include "extract/extract.h"

#include <criterion/criterion.h>
#include <string.h>

/** TRUE where a claim of the text is by that party and person. */
static gboolean has_claim_by(const BmExtraction *extraction, const char *by, const char *speaker)
{
    const GPtrArray *events = extraction->events->events;
    for (guint i = 0; i < events->len; i++) {
        const GPtrArray *claims = bm_event_list_borrow(extraction->events, i)->claims;
        for (guint j = 0; j < claims->len; j++) {
            const BmClaim *claim = g_ptr_array_index(claims, j);
            if (strcmp(claim->by, by) == 0 && g_strcmp0(claim->speaker, speaker) == 0)
                return TRUE;
        }
    }
    return FALSE;
}

Test(speakers, are_read_in_every_construction)
{
    static const struct {
        const char *words, *by, *speaker;
    } cases[] = {
        { "The mayor, who visited the market after the blast, said nine people had been killed.",
          "Sudan", NULL },
        { "A doctor who treated the victims said nine people had been killed.", "doctor", NULL },
        { "Residents who fled the town reported that nine people were killed.", "residents", NULL },
        { "Ahmed Idris, who speaks for the Justice and Equality Movement, said nine people were "
          "killed.",
          "Justice and Equality Movement", "Ahmed Idris" },
        { "Musa Tahir, who heads the Darfur Lawyers Union, put the number of dead at nine.",
          "Darfur Lawyers Union", "Musa Tahir" },
        { "The Sudan Doctors Network, which tracks casualties in the war, counted nine people "
          "killed.",
          "Sudan Doctors Network", NULL },
        { "The RSF, whose fighters hold most of the region, said it had killed nine soldiers.",
          "Rapid Support Forces", NULL },
        { "An aid worker whose team reached the camp on Sunday said nine people had been killed.",
          "aid worker", NULL },
        { "The army, which has held the city since May, acknowledged that nine soldiers were "
          "killed.",
          "Sudan", NULL },
        { "The Justice and Equality Movement, a rebel group known as JEM, said it had killed nine "
          "soldiers.",
          "Justice and Equality Movement", NULL },
        { "Colonel Adam Yahya, commander of the garrison, told reporters that nine soldiers had "
          "been killed.",
          "Sudan", "Adam Yahya" },
        { "The commander of the garrison, Colonel Adam Yahya, told reporters that nine soldiers "
          "had been killed.",
          "Sudan", "Adam Yahya" },
        { "The commander of the garrison, Colonel Adam Yahya, speaking from his bunker, said nine "
          "soldiers had been killed.",
          "Sudan", "Adam Yahya" },
        { "The commander of the garrison, Colonel Adam Yahya, who was himself hurt, said nine "
          "soldiers had been killed.",
          "Sudan", "Adam Yahya" },
        { "Brig. Osman Hamid of the Sudanese army said nine people had been killed.", "Sudan",
          "Osman Hamid" },
        { "Nine people were killed, according to Brig. Osman Hamid of the South Darfur police.",
          "Sudan", "Osman Hamid" },
        { "Nine people were killed, said Osman Hamid of the Darfur Lawyers Union.",
          "Darfur Lawyers Union", "Osman Hamid" },
        { "Nine people were killed, said police spokesman Osman Hamid.", "Sudan", "Osman Hamid" },
        { "Nine people were killed, said local resident Osman Hamid, who lost his brother in the "
          "attack.",
          "local resident", "Osman Hamid" },
        { "Nine people were killed, said a doctor at the hospital.", "doctor", NULL },
        { "Nine people were killed, said doctors at the hospital.", "doctors", NULL },
        { "Nine people were killed, police said.", "Sudan", NULL },
        { "Nine people were killed, the governor's office said late on Sunday.", "Sudan", NULL },
        { "Nine people were killed, a rebel commander known as Tiger told the radio.", "rebels",
          "Tiger" },
        { "A rebel commander, alias Tiger, said nine people were killed.", "rebels", "Tiger" },
        { "A rebel commander, nom de guerre Abu Layla, said nine people were killed.", "rebels",
          "Abu Layla" },
        { "An army officer, call sign Falcon, said nine of his men had been killed.", "Sudan",
          "Falcon" },
        { "The teachers' union, several of whose members were in the building, spoke of nine dead.",
          "teachers' union", NULL },
        { "The Red Crescent said nine people were killed.", "Red Crescent", NULL },
        { "By the headman's count, nine people were killed.", "headman", NULL },
        { "Nine people were killed, by the army's reckoning.", "Sudan", NULL },
        { "By its own account, the RSF killed nine soldiers.", "Rapid Support Forces", NULL },
        { "By his own count, the surgeon Musa Tahir treated nine people with gunshot wounds.",
          "surgeon", "Musa Tahir" },
        { "The governor's office put the number of people killed at nine.", "Sudan", NULL },
        { "The ministry's bulletin lists nine people killed.", "Sudan", NULL },
        { "The hospital's records show that nine people were killed.", "hospital", NULL },
        { "The governor raised the death toll to nine.", "Sudan", NULL },
        { "The governor, Nur Abakar, raised the toll to nine: a wounded girl had died in hospital, "
          "he told newsmen.",
          "Sudan", "Nur Abakar" },
        { "The health ministry revised the death toll to nine.", "Sudan", NULL },
        { "City hall's count stood at nine dead.", "Sudan", NULL },
        { "Police lowered the number of dead to nine.", "Sudan", NULL },
        { "Nine people were killed (source: Norwegian Refugee Council).",
          "Norwegian Refugee Council", NULL },
        { "Nine people were killed (Norwegian Refugee Council).", "Norwegian Refugee Council",
          NULL },
        { "Nine people were killed (sources: local media, UNICEF).", "local media", NULL },
        { "Nine people were killed [Norwegian Refugee Council].", "Norwegian Refugee Council",
          NULL },
        { "The state security secretariat says nine officers were killed.", "Sudan", NULL },
        { "The National Committee for Refugees informs that nine people were killed.", "Sudan",
          NULL },
        { "Nine people were killed, the national relief council said.", "Sudan", NULL },
        { "Nine people were killed, according to the local parish.", "local parish", NULL },
        { "Nine people were killed, according to the village imam.", "village imam", NULL },
        { "Nine people were killed, according to the regional hospital directorate.", "Sudan",
          NULL },
        { "Relatives maintain that nine people were killed.", "relatives", NULL },
        { "The rebels boast of having killed nine soldiers.", "rebels", NULL },
        { "The RSF owns up to nine dead.", "Rapid Support Forces", NULL },
        { "The RSF concedes that nine of its fighters were killed.", "Rapid Support Forces", NULL },
        { "Shopkeepers tell a different story. Nine people, they say, were killed.", "shopkeepers",
          NULL },
        { "Villagers who had come to town to sell ginger tell another story. The dead, they say, "
          "were nine students.",
          "villagers", NULL },
        { "\"Nine people were killed,\" said the governor. \"It was a massacre.\"", "Sudan", NULL },
        { "\"It was a massacre,\" said the governor. \"Nine people were killed.\"", "Sudan", NULL },
        { "\"It was a massacre. Nine people were killed,\" said the governor.", "Sudan", NULL },
        { "\"Nine people were killed. It was a massacre,\" the governor said.", "Sudan", NULL },
        { "The governor said the town had been shelled. Nine people had been killed.", "Sudan",
          NULL },
        { "We lost nine people, the RSF commander admitted.", "Rapid Support Forces", NULL },
        { "The army said on its website that it had killed nine rebels.", "Sudan", NULL },
        { "In a video, the Desert Lions boast of having killed nine soldiers.", "Desert Lions",
          NULL },
        { "The Islamic State of Sudan, an umbrella group, said on a website that it had killed "
          "nine soldiers.",
          "Islamic State of Sudan", NULL },
        { "The Group for the Defence of Faith and Land, a splinter faction, announced that it had "
          "killed nine soldiers.",
          "Group for the Defence of Faith and Land", NULL },
        { "Sudanese Civil Defence said it had evacuated nine people.", "Sudan", NULL },
        { "Rescuers of the White Helmets pulled nine bodies from the rubble.", "White Helmets",
          NULL },
        { "According to figures released by the health ministry, nine people were killed.", "Sudan",
          NULL },
        { "According to the health ministry in Khartoum, nine people were killed.", "Sudan", NULL },
        { "Nine people were killed in the raid, a hospital source told the agency.",
          "hospital source", NULL },
        { "Nine people were killed, two witnesses told the agency.", "witnesses", NULL },
        { "Speaking on the radio, the governor said nine people had been killed.", "Sudan", NULL },
        { "Asked about the toll, the governor said nine people had been killed.", "Sudan", NULL },
        { "The governor's deputy, speaking on state television, claimed that nine people were "
          "killed.",
          "Sudan", NULL },
        { "Local officials and residents said nine people had been killed.", "Sudan", NULL },
        { "The UN refugee agency estimates that nine people were killed.", "UNHCR", NULL },
        { "UNICEF staff in the town report that nine people were killed.", "UNICEF", NULL },
        { "Nine people were killed, and the governor, Nur Abakar, said the toll could rise.",
          "Sudan", "Nur Abakar" },
        { "State media, for their part, reported nine people killed.", "Sudan", NULL },
        { "The town's mayor, Nur Abakar, says nine people died.", "Sudan", "Nur Abakar" },
        { "The army chief's spokesman, Musa Tahir, said nine people died.", "Sudan", "Musa Tahir" },
        { "Nur Abakar, governor of South Darfur, says nine people died.", "Sudan", "Nur Abakar" },
        { "Nur Abakar, a spokesman for the RSF, says nine people died.", "Rapid Support Forces",
          "Nur Abakar" },
        { "Nur Abakar, the RSF's spokesman in Darfur, says nine people died.",
          "Rapid Support Forces", "Nur Abakar" },
        { "RSF spokesman Nur Abakar says nine people died.", "Rapid Support Forces", "Nur Abakar" },
        { "Nine people died, their commander said.", "Sudan", NULL },
        { "Nine people were wounded, the clinic's director, Nur Abakar, confirmed by phone.",
          "Sudan", "Nur Abakar" },
        { "The Sudan War Monitor, a group of researchers, has documented nine people killed.",
          "Sudan War Monitor", NULL },
        { "A statement by the general staff said nine people were killed.", "Sudan", NULL },
        { "A statement from the RSF said nine soldiers were killed.", "Rapid Support Forces",
          NULL },
        { "A spokesman for the RSF, Nur Abakar, said nine soldiers were killed.",
          "Rapid Support Forces", "Nur Abakar" },
        { "The governor's toll is nine dead.", "Sudan", NULL },
        { "The RSF put its own losses at nine dead.", "Rapid Support Forces", NULL },
        { "Officials in the capital spoke of nine people killed.", "Sudan", NULL },
        { "Cattle herders interviewed by the agency said nine people were killed.",
          "cattle herders", NULL },
        { "Nine people were killed, as the governor told parliament.", "Sudan", NULL },
        { "As the governor put it, nine people were killed.", "Sudan", NULL },
        { "To hear the RSF tell it, nine soldiers were killed.", "Rapid Support Forces", NULL },
        { "Nine people were killed, says the zonal disaster office.", "Sudan", NULL },
        { "Nine people were killed, the Norwegian Refugee Council and local groups say.",
          "Norwegian Refugee Council", NULL },
        { "Word from the governor is that nine people were killed.", "Sudan", NULL },
        { "Regional police chief Adam Salih told AFP by telephone that nine people had been "
          "killed.",
          "Sudan", "Adam Salih" },
        { "\"Nine people were killed and many more are under the rubble,\" a rescuer, Hamid Musa, "
          "told Reuters.",
          "rescuer", "Hamid Musa" },
        { "Nine people have been killed so far, the spokesperson for the interior ministry, Col. "
          "Adam Salih, told a press briefing.",
          "Sudan", "Adam Salih" },
        { "At least nine people were killed, according to two hospital workers who spoke on "
          "condition of anonymity.",
          "hospital workers", NULL },
        { "A hospital worker, who asked not to be named, put the toll at nine dead.",
          "hospital worker", NULL },
        { "The death toll stands at nine, the head of the town's hospital, Dr Amna Bashir, said.",
          "Sudan", "Amna Bashir" },
        { "Nine people were killed, the local branch of the Red Crescent said in a post on "
          "Facebook.",
          "Red Crescent", NULL },
        { "State news agency SUNA said nine people were killed.", "Sudan", NULL },
        { "Nine soldiers were killed, the RSF's media wing claimed.", "Rapid Support Forces",
          NULL },
        { "The RSF, in a statement, claimed to have killed nine soldiers.", "Rapid Support Forces",
          NULL },
        { "The RSF, for its part, says that nine soldiers were killed.", "Rapid Support Forces",
          NULL },
        { "The RSF on Sunday said that nine soldiers were killed.", "Rapid Support Forces", NULL },
        { "The RSF late on Sunday night announced that it had killed nine soldiers.",
          "Rapid Support Forces", NULL },
        { "Speaking to journalists in Port Sudan, the army spokesman, Nabil Hassan, said nine "
          "people had been killed.",
          "Sudan", "Nabil Hassan" },
        { "Mr Hassan, the army spokesman, said nine people had been killed.", "Sudan", "Hassan" },
        { "The UN's humanitarian office, OCHA, said nine people had been killed.", "United Nations",
          NULL },
        { "The International Committee of the Red Cross (ICRC) reported nine people killed.",
          "Red Cross", NULL },
        { "A coalition of local rights groups counted nine people killed.",
          "coalition of local rights groups", NULL },
        { "The activist group Emergency Lawyers said nine people were killed.", "Emergency Lawyers",
          NULL },
        { "The Emergency Lawyers group said nine people were killed.", "Emergency Lawyers", NULL },
        { "Emergency Lawyers, a group documenting abuses, said nine people were killed.",
          "Emergency Lawyers", NULL },
        { "Eyewitnesses in the town spoke of nine people killed.", "eyewitnesses", NULL },
        { "Survivors interviewed in the camp gave a figure of nine dead.", "survivors", NULL },
        { "One resident, Fatima Adam, 34, said nine people were killed.", "resident",
          "Fatima Adam" },
        { "Fatima Adam, who lost two sons, said nine people were killed in her street.",
          "Fatima Adam", NULL },
        { "Officials say that nine people were killed; residents put the number at twelve.",
          "residents", NULL },
        { "Nine people were killed, say officials, but residents speak of twelve dead.",
          "residents", NULL },
        { "While officials spoke of nine dead, residents counted twelve bodies.", "residents",
          NULL },
        { "Residents counted twelve bodies, but the governor insisted that nine people were "
          "killed.",
          "Sudan", NULL },
        { "Without elaborating, the governor said nine people had been killed.", "Sudan", NULL },
        { "It was not until Monday that the army admitted that nine soldiers had been killed.",
          "Sudan", NULL },
        { "The army has since admitted that nine soldiers were killed.", "Sudan", NULL },
        { "The army was quoted by state media as saying nine soldiers were killed.", "Sudan",
          NULL },
        { "The mayor was quoted as saying that nine people were killed.", "Sudan", NULL },
        { "Nine people, the mayor said, were killed.", "Sudan", NULL },
        { "Nine people, according to the mayor, were killed.", "Sudan", NULL },
        { "Nine people – five of them women – were killed, the mayor said.", "Sudan", NULL },
        { "The attack, which officials blamed on the RSF, killed nine people, the mayor said.",
          "Sudan", NULL },
        { "Asked how many had died, the mayor replied that nine people were killed.", "Sudan",
          NULL },
        { "\"Nine of my men were killed,\" General Yahya Adam told state television.", "Sudan",
          "Yahya Adam" },
        { "Rebel leader Minni Arko said nine of his fighters were killed.", "rebels",
          "Minni Arko" },
        { "Minni Arko, leader of the Sudan Liberation Movement, said nine of his fighters were "
          "killed.",
          "Sudan Liberation Movement", "Minni Arko" },
        { "The Sudan Liberation Movement's leader, Minni Arko, said nine fighters were killed.",
          "Sudan Liberation Movement", "Minni Arko" },
        { "The leader of the Sudan Liberation Movement, Minni Arko, said nine fighters were "
          "killed.",
          "Sudan Liberation Movement", "Minni Arko" },
        { "Sudan Liberation Movement commander Minni Arko said nine fighters were killed.",
          "Sudan Liberation Movement", "Minni Arko" },
        { "Tribal leaders reached by phone said nine people were killed.", "tribal leaders", NULL },
        { "The Nyala Advocate newspaper reported that nine people were killed.", "Nyala Advocate",
          NULL },
    };
    GError *error = NULL;
    BmRules *rules = bm_rules_load("en", &error);
    BmGazetteer *gazetteer = bm_gazetteer_open(&error);
    cr_assert(rules && gazetteer, "%s", error ? error->message : "");
    BmNames *names = bm_names_new(gazetteer);
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        char *text = g_strdup_printf("NYALA, Sudan, March 3, 2024 (Wire) - Drones struck Nyala on "
                                     "Saturday.\n\n%s\n",
                                     cases[i].words);
        BmReport *report = bm_report_parse("r.txt", text, strlen(text), NULL, &error);
        BmExtraction *extraction = bm_extract(report, rules, names, NULL, NULL, &error);
        cr_assert_not_null(extraction, "%s", error ? error->message : "");
        cr_expect(has_claim_by(extraction, cases[i].by, cases[i].speaker), "%s", cases[i].words);
        bm_extraction_free(extraction);
        bm_report_free(report);
        g_free(text);
    }
    bm_names_free(names);
    bm_gazetteer_free(gazetteer);
    bm_rules_free(rules);
}
