import type { TrendArea, TrendPart, TrendScheme } from '@seinpost/schemas'
import type { CountedCase } from './counted-case.ts'

interface Row {
  readonly areas: readonly string[]
  readonly province: string
  readonly cells: readonly number[]
}

const sizeOf = ({ cells }: Row): number => cells.reduce((sum, n) => sum + n, 0)
const isOpen = ({ cells }: Row, k: number): boolean => cells.every((n) => n === 0 || n >= k)

/**
 * The areas by part. Areas whose cells would be small are put together, first within their province, until every cell is
 * 0 or at least `k`; at worst one row is left, and that is the sum, which is.
 */
export function divideRows(
  cases: readonly CountedCase[],
  {
    areas,
    parts,
    category,
    provinceOf,
    k,
  }: {
    areas: readonly TrendArea[]
    parts: readonly TrendPart[]
    category: (one: CountedCase) => string
    provinceOf: (member: string) => string
    k: number
  },
): TrendScheme['rows'] {
  const partOf = new Map(parts.flatMap(({ members }, at) => members.map((member) => [member, at] as const)))
  const areaOf = new Map(areas.flatMap(({ id, members }) => members.map((member) => [member, id] as const)))
  const cells = new Map(areas.map(({ id }) => [id, parts.map(() => 0)] as const))
  for (const one of cases) {
    const row = cells.get(areaOf.get(one.area) ?? '')
    const at = partOf.get(category(one))
    if (row === undefined || at === undefined) throw new Error('a case outside every area or part')
    row[at] = (row[at] ?? 0) + 1
  }
  let rows: readonly Row[] = areas.map(({ id, members }) => ({
    areas: [id],
    province: provinceOf(members[0] ?? ''),
    cells: cells.get(id) ?? [],
  }))
  for (;;) {
    const closed = smallest(rows.filter((row) => !isOpen(row, k)))
    if (closed === undefined || rows.length < 2) break
    rows = mergedWith(closed, rows)
  }
  return rows.map(({ areas: ids, cells: row }) => ({ areas: [...ids], cells: [...row] }))
}

function mergedWith(closed: Row, rows: readonly Row[]): readonly Row[] {
  const others = rows.filter((row) => row !== closed)
  const filled = others.filter((row) => sizeOf(row) > 0)
  const near = filled.filter(({ province }) => province === closed.province)
  const partner = smallest(near) ?? smallest(filled) ?? smallest(others)
  if (partner === undefined) return rows
  const merged = {
    areas: [...partner.areas, ...closed.areas],
    province: partner.province,
    cells: partner.cells.map((n, at) => n + (closed.cells[at] ?? 0)),
  }
  return [...others.filter((row) => row !== partner), merged]
}

/** The one with the fewest cases, of equals the first by name: the same cases give the same rows. */
const smallest = (rows: readonly Row[]): Row | undefined =>
  [...rows].sort((a, b) => sizeOf(a) - sizeOf(b) || ((a.areas[0] ?? '') < (b.areas[0] ?? '') ? -1 : 1))[0]
