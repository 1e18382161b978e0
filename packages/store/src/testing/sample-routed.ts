import { createHash } from 'node:crypto'
import type { Level, Routed, Signal } from '@seinpost/schemas'

/** What a test wants of a signal; the rest is filled in plainly. */
export interface Sample {
  readonly id: string
  readonly level?: Level
  readonly text?: string
  readonly author?: string
  readonly platform?: string
  readonly publishedAt?: string
  readonly key?: string
  readonly referral?: boolean
  /** Cluster id when it is a copy. */
  readonly copyOf?: string
  readonly context?: Routed['score']['context']
  readonly queues?: readonly string[]
  readonly released?: boolean
}

const AT = '2026-11-10T10:00:00.000Z'

/** A signal as it leaves the gate. */
export function sampleSignal({
  id,
  text,
  author,
  platform = 'mastodon',
  publishedAt = AT,
  key,
  referral,
}: Sample): Signal {
  const words = text ?? `what ${id} says`
  return {
    id,
    contentHash: createHash('sha256').update(words).digest('hex'),
    source: {
      kind: referral === true ? 'referral' : 'public',
      adapter: 'test',
      platform,
      url: `https://example.org/${encodeURIComponent(id)}`,
      externalId: id,
      key: key ?? `${platform}:${id}`,
    },
    publishedAt,
    receivedAt: AT,
    text: words,
    ...(author !== undefined && { author: { pseudonym: author, keyId: 'k1' } }),
    ...(referral === true && {
      referral: { partner: 'school', sector: 'education', concerns: [], protective: [] },
    }),
    legal: { basis: 'test', purpose: 'test', handling: 'TLP:AMBER', retainUntil: '2027-01-01T00:00:00.000Z' },
  }
}

/** A signal as it reaches the store. */
export function sampleRouted(sample: Sample): Routed {
  const {
    id,
    level = 2,
    copyOf,
    context = [],
    queues = ['analyst', 'municipality-12025'],
    released = false,
  } = sample
  const signal = sampleSignal(sample)
  const owner = queues.findIndex((queue) => queue !== 'analyst')
  const sentence = { nl: 'omdat', fr: 'parce que', en: 'because' }
  return {
    signal,
    score: {
      lang: 'nl',
      severity: { surface: level, effective: level, score: level / 4 },
      context: [...context],
      concepts: [],
      priority: level * 20,
      explanation: {
        model: 'test',
        intercept: 0,
        terms: [],
        sum: 0,
        surfaceSum: 0,
        evidence: [],
        sentence,
        counterfactual: null,
        uncertainty: 0,
        asksForContext: false,
        priority: [{ name: 'severity', points: level * 20 }],
      },
    },
    cluster: {
      cluster: copyOf ?? id,
      of: copyOf ?? null,
      similarity: copyOf === undefined ? 0 : 0.9,
      kind: copyOf === undefined ? null : 'near',
      related: [],
    },
    places: [
      { nis: '12025', name: 'Mechelen', country: 'BE', role: 'incident', confidence: 0.9, evidence: [] },
    ],
    routing: {
      recipients: queues.map((queue, index) => ({
        queue,
        role: queue === 'analyst' ? 'analyst' : index === owner ? 'primary' : 'co',
        reason: 'test',
        confidence: 0.9,
        route: 'root',
        released: released || queue === 'analyst',
      })),
      primary: queues[0] ?? 'analyst',
      unplaced: null,
    },
  }
}
