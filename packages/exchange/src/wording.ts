import type { CaseStatus, HistoryAct, Outcome } from '@seinpost/schemas'
import type { ExportLanguage } from './exported.ts'

type Words = Readonly<Record<ExportLanguage, string>>

const w = (nl: string, fr: string, en: string): Words => ({ nl, fr, en })

/** Everything an export says that does not come from the case. */
export const WORDS = {
  title: w('Casus', 'Cas', 'Case'),
  exportedAt: w('Geëxporteerd op', 'Exporté le', 'Exported on'),
  page: w('bladzijde', 'page', 'page'),
  of: w('van', 'de', 'of'),
  notAPerson: w(
    'Dit gaat over een signaal, niet over een persoon. Een signaal alleen zegt niet of iemand een probleem is.',
    'Ceci concerne un signal, pas une personne. Un signal seul ne dit pas si quelqu’un pose problème.',
    'This is about a signal, not about a person. One signal never says whether someone is a problem.',
  ),
  said: w('Wat er stond', 'Ce qui était écrit', 'What was said'),
  offline: w('Wat de partner erbij zegt', 'Ce que le partenaire ajoute', 'What the partner adds'),
  protective: w('Beschermende factoren', 'Facteurs de protection', 'Protective factors'),
  concerns: w('Zorgen', 'Préoccupations', 'Concerns'),
  thread: w('Waarop het volgt', 'Ce qui précède', 'What it follows'),
  why: w('Waarom', 'Pourquoi', 'Why'),
  level: w('Ernst in context', 'Gravité en contexte', 'Severity in context'),
  surface: w('Ernst van de woorden alleen', 'Gravité des mots seuls', 'Severity of the words alone'),
  priority: w('Voorrang', 'Priorité', 'Priority'),
  status: w('Stand', 'État', 'Status'),
  opened: w('Geopend', 'Ouvert', 'Opened'),
  legal: w('Rechtsgrond', 'Base légale', 'Legal basis'),
  purpose: w('Doel', 'Finalité', 'Purpose'),
  retained: w('Bewaard tot', 'Conservé jusqu’au', 'Kept until'),
  unsure: w('Onzekerheid', 'Incertitude', 'Uncertainty'),
  sums: w('De som', 'Le calcul', 'The sum'),
  term: w('Wat meetelt', 'Élément', 'Term'),
  value: w('Waarde', 'Valeur', 'Value'),
  intercept: w('begin', 'départ', 'intercept'),
  sum: w('som', 'somme', 'sum'),
  points: w('Punten', 'Points', 'Points'),
  places: w('Plaatsen', 'Lieux', 'Places'),
  place: w('Plaats', 'Lieu', 'Place'),
  role: w('Rol', 'Rôle', 'Role'),
  confidence: w('Zekerheid', 'Certitude', 'Confidence'),
  recipients: w('Ontvangers', 'Destinataires', 'Recipients'),
  recipient: w('Ontvanger', 'Destinataire', 'Recipient'),
  reason: w('Reden', 'Raison', 'Reason'),
  waits: w('wacht op vrijgave', 'en attente de validation', 'awaits release'),
  members: w('Vindplaatsen', 'Occurrences', 'Occurrences'),
  platform: w('Platform', 'Plateforme', 'Platform'),
  published: w('Geplaatst', 'Publié', 'Published'),
  kind: w('Soort', 'Type', 'Kind'),
  address: w('Adres', 'Adresse', 'Address'),
  author: w('Pseudoniem van de auteur', 'Pseudonyme de l’auteur', 'Pseudonym of the author'),
  assessment: w('Beoordeling', 'Évaluation', 'Assessment'),
  history: w('Geschiedenis', 'Historique', 'History'),
  when: w('Wanneer', 'Quand', 'When'),
  what: w('Wat', 'Quoi', 'What'),
  who: w('Wie', 'Qui', 'Who'),
  note: w('Toelichting', 'Commentaire', 'Note'),
  none: w('geen', 'aucun', 'none'),
} satisfies Record<string, Words>

const STATUS: Readonly<Record<CaseStatus, Words>> = {
  new: w('nieuw', 'nouveau', 'new'),
  claimed: w('in behandeling', 'en traitement', 'in hand'),
  assessed: w('beoordeeld', 'évalué', 'assessed'),
  released: w('vrijgegeven', 'transmis', 'released'),
  acknowledged: w('ontvangst bevestigd', 'réception confirmée', 'acknowledged'),
  follow_up: w('in opvolging', 'en suivi', 'in follow-up'),
  closed: w('afgesloten', 'clôturé', 'closed'),
}

const OUTCOME: Readonly<Record<Outcome, Words>> = {
  no_concern: w('geen zorg', 'pas d’inquiétude', 'no concern'),
  context_explains: w('de context verklaart het', 'le contexte l’explique', 'context explains it'),
  watch: w('in het oog houden', 'à surveiller', 'watch'),
  refer: w('doorverwijzen', 'à transmettre', 'refer'),
}

/** Acts of the life cycle; later ones read as their name. */
const ACT: Readonly<Partial<Record<HistoryAct, Words>>> = {
  claim: w('genomen', 'pris en charge', 'claimed'),
  give_back: w('teruggegeven', 'rendu', 'given back'),
  lapse: w('vervallen', 'expiré', 'lapsed'),
  assess: w('beoordeeld', 'évalué', 'assessed'),
  dismiss: w('afgewezen', 'écarté', 'dismissed'),
  release: w('vrijgegeven', 'transmis', 'released'),
  acknowledge: w('ontvangst bevestigd', 'réception confirmée', 'acknowledged'),
  follow_up: w('opvolging begonnen', 'suivi entamé', 'follow-up begun'),
  close: w('afgesloten', 'clôturé', 'closed'),
  reopen: w('heropend', 'rouvert', 'reopened'),
  split: w('gesplitst', 'scindé', 'split'),
  join: w('samengevoegd', 'fusionné', 'joined'),
}

export type Say = (word: keyof typeof WORDS) => string

export const wordsIn =
  (lang: ExportLanguage): Say =>
  (word) =>
    WORDS[word][lang]

export const statusIn = (status: CaseStatus, lang: ExportLanguage): string => STATUS[status][lang]
export const outcomeIn = (outcome: Outcome, lang: ExportLanguage): string => OUTCOME[outcome][lang]
export const actIn = (act: HistoryAct, lang: ExportLanguage): string => ACT[act]?.[lang] ?? plain(act)

/** `threat_intent` as `threat intent`. */
export const plain = (name: string): string => name.replaceAll('_', ' ')

const LOCALES = { nl: 'nl-BE', fr: 'fr-BE', en: 'en-GB' } as const

/** A moment as people in Belgium read it. */
export const momentIn = (iso: string, lang: ExportLanguage): string =>
  new Intl.DateTimeFormat(LOCALES[lang], {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone: 'Europe/Brussels',
  }).format(new Date(iso))

export const dayIn = (iso: string, lang: ExportLanguage): string =>
  new Intl.DateTimeFormat(LOCALES[lang], { dateStyle: 'long', timeZone: 'Europe/Brussels' }).format(
    new Date(iso),
  )
