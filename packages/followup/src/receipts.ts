import type {
  CaseStatus,
  CorrectionKind,
  LedgerState,
  Outcome,
  ReferralStatus,
  ReferralStep,
} from '@seinpost/schemas'
import type { Sql, SqlRunner } from '@seinpost/store'
import { asDesk, assertHasCase } from './as-desk.ts'
import { receiptCode, receiptHash } from './receipt.ts'
import { referralStatus } from './referral-status.ts'

export interface ReceiptDeps {
  readonly sql: Sql
  readonly now: () => Date
  /** Unguessable bytes. */
  readonly randomBytes: (size: number) => Uint8Array
}

/** A partner that is owed an answer about a case. */
export interface Referrer {
  readonly signalId: string
  readonly partner: string
  readonly sector: string
  readonly receipts: number
  /** When the partner last asked, and what it was told then. */
  readonly seenAt: string | null
  readonly seenStep: ReferralStep | null
  readonly upToDate: boolean
}

/** Receipts of referrals, and what becomes of these. */
export interface Receipts {
  /** A new code for a referral; it is shown once and only its hash is kept. `referrer` is the account that handed it in. */
  issue(to: { readonly signalId: string; readonly referrer?: string }): Promise<string>
  /** Null for a code that was never given. */
  status(code: string): Promise<ReferralStatus | null>
  /** Confirms the corrections this referrer was told of; null for a code that was never given. */
  confirm(code: string): Promise<number | null>
  /** The same for an account and a referral it handed in; null when it did not. */
  confirmBy(referrer: string, signalId: string): Promise<number | null>
  /** Everything one account handed in, the newest first. */
  handedInBy(
    referrer: string,
  ): Promise<
    readonly { readonly signalId: string; readonly receivedAt: string; readonly status: ReferralStatus }[]
  >
  /** Every partner of a case, merged ones too. */
  referrersOf(caseId: string, desk: string): Promise<readonly Referrer[]>
}

interface FactsRow {
  readonly signal_id: string
  readonly received_at: string
  readonly state: LedgerState
  readonly updated_at: string
  readonly case_id: string | null
  readonly case_status: CaseStatus | null
  readonly case_updated_at: string | null
  readonly outcome: Outcome | null
  readonly handover: { readonly status: string; readonly overdue: boolean } | null
  readonly corrections:
    | readonly { readonly kind: CorrectionKind; readonly at: string; readonly confirmed: boolean }[]
    | null
}

/** The signal's own row says where it is; its case, whoever else's words are in it, how far that is. */
const FACTS = `
select s.id as signal_id, s.received_at, s.state, s.updated_at, c.id as case_id, c.status as case_status,
  c.updated_at as case_updated_at, c.assessment->>'outcome' as outcome,
  (select json_build_object('status', h.status, 'overdue', h.due_at <= $2::timestamptz) from seinpost.handovers h
    where h.case_id = c.id and h.status in ('offered', 'accepted', 'declined', 'expired')
    order by h.offered_at desc, h.id desc limit 1) as handover,
  (select json_agg(json_build_object('kind', k.kind, 'at', to_char(k.at at time zone 'UTC', 'YYYY-MM-DD'),
      'confirmed', r.confirmed_at is not null) order by k.at)
    from seinpost.correction_receivers r join seinpost.case_corrections k on k.id = r.correction_id
    where r.kind = 'referrer' and r.receiver = s.id) as corrections
from seinpost.signals s left join seinpost.cases c on c.id = s.case_id`

const ISSUE = `
insert into seinpost.referral_receipts (receipt_hash, signal_id, referrer, issued_at) values ($1, $2, $3, $4::timestamptz)`
const SIGNAL_OF = 'select signal_id from seinpost.referral_receipts where receipt_hash = $1'
const SEEN = `
update seinpost.referral_receipts set seen_step = $2, seen_at = $3::timestamptz where receipt_hash = $1`
const CONFIRM = `
update seinpost.correction_receivers set confirmed_at = $2::timestamptz, confirmed_by = 'referrer'
where kind = 'referrer' and receiver = $1 and confirmed_at is null`
const REFERRERS = `
select s.id as "signalId", s.signal->'referral'->>'partner' as partner, s.signal->'referral'->>'sector' as sector
from seinpost.signals s where s.case_id = $1 and s.signal->'referral' is not null order by s.received_at, s.id`
const SEEN_OF = `
select signal_id, count(*) as receipts, max(seen_at) as seen_at,
  (array_agg(seen_step order by seen_at desc nulls last))[1] as seen_step
from seinpost.referral_receipts where signal_id = any($1::text[]) group by signal_id`

const statusOf = (row: FactsRow): ReferralStatus =>
  referralStatus({
    receivedAt: row.received_at,
    state: row.state,
    caseStatus: row.case_status,
    outcome: row.outcome,
    changedAt: row.case_updated_at ?? row.updated_at,
    handover: row.handover,
    corrections: row.corrections ?? [],
  })

/** Receipts in the store's tables. */
export function openReceipts({ sql, now, randomBytes }: ReceiptDeps): Receipts {
  const factsOf = async (tx: SqlRunner, ids: readonly string[]) =>
    (await tx.query<FactsRow>(`${FACTS} where s.id = any($1::text[])`, [ids, now()])).rows
  const signalOf = async (code: string) =>
    (await sql.query<{ signal_id: string }>(SIGNAL_OF, [receiptHash(code)])).rows[0]?.signal_id ?? null
  return {
    issue: async ({ signalId, referrer }) => {
      const code = receiptCode(randomBytes)
      await sql.query(ISSUE, [receiptHash(code), signalId, referrer ?? null, now()])
      return code
    },
    status: async (code) => {
      const signalId = await signalOf(code)
      if (signalId === null) return null
      const [row] = await factsOf(sql, [signalId])
      if (row === undefined) return null
      const status = statusOf(row)
      await sql.query(SEEN, [receiptHash(code), status.step, now()])
      return status
    },
    confirm: async (code) => {
      const signalId = await signalOf(code)
      if (signalId === null) return null
      return (await sql.query(CONFIRM, [signalId, now()])).rowCount
    },
    confirmBy: async (referrer, signalId) => {
      const { rowCount } = await sql.query(
        'select 1 from seinpost.referral_receipts where referrer = $1 and signal_id = $2',
        [referrer, signalId],
      )
      return rowCount === 0 ? null : (await sql.query(CONFIRM, [signalId, now()])).rowCount
    },
    handedInBy: async (referrer) => {
      const { rows } = await sql.query<{ signal_id: string }>(
        `select signal_id from seinpost.referral_receipts where referrer = $1
        group by signal_id order by max(issued_at) desc limit 500`,
        [referrer],
      )
      const ids = rows.map(({ signal_id }) => signal_id)
      const facts = new Map((await factsOf(sql, ids)).map((row) => [row.signal_id, row]))
      return ids.flatMap((signalId) => {
        const row = facts.get(signalId)
        return row === undefined ? [] : [{ signalId, receivedAt: row.received_at, status: statusOf(row) }]
      })
    },
    referrersOf: async (caseId, desk) => {
      const partners = await asDesk(sql, desk, async (tx) => {
        await assertHasCase(tx, caseId, desk)
        return (await tx.query<Pick<Referrer, 'signalId' | 'partner' | 'sector'>>(REFERRERS, [caseId])).rows
      })
      const ids = partners.map(({ signalId }) => signalId)
      const { rows } = await sql.query<{
        signal_id: string
        receipts: number
        seen_at: string | null
        seen_step: ReferralStep | null
      }>(SEEN_OF, [ids])
      const steps = new Map((await factsOf(sql, ids)).map((row) => [row.signal_id, statusOf(row).step]))
      return partners.map((partner) => {
        const seen = rows.find(({ signal_id }) => signal_id === partner.signalId)
        const seenStep = seen?.seen_step ?? null
        const upToDate = seenStep !== null && seenStep === steps.get(partner.signalId)
        return {
          ...partner,
          receipts: seen?.receipts ?? 0,
          seenAt: seen?.seen_at ?? null,
          seenStep,
          upToDate,
        }
      })
    },
  }
}
