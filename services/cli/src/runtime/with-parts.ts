import type { LoadedConfig } from '@seinpost/config'
import { Closing, openLogger } from '@seinpost/pipeline'
import { openParts, type Parts, type PartsOptions } from './open-parts.ts'
import { openRuntime, type Runtime } from './open-runtime.ts'

/** How long what a process opened may take to close. */
export const CLOSE_MS = 15_000

type Own = Pick<PartsOptions, 'logger' | 'closing' | 'now'>

/** What `work` opens is closed when it ends, however it ends. Only warnings are logged: a command's output is its answer. */
async function owning<T>(work: (own: Own) => Promise<T>): Promise<T> {
  const closing = new Closing()
  const logger = openLogger({ level: 'warn' })
  try {
    return await work({ logger, closing, now: () => new Date() })
  } finally {
    await closing.run(logger, CLOSE_MS)
  }
}

/** The adapters of a config for as long as `work` takes; each is opened when it is first asked for. */
export const withParts = <T>(
  loaded: LoadedConfig,
  work: (parts: Parts, own: Own) => Promise<T>,
): Promise<T> => owning((own) => work(openParts({ loaded, ...own }), own))

/** The whole program, every worker running, for as long as `work` takes. */
export const withRuntime = <T>(loaded: LoadedConfig, work: (runtime: Runtime) => Promise<T>): Promise<T> =>
  owning(async (own) => await work(await openRuntime({ loaded, ...own, observe: () => undefined })))
