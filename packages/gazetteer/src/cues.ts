/** What a word near a name says about it; one bit each. */
export const CUE = {
  /** in, te, naar: what follows is a place. */
  locative: 1 << 0,
  /** van, de, of: what follows may be a place. */
  of: 1 << 1,
  residence: 1 << 2,
  school: 1 << 3,
  incident: 1 << 4,
  /** gemeente, politie, station: the next name is a municipality. */
  body: 1 << 5,
  postcode: 1 << 6,
  title: 1 << 7,
  street: 1 << 8,
  club: 1 << 9,
  article: 1 << 10,
  not: 1 << 11,
  region: 1 << 13,
  time: 1 << 14,
  firstName: 1 << 15,
  particle: 1 << 16,
  and: 1 << 17,
  /** gazet van, slag bij, verdrag van: the name is part of another name. */
  work: 1 << 18,
  food: 1 << 19,
  union: 1 << 20,
  quantity: 1 << 22,
  sint: 1 << 23,
  /** where something happens without saying so: op, aan, at. */
  at: 1 << 24,
  /** zaal, kerk, college: a saint's name after it is the building's. */
  building: 1 << 25,
  /** dronken, pint: a name after it may be a drink. */
  drink: 1 << 26,
  /** werd, wurde, a été: something was done there. */
  passive: 1 << 27,
  /** werkt, travaille: neither home nor school. */
  employ: 1 << 29,
  /** in, te, naar: before a misspelt name; `bei` and `um` stand before people too. */
  into: 1 << 30,
  /** degradeert, doelpunt: the text is about a game, and a bare name is a club. */
  sport: 1 << 31,
  /** uit, aus, from: somebody is from there. */
  origin: 1 << 28,
} as const

const WORDS: readonly (readonly [cue: number, words: string])[] = [
  [
    CUE.locative,
    `in te naar uit bij rond nabij omgeving richting regio tussen tot doorheen vanuit langs ginder tegen omstreken
     a au aux vers depuis pres entre jusque dans sur
     nach aus bei um zwischen
     from to near around between towards`,
  ],
  [CUE.of, 'van de du des d of von vom for'],
  [CUE.at, 'op aan at am im over'],
  [
    CUE.residence,
    `woont wonen woon wonend wonende woonachtig woonde woonplaats gewoond woonst thuis thuisadres logeert verblijft verblijvend slaapt gedomicilieerd domicilie
     huisadres leefgroep inwoner inwoners bewoner bewoners verhuisd verhuisde verhuist ingeschreven wooon weunt wuunt opgegroeid
     habite habitent habitant habitants habitante habitais habitait habitons domicilie domiciliee reside residence vit vivent vis demeure loge demenage domicile
     wohnt wohnen wohne wohnhaft lebt leben lebe zuhause wohnort gemeldet wohnte umgezogen
     lives live living lived resides resident residents home stays staying moved`,
  ],
  [
    CUE.school,
    `school schoolt scholen leerling leerlinge leerlingen leerkracht student studente studenten studeert studeren studeer klas klasgenoot klasgenoten klasgenote atheneum college
     instituut campus middenschool basisschool lyceum hogeschool universiteit schoolgaand schoolgaat schoolloopt lesgeeft kot secundair kleuterschool internaat vti lagere clb schooldirectie speelplaats onderwijs deeltijds lesbezoek schoolpoort leerjaar
     ecole ecoles eleve eleves lycee athenee institut scolarite etudiant etudiante etudie etudient scolarise scolarisee classe universite internat haute professeur condisciple
     schule schuler schulerin gymnasium klasse student studiert studentin universitat hochschule realschule gesamtschule mitschuler
     pupil pupils student students studies studied attends university classmate teacher`,
  ],
  [
    CUE.incident,
    `gebeurde gebeurd gebeurt gebeuren plaatsvinden plaatsvond plaatsgevonden incident incidenten aanslag vechtpartij vechten gevecht gevochten brand brandstichting betoging betogen manifestatie steekpartij schietpartij
     overval rellen samenkomst verzamelen verzamel afspraak afgesproken aangevallen aanvallen aanval geslagen slaan bedreigd vernield vernieling beklad graffiti gegooid neergestoken gestoken schoten knokken
     opgepakt gearresteerd ontploffing explosie bom aangetroffen terras ruiten dodelijk ongeval moord vermoord sluikstort incidentje beroofd belaagd lastiggevallen staking protest mars optocht ingeslagen bekladden afsteken doodgestoken bekogeld vermist gevonden samenkomen bijeenkomst vergadering geplunderd geschopt bespuwd bespuugd ontvoerd verkracht
     agression agresse attaque attentat bagarre incendie emeute manifestation rassemblement fusillade vol braquage coups frappe tabasse eu survenu survenue passe lieu arrete arretee explosion vandalisme tags rendez poignarde tue menace blesse casse saccage brule produits produit retrouvons retrouve retrouvent alerte bombe bombes incendies interpelles interpelle rixe coups
     angriff anschlag schlagerei brandanschlag uberfall kundgebung demonstration demo passiert ereignete treffen treffpunkt messerstecherei angegriffen verprugelt festgenommen brennt bedroht verletzt beschmiert geschlagen getotet gefunden uberfallen versammlung
     attack attacked happened happening incident stabbing shooting fight riot riots protest arson robbery arrested meet gathering fire rally march`,
  ],
  [
    CUE.body,
    `gemeente stad burgemeester politie politiezone pz ocmw gemeentehuis stadhuis stadhuisplein station treinstation deelgemeente dorp centrum schepen gemeenteraad brandweer district wijkagent gemeentebestuur stadsbestuur cafe markt kerk kerkplein ziekenhuis azc
     opvangcentrum asielcentrum bibliotheek bib moskee jeugdhuis sporthal zwembad commissariaat korps lokale winkelcentrum haven cpas parket rechtbank
     commune ville bourgmestre police gare maison communale village centre zone commissariat mosquee eglise hopital quartier marche conseil communal
     gemeinde stadt burgermeister polizei bahnhof rathaus dorf stadtrat moschee
     town city mayor police village station municipality council downtown`,
  ],
  [CUE.postcode, 'postcode postnummer postal plz postleitzahl zip'],
  [
    CUE.title,
    'm heer gezin familie echtpaar gebroeders famille meneer mevrouw dhr mevr mijnheer monsieur madame mme herr frau mr mrs ms nonkel tante oom opa oma oncle tonton onkel dokter dr professor prof juf meester minister advocaat',
  ],
  [
    CUE.street,
    `straat steenweg laan baan weg lei dreef vest vesten plein poort kaai kade gracht dijk stwg pad
     rue avenue chaussee boulevard bd quai allee impasse clos sentier chemin av
     strasse platz allee str street road lane`,
  ],
  [
    CUE.club,
    `club kv krc aa ka kaa cercle fc kfc kvc ksk sk sv kmsk kas rfc rsc vk oh racing sporting standard excelsior union rwd sc kvk kvv vv ksv ksc afc raec ras ru raal united zulte
     match wedstrijd derby kern ultras supporters fans aanhang spionkop bekermatch kampioenschap supporters hoofdklasse vc volley basket rugby hockey athletic patro`,
  ],
  [CUE.article, 'een ne nen n un une ein eine an de den het t le la les l der die das the'],
  [CUE.not, 'niet nie geen pas nicht not kein'],
  [CUE.region, 'provincie province provinz arrondissement gouverneur gouverneure bezirk prov'],
  [
    CUE.time,
    `vanavond vannacht morgen overmorgen gisteren gisterenavond gisteravond gistermiddag vandaag straks vrijdag zaterdag zondag maandag dinsdag woensdag donderdag middernacht weekend dees
     demain hier soir aujourd samedi dimanche vendredi lundi mardi mercredi jeudi cette nuit
     heute morgen gestern samstag sonntag freitag montag dienstag mittwoch donnerstag abend
     tonight tomorrow yesterday today saturday sunday friday monday tuesday wednesday thursday`,
  ],
  [
    CUE.firstName,
    `jan piet peter paul marc mark luc erik eric tom bart wim dirk koen geert kris kristof filip philippe jean pierre louis emma julie marie an ann anne els katrien sofie lotte eline jef jos frank
     johan stefaan steven david thomas pieter michel nicolas jacques claude karel guy hans hilde greet ingrid linda nathalie isabelle ilse inge mohamed youssef ahmed fatima karim said mehdi ibrahim
     lucas noah arthur jules victor liam finn lars daan bram jonas simon robin dries ruben jens kevin nick rik willy walter herman hugo emiel maurice patrick bernard daniel robert andre roger rene jozef
     vincent alexander maarten stijn joris wouter yves sven tim jeroen rudi leo bob ben max felix otto karl heinz klaus jurgen wolfgang eva lisa laura sarah hannah charlotte louise camille chloe lea lena lien lies tine tine leen
     katleen veerle sabine martine nicole monique christine dominique francoise sandra tania petra bertolt bertold melissa amira samira leila nadia rachid hassan omar ali bilal anis`,
  ],
  [CUE.particle, 'van de den der vande vanden vander le la du von ter ten del di'],
  [CUE.and, 'en et und and ou of oder or'],
  [
    CUE.work,
    `gazet belang slag verdrag bataille traite battle treaty schlacht vertrag akkoord accord accords conventie conferentie radio krant journal courrier syndroom sindroom handschrift vredesakkoorden akkoorden madonna lied
     liedje nummer song film serie roman boek`,
  ],
  [
    CUE.food,
    'wafel wafels waterzooi koekoek lof kant spruiten spruitjes friet frieten bier pils gaufre gaufres couque couques sirop moules jambon chocolade pralines pilsje tripel trappist saucisse kaas jenever mattentaart mattentaarten vlaai vlaaien vlaaike vlaaikes stoofvlees mosterd peperkoek speculaas babbelaars neuzen cuberdons printen waffeln balletjes waffle waffles chocolates fries beer beers lace waterzoi frites dentelle',
  ],
  [
    CUE.drink,
    'drink drinken drinkt dronk dronken gedronken pint pintje glas glaasje fles flesje bak boire boit bu buvait biere verre bouteille trinken trinkt getrunken flasche drank beer glass bottle bestel bestelde graag schol',
  ],
  [
    CUE.union,
    'eu europa europese europe europeenne commissie commission navo otan nato parlement ministers europaische kommission european',
  ],
  [
    CUE.quantity,
    `uhr h u euro eur man mensen keer volgers uur km meter jaar leden dollar frank personen deelnemers betogers bezoekers views likes stuks gram kilo kg procent inwoners studenten leerlingen woorden
     euros personnes fois ans habitants abonnes metres heures francs participants
     leute mal jahre menschen people times followers years members fans miles words`,
  ],
  [
    CUE.employ,
    'werkt werken werkte werk job travaille travaillait bosse arbeitet works worked working kocht koopt gekocht achete',
  ],
  [
    CUE.sport,
    'degradeert degradatie promoveert doelpunt doelpunten goal goals penalty gelijkspel scoort scoorde scoren thuiswedstrijd uitwedstrijd bekerfinale playoffs competitie juicht tackle strafschop invaller keeper middenvelder spits punten derby championnat penalties egalise marque buteur tor elfmeter bundesliga striker midfielder',
  ],
  [CUE.into, 'in te naar uit a nach aus from to richting'],
  [CUE.origin, 'uit aus from afkomstig'],
  [CUE.passive, 'werd werden wurde wurden ete was were'],
  [CUE.sint, 'st ste o sint saint sankt sainte'],
  [
    CUE.building,
    `zaal kerk college instituut school basisschool ziekenhuis parochie az cafe rusthuis wzc kapel klooster kring fanfare gilde college institut eglise hopital clinique salle paroisse chapelle kirche krankenhaus atheneum lyceum kliniek woonzorgcentrum`,
  ],
]

/** Small words that tell the language of a text apart; bits 1 nl, 2 fr, 4 en, 8 de. */
const LANGUAGE_WORDS: readonly (readonly [bit: number, words: string])[] = [
  [
    1,
    'de het een en van ik niet dat is op aan voor met zijn er maar ook wij ge gij naar uit bij mijn ons geen te om die dit wel nog wie waar hier ze hij je jij u uw was',
  ],
  [
    2,
    'le la les des et est un une je pas que qui pour dans sur avec il elle nous vous au aux du ce cette mais on a son sa mes plus y ne se',
  ],
  [
    4,
    'as so or no me the and is of to in it you i that for on with this are was not have they be at from my we his her',
  ],
  [
    8,
    'der die das und ist nicht ich ein eine zu mit auf den dem von im am wir sie er es fur auch sich bei noch aus',
  ],
]
export const LANGUAGE_BIT = { nl: 1, fr: 2, en: 4, de: 8 } as const

const COUNTRIES: Readonly<Record<string, string>> = {
  NL: 'nederland holland netherlands niederlande paysbas',
  FR: 'frankrijk france frankreich noordfrankrijk',
  DE: 'duitsland allemagne deutschland germany saale ruhr nrw ruhrgebied',
  LU: 'grandduche groothertogdom',
  NO: 'noorwegen norvege norway norwegen',
  GB: 'engeland londen london angleterre england londres',
  US: 'amerika usa jersey amerique america',
  BE: 'belgie belgique belgien belgium kempen wallonie vlaanderen waals',
}

/** Cue bits of the words that have any. */
export function cueWords(): Map<string, number> {
  const found = new Map<string, number>()
  for (const [cue, words] of WORDS)
    for (const word of words.split(/\s+/u)) if (word) found.set(word, (found.get(word) ?? 0) | cue)
  return found
}

export function languageWords(): Map<string, number> {
  const found = new Map<string, number>()
  for (const [bit, words] of LANGUAGE_WORDS)
    for (const word of words.split(' ')) found.set(word, (found.get(word) ?? 0) | bit)
  return found
}

export function countryWords(): Map<string, string> {
  return new Map(
    Object.entries(COUNTRIES).flatMap(([code, words]) =>
      words.split(' ').map((word) => [word, code] as const),
    ),
  )
}

/** Cities and countries of the world whose names some Belgian hamlet has too; they are no place of ours. */
export const ELSEWHERE = `
  Luxembourg Luxemburg Limburg Limbourg Paris Parijs Londen London Londres Berlijn Berlin Rome Roma Madrid Barcelona Barcelone
  Moskou Moscow Moscou Kiev Kyiv Gaza Jeruzalem Jerusalem Damascus Damas Aleppo Istanbul Istanboel Ankara Athene Athènes Wenen
  Vienna Vienne Wien Praag Prague Warschau Varsovie Boedapest Budapest Lissabon Lisbonne Lisboa Genève Lausanne Zurich Zürich
  Bern Basel Bazel Milaan Milano Milan Turijn Turin Napels Naples Venetië Venise Florence Oslo Stockholm Kopenhagen Copenhague
  Helsinki Belgrado Belgrade Sofia Boekarest Bucarest Zagreb Sarajevo Marseille Lyon Bordeaux Nice Nantes Toulouse Strasbourg
  Straatsburg Nancy Reims Rouen Dijon Grenoble Montpellier Rennes Hamburg Hamburg München Frankfurt Keulen Köln Cologne Bonn
  Dortmund Düsseldorf Leipzig Dresden Hannover Bremen Stuttgart Manchester Liverpool Birmingham Leeds Glasgow Edinburgh Dublin
  Belfast Cambridge Oxford Casablanca Tanger Rabat Marrakech Algiers Alger Tunis Tripoli Cairo Bagdad Teheran Kaboel Kaboul
  Beiroet Beyrouth Washington Boston Chicago Texas Californië California Amerika America Engeland Schotland Ierland Egypte Rusland
  Polen Spanje Frankrijk Duitsland Holland Nederland Oostenrijk Zwitserland Canada Mexico Brazilië Congo Kongo Kinshasa Sahara
  Afrika Azië Europa Israël Palestina Oekraïne Syrië Turkije Marokko Algerije Albanië Jordanië China Japan India`
