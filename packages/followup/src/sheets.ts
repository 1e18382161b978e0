import { SeinpostError } from '@seinpost/domain'
import type { FeedbackSheet, Signal } from '@seinpost/schemas'
import type { Sql, SqlRunner } from '@seinpost/store'
import { type Actor, asDesk, assertHasCase, type FollowupDeps, lockCaseOf } from './as-desk.ts'
import { type SheetDraft, type SheetProblem, secretTexts, sheetProblems } from './sheet-rules.ts'

export type SheetAnswer =
  | { readonly kind: 'done'; readonly sheet: FeedbackSheet }
  | { readonly kind: 'problems'; readonly problems: readonly SheetProblem[] }
  /** Another version, or no draft any more. */
  | { readonly kind: 'stale'; readonly sheet: FeedbackSheet }
  | { readonly kind: 'no_consensus'; readonly missing: readonly string[] }

/** Feedback sheets to the police side: written together, issued only by consensus of those present. */
export interface Sheets {
  write(caseId: string, draft: SheetDraft & Actor & { readonly to: string }): Promise<SheetAnswer>
  /** Another wording is another version: everybody is asked anew. */
  rewrite(id: string, draft: SheetDraft & Actor): Promise<SheetAnswer>
  consent(
    id: string,
    given: Actor & { readonly name: string; readonly consents: boolean; readonly version: number },
  ): Promise<SheetAnswer>
  issue(id: string, asked: Actor & { readonly version: number }): Promise<SheetAnswer>
  withdraw(id: string, asked: Actor & { readonly note: string }): Promise<SheetAnswer>
  /** Of a case, as a desk may see them: its own whole, those of others once issued to it. */
  ofCase(caseId: string, desk: string): Promise<readonly FeedbackSheet[]>
  /** Issued to a desk, the newest first. */
  issuedTo(desk: string): Promise<readonly FeedbackSheet[]>
}

const SHEET = `
select f.id, f.case_id as "caseId", f.desk, f.to_desk as "to", f.status, f.version, f.statements,
  f.written_by as "writtenBy", f.written_at as "writtenAt", f.issued_by as "issuedBy", f.issued_at as "issuedAt",
  (select json_agg(json_build_object('name', c.name, 'organisation', c.organisation, 'bySecrecy', c.by_secrecy,
      'consents', c.consents, 'at', to_char(c.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) order by c.position)
    from seinpost.sheet_consents c where c.sheet_id = f.id and c.version = f.version) as present
from seinpost.feedback_sheets f`

const MEMBERS = `
select signal from seinpost.signals where case_id = $1 and signal->'referral' is not null`
const PRESENT = `
insert into seinpost.sheet_consents (sheet_id, version, position, name, organisation, by_secrecy)
select $1, $2::int, position, name, organisation, by_secrecy from json_to_recordset($3::json)
  as p(position int, name text, organisation text, by_secrecy boolean)`

type Row = Omit<FeedbackSheet, 'missing'>
const sheetOf = (row: Row): FeedbackSheet => ({
  ...row,
  missing: row.present.filter(({ consents }) => consents !== true).map(({ name }) => name),
})

async function find(tx: SqlRunner, id: string): Promise<FeedbackSheet> {
  const { rows } = await tx.query<Row>(`${SHEET} where f.id = $1`, [id])
  const [row] = rows
  if (row !== undefined) return sheetOf(row)
  throw new SeinpostError('not_found', 'This desk has no such feedback sheet.', {
    remedy: 'It may have been deleted with its case.',
  })
}

/** The sheet of the desk that writes it, locked. */
async function lock(tx: SqlRunner, id: string, desk: string): Promise<FeedbackSheet> {
  await tx.query('select id from seinpost.feedback_sheets where id = $1 and desk = $2 for update', [id, desk])
  const sheet = await find(tx, id)
  if (sheet.desk === desk) return sheet
  throw new SeinpostError('not_found', 'This desk has no such feedback sheet.', {
    remedy: 'Only the desk that wrote it changes it.',
  })
}

async function problemsOf(
  tx: SqlRunner,
  caseId: string,
  draft: SheetDraft,
): Promise<readonly SheetProblem[]> {
  const { rows } = await tx.query<{ signal: Signal }>(MEMBERS, [caseId])
  return sheetProblems(draft, secretTexts(rows.map(({ signal }) => signal)))
}

const statementsOf = ({ statements }: SheetDraft) =>
  JSON.stringify(statements.map(({ from, text }) => ({ from, text })))

async function writePresent(
  tx: SqlRunner,
  id: string,
  version: number,
  { present }: SheetDraft,
): Promise<void> {
  const rows = present.map(({ bySecrecy, ...person }, position) => ({
    ...person,
    position,
    by_secrecy: bySecrecy,
  }))
  await tx.query(PRESENT, [id, version, JSON.stringify(rows)])
}

const done = async (tx: SqlRunner, id: string): Promise<SheetAnswer> => ({
  kind: 'done',
  sheet: await find(tx, id),
})

/** Sheets in the store's tables. */
export function openSheets({ sql, now, newId }: FollowupDeps): Sheets {
  return {
    write: (caseId, draft) =>
      sql.tx(async (tx) => {
        await lockCaseOf(tx, caseId, draft.desk)
        const problems = await problemsOf(tx, caseId, draft)
        if (problems.length > 0) return { kind: 'problems', problems }
        const id = `sheet-${newId()}`
        await tx.query(
          `insert into seinpost.feedback_sheets (id, case_id, desk, to_desk, statements, written_by, written_at)
          values ($1, $2, $3, $4, $5::json, $6, $7::timestamptz)`,
          [id, caseId, draft.desk, draft.to, statementsOf(draft), draft.by, now()],
        )
        await writePresent(tx, id, 1, draft)
        return done(tx, id)
      }),
    rewrite: (id, draft) =>
      sql.tx(async (tx) => {
        const sheet = await lock(tx, id, draft.desk)
        if (sheet.status !== 'draft') return { kind: 'stale', sheet }
        const problems = await problemsOf(tx, sheet.caseId, draft)
        if (problems.length > 0) return { kind: 'problems', problems }
        await tx.query(
          `update seinpost.feedback_sheets set version = version + 1, statements = $2::json, written_by = $3,
            written_at = $4::timestamptz where id = $1`,
          [id, statementsOf(draft), draft.by, now()],
        )
        await writePresent(tx, id, sheet.version + 1, draft)
        return done(tx, id)
      }),
    consent: (id, { desk, by, name, consents, version }) =>
      sql.tx(async (tx) => {
        const sheet = await lock(tx, id, desk)
        if (sheet.status !== 'draft' || sheet.version !== version) return { kind: 'stale', sheet }
        const { rowCount } = await tx.query(
          `update seinpost.sheet_consents set consents = $4::boolean, at = $5::timestamptz, recorded_by = $6
          where sheet_id = $1 and version = $2::int and name = $3`,
          [id, version, name, consents, now(), by],
        )
        if (rowCount === 0)
          throw new SeinpostError('usage', `name: "${name}" is not among those present`, {
            remedy: 'Add who was there by writing the sheet anew.',
          })
        return done(tx, id)
      }),
    issue: (id, { desk, by, version }) =>
      sql.tx(async (tx) => {
        const sheet = await lock(tx, id, desk)
        if (sheet.status === 'issued' && sheet.version === version) return { kind: 'done', sheet }
        if (sheet.status !== 'draft' || sheet.version !== version) return { kind: 'stale', sheet }
        if (sheet.missing.length > 0) return { kind: 'no_consensus', missing: sheet.missing }
        await tx.query(
          `update seinpost.feedback_sheets set status = 'issued', issued_by = $2, issued_at = $3::timestamptz where id = $1`,
          [id, by, now()],
        )
        return done(tx, id)
      }),
    withdraw: (id, { desk, note }) =>
      sql.tx(async (tx) => {
        await lock(tx, id, desk)
        await tx.query(
          `update seinpost.feedback_sheets set status = 'withdrawn', withdrawn_note = $2 where id = $1`,
          [id, note],
        )
        return done(tx, id)
      }),
    ...reading(sql),
  }
}

const reading = (sql: Sql): Pick<Sheets, 'ofCase' | 'issuedTo'> => ({
  ofCase: (caseId, desk) =>
    asDesk(sql, desk, async (tx) => {
      await assertHasCase(tx, caseId, desk)
      const { rows } = await tx.query<Row>(`${SHEET} where f.case_id = $1 order by f.written_at desc, f.id`, [
        caseId,
      ])
      return rows.map(sheetOf)
    }),
  issuedTo: (desk) =>
    asDesk(sql, desk, async (tx) => {
      const { rows } = await tx.query<Row>(
        `${SHEET} where f.to_desk = $1 and f.status = 'issued' order by f.issued_at desc, f.id limit 500`,
        [desk],
      )
      return rows.map(sheetOf)
    }),
})
