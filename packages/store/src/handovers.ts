import type { Handover } from '@seinpost/schemas'
import { CASE_COLUMNS, type CaseRow } from './case-load.ts'
import { deskRecipients } from './case-work.ts'
import { HANDOVER_COLUMNS, type HandoverRow, handoverOf } from './handover-row.ts'
import { ownerOf } from './hands-owner.ts'
import type { DecideHands, Hands, HeldCase, OwnerReason, PlaceLabel } from './hands-port.ts'
import { writeHands } from './hands-write.ts'
import type { Clock, Sql, SqlRunner } from './port.ts'

const CASE = `select ${CASE_COLUMNS} from seinpost.cases c where c.id = $1`
const OFFERS = `select ${HANDOVER_COLUMNS} from seinpost.handovers h where h.case_id = $1 order by h.offered_at, h.id`
const OWNER = 'select queue, because from seinpost.case_owners where case_id = $1'

async function heldCase(sql: SqlRunner, id: string, lock: '' | ' for update of c'): Promise<HeldCase | null> {
  const { rows } = await sql.query<CaseRow>(`${CASE}${lock}`, [id])
  const [row] = rows
  if (row === undefined) return null
  const desks = await deskRecipients(sql, id)
  const { rows: offers } = await sql.query<HandoverRow>(OFFERS, [id])
  const { rows: owners } = await sql.query<{ queue: string; because: OwnerReason }>(OWNER, [id])
  const { version, status, level, priority, lead, score, places } = row
  return {
    ...{ id, version, status, level, priority, lead, score, places, desks },
    owner: owners[0]?.queue ?? ownerOf(desks),
    kept: owners[0]?.because ?? null,
    handovers: offers.map(handoverOf),
  }
}

const change = <T>(
  sql: Sql,
  caseId: string,
  { decide, now }: { decide: DecideHands<T>; now: Clock },
): Promise<T | null> =>
  sql.tx(async (tx) => {
    const held = await heldCase(tx, caseId, ' for update of c')
    if (held === null) return null
    const { result, change: what } = decide(held)
    if (what !== null) await writeHands(tx, held, what, now())
    return result
  })

const OF_DESK = `
select ${HANDOVER_COLUMNS} from seinpost.handovers h
where (h.from_desk = $1 or h.to_desk = $1) and (not $2::boolean or h.status = 'offered') and ($3::text is null or h.case_id = $3)
order by h.offered_at desc, h.id limit $4::int`

const DUE = `
select ${HANDOVER_COLUMNS} from seinpost.handovers h join seinpost.cases c on c.id = h.case_id
where h.status = 'offered' and (h.due_at <= $1::timestamptz or c.status = 'closed') order by h.due_at, h.id limit $2::int`

const LABELS = `
select l.seq, l.case_id as "caseId", l.signal_id as "signalId", l.code, l.role, l.candidates, l.desk, l.by, l.note, l.at,
  s.signal->>'text' as text
from seinpost.place_labels l left join seinpost.signals s on s.id = l.signal_id
where l.seq > $1::bigint order by l.seq limit $2::int`

/** Desks of cases, in the store's tables. */
export function sqlHands(sql: Sql, now: Clock): Hands {
  const offers = async (text: string, params: readonly unknown[], runner: SqlRunner = sql) =>
    (await runner.query<HandoverRow>(text, params)).rows.map(handoverOf)
  const one = async (where: string, param: string): Promise<Handover | null> =>
    (await offers(`select ${HANDOVER_COLUMNS} from seinpost.handovers h where ${where}`, [param]))[0] ?? null
  return {
    change: (caseId, decide) => change(sql, caseId, { decide, now }),
    held: (caseId) => heldCase(sql, caseId, ''),
    find: (id) => one('h.id = $1', id),
    findByLink: (hash) => one(`h.link_hash = $1 and h.status = 'offered'`, hash),
    ofDesk: (desk, { open, caseId, limit }) =>
      sql.tx(async (tx) => {
        await tx.query(
          `select set_config('seinpost.desk', $1, true), set_config('role', 'seinpost_desk', true)`,
          [desk],
        )
        return await offers(OF_DESK, [desk, open, caseId ?? null, limit], tx)
      }),
    due: ({ before, limit }) => offers(DUE, [before, limit]),
    openCases: async ({ after, limit }) => {
      const { rows } = await sql.query<{ id: string }>(
        `select id from seinpost.cases where id > $1 and status <> 'closed' order by id limit $2::int`,
        [after, limit],
      )
      return rows.map(({ id }) => id)
    },
    labels: async ({ after, limit }) =>
      (await sql.query<PlaceLabel & { text: string | null }>(LABELS, [after, limit])).rows,
    purgeLabels: async (before) =>
      (await sql.query('delete from seinpost.place_labels where retain_until < $1::timestamptz', [before]))
        .rowCount,
  }
}
