import { z } from 'zod'
import { Place, Recipient } from './place.ts'
import { Score } from './score.ts'
import { Signal } from './signal.ts'
import { Context, Level } from './vocabulary.ts'

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

/** What a person found. The first two close the case. */
export const Outcome = z.enum(['no_concern', 'context_explains', 'watch', 'refer'])
export type Outcome = z.infer<typeof Outcome>

/** A person's judgement of the case's lead: the label that evaluation and retraining learn from. */
export const Assessment = z.object({
  outcome: Outcome,
  /** The level as the person sees it. */
  level: Level,
  context: z.array(Context),
  note: z.string().max(5_000).optional(),
  by: z.string(),
  at: z.iso.datetime(),
  /** The signal that was judged. */
  signalId: z.string(),
})
export type Assessment = z.infer<typeof Assessment>

/** What people do to a case. */
export const CaseAct = z.enum([
  'claim',
  'keep',
  'give_back',
  'lapse',
  'assess',
  'dismiss',
  'release',
  'acknowledge',
  'follow_up',
  'close',
  'reopen',
])
export type CaseAct = z.infer<typeof CaseAct>

/** What is done about where a case belongs. */
export const CaseHandsAct = z.enum([
  'handover_offer',
  'handover_accept',
  'handover_decline',
  'handover_revoke',
  'handover_expire',
  'handover_void',
  'place',
  'reroute',
])
export type CaseHandsAct = z.infer<typeof CaseHandsAct>

/** What a case's history tells of: the acts of its life cycle, what people did to its members, and where it went. */
export const HistoryAct = z.enum([
  ...CaseAct.options,
  'split',
  'join',
  'escalate',
  'correct',
  'snooze',
  'wake',
  ...CaseHandsAct.options,
])
export type HistoryAct = z.infer<typeof HistoryAct>

export const CaseHistoryEntry = z.object({
  version: z.int(),
  act: HistoryAct,
  desk: z.string(),
  by: z.string(),
  from: CaseStatus,
  to: CaseStatus,
  note: z.string().optional(),
  at: z.iso.datetime(),
})
export type CaseHistoryEntry = z.infer<typeof CaseHistoryEntry>

/** How far one desk is with a case. */
export const DeskState = z.object({
  queue: z.string(),
  /** Who has it in hand, until when; a claim that is not kept lapses. */
  lease: z.object({ by: z.string(), until: z.iso.datetime() }).nullable(),
  /** When the desk dealt with it: the analyst's assessment, another desk's acknowledgement. */
  handledAt: z.iso.datetime().nullable(),
  /** When the desk has to have looked; in the past: too late. */
  dueAt: z.iso.datetime().optional(),
})
export type DeskState = z.infer<typeof DeskState>

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
  assessment: Assessment.nullable().optional(),
  desks: z.array(DeskState).optional(),
  /** What people did to it, the first thing first. */
  history: z.array(CaseHistoryEntry).optional(),
})
export type Case = z.infer<typeof Case>

/** What became of a case, told as it happens. */
export const CaseChange = z.object({
  caseId: z.string(),
  kind: z.enum(['opened', 'joined', 'raised', 'reopened', 'worked']),
  /** The signal that did it; absent when a person did. */
  signalId: z.string().optional(),
  /** What a person did, when `kind` is `worked`. */
  act: HistoryAct.optional(),
  status: CaseStatus.optional(),
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
  /** Who of the desk has it in hand. */
  claimedBy: z.string().optional(),
  /** When this desk has to have looked; in the past: too late. */
  dueAt: z.iso.datetime().optional(),
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
