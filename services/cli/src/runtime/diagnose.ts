import { access, constants, statfs } from 'node:fs/promises'
import { type LoadedConfig, loadConfig } from '@seinpost/config'
import { asSeinpostError } from '@seinpost/domain'
import { openEventLog } from '@seinpost/event-log'
import { BUILT_IN, readModel } from '@seinpost/models'
import { newestVersion } from '@seinpost/operate'
import type { ModelFile } from '@seinpost/scoring'
import { openStore } from '@seinpost/store'
import { z } from 'zod'
import { runningAt } from './address-file.ts'
import { crossCheck } from './cross-check.ts'
import { makeDataDir } from './data-dir.ts'
import { storeSecret } from './secrets.ts'
import { loadStages } from './stages.ts'

export interface Finding {
  readonly state: 'ok' | 'warning' | 'problem'
  readonly part: string
  /** What was found and, when something is wrong, what to do. */
  readonly says: string
}

/** What /ready answers. */
const Readiness = z.object({
  parts: z.array(z.object({ part: z.string(), ok: z.boolean(), detail: z.string().optional() })),
})

const LOW_SPACE_BYTES = 1 << 30

/** Looks at each part in turn; one that is sick does not hide the others. */
export async function* diagnose(configFile: string | undefined): AsyncGenerator<Finding> {
  yield { state: 'ok', part: 'Node.js', says: process.version }
  const loaded = await attempt(() =>
    loadConfig({ ...(configFile !== undefined && { file: configFile }), cwd: process.cwd() }),
  )
  if (!loaded.done) return yield bad('config', loaded.says)
  const { config, dataDir, file } = loaded.value
  const problems = await crossCheck(config, configFile)
  yield problems.length === 0
    ? { state: 'ok', part: 'config', says: file }
    : bad('config', problems.map(({ message }) => message).join('; '))
  yield await look('model, packs and gazetteer', async () => {
    const { version } = config.model
    // A program could not run without its model, and one that runs has the embedded store to itself.
    if (version !== BUILT_IN && (await runningAt(dataDir)) !== null)
      return `the running program has "${version}"`
    const started = performance.now()
    await loadStages(configFile, (wanted) => modelInStore(wanted, loaded.value))
    return `loaded in ${(performance.now() - started).toFixed(0)} ms`
  })
  yield await look('data directory', () => inspectDirectory(dataDir))
  const running = await runningAt(dataDir)
  if (running !== null) return yield* askRunning(running)
  yield { state: 'ok', part: 'program', says: 'not running on this data directory' }
  yield await look('event log', async () => {
    const log = await openEventLog(config.log, { dataDir })
    const behind = (await log.lag()).reduce((sum, { events }) => sum + events, 0).toString()
    await log.close()
    return `opens; ${behind} events wait for a worker`
  })
  yield await look('store and ledger', async () => {
    const store = await openStore(config.store, { dataDir, clock: () => new Date(), secret: storeSecret })
    try {
      const { accepted, balanced, problems: off } = await store.ledger.count()
      if (!balanced) throw new Error(off.join('; '))
      const newest = await newestVersion(store.sql)
      const version =
        newest === null || newest.yaml === ''
          ? 'the config file is in force'
          : `config version ${newest.version} is in force, not the file (\`seinpost config history\`)`
      return `opens; ${accepted} signals, the ledger adds up; ${version}`
    } finally {
      await store.close()
    }
  })
}

async function modelInStore(version: string, { config, dataDir }: LoadedConfig): Promise<ModelFile> {
  const store = await openStore(config.store, { dataDir, clock: () => new Date(), secret: storeSecret })
  try {
    return await readModel(store.sql, version)
  } finally {
    await store.close()
  }
}

async function* askRunning(url: string): AsyncGenerator<Finding> {
  yield { state: 'ok', part: 'program', says: `runs at ${url}` }
  const notes: Finding[] = []
  yield await look('program ready', async () => {
    const response = await fetch(`${url}/ready`)
    const { parts } = Readiness.parse(await response.json())
    const failing = parts.filter(({ ok }) => !ok)
    if (failing.length > 0)
      throw new Error(failing.map(({ part, detail }) => `${part}: ${detail}`).join('; '))
    for (const { part, detail } of parts)
      if (detail !== undefined) notes.push({ state: 'warning', part, says: detail })
    return 'every part answers'
  })
  yield* notes
}

async function inspectDirectory(dataDir: string): Promise<string> {
  await makeDataDir(dataDir)
  await access(dataDir, constants.R_OK | constants.W_OK)
  const { bavail, bsize } = await statfs(dataDir)
  const free = bavail * bsize
  if (free < LOW_SPACE_BYTES) throw new Error(`${dataDir} has ${Math.round(free / 1e6)} MB left; make room`)
  return `${dataDir}, ${Math.round(free / 1e9)} GB free`
}

const bad = (part: string, says: string): Finding => ({ state: 'problem', part, says })

async function look(part: string, inspect: () => Promise<string>): Promise<Finding> {
  const tried = await attempt(inspect)
  return tried.done ? { state: 'ok', part, says: tried.value } : bad(part, tried.says)
}

type Attempt<T> = { readonly done: true; readonly value: T } | { readonly done: false; readonly says: string }

async function attempt<T>(act: () => Promise<T>): Promise<Attempt<T>> {
  try {
    return { done: true, value: await act() }
  } catch (error) {
    const { message, remedy } = asSeinpostError(error)
    return { done: false, says: remedy === undefined ? message : `${sentence(message)} ${remedy}` }
  }
}

const sentence = (message: string): string => (/[.!?]$/u.test(message) ? message : `${message}.`)
