import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { stringify } from 'yaml'
import { type LoadedConfig, loadConfig } from '../packages/config/src/index.ts'
import { addVersion } from '../packages/operate/src/index.ts'
import { Closing, openLogger } from '../packages/pipeline/src/index.ts'
import type { Config } from '../schemas/src/index.ts'
import { generateSignals } from '../services/cli/src/bench/generate-signals.ts'
import { type LiveConfig, openLiveConfig } from '../services/cli/src/operate/live-config.ts'
import { openRuntime, type Runtime } from '../services/cli/src/runtime/open-runtime.ts'

/* Twenty versions come while signals go through, five of them such as no worker can read. */

const RELOADS = 20
const BREAK_EVERY = 4
const BATCH = 15
const closing = new Closing()
const logger = openLogger({ level: 'silent' })
const decided: string[] = []
let dir: string
let loaded: LoadedConfig
let runtime: Runtime
let workers: LiveConfig[]

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'seinpost-reload-'))
  loaded = await loadConfig({ cwd: dir })
  runtime = await openRuntime({
    loaded,
    logger,
    closing,
    now: () => new Date('2026-11-20T10:00:00.000Z'),
    observe: () => undefined,
    onQueued: (batch) => decided.push(...batch.map(({ signal }) => signal.id)),
  })
  const { sql } = await runtime.parts.store()
  workers = [runtime.parts.live]
  while (workers.length < 8) {
    const live = openLiveConfig({ loaded, logger, closing })
    await live.follow(sql)
    workers.push(live)
  }
}, 120_000)

afterAll(async () => {
  await closing.run(logger, 15_000)
  await rm(dir, { recursive: true, force: true })
})

const versionOf = (n: number): Config => ({
  ...loaded.config,
  priority: { ...loaded.config.priority, severity: n },
})

async function store(n: number, yaml: string): Promise<number> {
  const { sql } = await runtime.parts.store()
  return await addVersion(sql, {
    kind: 'apply',
    of: null,
    hash: String(n),
    yaml,
    by: 'test',
    why: 'a reload under load',
    at: '2026-11-20T10:00:00.000Z',
  })
}

test('every worker follows each good version, stays on it through a broken one, and no signal is lost or taken twice', async () => {
  const signals = [...generateSignals(RELOADS * BATCH, { seed: 5, from: new Date('2026-11-18T00:00:00Z') })]
  let good = 0
  for (let n = 1; n <= RELOADS; n++) {
    const accepted = runtime.accept(signals.slice((n - 1) * BATCH, n * BATCH).map((value) => ({ value })))
    const isBroken = n % BREAK_EVERY === 0
    const version = await store(
      n,
      isBroken ? 'thresholds: { queueFromLevel: nine }\n' : stringify(versionOf(n)),
    )
    if (!isBroken) good = version
    await Promise.all(workers.map((live) => live.refresh()))
    await accepted
    for (const live of workers) {
      expect(live.version).toBe(good)
      expect(live.newest).toBe(version)
      expect(live.problem === null).toBe(!isBroken)
      expect(live.loaded.config.priority.severity).toBe(isBroken ? n - 1 : n)
    }
  }
  await runtime.caughtUp()
  const ledger = await (await runtime.parts.store()).ledger.count()
  expect(ledger).toMatchObject({ accepted: signals.length, balanced: true, problems: [] })
  expect(ledger.states).toMatchObject({ in_flight: 0, dead: 0 })
  expect(new Set(decided).size).toBe(signals.length)
}, 120_000)

test('the scores of a batch are those of the version it met, and the next batch meets the newest', async () => {
  const version = await store(21, stringify(versionOf(31)))
  await runtime.parts.live.refresh()
  expect(runtime.parts.live.version).toBe(version)
  const { score } = await runtime.parts.stages()
  expect(score.priority.severity).toBe(31)
})

test('a version is never changed or deleted', async () => {
  const { sql } = await runtime.parts.store()
  await expect(sql.query(`update seinpost.config_versions set author = 'x'`)).rejects.toMatchObject({
    code: 'internal',
  })
  await expect(sql.query('delete from seinpost.config_versions')).rejects.toMatchObject({ code: 'internal' })
})

test('what says which adapters are open stays as the file has it', async () => {
  await store(
    22,
    stringify({ ...versionOf(5), dataDir: 'elsewhere', log: { kind: 'embedded', partitions: 9 } }),
  )
  await runtime.parts.live.refresh()
  const { config } = runtime.parts.loaded
  expect(config.priority.severity).toBe(5)
  expect(config.dataDir).toBe(loaded.config.dataDir)
  expect(config.log).toEqual(loaded.config.log)
})
