import { applyRouted, caseIdOf } from '@seinpost/casework'
import { pseudonymOf } from '@seinpost/gate'
import { sampleRouted } from '@seinpost/store/testing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openSigningKey } from './audit-key.ts'
import { openPseudonymKeys } from './pseudonym-keys.ts'
import { openTestProgram, signIn, type TestProgram } from './testing/open-test-program.ts'

const OURS = 'municipality-12025'
const THEIRS = 'municipality-11002'
let at = new Date('2026-11-20T10:00:00.000Z')
let program: TestProgram
let auditor: Record<string, string>
let officer: Record<string, string>
const ours = caseIdOf('ours')
const theirs = caseIdOf('theirs')

beforeAll(async () => {
  program = await openTestProgram({}, () => at)
  const { store, parts } = program
  const { config, dataDir } = parts.loaded
  const { current } = await openPseudonymKeys(config.gate, dataDir)
  const author = pseudonymOf({ handle: 'Somebody', platform: 'mastodon' }, current)
  const batch = [
    sampleRouted({
      id: 'ours',
      level: 2,
      text: 'what René Janssens said',
      author,
      queues: ['analyst', OURS],
      released: true,
    }),
    sampleRouted({
      id: 'theirs',
      level: 3,
      text: 'the secret of Antwerpen',
      queues: ['analyst', THEIRS],
      released: true,
    }),
  ]
  await store.ledger.admit(batch.map(({ signal }) => signal))
  const policy = {
    thresholds: config.thresholds,
    queue: config.queue,
    now: () => at,
    priorityOf: () => ({ priority: 50, terms: [] }),
  }
  await applyRouted(batch, { cases: store.cases, policy })
  auditor = await signIn(program.url, { way: 'demo', account: 'demo:auditor' })
  officer = await signIn(program.url, { way: 'demo', account: 'demo:mechelen' })
})
afterAll(() => program.close())

const ask = (path: string, headers: Record<string, string>, body?: object) =>
  fetch(`${program.url}${path}`, {
    headers: { ...headers, ...(body !== undefined && { 'content-type': 'application/json' }) },
    ...(body !== undefined && { method: 'POST', body: JSON.stringify(body) }),
  })
const jsonOf = async (path: string, body?: object) => {
  const answer = await ask(path, auditor, body)
  expect(answer.status, path).toBe(200)
  return await answer.json()
}

test('every view stands in the audit with who, what and how it ended, refused ones too', async () => {
  expect((await ask(`/api/cases/${ours}`, officer)).status).toBe(200)
  expect((await ask(`/api/cases/${theirs}`, officer)).status).toBe(404)
  expect((await ask('/api/audit', officer)).status).toBe(403)
  const { entries } = await jsonOf('/api/audit?act=case.view')
  expect(entries).toMatchObject([
    { act: 'case.view', status: 404, caseId: theirs, actor: { kind: 'person' } },
    { act: 'case.view', status: 200, caseId: ours, desk: OURS },
  ])
  const refused = await jsonOf('/api/audit?refused=true&limit=1')
  expect(refused.entries).toMatchObject([{ act: 'audit.view', status: 403 }])
  expect(refused.next).toBeGreaterThan(0)
  const stale = { authorization: 'Bearer snp_no-such-token' }
  expect((await ask(`/api/cases/${ours}`, stale)).status).toBe(401)
  expect((await jsonOf('/api/audit?act=case.view&limit=1')).entries).toMatchObject([
    { status: 401, caseId: ours, actor: { id: 'nobody' } },
  ])
  // Nothing of what a case says is in the audit.
  const { rows } = await program.store.sql.query<{ n: number }>(
    `select count(*) as n from seinpost.audit where entry ilike '%janssens%' or entry ilike '%secret%'`,
  )
  expect(rows).toEqual([{ n: 0 }])
})

test('a desk exports what it reads, in every format, and nothing else', async () => {
  const types = {
    pdf: ['application/pdf', '%PDF-'],
    docx: ['application/vnd.openxmlformats-officedocument.wordprocessingml.document', 'PK'],
    stix: ['application/stix+json;version=2.1', '{\n  "type": "bundle"'],
    misp: ['application/json', '{\n  "Event"'],
  }
  for (const [format, [mime, start]] of Object.entries(types)) {
    const answer = await ask(`/api/cases/${ours}/export?format=${format}`, officer)
    expect(answer.status).toBe(200)
    expect(answer.headers.get('content-type')).toBe(mime)
    expect(answer.headers.get('content-disposition')).toMatch(
      new RegExp(`^attachment; filename="${ours}\\.`, 'u'),
    )
    const text = Buffer.from(await answer.arrayBuffer()).toString('latin1')
    expect(text.startsWith(start ?? '')).toBe(true)
    expect((await ask(`/api/cases/${theirs}/export?format=${format}`, officer)).status).toBe(404)
  }
  expect((await ask(`/api/cases/${ours}/export?format=exe`, officer)).status).toBe(400)
  expect((await ask(`/api/cases/${ours}/export?format=pdf`, auditor)).status).toBe(403)
  const { entries } = await jsonOf(`/api/audit?act=case.export&caseId=${ours}`)
  expect(entries.map(({ status }: { status: number }) => status)).toEqual([403, 400, 200, 200, 200, 200])
  expect(entries[5]).toMatchObject({ desk: OURS, details: { format: 'pdf', pseudonyms: false } })
})

test('a data subject is found by name and by handle, and the audit holds a mark instead of the name', async () => {
  const byName = await jsonOf('/api/dpo/search', { by: 'name', term: 'Janssens René' })
  expect(byName.found.map(({ table, id }: { table: string; id: string }) => [table, id])).toEqual([
    ['cases', ours],
    ['signals', 'ours'],
  ])
  expect(byName.found[1]).toMatchObject({ why: { purpose: expect.any(String) }, until: expect.any(String) })
  const byHandle = await jsonOf('/api/dpo/search', { by: 'handle', term: '@somebody' })
  expect(byHandle.found).toMatchObject([{ table: 'signals', id: 'ours' }])
  expect(byHandle.searched.keys).toHaveLength(1)
  expect((await ask('/api/dpo/search', auditor, { by: 'name', term: 'x' })).status).toBe(400)
  expect((await ask('/api/dpo/search', officer, { by: 'name', term: 'Janssens' })).status).toBe(403)
  const { entries } = await jsonOf('/api/audit?act=dpo.search')
  expect(entries.at(-1)).toMatchObject({
    details: { by: 'name', found: 2, mark: expect.stringMatching(/^[\w-]{22}$/u) },
  })
})

test('the chain is whole, its heads are signed for days that ended, and a changed entry is told', async () => {
  at = new Date('2026-11-21T00:20:00.000Z')
  auditor = await signIn(program.url, { way: 'demo', account: 'demo:auditor' })
  const audit = await program.parts.audit()
  const [head] = await audit.sign(await openSigningKey(program.parts.loaded))
  const verified = await jsonOf('/api/audit/verify')
  expect(verified).toMatchObject({ ok: true, heads: 1, lastHead: { day: '2026-11-20', seq: head?.seq } })
  expect((await jsonOf('/api/audit/heads')).heads).toEqual([head])
  await program.store.sql.query('alter table seinpost.audit disable trigger user')
  await program.store.sql.query(
    `update seinpost.audit set entry = replace(entry, '404', '200') where seq <= 20`,
  )
  const changed = await jsonOf('/api/audit/verify')
  expect(changed.ok).toBe(false)
  expect(new Set(changed.problems.map(({ kind }: { kind: string }) => kind))).toEqual(new Set(['changed']))
})

test('purposes, rules, holds and proofs are told', async () => {
  const { frames } = await jsonOf('/api/purposes')
  expect(frames.map(({ of }: { of: string }) => of)).toEqual(
    expect.arrayContaining(['public', 'referral', 'platform']),
  )
  expect((await jsonOf('/api/retention/rules')).frames).toContainEqual({ sourceKind: 'public', days: 90 })
  const local = { authorization: `Bearer ${program.localToken}` }
  const asked = { caseId: ours, reason: 'asked for by a court' }
  const operator = await signIn(program.url, { way: 'demo', account: 'demo:operator' })
  expect((await ask('/api/retention/holds', operator, asked)).status).toBe(403)
  expect((await ask('/api/retention/holds', auditor, asked)).status).toBe(403)
  expect((await ask('/api/retention/holds', local, { ...asked, caseId: 'case-none' })).status).toBe(404)
  expect((await ask('/api/retention/holds', local, asked)).status).toBe(200)
  expect((await jsonOf('/api/retention/holds')).holds).toMatchObject([
    { caseId: ours, reason: 'asked for by a court' },
  ])
  const lift = { method: 'DELETE', headers: local }
  expect((await fetch(`${program.url}/api/retention/holds/${ours}`, lift)).status).toBe(200)
  expect((await jsonOf('/api/retention/holds')).holds).toEqual([])
  await ask('/api/retention/holds', local, asked)
  await program.store.retention.purge({ before: new Date('2029-01-01'), limit: 10 })
  const { proofs, next } = await jsonOf('/api/retention/proofs')
  expect(proofs).toMatchObject([
    { seq: 1, signals: 1, cases: 1, digest: expect.stringMatching(/^[0-9a-f]{64}$/u) },
  ])
  expect(next).toBeNull()
})
