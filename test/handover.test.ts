import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DEFAULT_CONFIG } from '@seinpost/config'
import { Case, Handover, LedgerCount, QueueEntry } from '@seinpost/schemas'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { type RunningProgram, seinpost, startProgram } from './support/program.ts'

const [MECHELEN, ANTWERPEN] = ['municipality-12025', 'municipality-11002']
const CONTACT = 'contact-GM0758'
const Offered = z.object({ handover: Handover, link: z.string().nullable() })
const Answered = z.object({
  handover: Handover,
  owner: z.string(),
  shared: z.record(z.string(), z.unknown()).nullable(),
})

/** A case from municipality to municipality, zone and contact abroad, over the real program's API alone. */
describe('a case goes from desk to desk', { timeout: 120_000 }, () => {
  const dir = mkdtempSync(join(tmpdir(), 'seinpost-handover-'))
  const config = join(dir, 'region.yaml')
  let program: RunningProgram

  const call = async (path: string, body?: object): Promise<{ status: number; body: unknown }> => {
    const response = await fetch(new URL(path, program.url), {
      ...(body !== undefined && {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      }),
    })
    return { status: response.status, body: await response.json() }
  }
  const ok = async (path: string, body?: object): Promise<unknown> => {
    const answer = await call(path, body)
    expect([path, answer.status, answer.status === 200 ? '' : answer.body]).toEqual([path, 200, ''])
    return answer.body
  }
  const caseOf = async (id: string) => Case.parse(await ok(`/api/cases/${id}`))
  const ownerOf = async (id: string) =>
    (await caseOf(id)).recipients.filter(({ role }) => role === 'primary').map(({ queue }) => queue)

  /** A school's referral, handed in and followed until it is a case. */
  async function refer(id: string, text: string, place?: object): Promise<string> {
    const source = {
      kind: 'referral',
      adapter: 'api',
      platform: 'referral',
      url: `https://school.example/${id}`,
      externalId: id,
    }
    const signal = {
      id,
      source,
      publishedAt: '2026-11-20T09:00:00Z',
      text,
      ...(place !== undefined && { place }),
      referral: { partner: 'school', sector: 'education' },
    }
    const response = await fetch(new URL('/api/signals', program.url), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(signal),
    })
    expect(response.status).toBeLessThan(300)
    // The ledger says when nothing is on its way any more.
    for (let flying = 1; flying > 0; )
      flying = LedgerCount.parse(await ok('/api/ledger')).states.in_flight ?? 0
    return (await caseOf(id)).id
  }
  const offer = async (id: string, body: object) =>
    Offered.parse(await ok(`/api/cases/${id}/handovers`, body))
  const act = async (id: string, body: object) => Answered.parse(await ok(`/api/handovers/${id}/acts`, body))

  beforeAll(async () => {
    const built = readFileSync(DEFAULT_CONFIG, 'utf8').replace(
      '  participating: all\n',
      `  participating: all
  contacts:
    - { for: GM0758, name: Zorg- en Veiligheidshuis, mayCross: [places, level, reason] }
`,
    )
    writeFileSync(config, `${built}\naccess: { kind: open }\n`)
    program = await startProgram(join(dir, 'data'), ['--config', config])
  }, 120_000)
  afterAll(async () => {
    await program.stop()
    rmSync(dir, { recursive: true, force: true })
  })

  test('municipality to municipality: preview, offer, refusal with a reason, offer again, acceptance', async () => {
    const id = await refer('two-towns', 'Leerling zegt dat hij morgen de school in brand steekt.', {
      postcode: '2800',
      role: 'school',
    })
    expect(await ownerOf(id)).toEqual([MECHELEN])
    const preview = await ok(`/api/cases/${id}/handovers/preview?desk=${MECHELEN}&to=${ANTWERPEN}`)
    expect(preview).toMatchObject({
      preview: { sourceKind: 'referral', day: '2026-11-20', places: [{ code: '12025' }], withheld: [] },
      pseudonymised: true,
      contact: null,
    })
    expect(JSON.stringify(preview)).not.toContain('brand')

    const first = await offer(id, { desk: MECHELEN, by: 'ann', to: ANTWERPEN, note: 'he lives with you' })
    const inbox = await ok(`/api/handovers?desk=${ANTWERPEN}&direction=in&open=true`)
    expect(inbox).toMatchObject({ handovers: [{ id: first.handover.id, status: 'offered' }] })
    const refused = await act(first.handover.id, {
      act: 'decline',
      desk: ANTWERPEN,
      by: 'bob',
      reason: 'needs_more',
    })
    expect([refused.handover.status, refused.owner]).toEqual(['declined', MECHELEN])

    const second = await offer(id, { desk: MECHELEN, by: 'ann', to: ANTWERPEN })
    const both = await Promise.all([
      call(`/api/handovers/${second.handover.id}/acts`, { act: 'accept', desk: ANTWERPEN, by: 'bob' }),
      call(`/api/handovers/${second.handover.id}/acts`, { act: 'revoke', desk: MECHELEN, by: 'ann' }),
    ])
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 409])
    const owner = both[0]?.status === 200 ? ANTWERPEN : MECHELEN
    expect(await ownerOf(id)).toEqual([owner])
    const told = (await caseOf(id)).history ?? []
    expect(told.map((entry) => entry.act).slice(0, 3)).toEqual([
      'handover_offer',
      'handover_decline',
      'handover_offer',
    ])
    expect(told[1]?.note).toContain('needs_more')
  })

  test('to the zone as information, from the command line: the municipality stays the owner', async () => {
    const id = await refer('a-zone', 'Jongere deelt oproepen tot geweld in de klas.', {
      postcode: '2800',
      role: 'school',
    })
    const zone = (await caseOf(id)).recipients.find(({ queue }) => queue.startsWith('zone-'))?.queue ?? ''
    const flags = ['--url', program.url, '--config', config]
    const offered = await seinpost([
      ...['handover', 'offer', id, '--desk', MECHELEN, '--by', 'ann', '--to', 'zone-5345', '--information'],
      ...flags,
    ])
    expect([offered.stderr, offered.code]).toEqual(['', 0])
    const { handover } = Offered.parse(JSON.parse(offered.stdout))
    const accepted = await seinpost([
      ...['handover', 'accept', handover.id, '--desk', 'zone-5345', '--by', 'zoe'],
      ...flags,
    ])
    expect([accepted.stderr, accepted.code]).toEqual(['', 0])
    expect(await ownerOf(id)).toEqual([MECHELEN])
    expect((await caseOf(id)).recipients.map(({ queue }) => queue)).toEqual(
      expect.arrayContaining([MECHELEN, 'zone-5345', zone]),
    )
    const listed = await seinpost(['handover', 'list', '--desk', 'zone-5345', ...flags])
    expect(Handover.parse(JSON.parse(listed.stdout)).history.map((step) => step.act)).toEqual([
      'offer',
      'accept',
    ])
  })

  test('to a Dutch contact by a link that works once, with what its config lets cross and nothing else', async () => {
    const id = await refer('abroad', 'Jongen uit Breda wil zaterdag in Mechelen vechten met messen.', {
      postcode: '2800',
      role: 'incident',
    })
    const more = await call(`/api/cases/${id}/handovers`, {
      desk: MECHELEN,
      by: 'ann',
      to: CONTACT,
      fields: ['text'],
    })
    expect([more.status, more.body]).toMatchObject([409, { code: 'may_not_cross' }])
    const { link } = await offer(id, { desk: MECHELEN, by: 'ann', to: CONTACT, kind: 'information' })
    const seen = await ok(link ?? '')
    expect(JSON.stringify(seen)).not.toContain('messen')
    const taken = await ok(link ?? '', { act: 'accept', by: 'Contact Breda' })
    expect(taken).toMatchObject({
      status: 'accepted',
      shared: { places: [{ code: '12025' }, { code: 'GM0758' }] },
    })
    expect(Object.keys((taken as { shared: object }).shared).toSorted()).toEqual([
      'level',
      'places',
      'reason',
    ])
    expect((await call(link ?? '')).status).toBe(404)
    expect((await call(link ?? '', { act: 'accept', by: 'again' })).status).toBe(404)
    expect(await ownerOf(id)).toEqual([MECHELEN])
  })

  test('a case without a sure place waits at the supra-local desk; the choice made there routes it and is a label', async () => {
    const id = await refer('no-place', 'Leerling dreigt ermee een klasgenoot neer te steken.')
    expect(await ownerOf(id)).toEqual(['supra-local'])
    expect(await ok(`/api/cases/${id}/candidates?desk=supra-local`)).toMatchObject({ unplaced: 'no_place' })
    const placed = await ok(`/api/cases/${id}/place`, {
      desk: 'supra-local',
      by: 'an',
      code: '12025',
      role: 'school',
    })
    expect(placed).toMatchObject({ owner: MECHELEN })
    const queue = await ok(`/api/queues/${MECHELEN}`)
    expect(
      z
        .object({ entries: z.array(QueueEntry) })
        .parse(queue)
        .entries.map(({ caseId }) => caseId),
    ).toContain(id)
    const labels = await seinpost(['gazetteer', 'labels', '--url', program.url, '--config', config])
    expect(JSON.parse(labels.stdout)).toMatchObject({ caseId: id, code: '12025', role: 'school', by: 'an' })
  })

  test('a town that leaves: the report, then the move, and its open cases have another owner', async () => {
    const id = await refer('leaver', 'Leerling verheerlijkt aanslagen.', { postcode: '2800', role: 'school' })
    await program.stop()
    const smaller = join(dir, 'smaller.yaml')
    const text = readFileSync(config, 'utf8').replace('participating: all', "participating: ['11002']")
    writeFileSync(smaller, text)
    // The data directory is the config's; the program was given another one.
    const held = join(dir, 'held.yaml')
    writeFileSync(
      held,
      readFileSync(config, 'utf8').replace('dataDir: data', `dataDir: ${join(dir, 'data')}`),
    )
    const rerun = ['route', 'rerun', '--config', held, '--new', smaller, '--by', 'operator']
    const report = await seinpost(rerun)
    expect([report.code, report.stdout]).toEqual([0, expect.stringContaining(id)])
    const applied = await seinpost([...rerun, '--apply'])
    expect(applied.stdout).toBe(report.stdout)
    expect((await seinpost(rerun)).stdout).toBe('')
    program = await startProgram(join(dir, 'data'), ['--config', smaller])
    const moved = await caseOf(id)
    expect(moved.recipients.map(({ queue }) => queue)).not.toContain(MECHELEN)
    expect(moved.recipients.find(({ role }) => role === 'primary')?.queue).toMatch(/^zone-/u)
    expect(moved.history?.at(-1)).toMatchObject({ act: 'reroute', by: 'operator' })
  })
})
