import type { Concept, Context, Level } from '@seinpost/schemas'

/** The languages an explanation is written in. */
export type Tongue = 'nl' | 'fr' | 'en'
export const TONGUES: readonly Tongue[] = ['nl', 'fr', 'en']

/** What a concept is called in a sentence whose subject is the message. */
export type ConceptPhrase = { readonly [concept in Concept]: string }

/** All words of one language's explanations. `{}` is where the level or the list goes. */
export interface Phrases {
  readonly levels: readonly [string, string, string, string, string]
  readonly severity: string
  readonly message: string
  readonly and: string
  readonly none: string
  readonly wording: string
  readonly slur: string
  readonly veiled: string
  readonly threadTakesOver: string
  readonly inItself: string
  readonly because: string
  readonly softened: string
  readonly unknownLanguage: string
  readonly notHigher: string
  readonly notLower: string
  readonly top: string
  readonly bottom: string
  readonly concepts: ConceptPhrase
  readonly contexts: Readonly<Record<Context, string>>
  readonly positiveGroup: string
}

const NL: Phrases = {
  levels: ['geen', 'aandacht', 'verhoogd', 'ernstig', 'acuut'],
  severity: 'Ernst',
  message: 'het bericht',
  and: 'en',
  none: 'gewone taal, geen tekens van dreiging of vijandigheid',
  wording: 'gebruikt woorden die op vijandige of gewelddadige berichten lijken',
  slur: 'gebruikt een scheldwoord voor een groep',
  veiled: 'zinspeelt op iets dat te gebeuren staat',
  threadTakesOver: 'sluit zich aan bij het geweld in het bericht erboven',
  inItself: 'De woorden op zich zijn ernst',
  because: 'maar',
  softened: 'minder zwaar gewogen:',
  unknownLanguage: 'De taal is niet herkend; dit oordeel is onzeker.',
  notHigher: 'Niet hoger: geen',
  notLower: 'Niet lager:',
  top: 'Hoger kan niet.',
  bottom: 'Lager kan niet.',
  concepts: {
    threat_intent: 'dreigt met geweld',
    call_to_violence: 'roept op tot geweld',
    glorification: 'verheerlijkt geweld of een dader',
    legitimisation: 'keurt geweld goed of wenst iemand kwaad toe',
    dehumanisation: 'stelt mensen voor als minder dan mensen',
    group_hostility: 'is vijandig tegenover een groep',
    enemy_image: 'schetst een vijandbeeld',
    target_person: 'noemt een persoon als doelwit',
    target_group: 'noemt een groep',
    target_place: 'noemt een plaats',
    means: 'noemt een wapen of middel',
    time_near: 'noemt een nabij moment',
    leakage: 'kondigt aan dat men ervan zal horen',
    last_resort: 'zegt niets meer te verliezen te hebben',
    farewell: 'neemt afscheid',
    fixation: 'toont fascinatie voor geweld of een doelwit',
    recruitment: 'werft mensen aan',
    isolation: 'wijst op afzondering',
    grievance: 'uit een grief',
    social_ties: 'noemt steun van anderen',
    school_work: 'noemt school of werk',
    future_plans: 'noemt plannen voor later',
    accepts_help: 'staat open voor hulp',
    distances_from_violence: 'neemt afstand van geweld',
  },
  contexts: {
    gaming: 'het is taal uit een spel',
    humour_irony: 'het is scherts of overdrijving',
    quotation: 'het is een citaat of verslag',
    counterspeech: 'het keurt die woorden juist af',
    fiction_lyrics: 'het is fictie of een songtekst',
    historical_academic: 'het legt uit of bestudeert',
    negated: 'het wordt ontkend of geweigerd',
    hypothetical: 'het is een veronderstelling',
    victim_report: 'een slachtoffer meldt het',
    help_seeking: 'iemand vraagt om hulp',
    third_person_referral: 'een partner beschrijft het',
    venue_baseline: 'zo praat men op die plek',
  },
  positiveGroup: 'over de groep wordt goed gesproken',
}

const FR: Phrases = {
  levels: ['aucune', 'attention', 'élevée', 'grave', 'aiguë'],
  severity: 'Gravité',
  message: 'le message',
  and: 'et',
  none: 'propos ordinaires, aucun signe de menace ni d’hostilité',
  wording: 'emploie des mots proches de messages hostiles ou violents',
  slur: 'emploie une insulte visant un groupe',
  veiled: 'fait allusion à quelque chose qui va arriver',
  threadTakesOver: 's’associe à la violence du message auquel il répond',
  inItself: 'Les mots seuls valent gravité',
  because: 'mais',
  softened: 'pèse moins :',
  unknownLanguage: 'La langue n’est pas reconnue ; cet avis est incertain.',
  notHigher: 'Pas plus haut : sans',
  notLower: 'Pas plus bas :',
  top: 'C’est le plus haut niveau.',
  bottom: 'C’est le plus bas niveau.',
  concepts: {
    threat_intent: 'menace de violence',
    call_to_violence: 'appelle à la violence',
    glorification: 'glorifie la violence ou un auteur',
    legitimisation: 'approuve la violence ou souhaite du mal',
    dehumanisation: 'présente des gens comme moins qu’humains',
    group_hostility: 'est hostile à un groupe',
    enemy_image: 'dresse une image d’ennemi',
    target_person: 'vise une personne',
    target_group: 'nomme un groupe',
    target_place: 'nomme un lieu',
    means: 'cite une arme ou un moyen',
    time_near: 'cite un moment proche',
    leakage: 'annonce qu’on en entendra parler',
    last_resort: 'dit n’avoir plus rien à perdre',
    farewell: 'fait ses adieux',
    fixation: 'montre une fascination pour la violence ou une cible',
    recruitment: 'recrute',
    isolation: 'montre un isolement',
    grievance: 'exprime un grief',
    social_ties: 'mentionne des proches',
    school_work: 'mentionne l’école ou le travail',
    future_plans: 'mentionne des projets',
    accepts_help: 'accepte de l’aide',
    distances_from_violence: 'se distancie de la violence',
  },
  contexts: {
    gaming: 'ce sont des mots de jeu',
    humour_irony: 'c’est une plaisanterie ou une exagération',
    quotation: 'c’est une citation ou un compte rendu',
    counterspeech: 'il condamne justement ces mots',
    fiction_lyrics: 'c’est une fiction ou une chanson',
    historical_academic: 'il explique ou étudie',
    negated: 'c’est nié ou refusé',
    hypothetical: 'c’est une supposition',
    victim_report: 'une victime le signale',
    help_seeking: 'quelqu’un demande de l’aide',
    third_person_referral: 'un partenaire le décrit',
    venue_baseline: 'on parle ainsi à cet endroit',
  },
  positiveGroup: 'il parle du groupe en bien',
}

const EN: Phrases = {
  levels: ['none', 'concern', 'elevated', 'serious', 'acute'],
  severity: 'Severity',
  message: 'the message',
  and: 'and',
  none: 'ordinary speech, no sign of threat or hostility',
  wording: 'uses words close to hostile or violent messages',
  slur: 'uses a slur for a group',
  veiled: 'hints at something about to happen',
  threadTakesOver: 'joins the violence of the message it answers',
  inItself: 'The words alone are severity',
  because: 'but',
  softened: 'weighed less:',
  unknownLanguage: 'The language was not recognised; this rating is uncertain.',
  notHigher: 'Not higher: no',
  notLower: 'Not lower:',
  top: 'There is no higher level.',
  bottom: 'There is no lower level.',
  concepts: {
    threat_intent: 'threatens violence',
    call_to_violence: 'calls for violence',
    glorification: 'glorifies violence or an attacker',
    legitimisation: 'approves of violence or wishes harm',
    dehumanisation: 'presents people as less than human',
    group_hostility: 'is hostile to a group',
    enemy_image: 'paints an enemy image',
    target_person: 'names a person as target',
    target_group: 'names a group',
    target_place: 'names a place',
    means: 'names a weapon or means',
    time_near: 'names a time that is near',
    leakage: 'announces that it will be heard of',
    last_resort: 'says there is nothing left to lose',
    farewell: 'says farewell',
    fixation: 'shows a fascination with violence or a target',
    recruitment: 'recruits',
    isolation: 'points to isolation',
    grievance: 'voices a grievance',
    social_ties: 'mentions support from others',
    school_work: 'mentions school or work',
    future_plans: 'mentions plans for later',
    accepts_help: 'is open to help',
    distances_from_violence: 'distances itself from violence',
  },
  contexts: {
    gaming: 'it is game talk',
    humour_irony: 'it is a joke or exaggeration',
    quotation: 'it is a quotation or report',
    counterspeech: 'it condemns those very words',
    fiction_lyrics: 'it is fiction or a lyric',
    historical_academic: 'it explains or studies',
    negated: 'it is denied or refused',
    hypothetical: 'it is a supposition',
    victim_report: 'a victim reports it',
    help_seeking: 'someone asks for help',
    third_person_referral: 'a partner describes it',
    venue_baseline: 'that is how people talk in that place',
  },
  positiveGroup: 'the group is spoken well of',
}

/** The words of each language's explanations. */
export const PHRASES: Readonly<Record<Tongue, Phrases>> = { nl: NL, fr: FR, en: EN }

/** `Ernst 3 (ernstig)`. */
export const levelName = ({ severity, levels }: Phrases, level: Level): string =>
  `${severity} ${level} (${levels[level]})`

/** `a, b en c`. */
export function listOf({ and }: Phrases, items: readonly string[]): string {
  if (items.length < 2) return items[0] ?? ''
  return `${items.slice(0, -1).join(', ')} ${and} ${items.at(-1)}`
}
