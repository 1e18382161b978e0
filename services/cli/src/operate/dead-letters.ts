import type { EventLog } from '@seinpost/event-log'
import type { DeadLetter, DeadLetters } from '@seinpost/gateway'
import type { Store } from '@seinpost/store'
import { receivedEvent } from '../runtime/intake.ts'

const LIST = `
select id, failure->>'stage' as stage, failure->>'code' as code, failure->>'message' as message, updated_at as at,
  signal->'source'->>'kind' as "sourceKind", signal->'source'->>'platform' as platform
from seinpost.signals where state = 'dead' order by updated_at desc, id limit $1::int`
const COUNT = `select count(*) as n from seinpost.signals where state = 'dead'`
const IDS = `select id from seinpost.signals where state = 'dead' order by updated_at, id limit $1::int`

const AT_ONCE = 500

/** Signals that a stage put aside, by the ledger. A crash after the revival leaves them in flight, and the sweep goes on. */
export function deadLetters(
  { sql, ledger }: Pick<Store, 'sql' | 'ledger'>,
  { log, now }: { readonly log: Pick<EventLog, 'append'>; readonly now: () => Date },
): DeadLetters {
  const total = async () => (await sql.query<{ n: number }>(COUNT)).rows[0]?.n ?? 0
  const again = async (ids: readonly string[]) => {
    const revived = await ledger.revive(ids)
    const time = now().toISOString()
    if (revived.length > 0)
      await log.append(
        'signals.received',
        revived.map((signal) => receivedEvent(signal, time)),
      )
    return revived.length
  }
  return {
    list: async (limit) => ({
      total: await total(),
      letters: (await sql.query<DeadLetter>(LIST, [limit])).rows,
    }),
    replay: async (ids) => {
      if (ids !== 'all') return { replayed: await again(ids), left: await total() }
      let replayed = 0
      // Only those that are there now: one that dies again at once is not taken twice.
      for (let left = await total(); left > 0; ) {
        const { rows } = await sql.query<{ id: string }>(IDS, [Math.min(left, AT_ONCE)])
        const revived = await again(rows.map(({ id }) => id))
        if (revived === 0) break
        replayed += revived
        left -= revived
      }
      return { replayed, left: await total() }
    },
  }
}
