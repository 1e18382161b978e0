import { createHash } from 'node:crypto'
import { SeinpostError } from '@seinpost/domain'
import type { QuestionSet, Refusal, SignalInput } from '@seinpost/schemas'
import type { Sql } from '@seinpost/store'
import { type AnswerProblem, type Answers, answersToReferral } from './answers-to-referral.ts'
import { type KeptAttachment, keepAttachments } from './keep-attachments.ts'
import type { Attachment } from './mail-to-referral.ts'
import type { Scan } from './scan.ts'

export interface FormDeps {
  readonly sql: Sql
  readonly now: () => Date
  readonly forms: () => readonly QuestionSet[]
  /** The gate; durable when it answers. */
  readonly accept: (
    inputs: readonly { readonly value: SignalInput }[],
  ) => Promise<
    readonly (
      | { readonly kind: 'accepted' | 'known'; readonly id: string }
      | { readonly kind: 'refused'; readonly refusal: Refusal }
    )[]
  >
  /** Gives the partner a code to follow the referral by. */
  readonly receipt: (to: { readonly signalId: string; readonly referrer: string }) => Promise<string>
  readonly scan?: Scan | undefined
}

export interface SentForm {
  /** The account or link it is sent with. */
  readonly owner: string
  /** The sender's own; the same form sent twice is one referral. */
  readonly id: string
  readonly partner: string
  readonly sector: string
  readonly answers: Answers
  readonly attachments: readonly Attachment[]
}

export type HandedIn =
  | {
      readonly kind: 'done'
      readonly signalId: string
      readonly receipt: string
      readonly attachments: readonly Omit<KeptAttachment, 'base64'>[]
    }
  | { readonly kind: 'problems'; readonly problems: readonly AnswerProblem[] }
  | { readonly kind: 'refused'; readonly refusal: Refusal }

const BEGIN = `
insert into seinpost.referral_forms (owner, id, sent_at) values ($1, $2, $3::timestamptz)
on conflict (owner, id) do update set owner = excluded.owner returning sent_at`

const KEEP = `
insert into seinpost.referral_attachments (signal_id, position, name, type, size, state, content, at)
values ($1, $2::smallint, $3, $4, $5::int, $6, $7, $8::timestamptz) on conflict do nothing`

/** The form's answers through the gate, with a receipt. A crash anywhere leaves a form that can be sent again as the same. */
export async function handInForm(form: SentForm, deps: FormDeps): Promise<HandedIn> {
  const { sql, now } = deps
  const set = deps.forms().find(({ sector }) => sector === form.sector)
  if (set === undefined)
    throw new SeinpostError('usage', `sector: there is no form for "${form.sector}"`, {
      remedy: 'GET /api/referral-forms lists them.',
    })
  const number = createHash('sha256').update(`${form.owner}\n${form.id}`).digest('hex').slice(0, 24)
  const read = (at: Date) =>
    answersToReferral(set, form.answers, {
      partner: form.partner,
      receipt: number,
      url: `https://seinpost.invalid/referrals/${number}`,
      frame: { adapter: 'form', platform: 'referral' },
      now: at,
    })
  const first = read(now())
  if (first.kind === 'problems') return first
  const { rows } = await sql.query<{ sent_at: string }>(BEGIN, [form.owner, form.id, now()])
  const referral = read(new Date(rows[0]?.sent_at ?? now()))
  if (referral.kind === 'problems') return referral
  const [answer] = await deps.accept([{ value: referral.input }])
  if (answer === undefined) throw new SeinpostError('internal', 'the gate did not answer')
  if (answer.kind === 'refused') return answer
  const kept = await keepAttachments(form.attachments, deps.scan)
  for (const [position, { name, type, size, state, base64 }] of kept.entries())
    await sql.query(KEEP, [answer.id, position, name, type, size, state, base64 ?? null, now()])
  const receipt = await deps.receipt({ signalId: answer.id, referrer: form.owner })
  await sql.query('update seinpost.referral_forms set signal_id = $3 where owner = $1 and id = $2', [
    form.owner,
    form.id,
    answer.id,
  ])
  return {
    kind: 'done',
    signalId: answer.id,
    receipt,
    attachments: kept.map(({ base64: _bytes, ...about }) => about),
  }
}
