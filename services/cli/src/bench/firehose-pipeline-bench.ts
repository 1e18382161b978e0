import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { FIREHOSE, openFirehose } from '@seinpost/collect/bench'
import { loadConfig } from '@seinpost/config'
import type { Bench } from '@seinpost/domain'
import { Closing, openLogger } from '@seinpost/pipeline'
import { startCollectors } from '../runtime/collect-sources.ts'
import { openRuntime } from '../runtime/open-runtime.ts'
import type { Sources } from '../runtime/open-sources.ts'
import { openPartsJobs } from '../runtime/timers.ts'

const SAMPLE_MS = 250
/** As far behind as a batch on its way to the disk may be. */
const KEPT_UP_MS = 2_000

/**
 * The firehose beside everything else in one process: read, filtered, through the gate, scored, held against copies, routed
 * and queued, durably. The generator runs in this process too; its cost is in the figures.
 */
export const firehosePipelineBench: Bench = {
  name: 'firehose-pipeline',
  about:
    '2,000 posts/s over Jetstream beside the whole embedded pipeline: lag, memory, cost (--seconds, 20 by default)',
  async run({ seconds = 20, log }) {
    const dataDir = mkdtempSync(join(tmpdir(), 'seinpost-firehose-'))
    const closing = new Closing()
    const logger = openLogger({ level: 'error' })
    const firehose = await openFirehose()
    try {
      const loaded = await loadConfig({ cwd: dataDir })
      const source = { ...FIREHOSE, server: firehose.url, basis: 'bench', purpose: 'bench' }
      const config = {
        ...loaded.config,
        collect: { ...loaded.config.collect, contact: 'https://bench.example/' },
        sources: [source],
      }
      const options = {
        loaded: { ...loaded, config, dataDir },
        logger,
        closing,
        now: () => new Date(),
        observe: () => undefined,
      }
      const runtime = await openRuntime(options)
      const { parts, accept } = runtime
      const sources = await startCollectors(parts, {
        jobs: await openPartsJobs(parts, options),
        accept,
        logger,
        closing,
      })
      if (sources === null) throw new Error('the bench has one source')
      await firehose.listener()
      const watch = watching(sources)
      const cpu = process.cpuUsage()
      const begun = performance.now()
      const { sent, lastUs } = await firehose.send(seconds, log)
      const sentMs = performance.now() - begun
      const deadline = performance.now() + seconds * 1_000 + 30_000
      while ((await readUntil(sources)) < lastUs && performance.now() < deadline) await sleep(20)
      const readMs = performance.now() - begun
      await runtime.caughtUp()
      const wallMs = performance.now() - begun
      const { user, system } = process.cpuUsage(cpu)
      const ledger = await (await parts.store()).ledger.count()
      const seen = watch.stop()
      return {
        seconds,
        sent,
        keptUp: readMs - sentMs <= KEPT_UP_MS ? 'yes' : 'no',
        readBehindAtEndMs: Math.max(0, Math.round(readMs - sentMs)),
        pipelineBehindAtEndMs: Math.max(0, Math.round(wallMs - sentMs)),
        worstLagMs: seen.worstLagMs,
        accepted: ledger.accepted,
        inFlight: ledger.states.in_flight ?? 0,
        balanced: String(ledger.balanced),
        cpuShareOfOneCore: Math.round(((user + system) / 1_000 / wallMs) * 1_000) / 1_000,
        rssMidMb: seen.rssMidMb,
        rssEndMb: seen.rssEndMb,
        rssPeakMb: seen.rssPeakMb,
      }
    } finally {
      await closing.run(logger, 60_000)
      await firehose.close()
      rmSync(dataDir, { recursive: true, force: true })
    }
  },
}

/** The time of the newest post whose cursor is durable. */
async function readUntil({ book }: Sources): Promise<number> {
  const [record] = await book.all()
  const until = record?.cursor?.timeUs
  return typeof until === 'number' ? until : 0
}

/** Samples memory, and how far the durable cursor is behind the clock. */
function watching(sources: Sources) {
  const resident: number[] = []
  let worstLagMs = 0
  const timer = setInterval(() => {
    resident.push(Math.round(process.memoryUsage.rss() / 1e6))
    void readUntil(sources).then(
      (until) => {
        if (until > 1) worstLagMs = Math.max(worstLagMs, Math.round(Date.now() - until / 1_000))
      },
      () => undefined, // A look that fails at the end is no figure.
    )
  }, SAMPLE_MS)
  return {
    stop() {
      clearInterval(timer)
      const peak = resident.reduce((a, b) => Math.max(a, b), 0)
      return {
        worstLagMs,
        rssMidMb: resident[Math.floor(resident.length / 2)] ?? 0,
        rssEndMb: resident.at(-1) ?? 0,
        rssPeakMb: peak,
      }
    },
  }
}
