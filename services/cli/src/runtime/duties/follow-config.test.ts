import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { loadConfig } from '@seinpost/config'
import { Closing, openLogger } from '@seinpost/pipeline'
import type { Config } from '@seinpost/schemas'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Parts } from '../open-parts.ts'
import type { DutyDeps } from './duty.ts'
import { followConfig } from './follow-config.ts'

const logger = openLogger({ level: 'silent' })
const told: string[] = []
let dir: string
let config: Config
let closing: Closing

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'seinpost-duty-'))
  config = (await loadConfig({ cwd: dir })).config
  closing = new Closing()
  told.length = 0
})
afterEach(() => rm(dir, { recursive: true }))

/** Says what it was opened with; refuses 99. */
const lease = followConfig(
  { name: 'lease', everyMs: 1, keys: ['queue'] },
  async ({ parts, closing: own }) => {
    const { leaseMinutes } = parts.loaded.config.queue
    if (leaseMinutes === 99) throw new Error('not with 99')
    own.add('lease', async () => void told.push(`closed ${leaseMinutes}`))
    return { name: 'lease', everyMs: 1, run: async () => void told.push(`ran ${leaseMinutes}`) }
  },
)
const change = (leaseMinutes: number) => {
  config = { ...config, queue: { ...config.queue, leaseMinutes } }
}

test('it is opened anew when its part changed, and closed with the rest', async () => {
  // Of the parts and deps this duty reads the config alone.
  const parts = {
    get loaded() {
      return { config, file: '', dataDir: dir }
    },
  } as Parts
  const duty = await lease({ parts, logger, closing } as DutyDeps)
  await duty?.run()
  config = { ...config, priority: { ...config.priority, spread: 1 } }
  await duty?.run()
  change(20)
  await duty?.run()
  change(99)
  await duty?.run()
  await closing.run(logger, 1_000)
  expect(told).toEqual(['ran 10', 'ran 10', 'closed 10', 'ran 20', 'ran 20', 'closed 20'])
})
