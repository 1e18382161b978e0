import type { SignalInput } from '@seinpost/schemas'
import type { Sql } from '@seinpost/store'
import type { KeptAttachment } from './keep-attachments.ts'

/** A referral that came by e-mail and waits for a person. */
export interface ReferralDraft {
  readonly id: string
  readonly source: string
  readonly input: SignalInput
  readonly remarks: readonly string[]
  readonly attachments: readonly KeptAttachment[]
}

/** Referrals between the mailbox and the gate. */
export interface ReferralDrafts {
  /** Durable when it resolves; one that was there before, decided or not, stays as it is. */
  put(drafts: readonly ReferralDraft[]): Promise<void>
  /** Those that wait, the oldest first. */
  waiting(): Promise<readonly ReferralDraft[]>
  /** A waiting draft, or null. */
  find(id: string): Promise<ReferralDraft | null>
  /** Ends the wait; the content goes, the decision stays. */
  decide(id: string, decision: 'accepted' | 'rejected'): Promise<void>
}

/** Takes the content of drafts that nobody looked at for `keepDays`; answers how many. */
export async function expireDrafts(
  sql: Sql,
  { now, keepDays }: { readonly now: () => Date; readonly keepDays: number },
): Promise<number> {
  const before = new Date(now().getTime() - keepDays * 86_400_000)
  const { rowCount } = await sql.query(
    "update seinpost.referral_drafts set decision = 'expired', draft = null where decision is null and came_at < $1::timestamptz",
    [before],
  )
  return rowCount
}

/** The drafts as a table in the store. One that nobody looked at for `keepDays` loses its content. */
export async function openSqlDrafts(
  sql: Sql,
  { now, keepDays }: { readonly now: () => Date; readonly keepDays: number },
): Promise<ReferralDrafts> {
  const expire = () => expireDrafts(sql, { now, keepDays })
  return {
    async put(drafts) {
      await expire()
      for (const draft of drafts)
        await sql.query(
          'insert into seinpost.referral_drafts (id, draft, came_at) values ($1, $2, $3::timestamptz) on conflict do nothing',
          [draft.id, draft, now()],
        )
    },
    async waiting() {
      await expire()
      const { rows } = await sql.query<{ draft: ReferralDraft }>(
        'select draft from seinpost.referral_drafts where decision is null order by came_at, id limit 500',
      )
      return rows.map(({ draft }) => draft)
    },
    async find(id) {
      const { rows } = await sql.query<{ draft: ReferralDraft }>(
        'select draft from seinpost.referral_drafts where id = $1 and decision is null',
        [id],
      )
      return rows[0]?.draft ?? null
    },
    async decide(id, decision) {
      await sql.query(
        'update seinpost.referral_drafts set decision = $2, draft = null where id = $1 and decision is null',
        [id, decision],
      )
    },
  }
}
