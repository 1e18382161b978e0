import type { Handover } from '@seinpost/schemas'
import { jsonParam } from './json-param.ts'
import type { SqlRunner } from './port.ts'

export interface HandoverRow {
  readonly id: string
  readonly case_id: string
  readonly kind: Handover['kind']
  readonly from_desk: string
  readonly to_desk: string
  readonly status: Handover['status']
  readonly fields: Handover['fields']
  readonly pseudonymised: boolean
  readonly preview: Handover['preview']
  readonly due_at: string
  readonly after_id: string | null
  readonly history: Handover['history']
}

/** The columns of `HandoverRow`, from `handovers h`. */
export const HANDOVER_COLUMNS = `
h.id, h.case_id, h.kind, h.from_desk, h.to_desk, h.status, h.fields, h.pseudonymised, h.preview, h.due_at, h.after_id,
h.history`

export const handoverOf = (row: HandoverRow): Handover => ({
  id: row.id,
  caseId: row.case_id,
  kind: row.kind,
  from: row.from_desk,
  to: row.to_desk,
  status: row.status,
  fields: row.fields,
  pseudonymised: row.pseudonymised,
  preview: row.preview,
  dueAt: row.due_at,
  ...(row.after_id !== null && { after: row.after_id }),
  history: row.history,
})

/** Ends before beginnings: an offer that follows another one is written when the place is free. */
const WRITE = `
insert into seinpost.handovers (id, case_id, kind, from_desk, to_desk, status, fields, pseudonymised, preview, due_at,
  after_id, history, link_hash, offered_at)
select id, case_id, kind, from_desk, to_desk, status, fields, pseudonymised, preview, due_at, after_id, history, link_hash,
  offered_at
from json_to_record($1::json) as x(id text, case_id text, kind text, from_desk text, to_desk text, status text, fields json,
  pseudonymised boolean, preview json, due_at timestamptz, after_id text, history json, link_hash text,
  offered_at timestamptz)
on conflict (id) do update set status = excluded.status, history = excluded.history`

export async function writeHandovers(
  tx: SqlRunner,
  offers: readonly Handover[],
  links: ReadonlyMap<string, string>,
): Promise<void> {
  const endsFirst = offers.toSorted((a, b) => Number(a.status === 'offered') - Number(b.status === 'offered'))
  for (const { caseId, from, to, dueAt, after, ...rest } of endsFirst)
    await tx.query(WRITE, [
      jsonParam({
        ...rest,
        case_id: caseId,
        from_desk: from,
        to_desk: to,
        due_at: dueAt,
        after_id: after ?? null,
        link_hash: links.get(rest.id) ?? null,
        offered_at: rest.history[0]?.at,
      }),
    ])
}
