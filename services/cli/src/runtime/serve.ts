import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { LoadedConfig } from '@seinpost/config'
import { openGateway } from '@seinpost/gateway'
import type { Closing, Logger } from '@seinpost/pipeline'
import { VERSION } from '../version.ts'
import { writeAddress } from './address-file.ts'
import { openMetrics } from './metrics.ts'
import { openRuntime, type Runtime } from './open-runtime.ts'
import { readiness } from './readiness.ts'
import { openTimers } from './timers.ts'

const CONSOLE = new URL('../../../console/dist/', import.meta.url)

export interface ServeOptions {
  readonly loaded: LoadedConfig
  readonly logger: Logger
  readonly closing: Closing
}

/** Opens the runtime and serves the console and the API; `closing` owns everything it opened. */
export async function serve({
  loaded,
  logger,
  closing,
}: ServeOptions): Promise<{ url: string; runtime: Runtime }> {
  const now = () => new Date()
  const metrics = openMetrics()
  const runtime = await openRuntime({ loaded, logger, observe: metrics.observe, closing, now })
  await openTimers(runtime, { logger, closing, now })
  const { host, port } = loaded.config.http
  const consoleDir = fileURLToPath(CONSOLE)
  const gateway = await openGateway(
    {
      accept: runtime.accept,
      cases: runtime.store.cases,
      changes: runtime.store.changes,
      ledger: () => runtime.store.ledger.count(),
      ready: () => readiness(runtime),
      metrics: metrics.registry,
      log: logger,
      now,
      runId: randomUUID(),
      version: VERSION,
    },
    { host, port, ...(existsSync(consoleDir) && { consoleDir }) },
  )
  closing.own('gateway', gateway)
  closing.add('address', await writeAddress(loaded.dataDir, gateway.url))
  return { url: gateway.url, runtime }
}
