import type { Concept, Context, Language, Level, Place, Routed, Signal } from '@seinpost/schemas'
import { speakerOf } from '@seinpost/store'

/** What is kept of a signal's way, without its text: enough to decide it again under another config. */
export interface SignalRecord {
  readonly id: string
  readonly receivedAt: string
  readonly publishedAt: string
  readonly retainUntil: string
  readonly kind: Signal['source']['kind']
  readonly adapter: string
  readonly platform: string
  /** Who said it where; a pseudonym. */
  readonly speaker: string
  /** A partner's concerns; absent when it is no referral. */
  readonly concerns?: readonly string[]
  readonly lang: Language
  readonly level: Level
  readonly surface: Level
  readonly score: number
  readonly context: readonly Context[]
  readonly concepts: readonly Concept[]
  /** Version of the model and the packs that scored it. */
  readonly model: string
  readonly cluster: string
  readonly places: readonly RecordedPlace[]
  /** A region was named, and no municipality. */
  readonly regionOnly?: true
}

/** A place without its evidence, but for whether a police zone was named: routing asks for no more. */
export interface RecordedPlace extends Pick<Place, 'name' | 'country' | 'role' | 'confidence'> {
  readonly nis?: string
  readonly code?: string
  readonly stated?: true
  readonly zoneNamed?: true
}

/** What is kept of a routed signal. */
export function recordOf({ signal, score, cluster, places, routing }: Routed): SignalRecord {
  return {
    id: signal.id,
    receivedAt: signal.receivedAt,
    publishedAt: signal.publishedAt,
    retainUntil: signal.legal.retainUntil,
    kind: signal.source.kind,
    adapter: signal.source.adapter,
    platform: signal.source.platform,
    speaker: speakerOf(signal),
    ...(signal.referral && { concerns: signal.referral.concerns }),
    lang: score.lang,
    level: score.severity.effective,
    surface: score.severity.surface,
    score: score.severity.score,
    context: score.context,
    concepts: score.concepts,
    model: score.explanation.model,
    cluster: cluster.cluster,
    places: places.map(recordedPlace),
    ...(routing.unplaced === 'region_only' && { regionOnly: true }),
  }
}

const recordedPlace = ({
  evidence,
  nis,
  code,
  stated,
  name,
  country,
  role,
  confidence,
}: Place): RecordedPlace => ({
  ...(nis !== undefined && { nis }),
  ...(code !== undefined && { code }),
  name,
  country,
  role,
  confidence,
  ...(stated === true && { stated }),
  ...(evidence.some(({ kind }) => kind === 'zone') && { zoneNamed: true }),
})
