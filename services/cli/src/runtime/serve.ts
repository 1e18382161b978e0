import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Accept } from '@seinpost/gateway'
import { type Gateway, openGateway, type RouteArea } from '@seinpost/gateway'
import type { Closing, Logger } from '@seinpost/pipeline'
import type { CaseReader, QueuePage } from '@seinpost/store'
import { measureModel } from '../models/measure-model.ts'
import { measureConfig } from '../operate/measure-config.ts'
import { VERSION } from '../version.ts'
import { AREAS } from './areas/index.ts'
import { requestAudit } from './audit.ts'
import { openDraw } from './draw-export.ts'
import { type Metrics, measureDesks, measureLag, measureLedger } from './metrics.ts'
import { openAccess } from './open-access.ts'
import type { Parts } from './open-parts.ts'
import type { Sources } from './open-sources.ts'
import { openQueueNames } from './queue-name.ts'
import { readiness } from './readiness.ts'
import { openRegrouper } from './regroup.ts'
import { sharedReader } from './shared-cases.ts'

const CONSOLE = new URL('../../../console/dist/', import.meta.url)

export interface ServeOptions {
  readonly accept: Accept
  readonly sources?: Sources | null
  readonly metrics: Metrics
  readonly logger: Logger
  readonly closing: Closing
  /** Folder of a built console, instead of the one that comes along. */
  readonly consoleDir?: string | undefined
  /** What commands on this machine ask with. */
  readonly localToken?: string
}

/** Serves the console and the API over these parts. */
export async function serve(
  parts: Parts,
  {
    accept,
    metrics,
    logger,
    closing,
    sources = null,
    localToken,
    consoleDir = fileURLToPath(CONSOLE),
  }: ServeOptions,
): Promise<Gateway> {
  const { cases, changes, ledger } = await parts.store()
  measureConfig(metrics, parts)
  measureModel(metrics, parts)
  measureLag(metrics, parts)
  measureLedger(metrics, parts)
  measureDesks(metrics, parts)
  const { host, port, names, proxies } = parts.loaded.config.http
  const access = await openAccess(parts, { localToken: localToken ?? null })
  const areas: RouteArea[] = []
  for (const open of AREAS) {
    const area = await open({ parts, accept, logger, closing, sources, access })
    if (area !== null) areas.push(area)
  }
  const gateway = await openGateway(
    {
      accept,
      cases: {
        ...cases,
        ...bySignalToo(cases),
        forDesk: (desk) => sharedReader(bySignalToo(cases.forDesk(desk)), desk, parts),
      },
      changes,
      queueName: openQueueNames(),
      draw: openDraw(parts.now),
      regroup: await openRegrouper(parts),
      ledger: () => ledger.count(),
      ready: () => readiness(parts),
      metrics: metrics.registry,
      log: logger,
      access: access.access,
      audit: requestAudit(await parts.audit()),
      now: parts.now,
      runId: randomUUID(),
      version: VERSION,
      areas,
    },
    {
      host,
      port,
      names,
      proxies,
      get leaseMs() {
        return parts.loaded.config.queue.leaseMinutes * 60_000
      },
      ...(existsSync(consoleDir) && { consoleDir }),
    },
  )
  return closing.own('gateway', gateway)
}

/** A partner knows the signal it handed in, not the case it became. */
const bySignalToo = (reader: CaseReader) => ({
  queues: () => reader.queues(),
  queue: (desk: string, page: QueuePage) => reader.queue(desk, page),
  case: async (id: string) => (await reader.case(id)) ?? reader.caseOf(id),
})
