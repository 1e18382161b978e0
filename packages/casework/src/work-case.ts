import type { CaseStore, Worked } from '@seinpost/store'
import { type ActRequest, decideAct } from './decide-act.ts'

export interface WorkDeps {
  readonly cases: Pick<CaseStore, 'work' | 'takeNext' | 'lapsed'>
  readonly now: () => Date
  readonly leaseMs: number
}

/** Who wants a case in hand. */
export interface Taker {
  readonly desk: string
  readonly by: string
}

/** Does one act, or says why it may not be done. Two people at once: the second sees what the first did. */
export const workCase = (
  caseId: string,
  request: ActRequest,
  { cases, now, leaseMs }: WorkDeps,
): Promise<Worked> => cases.work(caseId, (stored) => decideAct(stored, request, { leaseMs, now: now() }))

/** Gives back what nobody kept in hand; answers how many. Each says so in its history. */
export async function lapseClaims({ cases, now, leaseMs }: WorkDeps): Promise<number> {
  let count = 0
  for (const { caseId, desk } of await cases.lapsed({ before: now(), limit: 500 })) {
    const request = { act: 'lapse', desk, by: 'system' } as const
    const done = await cases.work(caseId, (stored) => decideAct(stored, request, { leaseMs, now: now() }))
    if (done.kind === 'done') count += 1
  }
  return count
}

/** Claims the first case of the desk's queue that nobody has in hand; null when there is none. */
export async function takeNext({ desk, by }: Taker, deps: WorkDeps): Promise<string | null> {
  const { cases, now, leaseMs } = deps
  await lapseClaims(deps)
  return await cases.takeNext(desk, (stored) =>
    decideAct(stored, { act: 'claim', desk, by }, { leaseMs, now: now() }),
  )
}
