import type { SqlRunner } from '@seinpost/store'
import { type Counts, stabilityIndex } from './shares.ts'

/** What is looked at for drift: how signals are spread over it. */
export const DRIFT_VIEWS = ['level', 'score', 'lang', 'kind', 'platform', 'concept'] as const
export type DriftView = (typeof DRIFT_VIEWS)[number]

/** How one spread changed. */
export interface DriftOf {
  readonly view: DriftView
  readonly index: number
  readonly says: 'steady' | 'moved' | 'shifted'
  /** What changed most, in points of share. */
  readonly most: { readonly name: string; readonly before: number; readonly after: number } | null
}

export interface Drift {
  readonly before: { readonly from: string; readonly to: string; readonly signals: number }
  readonly after: { readonly from: string; readonly to: string; readonly signals: number }
  readonly views: readonly DriftOf[]
  /** True when either side has too few signals to say anything. */
  readonly tooFew: boolean
}

const DAY_MS = 86_400_000
const MOVED = 0.1
const SHIFTED = 0.25
const FEWEST = 200

const EXPRESSIONS: Readonly<Record<DriftView, string>> = {
  level: `record->>'level'`,
  score: `(floor(least((record->>'score')::numeric, 0.999) * 10) / 10)::numeric(2, 1)::text`,
  lang: `record->>'lang'`,
  kind: `record->>'kind'`,
  platform: `record->>'platform'`,
  concept: `c.value`,
}

async function countsOf(sql: SqlRunner, view: DriftView, from: Date, to: Date): Promise<Counts> {
  const join =
    view === 'concept' ? `cross join lateral json_array_elements_text(r.record->'concepts') as c(value)` : ''
  const { rows } = await sql.query<{ name: string | null; count: number }>(
    `select ${EXPRESSIONS[view]} as name, count(*) as count from seinpost.signal_records r ${join}
    where r.received_at >= $1::timestamptz and r.received_at < $2::timestamptz group by 1`,
    [from, to],
  )
  return Object.fromEntries(rows.map(({ name, count }) => [name ?? 'none', count]))
}

const total = (counts: Counts) => Object.values(counts).reduce((sum, count) => sum + count, 0)

function mostChanged(before: Counts, after: Counts): DriftOf['most'] {
  const [all, fresh] = [Math.max(1, total(before)), Math.max(1, total(after))]
  const changes = [...new Set([...Object.keys(before), ...Object.keys(after)])].map((name) => ({
    name,
    before: (before[name] ?? 0) / all,
    after: (after[name] ?? 0) / fresh,
  }))
  changes.sort((a, b) => Math.abs(b.after - b.before) - Math.abs(a.after - a.before))
  return changes[0] ?? null
}

const saysOf = (index: number): DriftOf['says'] =>
  index >= SHIFTED ? 'shifted' : index >= MOVED ? 'moved' : 'steady'

/** How the last `days` differ from the four times as many before them, in what came in and in what was found. */
export async function measureDrift(
  sql: SqlRunner,
  { now, days = 7 }: { readonly now: Date; readonly days?: number },
): Promise<Drift> {
  const middle = new Date(now.getTime() - days * DAY_MS)
  const from = new Date(middle.getTime() - 4 * days * DAY_MS)
  const views: DriftOf[] = []
  let signals = { before: 0, after: 0 }
  for (const view of DRIFT_VIEWS) {
    const before = await countsOf(sql, view, from, middle)
    const after = await countsOf(sql, view, middle, now)
    if (view === 'level') signals = { before: total(before), after: total(after) }
    const index = stabilityIndex(before, after)
    views.push({ view, index, says: saysOf(index), most: mostChanged(before, after) })
  }
  return {
    before: { from: from.toISOString(), to: middle.toISOString(), signals: signals.before },
    after: { from: middle.toISOString(), to: now.toISOString(), signals: signals.after },
    views,
    tooFew: signals.before < FEWEST || signals.after < FEWEST,
  }
}
