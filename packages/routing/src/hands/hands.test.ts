import { applyRouted, caseIdOf, decideJoin, workCase } from '@seinpost/casework'
import type { Routed } from '@seinpost/schemas'
import type { Store } from '@seinpost/store'
import {
  openEmbeddedTestStore,
  openPostgresTestStore,
  type Sample,
  sampleRouted,
} from '@seinpost/store/testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { describeOn, startPostgres } from '../../../../scripts/servers/index.ts'
import { compileRouting } from '../compile-routing.ts'
import { makeConfig, makeJurisdictions, makePlace } from '../fixture.ts'
import { routeSignal } from '../route-signal.ts'
import { answerHandover } from './answer-handover.ts'
import { candidatesOf, choosePlace } from './choose-place.ts'
import { expireHandovers } from './expire-handovers.ts'
import type { HandoverDeps } from './handover-port.ts'
import { hashOfToken } from './handover-state.ts'
import { offerHandover, previewHandover } from './offer-handover.ts'
import { rerouteOpen } from './reroute-open.ts'

const towns = makeJurisdictions(60)
const contacts = [
  { for: 'GM0748', name: 'Veiligheidshuis', mayCross: ['places', 'level', 'reason'] as const },
]
const config = makeConfig({ contacts: contacts.map((one) => ({ ...one, mayCross: [...one.mayCross] })) })
const tree = compileRouting(config, towns)
const [HERE, THERE, ZONE, ABROAD] = ['municipality-10001', 'municipality-10031', 'zone-z5', 'contact-GM0748']

/** A referral about the place, routed by the tree as the pipeline does. */
function routed(sample: Sample, codes: readonly string[] = ['10001'], confidence = 0.95): Routed {
  const made = sampleRouted({ referral: true, author: 'pseudonym', ...sample })
  const places = codes.map((code) => makePlace(code, { confidence }))
  return { ...made, places, routing: routeSignal({ signal: made.signal, score: made.score, places }, tree) }
}

function handsContract(name: string, open: (now: () => Date) => Promise<Store>): void {
  describe(`handover over the store: ${name}`, () => {
    let store: Store
    let at = new Date('2026-11-20T10:00:00.000Z')
    const now = () => at
    const later = (hours: number) => {
      at = new Date(at.getTime() + hours * 3_600_000)
    }
    let deps: HandoverDeps
    const policy = {
      thresholds: { queueFromLevel: 1 as const, referralsAlways: true },
      queue: { ageingPointsPerHour: 0.1 },
      now,
      priorityOf: () => ({ priority: 50, terms: [] }),
    }
    const take = async (...batch: readonly Routed[]) => {
      await store.ledger.admit(batch.map(({ signal }) => signal))
      await applyRouted(batch, { cases: store.cases, policy })
      return caseIdOf(batch[0]?.cluster.cluster ?? '')
    }
    const ownerOf = async (id: string) =>
      (await store.cases.case(id))?.recipients
        .filter(({ role }) => role === 'primary')
        .map(({ queue }) => queue)
    const offer = async (caseId: string, over: object = {}) => {
      const request = {
        desk: HERE,
        by: 'ann',
        to: THERE,
        kind: 'ownership',
        pseudonymised: true,
        ...over,
      } as const
      const done = await offerHandover(caseId, request, deps)
      if (done.kind !== 'done') throw new Error(JSON.stringify(done))
      return done
    }
    beforeAll(async () => {
      store = await open(now)
      deps = { hands: store.hands, tree: () => tree, now, answerHours: [168, 72, 48, 24, 2] }
    })
    afterAll(() => store.close())

    test('offer, accept: the other desk owns it, the first stays beside, the history tells it', async () => {
      const id = await take(routed({ id: 'plain' }))
      const { handover, token } = await offer(id, { note: 'lives with you' })
      expect([handover.status, handover.dueAt, token]).toEqual(['offered', '2026-11-22T10:00:00.000Z', null])
      expect(await store.cases.forDesk(THERE).case(id)).toBeNull()
      const done = await answerHandover(handover.id, { act: 'accept', desk: THERE, by: 'bob' }, deps)
      expect(done).toMatchObject({ kind: 'done', owner: THERE, shared: null })
      expect(await ownerOf(id)).toEqual([THERE])
      const seen = await store.cases.forDesk(THERE).case(id)
      expect(seen?.lead.text).toBe('what plain says')
      expect(seen?.lead.author).toBeUndefined()
      expect((await store.cases.forDesk(HERE).case(id))?.lead.author?.pseudonym).toBe('pseudonym')
      expect(seen?.history?.map(({ act, desk, by }) => [act, desk, by])).toEqual([
        ['handover_offer', HERE, 'ann'],
        ['handover_accept', THERE, 'bob'],
      ])
    })

    test('with the author when the owner chose so; as information the owner stays', async () => {
      const id = await take(routed({ id: 'told' }))
      const { handover } = await offer(id, { kind: 'information', pseudonymised: false })
      await answerHandover(handover.id, { act: 'accept', desk: THERE, by: 'bob' }, deps)
      expect(await ownerOf(id)).toEqual([HERE])
      expect((await store.cases.forDesk(THERE).case(id))?.lead.author?.pseudonym).toBe('pseudonym')
    })

    test('the same offer and the same answer twice are one; another answer comes too late', async () => {
      const id = await take(routed({ id: 'twice' }))
      const first = await offer(id)
      expect((await offer(id)).handover).toEqual(first.handover)
      const accept = { act: 'accept', desk: THERE, by: 'bob' } as const
      const done = await answerHandover(first.handover.id, accept, deps)
      // The acknowledgement was lost; the desk asks again.
      expect(await answerHandover(first.handover.id, accept, deps)).toEqual(done)
      expect(await answerHandover(first.handover.id, { act: 'revoke', desk: HERE, by: 'ann' }, deps)).toEqual(
        {
          kind: 'refused',
          reason: 'none_open',
        },
      )
      expect((await store.cases.case(id))?.history).toHaveLength(2)
    })

    test('accepted and revoked at one moment, twenty times: one of the two happens, and the owner is who it says', async () => {
      for (let n = 0; n < 20; n += 1) {
        const id = await take(routed({ id: `race-${n}` }))
        const { handover } = await offer(id)
        const [accepted, revoked] = await Promise.all([
          answerHandover(handover.id, { act: 'accept', desk: THERE, by: 'bob' }, deps),
          answerHandover(handover.id, { act: 'revoke', desk: HERE, by: 'ann' }, deps),
        ])
        expect([accepted.kind, revoked.kind].toSorted()).toEqual(['done', 'refused'])
        expect(await ownerOf(id)).toEqual([accepted.kind === 'done' ? THERE : HERE])
      }
    })

    test('two offers at one moment: one', async () => {
      const id = await take(routed({ id: 'two-offers' }))
      const ask = (to: string) =>
        offerHandover(id, { desk: HERE, by: 'ann', to, kind: 'ownership', pseudonymised: true }, deps)
      const done = await Promise.all([ask(THERE), ask(ZONE), ask('municipality-10007')])
      expect(done.map(({ kind }) => kind).toSorted()).toEqual(['done', 'refused', 'refused'])
    })

    test('the database itself holds one open offer, one owner and the first answer', async () => {
      const id = await take(routed({ id: 'held' }))
      const { handover } = await offer(id)
      await expect(
        store.sql.query(
          `insert into seinpost.handovers select 'other', case_id, kind, from_desk, to_desk, status, fields, pseudonymised,
            preview, due_at, after_id, history, null, offered_at from seinpost.handovers where id = $1`,
          [handover.id],
        ),
      ).rejects.toThrow()
      await answerHandover(
        handover.id,
        { act: 'decline', desk: THERE, by: 'bob', reason: 'not_our_place' },
        deps,
      )
      await expect(
        store.sql.query(`update seinpost.handovers set status = 'accepted' where id = $1`, [handover.id]),
      ).rejects.toThrow()
      await expect(
        store.sql.query(`update seinpost.case_recipients set role = 'primary' where case_id = $1`, [id]),
      ).rejects.toThrow()
    })

    test('a worse copy that names another town does not take an accepted case away', async () => {
      const id = await take(routed({ id: 'kept' }))
      const { handover } = await offer(id)
      await answerHandover(handover.id, { act: 'accept', desk: THERE, by: 'bob' }, deps)
      await take(routed({ id: 'kept-copy', copyOf: 'kept', level: 4 }, ['10008']))
      const held = await store.cases.case(id)
      expect(held?.level).toBe(4)
      expect(await ownerOf(id)).toEqual([THERE])
      expect(held?.recipients.map(({ queue }) => queue)).toContain('municipality-10008')
    })

    test('while an offer is open the owner stays; when it ends routing decides again', async () => {
      const id = await take(routed({ id: 'open' }))
      const { handover } = await offer(id)
      await take(routed({ id: 'open-copy', copyOf: 'open', level: 3 }, ['10009']))
      expect(await ownerOf(id)).toEqual([HERE])
      await answerHandover(handover.id, { act: 'revoke', desk: HERE, by: 'ann' }, deps)
      expect((await store.hands.held(id))?.kept).toBeNull()
    })

    test('silence goes to the zone, then the supra-local desk, and the owner stays', async () => {
      const id = await take(routed({ id: 'silent' }))
      await offer(id)
      const open = async () =>
        (await store.hands.held(id))?.handovers.find(({ status }) => status === 'offered')
      later(49)
      await expireHandovers(deps)
      expect(await open()).toMatchObject({ to: ZONE, from: HERE })
      // Doing it again, as after a crash, adds nothing.
      await expireHandovers(deps)
      expect((await store.hands.held(id))?.handovers).toHaveLength(2)
      later(49)
      await expireHandovers(deps)
      expect(await open()).toMatchObject({ to: 'supra-local' })
      later(49)
      await expireHandovers(deps)
      expect(await open()).toBeUndefined()
      expect((await store.hands.held(id))?.handovers.map(({ to, status }) => [to, status])).toEqual([
        [THERE, 'expired'],
        [ZONE, 'expired'],
        ['supra-local', 'expired'],
      ])
      expect(await ownerOf(id)).toEqual([HERE])
    })

    test('the end of a case takes its offer with it', async () => {
      const id = await take(routed({ id: 'ends' }))
      const { handover } = await offer(id)
      const work = { cases: store.cases, now, leaseMs: 60_000 }
      await workCase(id, { act: 'acknowledge', desk: HERE, by: 'ann' }, work)
      await workCase(id, { act: 'close', desk: HERE, by: 'ann', note: 'done' }, work)
      expect(await answerHandover(handover.id, { act: 'accept', desk: THERE, by: 'bob' }, deps)).toEqual({
        kind: 'refused',
        reason: 'closed',
      })
      expect((await store.hands.find(handover.id))?.status).toBe('void')
    })

    test('a case that goes up in another takes its owner along, and its open offer ends there', async () => {
      const [kept, handed] = [await take(routed({ id: 'join-a' })), await take(routed({ id: 'join-b' }))]
      const { handover } = await offer(handed)
      await answerHandover(handover.id, { act: 'accept', desk: THERE, by: 'bob' }, deps)
      const again = await offer(handed, { desk: THERE, by: 'bob', to: ZONE })
      const score = routed({ id: 'join-a' }).score
      const joined = await store.cases.regroup([kept, handed], ([one, other]) =>
        one === undefined || other === undefined
          ? { kind: 'refused', reason: 'not_found' }
          : decideJoin([one, other], { desk: HERE, by: 'ann' }, { ...policy, scoreOf: () => score }),
      )
      expect(joined).toMatchObject({ kind: 'done', caseId: kept })
      expect(await ownerOf(kept)).toEqual([THERE])
      expect((await store.hands.held(kept))?.handovers.map(({ id, status }) => [id, status])).toEqual(
        expect.arrayContaining([
          [handover.id, 'accepted'],
          [again.handover.id, 'void'],
        ]),
      )
    })

    test('each side sees its handovers, and the desk beside them none', async () => {
      const id = await take(routed({ id: 'sides' }))
      const { handover } = await offer(id)
      const of = async (desk: string) =>
        (await store.hands.ofDesk(desk, { open: true, caseId: id, limit: 9 })).map((one) => one.id)
      expect([await of(HERE), await of(THERE), await of(ZONE)]).toEqual([[handover.id], [handover.id], []])
      const seen = await store.sql.tx(async (tx) => {
        await tx.query(
          `select set_config('seinpost.desk', $1, true), set_config('role', 'seinpost_desk', true)`,
          [ZONE],
        )
        return (await tx.query('select id from seinpost.handovers')).rows.length
      })
      expect(seen).toBe((await store.hands.ofDesk(ZONE, { open: false, limit: 500 })).length)
      expect(
        await answerHandover(handover.id, { act: 'accept', desk: 'municipality-10012', by: 'x' }, deps),
      ).toEqual({
        kind: 'not_found',
      })
    })

    test('abroad crosses what the contact may have and no more; the link works once, the supra-local desk may answer', async () => {
      const id = await take(routed({ id: 'abroad' }))
      const preview = await previewHandover(id, { desk: HERE, to: ABROAD, pseudonymised: true }, deps)
      expect(preview).toMatchObject({
        kind: 'done',
        contact: { name: 'Veiligheidshuis' },
        fields: ['places', 'level', 'reason'],
      })
      await expect(offer(id, { to: ABROAD, fields: ['text'] })).rejects.toThrow('may_not_cross')
      const { token, handover } = await offer(id, { to: ABROAD })
      expect((await store.hands.findByLink(hashOfToken(token ?? '')))?.id).toBe(handover.id)
      const done = await answerHandover(handover.id, { act: 'accept', desk: 'supra-local', by: 'an' }, deps)
      expect(done).toMatchObject({ kind: 'done', owner: ABROAD })
      expect(done.kind === 'done' && Object.keys(done.shared ?? {}).sort()).toEqual([
        'level',
        'places',
        'reason',
      ])
      expect(await store.hands.findByLink(hashOfToken(token ?? ''))).toBeNull()
    })

    test('an analyst says where an unplaced case belongs: it goes there, stays there, and is a label', async () => {
      const id = await take(routed({ id: 'where' }, ['10002', '10003'], 0.4))
      expect(await ownerOf(id)).toEqual(['supra-local'])
      expect(await candidatesOf(id, deps)).toMatchObject({
        unplaced: 'ambiguous',
        candidates: [{ nis: '10002' }, { nis: '10003' }],
      })
      const choice = { desk: 'supra-local', by: 'an', code: '10003', role: 'incident' } as const
      const done = await choosePlace(id, choice, deps)
      expect(done).toMatchObject({ kind: 'done', owner: 'municipality-10003' })
      expect(await choosePlace(id, choice, deps)).toMatchObject({ kind: 'done', owner: 'municipality-10003' })
      expect(await ownerOf(id)).toEqual(['municipality-10003'])
      expect((await store.cases.forDesk('municipality-10003').case(id))?.places[0]).toMatchObject({
        nis: '10003',
        stated: true,
      })
      expect(await store.hands.labels({ after: 0, limit: 9 })).toMatchObject([
        {
          caseId: id,
          code: '10003',
          role: 'incident',
          by: 'an',
          text: 'what where says',
          candidates: [{ code: '10002' }, { code: '10003' }],
        },
      ])
      await take(routed({ id: 'where-copy', copyOf: 'where', level: 4 }, ['10009']))
      expect(await ownerOf(id)).toEqual(['municipality-10003'])
      expect(await choosePlace(id, { ...choice, code: '99999' }, deps)).toEqual({
        kind: 'refused',
        reason: 'no_such_place',
      })
      expect(await choosePlace(id, { ...choice, desk: 'municipality-10003' }, deps)).toEqual({
        kind: 'refused',
        reason: 'not_reviewer',
      })
    })

    test('a town that leaves keeps no open case: reported first, then done, its offers ended; again nothing', async () => {
      const id = await take(routed({ id: 'leaves' }, ['10020']))
      const handed = await take(routed({ id: 'leaves-too' }, ['10021']))
      const { handover } = await offer(handed, { desk: 'municipality-10021', to: 'municipality-10020' })
      const participating = Array.from({ length: 60 }, (_, n) => String(10_000 + n)).filter(
        (code) => code !== '10020',
      )
      const after = compileRouting({ ...config, participating }, towns)
      const run = (apply: boolean) =>
        rerouteOpen({ hands: store.hands, before: tree, after, now, by: 'operator', apply })
      const report = await run(false)
      expect(await ownerOf(id)).toEqual(['municipality-10020'])
      const applied = await run(true)
      expect(applied).toEqual(report)
      expect(applied.rerouted).toContainEqual({
        caseId: id,
        owner: { before: 'municipality-10020', after: 'zone-z3' },
        added: [],
        removed: ['municipality-10020'],
      })
      expect(await ownerOf(id)).toEqual(['zone-z3'])
      expect((await store.hands.find(handover.id))?.status).toBe('void')
      const { rows } = await store.sql.query(
        `select 1 from seinpost.case_recipients where queue = 'municipality-10020' and open`,
      )
      expect(rows).toEqual([])
      expect((await run(true)).rerouted).toEqual([])
    })
  })
}

handsContract('embedded', openEmbeddedTestStore)
await describeOn('handover on PostgreSQL', startPostgres, ({ url }) => {
  handsContract('postgres', (now) => openPostgresTestStore(url, now))
})
