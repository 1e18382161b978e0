import type { SqlRunner } from './port.ts'

const MOVE_OFFERS = `
update seinpost.handovers set case_id = $2,
  status = case when status = 'offered' then 'void' else status end,
  history = case when status = 'offered' then (history::jsonb || jsonb_build_array(
    jsonb_build_object('act', 'void', 'at', $3::text, 'desk', from_desk)))::json else history end
where case_id = $1`

const MOVE_OWNER = `
insert into seinpost.case_owners (case_id, queue, because, since)
select $2, queue, because, since from seinpost.case_owners where case_id = $1 and because <> 'offer'
on conflict do nothing`

const MOVE_SHARES = `
insert into seinpost.case_shares (case_id, queue, handover_id, fields, pseudonymised)
select $2, queue, handover_id, fields, pseudonymised from seinpost.case_shares where case_id = $1
on conflict do nothing`

const SETTLE = `
update seinpost.case_recipients r set role = case when r.queue = o.queue then 'primary' else 'co' end
from seinpost.case_owners o
where r.case_id = $1 and o.case_id = r.case_id and (r.queue = o.queue) <> (r.role = 'primary')`

/** What was agreed about a case that goes up in another is kept there; an offer that was open ends. */
export async function moveHands(
  tx: SqlRunner,
  { from, to, at }: { readonly from: string; readonly to: string; readonly at: Date },
): Promise<void> {
  await tx.query(MOVE_OFFERS, [from, to, at.toISOString()])
  await tx.query(MOVE_OWNER, [from, to])
  await tx.query(MOVE_SHARES, [from, to])
}

/** Makes the roles of a case's recipients agree with the owner that was decided. */
export const settleOwner = async (tx: SqlRunner, caseId: string): Promise<void> => {
  await tx.query(SETTLE, [caseId])
}
