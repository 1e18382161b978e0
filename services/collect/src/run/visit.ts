import { asSeinpostError, type SeinpostError } from '@seinpost/domain'
import type { SourceConfig } from '@seinpost/schemas'
import { RetryLater } from '../fetch/retry-later.ts'
import { isStream } from '../source/is-stream.ts'
import type { CollectedItem } from '../source/item.ts'
import type { Harvest, Source } from '../source/source.ts'
import type { AuthorBudget } from './author-budget.ts'
import { type Accept, BATCH } from './fair-hand.ts'
import type { Claim, SourceBook } from './source-book.ts'
import { noStats, type SourceStats } from './stats.ts'

/** A source with what the config says of it. */
export interface OpenedSource {
  readonly config: SourceConfig
  readonly source: Source
}

export interface VisitDeps {
  readonly book: SourceBook
  readonly hand: Accept
  readonly authors: AuthorBudget
  readonly now: () => Date
  readonly stop: AbortSignal
}

export interface VisitReport {
  readonly id: string
  /** `later`: our own budget of requests to its host is used up for now. */
  readonly outcome: 'done' | 'more' | 'stopped' | 'later' | 'failed'
  readonly handed: number
  readonly error?: SeinpostError
}

/** A stream that ended is taken up again; what was said meanwhile is read from where it left off. */
const RECONNECT_MS = 5_000
const LONGEST_REST_MS = 6 * 3_600_000

/**
 * One visit: hands on what the source says and moves its cursor only when the gate holds it, so that a crash repeats at
 * most one harvest, which the gate then knows. Ends at the visit's budget; what is left waits for the next visit. A
 * source in trouble is left alone for twice as long each time.
 */
export async function visit(opened: OpenedSource, claim: Claim, deps: VisitDeps): Promise<VisitReport> {
  const { config } = opened
  const { book, now } = deps
  const everyMs = isStream(config) ? RECONNECT_MS : config.everyMinutes * 60_000
  const handed = { count: 0 }
  const visited = (more: Partial<SourceStats>) => ({
    ...noStats(),
    visits: 1,
    lastVisitAt: now().toISOString(),
    ...more,
  })
  try {
    const outcome = await readOn(opened, claim, handed, deps)
    const restMs = outcome === 'more' ? 0 : everyMs
    await book.release(config.id, {
      dueAt: new Date(now().getTime() + restMs),
      failures: 0,
      stats: visited({}),
    })
    return { id: config.id, outcome, handed: handed.count }
  } catch (cause) {
    const error = asSeinpostError(cause)
    // A stop is no fault of the source's: it is due again at once.
    if (deps.stop.aborted) {
      await book.release(config.id, { dueAt: now(), failures: claim.failures, stats: visited({}) })
      return { id: config.id, outcome: 'stopped', handed: handed.count }
    }
    if (error instanceof RetryLater && error.by === 'budget') {
      const dueAt = new Date(now().getTime() + error.retryAfterMs)
      await book.release(config.id, { dueAt, failures: claim.failures, stats: noStats() })
      return { id: config.id, outcome: 'later', handed: handed.count }
    }
    const failures = claim.failures + 1
    const restMs = restAfter(error, { failures, everyMs })
    const dueAt = new Date(now().getTime() + restMs)
    await book.release(config.id, { dueAt, failures, error: error.message, stats: visited({ failures: 1 }) })
    return { id: config.id, outcome: 'failed', handed: handed.count, error }
  }
}

/** How long a source rests after a failure: what it asks, or twice as long each time, up to six hours. */
function restAfter(
  error: SeinpostError,
  { failures, everyMs }: { readonly failures: number; readonly everyMs: number },
): number {
  if (error instanceof RetryLater) return Math.max(error.retryAfterMs, everyMs)
  return Math.min(everyMs * 2 ** (failures - 1), Math.max(LONGEST_REST_MS, everyMs))
}

async function readOn(
  { config, source }: OpenedSource,
  claim: Claim,
  handed: { count: number },
  { book, hand, authors, now, stop }: VisitDeps,
): Promise<'done' | 'more' | 'stopped'> {
  const { basis, purpose } = config
  const frame = { basis, purpose }
  for await (const harvest of source.read(claim.cursor, { stop })) {
    const items = harvest.items.filter(({ input }) =>
      authors.admits(config.id, input.author?.handle, config.maxPerAuthorPerHour),
    )
    const stats = { ...noStats(), ...countsOf(harvest, items, now()) }
    for (let at = 0; at < items.length; at += BATCH) {
      const batch = items.slice(at, at + BATCH)
      for (const answer of await hand(batch.map(({ input }) => ({ value: input, frame }))))
        addAnswer(stats, answer)
    }
    handed.count += items.length
    if (!(await book.advance(config.id, { cursor: harvest.cursor, stats }))) return 'stopped'
    if (!isStream(config) && handed.count >= config.maxItemsPerVisit) return 'more'
  }
  return 'done'
}

function countsOf(harvest: Harvest, items: readonly CollectedItem[], now: Date): Partial<SourceStats> {
  const makers = { human: 0, machine: 0, unknown: 0 }
  for (const { maker } of items) makers[maker] += 1
  const heldBack = harvest.items.length - items.length
  const at = now.toISOString()
  return {
    ...makers,
    unchanged: harvest.unchanged === true ? 1 : 0,
    skipped: { ...harvest.skipped, ...(heldBack > 0 && { author_over_budget: heldBack }) },
    remarks: [...harvest.remarks],
    ...(items.length > 0 && { lastItemAt: at, hours: { [at.slice(0, 13)]: items.length } }),
  }
}

function addAnswer(stats: SourceStats, answer: Awaited<ReturnType<Accept>>[number]): void {
  if (answer.kind !== 'refused') {
    stats[answer.kind] += 1
    return
  }
  const { reason } = answer.refusal
  stats.refused[reason] = (stats.refused[reason] ?? 0) + 1
}
