import type { Jobs } from '@seinpost/jobs'
import type { SourceConfig } from '@seinpost/schemas'
import type { SourceReport } from './collect-source.ts'

const QUEUE = 'collect'
/** Sources read at the same time; one host is never asked twice at once. */
const CONCURRENCY = 4

/** Reads every source at its own interval, as jobs, so that a restart forgets no turn. */
export async function scheduleSources(
  sources: readonly SourceConfig[],
  {
    jobs,
    collect,
    onReport,
  }: {
    jobs: Pick<Jobs, 'every' | 'work'>
    collect: (source: SourceConfig, stop: AbortSignal) => Promise<SourceReport>
    onReport: (report: SourceReport) => void
  },
): Promise<{ stop(): Promise<void> }> {
  for (const { id, everyMinutes } of sources) {
    const job = { name: 'collect', data: { source: id } }
    await jobs.every(QUEUE, { id: `collect-${id}`, everyMs: everyMinutes * 60_000, job })
  }
  return await jobs.work(QUEUE, { concurrency: CONCURRENCY }, async ({ data, stop }) => {
    // A source that left the config keeps its schedule in the store; its turns pass without work.
    const source = sources.find(({ id }) => id === data.source)
    if (source !== undefined) onReport(await collect(source, stop))
  })
}
