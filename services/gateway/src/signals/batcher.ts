import { SeinpostError } from '@seinpost/domain'
import type { Accept, AcceptInput, AcceptResult } from '../deps.ts'

interface Waiting {
  readonly input: AcceptInput
  readonly resolve: (result: AcceptResult) => void
  readonly reject: (error: unknown) => void
}

export interface Batcher {
  /** The answer for one input, durable when it resolves. Rejects with `queue_unavailable` when too much waits. */
  submit(input: AcceptInput): Promise<AcceptResult>
  /** Resolves when there is room again; a stream waits here where a lone request is turned away. */
  room(): Promise<void>
  /** Resolves when everything handed in is answered. */
  idle(): Promise<void>
}

/**
 * Group commit: inputs that arrive while a batch is being made durable form the next batch, so that one flush to disk
 * serves many requests, and a lone request never waits for company.
 */
export function openBatcher(
  accept: Accept,
  { maxBatch, maxWaiting }: { maxBatch: number; maxWaiting: number },
): Batcher {
  const waiting: Waiting[] = []
  let running: Promise<void> | null = null
  const waitForRoom: (() => void)[] = []

  async function handOver(batch: readonly Waiting[]): Promise<void> {
    try {
      const results = await accept(batch.map(({ input }) => input))
      for (const [at, { resolve, reject }] of batch.entries()) {
        const result = results[at]
        if (result === undefined) reject(new SeinpostError('internal', 'the gate left an input unanswered'))
        if (result !== undefined) resolve(result)
      }
    } catch (error) {
      for (const { reject } of batch) reject(error)
    }
  }

  async function drain(): Promise<void> {
    // One turn of the event loop, so that what arrived in the same read goes in the first batch.
    await new Promise((resolve) => setImmediate(resolve))
    while (waiting.length > 0) {
      await handOver(waiting.splice(0, maxBatch))
      for (const go of waitForRoom.splice(0)) go()
    }
    running = null
  }

  return {
    submit(input) {
      if (waiting.length >= maxWaiting) {
        const remedy = 'Try again in a few seconds; what was not acknowledged may be handed in again.'
        const error = new SeinpostError('queue_unavailable', 'too many signals wait to be written', {
          retryable: true,
          remedy,
        })
        return Promise.reject(error)
      }
      const answer = new Promise<AcceptResult>((resolve, reject) => waiting.push({ input, resolve, reject }))
      running ??= drain()
      return answer
    },
    async room() {
      while (waiting.length >= maxWaiting) await new Promise<void>((go) => waitForRoom.push(go))
    },
    async idle() {
      while (running !== null) await running
    },
  }
}
