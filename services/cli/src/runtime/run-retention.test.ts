import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { loadConfig } from '@seinpost/config'
import { Closing, openLogger } from '@seinpost/pipeline'
import { expect, test } from 'vitest'
import { DEMO_SIGNALS } from '../demo/expected.ts'
import { ingestFile } from './ingest-here.ts'
import { keepExport } from './kept-exports.ts'
import { openRuntime } from './open-runtime.ts'
import { runRetention } from './run-retention.ts'

const DAY_MS = 86_400_000

/** The files below `dir` that hold `word`. */
function filesWith(dir: string, word: string): readonly string[] {
  const files = readdirSync(dir, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  return files
    .map(({ parentPath, name }) => join(parentPath, name))
    .filter((file) => readFileSync(file).includes(word))
}

test('what its retention is over for is gone from store, index, log and exports; a proof and an audit entry are left', async () => {
  const dir = mkdtempSync(join(tmpdir(), 'seinpost-retention-'))
  const closing = new Closing()
  const logger = openLogger({ level: 'silent' })
  let now = new Date('2026-11-20T10:00:00Z')
  try {
    const loaded = { ...(await loadConfig({ cwd: dir })), dataDir: dir }
    const runtime = await openRuntime({ loaded, logger, closing, now: () => now, observe: () => undefined })
    await ingestFile(DEMO_SIGNALS.pathname, runtime)
    await runtime.caughtUp()
    const nothing = { records: 0, waiting: 0, until: null }
    expect(await runRetention(runtime.parts)).toEqual({
      signals: 0,
      cases: 0,
      changed: 0,
      log: nothing,
      exports: 0,
      keysDestroyed: [],
    })
    const { cases } = await runtime.parts.store()
    const [worst] = await cases.queue('analyst', { limit: 1 })
    const kept = await cases.case(worst?.caseId ?? '')
    const caseId = kept?.id ?? ''
    // A run of letters, as it stands in files whatever they escape.
    const said = /[A-Za-z ]{18,}/u.exec(kept?.lead.text ?? '')?.[0] ?? ''
    expect(said.length).toBeGreaterThan(17)
    expect(filesWith(join(dir, 'log'), said).length).toBeGreaterThan(0)
    const file = await keepExport(dir, { caseId, extension: 'pdf', bytes: Buffer.from(said) })
    await keepExport(dir, { caseId: 'case-other', extension: 'pdf', bytes: Buffer.from('other') })

    now = new Date(now.getTime() + 91 * DAY_MS)
    const deleted = await runRetention(runtime.parts)
    const { ledger, retention } = await runtime.parts.store()
    expect(deleted.log.records).toBeGreaterThanOrEqual(deleted.signals * 4)
    expect(deleted.log).toMatchObject({ waiting: 0, until: null })
    expect(deleted.exports).toBe(1)
    for (const part of ['log', 'store', 'dedup', 'exports'])
      expect(filesWith(join(dir, part), said), part).toEqual([])
    expect(filesWith(join(dir, 'exports'), 'other')).toHaveLength(1)
    expect(file.startsWith(join(dir, 'exports'))).toBe(true)
    expect((await runRetention(runtime.parts)).log).toEqual(nothing)
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
    const audit = await runtime.parts.audit()
    const { entries } = await audit.search({ act: 'retention.run', limit: 5 })
    expect(entries).toHaveLength(1)
    expect(entries[0]).toMatchObject({
      actor: { kind: 'system' },
      details: { signals: deleted.signals, digest: proofs[0]?.digest ?? '' },
    })
    expect(proofs.reduce((sum, { signals }) => sum + signals, 0)).toBe(deleted.signals)
  } finally {
    await closing.run(logger, 10_000)
    rmSync(dir, { recursive: true, force: true })
  }
}, 60_000)
