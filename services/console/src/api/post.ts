import type { CaseStatus } from '@seinpost/schemas'
import { path, send } from './ask.ts'

export interface Done {
  readonly status: CaseStatus
  readonly version: number
}

export const postAct = (caseId: string, act: object) =>
  send<Done>('POST', path`/api/cases/${caseId}/acts`, act)

export const postNext = (desk: string, by: string) =>
  send<{ caseId: string | null }>('POST', path`/api/queues/${desk}/next`, { by })

/** A signal that is no copy of the others, or another case that is the same thing. */
export type Regroup =
  | { readonly kind: 'split'; readonly signalId: string }
  | { readonly kind: 'join'; readonly caseId: string }

export const postRegroup = (
  caseId: string,
  { kind, ...what }: Regroup,
  actor: { readonly desk: string; readonly by: string; readonly note: string },
) => send<{ caseId: string }>('POST', path`/api/cases/${caseId}/${kind}`, { ...what, ...actor })
