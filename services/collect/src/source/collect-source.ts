import { asSeinpostError } from '@seinpost/domain'
import type { Refusal, RefusalReason, SignalInput, SourceConfig } from '@seinpost/schemas'
import { readFeed } from '../feed/read-feed.ts'
import type { FeedReport } from '../feed/report.ts'
import type { Robots } from '../fetch/robots.ts'
import type { Pacer } from './pacer.ts'
import type { SourceState, SourceStates } from './source-state.ts'

/** What the gate answers per input; everything it answers is durable. */
export type AcceptSignals = (
  inputs: readonly { readonly value: unknown }[],
) => Promise<
  readonly (
    | { readonly kind: 'accepted' | 'known'; readonly id: string }
    | { readonly kind: 'refused'; readonly refusal: Refusal }
  )[]
>

export interface CollectDeps {
  readonly accept: AcceptSignals
  readonly states: SourceStates
  readonly robots: Robots
  readonly pacer: Pacer
  readonly now: () => Date
  readonly version: string
  readonly contactUrl?: string
  readonly allowPrivate?: boolean
  readonly stop?: AbortSignal
}

export interface SourceReport {
  readonly id: string
  readonly status: FeedReport['status'] | 'failed' | 'resting'
  readonly accepted: number
  readonly known: number
  readonly refused: Partial<Record<RefusalReason, number>>
  /** Items of the source that were no signal, by reason. */
  readonly skipped: Readonly<Record<string, number>>
  readonly error?: { readonly code: string; readonly message: string; readonly remedy?: string }
}

const BATCH = 100
const FIRST_REST_MS = 60_000
const LONGEST_REST_MS = 6 * 60 * 60_000

/**
 * One reading of a source: hands its items to the gate and, only when they are durable, moves the cursor. A crash in
 * between reads them again, and the gate knows them. A source in trouble is left alone for longer and longer.
 */
export async function collectSource(source: SourceConfig, deps: CollectDeps): Promise<SourceReport> {
  const state = await deps.states.get(source.id)
  const tally = newTally()
  const report = (status: SourceReport['status'], skipped = {}): SourceReport => ({
    id: source.id,
    status,
    ...tally.counts(),
    skipped,
  })
  if (state.notBefore !== null && Date.parse(state.notBefore) > deps.now().getTime()) return report('resting')
  try {
    const read = await handOver(source, state, tally.add, deps)
    const skipped = read.status === 'read' ? read.skipped : {}
    await deps.states.set(source.id, afterRead(state, read, tally.counts(), deps.now()))
    return report(read.status, skipped)
  } catch (cause) {
    const error = asSeinpostError(cause)
    await deps.states.set(source.id, afterFailure(state, error, deps.now()))
    const { code, message, remedy } = error
    return { ...report('failed'), error: { code, message, ...(remedy !== undefined && { remedy }) } }
  }
}

type Answer = Awaited<ReturnType<AcceptSignals>>[number]

async function handOver(
  source: SourceConfig,
  state: SourceState,
  add: (answer: Answer) => void,
  { accept, ...deps }: CollectDeps,
): Promise<FeedReport> {
  const url = new URL(source.url)
  const { crawlDelaySeconds } = await deps.robots.ask(url)
  await deps.pacer.turn(url.host, (crawlDelaySeconds ?? 0) * 1_000)
  const { platform, community } = source
  const items = readFeed(source.url, {
    ...deps,
    platform,
    ...(community !== undefined && { community }),
    cursor: state.cursor,
  })
  let batch: SignalInput[] = []
  const flush = async () => {
    if (batch.length > 0) for (const answer of await accept(batch.map((value) => ({ value })))) add(answer)
    batch = []
  }
  for (;;) {
    const next = await items.next()
    if (next.done) {
      await flush()
      return next.value
    }
    batch.push(next.value)
    if (batch.length >= BATCH) await flush()
  }
}

function newTally() {
  let accepted = 0
  let known = 0
  const refused: Partial<Record<RefusalReason, number>> = {}
  return {
    add(answer: Answer): void {
      if (answer.kind === 'accepted') accepted += 1
      if (answer.kind === 'known') known += 1
      if (answer.kind === 'refused') {
        refused[answer.refusal.reason] = (refused[answer.refusal.reason] ?? 0) + 1
      }
    },
    counts: () => ({ accepted, known, refused }),
  }
}

const sum = (counts: Readonly<Record<string, number>>): number =>
  Object.values(counts).reduce((total, count) => total + count, 0)

function afterRead(
  state: SourceState,
  read: FeedReport,
  { accepted, known, refused }: Pick<SourceReport, 'accepted' | 'known' | 'refused'>,
  now: Date,
): SourceState {
  const at = now.toISOString()
  return {
    ...state,
    cursor: read.cursor,
    lastReadAt: at,
    lastNewAt: accepted > 0 ? at : state.lastNewAt,
    notBefore: read.status === 'wait' ? new Date(now.getTime() + read.waitMs).toISOString() : null,
    reads: state.reads + 1,
    unchanged: state.unchanged + (read.status === 'not_modified' ? 1 : 0),
    failuresInARow: 0,
    accepted: state.accepted + accepted,
    known: state.known + known,
    refused: state.refused + sum(refused),
    skipped: state.skipped + (read.status === 'read' ? sum(read.skipped) : 0),
  }
}

function afterFailure(state: SourceState, error: { code: string; message: string }, now: Date): SourceState {
  const restMs = Math.min(FIRST_REST_MS * 2 ** state.failuresInARow, LONGEST_REST_MS)
  return {
    ...state,
    lastReadAt: now.toISOString(),
    notBefore: new Date(now.getTime() + restMs).toISOString(),
    reads: state.reads + 1,
    failures: state.failures + 1,
    failuresInARow: state.failuresInARow + 1,
    lastError: { code: error.code, message: error.message, at: now.toISOString() },
  }
}
