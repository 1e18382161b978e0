import { EventEmitter } from 'node:events'
import pg from 'pg'
import { encodeValue, type TextResult } from '../values.ts'
import type { Session } from './session.ts'
import type { Sessions } from './sessions.ts'
import type { Turns } from './turns.ts'

export interface PgQueryResult<Row> {
  readonly rows: Row[]
  readonly rowCount: number
}
export interface PgClientLike extends EventEmitter {
  query<Row = Record<string, unknown>>(text: string, params?: readonly unknown[]): Promise<PgQueryResult<Row>>
  release(): void
}
/** The part of `pg.Pool` that libraries on PostgreSQL use. */
export interface PgPoolLike extends EventEmitter {
  readonly options: { readonly keepAlive: boolean }
  query: PgClientLike['query']
  connect(): Promise<PgClientLike>
  end(): Promise<void>
}

const LEADING_COMMENTS = /^(\s*--[^\n]*\n|\s+)+/u
const LISTENS = /^(UN)?LISTEN\s+"?([^";]+)"?;?$/iu
/** What holds for the session and so for the ones after it. */
const LASTS = /^(LISTEN|SET\s+search_path)\b/iu
const BEGINS = /^(BEGIN|START)\b/iu
const ENDS = /^(COMMIT|ROLLBACK|END|ABORT)\b(?!\s+TO\b)/iu

/** Rows with the types `pg` gives them by default, which is what such libraries expect. */
function rowsAsPg<Row>({ columns, rows }: TextResult): Row[] {
  const parsers = columns.map(({ oid }) => pg.types.getTypeParser(oid, 'text'))
  return rows.map((cells) => {
    const row = Object.fromEntries(
      columns.map(({ name }, index) => {
        const text = cells[index] ?? null
        return [name, text === null ? null : parsers[index]?.(text)]
      }),
    )
    // As with `pg`, the caller names the columns in its SQL and with them the type.
    return row as Row
  })
}

/**
 * A pool whose clients share the one session: a transaction of one excludes the statements of all others, and a
 * channel is listened to as long as one client listens.
 */
export function sessionPool(sessions: Sessions, turn: Turns): PgPoolLike {
  const channels = new Map<string, Set<Client>>()
  sessions.onNotification((channel, payload) => {
    for (const client of channels.get(channel) ?? [])
      client.emit('notification', { channel, payload, processId: 0 })
  })

  class Client extends EventEmitter implements PgClientLike {
    /** Set while inside a transaction: its session, and what ends its turn. */
    #within: { readonly session: Session; readonly end: () => void } | null = null

    async query<Row>(text: string, params: readonly unknown[] = []): Promise<PgQueryResult<Row>> {
      const statement = text.replace(LEADING_COMMENTS, '').trim()
      if (this.#changesListening(statement)) return { rows: [], rowCount: 0 }
      const within = this.#within
      const end = within?.end ?? (await turn())
      try {
        if (LASTS.test(statement)) {
          await sessions.always(text)
          return { rows: [], rowCount: 0 }
        }
        const session = within?.session ?? (await sessions.current())
        const result =
          params.length === 0
            ? await session.script(text)
            : await session.query(text, params.map(encodeValue))
        if (BEGINS.test(statement)) this.#within = { session, end }
        return { rows: rowsAsPg<Row>(result), rowCount: result.count }
      } finally {
        if (within === null ? this.#within === null : ENDS.test(statement)) {
          this.#within = null
          end()
        }
      }
    }

    /** Keeps book of who listens; true when the session need not be told: it goes on listening once it has begun. */
    #changesListening(statement: string): boolean {
      const [, un, channel] = LISTENS.exec(statement) ?? []
      if (channel === undefined) return false
      const clients = channels.get(channel)
      if (un !== undefined) clients?.delete(this)
      else channels.set(channel, (clients ?? new Set()).add(this))
      return un !== undefined || clients !== undefined
    }

    release(): void {
      for (const clients of channels.values()) clients.delete(this)
      // A session that is gone has no transaction left to roll back.
      if (this.#within !== null) void this.query('rollback').catch(() => undefined)
      this.removeAllListeners()
    }
  }

  const newClient = () => new Client().setMaxListeners(0)
  const shared = newClient()
  const pool = new EventEmitter().setMaxListeners(0)
  return Object.assign(pool, {
    options: { keepAlive: true },
    query: <Row = Record<string, unknown>>(text: string, params?: readonly unknown[]) =>
      shared.query<Row>(text, params),
    connect: async () => {
      const client = newClient()
      pool.emit('connect', client)
      return client
    },
    // The session belongs to whoever opened it.
    end: async () => undefined,
  })
}
