const list = (words: string): readonly string[] => words.split(/\s+/u).filter((word) => word !== '')

/** Groups, roles and kinds of people, whole words. */
export const TARGET_WORDS = list(`
man mannen vrouw vrouwen meisje meisjes jongen jongens kind kinderen baby ouders moeder vader zus broer zoon dochter
mama papa oma opa oom tante ex vriend vriendin buur buren buurman buurvrouw baas chef
homme hommes femme femmes fille filles garcon garcons enfant enfants mere pere soeur frere fils voisin voisine
man men woman women girl girls boy boys kid kids child children mother father mom dad sister brother son daughter wife
husband neighbour neighbor boss guy guys lady ladies people person persons
mann manner frau frauen madchen junge jungs kind kinder mutter vater schwester bruder sohn tochter nachbar chef
gay gays holebi holebis homo homos lesbian lesbians trans queer queers lgbt lgbtq lgbti bi
jood joden jodin jew jews juif juifs juive juives jude juden judin arab arabs arabe arabes arabier arabieren araber
turk turken turks turc turcs turque tuerken rom roma sinti gitan gitans zwarte zwarten blacks noir noirs noire noires
schwarze schwarzen neger negers witte witten blanke blanken whites blanc blancs weisse rus russen pool polen
me flik flikken flics flic cop cops agent agenten juf leraar leraars leraren directeur rechter rechters dokter arts
hond kat dog cat chien chat
fag fags coon coons mong black blacks
links linksen rechts rechtsen left right gauche droite nazi nazis
`).filter((word) => !['me', 'bi', 'rom'].includes(word))

/** The same by their beginning, so that inflections and compounds are seen. */
export const TARGET_STEMS = list(`
moslim muslim musulman islam christen chretien christian katholi cathol protestant hindoe hindu boeddh atheis
joods jewish juive judisch vluchteling refugee refugie fluchtling asielzoeker asylum migrant immigr allochto
vreemdeling etranger auslander foreigner buitenlander illegal
marokka maroc moroc turkse turkish afrika africa african syri syrie afgha somali kongo congol pool polish polon
bulgaar bulgar roemeen roumain romania russi oekra ukrain chinees chinois chinese amerika americ duits german allemand
hollander nederlander belg waal walen wallon vlaming vlaamse flamand fleming fransman francais french engels
zigeuner gypsy tsigane woonwagen
slet slett teef teven hoer bitch whore slut pute putain salope schlampe hure
flikker poten potten sodomiet pede tapette gouine faggot dyke schwuchtel tranny trannie manwijf
nikker negro nigger negre bougnoul roetmop zwartjoekel kaffer
makak bougnoule bicot kutmarok geitenn haatbaard theedoek rataille kanake kameltreib towelhead
kreupel mongool debiel retard cripple mongo spast behindi krupp debile
connasse tarlouze tafiole degener attarde fiotte
nutte fotze tunte transe travelo bamboul drecks judens kamelen
schwul transmens transfrau transman transvrouw transpers shemale muzz jihad wetback rapefug
kansenparel cultuurverrij profiteur gelukszoek parasit ongedierte vermin cafard kakkerlak ratten
homosek homosex homophil lesbi transgen transsek transsex biseks bisex
gehandicap handicap disabled behinder rolstoel autist mongol
zwarten blackpeople blanken
politie police polizei politiek politi polizist agente journalis leerkracht leraar lerares teacher lehrer professor
prof burgemeest maire mayor burgermeister minister ministre president schepen magistra juge richter judge
student leerling etudiant scholier eleve schuler
vrouwelijk mannelijk feminist
socialis liberaal communis kapitalis fascis extreemrech extreemlink
supporter boeren boer klimaatac activis betoger demonstr
imam rabbijn rabbi priester pastoor
dakloz sansabri homeless obdachlos daklo
terroris
`)
