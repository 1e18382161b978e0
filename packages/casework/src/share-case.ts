import {
  type Case,
  type HandlingCode,
  type InTongues,
  type QueueEntry,
  type Score,
  SHARED_FIELDS,
  type SharedField,
  type SharingConfig,
  type SharingProfile,
  type Signal,
} from '@seinpost/schemas'
import { redactText } from './redact.ts'

/** Stands where an address is not shared. */
export const WITHHELD_URL = 'https://withheld.invalid/'

/** From what everybody may see to what only those named may. */
const STRICTNESS: readonly HandlingCode[] = [
  'TLP:CLEAR',
  'TLP:GREEN',
  'TLP:AMBER',
  'TLP:AMBER+STRICT',
  'TLP:RED',
]
const stricter = (a: HandlingCode, b: HandlingCode) => STRICTNESS.indexOf(a) > STRICTNESS.indexOf(b)
const BARE: readonly SharedField[] = ['places', 'level']

/** Everything: the profile of a desk that the config gives none. */
export const WHOLE_PROFILE: SharingProfile = { fields: [...SHARED_FIELDS], redact: [], maxTlp: 'TLP:RED' }

/** The profile of a desk: the longest pattern that fits. */
export function profileOf(desk: string, { profiles, desks }: SharingConfig): SharingProfile {
  const fits = (pattern: string) =>
    pattern.endsWith('*') ? desk.startsWith(pattern.slice(0, -1)) : desk === pattern
  const [best] = Object.keys(desks)
    .filter(fits)
    .toSorted((a, b) => Number(a.endsWith('*')) - Number(b.endsWith('*')) || b.length - a.length)
  return profiles[desks[best ?? ''] ?? ''] ?? WHOLE_PROFILE
}

/**
 * A case as a profile lets it be read: what is not shared is not there, whatever the console would show of it. Pure, and
 * doing it again changes nothing.
 */
export function shareCase(found: Case, profile: SharingProfile): Case {
  const { fields, redact } = stricter(found.lead.legal.handling, profile.maxTlp)
    ? { ...profile, fields: BARE }
    : profile
  const has = (field: SharedField) => fields.includes(field)
  const known = new Set(found.places.map(({ name }) => name.toLocaleLowerCase()))
  const mask = (text: string) => redactText(text, redact, known)
  const hasUrl = has('url') && !redact.includes('urls')
  return {
    ...found,
    lead: shareSignal(found.lead, { has, mask, hasUrl }),
    score: shareScore(found.score, has, mask),
    places: has('places')
      ? found.places.map((place) => ({
          ...place,
          evidence: has('text') ? place.evidence.map((seen) => ({ ...seen, text: mask(seen.text) })) : [],
        }))
      : [],
    members: has('members')
      ? found.members.map((member) => (hasUrl ? member : { ...member, url: WITHHELD_URL }))
      : [],
    related: has('related') ? found.related : [],
    recipients: has('recipients') ? found.recipients : [],
    ...(found.assessment !== undefined && { assessment: has('assessment') ? found.assessment : null }),
    ...(found.desks !== undefined && { desks: has('recipients') ? found.desks : [] }),
    ...(found.history !== undefined && { history: has('history') ? found.history : [] }),
  }
}

/** One line of a queue as a profile lets it be read. The line does not know its handling code, so a lower limit hides the excerpt. */
export function shareEntry(entry: QueueEntry, { fields, redact, maxTlp }: SharingProfile): QueueEntry {
  const known = new Set(entry.places.map(({ name }) => name.toLocaleLowerCase()))
  const hasText = fields.includes('text') && maxTlp === 'TLP:RED'
  const hasReason = fields.includes('reason') && maxTlp === 'TLP:RED'
  return {
    ...entry,
    excerpt: hasText ? redactText(entry.excerpt, redact, known) : '',
    reason: hasReason ? entry.reason : { nl: '', fr: '', en: '' },
    places: fields.includes('places') ? entry.places : [],
  }
}

interface Sharing {
  readonly has: (field: SharedField) => boolean
  readonly mask: (text: string) => string
  readonly hasUrl: boolean
}

function shareSignal(signal: Signal, { has, mask, hasUrl }: Sharing): Signal {
  const { author, thread, referral, place, ...rest } = signal
  return {
    ...rest,
    // What names one item finds it: the id there and the hash of its text go with the address.
    source: hasUrl
      ? signal.source
      : { ...signal.source, url: WITHHELD_URL, externalId: 'withheld', key: 'withheld' },
    contentHash: has('text') ? signal.contentHash : '0'.repeat(64),
    text: has('text') ? mask(signal.text) : '',
    ...(author !== undefined && has('author') && { author }),
    ...(thread !== undefined &&
      has('thread') && { thread: thread.map((said) => ({ ...said, text: mask(said.text) })) }),
    ...(place !== undefined && has('places') && { place }),
    ...(referral !== undefined &&
      has('referral') && {
        referral: {
          ...referral,
          ...(referral.offlineContext !== undefined && { offlineContext: mask(referral.offlineContext) }),
        },
      }),
  }
}

const NO_WORDS = { nl: '', fr: '', en: '' }
/** A sentence may quote the text. */
const maskWords = ({ nl, fr, en }: InTongues, mask: Sharing['mask']): InTongues => ({
  nl: mask(nl),
  fr: mask(fr),
  en: mask(en),
})

function shareScore(score: Score, has: Sharing['has'], mask: Sharing['mask']): Score {
  const { explanation } = score
  const shared = has('explanation') && has('text')
  const { whyNot, ...rest } = explanation
  return {
    ...score,
    explanation: {
      ...rest,
      sentence: has('reason') ? maskWords(explanation.sentence, mask) : NO_WORDS,
      // The words that made the score are words of the text.
      terms: has('explanation')
        ? explanation.terms.map((term) => (has('text') ? term : { ...term, spans: [] }))
        : [],
      evidence: shared ? explanation.evidence : [],
      counterfactual:
        shared && explanation.counterfactual !== null
          ? { ...explanation.counterfactual, without: mask(explanation.counterfactual.without) }
          : null,
      priority: has('explanation') ? explanation.priority : [],
      ...(whyNot !== undefined &&
        has('explanation') &&
        has('reason') && {
          whyNot: { higher: maskWords(whyNot.higher, mask), lower: maskWords(whyNot.lower, mask) },
        }),
    },
  }
}
