import { z } from 'zod'
import { Place, Recipient } from './place.ts'
import { Score } from './score.ts'
import { Signal } from './signal.ts'
import { Level } from './vocabulary.ts'

export const CaseStatus = z.enum([
  'new',
  'claimed',
  'assessed',
  'released',
  'acknowledged',
  'follow_up',
  'closed',
])
export type CaseStatus = z.infer<typeof CaseStatus>

export const CaseMember = z.object({
  signalId: z.string(),
  kind: z.enum(['first', 'exact', 'near']),
  similarity: z.number(),
  /** The member it copies, or null for the first. */
  of: z.string().nullable(),
  platform: z.string(),
  url: z.string(),
  publishedAt: z.iso.datetime(),
})
export type CaseMember = z.infer<typeof CaseMember>

/** One thing said, however often: the unit a person works on. */
export const Case = z.object({
  id: z.string(),
  status: CaseStatus,
  level: Level,
  surface: Level,
  priority: z.number(),
  /** The signal shown as the case's text: the member of highest level, the earliest among equals. */
  lead: Signal,
  score: Score,
  places: z.array(Place),
  recipients: z.array(Recipient),
  members: z.array(CaseMember),
  related: z.array(z.object({ caseId: z.string(), reason: z.string(), similarity: z.number() })),
  /** Different platform and author pairs among the members. */
  independentSources: z.int(),
  openedAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
  version: z.int(),
})
export type Case = z.infer<typeof Case>

/** What became of a case, told as it happens. */
export const CaseChange = z.object({
  caseId: z.string(),
  kind: z.enum(['opened', 'joined', 'raised', 'reopened']),
  /** The signal that did it. */
  signalId: z.string(),
  level: Level,
  priority: z.number(),
  /** The queues that list the case, unreleased ones included. */
  queues: z.array(z.object({ queue: z.string(), released: z.boolean() })),
  at: z.iso.datetime(),
})
export type CaseChange = z.infer<typeof CaseChange>

/** A queue with what waits in it. */
export const QueueCount = z.object({
  queue: z.string(),
  /** Open cases the desk sees. */
  open: z.int(),
  /** Open cases that wait for an analyst's release before the desk sees them. */
  unreleased: z.int(),
  /** Of `open`, those of level 4. */
  acute: z.int(),
})
export type QueueCount = z.infer<typeof QueueCount>

/** One line of a desk's queue. */
export const QueueEntry = z.object({
  caseId: z.string(),
  rank: z.int().positive(),
  level: Level,
  surface: Level,
  priority: z.number(),
  status: CaseStatus,
  excerpt: z.string(),
  reason: z.object({ nl: z.string(), fr: z.string(), en: z.string() }),
  lang: z.string(),
  context: z.array(z.string()),
  places: z.array(z.object({ name: z.string(), code: z.string(), role: z.string(), confidence: z.number() })),
  platform: z.string(),
  sourceKind: z.string(),
  copies: z.int(),
  publishedAt: z.iso.datetime(),
  openedAt: z.iso.datetime(),
  released: z.boolean(),
})
export type QueueEntry = z.infer<typeof QueueEntry>

/** Where every accepted signal is; the counts of the parts equal `accepted`. */
export const LedgerState = z.enum(['in_flight', 'queued', 'merged', 'archived', 'dead', 'purged'])
export type LedgerState = z.infer<typeof LedgerState>

export const LedgerCount = z.object({
  accepted: z.int(),
  states: z.record(LedgerState, z.int()),
  refused: z.record(z.string(), z.int()),
  /** True when the states add up to `accepted` and every queued or merged signal has its case. */
  balanced: z.boolean(),
  problems: z.array(z.string()),
})
export type LedgerCount = z.infer<typeof LedgerCount>
