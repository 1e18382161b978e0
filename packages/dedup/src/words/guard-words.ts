const list = (words: string): readonly string[] => words.split(/\s+/u).filter((word) => word !== '')

/** `ne` is an article in Flemish chat and never stands alone in French negation, so it is not here. */
export const NEGATION_WORDS = list(`
niet nie geen geene gene nooit niemand nergens niets niks noch zonder nimmer geenszins
pas jamais personne rien aucun aucune sans ni nul nulle nullement guere non
not no never nobody none nothing nowhere without neither nor cannot cant dont doesnt didnt wont wouldnt shouldnt couldnt
isnt arent wasnt werent havent hasnt hadnt aint mustnt neednt
nicht kein keine keinen keinem keiner keines nie niemals niemand niemanden nichts ohne weder keineswegs
nee neen nein
`)

export const STANCE_WORDS = list(`
tegen contre against gegen wel voorstander tegenstander pro contra ja oui yes nee non nein
`)

/** `een`, `un`, `a` and `ein` are articles first, so one is not a number here. */
export const NUMBER_WORDS = list(`
twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien twintig dertig veertig vijftig zestig
tachtig negentig honderd duizend miljoen miljard
deux trois quatre cinq sept huit neuf dix onze douze quinze vingt trente quarante cinquante soixante cent mille
two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen twenty thirty forty fifty sixty
hundred thousand million billion
zwei drei vier funf sechs sieben neun zehn zwolf zwanzig dreissig vierzig funfzig hundert tausend
`)

export const TIME_WORDS = list(`
nu straks morgen overmorgen gisteren eergisteren vandaag vanavond vannacht vanmorgen vanmiddag vanochtend ochtend
middag namiddag avond nacht week maand jaar uur dadelijk meteen
demain hier aujourdhui aujourd soir matin nuit midi minuit apresmidi heure heures semaine maintenant bientot
today tomorrow yesterday tonight now soon morning afternoon evening night midnight noon week weekend month hour oclock
am pm
heute gestern ubermorgen jetzt bald abend mittag mitternacht uhr stunde woche
mei mai may mars maart march marz juin june juni juli july juillet jan feb apr jun jul aug sep sept okt oct nov dec
zo ma di wo do vr za
`).filter((word) => !['hier', 'zo', 'ma', 'di', 'wo', 'do', 'vr', 'za', 'am'].includes(word))

export const TIME_STEMS = list(`
maandag dinsdag woensdag donderdag vrijdag zaterdag zondag weekend
lundi mardi mercredi jeudi vendredi samedi dimanche
monday tuesday wednesday thursday friday saturday sunday
montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag
januar februar april august septemb oktober octobr octobe novemb decemb dezemb janvier fevrier avril aout
januari februari morgenavond morgenvroeg morgenochtend morgenmiddag
`)

/** Who speaks of whom: a threat against `you` and one against `me` are two things. */
export const PERSON_WORDS = list(`
ik mij me mijn jij je jou jouw u uw gij ge hij hem zij haar wij ons onze jullie hen hun
moi mon ma mes toi ton ta tes vous votre vos nous notre nos lui leur eux
i my mine you your yours he him his she her we us our they them their
ich mich mir mein meine du dich dir dein deine wir uns unser euch ihn ihm ihnen
`).filter((word) => !['ma', 'me', 'je', 'ton', 'ta', 'nos', 'ge', 'haar'].includes(word))

export const CONDEMNATION_STEMS = list(`
gemeld melden aangifte aangegeven schaam schande walgelijk misselijk misplaatst onaanvaardbaar veroordeel afstand
verwittigd racistisch racisme haatspraak verwerpelijk tegenspreken
honte signale denonce inacceptable condamne degoutant ecoeur raciste racisme
reported shame disgusting unacceptable condemn racist racism appalling
schande gemeldet angezeigt widerlich inakzeptabel verurteile rassistisch rassismus
`)
