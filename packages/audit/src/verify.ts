import type { SqlRunner } from '@seinpost/store'
import { z } from 'zod'
import { AuditProblem } from './audit-problem.ts'
import { chainHash, GENESIS } from './entry.ts'
import { type AuditHead, readHeads } from './heads.ts'
import { judgeHeads } from './verify-heads.ts'

export const Verification = z.object({
  ok: z.boolean(),
  entries: z.int(),
  /** The last entry. */
  to: z.int(),
  heads: z.int(),
  lastHead: z.object({ day: z.string(), seq: z.int() }).nullable(),
  /** Entries after the last head: the chain holds them together, no signature does yet. */
  unsigned: z.int(),
  /** The first of them. */
  problems: z.array(AuditProblem),
  problemCount: z.int(),
})
export type Verification = z.infer<typeof Verification>

export interface VerifyOptions {
  /** Public keys in PEM whose heads are believed. */
  readonly trusted: readonly string[]
  /** Heads that were exported and kept elsewhere. */
  readonly copies?: readonly AuditHead[]
  readonly pageSize?: number
}

interface Row {
  readonly seq: number
  readonly entry: string
  readonly hash: string
  readonly derived: string
}

/** The columns the audit is searched by must say what the line says, whatever became of their definition. */
const PAGE = `
select seq, entry, hash, json_build_array(at, act, actor_id, case_id, desk)::text as derived
from seinpost.audit where seq > $1::bigint order by seq limit $2::int`

const LISTED = 100

/** Reads the whole chain and its heads; answers everything that does not fit. Entries may be added meanwhile. */
export async function verifyAudit(
  sql: SqlRunner,
  { trusted, copies = [], pageSize = 5_000 }: VerifyOptions,
): Promise<Verification> {
  const heads = await readHeads(sql)
  const asked = new Map<number, string | undefined>([...heads, ...copies].map(({ seq }) => [seq, undefined]))
  const problems: AuditProblem[] = []
  let entries = 0
  let last = { seq: 0, hash: GENESIS }
  for (;;) {
    const { rows } = await sql.query<Row>(PAGE, [last.seq, pageSize])
    if (rows.length === 0) break
    for (const row of rows) {
      const problem = judgeRow(row, last)
      if (problem !== null) problems.push(problem)
      if (asked.has(row.seq)) asked.set(row.seq, row.hash)
      last = row
    }
    entries += rows.length
  }
  problems.push(...judgeHeads({ heads, copies, trusted, hashAt: (seq) => asked.get(seq), end: last.seq }))
  const lastHead = heads.at(-1)
  return {
    ok: problems.length === 0,
    entries,
    to: last.seq,
    heads: heads.length,
    lastHead: lastHead === undefined ? null : { day: lastHead.day, seq: lastHead.seq },
    unsigned: Math.max(0, last.seq - (lastHead?.seq ?? 0)),
    problems: problems.slice(0, LISTED),
    problemCount: problems.length,
  }
}

/** What is wrong with a row that stands after `before`, or null. */
function judgeRow(
  { seq, entry, hash, derived }: Row,
  before: { seq: number; hash: string },
): AuditProblem | null {
  const says = (kind: AuditProblem['kind'], detail: string): AuditProblem => ({
    kind,
    seq,
    day: null,
    detail,
  })
  if (seq !== before.seq + 1) {
    const [from, to] = [before.seq + 1, seq - 1]
    return says('missing', from === to ? `entry ${from} is missing` : `entries ${from} to ${to} are missing`)
  }
  const line = parseLine(entry)
  if (line === null) return says('changed', `entry ${seq} is no line of the audit any more`)
  if (line.seq !== seq) return says('reordered', `entry ${String(line.seq)} stands in the place of ${seq}`)
  if (chainHash(before.hash, entry) !== hash)
    return says('changed', `entry ${seq} is not what was written after entry ${before.seq}`)
  const own = [line.at, line.act, line.actor?.id, line.caseId ?? null, line.desk ?? null]
  if (JSON.stringify(JSON.parse(derived)) !== JSON.stringify(own))
    return says('changed', `entry ${seq} is found by other values than it says`)
  return null
}

const Line = z.object({
  seq: z.unknown(),
  at: z.unknown(),
  act: z.unknown(),
  actor: z.object({ id: z.unknown() }).optional(),
  caseId: z.unknown().optional(),
  desk: z.unknown().optional(),
})

function parseLine(entry: string): z.infer<typeof Line> | null {
  try {
    const parsed = Line.safeParse(JSON.parse(entry))
    return parsed.success ? parsed.data : null
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}
