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
export const openLiveConfig = (options: LiveOptions): LiveConfig => new Following(options)

type Step = (next: Config) => Promise<void> | void
type Listener = (now: Config, before: Config) => Promise<void> | void

class Following implements LiveConfig {
  readonly booted: LoadedConfig
  loaded: LoadedConfig
  version = 0
  newest = 0
  stored: StoredVersion | null = null
  problem: string | null = null
  readonly #options: LiveOptions
  readonly #steps: Step[] = []
  readonly #listeners: Listener[] = []
  #sql: Sql | null = null
  #running: Promise<void> = Promise.resolve()

  constructor(options: LiveOptions) {
    this.#options = options
    this.booted = options.loaded
    this.loaded = options.loaded
  }

  prepare(step: Step): void {
    this.#steps.push(step)
  }

  onChange(listener: Listener): void {
    this.#listeners.push(listener)
  }

  refresh(): Promise<void> {
    this.#running = this.#running.then(() => this.#look())
    return this.#running
  }

  async follow(sql: Sql): Promise<void> {
    this.#sql = sql
    await this.refresh()
    const stop = await sql.listen(VERSION_CHANNEL, () => void this.refresh())
    const timer = setInterval(() => void this.refresh(), POLL_MS)
    timer.unref()
    this.#options.closing.add('live config', async () => {
      clearInterval(timer)
      this.#sql = null
      await this.#running
      await stop()
    })
  }

  async #look(): Promise<void> {
    if (this.#sql === null) return
    let seen = 0
    try {
      const found = await newestVersion(this.#sql)
      seen = found?.version ?? 0
      if (found !== null && seen > this.newest) await this.#take(found)
    } catch (error) {
      const { code, message, retryable } = asSeinpostError(error)
      if (seen > 0)
        this.problem = `version ${seen} cannot be taken, version ${this.version} stays in force: ${message}`
      // A version that cannot be read is not tried again and again: the next one mends it.
      if (seen > 0 && !retryable) this.newest = seen
      this.#options.logger.error({ configVersion: seen, code, problem: message }, 'config version not taken')
    }
  }

  async #take(found: StoredVersion): Promise<void> {
    const config = withCold(configOf(found, this.booted.config), this.booted.config)
    for (const step of this.#steps) await step(config)
    const before = this.loaded.config
    this.loaded = { ...this.booted, config }
    this.version = found.version
    this.newest = found.version
    this.stored = found
    this.problem = null
    const { logger } = this.#options
    logger.info({ configVersion: found.version, by: found.by }, 'config version in force')
    for (const listener of this.#listeners)
      try {
        await listener(config, before)
      } catch (error) {
        const { code, message } = asSeinpostError(error)
        this.problem = `version ${found.version} is in force, and a part did not follow it: ${message}`
        logger.error({ configVersion: found.version, code, problem: message }, 'part did not follow config')
      }
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
