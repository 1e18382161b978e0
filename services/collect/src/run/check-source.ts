import { asSeinpostError } from '@seinpost/domain'
import type { SourceConfig } from '@seinpost/schemas'
import { addSkipped, type Skipped } from '../source/item.ts'
import type { OpenedSource } from './visit.ts'

/** What a dry run found; the texts are shown to whoever asked and kept nowhere. */
export interface SourceCheck {
  readonly id: string
  readonly kind: SourceConfig['kind']
  readonly basis: string
  readonly purpose: string
  readonly ok: boolean
  /** Items that would be handed in. */
  readonly items: number
  readonly skipped: Skipped
  readonly remarks: readonly string[]
  readonly sample: readonly {
    readonly externalId: string
    readonly publishedAt: string
    readonly text: string
  }[]
  readonly problem?: string
  readonly remedy?: string
}

const SAMPLE = 5
const SHOWN = 200

/** Reads a source from the beginning, hands nothing in and moves no cursor. Ends at one visit's budget, or at `stop`. */
export async function checkSource({ config, source }: OpenedSource, stop: AbortSignal): Promise<SourceCheck> {
  const { id, kind, basis, purpose, maxItemsPerVisit } = config
  let items = 0
  let skipped: Skipped = {}
  const remarks: string[] = []
  const sample: SourceCheck['sample'][number][] = []
  const found = (more: Pick<SourceCheck, 'ok'> & Partial<SourceCheck>): SourceCheck => ({
    ...{ id, kind, basis, purpose, items, skipped, remarks, sample },
    ...more,
  })
  try {
    for await (const harvest of source.read(null, { stop })) {
      items += harvest.items.length
      skipped = addSkipped(skipped, harvest.skipped)
      remarks.push(...harvest.remarks)
      for (const { input } of harvest.items.slice(0, SAMPLE - sample.length)) {
        const { publishedAt, text } = input
        sample.push({ externalId: input.source.externalId, publishedAt, text: text.slice(0, SHOWN) })
      }
      if (items >= maxItemsPerVisit || stop.aborted) break
    }
    return found({ ok: true })
  } catch (cause) {
    // A stream has no end of its own: being stopped is how a look at it ends.
    if (stop.aborted) return found({ ok: true })
    const { message, remedy } = asSeinpostError(cause)
    return found({ ok: false, problem: message, ...(remedy !== undefined && { remedy }) })
  }
}
