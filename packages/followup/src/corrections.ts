import { createHash } from 'node:crypto'
import { SeinpostError } from '@seinpost/domain'
import type { CaseCorrection, CorrectionReceiver, ReceiverKind } from '@seinpost/schemas'
import { type SqlRunner, type Worked, workIn } from '@seinpost/store'
import { type Actor, asDesk, assertHasCase, type FollowupDeps } from './as-desk.ts'
import { type CorrectionRequest, decideCorrection } from './decide-correction.ts'

export type Corrected =
  | { readonly kind: 'done'; readonly correction: CaseCorrection }
  | Exclude<Worked, { readonly kind: 'done' }>

/** A correction that a system outside has not confirmed. */
export interface DueCorrection {
  readonly correctionId: string
  readonly caseId: string
  readonly kind: CaseCorrection['kind']
  readonly queue: string
  readonly at: string
  readonly failedTries: number
}

/** What was wrong about a case reaches everybody who had it, and each says so. */
export interface CaseCorrections {
  correct(caseId: string, request: CorrectionRequest): Promise<Corrected>
  of(caseId: string, desk: string): Promise<readonly CaseCorrection[]>
  /** @throws SeinpostError `not_found` when the desk need not confirm it. */
  confirm(caseId: string, correctionId: string, actor: Actor): Promise<CaseCorrection>
  /** What a desk must confirm, and what it made that somebody has not confirmed. */
  waitingAt(desk: string): Promise<{
    readonly due: readonly CaseCorrection[]
    readonly open: readonly CaseCorrection[]
  }>
  /** Due to systems outside, those tried least first. */
  dueTo(kind: 'webhook' | 'mail', to: { readonly limit: number }): Promise<readonly DueCorrection[]>
  confirmed(due: DueCorrection, kind: 'webhook' | 'mail'): Promise<void>
  failed(due: DueCorrection, kind: 'webhook' | 'mail', problem: string): Promise<void>
}

export interface CorrectionDeps extends Omit<FollowupDeps, 'newId'> {
  /** How a desk is told outside the console. */
  readonly channelsOf: (queue: string) => readonly ('webhook' | 'mail')[]
}

const CORRECTION = `
select k.id, k.case_id as "caseId", k.kind, k.what, k.note, k.desk, k.by, k.at,
  (select json_agg(json_build_object('kind', r.kind, 'receiver', r.receiver,
      'confirmedAt', to_char(r.confirmed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
      'confirmedBy', r.confirmed_by, 'failedTries', r.failed_tries, 'lastProblem', r.last_problem)
      order by r.kind, r.receiver)
    from seinpost.correction_receivers r where r.correction_id = k.id) as receivers
from seinpost.case_corrections k`

/** Everybody who had it: desks it was released to, and whoever took it over or was told of it. */
const DESKS = `
select queue from seinpost.case_recipients where case_id = $1 and released
union select queue from seinpost.deliveries where case_id = $1 and delivered_version > 0
union select to_desk from seinpost.handovers where case_id = $1 and status = 'accepted'`
const REFERRALS = `
select id from seinpost.signals where case_id = $1 and signal->'referral' is not null`
const ADD = `
insert into seinpost.case_corrections (id, case_id, kind, what, note, desk, by, at)
values ($1, $2, $3, $4, $5, $6, $7, $8::timestamptz)`
const ADD_RECEIVERS = `
insert into seinpost.correction_receivers (correction_id, kind, receiver)
select $1, kind, receiver from json_to_recordset($2::json) as r(kind text, receiver text) on conflict do nothing`
const CONFIRM = `
update seinpost.correction_receivers set confirmed_at = $4::timestamptz, confirmed_by = $5, last_problem = null
where correction_id = $1 and kind = $2 and receiver = $3 and confirmed_at is null`
const FAIL = `
update seinpost.correction_receivers set failed_tries = failed_tries + 1, last_problem = $4, last_tried_at = $5::timestamptz
where correction_id = $1 and kind = $2 and receiver = $3 and confirmed_at is null`
/** A receiver that fails is tried again ever later, after an hour at most. */
const DUE = `
select r.correction_id as "correctionId", k.case_id as "caseId", k.kind, r.receiver as queue, k.at,
  r.failed_tries as "failedTries"
from seinpost.correction_receivers r join seinpost.case_corrections k on k.id = r.correction_id
where r.kind = $1 and r.confirmed_at is null and (r.last_tried_at is null
  or r.last_tried_at + least(interval '1 hour', interval '15 seconds' * power(2, least(r.failed_tries, 12)))
    <= $2::timestamptz)
order by r.failed_tries, k.at, r.correction_id, r.receiver limit $3::int`

type Row = Omit<CaseCorrection, 'unconfirmed' | 'receivers'> & {
  readonly receivers: readonly CorrectionReceiver[] | null
}
const correctionOf = ({ receivers, ...row }: Row): CaseCorrection => ({
  ...row,
  receivers: [...(receivers ?? [])],
  unconfirmed: (receivers ?? []).filter(({ confirmedAt }) => confirmedAt === null).length,
})

async function find(tx: SqlRunner, id: string): Promise<CaseCorrection | null> {
  const { rows } = await tx.query<Row>(`${CORRECTION} where k.id = $1`, [id])
  const [row] = rows
  return row === undefined ? null : correctionOf(row)
}

/** The same thing said twice by one desk is one correction. */
const correctionId = (caseId: string, { desk, kind, what }: CorrectionRequest) =>
  `correction-${createHash('sha256')
    .update(JSON.stringify([caseId, desk, kind, what]))
    .digest('hex')
    .slice(0, 16)}`

/** Corrections in the store's tables. */
export function openCaseCorrections({ sql, now, channelsOf }: CorrectionDeps): CaseCorrections {
  const receiversOf = async (tx: SqlRunner, caseId: string, desk: string) => {
    const { rows: desks } = await tx.query<{ queue: string }>(DESKS, [caseId])
    const { rows: referrals } = await tx.query<{ id: string }>(REFERRALS, [caseId])
    const rows: { kind: ReceiverKind; receiver: string }[] = referrals.map(({ id }) => ({
      kind: 'referrer',
      receiver: id,
    }))
    for (const { queue } of desks) {
      // Who corrects knows; its own system outside does not.
      if (queue !== desk) rows.push({ kind: 'desk', receiver: queue })
      for (const kind of channelsOf(queue)) rows.push({ kind, receiver: queue })
    }
    return rows
  }
  return {
    correct: (caseId, request) =>
      sql.tx(async (tx): Promise<Corrected> => {
        const id = correctionId(caseId, request)
        const known = await find(tx, id)
        if (known !== null) return { kind: 'done', correction: known }
        const at = now()
        const decide = (stored: Parameters<typeof decideCorrection>[0]) =>
          decideCorrection(stored, request, at)
        const worked = await workIn(tx, caseId, { decide, at })
        if (worked.kind !== 'done') return worked
        const { kind, what, note, desk, by } = request
        await tx.query(ADD, [id, caseId, kind, what, note, desk, by, at])
        await tx.query(ADD_RECEIVERS, [id, JSON.stringify(await receiversOf(tx, caseId, desk))])
        const correction = await find(tx, id)
        if (correction === null) throw new SeinpostError('internal', 'a correction was not written')
        return { kind: 'done', correction }
      }),
    of: (caseId, desk) =>
      asDesk(sql, desk, async (tx) => {
        await assertHasCase(tx, caseId, desk)
        const { rows } = await tx.query<Row>(`${CORRECTION} where k.case_id = $1 order by k.at desc, k.id`, [
          caseId,
        ])
        return rows.map(correctionOf)
      }),
    confirm: (caseId, id, { desk, by }) =>
      sql.tx(async (tx) => {
        const found = await find(tx, id)
        const owed = found?.receivers.some(({ kind, receiver }) => kind === 'desk' && receiver === desk)
        if (found === null || found.caseId !== caseId || owed !== true)
          throw new SeinpostError('not_found', 'This desk has no such correction to confirm.', {
            remedy: 'GET /api/corrections lists those that wait.',
          })
        await tx.query(CONFIRM, [id, 'desk', desk, now(), by])
        return (await find(tx, id)) ?? found
      }),
    waitingAt: async (desk) => {
      const waits = async (where: string) =>
        (await sql.query<Row>(`${CORRECTION} where ${where} order by k.at, k.id limit 500`, [desk])).rows.map(
          correctionOf,
        )
      return {
        due: await waits(`exists (select from seinpost.correction_receivers r where r.correction_id = k.id
          and r.kind = 'desk' and r.receiver = $1 and r.confirmed_at is null)`),
        open: await waits(`k.desk = $1 and exists (select from seinpost.correction_receivers r
          where r.correction_id = k.id and r.confirmed_at is null)`),
      }
    },
    dueTo: async (kind, { limit }) => (await sql.query<DueCorrection>(DUE, [kind, now(), limit])).rows,
    confirmed: async ({ correctionId: id, queue }, kind) => {
      await sql.query(CONFIRM, [id, kind, queue, now(), kind])
    },
    failed: async ({ correctionId: id, queue }, kind, problem) => {
      await sql.query(FAIL, [id, kind, queue, problem, now()])
    },
  }
}
