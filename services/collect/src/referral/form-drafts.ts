import type { Sql } from '@seinpost/store'
import type { Answers } from './answers-to-referral.ts'

/** A form that somebody is still filling in. */
export interface FormDraft {
  readonly sector: string
  readonly answers: Answers
  readonly savedAt: string
}

/** Forms as they are typed; each is its owner's alone. */
export interface FormDrafts {
  /** Keeps the newest state; the last word wins. */
  put(
    owner: string,
    id: string,
    draft: Pick<FormDraft, 'sector' | 'answers'>,
  ): Promise<{ readonly savedAt: string }>
  find(owner: string, id: string): Promise<FormDraft | null>
  remove(owner: string, id: string): Promise<void>
}

const PUT = `
insert into seinpost.referral_form_drafts (owner, id, sector, answers, saved_at) values ($1, $2, $3, $4::json, $5::timestamptz)
on conflict (owner, id) do update set sector = excluded.sector, answers = excluded.answers, saved_at = excluded.saved_at`

/** Drafts in the store's tables. */
export const openFormDrafts = (sql: Sql, now: () => Date): FormDrafts => ({
  put: async (owner, id, { sector, answers }) => {
    const savedAt = now()
    await sql.query(PUT, [owner, id, sector, JSON.stringify(answers), savedAt])
    return { savedAt: savedAt.toISOString() }
  },
  find: async (owner, id) => {
    const { rows } = await sql.query<FormDraft>(
      'select sector, answers, saved_at as "savedAt" from seinpost.referral_form_drafts where owner = $1 and id = $2',
      [owner, id],
    )
    return rows[0] ?? null
  },
  remove: async (owner, id) => {
    await sql.query('delete from seinpost.referral_form_drafts where owner = $1 and id = $2', [owner, id])
  },
})
