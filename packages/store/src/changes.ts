import { CaseChange } from '@seinpost/schemas'
import { z } from 'zod'
import { jsonParam } from './json-param.ts'
import type { Sql, SqlRunner } from './port.ts'

/** What happened to cases, as it happens: for live views, not for conservation (a listener that is away misses it). */
export interface CaseChanges {
  /** Calls `listener` for every committed change of any process; answers how to stop. */
  subscribe(listener: (changes: readonly CaseChange[]) => void): Promise<() => Promise<void>>
}

const CHANNEL = 'seinpost_cases'
/** A NOTIFY payload holds 8,000 bytes. */
const MAX_PAYLOAD_BYTES = 7_500
const Payload = z.array(CaseChange)

function payloadsOf(changes: readonly CaseChange[]): string[] {
  const payloads: string[] = []
  let current = ''
  for (const change of changes) {
    const text = jsonParam(change)
    if (current !== '' && Buffer.byteLength(current) + Buffer.byteLength(text) > MAX_PAYLOAD_BYTES) {
      payloads.push(`[${current}]`)
      current = ''
    }
    current = current === '' ? text : `${current},${text}`
  }
  return current === '' ? payloads : [...payloads, `[${current}]`]
}

/** Tells the listeners when the transaction commits, and never if it does not. */
export async function notifyChanges(tx: SqlRunner, changes: readonly CaseChange[]): Promise<void> {
  const payloads = payloadsOf(changes)
  if (payloads.length === 0) return
  await tx.query(`select pg_notify('${CHANNEL}', p) from json_array_elements_text($1::json) as p`, [
    jsonParam(payloads),
  ])
}

/** Changes through LISTEN. */
export const sqlChanges = (sql: Sql): CaseChanges => ({
  subscribe: (listener) => sql.listen(CHANNEL, (payload) => listener(Payload.parse(JSON.parse(payload)))),
})
