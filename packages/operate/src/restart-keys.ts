import { isDeepStrictEqual } from 'node:util'
import type { Config } from '@seinpost/schemas'

/** Keys that say which parts a process opens: they come from its file alone, and take effect at its next start. */
export const COLD_KEYS = ['dataDir', 'http', 'store', 'log', 'jobs', 'dedupIndex'] as const

/** `config` as a process that was started with `booted` can run it. */
export function withCold(config: Config, booted: Config): Config {
  const { dataDir, http, store, log, jobs, dedupIndex } = booted
  return { ...config, dataDir, http, store, log, jobs, dedupIndex }
}

/** The top-level keys in which two configs differ. */
export function changedKeys(a: Config, b: Config): (keyof Config)[] {
  const keys = Object.keys({ ...a, ...b }) as (keyof Config)[] // Both were read by the schema: they have no other keys.
  return keys.filter((key) => !isDeepStrictEqual(a[key], b[key]))
}
