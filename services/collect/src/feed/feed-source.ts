import type { Source } from '../source/source.ts'
import { type ReadFeedOptions, readFeed } from './read-feed.ts'

/** A feed as a source: one harvest a visit. */
export const feedSource = (address: string, options: Omit<ReadFeedOptions, 'cursor' | 'stop'>): Source => ({
  async *read(cursor, { stop }) {
    yield await readFeed(address, { ...options, cursor, stop })
  },
})
