import { resolve } from 'node:path'
import type { LoadedConfig } from '@seinpost/config'
import { Closing, openLogger } from '@seinpost/pipeline'
import type { Command } from 'commander'
import { offerDemo } from '../demo/offer-demo.ts'
import { printText } from '../io/print.ts'
import { wholePort } from '../io/whole-port.ts'
import { writeAddress, writeLocalToken } from '../runtime/address-file.ts'
import { loadNamed } from '../runtime/load-named.ts'
import { openMetrics } from '../runtime/metrics.ts'
import { openObservers } from '../runtime/observers.ts'
import { openRuntime } from '../runtime/open-runtime.ts'
import { serve } from '../runtime/serve.ts'
import { startTimers } from '../runtime/timers.ts'
import { untilStopped } from '../runtime/until-stopped.ts'
import { CLOSE_MS } from '../runtime/with-parts.ts'

interface StartOptions {
  readonly config?: string
  readonly data?: string
  readonly port?: number
  readonly host?: string
  /** True: load the demo week; false: do not offer it; absent: offer it on a first run of the built-in default. */
  readonly demo?: boolean
  /** Folder of a built console. */
  readonly console?: string
  readonly logLevel: string
}

export function registerStart(program: Command): void {
  program
    .command('start')
    .description(
      'everything in one process: console, API and workers, on the embedded default unless the config says otherwise',
    )
    .option('-c, --config <file>', 'config file; the built-in default without')
    .option('--data <folder>', "data directory, instead of the config's")
    .option('--port <number>', "port, instead of the config's; 0 takes any free one", wholePort)
    .option('--host <address>', "address to listen on, instead of the config's")
    .option('--demo', 'load the invented demo week of 600 signals')
    .option('--no-demo', 'do not offer the demo week on a first run')
    .option('--console <folder>', 'folder of a built console, instead of the one that comes along')
    .option('--log-level <level>', 'trace, debug, info, warn, error or silent', 'warn')
    .addHelpText(
      'after',
      '\nExamples:\n  $ seinpost start --demo\n  $ seinpost start --config region.yaml --port 8080',
    )
    .action(start)
}

async function start({
  config,
  data,
  port,
  host,
  demo,
  console: consoleDir,
  logLevel,
}: StartOptions): Promise<void> {
  const started = performance.now()
  const loaded = overridden(await loadNamed({ config }), { data, port, host })
  const logger = openLogger({ level: logLevel })
  const closing = new Closing()
  const stopped = untilStopped()
  try {
    const metrics = openMetrics(() => new Date())
    const now = () => new Date()
    const observe = await openObservers(loaded.config, { metrics, closing, now })
    const options = { loaded, logger, closing, now, observe, onQueued: metrics.settled }
    const runtime = await openRuntime(options)
    const jobs = await startTimers(runtime.parts, options)
    const { accept } = runtime
    const { startCollectors } = await import('../runtime/collect-sources.ts')
    const sources = await startCollectors(runtime.parts, { jobs, accept, logger, closing })
    const local = await writeLocalToken(loaded.dataDir)
    closing.add('local token', local.remove)
    const localToken = local.token
    const serving = { accept, metrics, logger, closing, sources, localToken, consoleDir }
    const { url } = await serve(runtime.parts, serving)
    closing.add('address', await writeAddress(loaded.dataDir, url))
    const seconds = ((performance.now() - started) / 1000).toFixed(1)
    printText(
      `Seinpost is ready at ${url} (started in ${seconds} s; data in ${loaded.dataDir}). Ctrl+C stops it.`,
    )
    await offerDemo(runtime, { wanted: demo, isDefault: config === undefined, url })
    const signal = await stopped
    logger.info({ signal }, 'stopping')
  } finally {
    await closing.run(logger, CLOSE_MS)
  }
}

function overridden(
  loaded: LoadedConfig,
  { data, port, host }: { data?: string | undefined; port?: number | undefined; host?: string | undefined },
): LoadedConfig {
  const { config } = loaded
  const http = { ...config.http, ...(port !== undefined && { port }), ...(host !== undefined && { host }) }
  return {
    ...loaded,
    config: { ...config, http },
    dataDir: data === undefined ? loaded.dataDir : resolve(data),
  }
}
