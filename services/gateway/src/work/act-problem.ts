import type { ActRefusal, Worked } from '@seinpost/store'
import type { Problem } from '../guard/problem.ts'

const REFUSALS: Record<ActRefusal, { status: number; detail: string; remedy: string }> = {
  not_received: {
    status: 403,
    detail: 'This desk does not have the case, or not yet.',
    remedy: 'An analyst releases it first.',
  },
  stale: {
    status: 409,
    detail: 'The case changed since it was read.',
    remedy: 'Read it again and decide on what it is now.',
  },
  held: {
    status: 409,
    detail: 'Someone else of the desk has it in hand.',
    remedy: 'Wait until it is given back, or take the next case.',
  },
  not_held: { status: 409, detail: 'It is not in your hand.', remedy: 'Claim it first.' },
  not_reviewer: {
    status: 403,
    detail: 'Only the reviewing desk assesses and releases.',
    remedy: 'Acknowledge or follow up instead.',
  },
  is_reviewer: {
    status: 403,
    detail: 'The reviewing desk does not acknowledge.',
    remedy: 'Assess or release instead.',
  },
  illegal: {
    status: 409,
    detail: 'There is no such step from where the case is.',
    remedy: 'Read the case again; its status tells what can be done.',
  },
}

/** Why an act was not done, for the person who asked. */
export function actProblem({ reason }: Extract<Worked, { kind: 'refused' }>): Problem {
  return { type: 'about:blank', title: 'Nothing was changed.', code: reason, ...REFUSALS[reason] }
}
