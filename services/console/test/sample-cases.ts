import type {
  Case,
  CaseMember,
  Concept,
  Context,
  Evidence,
  Explanation,
  Level,
  Place,
  QueueEntry,
  Recipient,
  ScoreTerm,
  Signal,
} from '@seinpost/schemas'

interface Told {
  readonly id: string
  readonly text: string
  readonly level: Level
  readonly surface: Level
  readonly place?: string
  readonly evidence?: readonly (readonly [string, Concept | Context, number])[]
  readonly context?: readonly Context[]
  readonly terms?: readonly (readonly [string, number])[]
  readonly reason: readonly [nl: string, fr: string, en: string]
  readonly copies?: number
  readonly referral?: boolean
  readonly thread?: string
  readonly hoursAgo: number
}

/** The clock of the samples. */
export const SAMPLE_NOW = Date.parse('2026-11-14T12:00:00Z')

const iso = (hoursAgo: number): string => new Date(SAMPLE_NOW - hoursAgo * 3_600_000).toISOString()

/** Invented cases, one of each kind that the console shows differently. */
export const TOLD: readonly Told[] = [
  {
    id: 'c-acute',
    text: 'Vrijdag om 8 uur sta ik aan de poort met een mes. Ge hebt het gezien hier eerst.',
    level: 4,
    surface: 4,
    place: 'Mechelen',
    evidence: [
      ['Vrijdag om 8 uur', 'time_near', 0.95],
      ['sta ik aan de poort', 'target_place', 0.7],
      ['met een mes', 'means', 0.9],
      ['hebt het gezien hier eerst', 'leakage', 0.6],
    ],
    terms: [
      ['concept:means', 1.4],
      ['concept:time_near', 1.21],
      ['concept:target_place', 0.9],
      ['concept:leakage', 0.62],
      ['concept:means×concept:time_near', 0.55],
      ['text:length', -0.08],
    ],
    reason: [
      'een wapen, een plaats en een uur worden samen genoemd.',
      'une arme, un lieu et une heure sont nommés ensemble.',
      'a weapon, a place and an hour are named together.',
    ],
    copies: 4,
    hoursAgo: 3,
  },
  {
    id: 'c-quote',
    text: 'Dit stond gisteren op de muur: "ze moeten allemaal branden". Wij vegen dat weg en zetten er bloemen.',
    level: 0,
    surface: 3,
    place: 'Gent',
    evidence: [
      ['ze moeten allemaal branden', 'call_to_violence', 0.85],
      ['Dit stond gisteren op de muur', 'quotation', 0.8],
      ['Wij vegen dat weg', 'counterspeech', 0.9],
    ],
    context: ['quotation', 'counterspeech'],
    terms: [
      ['concept:call_to_violence', 2.3],
      ['context:counterspeech', -2.6],
      ['context:quotation', -1.4],
      ['concept:call_to_violence×context:quotation', -0.35],
    ],
    reason: [
      'een oproep tot geweld wordt geciteerd en afgekeurd.',
      'un appel à la violence est cité et condamné.',
      'a call to violence is quoted and condemned.',
    ],
    hoursAgo: 20,
  },
  {
    id: 'c-hostile',
    text: 'Nee\u202eteksttekst\u202c <script>alert(1)</script><img src=x onerror=alert(1)> p\u200ba\u200br\u200ba\u200bsieten zijn het',
    level: 2,
    surface: 2,
    evidence: [['p\u200ba\u200br\u200ba\u200bsieten', 'dehumanisation', 0.75]],
    terms: [['concept:dehumanisation', 1.7]],
    reason: ['een groep wordt ontmenselijkt.', 'un groupe est déshumanisé.', 'a group is dehumanised.'],
    hoursAgo: 30,
  },
  {
    id: 'c-referral',
    text: 'Leerling (16) zegt in de klas dat "het toch geen zin meer heeft" en bleef drie weken weg. Praat nog wel met de turnleraar.',
    level: 2,
    surface: 2,
    place: 'Lier',
    referral: true,
    evidence: [
      ['het toch geen zin meer heeft', 'last_resort', 0.6],
      ['bleef drie weken weg', 'isolation', 0.5],
      ['Praat nog wel met de turnleraar', 'social_ties', 0.55],
    ],
    context: ['third_person_referral'],
    terms: [
      ['concept:last_resort', 1.1],
      ['concept:isolation', 0.6],
      ['concept:social_ties', -0.3],
    ],
    reason: [
      'een partner beschrijft wanhoop en isolement.',
      'un partenaire décrit désespoir et isolement.',
      'a partner describes despair and isolation.',
    ],
    hoursAgo: 6,
  },
  {
    id: 'c-game',
    text: 'Ik maak u af in de volgende ronde, neem uw AWP maar mee',
    level: 0,
    surface: 3,
    thread: 'gg, volgende map de_dust2?',
    evidence: [
      ['Ik maak u af', 'threat_intent', 0.8],
      ['volgende ronde', 'gaming', 0.9],
      ['AWP', 'gaming', 0.7],
    ],
    context: ['gaming'],
    terms: [
      ['concept:threat_intent', 2.1],
      ['context:gaming', -2.2],
      ['concept:threat_intent×context:gaming', -0.6],
      ['venue:game_chat', -0.4],
    ],
    reason: [
      'de dreiging hoort bij een spel.',
      'la menace fait partie d’un jeu.',
      'the threat belongs to a game.',
    ],
    hoursAgo: 9,
  },
  {
    id: 'c-concern',
    text: 'Ze pakken alles af van ons volk en niemand die iets zegt',
    level: 1,
    surface: 1,
    place: 'Aalst',
    evidence: [['ons volk', 'enemy_image', 0.45]],
    terms: [['concept:enemy_image', 0.8]],
    reason: [
      'vijandige wij-tegen-zij-taal.',
      'langage hostile, eux contre nous.',
      'hostile us-against-them talk.',
    ],
    hoursAgo: 52,
  },
]

const INTERCEPT = -0.42

function evidenceOf({ text, evidence = [] }: Told): Evidence[] {
  return evidence.map(([words, label, strength]) => {
    const start = text.indexOf(words)
    return { start, end: start + words.length, label, strength, from: `nl/${label}-1` }
  })
}

const termsOf = ({ terms = [] }: Told): ScoreTerm[] =>
  terms.map(([name, value]) => ({ name, kind: kindOf(name), value, strength: 0.8, spans: [] }))

function kindOf(name: string): ScoreTerm['kind'] {
  if (name.includes('×')) return 'interaction'
  if (name.startsWith('context:')) return 'context'
  if (name.startsWith('venue:')) return 'venue'
  return name.startsWith('text:') ? 'text' : 'concept'
}

const words = (terms: readonly ScoreTerm[]): number =>
  terms
    .filter(({ kind }) => kind === 'concept' || kind === 'text')
    .reduce((total, { value }) => total + value, INTERCEPT)

function signalOf(told: Told): Signal {
  const referred = told.referral === true
  const publishedAt = iso(told.hoursAgo)
  return {
    id: `s-${told.id}`,
    contentHash: 'a'.repeat(64),
    source: {
      kind: referred ? 'referral' : 'public',
      adapter: 'sample',
      platform: 'mastodon',
      url: `https://mastodon.example.org/@sample/${told.id}`,
      externalId: told.id,
      key: `mastodon:${told.id}`,
    },
    publishedAt,
    receivedAt: publishedAt,
    text: told.text,
    lang: 'nl',
    author: { pseudonym: 'c2f1a97d03b64e55', keyId: 'k1' },
    ...(told.thread !== undefined && { thread: [{ role: 'parent' as const, text: told.thread }] }),
    ...(referred && { referral: REFERRAL }),
    legal: {
      basis: 'wet op het politieambt, art. 44/1',
      purpose: 'geweldpreventie',
      handling: 'TLP:AMBER',
      retainUntil: iso(-24 * 30),
    },
  }
}

const REFERRAL = {
  partner: 'Sint-Voorbeeldcollege',
  sector: 'education',
  concerns: ['isolation', 'last_resort'],
  protective: ['social_ties'],
  offlineContext: 'Thuis is er veel ruzie sinds de zomer.',
}

function explanationOf(told: Told): Explanation {
  const terms = termsOf(told)
  const [nl, fr, en] = told.reason
  return {
    model: 'sample-1',
    intercept: INTERCEPT,
    terms,
    sum: terms.reduce((total, { value }) => total + value, INTERCEPT),
    surfaceSum: words(terms),
    evidence: evidenceOf(told),
    sentence: { nl, fr, en },
    counterfactual:
      told.level === 4 ? { without: 'Vrijdag om 8 uur', span: { start: 0, end: 16 }, level: 3 } : null,
    uncertainty: 0.18,
    asksForContext: told.thread !== undefined,
    priority: [
      { name: 'severity', points: told.level * 15 },
      { name: 'reliability', points: 10 },
      { name: 'age', points: 10 + told.level * 3 },
    ],
  }
}

function placesOf({ place }: Told): Place[] {
  if (place === undefined) return []
  const evidence = [{ start: 0, end: 0, text: place, kind: 'field' as const }]
  return [
    { nis: '12025', name: place, country: 'BE', role: 'incident', confidence: 0.91, evidence },
    { nis: '12029', name: 'Rumst', country: 'BE', role: 'mention', confidence: 0.32, evidence: [] },
  ]
}

function recipientsOf({ place = 'onbekend', referral }: Told): Recipient[] {
  const analyst = { queue: 'analyst', role: 'analyst' as const, reason: 'openbare bron', route: 'root' }
  return [
    { ...analyst, confidence: 1, released: true },
    {
      queue: 'municipality-12025',
      role: 'primary',
      reason: `voorval in ${place}`,
      confidence: 0.91,
      route: 'root/gemeente',
      released: referral === true,
    },
  ]
}

const PLATFORMS = ['mastodon', 'forum', 'reacties', 'bluesky'] as const
const KINDS = ['first', 'exact', 'near'] as const

const membersOf = ({ id, copies = 1, hoursAgo }: Told): CaseMember[] =>
  Array.from({ length: copies }, (_, at) => ({
    signalId: `s-${id}-${at}`,
    kind: KINDS[Math.min(at, 2)] ?? 'near',
    similarity: 1 - at * 0.07,
    of: at === 0 ? null : `s-${id}-0`,
    platform: PLATFORMS[at % 4] ?? 'forum',
    url: `https://forum.example.org/t/${at}`,
    publishedAt: iso(hoursAgo + 4 - at * 1.3),
  }))

/** A case with everything the console can show of it. */
export function sampleCase(told: Told): Case {
  const { id, level, surface, context = [], copies = 1 } = told
  const priority = 20 + level * 18
  const explanation = explanationOf(told)
  const severity = { surface, effective: level, score: level / 4 }
  const quoting = { caseId: 'c-acute', reason: 'quotes_or_condemns', similarity: 0.72 }
  return {
    id,
    status: 'new',
    level,
    surface,
    priority,
    lead: signalOf(told),
    score: { lang: 'nl', severity, context: [...context], concepts: [], priority, explanation },
    places: placesOf(told),
    recipients: recipientsOf(told),
    members: membersOf(told),
    related: id === 'c-quote' ? [quoting] : [],
    independentSources: copies,
    openedAt: iso(told.hoursAgo),
    updatedAt: iso(told.hoursAgo),
    version: 1,
  }
}

/** The line of the queue that stands for a case. */
export function sampleEntry(shown: Case, rank: number): QueueEntry {
  const claimedBy = shown.desks?.find(({ lease }) => lease !== null)?.lease?.by
  return {
    caseId: shown.id,
    rank,
    level: shown.level,
    surface: shown.surface,
    priority: shown.priority,
    status: shown.status,
    excerpt: shown.lead.text.slice(0, 200),
    reason: shown.score.explanation.sentence,
    lang: shown.score.lang,
    context: shown.score.context,
    places: shown.places.map(({ name, nis = '', role, confidence }) => ({
      name,
      code: nis,
      role,
      confidence,
    })),
    platform: shown.lead.source.platform,
    sourceKind: shown.lead.source.kind,
    copies: shown.members.length,
    publishedAt: shown.lead.publishedAt,
    openedAt: shown.openedAt,
    released: shown.recipients.every(({ released }) => released),
    ...(claimedBy !== undefined && { claimedBy }),
  }
}

/** The samples, then as many plain cases as asked for. */
export function sampleCases(more: number): Case[] {
  const plain = Array.from({ length: more }, (_, at) =>
    sampleCase({
      id: `c-plain-${at}`,
      text: `Op het dorpsplein wordt weer geroepen, bericht nummer ${at}.`,
      level: 1,
      surface: 1,
      place: 'Aalst',
      reason: ['vijandige toon.', 'ton hostile.', 'hostile tone.'],
      hoursAgo: 60 + at,
    }),
  )
  return [...TOLD.map(sampleCase), ...plain]
}
