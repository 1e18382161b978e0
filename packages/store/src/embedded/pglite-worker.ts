import { parentPort, workerData } from 'node:worker_threads'
import { type Extension, PGlite } from '@electric-sql/pglite'
import type { SqlFault } from '../sql-fault.ts'
import type { Request, Response, WorkerInput } from './protocol.ts'
import { closeMessages, type Reply, readReply, scriptMessages, statementMessages } from './wire.ts'

/*
 * The database's thread: its entry point. PGlite computes on the thread that calls it, so it lives on its own one, and the
 * process keeps its event loop and its other core. Messages are handled one at a time, in the order they came.
 */
const MAX_PREPARED = 400

function faultOf(error: unknown): SqlFault {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'XX000'
  return { code, message: error instanceof Error ? error.message : String(error) }
}

/**
 * After an abort (a full disk, a fault of its own) PGlite's loop goes round for ever without answering, so the abort
 * itself must tell. What PostgreSQL printed last says why.
 */
function tellAbort(tell: (why: string) => void): Extension {
  let last = ''
  return {
    name: 'tell abort',
    setup: async (_pg, options) => ({
      emscriptenOpts: {
        ...options,
        printErr: (line: string) => {
          if (/PANIC|FATAL/u.test(line)) last = line
        },
        onAbort: (what: unknown) => tell(last || String(what)),
      },
    }),
  }
}

/** Statements by their text, each parsed once; the oldest is forgotten when there are too many. */
function preparedStatements(db: PGlite) {
  const names = new Map<string, string>()
  let made = 0
  const forget = async (text: string, name: string) => {
    names.delete(text)
    await db.execProtocolRaw(closeMessages(name))
  }
  return async (text: string, params: readonly (string | null)[]): Promise<Reply> => {
    const known = names.get(text)
    if (known !== undefined)
      return readReply(await db.execProtocolRaw(statementMessages(known, null, params)))
    const [oldest] = names
    if (oldest !== undefined && names.size >= MAX_PREPARED) await forget(...oldest)
    const name = `s${made++}`
    const reply = readReply(await db.execProtocolRaw(statementMessages(name, text, params)))
    // A fault may have come before or after the statement was made: closing one that is not there is no error.
    if (reply.fault === null) names.set(text, name)
    else await db.execProtocolRaw(closeMessages(name))
    return reply
  }
}

async function serve(
  send: (response: Response) => void,
  receive: (handle: (request: Request) => void) => void,
) {
  // The thread is started by `openSession`, which passes exactly this.
  const { directory } = workerData as WorkerInput
  const abort = tellAbort((message) => send({ kind: 'broken', fault: { code: 'XX000', message } }))
  const db = await PGlite.create(directory, { extensions: { abort } })
  await db.exec("set timezone to 'UTC'; set datestyle to 'ISO'")
  const run = preparedStatements(db)
  const answer = async (request: Exclude<Request, { kind: 'close' }>) => {
    const reply =
      request.kind === 'query'
        ? await run(request.text, request.params)
        : readReply(await db.execProtocolRaw(scriptMessages(request.text)))
    for (const notification of reply.notifications) send({ kind: 'notification', ...notification })
    if (reply.fault === null) send({ kind: 'result', id: request.id, result: reply.result })
    else send({ kind: 'fault', id: request.id, fault: reply.fault })
  }
  const handle = async (request: Request) => {
    if (request.kind !== 'close') return await answer(request)
    await db.close()
    send({ kind: 'closed', id: request.id })
  }
  let tail = Promise.resolve()
  receive((request) => {
    tail = tail.then(() =>
      handle(request).catch((error) => send({ kind: 'fault', id: request.id, fault: faultOf(error) })),
    )
  })
  send({ kind: 'ready' })
}

const port = parentPort
if (port !== null) {
  const send = (response: Response) => port.postMessage(response)
  await serve(send, (handle) => port.on('message', handle)).catch((error) =>
    send({ kind: 'failed', fault: faultOf(error) }),
  )
}
