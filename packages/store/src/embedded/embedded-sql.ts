import type { Sql, SqlRunner } from '../port.ts'
import { againOnConflict } from '../sql-fault.ts'
import { decodeResult, encodeValue } from '../values.ts'
import type { Session } from './session.ts'
import type { Sessions } from './sessions.ts'
import type { Turns } from './turns.ts'

const runnerOn = (session: Session): SqlRunner => ({
  query: async (text, params = []) => decodeResult(await session.query(text, params.map(encodeValue))),
})

/** A transaction keeps to one session: were that to break, its rest must not run in the next one on its own. */
async function transaction<T>(sql: SqlRunner, work: (sql: SqlRunner) => Promise<T>): Promise<T> {
  await sql.query('begin')
  try {
    const value = await work(sql)
    await sql.query('commit')
    return value
  } catch (error) {
    // The first error is the one that tells; a rollback that fails means that the session is gone with its transaction.
    await sql.query('rollback').catch(() => undefined)
    throw error
  }
}

/** The Sql port over the one session of PGlite. `close` closes the session. */
export function embeddedSql(sessions: Sessions, turn: Turns): Sql {
  const listeners = new Map<string, Set<(payload: string) => void>>()
  sessions.onNotification((channel, payload) => {
    for (const listener of listeners.get(channel) ?? []) listener(payload)
  })
  const inTurn = async <T>(work: (sql: SqlRunner) => Promise<T>): Promise<T> => {
    const end = await turn()
    try {
      return await work(runnerOn(await sessions.current()))
    } finally {
      end()
    }
  }
  return {
    query: (text, params) => inTurn((sql) => sql.query(text, params)),
    tx: (work) => againOnConflict(() => inTurn((sql) => transaction(sql, work))),
    listen: async (channel, listener) => {
      const known = listeners.get(channel) ?? new Set()
      listeners.set(channel, known.add(listener))
      await inTurn(() => sessions.always(`listen "${channel}"`))
      return async () => {
        known.delete(listener)
      }
    },
    close: async () => {
      const end = await turn()
      await sessions.close().finally(end)
    },
  }
}
