import { Worker } from 'node:worker_threads'
import { SeinpostError } from '@seinpost/domain'
import { errorOfFault, type SqlFault } from '../sql-fault.ts'
import type { TextResult } from '../values.ts'
import type { Request, Response, WorkerInput } from './protocol.ts'
import { workerEntry } from './worker-entry.ts'

/** One session of an embedded database, in its own thread. Statements run in the order they are sent. */
export interface Session {
  query(text: string, params: readonly (string | null)[]): Promise<TextResult>
  /** Several statements without parameters; the result of the last. */
  script(text: string): Promise<TextResult>
  /** Null while it lives; else why it ended. */
  ended(): Error | null
  close(): Promise<void>
}

interface Waiting {
  readonly resolve: (result: TextResult) => void
  readonly reject: (error: Error) => void
}

const NOTHING: TextResult = { columns: [], rows: [], count: 0 }
/** Recovery after a crash reads the log written since the last checkpoint; minutes would mean that it hangs. */
const OPENING_MS = 60_000

const stopped = (why: string) =>
  new SeinpostError('store_unavailable', `the embedded database stopped: ${why}`, {
    retryable: true,
    remedy: 'Try again: what was acknowledged is in the data directory.',
  })

const brokenBy = (fault: SqlFault) => {
  const error = errorOfFault(fault)
  return error instanceof SeinpostError && error.retryable ? error : stopped(fault.message)
}

const unopenable = (fault: SqlFault) =>
  new SeinpostError('data_dir_unusable', `the embedded database does not open: ${fault.message}`, {
    cause: fault,
    remedy: 'Check the rights and the free space of the data directory, or restore it from a backup.',
  })

/** Requests that wait for their answer, by number. */
class Waitings {
  readonly #waiting = new Map<number, Waiting>()
  #next = 0
  ended: Error | null = null

  send(post: (id: number) => void): Promise<TextResult> {
    return new Promise((resolve, reject) => {
      if (this.ended !== null) return reject(this.ended)
      const id = this.#next++
      this.#waiting.set(id, { resolve, reject })
      post(id)
    })
  }

  settle(id: number, act: (waiting: Waiting) => void): void {
    const entry = this.#waiting.get(id)
    this.#waiting.delete(id)
    if (entry !== undefined) act(entry)
  }

  end(error: Error): void {
    this.ended ??= error
    for (const { reject } of this.#waiting.values()) reject(error)
    this.#waiting.clear()
  }
}

export interface SessionEvents {
  readonly onNotification: (channel: string, payload: string) => void
}

/**
 * Starts the thread and opens the database in `directory`, which must be locked by the caller.
 *
 * @throws SeinpostError `data_dir_unusable`.
 */
export async function openSession(directory: string, { onNotification }: SessionEvents): Promise<Session> {
  const workerData: WorkerInput = { directory }
  // Flags of the parent (a debugger's port, a loader) are not the thread's.
  const worker = new Worker(await workerEntry(), { workerData, execArgv: [], name: 'store' })
  const waitings = new Waitings()
  const end = (error: Error) => {
    waitings.end(error)
    return worker.terminate()
  }
  const opened = new Promise<void>((resolve, reject) => {
    const fail = (error: Error) => {
      clearTimeout(timer)
      void end(error)
      reject(error)
    }
    const timer = setTimeout(
      () => fail(unopenable({ code: '57014', message: 'it takes too long' })),
      OPENING_MS,
    )
    worker.on('message', (response: Response) => {
      switch (response.kind) {
        case 'ready':
          clearTimeout(timer)
          return resolve()
        case 'failed':
          return fail(unopenable(response.fault))
        case 'broken':
          return fail(brokenBy(response.fault))
        case 'result':
          return waitings.settle(response.id, (entry) => entry.resolve(response.result))
        case 'fault':
          return waitings.settle(response.id, (entry) => entry.reject(errorOfFault(response.fault)))
        case 'closed':
          return waitings.settle(response.id, (entry) => entry.resolve(NOTHING))
        case 'notification':
          return onNotification(response.channel, response.payload)
      }
    })
    worker.on('error', (error) => fail(stopped(error.message)))
    worker.on('exit', (code) => fail(stopped(`its thread ended with code ${code}`)))
  })
  await opened
  const send = (make: (id: number) => Request) => waitings.send((id) => worker.postMessage(make(id)))
  return {
    query: (text, params) => send((id) => ({ kind: 'query', id, text, params })),
    script: (text) => send((id) => ({ kind: 'script', id, text })),
    ended: () => waitings.ended,
    close: async () => {
      if (waitings.ended === null) await send((id) => ({ kind: 'close', id }))
      await end(stopped('it was closed'))
    },
  }
}
