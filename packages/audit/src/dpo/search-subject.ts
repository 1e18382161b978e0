import type { Sql, SqlRunner } from '@seinpost/store'
import { z } from 'zod'
import { type HeldTable, heldTables } from './held-tables.ts'
import { placesIn } from './places-in.ts'
import { type Needles, needlesOf, patternsOf, type SubjectQuery } from './subject-query.ts'
import { type FoundRow, reasonsOf } from './why-held.ts'

/** One row in which the subject stands. */
export const SubjectFind = z.object({
  /** What kind of thing it is, such as `signal` or `plan step`. */
  kind: z.string(),
  table: z.string(),
  id: z.string().nullable(),
  caseId: z.string().nullable(),
  /** The fields, such as `signal.text`. */
  fields: z.array(z.string()),
  excerpt: z.string(),
  why: z.object({ basis: z.string(), purpose: z.string(), handling: z.string() }).nullable(),
  /** When it goes; null when it has no end of its own. */
  until: z.string().nullable(),
  /** Why it is kept beyond that. */
  hold: z.string().nullable(),
})
export type SubjectFind = z.infer<typeof SubjectFind>

export interface SubjectFound {
  readonly tables: readonly string[]
  readonly found: readonly SubjectFind[]
  /** More stands there than is listed. */
  readonly truncated: boolean
}

const MOST_OF_A_TABLE = 200

const KINDS: Readonly<Record<string, string>> = {
  accounts: 'account',
  case_corrections: 'correction',
  case_factors: 'factor',
  case_recipients: 'recipient',
  cases: 'case',
  corrections: 'correction of copies',
  feedback_sheets: 'feedback sheet',
  handovers: 'handover',
  notices: 'notice',
  place_labels: 'place label',
  plan_steps: 'plan step',
  referral_receipts: 'receipt',
  refusals: 'refusal',
  sheet_consents: 'consent',
  signals: 'signal',
}

/** Everything held about a subject: in signals, cases and whatever people wrote about them, in whatever table. */
export async function searchSubject(sql: Sql, query: SubjectQuery): Promise<SubjectFound> {
  const needles = needlesOf(query)
  const tables = await heldTables(sql)
  const rows: FoundRow[] = []
  let truncated = false
  for (const table of tables) {
    const found = await searchTable(sql, table, needles)
    truncated ||= found.length > MOST_OF_A_TABLE
    rows.push(...found.slice(0, MOST_OF_A_TABLE))
  }
  const reasons = await reasonsOf(sql, rows)
  return {
    tables: tables.map(({ name }) => name),
    found: rows.map(({ table, id, caseId, fields, excerpt }, index) => ({
      kind: KINDS[table] ?? table.replaceAll('_', ' '),
      table,
      id,
      caseId,
      fields: [...fields],
      excerpt,
      ...(reasons[index] ?? { why: null, until: null, hold: null }),
    })),
    truncated,
  }
}

async function searchTable(
  sql: SqlRunner,
  { name: table, columns }: HeldTable,
  needles: Needles,
): Promise<readonly FoundRow[]> {
  const lists = patternsOf(needles)
  const isCandidate = (column: string) =>
    `(${lists.map((_, index) => `t."${column}"::text ilike any($${index + 1}::text[])`).join(' and ')})`
  const { rows } = await sql.query<{ row: Readonly<Record<string, unknown>> }>(
    `select row_to_json(t) as row from seinpost."${table}" t where ${columns.map(isCandidate).join(' or ')}
    limit ${MOST_OF_A_TABLE + 1}`,
    lists,
  )
  return rows.flatMap(({ row }) => {
    const places = columns.flatMap((column) => placesIn(row[column], column, needles))
    const [first] = places
    if (first === undefined) return []
    return [
      {
        table,
        row,
        id: idText(row.id ?? row.signal_id ?? row.subject ?? row.key),
        caseId: table === 'cases' ? idText(row.id) : idText(row.case_id),
        fields: [...new Set(places.map(({ field }) => field))],
        excerpt: first.excerpt,
      },
    ]
  })
}

const idText = (value: unknown): string | null =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : null
