import { z } from 'zod'
import { Outcome } from './case.ts'
import { Level } from './vocabulary.ts'

/** A share of something counted, with Wilson's interval at 95 %. */
export const Share = z.object({ value: z.number(), low: z.number(), high: z.number(), of: z.int() })
export type Share = z.infer<typeof Share>

/** What a desk has to read. */
export const DeskLoadCount = z.object({
  cases: z.int(),
  acute: z.int(),
  casesPerDay: z.number(),
  readerHoursPerDay: z.number(),
})
export type DeskLoadCount = z.infer<typeof DeskLoadCount>

/** What a config does to one desk, held against another. */
export const DeskDifference = z.object({
  desk: z.string(),
  before: DeskLoadCount,
  after: DeskLoadCount,
  /** Cases the desk did not have, and cases it no longer has; `moves` of those went to or came from another desk. */
  enters: z.int(),
  leaves: z.int(),
  moves: z.int(),
  /** Cases of both that stand at another place among themselves. */
  reordered: z.int(),
  entering: z.array(z.string()),
  leaving: z.array(z.string()),
  missedSerious: z.array(z.string()),
  capacityHoursPerDay: z.number().nullable(),
})
export type DeskDifference = z.infer<typeof DeskDifference>

/** How good a config is on what people assessed. */
export const BacktestQuality = z.object({
  cases: z.int(),
  archived: z.int(),
  /** Of the assessed cases it makes, those a person found worth watching or referring. */
  precision: Share.nullable(),
  /** Of what a person found worth watching or referring, what it makes a case of. */
  recall: Share.nullable(),
})
export type BacktestQuality = z.infer<typeof BacktestQuality>

export const MissedCase = z.object({ caseId: z.string(), level: Level, outcome: Outcome.nullable() })
export type MissedCase = z.infer<typeof MissedCase>

/** What a config would have done to signals of the past, held against another. Ids and counts; no text. */
export const Backtest = z.object({
  from: z.string(),
  to: z.string(),
  days: z.number(),
  signals: z.int(),
  /** Signals whose score was of another model or other packs, and was made anew. */
  rescored: z.int(),
  seconds: z.number(),
  assessed: z.object({ cases: z.int(), serious: z.int() }),
  base: BacktestQuality,
  candidate: BacktestQuality,
  desks: z.array(DeskDifference),
  missedSerious: z.array(MissedCase),
})
export type Backtest = z.infer<typeof Backtest>

/** A config that was applied. */
export const ConfigVersion = z.object({
  version: z.int(),
  kind: z.enum(['apply', 'rollback']),
  /** The version a rollback goes back to; 0 is the config file. */
  of: z.int().nullable(),
  hash: z.string(),
  by: z.string(),
  why: z.string(),
  at: z.string(),
})
export type ConfigVersion = z.infer<typeof ConfigVersion>

/** How a candidate beside the live config is doing. */
export const ShadowStatus = z.object({
  id: z.int(),
  hash: z.string(),
  by: z.string(),
  why: z.string(),
  startedAt: z.string(),
  stoppedAt: z.string().nullable(),
  signals: z.int(),
  differing: z.int(),
  /** Why it does not run, though it should. */
  problem: z.string().nullable(),
  desks: z.array(z.object({ desk: z.string(), both: z.int(), onlyLive: z.int(), onlyCandidate: z.int() })),
})
export type ShadowStatus = z.infer<typeof ShadowStatus>

export const AdviceOption = z.object({
  queueFromLevel: Level,
  casesPerDay: z.object({ value: z.number(), low: z.number(), high: z.number() }),
  recall: Share.nullable(),
})
export type AdviceOption = z.infer<typeof AdviceOption>

export const DeskAdvice = z.object({
  desk: z.string(),
  capacityCasesPerDay: z.number().nullable(),
  now: AdviceOption,
  advised: AdviceOption.nullable(),
  options: z.array(AdviceOption),
  sure: z.enum(['sure', 'fair', 'unsure']),
  says: z.string(),
})
export type DeskAdvice = z.infer<typeof DeskAdvice>

export const Advice = z.object({ days: z.number(), signals: z.int(), desks: z.array(DeskAdvice) })
export type Advice = z.infer<typeof Advice>

/** What came of an apply or a rollback. */
export const AppliedConfig = z.object({
  version: z.int(),
  /** What it changes, in words. */
  changes: z.array(z.string()),
  /** Keys that take effect only from the file, at the next start. */
  restart: z.array(z.string()),
})
export type AppliedConfig = z.infer<typeof AppliedConfig>

/** The config as it stands in a running program. */
export const ConfigInForce = z.object({
  /** 0 is the config file itself. */
  version: z.int(),
  kind: z.enum(['file', 'apply', 'rollback']),
  file: z.string(),
  hash: z.string(),
  at: z.string().nullable(),
  by: z.string().nullable(),
  why: z.string().nullable(),
  config: z.record(z.string(), z.unknown()),
  yaml: z.string(),
  /** Keys that an apply changes while the program runs, and keys that need the file and a restart. */
  hot: z.array(z.string()),
  cold: z.array(z.string()),
  /** Why this process does not run the newest version; null when it does. */
  problem: z.string().nullable(),
  /** What the file says otherwise than the version in force. */
  fileDiffers: z.array(z.string()),
  shadow: ShadowStatus.nullable(),
  history: z.array(ConfigVersion),
})
export type ConfigInForce = z.infer<typeof ConfigInForce>

/** A problem of a config that was sent as text. */
export const TextProblem = z.object({ at: z.string(), line: z.int(), message: z.string() })
export type TextProblem = z.infer<typeof TextProblem>
