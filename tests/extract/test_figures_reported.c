/** @file
 * Figures as newspapers, agencies, ministries and aid workers put them.
 */
#include "sentence_claims.h"

Test(reporting, agencies)
{
    static const Sentence sentences[] = {
        { "A roadside bomb killed at least nine people, including three children, on Tuesday.",
          "killed 9 people" },
        { "The bombing killed at least 11 and wounded more than 30, mostly students.",
          "killed 11; wounded 30" },
        { "At least 14 people were killed, and dozens more wounded, in the shelling.",
          "killed 14 people; wounded dozens more people" },
        { "Clashes left two policemen and six gunmen dead.",
          "killed 2 policemen; killed 6 gunmen" },
        { "The clash left one soldier dead and four others wounded.",
          "killed 1 soldier; wounded 4 others" },
        { "The ambush, in which three rangers died and two went missing, took place on Tuesday.",
          "killed 3 rangers" },
        { "The attack killed a teacher, his wife and three pupils.",
          "killed 1 teacher; killed 1 wife; killed 3 pupils" },
        { "A woman and her two sons were killed when a shell hit their house.",
          "killed 1 woman; killed 2 sons" },
        { "A 45-year-old farmer was killed by a mine.", "killed 1 45-year-old farmer" },
        { "A shell killed a mother of four.", "killed 1 mother" },
        { "Gunmen on motorbikes shot dead a village chief and abducted six youths.",
          "killed 1 village chief; captured 6 youths" },
        { "The army killed 23 fighters and captured nine in the raid.",
          "killed 23 fighters; captured 9 fighters" },
        { "Twenty-six others were being treated for burns after the blast.", "wounded 26 others" },
        { "Among the wounded in the blast were six soldiers.", "wounded 6 soldiers" },
        { "Six of the wounded died overnight after the blast.", "killed 6" },
        { "Three of those injured in the blast are in critical condition.", "wounded 3" },
        { "An officer and two constables lost their lives in the gunfight.",
          "killed 1 officer; killed 2 constables" },
        { "Four attackers were also killed in the gunfight.", "killed 4 attackers" },
        { "Security forces neutralised eight militants in a raid.", "killed 8 militants" },
        { "The gunfight ended with all five attackers dead.", "killed 5 attackers" },
        { "Police recovered 11 bodies after the massacre.", "killed 11 bodies" },
        { "The massacre claimed at least 40 lives.", "killed 40" },
    };
    check(sentences, G_N_ELEMENTS(sentences));
}

Test(reporting, aid_workers)
{
    static const Sentence sentences[] = {
        { "The attack caused the displacement of 2,150 people.", "displaced 2150 people" },
        { "The attack resulted in 12 deaths, 25 injuries and the displacement of 300 households.",
          "killed 12; wounded 25; displaced 300 households" },
        { "An estimated 5,000 persons fled the clashes towards the border.",
          "displaced 5000 persons" },
        { "Some 1,250 households (6,300 people) were displaced by the clashes.",
          "displaced 1250 households" },
        { "Over 900 new arrivals were registered in the camp after the attack.",
          "displaced 900 new arrivals" },
        { "More than 4,000 people sought refuge in schools after the attack.",
          "displaced 4000 people" },
        { "Around 800 families took to the bush after the raid.", "displaced 800 families" },
        { "About 1,100 refugees crossed into Chad after the attack.", "displaced 1100 refugees" },
        { "The clashes pushed 12,000 people to flee to Bria.", "displaced 12000 people" },
        { "Following the attack, 340 people spent the night in a church.", "displaced 340 people" },
        { "The villages were emptied of 3,000 inhabitants after the raid.",
          "displaced 3000 inhabitants" },
        { "Two aid workers were abducted and one was later released.", "captured 2 aid workers" },
        { "Six cases of rape and three abductions were recorded after the raid.", "captured 3" },
        { "In the raid 45 huts and two shops were burnt.", "homes_destroyed 45 huts" },
        { "Fire destroyed 120 shelters in the camp after the shelling.",
          "homes_destroyed 120 shelters" },
        { "About 60 houses were damaged or destroyed by the shelling.",
          "homes_destroyed 60 houses" },
        { "The health centre received 37 wounded after the clash.", "wounded 37" },
        { "Hospitals admitted 37 people with gunshot wounds after the clash.",
          "wounded 37 people" },
        { "MSF teams treated 64 wounded, of whom nine died, after the clash.",
          "wounded 64; killed 9" },
        { "Thirteen civilians, among them five women, were taken hostage in the raid.",
          "captured 13 civilians" },
        { "Partners report that 230 families remain without shelter.", "" },
        { "An estimated 40,000 people need food.", "" },
        { "The assessment reached 12,000 people.", "" },
        { "WFP reached 30,000 people with food.", "" },
        { "Some 600 children have received vaccines.", "" },
    };
    check(sentences, G_N_ELEMENTS(sentences));
}

Test(reporting, ministries_and_blogs)
{
    static const Sentence sentences[] = {
        { "The enemy lost up to 120 personnel, three tanks and two howitzers in the clash.",
          "killed -120 personnel" },
        { "Enemy losses in the clash amounted to 30 killed and 50 wounded.",
          "killed 30; wounded 50" },
        { "Our losses in the clash: two killed, five wounded.", "killed 2; wounded 5" },
        { "There were three killed and eight wounded on our side in the clash.",
          "killed 3; wounded 8" },
        { "The brigade captured two strongholds and took 17 prisoners in the attack.",
          "posts_captured 2 strongholds; captured 17 prisoners" },
        { "The brigade pulled out of four outposts after the attack.",
          "posts_captured 4 outposts" },
        { "Four outposts changed hands in the attack.", "posts_captured 4 outposts" },
        { "Three villages were retaken in the attack.", "" },
        { "The unit took three villages in the attack.", "" },
        { "Ten fighters laid down their arms after the battle.", "captured 10 fighters" },
        { "Eighteen bodies lie in the morgue after the battle, a doctor said.",
          "killed 18 bodies" },
        { "A video shows six dead soldiers after the ambush.", "killed 6 soldiers" },
        { "The channel shows photos of 21 prisoners of war.", "" },
        { "Their commander and 12 of his fighters were killed in the raid.",
          "killed 1 commander; killed 12 fighters" },
        { "The strike killed the group's commander, Issa Keita, and four bodyguards.",
          "killed 4 bodyguards" },
        { "Issa Keita, a father of three, was killed in the attack.", "" },
        { "The convoy of 40 trucks was attacked and five drivers killed.", "killed 5 drivers" },
        { "A column of 30 vehicles attacked the town; the army lost 16 men.", "killed 16 men" },
        { "Twelve of them were killed on the spot in the ambush.", "killed 12" },
        { "None of the 40 passengers was hurt in the attack.", "" },
        { "No soldiers were killed in the attack.", "" },
        { "Not one of the 15 guards was hurt in the attack.", "" },
        { "Mali's army denies that 12 soldiers were killed in the attack.", "killed soldiers" },
    };
    check(sentences, G_N_ELEMENTS(sentences));
}

Test(reporting, newspapers)
{
    static const Sentence sentences[] = {
        { "The toll in Tuesday's blast has gone up to 23, from 19.", "killed 23" },
        { "With two more deaths in hospital, the toll of the blast rose to 21.",
          "killed 2; killed 21" },
        { "The number of injured in the riot has crossed 200.", "wounded 200" },
        { "Fifteen persons were reported dead and sixty hurt in the riot.",
          "killed 15 persons; wounded 60 persons" },
        { "As many as 18 jawans attained martyrdom in the ambush.", "killed -18 jawans" },
        { "Eighteen jawans were martyred in the ambush.", "killed 18 jawans" },
        { "Three cadres were gunned down in the encounter.", "killed 3 cadres" },
        { "The rioters set 35 shops and eight houses on fire.", "homes_destroyed 8 houses" },
        { "A mob of 500 people torched the police station.", "" },
        { "The police fired at the crowd, killing a student and injuring a score of others.",
          "killed 1 student; wounded a score others" },
        { "Police said they had picked up 80 suspects after the riot.", "captured 80 suspects" },
        { "As the raid ended, 14 youths were in custody.", "captured 14 youths" },
        { "Two tribesmen met their deaths in the clash.", "killed 2 tribesmen" },
        { "The arrows wounded a highland porter and two carriers.",
          "wounded 1 highland porter; wounded 2 carriers" },
        { "Rebels freed the nine hostages after the raid.", "" },
        { "Inmates took 12 guards hostage during the riot.", "captured 12 guards" },
        { "The riot ended after 31 inmates had been burned to death.", "killed 31 inmates" },
        { "Gangsters dumped the bodies of four fishermen near the port.", "killed 4 fishermen" },
        { "Soldiers found four fishermen dead after the raid.", "killed 4 fishermen" },
        { "Seven people were said to have drowned while fleeing the shelling.", "killed 7 people" },
        { "A further seven are missing after the attack.", "" },
        { "Seven of the 12 dead in the riot were students.", "killed 12" },
        { "He buried five of his neighbours after the massacre.", "killed 5 neighbours" },
    };
    check(sentences, G_N_ELEMENTS(sentences));
}
