import type { Case, LedgerCount, QueueEntry, Refusal } from '@seinpost/schemas'
import type { Registry } from 'prom-client'

/** One input as it stood in a request or on a line: parsed, or already refused at the border (no JSON, too long). */
export type AcceptInput =
  | { readonly line?: number; readonly value: unknown }
  | { readonly line?: number; readonly refusal: Refusal }

export type AcceptResult =
  | { readonly kind: 'accepted'; readonly id: string }
  | { readonly kind: 'known'; readonly id: string }
  | { readonly kind: 'refused'; readonly refusal: Refusal }

/** Answers in the order of `inputs`; everything it answers is durable when it resolves. Border refusals are counted. */
export type Accept = (inputs: readonly AcceptInput[]) => Promise<readonly AcceptResult[]>

export interface QueuePage {
  readonly limit: number
  readonly offset: number
  /** False leaves out what still waits for an analyst's release. */
  readonly includeUnreleased: boolean
}

/** A desk and how many open cases stand in its queue. */
export interface QueueSummary {
  readonly queue: string
  readonly open: number
  readonly unreleased: number
  /** Open cases by effective level, index 0 to 4. */
  readonly levels: readonly number[]
}

/** The part of the case store the gateway reads. */
export interface CaseReader {
  queues(): Promise<readonly QueueSummary[]>
  queue(desk: string, page: QueuePage): Promise<readonly QueueEntry[]>
  case(id: string): Promise<Case | null>
}

/** A case was opened or changed; carries no text. */
export interface CaseChange {
  readonly caseId: string
  readonly kind: string
  readonly queues: readonly string[]
  readonly level: number
  readonly at: string
}

export interface ChangeFeed {
  /** Calls `listener` for each change after the call, in order; the answer ends it. */
  subscribe(listener: (change: CaseChange) => void): () => void
}

export interface PartReadiness {
  readonly part: string
  readonly ok: boolean
  /** What is wrong, without content; shown to whoever asks. */
  readonly detail?: string
}

export interface GatewayLog {
  info(fields: object, message: string): void
  warn(fields: object, message: string): void
  error(fields: object, message: string): void
}

/** Everything the gateway needs of the world. */
export interface GatewayDeps {
  readonly accept: Accept
  readonly cases: CaseReader
  readonly changes: ChangeFeed
  readonly ledger: () => Promise<LedgerCount>
  readonly ready: () => Promise<readonly PartReadiness[]>
  readonly metrics: Registry
  readonly log: GatewayLog
  readonly now: () => Date
  /** Distinguishes this run of the process, so that a client that reconnects knows whether it missed something. */
  readonly runId: string
  readonly version: string
}
