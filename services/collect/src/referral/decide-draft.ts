import type { Refusal } from '@seinpost/schemas'
import type { ReferralDrafts } from './drafts.ts'
import type { FormDeps } from './hand-in-form.ts'

export type DecidedDraft =
  | { readonly kind: 'accepted'; readonly signalId: string; readonly receipt: string }
  | { readonly kind: 'rejected' }
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  | { readonly kind: 'not_found' }

/**
 * A person decides about an e-mail referral. Its draft goes only when the gate holds the referral: a crash between the two
 * hands in what the gate then knows.
 */
export async function decideDraft(
  id: string,
  decision: 'accept' | 'reject',
  {
    drafts,
    accept,
    receipt,
    referrer,
  }: Pick<FormDeps, 'accept' | 'receipt'> & {
    readonly drafts: ReferralDrafts
    /** Whoever answers the partner. */
    readonly referrer: string
  },
): Promise<DecidedDraft> {
  const draft = await drafts.find(id)
  if (draft === null) return { kind: 'not_found' }
  if (decision === 'reject') {
    await drafts.decide(id, 'rejected')
    return { kind: 'rejected' }
  }
  const [answer] = await accept([{ value: draft.input }])
  if (answer === undefined) return { kind: 'not_found' }
  if (answer.kind === 'refused') return answer
  await drafts.decide(id, 'accepted')
  return { kind: 'accepted', signalId: answer.id, receipt: await receipt({ signalId: answer.id, referrer }) }
}
