import { isDeepStrictEqual } from 'node:util'
import {
  type Collector,
  fairHand,
  openAuthorBudget,
  openCollector,
  type VisitReport,
} from '@seinpost/collect'
import type { Accept } from '@seinpost/gateway'
import type { Jobs } from '@seinpost/jobs'
import type { Closing, Logger } from '@seinpost/pipeline'
import type { Parts } from './open-parts.ts'
import { openSources, type Sources } from './open-sources.ts'

export interface CollectOptions {
  readonly jobs: Pick<Jobs, 'every' | 'work'>
  readonly accept: Accept
  readonly logger: Logger
  readonly closing: Closing
}

const QUEUE = 'collect'
const TICK_MS = 5_000

/** The collector over these sources, handing in through `accept`. */
export function collectorOf(
  sources: Sources,
  { parts, accept, onReport }: { parts: Parts; accept: Accept; onReport: (report: VisitReport) => void },
): Collector {
  return openCollector({
    sources: sources.opened,
    book: sources.book,
    hand: fairHand(accept),
    authors: openAuthorBudget(parts.now),
    now: parts.now,
    concurrency: parts.loaded.config.collect.concurrency,
    onReport,
  })
}

/** Visits the sources of the config whenever their turn has come, and follows when the config has other ones. */
export async function startCollectors(
  parts: Parts,
  { jobs, accept, logger, closing }: CollectOptions,
): Promise<Sources | null> {
  const openNow = async () => {
    const sources = await openSources(parts)
    const onReport = (report: VisitReport) => tell(report, logger)
    return { sources, collector: collectorOf(sources, { parts, accept, onReport }) }
  }
  let current = await openNow()
  parts.live.onChange(async (now, before) => {
    if (isDeepStrictEqual([now.sources, now.collect], [before.sources, before.collect])) return
    // What cannot be opened throws here: the sources before are read on, and the process says why.
    const next = await openNow()
    const { collector } = current
    current = next
    await collector.stop()
  })
  await jobs.every(QUEUE, { id: 'collect', everyMs: TICK_MS, job: { name: 'tick', data: {} } })
  const work = await jobs.work(QUEUE, { concurrency: 1 }, ({ stop }) => current.collector.tick(stop))
  closing.add('collectors', async () => {
    await Promise.all([work.stop(), current.collector.stop()])
  })
  return {
    get opened() {
      return current.sources.opened
    },
    get book() {
      return current.sources.book
    },
    get drafts() {
      return current.sources.drafts
    },
    health: () => current.sources.health(),
  }
}

function tell({ id, outcome, handed, error }: VisitReport, logger: Logger): void {
  const fields = { source: id, outcome, handed }
  if (error === undefined) logger.info(fields, 'source visited')
  else logger.warn({ ...fields, code: error.code, problem: error.message }, 'source could not be read')
}
