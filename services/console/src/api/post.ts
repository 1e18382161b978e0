import type { CaseStatus } from '@seinpost/schemas'
import { ApiError, type Problem } from './client.ts'

export interface Done {
  readonly status: CaseStatus
  readonly version: number
}

/** Sends JSON and answers JSON; a refusal is an `ApiError` with the server's problem. */
async function post<Answer>(path: string, body: object): Promise<Answer> {
  const headers = { 'content-type': 'application/json', accept: 'application/json' }
  const answer = await fetch(path, { method: 'POST', headers, body: JSON.stringify(body) }).catch(() => {
    throw new ApiError(null)
  })
  // Our own server of the same version answers what its schemas say.
  if (answer.ok) return (await answer.json()) as Answer
  throw new ApiError((await answer.json().catch(() => null)) as Problem | null)
}

export const postAct = (caseId: string, act: object) =>
  post<Done>(`/api/cases/${encodeURIComponent(caseId)}/acts`, act)

export const postNext = (desk: string, by: string) =>
  post<{ caseId: string | null }>(`/api/queues/${encodeURIComponent(desk)}/next`, { by })

/** A signal that is no copy of the others, or another case that is the same thing. */
export type Regroup =
  | { readonly kind: 'split'; readonly signalId: string }
  | { readonly kind: 'join'; readonly caseId: string }

export const postRegroup = (
  caseId: string,
  { kind, ...what }: Regroup,
  actor: { readonly desk: string; readonly by: string; readonly note: string },
) => post<{ caseId: string }>(`/api/cases/${encodeURIComponent(caseId)}/${kind}`, { ...what, ...actor })
