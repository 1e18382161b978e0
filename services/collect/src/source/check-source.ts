import { asSeinpostError } from '@seinpost/domain'
import type { SourceConfig } from '@seinpost/schemas'
import { type ReadFeedOptions, readFeed } from '../feed/read-feed.ts'
import type { FeedReport } from '../feed/report.ts'

export type SourceCheck =
  | {
      readonly id: string
      readonly ok: true
      readonly report: FeedReport
      readonly sample: readonly Preview[]
    }
  | {
      readonly id: string
      readonly ok: false
      readonly code: string
      readonly message: string
      readonly remedy?: string
    }

/** What would be handed to the gate; never stored. */
export interface Preview {
  readonly externalId: string
  readonly publishedAt: string
  readonly length: number
}

const SAMPLE = 5

/** A dry run: reads the source and hands nothing on. */
export async function checkSource(
  source: SourceConfig,
  options: Omit<ReadFeedOptions, 'platform' | 'community' | 'cursor'>,
): Promise<SourceCheck> {
  const { id, url, platform, community } = source
  const sample: Preview[] = []
  try {
    const items = readFeed(url, { ...options, platform, ...(community !== undefined && { community }) })
    for (;;) {
      const next = await items.next()
      if (next.done) return { id, ok: true, report: next.value, sample }
      const { source: from, publishedAt, text } = next.value
      if (sample.length < SAMPLE)
        sample.push({ externalId: from.externalId, publishedAt, length: text.length })
    }
  } catch (cause) {
    const { code, message, remedy } = asSeinpostError(cause)
    return { id, ok: false, code, message, ...(remedy !== undefined && { remedy }) }
  }
}
