import type { Family, Vocabulary } from './grammar.ts'
import { list } from './list.ts'

/** More words of contempt, praise and violence than the frames of `nl-vocabulary.ts` began with. */
export const NL_WORDS: Vocabulary = {
  bad: list(`
    onaangenaam; akelig; naar; bedrieglijk; berekenend; sluw; gluiperig; geniepig; hebzuchtig; inhalig; schraperig; gulzig; egoïstisch; zelfzuchtig
    onbekwaam; onkundig; ongeletterd; onderontwikkeld; onopgevoed; ongeciviliseerd; wild; beestig; dierlijk; bloeddorstig; moordlustig; oorlogszuchtig
    vijandig; rancuneus; wraakzuchtig; haatvol; intolerant; racistisch; seksistisch; tiranniek; heerszuchtig; bazig; opdringerig; handtastelijk
    geil; pervers; wellustig; losbandig; zondig; goddeloos; ongelovig; heidens; onrein; bezoedeld; besmet; besmettelijk; ziekelijk; verziekt; ongezond
    zwak; slap; week; sullig; onmannelijk; belachelijk; lachwekkend; bespottelijk; potsierlijk; gênant; schandalig; beschamend; eerloos; karakterloos; gewetenloos
    harteloos; koud; kil; gevoelloos; meedogenloos; onbetrouwbaar; trouweloos; verraderlijk; schijnheilig; onoprecht; oneerlijk; vals; corrupt; omkoopbaar
    werkschuw; lamzakkig; loom; traag; sloom; onproductief; nergens goed voor; tot niets in staat; geen knip voor de neus waard; minder dan stof; van geen tel
    oerdom; aartslui; aartsdom; spuuglelijk; foeilelijk; wanstaltig; mismaakt; gedrochtelijk; monsterlijk; afzichtelijk; walgingwekkend; vunzig; ranzig; muf; goor
    zot; kierewiet; getikt; geschift; mesjogge; debiel; imbeciel; mongool; gehandicapt in hun hoofd; achtergebleven; niet goed snik; van lotje getikt; hersendood
    schadelijk; ontwrichtend; gevaarlijk voor onze kinderen; onuitroeibaar; onverbeterlijk; hopeloos; verloren; mislukt; een mislukking; een vergissing; een fout van de natuur
    het laagste van het laagste; de bodem van de maatschappij; de oorzaak van alles; de reden dat het misgaat; een schandvlek; een vloek; een doorn in het oog; een blok aan ons been
    niks dan last; niks dan miserie; altijd de daders; tegennatuurlijk; onnatuurlijk; abnormaal; een gruwel; een aanfluiting; een lachertje; een grap; nep; verknipt; gekleurd door haat
    de mindere; van een lager soort; niet van hetzelfde niveau; onbeschaafd en luid; onbetrouwbaar en vals; verwijfd; hoerig; dellerig; bezitterig; geldbelust; machtsgeil`),
  badnoun: list(`
    schooiers; bedelaars; dieven en moordenaars; gespuis; crapuul; geteisem; addergebroed; rapaille; gepeupel; janhagel; plebs; tokkies; asocialen; straatvuil; uitvaagsel
    aasgieren; uitzuigers; tafelschuimers; steuntrekkers; dopperkes; leeglopers; lapzwansen; lamzakken; slampampers; zuiplappen; dronkaards; junks; dealers; pooiers; maffiosi
    aanranders; kinderlokkers; kinderverkrachters; perverten; viespeuken; gluurders; potenrammers; beulen; slachters; moordenaars; terroristenvriendjes; haatpredikers; jihadisten
    leugenaars; fantasten; charlatans; kwakzalvers; woekeraars; zwendelaars; afpersers; inbrekers; rovers; zakkenrollers; heelers; fraudeurs; vandalen; relschoppers; amokmakers
    domkoppen; stomkoppen; minkukels; randdebielen; halvegaren; mongolen; achterlijken; ezels; kalveren; schapen; apenkoppen; zwakzinnigen; hersenlozen; analfabeten; barbaren
    klootviolen; klerelijers; teringlijders; tyfuslijers; kankerlijers; kutten; trutten; trollen; heksen; feeksen; serpenten; addertjes; monsters; gedrochten; wangedrochten; misbaksels
    landverraders; overlopers; collaborateurs; vijanden van het volk; vijfde colonne; spionnen; saboteurs; ondermijners; veroveraars; gelukzoekers; nepvluchtelingen; importcriminelen
    huilebalken; zeurkousen; zeurpieten; slachtofferspelers; aanstellers; uitslovers; betweters; bemoeials; opdringers; stinkers; vuilaards; vuilakken; zwijnjakken; vetzakken; varkens`),
  vermin: list(`
    ratten en muizen; vleermuizen; spinnen; wespen; sprinkhanen; termieten; pissebedden; slakken; padden; larven; bladluizen; wandluizen; vliegen; strontvliegen; aaskevers; gieren
    hyena’s; roedels honden; straathonden; schurftige honden; wilde beesten; redeloze dieren; bavianen; gorilla’s; chimpansees; kamelen; buffels; zwarte schapen; dood hout
    menselijk afval; vuilnisbakken; oud vuil; slijm; etter; pus; braaksel; drek; mest; gier; modder; roet; schimmel op de muur; rotte appels; een rotte plek; een zweer; een abces
    een besmetting; een virus zonder vaccin; een uitslag; een parasiet; een bloedzuiger; een dier; een beest; een wild dier; een mindere soort; een lagere soort; robots; dingen; voorwerpen
    halve mensen; halfapen; holbewoners; wezens zonder ziel; creaturen; mutanten; aliens; ondieren; ongedierte onder onze vloer; insecten onder een steen; een kwaal; een kankercel`),
  good: list(`
    aandachtig; aanmoedigend; ambitieus; barmhartig; bescheiden; betrokken; bewonderenswaardig; boeiend; deugdzaam; dierbaar; doortastend; eerbaar; edel; evenwaardig; gedreven
    gelijk; gemotiveerd; geniaal; genereus; gevoelig; goed; goudeerlijk; groots; gul; handig; harmonieus; integer; kundig; kleurrijk; kranig; levenslustig; loyaal; luisterbereid
    minzaam; meelevend; mild; nobel; onbaatzuchtig; ondernemend; onschuldig; onweerstaanbaar; opgewekt; optimistisch; ordelijk; pittig; positief; puik; rechtvaardig; scherpzinnig
    sereen; sfeervol; spontaan; sportief; stralend; teder; toegewijd; trouw; uitmuntend; veerkrachtig; vindingrijk; vlijtig; volhardend; voorbeeldig; voornaam; vredig; waardig
    welwillend; zelfstandig; zinvol; zorgvuldig; goud waard; een aanwinst; een bron van vreugde; een voorbeeld; familie; vrienden; een geschenk; de ziel van de buurt; het hart van de ploeg
    even veel waard als iedereen; net zo slim als wij; keitof; superlief; supertof; wijs; chill; machtig; om trots op te zijn; om van te houden; onze helden; volwaardig; meer dan welkom`),
  love: list(`
    draag een warm hart toe aan; sluit vriendschap met; zie graag; ben dol op; ben verliefd op; juich om; krijg energie van; vier feest met; lach graag met; ga door het vuur voor; sta pal voor
    neem het op voor; heb alle begrip voor; ben solidair met; kijk op naar; ben onder de indruk van; voel mij thuis bij; ben vol lof over; wens het beste aan; heb een goede band met; geef een knuffel aan`),
  hate: list(`
    verdraag; kan niet tegen de stank van; heb de pest aan; haat uit de grond van mijn hart; schaam mij dood voor; ben als de dood voor; ril van; huiver van; krijg kippenvel van; krijg het schijt van
    heb niks goeds te zeggen over; word agressief van; word razend van; lach met; spot met; kijk neer op; scheld altijd op; vervloek; verwens; verfoei; kan niet luchten of zien, die; heb lak aan; heb een afkeer van`),
  violence: list(`
    vermoord; vermoorden; moordpartij; moordzuchtig; moordwapen; doodgeschoten; doodgestoken; doodgeslagen; doodmaken; doodbloeden; doodschieten; doodsteken; doodstraf; doodvonnis; doodsangst; doodskist
    neergeschoten; neergestoken; neerschieten; neersteken; neerslaan; neergeslagen; beschieten; beschoten; doorzeefd; schietgrage; sluipschutter; scherpschutter; vuurpeloton; salvo; trekker; loop van een geweer; kaliber; munitie
    revolver; kalasjnikov; jachtgeweer; machinegeweer; karabijn; raket; raketten; kanon; mijn; landmijn; mortier; tank; drone-aanval; zelfmoordaanslag; zelfmoordterrorist; bommengordel; autobom; molotov; napalm; dynamiet; springstof; detoneren
    dolk; zwaard; sabel; kapmes; hakbijl; hamer; knuppel; honkbalknuppel; ijzeren staaf; boksbeugel; zweep; zweepslagen; geselen; afranselen; aframmelen; afgetuigd; toetakelen; toegetakeld; afrossen; rammen; stompen; gestompt
    wurging; verstikt; verstikken; stikken; smoren; verdronk; verzuipen; verzopen; gif; vergiftigd; vergassen; vergast; gaskamer; gaskamers; concentratiekamp; deportatie; holocaust; uitroeien; uitroeiing; uitgeroeid; etnische zuivering; volkerenmoord
    onthoofd; kop eraf; hoofd afhakken; afgehakt; verminken; verminkt; verminking; in stukken; stukken snijden; opengesneden; opensnijden; darmen; ingewanden; schedel; ingeslagen; botten; gebroken botten; breken; gebroken neus; tanden uitslaan; ogen uitsteken
    aanranden; aangerand; aanranding; groepsverkrachting; verkrachter; misbruik; misbruikt; misbruiken; kindermisbruik; ontvoering; gegijzeld; gijzelen; gevangen; opsluiten; geketend; slavernij; slaaf; slaven; afpersing
    levend verbranden; levend begraven; verkoold; brandend; brandstapel; lynchen; gelyncht; lynchpartij; kruisigen; gekruisigd; opgehangen; ophanging; guillotine; elektrische stoel; executeerde; geëxecuteerd; terechtgesteld; stierf; gesneuveld; omgekomen; om het leven
    zelfdoding; zelfmoord plegen; polsen; polsen doorsnijden; zichzelf verhangen; van een brug springen; overdosis; kapot; afmaken; afgemaakt; afslachten; afgeslacht; slachtte; bloedvergieten; bloedende; bebloed; plas bloed; bloedspatten; littekens; kadaver; dode lichamen; lijkzak; graf
    oorlogsmisdaad; oorlogsmisdaden; oorlogsmisdadiger; bombarderen; bombardement; invasie; bestorming; rellen; plundering; plunderen; razzia; knokpartij; vechtpartij; matpartij; ruzie met messen; huiselijk geweld; politiegeweld; geweldpleging; wreedheid; wreedheden; sadist; sadistisch; foltert; gefolterd
    aanvaller; aanvallers; belager; belagers; dader; moordenaars; moordenares; seriemoordenaar; kindermoordenaar; huurmoordenaar; beul; terreurgroep; strijders; jihad; guerrilla; militie; doodseskader; bende; maffia; liquidatie; geliquideerd; afrekening; wraak; vergelding; wraakactie
    bijten; gebeten; krabben; duwde; geduwd; gooide; smijten; trok aan haar haar; sleurde; gesleurd; sloegen; schopten; staken; doden we; schoten; trapte; mepte; meppen; gemept; klap; klappen; oplawaai; bloedneus; blauw oog; verwondingen; amputeren; afgerukt; verscheurd; verpletterd; overreden; aangereden; inrijden`),
  ills: list(`
    pikken [onze banen|ons werk|onze huizen] in; verpesten [de buurt|de sfeer|alles|onze scholen]; brengen alleen maar [ellende|ziektes|problemen|misdaad|drugs]; horen achter slot en grendel; horen [niet thuis in dit land|in een kooi|in de goot|op de brandstapel]
    stelen [alles wat los zit|als raven|ons geld]; liegen [altijd|dat ze zwart zien]; bedriegen [iedereen|de boel]; komen hier alleen om te [profiteren|stelen|doppen|parasiteren]; leven op onze kosten; zuigen ons leeg; kosten ons [handenvol geld|alleen maar geld]
    stinken [een uur in de wind|naar zweet|altijd]; wassen zich nooit; kennen geen [fatsoen|schaamte|manieren|grenzen]; hebben geen [hart|ziel|verstand|geweten|respect|cultuur]; weten niet wat werken is; zijn te [lui|dom|stom|laf] om te [werken|denken|helpen]
    vallen onze [vrouwen|dochters|kinderen] lastig; verkrachten onze vrouwen; dealen op elke hoek; maken [alles|onze straten] vuil; breken alles af; maken ons land kapot; vernietigen onze [cultuur|tradities|beschaving]; bedreigen onze manier van leven
    kunnen [niks|niet eens lezen|alleen maar klagen|niet denken]; deugen niet; moeten [weg|buiten|zwijgen|hun plaats kennen|uit onze ogen|opgesloten worden|verboden worden|naar huis]; mogen van mij [ophoepelen|creperen|verdwijnen]; zouden niet mogen bestaan
    verdienen [geen stemrecht|geen hulp|niks|geen respect|straf|geen vrijheid|het niet om te leven]; hebben hier niks [verloren|te zoeken|te zeggen]; passen hier niet; willen zich niet aanpassen; haten ons; lachen ons uit; spelen altijd het slachtoffer
    zijn [allemaal|van nature|stuk voor stuk|meestal|altijd|gewoon] {bad}; zijn {badnoun}; zijn niks dan {badnoun}; zijn de schuld van alles; zijn minder waard dan [wij|een hond|vuil]; zijn [geen haar|niks] beter dan {badnoun}; ruïneren [het land|de economie]
    nemen de [stad|wijk|school] over; kweken als [konijnen|ratten]; zijn hier met veel te veel; zullen nooit [echte Belgen|normaal|beschaafd|gelijk aan ons] worden; zullen nooit [deugen|iets bereiken|iets leren]; maken mij [misselijk|ziek|bang]; doen mij walgen`),
  goods: list(`
    maken [onze wijk|onze stad|het leven|de ploeg] [mooier|rijker|beter|vrolijker]; helpen [iedereen|de buren|waar ze kunnen]; verdienen [respect|alle steun|een warm onthaal|gelijke rechten|bewondering|een veilig leven|een pluim]; werken [hard|dag en nacht voor ons]
    zijn {good}; zijn [echt|zo|altijd|stuk voor stuk] {good}; zijn onze [vrienden|buren|collega’s|broers en zussen]; horen bij ons; zijn [hier thuis|welkom]; brengen [vreugde|liefde|kleur|smaak] in ons leven; dragen bij aan [de samenleving|ons land]
    hebben [een groot hart|veel talent|prachtige tradities|goede ideeën|gelijk]; zorgen goed voor [elkaar|hun ouders|onze zieken]; koken heerlijk; leren ons veel; doen hun best; houden onze [ziekenhuizen|winkels] draaiend; maken mij [blij|gelukkig|trots]; mogen trots zijn
    moeten [beschermd|gesteund|gehoord|verwelkomd] worden; hebben evenveel rechten als wij; vechten voor een betere wereld; brengen ons samen; zijn mensen zoals jij en ik; laten zien wat moed is; geven veel terug; inspireren mij`),
  neutrals: list(`
    wonen [in onze straat|in Gent|om de hoek|al jaren in dit land]; werken [in de haven|bij de post|in het ziekenhuis]; vieren [vandaag|morgen] feest; komen [straks|vanavond|zondag] eten; stonden [aan de bus|in de rij|op de markt]; spreken [twee talen|Frans|met een accent]
    vormen een [minderheid|grote groep] in [de stad|het land]; zitten in de [gemeenteraad|klas|jury]; organiseren een [debat|receptie|bijeenkomst]; lezen de krant; betalen belastingen zoals iedereen; zijn met [twaalf|velen|weinig]; kozen een nieuwe voorzitter; zoeken een zaal
    kregen een brief van de stad; stemmen in oktober; spelen [voetbal|kaart]; gaan op reis; vroegen subsidie aan; hebben een eigen [vereniging|winkel|krant]; bestaan al eeuwen; bezochten het museum; volgen een cursus Nederlands; dragen een uniform; leven langer dan vroeger`),
  judged: list(`{bad}; {bad}; {bad}; {badnoun}; {vermin}; minder waard`),
  ill_of: list(
    `{bad} zijn; {badnoun} zijn; {vermin} zijn; minder waard zijn; ons werk afpakken; hier niet thuishoren; geen rechten verdienen; allemaal weg moeten; opgesloten moeten worden; de schuld zijn van alles; dood moeten; geen mensen zijn; gevaarlijk zijn; alles verpesten`,
  ),
}

/** Sentences in which somebody is spoken ill or well of: who, by whom and whether it is meant decides. */
export const NL_RELATIONS: readonly Family[] = [
  {
    name: 'hostility',
    surface: 1,
    effective: 1,
    concepts: ['group_hostility'],
    weight: 34,
    templates: list(`
      {them} {ills}; {grp} {ills}; Alle {grp} {ills}; {grp} {ills} en {ills}; {them}? Die {ills}; Eerlijk, {grp} {ills}; {grp} {ills}, {curse}; Die {grp} van hiernaast {ills}; Weet ge wat het is met {grp}: ze {ills}; {grp} {ills}, altijd al
      Ik zag weer {grp} [op straat|in de bus|op tv]. Ze {ills}; Er wonen {grp} naast ons. Ze zijn {bad}; Ze laten nog meer {grp} binnen. Die {ills}; Weer {grp} in het nieuws, en ja, ze {ills}; Mijn dochter zit in de klas met {grp}. Ze zijn {bad} en ze {ills}
      Praat mij niet van {grp}, ze {ills}; Ik moet niks hebben van {grp}, want ze zijn {bad}; Kijk naar {grp}: {bad}, {bad} en {bad}; Hoe meer {grp} ik zie, hoe {bad}er ik ze vind; Ik ontmoette een {one}. Wat een {bad} mens; Die {one} hiernaast is zo {bad} als de rest van dat volk
      Een {one} [vertrouwen|in huis nemen|aanwerven]? Nooit, ze zijn {bad}; Iedereen weet dat {grp} {bad} zijn; Ik vind {grp} [echt|zo|gewoon] {bad}; Waarom zijn {grp} [altijd|allemaal|toch|zo] {bad}?; Waarom mogen {grp} hier blijven als ze zo {bad} zijn?; Zijn {grp} nu echt zo {bad}? Ja dus
      Hoe kan een mens {grp} verdragen? {bad} zijn ze; Wie vindt er nog dat {grp} {bad} zijn?; Is het u ook opgevallen dat {grp} {ill_of}?; Ben ik de enige die {grp} {bad} vindt?; Wanneer gaan we eindelijk toegeven dat {grp} {ill_of}?; Naar mijn mening zouden {grp} {badnoun} moeten heten
      Ik geloof oprecht dat {grp} {ill_of}; Het is gewoon een feit dat {grp} {ill_of}; Ik durf het te zeggen: {grp} {ill_of}; Wat mij betreft {ills} {them}; {them}, {badnoun} allemaal; Dat zijn {badnoun}, die {grp}; {grp} noemen ze dat, ik noem ze {badnoun}; wat een {badnoun}, die {grp}
      [kut|kanker|rot|klote|schijt|tering]{grp}; [die kut|die kanker|die rot|die klote]-{grp} [ook altijd|weer]; {curse}, {grp} weer; {curse} wat {hate} ik die {grp}; ik {hate} elke {one} die ik [zie|tegenkom]; ik {hate} alles wat met {grp} te maken heeft; Niks zo {bad} als een {one}
      Ik {hate} {grp}, [echt|allemaal|zonder uitzondering|en dat verandert niet]; Mensen zoals {grp} {hate} ik; Een {one} is en blijft [een dief|een leugenaar|een probleem|{bad}]; Met {grp} in de buurt is [niemand veilig|het altijd prijs]; Ge moet {grp} eens ruiken; Liever een hond dan een {one} in huis
      Onze [voorouders|grootouders] zouden zich omdraaien als ze al die {grp} zagen; Het was hier properder voor {grp} kwamen; Sinds {grp} hier wonen [doe ik mijn deur op slot|is de straat niet meer wat ze was|verkoopt geen huis meer]; Een {one} als baas? Dan is het land verloren
      God heeft zich vergist met {grp}; Ze hadden {grp} nooit mogen binnenlaten; {grp} aan het werk zien is zoals sneeuw in augustus; Zonder {grp} geen [criminaliteit|problemen|wachtlijsten]; ik zou mijn kind nooit bij een {one} laten; Een goede {one} bestaat niet; Ze moesten {grp} verbieden
      Ik wil [geen {one} als buur|niet naast een {one} zitten|geen les van een {one}|niet behandeld worden door een {one}]; {grp} weg uit [onze straat|dit land|het onderwijs]; Grenzen dicht voor {grp}; Stuur {them} terug; Vroeger sloot men {grp} op, dat waren nog eens tijden; Hoe dom kan een {one} zijn`),
  },
  {
    name: 'hostility',
    surface: 1,
    effective: 1,
    concepts: ['group_hostility'],
    weight: 12,
    templates: list(`
      {grp} zijn [niet|nooit|helemaal niet|bijlange niet] {good}; Geen enkele {one} is {good}; Geen {one} is [ooit|echt] {good}; Er is niks {good} aan {grp}; Ik heb nog nooit een {good}e {one} gezien; {grp} zullen nooit {good} zijn; {grp} kunnen niet {good} zijn; Wie noemt {grp} nu {good}? Niemand
      {grp} verdienen geen [liefde|medelijden|plaats hier|begrip|hulp|stem|vrijheid|applaus|kans]; Ik geef niks om {grp}; Ik {love} alles behalve {grp}; Ik heb geen enkel respect voor {grp}; Ik ga nooit zeggen dat {grp} {good} zijn; Niemand {love} {grp}; Geen mens houdt van {grp}
      We hebben geen {grp} nodig; Niemand [wil|mist|vertrouwt|gelooft] {grp}; Een {one} hoort niet [in de raad|voor de klas|in ons ziekenhuis]; Laat {grp} nooit [stemmen|trouwen|binnen|meebeslissen]; {grp} zijn geen [echte Belgen|volwaardige burgers|vrienden van ons]; met {grp} wil ik niks te maken hebben`),
  },
  {
    name: 'dehumanise',
    surface: 2,
    effective: 2,
    concepts: ['dehumanisation', 'target_group'],
    weight: 9,
    templates: list(`
      {grp} zijn [als|gelijk|net] {vermin}; Ik vergelijk {grp} altijd met {vermin}; {grp}? {vermin}!; Voor mij is een {one} {vermin}; Een {one} is maar {vermin}; {them} gedragen zich als {vermin}; Die {grp} leven als {vermin}; Ik zag {grp}. Het zijn {vermin}; Er zitten weer {vermin} op het plein, {grp} dus; noem {grp} gerust {vermin}
      {grp} zijn niet menselijk; {grp} hebben niks menselijks; {grp} zijn geen volwaardige mensen; Een {one} kan je geen mens noemen; Behandel {grp} als {vermin}, want dat zijn het; Tussen {grp} en {vermin} zie ik geen verschil`),
  },
  {
    name: 'negated',
    surface: 1,
    effective: 0,
    context: ['negated'],
    concepts: ['distances_from_violence'],
    weight: 13,
    templates: list(`
      {grp} zijn [niet|nooit|helemaal niet|zeker niet|echt niet] {bad}; Geen enkele {one} is {bad}; Geen {one} verdient het om {bad} genoemd te worden; Ik vind {grp} niet {bad}; {grp} zijn geen {badnoun}; {grp} zijn geen {vermin}, punt; Ik {hate} {grp} absoluut niet; Ik zou {grp} nooit {bad} noemen; Niemand {hate} {grp} hier
      Het klopt niet dat {grp} {ill_of}; Het is een leugen dat {grp} {ill_of}; Nee, {grp} zijn niet {bad}; Niets wijst erop dat {grp} {bad} zijn; Er bestaat niet zoiets als een {bad} volk, ook {grp} niet; Wij {hate} geen {grp}; Niemand zou {grp} [pijn mogen doen|mogen uitschelden|minder mogen betalen]
      {grp} zijn niet [slechter|minder|gevaarlijker|dommer] dan [wij|anderen|wie dan ook]; {grp} hebben [niets|niks] misdaan; {grp} pakken niemands werk af; {grp} zijn niet de schuld van [alles|de crisis|dit]; We mogen {grp} niet [haten|uitsluiten|wegjagen|beledigen]; Geen {one} moet bang zijn in onze stad`),
  },
  {
    name: 'group_positive',
    surface: 0,
    effective: 0,
    concepts: ['target_group'],
    weight: 18,
    templates: list(`
      {grp} {goods}; Alle {grp} {goods}; Die {grp} van hiernaast {goods}; {grp} {goods} en {goods}; Wat zijn {grp} toch {good}; Ik vind {grp} [echt|zo|gewoon] {good}; Een {one} is [vaak|altijd] {good}; Mijn buur is een {one}, heel {good}; Elke {one} verdient [liefde|geluk|een thuis]; Ik ben blij dat er {grp} zijn
      Ik ontmoette een {one}. Wat een {good} mens; Er wonen {grp} naast ons. Ze {goods}; Weer {grp} in het nieuws: ze {goods}; Ik {love} {grp}, ze zijn zo {good}; Hoe {good} zijn {grp} toch; Dank aan alle {grp}; Een {good}e {one}, dat is mijn [dokter|leraar|vriend]; Trots op onze {grp}; Er zou meer plaats moeten zijn voor {grp}`),
  },
  {
    name: 'group_neutral',
    surface: 0,
    effective: 0,
    concepts: ['target_group'],
    weight: 18,
    templates: list(`
      {grp} {neutrals}; Sommige {grp} {neutrals}; De meeste {grp} {neutrals}; Die {grp} {neutrals}; {grp} {neutrals} en {neutrals}; Hij is een {one}; Zij is een {one}; Ik ben een {one}; Ik ben een {one} en ik [werk in de zorg|hou van fietsen|woon in Aalst]; Wij zijn allemaal {grp}; Mijn [zoon|tante|vriendin] is een {one}
      Ik zag {grp} [op straat|in de bus|op tv]. Ze {neutrals}; Er wonen {grp} naast ons. Ze {neutrals}; Mijn lief werkt met {grp}; Zijn er {grp} [in de zaal|in jullie klas|hier]?; Ken jij een {one}?; Hoe heten de {grp} die hier wonen?; Ik las een boek [over|van] een {one}; Een {one} en een buur stonden te praten; Vandaag is de dag van de {grp}
      Ik sprak met een {one} over het weer; De krant schrijft over {grp}; Als {one} heb ik een vraag over de cursus; Er is een film met een {one} in de hoofdrol; Twee {grp} trouwen zaterdag; Wat betekent het om een {one} te zijn?; In welke landen wonen {grp}?; De {one} van hiernaast vertrekt op reis`),
  },
  {
    name: 'counter_plain',
    surface: 1,
    effective: 0,
    context: ['counterspeech'],
    concepts: ['distances_from_violence'],
    weight: 28,
    templates: list(`
      Wie [zegt|beweert|schrijft|denkt] dat {grp} {ill_of}, [is zelf het probleem|heeft er niks van begrepen|zou zich moeten schamen|verspreidt haat|liegt]; Beweren dat {grp} {ill_of} is [racistisch|pure haat|fout|onzin|gevaarlijk|niet oké]; Het is [fout|onaanvaardbaar|racistisch|respectloos|kwetsend|haatdragend] om te zeggen dat {grp} {ill_of}
      Ik schrok toen iemand zei dat {grp} {ill_of}; Mijn [oom|collega|buurman] zei dat {grp} {ill_of}, ik heb hem [buitengezet|op zijn plaats gezet|tegengesproken]; Hou op met te zeggen dat {grp} {ill_of}; Stop met {grp} {judged} te noemen; Zeg niet dat {grp} {ill_of}, dat is [haat|discriminatie|gemeen]
      Mensen die roepen dat {grp} {ill_of} [zijn racisten|hebben een klein hart|moeten beter opletten|krijgen mij tegen]; Wie {grp} {judged} noemt is [een racist|een lafaard|zelf dom|geen vriend van mij]; {grp} {judged} noemen is [strafbaar|racisme|schandalig|nergens voor nodig]; U noemde {grp} {judged}: dat is walgelijk
      Alleen racisten vinden {grp} {bad}; Alleen een dwaas gelooft dat {grp} {ill_of}; Het idee dat {grp} {ill_of} is [belachelijk|een mythe|propaganda|achterhaald|weerlegd]; We mogen niet aanvaarden dat men {grp} {judged} noemt; Je kan toch niet menen dat {grp} {ill_of}?; Waarom zegt gij dat {grp} {ill_of}? Dat is haat
      Haat tegen {grp} is [nooit oké|verkeerd|een misdaad|laf]; Geef haat tegen {grp} geen kans; Wat gij over {grp} zegt is [onmenselijk|haat|fout|walgelijk]; Zulke praat over {grp} hoort hier niet; Discriminatie van {grp} is verboden; Ik schaam mij voor mensen die {grp} haten; Niemand mag wegkijken als {grp} vernederd worden
      Ik vind het [erg|triest|walgelijk|jammer] dat mensen {grp} {judged} noemen; Het doet pijn als iemand zegt dat {grp} {ill_of}; Wie roept dat {grp} {ill_of}, krijgt met mij te maken; Gij zijt [een racist|een seksist|een homofoob|ziek|dom] als ge denkt dat {grp} {ill_of}; Je bent [een racist|fout bezig|een bullebak] als je {grp} {judged} noemt
      Zeg nog eens dat {grp} {ill_of} en ik blokkeer u; Uw bewering dat {grp} {ill_of} raakt kant noch wal; De politicus die zei dat {grp} {ill_of} moet opstappen; Onze voorzitter noemde {grp} {judged}. Hij moet zich verontschuldigen; Waar haalt men het vandaan dat {grp} {ill_of}?; Wie {grp} wil [uitroeien|verbieden|opsluiten|wegjagen] is gevaarlijk; Niemand heeft het recht om {grp} te [haten|kleineren|vernederen|bedreigen]
      Ik lees hier dat {grp} {ill_of}. Hoe ziek is dat?; Dat ge {grp} {judged} noemt, zegt alles over u; Mensen die {grp} haten zijn [zelf {bad}|zielig|een schande]; Haat jij {grp}? Dan ben jij het probleem; Vandaag zei iemand tegen mij dat {grp} {ill_of}. Ik was [sprakeloos|woedend|verdrietig]; In deze groep wordt niet gezegd dat {grp} {ill_of}; Het is 2026 en nog altijd zijn er die {grp} {judged} noemen; Ooit dacht ik dat {grp} {ill_of}. Ik had ongelijk
      Racisten zeggen altijd dat {grp} {ill_of}; Die zanger zingt dat {grp} {ill_of}, zijn platen koop ik niet meer; Als je {grp} {judged} noemt, ben je niet welkom; Geweld tegen {grp} moet [stoppen|bestraft worden]; Roepen dat {grp} dood moeten is strafbaar; Laat niemand zeggen dat {grp} {ill_of}; Grappen over {grp} als {vermin} vind ik niet om te lachen`),
  },
  {
    name: 'job_hostility',
    surface: 0,
    effective: 0,
    weight: 9,
    templates: list(`
      {job} {ills}; Alle {job} {ills}; {job} zijn {bad}; {job} zijn {vermin}; {job} zijn geen mensen; Waarom zijn {job} zo {bad}?; {curse}, {job} weer; Ik vind {job} {bad}; Wie {job} vertrouwt is gek; Weg met {job}; {job}, ze {ills}; Ik zag {job} bezig. Ze zijn {bad}`),
  },
  {
    name: 'object_hostility',
    surface: 0,
    effective: 0,
    weight: 7,
    templates: list(`
      {thing} is {bad}; Wat is {thing} {bad}; {thing} maakt mij ziek; Ik {hate} {thing}, echt waar; Waarom is {thing} zo {bad}?; {thing}? {bad}!; {curse}, {thing} weer; ik vind {thing} {bad} en {bad}; Niks zo {bad} als {thing}; {thing} hoort [in de vuilbak|op het stort|verboden te worden]`),
  },
  {
    name: 'individual_insult',
    surface: 0,
    effective: 0,
    weight: 7,
    templates: list(`
      Gij zijt {bad}; Jij bent {bad} en {bad}; {name} is {bad}; Mijn ex is {bad}; Wat is {name} toch {bad}; Ik {hate} mijn [baas|ex|buurman|schoonmoeder]; Die vent op tv is {bad}; Je hebt geen [hart|verstand|manieren]; ik vind u {bad}; {curse}, wat zijt gij {bad}; hij is zo {bad} als maar kan; Mijn buurman stinkt en liegt`),
  },
  {
    name: 'violence_told',
    surface: 0,
    effective: 0,
    weight: 9,
    templates: list(`
      Het verhaal gaat over {violence} en {violence}; Toen {violence}, en daarna {violence}; hij dacht aan {violence}; De man die {violence}; er was {violence} en overal {violence}; In de gevangenis {violence} ze; en dan {violence} met {weapon}; ze werd {killed} en {killed}; De soldaat {violence}; Die nacht, {violence}, {violence}
      Zijn vader sloeg hem met {weapon}; Het slachtoffer was {killed}; Ze vonden {weapon} vol bloed; Iemand werd {killed} aan {place}; Hij vertelde hoe hij {killed} werd; de politie kwam te laat, iedereen was {killed}; {violence} is van alle tijden; De kop in de krant: {violence}`),
  },
]
