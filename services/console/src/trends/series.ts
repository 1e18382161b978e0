import type { Scheme, TrendPeriod } from '@seinpost/schemas'

/** What the published numbers tell of one category in one area: itself, or only together with others. */
export type Told =
  | { readonly kind: 'alone'; readonly n: number }
  | { readonly kind: 'together'; readonly n: number; readonly members: readonly string[] }
  | { readonly kind: 'nothing' }

const NOTHING: Told = { kind: 'nothing' }
const told = (n: number, members: readonly string[]): Told =>
  members.length === 1 ? { kind: 'alone', n } : { kind: 'together', n, members }

/** A municipality's own number, or the number of those it is counted with. */
export function areaTold({ areas }: Pick<TrendPeriod, 'areas'>, nis: string): Told {
  const area = areas.find(({ members }) => members.includes(nis))
  return area === undefined ? NOTHING : told(area.n, area.members)
}

/** A category over everything (`area` null), or in one municipality where it stands alone in its row. */
export function categoryTold(
  period: TrendPeriod,
  { scheme, category, area }: { scheme: Scheme; category: string; area: string | null },
): Told {
  const { parts, rows } = period.schemes[scheme]
  const at = parts.findIndex(({ members }) => members.includes(category))
  const part = parts[at]
  if (part === undefined) return NOTHING
  if (area === null) return told(part.n, part.members)
  const own = period.areas.find(({ members }) => members.length === 1 && members[0] === area)
  const row = rows.find(({ areas }) => areas.length === 1 && areas[0] === own?.id)
  const n = row?.cells[at]
  return own === undefined || n === undefined ? NOTHING : told(n, part.members)
}

/** The municipality's cases over several periods: `whole` is false where some of them are counted with others. */
export function sumOf(
  periods: readonly TrendPeriod[],
  nis: string,
): { readonly n: number; readonly whole: boolean; readonly alone: boolean } {
  const each = periods.map((period) => areaTold(period, nis))
  const alone = each.filter((one) => one.kind === 'alone')
  const nobody = each.filter((one) => one.kind === 'together' && one.n === 0)
  return {
    n: alone.reduce((sum, one) => sum + (one.kind === 'alone' ? one.n : 0), 0),
    whole: alone.length + nobody.length === each.length,
    alone: alone.length > 0 || nobody.length === each.length,
  }
}

/** The month a period belongs to: a week's is that of its Thursday. */
export function monthOf({ period, from }: Pick<TrendPeriod, 'period' | 'from'>): string {
  if (!period.includes('W')) return period
  return new Date(Date.parse(from) + 3 * 86_400_000).toISOString().slice(0, 7)
}
