import type { NdjsonLine } from '@seinpost/gate'
import type { AcceptResult } from '../deps.ts'
import type { Batcher } from './batcher.ts'
import { newTally, type StreamCounts, type StreamSummary } from './tally.ts'

export interface StreamAnswers {
  /** A line was refused. */
  refused(line: number, refusal: Extract<AcceptResult, { kind: 'refused' }>['refusal']): void
  /** Everything up to `counts.through` is durable; called once per batch at most. */
  through(counts: StreamCounts): void
}

/**
 * Hands the lines in, at most `window` of them unanswered at a time, so that a source faster than the disk is read no
 * faster than it is written. Rejects with the first fault; lines before it are answered and hold.
 */
export async function takeStream(
  lines: AsyncIterable<NdjsonLine>,
  { batcher, window }: { batcher: Batcher; window: number },
  answers: StreamAnswers,
): Promise<StreamSummary> {
  const tally = newTally()
  let open = 0
  let fault: { readonly error: unknown } | null = null
  let wake: (() => void) | null = null
  let acknowledging = false
  let ended = false

  const acknowledge = () => {
    if (acknowledging) return
    acknowledging = true
    setImmediate(() => {
      acknowledging = false
      if (!ended) answers.through(tally.counts())
    })
  }
  const settle = (line: number, result: AcceptResult) => {
    // After a fault a later batch may still hold, but "everything up to" would no longer be true of it.
    if (fault !== null) return
    tally.add(line, result)
    if (result.kind === 'refused') answers.refused(line, result.refusal)
    acknowledge()
  }
  const below = async (limit: number) => {
    while (open >= limit && fault === null) await new Promise<void>((resolve) => (wake = resolve))
  }

  for await (const { kind: _read, ...input } of lines) {
    await batcher.room()
    open += 1
    batcher
      .submit(input)
      .then((result) => settle(input.line, result))
      .catch((error: unknown) => (fault ??= { error }))
      .finally(() => {
        open -= 1
        wake?.()
      })
    await below(window)
    if (fault !== null) break
  }
  await below(1)
  ended = true
  answers.through(tally.counts())
  if (fault !== null) throw (fault as { readonly error: unknown }).error
  return tally.summary()
}
