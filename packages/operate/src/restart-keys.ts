import { isDeepStrictEqual } from 'node:util'
import type { Config } from '@seinpost/schemas'

/** Keys that say which parts a process opens and who may reach it: they come from its file alone, at its next start. */
export const COLD_KEYS = [
  'dataDir',
  'http',
  'access',
  'store',
  'log',
  'jobs',
  'dedupIndex',
  'telemetry',
] as const satisfies readonly (keyof Config)[]

/** Keys that are read from the version in force, when a worker starts. */
const AT_START: readonly string[] = ['audit']

/** `config` as a process that was started with `booted` can run it. */
export function withCold(config: Config, booted: Config): Config {
  const { dataDir, http, access, store, log, jobs, dedupIndex, telemetry } = booted
  return { ...config, dataDir, http, access, store, log, jobs, dedupIndex, telemetry }
}

/** Every key of the config, by whether an apply changes it while the program runs. */
export function keysByHeat(config: Config): { readonly hot: string[]; readonly cold: string[] } {
  const cold = [...COLD_KEYS, ...AT_START]
  return { hot: Object.keys(config).filter((key) => !cold.includes(key)), cold }
}

/**
 * What of a change waits: keys that a process takes from its own file, and keys that a worker reads when it starts.
 * `before` is the config in force, `booted` what the file of this process says.
 */
export function restartKeys(before: Config, next: Config, booted: Config): string[] {
  const cold = COLD_KEYS.filter((key) => !isDeepStrictEqual(fromFile(next, key), fromFile(booted, key)))
  const late = changedKeys(before, next).filter((key) => AT_START.includes(key))
  // The index is opened for a window; deciding follows at once.
  const widened = ['windowDays', 'maxTexts'] as const
  const dedup = widened.filter((key) => before.dedup[key] !== next.dedup[key]).map((key) => `dedup.${key}`)
  return [...cold, ...late, ...dedup]
}

/** The command line overrules where a process listens, so its own file says nothing of that. */
function fromFile(config: Config, key: (typeof COLD_KEYS)[number]): unknown {
  if (key !== 'http') return config[key]
  const { host: _host, port: _port, ...rest } = config.http
  return rest
}

/** The top-level keys in which two configs differ. */
function changedKeys(a: Config, b: Config): string[] {
  const keys = Object.keys({ ...a, ...b }) as (keyof Config)[] // Both were read by the schema: they have no other keys.
  return keys.filter((key) => !isDeepStrictEqual(a[key], b[key]))
}
