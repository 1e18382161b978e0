import { type RoutingTree, routeSignal } from '@seinpost/routing'
import type { Place, Routed } from '@seinpost/schemas'
import type { RecordedPlace, SignalRecord } from './signal-record.ts'

const NO_WORDS = { nl: '', fr: '', en: '' }
const ZONE_NAMED: Place['evidence'] = [{ start: 0, end: 0, text: '', kind: 'zone' }]
const NO_EVIDENCE: Place['evidence'] = []
const NAMED_REGION: readonly string[] = ['']
const NO_REGION: readonly string[] = []

/** The record as the route stage would hand it on under this tree; text and explanation are empty. */
export function routedOf(record: SignalRecord, tree: RoutingTree): Routed {
  const score: Routed['score'] = {
    lang: record.lang,
    severity: { surface: record.surface, effective: record.level, score: record.score },
    context: [...record.context],
    concepts: [...record.concepts],
    priority: 0,
    explanation: emptyExplanation(record.model),
  }
  const signal = signalOf(record)
  const places = record.places.map(placeOf)
  const regions = record.regionOnly ? NAMED_REGION : NO_REGION
  const { id, cluster } = record
  return {
    signal,
    score,
    cluster: {
      cluster,
      of: id === cluster ? null : cluster,
      similarity: 0,
      kind: id === cluster ? null : 'near',
      related: [],
    },
    places,
    routing: routeSignal({ signal, score, places, regions }, tree),
  }
}

function signalOf({ speaker, platform, ...record }: SignalRecord): Routed['signal'] {
  // A speaker is `platform|who`; as the key it gives the same speaker again.
  const key = speaker.slice(platform.length + 1)
  const { id, receivedAt, publishedAt, kind, adapter, concerns } = record
  return {
    id,
    contentHash: '',
    source: { kind, adapter, platform, url: '', externalId: id, key },
    publishedAt,
    receivedAt,
    text: '',
    ...(concerns && { referral: { partner: key, sector: '', concerns: [...concerns], protective: [] } }),
    legal: { basis: '', purpose: '', handling: 'TLP:AMBER', retainUntil: record.retainUntil },
  }
}

const placeOf = ({ zoneNamed, ...place }: RecordedPlace): Place => ({
  ...place,
  evidence: zoneNamed ? ZONE_NAMED : NO_EVIDENCE,
})

const explanations = new Map<string, Routed['score']['explanation']>()

/** An explanation without words. One object for each model: a hundred thousand equal ones would fill the memory for nothing. */
export function emptyExplanation(model: string): Routed['score']['explanation'] {
  const known = explanations.get(model)
  if (known !== undefined) return known
  const made: Routed['score']['explanation'] = {
    model,
    intercept: 0,
    terms: [],
    sum: 0,
    surfaceSum: 0,
    evidence: [],
    sentence: NO_WORDS,
    counterfactual: null,
    uncertainty: 0,
    asksForContext: false,
    priority: [],
  }
  explanations.set(model, made)
  return made
}
