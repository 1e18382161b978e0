import type { QuestionSet, Refusal } from '@seinpost/schemas'

type Answers = Readonly<Record<string, unknown>>

export interface KeptFile {
  readonly name: string
  readonly type: string
  readonly size: number
  readonly state: 'kept' | 'infected' | 'not_scanned' | 'too_large' | 'unknown_kind' | 'damaged'
}

export interface FormSent {
  readonly owner: string
  readonly id: string
  readonly partner: string
  readonly sector: string
  readonly answers: Answers
  readonly attachments: readonly {
    readonly name: string
    readonly type: string
    readonly bytes: Uint8Array
  }[]
}

export type FormTaken =
  | {
      readonly kind: 'done'
      readonly signalId: string
      readonly receipt: string
      readonly attachments: readonly KeptFile[]
    }
  | {
      readonly kind: 'problems'
      readonly problems: readonly { readonly question: string; readonly problem: string }[]
    }
  | { readonly kind: 'refused'; readonly refusal: Refusal }

export interface WaitingDraft {
  readonly id: string
  readonly source: string
  readonly input: {
    readonly text: string
    readonly publishedAt: string
    readonly referral?: { readonly partner: string; readonly sector: string } | undefined
  }
  readonly remarks: readonly string[]
  readonly attachments: readonly KeptFile[]
}

export type DraftDecided =
  | { readonly kind: 'accepted'; readonly signalId: string; readonly receipt: string }
  | { readonly kind: 'rejected' | 'not_found' }
  | { readonly kind: 'refused'; readonly refusal: Refusal }

export interface LinkedReferral {
  readonly signalId: string
  readonly caseId: string
  readonly partner: string
  readonly sector: string
  readonly likeness: number
}

/** What partners hand in by form, by e-mail and by signed calls. */
export interface ReferralDesk {
  forms(): readonly QuestionSet[]
  handIn(form: FormSent): Promise<FormTaken>
  readonly formDrafts: {
    put(
      owner: string,
      id: string,
      draft: { readonly sector: string; readonly answers: Answers },
    ): Promise<{ readonly savedAt: string }>
    find(
      owner: string,
      id: string,
    ): Promise<{ readonly sector: string; readonly answers: Answers; readonly savedAt: string } | null>
    remove(owner: string, id: string): Promise<void>
  }
  /** E-mail referrals that wait for a person. */
  waiting(): Promise<readonly WaitingDraft[]>
  decide(id: string, decision: 'accept' | 'reject', referrer: string): Promise<DraftDecided>
  linked(to: { readonly caseId: string; readonly desk: string }): Promise<readonly LinkedReferral[]>
  takeSigned(call: {
    readonly sender: string
    readonly body: string
    readonly id: string
    readonly timestamp: string
    readonly signature: string
  }): Promise<{ readonly results: readonly object[] }>
}
