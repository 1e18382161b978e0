import type { Store } from '@seinpost/store'
import { openEmbeddedTestStore, openPostgresTestStore, sampleRouted } from '@seinpost/store/testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { describeOn, startPostgres } from '../../../scripts/servers/index.ts'
import { keepRecords, readRecords, readSignals } from './record-book.ts'
import { beginShadow, endShadow, keepShadowed, runningShadow, shadowStatus } from './shadow-book.ts'
import { addVersion, findVersion, newestVersion, versionHistory } from './version-book.ts'

const NOW = new Date('2026-11-20T10:00:00.000Z')
const SINCE = new Date('2026-11-01T00:00:00.000Z')

/** The books on one adapter. */
function books(open: () => Promise<Store>): void {
  let store: Store
  beforeAll(async () => {
    store = await open()
  }, 120_000)
  afterAll(() => store.close())

  const idsAfter = async (after: number) => {
    const found: { id: string; level: number; seq: number }[] = []
    for await (const rows of readRecords(store.sql, { since: SINCE, after }))
      for (const { seq, record } of rows) found.push({ id: record.id, level: record.level, seq })
    return found
  }

  test('a record is kept once, its newest word counts, and it is found again after the last that was read', async () => {
    const batch = ['a', 'b', 'b'].map((id) => sampleRouted({ id }))
    await store.ledger.admit(batch.map(({ signal }) => signal))
    await keepRecords(store.sql, batch)
    const first = await idsAfter(0)
    expect(first.map(({ id }) => id)).toEqual(['a', 'b'])
    await keepRecords(store.sql, [sampleRouted({ id: 'a', level: 4 })])
    const next = await idsAfter(first.at(-1)?.seq ?? 0)
    expect(next).toEqual([expect.objectContaining({ id: 'a', level: 4 })])
    expect((await readSignals(store.sql, ['a', 'b', 'none'])).map(({ id }) => id).toSorted()).toEqual([
      'a',
      'b',
    ])
  })

  test('what retention purges leaves no record, and none is kept of it later', async () => {
    const batch = ['p', 'q'].map((id) => sampleRouted({ id, level: 0 }))
    await store.ledger.admit(batch.map(({ signal }) => signal))
    await keepRecords(store.sql, batch)
    await beginShadow(store.sql, { hash: 'h', yaml: 'y', by: 'An', why: 'w', at: NOW })
    const shadow = await runningShadow(store.sql)
    await keepShadowed(store.sql, shadow?.id ?? 0, [
      { signalId: 'p', cluster: 'p', live: [], candidate: ['help'] },
    ])
    await store.ledger.dead([{ id: 'p', stage: 's', code: 'stage_failed', message: 'm' }])
    const { signalIds } = await store.retention.purge({ before: new Date('2027-06-01T00:00:00Z'), limit: 10 })
    expect(signalIds).toEqual(['p'])
    await keepRecords(store.sql, batch)
    expect((await idsAfter(0)).map(({ id }) => id)).not.toContain('p')
    expect(await shadowStatus(store.sql)).toMatchObject({ signals: 0 })
    await endShadow(store.sql, NOW)
  })

  test('copies count once in a shadow, and taking a signal again changes nothing', async () => {
    const at = new Date(NOW.getTime() + 1)
    await beginShadow(store.sql, { hash: 'h2', yaml: 'y', by: 'An', why: 'w', at })
    await expect(
      beginShadow(store.sql, { hash: 'h3', yaml: 'y', by: 'An', why: 'w', at }),
    ).rejects.toMatchObject({
      code: 'usage',
    })
    const id = (await runningShadow(store.sql))?.id ?? 0
    const notes = [
      { signalId: 'a', cluster: 'c', live: ['zone-5345', 'analyst'], candidate: ['analyst'] },
      { signalId: 'b', cluster: 'c', live: ['zone-5345'], candidate: ['help'] },
    ]
    await keepShadowed(store.sql, id, notes)
    await keepShadowed(store.sql, id, notes)
    expect(await shadowStatus(store.sql)).toMatchObject({
      signals: 2,
      differing: 2,
      problem: null,
      desks: [
        { desk: 'analyst', both: 1, onlyLive: 0, onlyCandidate: 0 },
        { desk: 'help', both: 0, onlyLive: 0, onlyCandidate: 1 },
        { desk: 'zone-5345', both: 0, onlyLive: 1, onlyCandidate: 0 },
      ],
    })
    await endShadow(store.sql, at)
    expect(await runningShadow(store.sql)).toBeNull()
  })

  test('versions count up without a gap, whoever applies at the same moment, and are told', async () => {
    const heard: string[] = []
    // What is told before anybody listens is told to nobody.
    await store.sql.listen('seinpost_config', (payload) => void heard.push(payload))
    const version = (why: string) =>
      addVersion(store.sql, {
        kind: 'apply',
        of: null,
        hash: why,
        yaml: why,
        by: 'An',
        why,
        at: NOW.toISOString(),
      })
    const numbers = await Promise.all(['x', 'y', 'z'].map(version))
    expect(numbers.toSorted()).toEqual([1, 2, 3])
    await expect.poll(() => heard.toSorted(), { timeout: 20_000 }).toEqual(['1', '2', '3'])
    expect(await newestVersion(store.sql)).toMatchObject({ version: 3, at: NOW.toISOString() })
    expect(await findVersion(store.sql, 9)).toBeNull()
    expect((await versionHistory(store.sql)).map((one) => one.version)).toEqual([3, 2, 1])
  })
}

describe('the books of the operator, embedded', () => books(() => openEmbeddedTestStore(() => NOW)))
await describeOn('the books of the operator on PostgreSQL', startPostgres, ({ url }) =>
  books(() => openPostgresTestStore(url, () => NOW)),
)
