import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { LedgerCount } from '@seinpost/schemas'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { generateSignals } from '../services/cli/src/bench/generate-signals.ts'
import { startProgram } from './support/program.ts'

const mountPoint = mkdtempSync(join(tmpdir(), 'seinpost-small-disk-'))
const mount = (options: string) =>
  spawnSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', mountPoint]).status === 0
const mounted = mount('size=110m')
if (!mounted) process.stdout.write('NOT RUN: a full disk (a small tmpfs cannot be mounted without root)\n')

beforeAll(() => {
  if (!mounted && process.env.CI)
    throw new Error('a small tmpfs cannot be mounted, so the full disk was not tested')
})
afterAll(() => {
  if (mounted) spawnSync('umount', [mountPoint])
  rmSync(mountPoint, { recursive: true, force: true })
})

describe.skipIf(!mounted)('a disk that is full', () => {
  const dataDir = join(mountPoint, 'data')
  const inputs = [...generateSignals(60_000, { seed: 21, from: new Date('2026-11-10T00:00:00Z') })]

  /** Hands everything in, a batch at a time, and answers how many were acknowledged before something went wrong. */
  async function handIn(url: string): Promise<{ acknowledged: number; problem: string | null }> {
    let acknowledged = 0
    for (let from = 0; from < inputs.length; from += 500) {
      const body = inputs
        .slice(from, from + 500)
        .map((input) => JSON.stringify(input))
        .join('\n')
      const response = await fetch(`${url}/api/signals/stream`, {
        method: 'POST',
        headers: { 'content-type': 'application/x-ndjson' },
        body,
      })
      const last = JSON.parse((await response.text()).trimEnd().split('\n').at(-1) ?? '{}')
      if (last.status !== 'done') return { acknowledged, problem: JSON.stringify(last) }
      acknowledged += last.accepted + last.known
    }
    return { acknowledged, problem: null }
  }

  test('is named, and once there is room again nothing that was acknowledged is missing', async () => {
    mkdirSync(dataDir, { recursive: true })
    const full = await startProgram(dataDir)
    const { acknowledged, problem } = await handIn(full.url)
    expect(problem).toMatch(/disk_full|no space/iu)
    await full.stop()

    expect(spawnSync('mount', ['-o', 'remount,size=600m', mountPoint]).status).toBe(0)
    const roomy = await startProgram(dataDir)
    const ledger = LedgerCount.parse(
      await (await fetch(`${roomy.url}/api/ledger`, { headers: roomy.headers })).json(),
    )
    expect(ledger.accepted).toBeGreaterThanOrEqual(acknowledged)
    expect(ledger.problems).toEqual([])
    await roomy.stop()
  }, 240_000)
})
