import { isStream } from '../source/is-stream.ts'
import { type OpenedSource, type VisitDeps, type VisitReport, visit } from './visit.ts'

export interface CollectorOptions extends Omit<VisitDeps, 'stop'> {
  readonly sources: readonly OpenedSource[]
  /** Sources visited at the same time; streams are not counted. */
  readonly concurrency: number
  readonly onReport: (report: VisitReport) => void
}

/** Visits sources when their turn has come. */
export interface Collector {
  /** Visits everything that is due, then ends; streams that are due go on beside it. */
  tick(stop: AbortSignal): Promise<void>
  /** Ends the streams. */
  stop(): Promise<void>
}

/** The collector over these sources; those switched off in the config are left alone. */
export function openCollector({ sources, concurrency, onReport, ...deps }: CollectorOptions): Collector {
  const enabled = sources.filter(({ config }) => config.enabled)
  const byId = new Map(enabled.map((opened) => [opened.config.id, opened]))
  const idsOf = (chosen: readonly OpenedSource[]) => chosen.map(({ config }) => config.id)
  const streams = idsOf(enabled.filter(({ config }) => isStream(config)))
  const polled = idsOf(enabled.filter(({ config }) => !isStream(config)))
  const running = new Set<Promise<void>>()
  const ending = new AbortController()

  async function visitDue(
    ids: readonly string[],
    limit: number,
    stop: AbortSignal,
  ): Promise<Promise<void>[]> {
    if (ids.length === 0 || stop.aborted) return []
    const claims = await deps.book.claim(ids, limit)
    return claims.flatMap((claim) => {
      const opened = byId.get(claim.id)
      return opened ? [visit(opened, claim, { ...deps, stop }).then(onReport)] : []
    })
  }

  return {
    async tick(stop) {
      for (const stream of await visitDue(streams, streams.length, ending.signal)) {
        running.add(stream)
        // The set holds what runs; a rejection is thrown where it is waited for.
        void stream.finally(() => running.delete(stream)).catch(() => undefined)
      }
      await everyTurn(concurrency, (limit) => visitDue(polled, limit, stop))
    },
    async stop() {
      ending.abort()
      await Promise.allSettled(running)
    },
  }
}

/** Keeps `limit` visits going until none is due: a slow source takes one place, never the others'. */
async function everyTurn(
  limit: number,
  next: (limit: number) => Promise<readonly Promise<void>[]>,
): Promise<void> {
  const going = new Set<Promise<void>>()
  for (;;) {
    for (const visiting of await next(limit - going.size)) {
      const ended = visiting.finally(() => going.delete(ended))
      // Whoever waits below is told of the first that fails; the others must not end the process.
      ended.catch(() => undefined)
      going.add(ended)
    }
    if (going.size === 0) return
    await Promise.race(going)
  }
}
