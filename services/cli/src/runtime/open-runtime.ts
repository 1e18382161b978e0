import type { Subscription } from '@seinpost/event-log'
import type { Accept } from '@seinpost/gateway'
import { openIntake } from './intake.ts'
import { openParts, type Parts, type PartsOptions } from './open-parts.ts'
import { LOG_WORKERS, startWorker, type WorkerOptions } from './start-workers.ts'

/** A whole program in one process: everything opened, every worker running. */
export interface Runtime {
  readonly parts: Parts
  readonly accept: Accept
  /** Resolves when everything accepted before the call stands in an end state. */
  caughtUp(): Promise<void>
}

/** Opens the adapters the config names and starts every worker that follows the log. */
export async function openRuntime(options: PartsOptions & WorkerOptions): Promise<Runtime> {
  const parts = openParts(options)
  // The database starts in a thread of its own while the model loads here.
  await Promise.all([parts.store(), parts.log(), parts.stages()])
  const workers: Subscription[] = []
  for (const name of LOG_WORKERS) workers.push(await startWorker(name, parts, options))
  return {
    parts,
    accept: await intakeOf(parts),
    caughtUp: async () => {
      for (const worker of workers) await worker.caughtUp()
    },
  }
}

/** The gate over these parts. */
export async function intakeOf(parts: Parts): Promise<Accept> {
  const { ledger, refusals } = await parts.store()
  return openIntake({ gate: await parts.gate(), ledger, refusals, log: await parts.log() })
}
