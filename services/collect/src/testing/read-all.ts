import type { Cursor, Harvest, Source } from '../source/source.ts'

/** Everything a source says until it ends or `enough` of it came; what is not yielded again after a stop is lost to nobody. */
export async function readAll(
  source: Source,
  cursor: Cursor | null = null,
  enough: (so: { readonly texts: readonly string[] }) => boolean = () => false,
) {
  const ending = new AbortController()
  const harvests: Harvest[] = []
  const texts: string[] = []
  const ids: string[] = []
  let last = cursor
  for await (const harvest of source.read(cursor, { stop: ending.signal })) {
    harvests.push(harvest)
    texts.push(...harvest.items.map(({ input }) => input.text))
    ids.push(...harvest.items.map(({ input }) => input.source.externalId))
    last = harvest.cursor
    if (enough({ texts })) break
  }
  ending.abort()
  const skipped: Record<string, number> = {}
  for (const harvest of harvests)
    for (const [reason, n] of Object.entries(harvest.skipped)) skipped[reason] = (skipped[reason] ?? 0) + n
  const items = harvests.flatMap((harvest) => harvest.items)
  return {
    harvests,
    items,
    texts,
    ids,
    cursor: last,
    skipped,
    remarks: harvests.flatMap(({ remarks }) => remarks),
  }
}
