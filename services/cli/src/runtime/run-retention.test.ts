import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { loadConfig } from '@seinpost/config'
import { Closing, openLogger } from '@seinpost/pipeline'
import { expect, test } from 'vitest'
import { DEMO_SIGNALS } from '../demo/expected.ts'
import { ingestFile } from './ingest-here.ts'
import { openRuntime } from './open-runtime.ts'
import { runRetention } from './run-retention.ts'

const DAY_MS = 86_400_000

test('what its retention is over for is gone from store and index; the ledger still counts it, and a proof is left', async () => {
  const dir = mkdtempSync(join(tmpdir(), 'seinpost-retention-'))
  const closing = new Closing()
  const logger = openLogger({ level: 'silent' })
  let now = new Date('2026-11-20T10:00:00Z')
  try {
    const loaded = { ...(await loadConfig({ cwd: dir })), dataDir: dir }
    const runtime = await openRuntime({ loaded, logger, closing, now: () => now, observe: () => undefined })
    await ingestFile(DEMO_SIGNALS.pathname, runtime)
    await runtime.caughtUp()
    expect(await runRetention(runtime.parts)).toEqual({ signals: 0, cases: 0 })

    now = new Date(now.getTime() + 91 * DAY_MS)
    const deleted = await runRetention(runtime.parts)
    const { ledger, retention } = await runtime.parts.store()
    const { accepted, states, problems } = await ledger.count()
    expect({ accepted, purged: states.purged, problems }).toEqual({
      accepted: 600,
      purged: deleted.signals,
      problems: [],
    })
    // Partners' referrals are kept for a year, public posts for ninety days.
    expect(deleted.signals).toBeGreaterThan(500)
    expect(await (await runtime.parts.index()).size()).toBe(600 - deleted.signals)
    const proofs = await retention.proofs({ limit: 10 })
    expect(proofs.reduce((sum, { signals }) => sum + signals, 0)).toBe(deleted.signals)
  } finally {
    await closing.run(logger, 10_000)
    rmSync(dir, { recursive: true, force: true })
  }
}, 60_000)
