import { type ActRequest, applyRouted, caseIdOf, decideAct } from '@seinpost/casework'
import { Playbook, ReferralStatus } from '@seinpost/schemas'
import type { Store } from '@seinpost/store'
import {
  openEmbeddedTestStore,
  openPostgresTestStore,
  type Sample,
  sampleRouted,
} from '@seinpost/store/testing'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { describeOn, startPostgres } from '../../../scripts/servers/index.ts'
import { openCaseCorrections } from './corrections.ts'
import { openPlans } from './plan.ts'
import { openReceipts } from './receipts.ts'
import { openSheets } from './sheets.ts'

const TOWN = 'municipality-12025'
const words = (en: string) => ({ nl: en, fr: en, en })
const playbook = Playbook.parse({
  version: 1,
  helpLines: [],
  contacts: [],
  steps: [{ id: 'talk', kind: 'connecting', title: words('Talk'), how: words('Do'), dueDays: 7 }],
})

/** What follow-up promises, on either store. */
function followupContract(name: string, open: (clock: () => Date) => Promise<Store>): void {
  describe(`follow-up: ${name}`, () => {
    let store: Store
    let time = Date.UTC(2026, 10, 20, 10)
    let serial = 0
    const now = () => new Date(time)
    const next = () => {
      serial += 1
      return serial
    }
    beforeAll(async () => {
      store = await open(now)
    })
    afterAll(() => store.close())
    beforeEach(() => {
      time += 60_000
    })

    const deps = () => ({ sql: store.sql, now, newId: () => `id-${next()}` })
    const plans = () => openPlans(deps(), playbook)
    const sheets = () => openSheets(deps())
    const corrections = () =>
      openCaseCorrections({ ...deps(), channelsOf: (queue) => (queue === TOWN ? ['webhook', 'mail'] : []) })
    const receipts = () =>
      openReceipts({
        ...deps(),
        randomBytes: (size) => Uint8Array.from({ length: size }, () => (next() * 7) % 256),
      })

    async function openCase(...samples: readonly (Sample & { readonly sector?: string })[]): Promise<string> {
      const batch = samples.map(({ sector = 'education', ...sample }) => {
        const routed = sampleRouted(sample)
        const { referral } = routed.signal
        if (referral === undefined) return routed
        return {
          ...routed,
          signal: { ...routed.signal, referral: { ...referral, sector, partner: sample.id } },
        }
      })
      await store.ledger.admit(batch.map(({ signal }) => signal))
      const policy = {
        thresholds: { queueFromLevel: 1, referralsAlways: true },
        queue: { ageingPointsPerHour: 0.1 },
        now,
        priorityOf: ({ score }: { score: { priority: number } }) => ({ priority: score.priority, terms: [] }),
      } as const
      await applyRouted(batch, { cases: store.cases, policy })
      return caseIdOf(samples[0]?.copyOf ?? samples[0]?.id ?? '')
    }
    const act = (id: string, request: ActRequest) =>
      store.cases.work(id, (stored) => decideAct(stored, request, { leaseMs: 600_000, now: now() }))
    const judge = async (id: string, outcome: 'refer' | 'no_concern') => {
      await act(id, { act: 'claim', desk: 'analyst', by: 'an' })
      await act(id, { act: 'assess', outcome, level: 2, context: [], desk: 'analyst', by: 'an' })
    }
    const released = async (sample: Sample) => {
      const id = await openCase(sample)
      await judge(id, 'refer')
      await act(id, { act: 'release', queues: [TOWN], desk: 'analyst', by: 'an' })
      return id
    }
    const waiting = async (desk: string) =>
      (await store.cases.queue(desk, { limit: 500 })).map(({ caseId }) => caseId)

    describe('the joint plan', () => {
      const tom = { desk: TOWN, by: 'tom' }
      test('a step is chosen once, owned, due, done, and both desks read it', async () => {
        const id = await released({ id: 'p-1' })
        const step = await plans().add(id, { ...tom, stepId: 'talk', owner: 'straathoekwerk' })
        expect(step).toMatchObject({
          ...{ caseId: id, stepId: 'talk', kind: 'connecting', owner: 'straathoekwerk', status: 'open' },
          ...{ title: words('Talk'), addedBy: 'tom', dueAt: new Date(time + 7 * 86_400_000).toISOString() },
        })
        expect(await plans().add(id, { ...tom, stepId: 'talk', owner: 'x' })).toBeNull()
        time += 1_000
        const ended = await plans().change(id, step?.id ?? '', { ...tom, act: 'done', note: 'gesproken' })
        expect(ended).toMatchObject({
          status: 'done',
          endedBy: 'tom',
          note: 'gesproken',
          endedAt: now().toISOString(),
        })
        expect(await plans().add(id, { ...tom, stepId: 'talk', owner: 'x' })).toMatchObject({
          status: 'open',
        })
        for (const desk of [TOWN, 'analyst'])
          expect((await plans().of(id, desk)).map(({ status }) => status)).toEqual(['open', 'done'])
      })

      test('a step of one’s own is changed, dropped and taken up again', async () => {
        const id = await released({ id: 'p-2' })
        const own = { kind: 'welfare', title: words('Visit'), owner: 'CAW', dueAt: null } as const
        const step = await plans().add(id, { ...tom, ...own })
        const change = (asked: Parameters<ReturnType<typeof plans>['change']>[2]) =>
          plans().change(id, step?.id ?? '', asked)
        const dueAt = new Date(time + 1e6)
        expect(await change({ ...tom, act: 'change', dueAt, owner: 'JAC' })).toMatchObject({
          ...{ owner: 'JAC', dueAt: dueAt.toISOString(), status: 'open', endedAt: null },
        })
        expect(await change({ ...tom, act: 'drop' })).toMatchObject({ status: 'dropped', endedBy: 'tom' })
        expect(await change({ ...tom, act: 'change', note: 'later' })).toMatchObject({
          status: 'dropped',
          endedBy: 'tom',
        })
        expect(await change({ ...tom, act: 'reopen' })).toMatchObject({ status: 'open', endedBy: null })
      })

      test('a desk without the case neither reads nor writes it, and the database says so too', async () => {
        const id = await openCase({ id: 'p-3' })
        const refused = { code: 'not_found' }
        await expect(plans().add(id, { ...tom, stepId: 'talk', owner: 'x' })).rejects.toMatchObject(refused)
        await expect(plans().of(id, TOWN)).rejects.toMatchObject(refused)
        await expect(
          plans().addFactor(id, TOWN, { kind: 'risk', factor: 'x', by: 'tom' }),
        ).rejects.toMatchObject(refused)
        await plans().add(id, { desk: 'analyst', by: 'an', stepId: 'talk', owner: 'x' })
        const seen = await store.sql.tx(async (tx) => {
          await tx.query(
            `select set_config('seinpost.desk', $1, true), set_config('role', 'seinpost_desk', true)`,
            [TOWN],
          )
          return (await tx.query('select id from seinpost.plan_steps where case_id = $1', [id])).rows
        })
        expect(seen).toEqual([])
      })

      test('an unknown step of the playbook is named', async () => {
        const id = await released({ id: 'p-4' })
        const asked = plans().add(id, { ...tom, stepId: 'nope', owner: 'x' })
        await expect(asked).rejects.toMatchObject({ code: 'usage', message: expect.stringContaining('nope') })
      })

      test('joined into another case it goes along; deleted with its case it is gone', async () => {
        const id = await released({ id: 'p-5' })
        await plans().add(id, { ...tom, stepId: 'talk', owner: 'x' })
        await plans().addFactor(id, TOWN, { kind: 'protective', factor: 'de trainer', by: 'tom' })
        const other = await released({ id: 'p-6' })
        // As a join does it: the members come over, then the case goes.
        await store.sql.tx(async (tx) => {
          await tx.query('update seinpost.signals set case_id = $2 where case_id = $1', [id, other])
          await tx.query('delete from seinpost.cases where id = $1', [id])
        })
        expect(await plans().of(other, TOWN)).toHaveLength(1)
        expect(await plans().factors(other, TOWN)).toEqual([
          { kind: 'protective', factor: 'de trainer', by: 'tom' },
        ])
        await store.sql.query(`update seinpost.cases set retain_until = '2026-01-01' where id = $1`, [other])
        await store.retention.purge({ before: now(), limit: 10 })
        const { rows } = await store.sql.query('select id from seinpost.plan_steps where case_id = $1', [
          other,
        ])
        expect(rows).toEqual([])
      })
    })

    describe('the feedback sheet', () => {
      const tom = { desk: TOWN, by: 'tom' }
      const present = [
        { name: 'Tom', organisation: 'stad', bySecrecy: false },
        { name: 'Mia', organisation: 'CAW', bySecrecy: true },
      ]
      const statements = [{ from: 'Mia', text: 'Er is contact en het gaat beter.', secret: false }]
      const write = async (caseId: string, over: object = {}) => {
        const answer = await sheets().write(caseId, { ...tom, to: 'zone-5906', present, statements, ...over })
        if (answer.kind !== 'done') throw new Error(answer.kind)
        return answer.sheet
      }
      const consent = (id: string, name: string, consents: boolean, version = 1) =>
        sheets().consent(id, { ...tom, name, consents, version })

      test('is issued once everybody present has consented to these words, and only then read', async () => {
        const id = await released({ id: 's-1' })
        const sheet = await write(id)
        expect(sheet).toMatchObject({ status: 'draft', missing: ['Tom', 'Mia'], version: 1 })
        const issue = (version = 1) => sheets().issue(sheet.id, { ...tom, version })
        expect(await issue()).toEqual({ kind: 'no_consensus', missing: ['Tom', 'Mia'] })
        await consent(sheet.id, 'Tom', true)
        await consent(sheet.id, 'Mia', false)
        expect(await issue()).toEqual({ kind: 'no_consensus', missing: ['Mia'] })
        await consent(sheet.id, 'Mia', true)
        expect(await sheets().issuedTo('zone-5906')).toEqual([])
        const reworded = [{ from: 'Mia', text: 'Er is contact.', secret: false }]
        await sheets().rewrite(sheet.id, { ...tom, present, statements: reworded })
        expect(await issue()).toMatchObject({ kind: 'stale', sheet: { version: 2 } })
        expect(await issue(2)).toMatchObject({ kind: 'no_consensus', missing: ['Tom', 'Mia'] })
        expect(await consent(sheet.id, 'Tom', true)).toMatchObject({ kind: 'stale' })
        for (const name of ['Tom', 'Mia']) await consent(sheet.id, name, true, 2)
        expect(await issue(2)).toMatchObject({ kind: 'done', sheet: { status: 'issued', issuedBy: 'tom' } })
        expect(await issue(2)).toMatchObject({ kind: 'done' })
        const [read] = await sheets().issuedTo('zone-5906')
        expect(read).toMatchObject({
          ...{ id: sheet.id, caseId: id, missing: [], statements: [{ from: 'Mia', text: 'Er is contact.' }] },
          present: [
            { name: 'Tom', consents: true },
            { name: 'Mia', bySecrecy: true, consents: true },
          ],
        })
        expect(await sheets().issuedTo('zone-9999')).toEqual([])
        expect(await sheets().rewrite(sheet.id, { ...tom, present, statements })).toMatchObject({
          kind: 'stale',
        })
        await sheets().withdraw(sheet.id, { ...tom, note: 'klopt niet' })
        expect(await sheets().issuedTo('zone-5906')).toEqual([])
      })

      test('the store itself refuses one without consensus', async () => {
        const sheet = await write(await released({ id: 's-2' }))
        const forced = store.sql.query(
          `update seinpost.feedback_sheets set status = 'issued' where id = $1`,
          [sheet.id],
        )
        await expect(forced).rejects.toMatchObject({
          message: expect.stringContaining('consent of everybody'),
        })
      })

      test('another desk of the case sees no draft, and cannot change it', async () => {
        const id = await released({ id: 's-3' })
        const sheet = await write(id)
        expect(await sheets().ofCase(id, 'analyst')).toEqual([])
        expect(await sheets().ofCase(id, TOWN)).toHaveLength(1)
        const foreign = { desk: 'analyst', by: 'an', version: 1 }
        await expect(sheets().issue(sheet.id, foreign)).rejects.toMatchObject({ code: 'not_found' })
        await expect(consent(sheet.id, 'Nobody', true)).rejects.toMatchObject({ code: 'usage' })
      })

      test('carries nothing under secrecy, no partner’s own words, nothing that identifies', async () => {
        const text = 'hij vertelde mij in vertrouwen dat hij al weken niet slaapt'
        const id = await openCase({
          id: 's-4',
          referral: true,
          text,
          sector: 'welfare',
          queues: [TOWN],
          released: true,
        })
        const said = [
          { from: 'Mia', text: 'Dit is geheim', secret: true },
          { from: 'Iemand', text: 'Was er niet', secret: false },
          { from: 'Tom', text: `Volgens CAW: ${text}.`, secret: false },
          { from: 'Tom', text: 'Nummer 85.07.30-033.28', secret: false },
          { from: 'Tom', text: 'Het gaat beter met de groep', secret: false },
        ]
        const answer = await sheets().write(id, { ...tom, to: 'zone-5906', present, statements: said })
        expect(answer).toEqual({
          kind: 'problems',
          problems: [
            { at: 'statements.0', problem: 'secret' },
            { at: 'statements.1', problem: 'not_present' },
            { at: 'statements.2', problem: 'repeats_partner' },
            { at: 'statements.3', problem: 'identifies' },
          ],
        })
        expect(await sheets().ofCase(id, TOWN)).toEqual([])
      })
    })

    describe('what a referrer is told', () => {
      const referred = (id: string, over: Partial<Sample> = {}) =>
        ({ id, level: 1, referral: true, queues: [TOWN], released: true, ...over }) as const

      test('by the code alone, from receipt to outcome, without a word of the case', async () => {
        const text = 'woorden van een leerling op de speelplaats'
        const code = await receipts().issue({ signalId: 'r-1', referrer: 'account-1' })
        expect(code).toMatch(/^([2-9A-Z]{4}-){3}[2-9A-Z]{4}$/u)
        const id = await openCase(referred('r-1', { text }))
        const seen = async () => {
          const status = await receipts().status(code.toLowerCase().replaceAll('-', ' '))
          ReferralStatus.parse(status)
          expect(JSON.stringify(status)).not.toMatch(/leerling|speelplaats|case-|municipality/u)
          return status
        }
        expect(await seen()).toMatchObject({ step: 'waiting', outcome: null, receivedOn: '2026-11-10' })
        await act(id, { act: 'acknowledge', desk: TOWN, by: 'tom' })
        expect(await seen()).toMatchObject({ step: 'acknowledged' })
        await act(id, { act: 'follow_up', desk: TOWN, by: 'tom' })
        expect(await seen()).toMatchObject({ step: 'follow_up', changedOn: '2026-11-20' })
        await act(id, { act: 'close', note: 'klaar', desk: TOWN, by: 'tom' })
        expect((await seen())?.words.nl).toMatch(/afgerond/u)
        expect((await receipts().handedInBy('account-1')).map(({ signalId }) => signalId)).toEqual(['r-1'])
        expect(await receipts().handedInBy('account-2')).toEqual([])
        const { rows } = await store.sql.query(
          'select * from seinpost.referral_receipts where signal_id = $1',
          ['r-1'],
        )
        expect(JSON.stringify(rows)).not.toContain(code)
      })

      test('a code that was never given says nothing', async () => {
        expect(await receipts().status('2222-2222-2222-2222')).toBeNull()
        expect(await receipts().confirm('2222-2222-2222-2222')).toBeNull()
      })

      test('the outcome of a review, in plain words', async () => {
        const id = await openCase(referred('r-2', { queues: ['analyst', TOWN] }))
        const code = await receipts().issue({ signalId: 'r-2' })
        await judge(id, 'no_concern')
        const status = await receipts().status(code)
        expect(status?.outcome?.en).toBe('After reading: no reason for concern at this moment.')
      })

      test('two partners merged into one case are both answered', async () => {
        const id = await openCase(referred('r-3'), referred('r-4', { copyOf: 'r-3' }))
        const codes = [
          await receipts().issue({ signalId: 'r-3' }),
          await receipts().issue({ signalId: 'r-4' }),
        ]
        await act(id, { act: 'acknowledge', desk: TOWN, by: 'tom' })
        for (const code of codes)
          expect(await receipts().status(code)).toMatchObject({ step: 'acknowledged' })
        await act(id, { act: 'follow_up', desk: TOWN, by: 'tom' })
        await receipts().status(codes[0] ?? '')
        expect(await receipts().referrersOf(id, TOWN)).toMatchObject([
          { signalId: 'r-3', partner: 'r-3', receipts: 1, seenStep: 'follow_up', upToDate: true },
          { signalId: 'r-4', partner: 'r-4', receipts: 1, seenStep: 'acknowledged', upToDate: false },
        ])
        await expect(receipts().referrersOf(id, 'zone-1')).rejects.toMatchObject({ code: 'not_found' })
      })

      test('a hand-over that is declined or forgotten shows', async () => {
        const id = await openCase(referred('r-5'))
        const code = await receipts().issue({ signalId: 'r-5' })
        const offer = (status: string, dueAt: Date, n: number) =>
          store.sql.query(
            `insert into seinpost.handovers (id, case_id, kind, from_desk, to_desk, status, fields, pseudonymised, preview,
              due_at, history, offered_at) values ($1, $2, 'ownership', $3, 'zone-1', $4, '[]', true, '{}', $5::timestamptz,
              '[]', $6::timestamptz)`,
            [`h-${n}`, id, TOWN, status, dueAt, new Date(time + n)],
          )
        const state = async () => (await receipts().status(code))?.handover?.state
        expect(await state()).toBeUndefined()
        await offer('declined', new Date(time), 1)
        expect(await state()).toBe('declined')
        await offer('offered', new Date(time + 1e6), 2)
        expect(await state()).toBe('offered')
        time += 1e6
        expect(await state()).toBe('forgotten')
      })

      test('after retention it says that it was deleted', async () => {
        const id = await openCase(referred('r-6'))
        const code = await receipts().issue({ signalId: 'r-6' })
        await store.sql.query(`update seinpost.cases set retain_until = '2026-01-01' where id = $1`, [id])
        await store.retention.purge({ before: now(), limit: 10 })
        expect(await receipts().status(code)).toMatchObject({ step: 'deleted', outcome: null })
      })
    })

    describe('a correction', () => {
      const wrong = {
        desk: 'analyst',
        by: 'an',
        kind: 'wrong_place',
        what: 'het was Mortsel',
        note: 'gehoord',
      } as const
      const done = async (caseId: string, over: object = {}) => {
        const answer = await corrections().correct(caseId, { ...wrong, ...over })
        if (answer.kind !== 'done') throw new Error(JSON.stringify(answer))
        return answer.correction
      }

      test('reaches every desk, system and referrer that had the case, and each confirms', async () => {
        const id = await openCase(
          { id: 'c-1', referral: true, queues: ['analyst', TOWN, 'zone-5906', 'zone-unreleased'] },
          { id: 'c-2', copyOf: 'c-1' },
        )
        await judge(id, 'refer')
        await act(id, { act: 'release', queues: [TOWN, 'zone-5906'], desk: 'analyst', by: 'an' })
        const code = await receipts().issue({ signalId: 'c-1' })
        const made = await done(id)
        expect(made).toMatchObject({ kind: 'wrong_place', unconfirmed: 5 })
        expect(made.receivers.map(({ kind, receiver }) => `${kind} ${receiver}`)).toEqual([
          `desk ${TOWN}`,
          'desk zone-5906',
          `mail ${TOWN}`,
          'referrer c-1',
          `webhook ${TOWN}`,
        ])
        expect(await done(id)).toEqual(made)

        expect((await corrections().waitingAt(TOWN)).due).toEqual([made])
        expect((await corrections().waitingAt('analyst')).open).toEqual([made])
        const confirm = (desk: string) => corrections().confirm(id, made.id, { desk, by: 'tom' })
        expect(await confirm(TOWN)).toMatchObject({ unconfirmed: 4 })
        await expect(confirm('zone-unreleased')).rejects.toMatchObject({ code: 'not_found' })
        await confirm('zone-5906')
        expect(await receipts().status(code)).toMatchObject({
          corrections: [{ kind: 'wrong_place', on: '2026-11-20', confirmed: false }],
        })
        expect(await receipts().confirmBy('account-9', 'c-1')).toBeNull()
        await receipts().issue({ signalId: 'c-1', referrer: 'account-1' })
        expect(await receipts().confirmBy('account-1', 'c-1')).toBe(1)
        expect(await receipts().confirm(code)).toBe(0)
        for (const kind of ['webhook', 'mail'] as const) {
          const [due] = await corrections().dueTo(kind, { limit: 10 })
          if (due === undefined) throw new Error('nothing is due')
          expect(due).toMatchObject({ correctionId: made.id, caseId: id, queue: TOWN, failedTries: 0 })
          await corrections().failed(due, kind, 'no answer')
          expect(await corrections().dueTo(kind, { limit: 10 })).toEqual([])
          time += 60_000
          expect(await corrections().dueTo(kind, { limit: 10 })).toMatchObject([{ failedTries: 1 }])
          await corrections().confirmed(due, kind)
          expect(await corrections().dueTo(kind, { limit: 10 })).toEqual([])
        }
        expect((await corrections().of(id, TOWN))[0]).toMatchObject({ id: made.id, unconfirmed: 0 })
        expect((await corrections().waitingAt('analyst')).open).toEqual([])
        expect((await store.cases.case(id))?.history?.at(-1)).toMatchObject({
          act: 'correct',
          by: 'an',
          note: 'wrong_place: het was Mortsel',
        })
      })

      test('of a place opens a closed case again and brings an assessed one back to the reviewer', async () => {
        const closed = await openCase({ id: 'c-3' })
        await judge(closed, 'no_concern')
        await done(closed)
        expect((await store.cases.case(closed))?.status).toBe('new')
        const assessed = await openCase({ id: 'c-4' })
        await judge(assessed, 'refer')
        expect(await waiting('analyst')).not.toContain(assessed)
        await done(assessed)
        expect((await store.cases.case(assessed))?.status).toBe('new')
        expect(await waiting('analyst')).toEqual(expect.arrayContaining([closed, assessed]))
      })

      test('of a label leaves a closed case closed, and has a running one looked at again', async () => {
        const closed = await openCase({ id: 'c-5' })
        await judge(closed, 'no_concern')
        expect(await done(closed, { kind: 'wrong_label' })).toMatchObject({ kind: 'wrong_label' })
        expect((await store.cases.case(closed))?.status).toBe('closed')
        const running = await released({ id: 'c-6' })
        await act(running, { act: 'acknowledge', desk: TOWN, by: 'tom' })
        await done(running, { kind: 'wrong_person', desk: TOWN, by: 'tom' })
        expect((await store.cases.case(running))?.status).toBe('acknowledged')
        expect(await waiting('analyst')).toContain(running)
      })

      test('comes only from a desk that has the case, on the version it saw', async () => {
        const id = await openCase({ id: 'c-7' })
        expect(await corrections().correct(id, { ...wrong, desk: TOWN })).toMatchObject({
          reason: 'not_received',
        })
        expect(await corrections().correct(id, { ...wrong, version: 9 })).toMatchObject({ reason: 'stale' })
        expect(await corrections().correct('case-none', wrong)).toEqual({ kind: 'not_found' })
        expect(await corrections().of(id, 'analyst')).toEqual([])
      })
    })
  })
}

followupContract('embedded', (clock) => openEmbeddedTestStore(clock))
await describeOn('follow-up on PostgreSQL', startPostgres, ({ url }) => {
  followupContract('postgres', (clock) => openPostgresTestStore(url, clock))
})
