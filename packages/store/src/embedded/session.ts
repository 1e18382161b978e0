import { Worker } from 'node:worker_threads'
import { SeinpostError } from '@seinpost/domain'
import { errorOfFault, type SqlFault } from '../sql-fault.ts'
import type { TextResult } from '../values.ts'
import type { Request, Response, WorkerInput } from './protocol.ts'
import { workerEntry } from './worker-entry.ts'

/** The one session of an embedded database, in its own thread. Statements run in the order they are sent. */
export interface Session {
  query(text: string, params: readonly (string | null)[]): Promise<TextResult>
  /** Several statements without parameters; the result of the last. */
  script(text: string): Promise<TextResult>
  onNotification(listener: (channel: string, payload: string) => void): void
  close(): Promise<void>
}

interface Waiting {
  readonly resolve: (result: TextResult) => void
  readonly reject: (error: Error) => void
}

const NOTHING: TextResult = { columns: [], rows: [], count: 0 }

const stopped = (why: string) =>
  new SeinpostError('store_unavailable', `the embedded database stopped: ${why}`, {
    retryable: true,
    remedy: 'Start again: what was acknowledged is in the data directory.',
  })

/** Starts the thread and opens the database in `directory`, which must be locked by the caller. */
export async function openSession(directory: string): Promise<Session> {
  const workerData: WorkerInput = { directory }
  // Flags of the parent (a debugger's port, a loader) are not the thread's.
  const worker = new Worker(workerEntry(), { workerData, execArgv: [], name: 'store' })
  const waiting = new Map<number, Waiting>()
  const listeners: ((channel: string, payload: string) => void)[] = []
  let ended: Error | null = null
  let next = 0

  const end = (error: Error) => {
    ended ??= error
    for (const { reject } of waiting.values()) reject(error)
    waiting.clear()
  }
  const settle = (id: number, act: (waiting: Waiting) => void) => {
    const entry = waiting.get(id)
    waiting.delete(id)
    if (entry !== undefined) act(entry)
  }
  await new Promise<void>((resolve, reject) => {
    const fail = (error: Error) => {
      end(error)
      reject(error)
    }
    worker.on('message', (response: Response) => {
      switch (response.kind) {
        case 'ready':
          return resolve()
        case 'failed':
          return fail(unopenable(response.fault))
        case 'result':
          return settle(response.id, (entry) => entry.resolve(response.result))
        case 'fault':
          return settle(response.id, (entry) => entry.reject(errorOfFault(response.fault)))
        case 'closed':
          return settle(response.id, (entry) => entry.resolve(NOTHING))
        case 'notification':
          for (const listener of listeners) listener(response.channel, response.payload)
      }
    })
    worker.on('error', (error) => fail(stopped(error.message)))
    worker.on('exit', (code) => fail(stopped(`its thread ended with code ${code}`)))
  })

  const send = (make: (id: number) => Request) =>
    new Promise<TextResult>((resolve, reject) => {
      if (ended !== null) return reject(ended)
      const id = next++
      waiting.set(id, { resolve, reject })
      worker.postMessage(make(id))
    })
  return {
    query: (text, params) => send((id) => ({ kind: 'query', id, text, params })),
    script: (text) => send((id) => ({ kind: 'script', id, text })),
    onNotification: (listener) => void listeners.push(listener),
    close: async () => {
      if (ended === null) await send((id) => ({ kind: 'close', id }))
      end(stopped('it was closed'))
      await worker.terminate()
    },
  }
}

function unopenable(fault: SqlFault): Error {
  return new SeinpostError('data_dir_unusable', `the embedded database does not open: ${fault.message}`, {
    cause: fault,
    remedy: 'Check the rights and the free space of the data directory, or restore it from a backup.',
  })
}
