import { loadConfig } from '@seinpost/config'
import { SeinpostError } from '@seinpost/domain'
import { Closing, openLogger } from '@seinpost/pipeline'
import type { Config } from '@seinpost/schemas'
import { Argument, type Command } from 'commander'
import { printText } from '../io/print.ts'
import { wholePort } from '../io/whole-port.ts'
import { openMetrics } from '../runtime/metrics.ts'
import { openObservers } from '../runtime/observers.ts'
import { openParts } from '../runtime/open-parts.ts'
import { intakeOf } from '../runtime/open-runtime.ts'
import { serve } from '../runtime/serve.ts'
import { serveProbes } from '../runtime/serve-probes.ts'
import { startWorker } from '../runtime/start-workers.ts'
import { openPartsJobs, startTimers } from '../runtime/timers.ts'
import { untilStopped } from '../runtime/until-stopped.ts'
import { CLOSE_MS } from '../runtime/with-parts.ts'

const STAGES = ['collect', 'score', 'dedup', 'route', 'queue', 'dispatch', 'gateway'] as const
type WorkerStage = (typeof STAGES)[number]

interface WorkerFlags {
  readonly config: string
  readonly port?: number
  readonly logLevel: string
}

export function registerWorker(program: Command): void {
  program
    .command('worker')
    .addArgument(new Argument('<stage>', 'which worker to run').choices(STAGES))
    .description('one worker on Kafka, Redis and PostgreSQL; start as many as you like, on as many machines')
    .requiredOption('-c, --config <file>', 'config file that names the servers')
    .option(
      '--port <number>',
      'port for /health, /ready and /metrics (gateway: for everything); 0 takes any free one',
      wholePort,
    )
    .option('--log-level <level>', 'trace, debug, info, warn, error or silent', 'info')
    .addHelpText(
      'after',
      '\nExample:\n  $ seinpost worker score --config infra/config/cluster.yaml --port 9101',
    )
    .action(runWorker)
}

async function runWorker(stage: WorkerStage, { config: file, port, logLevel }: WorkerFlags): Promise<void> {
  const loaded = await loadConfig({ file, cwd: process.cwd() })
  refuseEmbedded(loaded.config, file)
  const logger = openLogger({ level: logLevel }).child({ worker: stage })
  const closing = new Closing()
  const stopped = untilStopped()
  try {
    const metrics = openMetrics(() => new Date())
    const http = { ...loaded.config.http, ...(port !== undefined && { port }) }
    const parts = openParts({
      loaded: { ...loaded, config: { ...loaded.config, http } },
      logger,
      closing,
      now: () => new Date(),
    })
    const observe = await openObservers(loaded.config, { metrics, closing, now: () => new Date() })
    const options = { logger, closing, observe, onQueued: metrics.settled }
    if (stage === 'gateway') {
      const { url } = await serve(parts, { accept: await intakeOf(parts), metrics, logger, closing })
      printText(`gateway is ready at ${url}`)
    } else {
      // What a stage puts aside is noted by whoever has the store open anyway.
      if (stage === 'dispatch') await startTimers(parts, options)
      else if (stage === 'collect') {
        const jobs = await openPartsJobs(parts, options)
        const { startCollectors } = await import('../runtime/collect-sources.ts')
        await startCollectors(parts, { jobs, accept: await intakeOf(parts), logger, closing })
      } else await startWorker(stage, parts, options)
      if (stage === 'queue') await startWorker('graveyard', parts, options)
      const probes =
        port === undefined
          ? null
          : await serveProbes({ parts, stage, metrics, closing, host: http.host, port })
      printText(`worker ${stage} is ready${probes === null ? '' : ` at ${probes}`}`)
    }
    const signal = await stopped
    logger.info({ signal }, 'stopping')
  } finally {
    await closing.run(logger, CLOSE_MS)
  }
}

/** An embedded adapter belongs to one process; a second worker on it would be turned away or see nothing. */
function refuseEmbedded({ log, store, dedupIndex, jobs }: Config, file: string): void {
  const embedded = Object.entries({ log, store, dedupIndex, jobs }).flatMap(([name, { kind }]) =>
    kind === 'embedded' ? [name] : [],
  )
  if (embedded.length === 0) return
  throw new SeinpostError(
    'config_invalid',
    `${file}: ${embedded.join(', ')} of kind "embedded" cannot be shared by several workers`,
    {
      remedy:
        'Name Kafka, PostgreSQL and Redis in the config (infra/config/cluster.yaml shows how), or use `seinpost start`.',
    },
  )
}
