import { createHash } from 'node:crypto'
import { type LoadedConfig, parseConfig } from '@seinpost/config'
import { asSeinpostError, SeinpostError } from '@seinpost/domain'
import { newestVersion, type StoredVersion, VERSION_CHANNEL, withCold } from '@seinpost/operate'
import type { Closing, Logger } from '@seinpost/pipeline'
import type { Config } from '@seinpost/schemas'
import type { Sql } from '@seinpost/store'

/** The config in force: the file's until one was applied, then the newest that was applied. */
export interface LiveConfig {
  readonly loaded: LoadedConfig
  /** What the file of this process says. */
  readonly booted: LoadedConfig
  /** 0 is the file itself. */
  readonly version: number
  /** The newest version that is stored; larger than `version` while this process cannot take it. */
  readonly newest: number
  readonly stored: StoredVersion | null
  /** Why a newer version is not in force here; null when all is well. */
  readonly problem: string | null
  /** Takes the newest version, if there is one. Never throws: what cannot be taken is a `problem`, and the old one stays. */
  refresh(): Promise<void>
  /** Called before a version counts; when it throws, the version does not. */
  prepare(step: (next: Config) => Promise<void> | void): void
  /** Called after a version came into force. */
  onChange(listener: (now: Config, before: Config) => Promise<void> | void): void
  /** Follows the versions of a store: told of new ones, and looking for itself should a word be missed. */
  follow(sql: Sql): Promise<void>
}

export interface LiveOptions {
  readonly loaded: LoadedConfig
  readonly logger: Logger
  readonly closing: Closing
}

const POLL_MS = 1_000

/** What a config says, whatever its file looks like. */
export const hashOf = (config: Config): string =>
  createHash('sha256').update(JSON.stringify(config)).digest('hex')

/** The config in force, kept up with the store from `follow` on. */
export function openLiveConfig({ loaded: booted, logger, closing }: LiveOptions): LiveConfig {
  const steps: ((next: Config) => Promise<void> | void)[] = []
  const listeners: ((now: Config, before: Config) => Promise<void> | void)[] = []
  let store: Sql | null = null
  let state = { loaded: booted, version: 0, newest: 0, stored: null as StoredVersion | null }
  let problem: string | null = null
  let running: Promise<void> = Promise.resolve()

  const take = async (found: StoredVersion) => {
    const config = withCold(configOf(found, booted.config), booted.config)
    for (const step of steps) await step(config)
    const before = state.loaded.config
    state = { loaded: { ...booted, config }, version: found.version, newest: found.version, stored: found }
    problem = null
    logger.info({ configVersion: found.version, by: found.by }, 'config version in force')
    for (const listener of listeners)
      try {
        await listener(config, before)
      } catch (error) {
        const { code, message } = asSeinpostError(error)
        problem = `version ${found.version} is in force, and a part did not follow it: ${message}`
        logger.error({ configVersion: found.version, code, problem: message }, 'part did not follow config')
      }
  }
  const look = async () => {
    if (store === null) return
    let seen = 0
    try {
      const found = await newestVersion(store)
      seen = found?.version ?? 0
      // A version that could not be taken is not tried again and again: the next one mends it.
      if (found === null || seen <= state.newest) return
      await take(found)
    } catch (error) {
      const { code, message } = asSeinpostError(error)
      if (seen > 0) {
        state = { ...state, newest: seen }
        problem = `version ${seen} cannot be taken, version ${state.version} stays in force: ${message}`
      }
      logger.error({ configVersion: seen, code, problem: message }, 'config version not taken')
    }
  }
  const refresh = () => {
    running = running.then(look)
    return running
  }
  return {
    booted,
    get loaded() {
      return state.loaded
    },
    get version() {
      return state.version
    },
    get newest() {
      return state.newest
    },
    get stored() {
      return state.stored
    },
    get problem() {
      return problem
    },
    refresh,
    prepare: (step) => void steps.push(step),
    onChange: (listener) => void listeners.push(listener),
    follow: async (sql) => {
      store = sql
      await refresh()
      const stop = await sql.listen(VERSION_CHANNEL, () => void refresh())
      const timer = setInterval(() => void refresh(), POLL_MS)
      timer.unref()
      closing.add('live config', async () => {
        clearInterval(timer)
        store = null
        await running
        await stop()
      })
    },
  }
}

/** @throws SeinpostError `config_invalid` when this program cannot read the version. */
function configOf({ version, yaml }: StoredVersion, file: Config): Config {
  // Back to the file: whatever it says on this machine.
  if (yaml === '') return file
  const parsed = parseConfig(yaml)
  if (parsed.kind === 'valid') return parsed.config
  const [first] = parsed.problems
  throw new SeinpostError(
    'config_invalid',
    `version ${version}: ${first?.at ?? ''} ${first?.message ?? 'cannot be read'}`,
  )
}
