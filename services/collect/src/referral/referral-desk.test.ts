import { applyRouted, caseIdOf } from '@seinpost/casework'
import type { Refusal, SignalInput } from '@seinpost/schemas'
import type { Store } from '@seinpost/store'
import {
  openEmbeddedTestStore,
  openPostgresTestStore,
  sampleRouted,
  sampleSignal,
} from '@seinpost/store/testing'
import { Webhook } from 'standardwebhooks'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { describeOn, startPostgres } from '../../../../scripts/servers/index.ts'
import { takeSigned } from '../intake/signed-intake.ts'
import { decideDraft } from './decide-draft.ts'
import { DEFAULT_QUESTION_SETS } from './default-question-sets.ts'
import { openSqlDrafts } from './drafts.ts'
import { openFormDrafts } from './form-drafts.ts'
import { type FormDeps, handInForm } from './hand-in-form.ts'
import { forgetReferrals, linkedReferrals, linkNewReferrals } from './linked-referrals.ts'

const SECRET = `whsec_${Buffer.from('a secret that both sides keep').toString('base64')}`

function referralDesk(name: string, open: (now: () => Date) => Promise<Store>): void {
  describe(`referrals over the store: ${name}`, () => {
    let at = new Date('2026-11-20T10:00:00.000Z')
    const now = () => at
    let store: Store
    let issued: string[]
    let handed: SignalInput[]
    const refusal: Refusal = { reason: 'schema', detail: 'text: is missing', fields: ['text'], source: {} }
    /** The ledger as a gate: what it holds is known, by the item's own number. */
    const accept = async (inputs: readonly { readonly value: unknown }[]) => {
      const answers = []
      for (const { value } of inputs) {
        const input = value as SignalInput
        if (typeof input.text !== 'string') {
          answers.push({ kind: 'refused', refusal } as const)
          continue
        }
        handed.push(input)
        const signal = sampleSignal({
          id: input.source.externalId,
          text: input.text,
          key: `form:${input.source.externalId}`,
          referral: true,
          publishedAt: new Date(input.publishedAt).toISOString(),
        })
        const [admission] = await store.ledger.admit([signal])
        answers.push({ kind: admission?.kind === 'new' ? 'accepted' : 'known', id: signal.id } as const)
      }
      return answers
    }
    const receipt = async ({ signalId }: { signalId: string }) => {
      issued.push(signalId)
      return `code-${issued.length}`
    }
    const deps = (): FormDeps => ({
      sql: store.sql,
      now,
      forms: () => DEFAULT_QUESTION_SETS,
      accept,
      receipt,
    })
    const form = {
      owner: 'link:1',
      id: 'draft-0123456789abcdef',
      partner: 'School De Linde',
      sector: 'education',
      answers: { what: 'Leerling dreigt de school in brand te steken.', where: '2800' },
      attachments: [],
    }
    beforeAll(async () => {
      store = await open(now)
    })
    afterAll(() => store.close())
    const start = () => {
      issued = []
      handed = []
    }

    test('a form goes through the gate and gets a receipt; sent again, minutes later, it is the same referral', async () => {
      start()
      const first = await handInForm(form, deps())
      at = new Date(at.getTime() + 300_000)
      const second = await handInForm(form, deps())
      expect(first).toMatchObject({ kind: 'done', receipt: 'code-1', attachments: [] })
      expect(second).toMatchObject({ kind: 'done', receipt: 'code-2' })
      expect(handed[0]).toEqual(handed[1])
      expect(handed[0]?.referral).toMatchObject({ partner: 'School De Linde', sector: 'education' })
      expect(new Set(issued).size).toBe(1)
    })

    test('what is wrong is named, and nothing is handed in', async () => {
      start()
      const done = await handInForm({ ...form, answers: { where: 'x' } }, deps())
      expect(done).toMatchObject({
        kind: 'problems',
        problems: [
          { question: 'what', problem: 'missing' },
          { question: 'where', problem: 'not_a_postcode' },
        ],
      })
      await expect(handInForm({ ...form, sector: 'army' }, deps())).rejects.toThrow(
        'there is no form for "army"',
      )
      expect(handed).toEqual([])
    })

    test('an attachment is kept only when it is scanned and without metadata', async () => {
      start()
      const bytes = Buffer.from('what was on the wall')
      const note = { name: 'note.txt', type: 'text/plain', bytes }
      const scan = async () => ({ kind: 'clean' }) as const
      const sent = {
        ...form,
        id: 'with-attachments-0001',
        attachments: [note, { ...note, name: 'x.exe', type: 'application/x-dosexec' }],
      }
      const done = await handInForm(sent, { ...deps(), scan })
      expect(done.kind === 'done' && done.attachments.map(({ state }) => state)).toEqual([
        'kept',
        'unknown_kind',
      ])
      const { rows } = await store.sql.query<{ content: string | null }>(
        'select content from seinpost.referral_attachments where signal_id = $1 order by position',
        [done.kind === 'done' ? done.signalId : ''],
      )
      expect(rows.map(({ content }) => content)).toEqual([bytes.toString('base64'), null])
      const unscanned = await handInForm({ ...sent, id: 'with-attachments-0002' }, deps())
      expect(unscanned.kind === 'done' && unscanned.attachments.map(({ state }) => state)).toEqual([
        'not_scanned',
        'not_scanned',
      ])
    })

    test('a draft is its owner’s alone, the last word wins, and it goes after a month', async () => {
      const drafts = openFormDrafts(store.sql, now)
      await drafts.put('link:1', 'd1', { sector: 'youth', answers: { what: 'a' } })
      await drafts.put('link:1', 'd1', { sector: 'youth', answers: { what: 'ab' } })
      expect(await drafts.find('link:1', 'd1')).toMatchObject({ answers: { what: 'ab' } })
      expect(await drafts.find('link:2', 'd1')).toBeNull()
      at = new Date(at.getTime() + 31 * 86_400_000)
      await forgetReferrals(store.sql, now)
      expect(await drafts.find('link:1', 'd1')).toBeNull()
    })

    test('an e-mail referral is taken in once, with a receipt for its partner', async () => {
      start()
      const drafts = await openSqlDrafts(store.sql, { now, keepDays: 365 })
      const input: SignalInput = {
        source: {
          kind: 'referral',
          adapter: 'mailbox:m',
          platform: 'mail',
          url: 'mid:1',
          externalId: 'mid:1',
        },
        publishedAt: now().toISOString(),
        text: 'Iemand ronselt aan het jeugdhuis.',
        referral: { partner: 'jeugdhuis', sector: 'youth', concerns: [], protective: [] },
      }
      await drafts.put([{ id: 'mail-1', source: 'm', input, remarks: [], attachments: [] }])
      const decide = (decision: 'accept' | 'reject') =>
        decideDraft('mail-1', decision, { drafts, accept, receipt, referrer: 'an' })
      expect(await decide('accept')).toEqual({ kind: 'accepted', signalId: 'mid:1', receipt: 'code-1' })
      expect(await decide('accept')).toEqual({ kind: 'not_found' })
      expect(handed).toHaveLength(1)
    })

    test('two partners about one event are linked, once, for the desk that has both; a third is not', async () => {
      const words = 'Vrijdag hing aan jeugdhuis De Brug een grote vlag met doodsbedreigingen tegen moslims'
      const batch = [
        sampleRouted({ id: 'school', referral: true, text: words, queues: ['town-a'], released: true }),
        sampleRouted({
          id: 'club',
          referral: true,
          text: `${words}, zegt een begeleider`,
          queues: ['town-a'],
          released: true,
        }),
        sampleRouted({
          id: 'other',
          referral: true,
          text: 'Jongen trekt zich terug en komt niet meer trainen',
          queues: ['town-a'],
          released: true,
        }),
      ]
      await store.ledger.admit(batch.map(({ signal }) => signal))
      const policy = {
        thresholds: { queueFromLevel: 1 as const, referralsAlways: true },
        queue: { ageingPointsPerHour: 0.1 },
        now,
        priorityOf: () => ({ priority: 50, terms: [] }),
      }
      await applyRouted(batch, { cases: store.cases, policy })
      await store.sql.query(
        `update seinpost.signals set received_at = $1::timestamptz where case_id is not null`,
        [now()],
      )
      expect(await linkNewReferrals(store.sql, now)).toBe(1)
      expect(await linkNewReferrals(store.sql, now)).toBe(0)
      const linked = (desk: string) => linkedReferrals(store.sql, { caseId: caseIdOf('school'), desk })
      expect(await linked('town-a')).toMatchObject([
        { signalId: 'club', caseId: caseIdOf('club'), partner: 'school' },
      ])
      expect(await linked('town-b')).toEqual([])
    })

    test('a signed call is taken, its replay refused, its retry known, and no more than its share a day', async () => {
      start()
      const sender = { id: 'clb', secret: { env: 'X' }, kinds: ['referral' as const], perDay: 3 }
      const intake = { sql: store.sql, now, senders: () => [sender], secret: async () => SECRET, accept }
      const call = (id: string, items: readonly string[], over: object = {}) => {
        const signals = items.map((externalId) => ({
          source: { kind: 'referral', externalId },
          publishedAt: now().toISOString(),
          text: `signed ${externalId}`,
          ...over,
        }))
        const body = JSON.stringify({ signals })
        const signature = new Webhook(SECRET).sign(id, now(), body)
        return { sender: 'clb', body, id, timestamp: String(Math.floor(now().getTime() / 1000)), signature }
      }
      const first = call('msg-1', ['s1', 's2'])
      expect((await takeSigned(first, intake)).results).toEqual([
        { status: 'accepted', id: 's1' },
        { status: 'accepted', id: 's2' },
      ])
      await expect(takeSigned(first, intake)).rejects.toMatchObject({ code: 'forbidden' })
      at = new Date(at.getTime() + 1_000)
      await expect(takeSigned(call('msg-2', ['s3', 's4']), intake)).rejects.toMatchObject({
        code: 'rate_limited',
      })
      const { publishedAt: _at, ...again } = JSON.parse(first.body).signals[0]
      expect(
        (
          await takeSigned(
            call('msg-1', ['s1'], { publishedAt: JSON.parse(first.body).signals[0].publishedAt, ...again }),
            intake,
          )
        ).results,
      ).toEqual([{ status: 'known', id: 's1' }])
      for (const bad of [
        { ...call('msg-3', ['s5']), body: '{}' },
        { ...call('msg-3', ['s5']), id: 'msg-4' },
        { ...call('msg-3', ['s5']), sender: 'stranger' },
        { ...call('msg-3', ['s5']), timestamp: '1700000000' },
      ])
        await expect(takeSigned(bad, intake)).rejects.toMatchObject({ code: 'unauthenticated' })
      await expect(
        takeSigned(call('msg-5', ['s6'], { source: { kind: 'public', externalId: 's6' } }), intake),
      ).rejects.toMatchObject({ code: 'forbidden' })
    })
  })
}

referralDesk('embedded', openEmbeddedTestStore)
await describeOn('referrals on PostgreSQL', startPostgres, ({ url }) => {
  referralDesk('postgres', (now) => openPostgresTestStore(url, now))
})
