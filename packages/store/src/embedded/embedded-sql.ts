import type { Sql, SqlRunner } from '../port.ts'
import { againOnConflict } from '../sql-fault.ts'
import { decodeResult, encodeValue } from '../values.ts'
import type { Session } from './session.ts'
import type { Turns } from './turns.ts'

/** The Sql port over the one session of PGlite. `close` closes the session. */
export function embeddedSql(session: Session, turn: Turns): Sql {
  const listeners = new Map<string, Set<(payload: string) => void>>()
  session.onNotification((channel, payload) => {
    for (const listener of listeners.get(channel) ?? []) listener(payload)
  })
  const run: SqlRunner['query'] = async (text, params = []) =>
    decodeResult(await session.query(text, params.map(encodeValue)))
  const inTurn = async <T>(work: () => Promise<T>): Promise<T> => {
    const end = await turn()
    try {
      return await work()
    } finally {
      end()
    }
  }
  const once = <T>(work: (sql: SqlRunner) => Promise<T>) =>
    inTurn(async () => {
      await run('begin')
      try {
        const value = await work({ query: run })
        await run('commit')
        return value
      } catch (error) {
        // The first error is the one that tells; a rollback that fails means that the session is gone with its transaction.
        await run('rollback').catch(() => undefined)
        throw error
      }
    })
  return {
    query: (text, params) => inTurn(() => run(text, params)),
    tx: (work) => againOnConflict(() => once(work)),
    listen: async (channel, listener) => {
      const known = listeners.get(channel) ?? new Set()
      listeners.set(channel, known.add(listener))
      await inTurn(() => run(`listen "${channel}"`))
      return async () => {
        known.delete(listener)
      }
    },
    close: async () => {
      const end = await turn()
      await session.close().finally(end)
    },
  }
}
