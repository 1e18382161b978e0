import { applyRouted, caseIdOf, workCase } from '@seinpost/casework'
import { AccountsConfig } from '@seinpost/schemas'
import { sampleRouted } from '@seinpost/store/testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type BodySchema, bodySamples } from './testing/body-samples.ts'
import { openTestProgram, signIn, type TestProgram } from './testing/open-test-program.ts'

const OURS = 'municipality-12025'
const THEIRS = 'municipality-11002'
/** Stands in every text of the other town's case; whoever reads it has crossed over. */
const CANARY = 'kanarie-van-antwerpen'
const ours = caseIdOf('ours')
const theirs = caseIdOf('theirs')
const now = new Date('2026-11-20T10:00:00.000Z')

let program: TestProgram
let documents: Record<string, Record<string, { requestBody?: RequestBody }>>
let otherLink: string
const callers: Record<string, Record<string, string>> = {}

interface RequestBody {
  readonly content: Readonly<Record<string, { readonly schema: BodySchema }>>
}

/** One case of each town; the other town's was worked on, with notes. */
async function seed({ store, parts }: TestProgram): Promise<void> {
  const batch = [
    sampleRouted({ id: 'ours', level: 2, queues: ['analyst', OURS], released: true }),
    sampleRouted({
      id: 'theirs',
      level: 3,
      text: CANARY,
      author: CANARY,
      queues: ['analyst', THEIRS],
      released: true,
    }),
    sampleRouted({ id: 'unreleased', level: 3, text: CANARY, queues: ['analyst', OURS] }),
  ]
  await store.ledger.admit(batch.map(({ signal }) => signal))
  const policy = {
    thresholds: parts.loaded.config.thresholds,
    queue: parts.loaded.config.queue,
    now: () => now,
    priorityOf: () => ({ priority: 50, terms: [] }),
  }
  await applyRouted(batch, { cases: store.cases, policy })
  const deps = { cases: store.cases, now: () => now, leaseMs: 60_000 }
  const by = { desk: THEIRS, by: CANARY }
  await workCase(theirs, { act: 'claim', ...by }, deps)
  await workCase(theirs, { act: 'acknowledge', ...by }, deps)
}

beforeAll(async () => {
  // The walk asks more in a minute than a person does.
  program = await openTestProgram({
    access: AccountsConfig.parse({ kind: 'accounts', requestsPerMinute: 1_000_000 }),
  })
  await seed(program)
  callers.officer = await signIn(program.url, { way: 'demo', account: 'demo:mechelen' })
  const local = { authorization: `Bearer ${program.localToken}`, 'content-type': 'application/json' }
  const scopes = ['signal.submit', 'desk.read', 'case.work', 'referral.submit', 'trend.read']
  const order = { order: 'add_token', name: 'town', scopes, desks: [OURS], days: 1 }
  const made = await fetch(`${program.url}/api/access/orders`, {
    method: 'POST',
    headers: local,
    body: JSON.stringify(order),
  })
  callers.service = { authorization: `Bearer ${((await made.json()) as { token: string }).token}` }
  const link = { desk: THEIRS, by: 'An', label: CANARY, uses: 2, days: 2 }
  const linked = await fetch(`${program.url}/api/referral-links`, {
    method: 'POST',
    headers: local,
    body: JSON.stringify(link),
  })
  otherLink = ((await linked.json()) as { link: { id: string } }).link.id
  documents = (await (await fetch(`${program.url}/openapi.json`)).json()).paths
})
afterAll(() => program.close())

/** Everything of the other town that a call could change, as the owner of the tables sees it. */
async function othersRows(): Promise<unknown> {
  const tables = await program.store.sql.query<{ name: string }>(
    `select table_name as name from information_schema.columns
     where table_schema = 'seinpost' and column_name = 'case_id' and table_name <> 'audit' order by 1`,
  )
  const rows: Record<string, unknown> = {}
  for (const { name } of tables.rows) {
    const found = await program.store.sql.query(
      `select to_json(t) as row from seinpost.${name} t where case_id = $1 order by to_json(t)::text`,
      [theirs],
    )
    rows[name] = found.rows
  }
  rows.cases = (
    await program.store.sql.query('select to_json(t) from seinpost.cases t where id = $1', [theirs])
  ).rows
  rows.links = (
    await program.store.sql.query('select to_json(t) from seinpost.referral_links t where desk = $1', [
      THEIRS,
    ])
  ).rows
  return rows
}

/** The address of a route with the other town's things wherever it takes something. */
function addressesOf(method: string, url: string): string[] {
  const values = /\/queues?\/:/u.test(url) ? [THEIRS, 'analyst'] : [theirs, 'theirs', otherLink, THEIRS, '1']
  if (!url.includes(':')) return [url, `${url}?desk=${THEIRS}&limit=9`]
  return values.flatMap((value) => {
    const path = url.replaceAll(/:\w+/gu, value)
    if (method !== 'GET') return [path]
    return [
      path,
      `${path}?desk=${THEIRS}&includeUnreleased=true&handled=true&limit=9`,
      `${path}?desk=${OURS}`,
    ]
  })
}

/** Bodies that fit the route, once for the other town's desk and once for one's own, about the other town's case. */
function bodiesOf(method: string, url: string): (string | undefined)[] {
  const path = url.replaceAll(/:(\w+)/gu, '{$1}')
  const content = documents[path]?.[method.toLowerCase()]?.requestBody?.content
  const schema = Object.values(content ?? {})[0]?.schema
  if (schema === undefined) return [undefined]
  return [THEIRS, OURS].flatMap((desk) =>
    bodySamples(schema, (name) =>
      /desk|queue/u.test(name)
        ? desk
        : name === 'signalId'
          ? 'theirs'
          : /case|id$/iu.test(name)
            ? theirs
            : 'x',
    ).map((body) => JSON.stringify(body)),
  )
}

interface Answer {
  readonly status: number
  readonly text: string
}

async function ask(
  method: string,
  path: string,
  headers: Record<string, string>,
  body?: string,
): Promise<Answer> {
  const stop = new AbortController()
  const answer = await fetch(program.url + path, {
    method,
    headers: body === undefined ? headers : { ...headers, 'content-type': 'application/json' },
    ...(body !== undefined && { body }),
    redirect: 'manual',
    signal: AbortSignal.any([stop.signal, AbortSignal.timeout(15_000)]),
  })
  if (answer.headers.get('content-type')?.includes('event-stream') !== true)
    return { status: answer.status, text: await answer.text() }
  const { value } = await (answer.body?.getReader().read() ?? { value: undefined })
  stop.abort()
  return { status: answer.status, text: new TextDecoder().decode(value) }
}

/** A route that hangs is found out like one that fails. */
const noAnswer = (error: unknown): Answer => ({ status: 599, text: String(error) })

/** Signing out in the middle would make the rest of the test prove nothing. */
const endsSession = ({ method, url }: { method: string; url: string }) =>
  method === 'DELETE' && url === '/api/session'

describe('a desk tries to reach another by every route', () => {
  for (const caller of ['officer', 'service'])
    test(`as ${caller}`, { timeout: 300_000 }, async () => {
      const headers = callers[caller] ?? {}
      const before = await othersRows()
      const reached: string[] = []
      let tried = 0
      for (const route of program.routes.filter((one) => !endsSession(one)))
        for (const path of addressesOf(route.method, route.url))
          for (const body of bodiesOf(route.method, route.url)) {
            const { status, text } = await ask(route.method, path, headers, body).catch(noAnswer)
            tried += 1
            if (text.includes(CANARY) || status >= 500)
              reached.push(`${route.method} ${path} ${body ?? ''} -> ${status} ${text.slice(0, 300)}`)
          }
      expect(reached).toEqual([])
      expect(tried).toBeGreaterThan(program.routes.length)
      expect(await othersRows()).toEqual(before)
      // Each look at the case that was tried, and refused, stands in the audit.
      const { rows } = await program.store.sql.query<{ tries: number }>(
        `select count(*) as tries from seinpost.audit where case_id = $1 and act = 'case.view'`,
        [theirs],
      )
      expect(rows[0]?.tries).toBeGreaterThan(0)
      // The caller was who they were to the end, and their own case is there to be read.
      expect((await ask('GET', `/api/cases/${ours}`, headers)).status).toBe(200)
    })

  test('the same walk by whoever sits at the machine does find it: the walk can see', async () => {
    const local = { authorization: `Bearer ${program.localToken}` }
    expect((await ask('GET', `/api/cases/${theirs}`, local)).text).toContain(CANARY)
    expect((await ask('GET', `/api/queues/${THEIRS}?handled=true`, local)).text).toContain(CANARY)
    expect((await ask('GET', '/api/referral-links', local)).text).toContain(CANARY)
  })
})

describe('a case of another desk and a case that never was', () => {
  const about = (id: string) =>
    [
      ['GET', `/api/cases/${id}`, undefined],
      ['GET', `/api/cases/${id}?desk=${OURS}`, undefined],
      ['POST', `/api/cases/${id}/acts`, { act: 'claim', desk: OURS }],
      ['POST', `/api/cases/${id}/split`, { signalId: 'theirs', desk: OURS }],
      ['POST', `/api/cases/${id}/join`, { caseId: ours, desk: OURS }],
      ['POST', `/api/cases/${ours}/join`, { caseId: id, desk: OURS }],
    ] as const
  test('get one and the same answer', async () => {
    const headers = callers.officer ?? {}
    for (const [at, [method, path, body]] of about(theirs).entries()) {
      const [, unknownPath, unknownBody] = about('case-0000000000000000')[at] ?? ['', '', undefined]
      const foreign = await ask(method, path, headers, body && JSON.stringify(body))
      const unknown = await ask(method, unknownPath, headers, unknownBody && JSON.stringify(unknownBody))
      expect([path, foreign]).toEqual([path, unknown])
      expect([path, foreign.status]).toEqual([path, 404])
    }
  })
})

test('changes of another desk are not heard', async () => {
  const stop = new AbortController()
  const answer = await fetch(`${program.url}/api/changes`, {
    headers: callers.officer ?? {},
    signal: stop.signal,
  })
  const reader = answer.body?.getReader()
  const deps = { cases: program.store.cases, now: () => now, leaseMs: 60_000 }
  await workCase(theirs, { act: 'close', desk: THEIRS, by: CANARY, note: CANARY }, deps)
  await workCase(ours, { act: 'claim', desk: OURS, by: 'Karim' }, deps)
  let heard = ''
  while (reader !== undefined && !heard.includes('event: change'))
    heard += new TextDecoder().decode((await reader.read()).value)
  stop.abort()
  expect(heard).toContain(ours)
  expect(heard).not.toContain(theirs)
  expect(heard).not.toContain('"analyst"')
})

test('every route asks something of its caller, and nobody but who is signed in gets past it', async () => {
  for (const { method, url, needs } of program.routes) {
    expect([url, needs]).toEqual([url, expect.stringMatching(/^[\w.]+$/u)])
    if (needs === 'nobody' || needs === 'signal.submit') continue
    const { status } = await ask(method, url.replaceAll(/:\w+/gu, '1'), {})
    expect([method, url, status]).toEqual([method, url, 401])
  }
})

const NASTY: readonly [string, string][] = [
  ['SQL', "x'; drop table seinpost.cases cascade; --"],
  ['HTML', '<img src=x onerror=alert(1)><script>alert(1)</script>'],
  ['what PostgreSQL cannot hold', 'nul \u0000 and half a pair \ud800'],
  ['a way out of the folder', '../../../../etc/passwd'],
  ['very long', 'é'.repeat(4_000)],
]
for (const [name, text] of NASTY)
  test(`${name} in every text field breaks nothing`, { timeout: 300_000 }, async () => {
    const headers = callers.officer ?? {}
    const faults: string[] = []
    for (const { method, url } of program.routes.filter((one) => !endsSession(one))) {
      const path = documents[url.replaceAll(/:(\w+)/gu, '{$1}')]?.[method.toLowerCase()]
      const schema = Object.values(path?.requestBody?.content ?? {})[0]?.schema
      const fill = (field: string) => (/desk|queue/u.test(field) ? OURS : /case/iu.test(field) ? ours : text)
      const bodies =
        schema === undefined ? [undefined] : bodySamples(schema, fill).map((one) => JSON.stringify(one))
      const encoded = encodeURIComponent(text.slice(0, 300).toWellFormed())
      const places = url.includes(':') ? [ours, encoded] : [encoded]
      for (const place of places)
        for (const body of bodies) {
          const address = `${url.replaceAll(/:\w+/gu, place)}?desk=${encoded}&to=${encoded}`
          const { status, text: answer } = await ask(method, address, headers, body).catch(noAnswer)
          const hurt = status >= 500 || answer.includes('syntax error') || answer.startsWith('<')
          if (hurt)
            faults.push(
              `${method} ${address.slice(0, 120)} ${body?.slice(0, 200) ?? ''} -> ${status} ${answer.slice(0, 200)}`,
            )
        }
    }
    expect(faults).toEqual([])
    const { rows } = await program.store.sql.query('select count(*) as cases from seinpost.cases')
    expect(rows).toEqual([{ cases: 3 }])
  })
