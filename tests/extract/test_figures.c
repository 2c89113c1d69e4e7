/** @file
 * Figures and what befell whom, a sentence each.
 */
#include "sentence_claims.h"

Test(figures, numbers_in_words)
{
    static const Sentence sentences[] = {
        { "Thirty-two miners were killed in the blast.", "killed 32 miners" },
        { "Twenty-one soldiers and ninety-nine rebels died in the clash.",
          "killed 21 soldiers; killed 99 rebels" },
        { "The raid killed one hundred and twelve villagers.", "killed 112 villagers" },
        { "A hundred people died in the shelling.", "killed 100 people" },
        { "The clashes displaced two hundred and fifty thousand people.",
          "displaced 250000 people" },
        { "Three thousand four hundred families fled the fighting.", "displaced 3400 families" },
        { "About 1.2 million people fled the fighting.", "displaced 1200000 people" },
        { "The shelling killed two dozen people.", "killed 24 people" },
        { "The blast killed a dozen people and wounded half a dozen.",
          "killed a dozen people; wounded half a dozen people" },
        { "Several hundred people fled the shelling.", "displaced several hundred people" },
        { "Both drivers were killed in the ambush.", "killed 2 drivers" },
        { "A pair of guards were killed in the attack.", "killed 2 guards" },
        { "Sub-inspector Ram Lal spoke.", "" },
        { "Forty-five of the town's houses were burned down in the attack.",
          "homes_destroyed 45 houses" },
        { "The attack killed twenty to thirty people.", "killed 20-30 people" },
        { "Between 40 and 50 fighters were killed in the raid.", "killed 40-50 fighters" },
        { "At most six guards died in the raid.", "killed -6 guards" },
        { "Twelve people, at the very least, died in the blast.", "killed 12 people" },
    };
    check(sentences, G_N_ELEMENTS(sentences));
}

Test(figures, verbs_of_dying)
{
    static const Sentence sentences[] = {
        { "Three jawans lost their lives in the ambush.", "killed 3 jawans" },
        { "Nine cadres of the group perished in the raid.", "killed 9 cadres" },
        { "Five of his men fell in the battle.", "killed 5 men" },
        { "Five of our men had fallen in the battle.", "killed 5 men" },
        { "The shelling claimed 14 lives.", "killed 14" },
        { "The blast claimed the lives of six worshippers.", "killed 6 worshippers" },
        { "The blast took the lives of eight commuters.", "killed 8 commuters" },
        { "The ambush cost four soldiers their lives.", "killed 4 soldiers" },
        { "The strike left seven people dead.", "killed 7 people" },
        { "The strike left seven dead and 20 injured.", "killed 7; wounded 20" },
        { "Rescuers pulled the bodies of eight people from the rubble after the strike.",
          "killed 8 people" },
        { "The bodies of 12 farmhands were found after the attack.", "killed 12 farmhands" },
        { "Patrols found the body of one herdsman after the raid.", "killed 1 herdsman" },
        { "Nine bodies were recovered after the shelling.", "killed 9 bodies" },
        { "Two wardens succumbed to their injuries after the blast.", "killed 2 wardens" },
        { "Gunmen shot dead three shopkeepers in an ambush.", "killed 3 shopkeepers" },
        { "Gunmen shot three shopkeepers dead in an ambush.", "killed 3 shopkeepers" },
        { "The clash resulted in the deaths of 16 tribesmen.", "killed 16 tribesmen" },
        { "The raid led to the loss of two fighters.", "killed 2 fighters" },
        { "The army admitted the loss of two soldiers in the clash.", "killed 2 soldiers" },
        { "The shelling caused six deaths.", "killed 6" },
        { "Six civilians were beheaded in the raid.", "killed 6 civilians" },
        { "Eleven hostages were executed after the raid.", "killed 11 hostages" },
        { "The attack was fatal for two sentries.", "killed 2 sentries" },
    };
    check(sentences, G_N_ELEMENTS(sentences));
}

Test(figures, verbs_of_wounding)
{
    static const Sentence sentences[] = {
        { "Eleven people received injuries in the blast.", "wounded 11 people" },
        { "Some 34 persons, including 16 women, received injuries of varying severity in the "
          "blast.",
          "wounded 34 persons" },
        { "Four troopers suffered shrapnel wounds in the attack.", "wounded 4 troopers" },
        { "Two porters sustained serious burns in the blast.", "wounded 2 porters" },
        { "The mine maimed two sappers.", "wounded 2 sappers" },
        { "The blast left 28 people with splinter wounds.", "wounded 28 people" },
        { "Nine of our men are being treated after the attack.", "wounded 9 men" },
        { "Nine people are in hospital after the attack.", "wounded 9 people" },
        { "Nine people were hospitalised after the attack.", "wounded 9 people" },
        { "Seven passengers were taken to hospital after the blast.", "wounded 7 passengers" },
        { "Ambulances took 18 people to hospital after the blast.", "wounded 18 people" },
        { "The clinic has treated 47 patients for gunshot wounds since the attack.",
          "wounded 47 patients" },
        { "Doctors treated 15 people after the shelling.", "wounded 15 people" },
        { "Three passers-by were cut by flying glass in the blast.", "wounded 3 passers-by" },
        { "Sixteen people were pulled from the rubble with injuries after the strike.",
          "wounded 16 people" },
        { "The shelling caused injuries to four pupils.", "wounded 4 pupils" },
        { "The blast inflicted injuries on four pupils.", "wounded 4 pupils" },
        { "Six officers needed treatment after the explosion.", "wounded 6 officers" },
        { "Four guards were hurt, one of them seriously, in the blast.", "wounded 4 guards" },
        { "Two soldiers lost limbs in the blast.", "wounded 2 soldiers" },
        { "Two nurses were hit by shrapnel in the shelling.", "wounded 2 nurses" },
        { "A bomb scarred five porters in the market.", "wounded 5 porters" },
    };
    check(sentences, G_N_ELEMENTS(sentences));
}

Test(figures, verbs_of_capturing)
{
    static const Sentence sentences[] = {
        { "The group is holding seven soldiers seized in the ambush.", "captured 7 soldiers" },
        { "Police arrested 40 people after the riot.", "captured 40 people" },
        { "Forty people were arrested after the riot.", "captured 40 people" },
        { "Gunmen led away eight labourers in a raid.", "captured 8 labourers" },
        { "The raiders took six girls captive.", "captured 6 girls" },
        { "Four sailors were taken prisoner in the battle.", "captured 4 sailors" },
        { "The rebels took 14 troops prisoner in the battle.", "captured 14 troops" },
        { "In the raid 14 passengers were abducted.", "captured 14 passengers" },
        { "Nine teachers were kidnapped in the raid.", "captured 9 teachers" },
        { "The police put the number of kidnapped in the raid at 11.", "captured 11" },
        { "Twelve militiamen surrendered after the battle.", "captured 12 militiamen" },
        { "Police rounded up 60 youths after the riot.", "captured 60 youths" },
        { "The riot led to the arrest of 30 protesters.", "captured 30 protesters" },
        { "The raid led to 30 arrests.", "captured 30" },
        { "Three farmers were detained in the raid.", "captured 3 farmers" },
        { "Eleven men are still being held after the raid.", "captured 11 men" },
        { "The militia is holding hostage 20 passengers after the ambush.",
          "captured 20 passengers" },
        { "Ten soldiers went missing after the battle.", "" },
    };
    check(sentences, G_N_ELEMENTS(sentences));
}

Test(figures, verbs_of_fleeing_and_of_things)
{
    static const Sentence sentences[] = {
        { "Some 2,400 people have reached Kaya after the attack.", "displaced 2400 people" },
        { "About 3,000 people who escaped from Kodok by boat after the bombing slept in the open.",
          "displaced 3000 people" },
        { "The shelling drove 500 families from their homes.", "displaced 500 families" },
        { "The shelling forced 500 families to flee.", "displaced 500 families" },
        { "More than 600 people abandoned villages after the attack.", "displaced 600 people" },
        { "About 900 residents have walked out of the town after the attack.",
          "displaced 900 residents" },
        { "Monitors saw an estimated 450 villagers leaving the area after the shelling.",
          "displaced 450 villagers" },
        { "More than 200 families have come away from the hills since the attack.",
          "displaced 200 families" },
        { "Some 3,500 residents had been moved out of Chaman after the shelling.",
          "displaced 3500 residents" },
        { "The army evacuated 1,900 persons from Tyre after the strike.",
          "displaced 1900 persons" },
        { "The fighting uprooted 60,000 people.", "displaced 60000 people" },
        { "Shelling rendered 300 families homeless.", "displaced 300 families" },
        { "Nineteen houses were set ablaze during the raid.", "homes_destroyed 19 houses" },
        { "The raiders burnt 14 huts to the ground.", "homes_destroyed 14 huts" },
        { "The shelling reduced 20 homes to rubble.", "homes_destroyed 20 homes" },
        { "Soldiers set fire to 30 houses during the raid.", "homes_destroyed 30 houses" },
        { "Two command posts and an ammunition depot were destroyed in the strike.",
          "posts_destroyed 2 command posts" },
        { "The brigade gave up three strongpoints in the battle.",
          "posts_captured 3 strongpoints" },
        { "The rebels overran five checkpoints in the attack.", "posts_captured 5 checkpoints" },
        { "Five checkpoints fell to the rebels in the attack.", "posts_captured 5 checkpoints" },
        { "The army lost five checkpoints in the attack.", "posts_captured 5 checkpoints" },
        { "Artillery wrecked four border posts.", "posts_destroyed 4 border posts" },
        { "The strike destroyed two bases.", "bases_destroyed 2 bases" },
    };
    check(sentences, G_N_ELEMENTS(sentences));
}

Test(figures, ellipses)
{
    static const Sentence sentences[] = {
        { "The ambush killed two soldiers and wounded three.",
          "killed 2 soldiers; wounded 3 soldiers" },
        { "In the ambush two constables were killed and three hurt.",
          "killed 2 constables; wounded 3 constables" },
        { "The bomb went off at noon, killing 12 and wounding 36.", "killed 12; wounded 36" },
        { "Police said the blast killed four, with another 17 injured.", "killed 4; wounded 17" },
        { "The raid killed 77 of them and wounded 40.", "killed 77; wounded 40" },
        { "Five gunmen were killed and 13 others arrested in the raid.",
          "killed 5 gunmen; captured 13 others" },
        { "The blast left 5 dead, 12 injured.", "killed 5; wounded 12" },
        { "The blast killed three people, wounded nine and destroyed two houses.",
          "killed 3 people; wounded 9 people; homes_destroyed 2 houses" },
        { "Four soldiers died in the ambush and two were wounded.",
          "killed 4 soldiers; wounded 2 soldiers" },
        { "Two died and eight were injured in the blast.", "killed 2; wounded 8" },
        { "Of the 20 passengers, six were killed in the ambush.", "killed 6 passengers" },
        { "Fighters and police clashed; six of them were arrested.", "captured 6" },
        { "Eight people were hurt in the blast, two of whom later died.",
          "wounded 8 people; killed 2 people" },
        { "Eight people, most of them women, died in the blast.", "killed 8 people" },
        { "Eight people, among them two children, were killed in the blast.", "killed 8 people" },
        { "Eight people - all from one family - were killed in the blast.", "killed 8 people" },
        { "Eight people (including two children) were killed in the blast.", "killed 8 people" },
        { "Killed in the ambush were nine policemen.", "killed 9 policemen" },
        { "The dead were three students.", "killed 3 students" },
        { "The attack killed seven, three of them children.", "killed 7" },
    };
    check(sentences, G_N_ELEMENTS(sentences));
}

Test(figures, tolls)
{
    static const Sentence sentences[] = {
        { "The death toll from the blast rose to 19.", "killed 19" },
        { "The death toll of the bombing stands at 19.", "killed 19" },
        { "The governor raised the toll of the bombing to six.", "killed 6" },
        { "Officials revised the death toll of the blast to 27 from 25.", "killed 27" },
        { "The ministry puts the deaths in the shelling at 19.", "killed 19" },
        { "The ministry put the number of wounded in the shelling at 40.", "wounded 40" },
        { "The number of people killed in the shelling has climbed to 31.", "killed 31 people" },
        { "The number of displaced by the fighting rose to 4,000.", "displaced 4000" },
        { "The rebels gave their losses in the clash as seven dead.", "killed 7 (rebels)" },
        { "The toll of the blast: nine dead, 14 wounded.", "killed 9; wounded 14" },
        { "Hospitals counted 52 dead after the shelling.", "killed 52" },
        { "The army spoke of 50 dead in the ambush.", "killed 50" },
        { "The blast's toll now stands at eight dead and 30 injured.", "killed 8; wounded 30" },
        { "Killed in the clash: 12 rebels. Wounded: 4.", "killed 12 rebels; wounded 4" },
        { "In the shelling the wounded number 40.", "wounded 40" },
        { "The number of dead in the blast doubled to 16.", "killed 16" },
    };
    check(sentences, G_N_ELEMENTS(sentences));
}

Test(figures, who_and_whose)
{
    static const Sentence sentences[] = {
        { "His guards were safe, but four of his guards were hurt in the blast.",
          "wounded 4 guards" },
        { "The blast killed two of its drivers.", "killed 2 drivers" },
        { "Seventy Tigrayans were killed in the raid.", "killed 70 Tigrayans" },
        { "The blast killed a Thai farm worker and injured two more.",
          "killed 1 farm worker (Thailand); wounded 2 farm worker (Thailand)" },
        { "In the clash up to 40 servicemen of the enemy were killed, and four were taken "
          "prisoner.",
          "killed -40 servicemen; captured 4 servicemen" },
        { "The army said 33 of the assailants had been killed in the raid.",
          "killed 33 assailants" },
        { "The strike killed 12 Ukrainian border guards.", "killed 12 border guards (Ukraine)" },
        { "Nine of the group's drone pilots were killed in the raid.", "killed 9 drone pilots" },
        { "Pakistan's army acknowledged two soldiers killed and four wounded in the clash.",
          "killed 2 soldiers (Pakistan); wounded 4 soldiers (Pakistan)" },
        { "Pakistan's army acknowledged that 12 civilians died in the clash.",
          "killed 12 civilians" },
        { "Hezbollah owned up to 15 dead in the clash.", "killed 15 (Hezbollah)" },
        { "Hezbollah admitted the deaths of 17 of its own cadres in the clash.",
          "killed 17 cadres (Hezbollah)" },
        { "Hezbollah commander Ali Saleh said two of his men had been killed in the clash.",
          "killed 2 men (Hezbollah)" },
        { "Hezbollah commander Ali Saleh told Channel Six that seven Israeli soldiers were "
          "captured "
          "in the clash.",
          "captured 7 soldiers (Israel)" },
        { "Two posts and a depot of Hezbollah were destroyed in the clash.",
          "posts_destroyed 2 posts (Hezbollah)" },
        { "Nine tea pickers were killed in the raid.", "killed 9 tea pickers" },
        { "Gunmen killed nine tea pickers.", "killed 9 tea pickers" },
        { "The grenade wounded five stretcher-bearers.", "wounded 5 stretcher-bearers" },
    };
    check(sentences, G_N_ELEMENTS(sentences));
}

Test(figures, what_is_not_claimed)
{
    static const Sentence sentences[] = {
        { "Some 210 families along the river dare not leave their houses.", "" },
        { "Some 210 families in the town were unable to flee the shelling.", "" },
        { "Nearly two million people have been uprooted since the revolt spread from Mali in 2015.",
          "" },
        { "Since the offensive of 2021, 700,000 people have been displaced.", "" },
        { "Raiders drove off 300 goats after killing 20 cows.", "" },
        { "Last month 126 troops died there.", "" },
        { "Nearly two million people have been uprooted since the war began in 2015.", "" },
        { "Food was distributed to 43,000 people.", "" },
        { "Cholera kits for 20,000 people are on their way.", "" },
        { "Some 70,000 people have been killed since the war began in 1983.", "" },
        { "Since 2011, hundreds of medical workers have been killed.", "" },
        { "Of contractors, nine were seized in the department last year.", "" },
        { "The offensive could uproot 60,000 people.", "" },
        { "The president has sent 2,000 extra troops.", "" },
        { "Five soldiers attacked the village.", "" },
        { "Ten soldiers killed the mayor in a raid.", "" },
        { "The battalion has 300 soldiers.", "" },
        { "Two soldiers told reporters about the shelling.", "" },
        { "Thousands of people marched in the capital.", "" },
        { "In 2002, eight policemen perished in an attack on the post.", "" },
    };
    check(sentences, G_N_ELEMENTS(sentences));
}
