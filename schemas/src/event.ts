import { z } from 'zod'
import { ClusterDecision } from './cluster.ts'
import { Place, RoutingDecision } from './place.ts'
import { Score } from './score.ts'
import { Signal, SourceKind } from './signal.ts'

/** The only outward reasons of a refusal; counts by reason add up to the total refused. */
export const RefusalReason = z.enum([
  'invalid_json',
  'schema',
  'empty_text',
  'too_large',
  'not_public',
  'no_legal_basis',
  'future_date',
  'conflict',
])
export type RefusalReason = z.infer<typeof RefusalReason>

/** A refusal keeps what is needed to answer and to count, never the content. */
export const Refusal = z.object({
  id: z.string().optional(),
  reason: RefusalReason,
  /** What is wrong and what to do, naming the fields; never the text. */
  detail: z.string(),
  fields: z.array(z.string()),
  source: z.object({
    kind: SourceKind.optional(),
    adapter: z.string().optional(),
    platform: z.string().optional(),
  }),
  /** 1-based line of the input it came from, when it came from a file or stream. */
  line: z.int().positive().optional(),
})
export type Refusal = z.infer<typeof Refusal>

export const Received = z.object({ signal: Signal })
export const Scored = Received.extend({ score: Score })
export const Clustered = Scored.extend({ cluster: ClusterDecision })
export const Routed = Clustered.extend({ places: z.array(Place), routing: RoutingDecision })
export const Refused = z.object({ refusal: Refusal })
export const Dead = z.object({
  stage: z.string(),
  error: z.object({ code: z.string(), message: z.string() }),
  attempts: z.int().positive(),
  /** The topic it was read from and must be replayed into. */
  topic: z.string(),
  /** The event as it was read; a string when it could not be parsed. */
  original: z.unknown(),
})
export type Received = z.infer<typeof Received>
export type Scored = z.infer<typeof Scored>
export type Clustered = z.infer<typeof Clustered>
export type Routed = z.infer<typeof Routed>
export type Refused = z.infer<typeof Refused>
export type Dead = z.infer<typeof Dead>

/** Topic name to the schema of its events' data. One arrow of the pipeline each. */
export const TOPICS = {
  'signals.received': Received,
  'signals.scored': Scored,
  'signals.clustered': Clustered,
  'signals.routed': Routed,
  'signals.refused': Refused,
  'signals.dead': Dead,
} as const
export type Topic = keyof typeof TOPICS
export type DataOf<T extends Topic> = z.infer<(typeof TOPICS)[T]>

/** CloudEvents 1.0 envelope around `data`. `subject` is the signal id and the partition key. */
export function envelope<D extends z.ZodType>(type: string, data: D) {
  return z.object({
    specversion: z.literal('1.0'),
    id: z.string().min(1),
    source: z.string().min(1),
    type: z.literal(type),
    subject: z.string().min(1),
    time: z.iso.datetime(),
    datacontenttype: z.literal('application/json'),
    data,
  })
}

export type SignalEvent<T extends Topic = Topic> = {
  specversion: '1.0'
  id: string
  source: string
  type: T
  subject: string
  time: string
  datacontenttype: 'application/json'
  data: DataOf<T>
}

/** The schema of a whole event on `topic`. */
export const eventSchema = <T extends Topic>(topic: T) => envelope(topic, TOPICS[topic])
