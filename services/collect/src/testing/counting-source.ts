import type { CollectedItem } from '../source/item.ts'
import type { Source } from '../source/source.ts'

/** An item numbered `n` of a source. */
export const numbered = (source: string, n: number, author?: string): CollectedItem => ({
  maker: n % 2 === 0 ? 'human' : 'machine',
  input: {
    source: {
      kind: 'public',
      adapter: `feed:${source}`,
      platform: 'proef',
      url: 'https://x.example/',
      externalId: `${source}/${n}`,
    },
    publishedAt: '2026-11-20T10:00:00.000Z',
    text: `${source} ${n}`,
    ...(author !== undefined && { author: { handle: author } }),
  },
})

/** A source that says `total()` numbered things, `page` at a time, and goes on from where its cursor stands. */
export const countingSource = (id: string, total: () => number, page = 10, author?: string): Source => ({
  async *read(cursor, { stop }) {
    let next = typeof cursor?.next === 'number' ? cursor.next : 0
    while (next < total() && !stop.aborted) {
      const end = Math.min(next + page, total())
      const items = Array.from({ length: end - next }, (_, at) => numbered(id, next + at, author))
      next = end
      yield { items, cursor: { next }, skipped: {}, remarks: [] }
    }
  },
})
