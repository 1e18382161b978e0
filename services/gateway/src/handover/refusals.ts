import type { DeskRefusal, PlaceChoice } from '@seinpost/routing'
import type { Problem } from '../guard/problem.ts'

type Reason = DeskRefusal | Extract<PlaceChoice, { kind: 'refused' }>['reason']

const REFUSALS: Readonly<Record<Reason, { status: number; detail: string; remedy: string }>> = {
  not_owner: {
    status: 403,
    detail: 'The case is not this desk’s to give.',
    remedy: 'Only the desk that owns a case offers it, and only the desk that offered takes an offer back.',
  },
  not_offered_to_you: {
    status: 403,
    detail: 'It was offered to another desk.',
    remedy: 'GET /api/handovers?desk=… lists what is offered to yours.',
  },
  not_received: {
    status: 403,
    detail: 'This desk does not have the case yet.',
    remedy: 'An analyst releases it first.',
  },
  not_reviewer: {
    status: 403,
    detail: 'The place of a case is chosen at the analyst’s or the supra-local desk.',
    remedy: 'Decline or hand the case over with the reason "not_our_place" instead.',
  },
  same_desk: {
    status: 409,
    detail: 'It is offered to the desk that has it.',
    remedy: 'Name another desk in `to`.',
  },
  no_such_desk: {
    status: 409,
    detail: 'There is no such desk, or it takes no part.',
    remedy: 'Offer it to the zone or to `supra-local`; abroad only to a contact of the config.',
  },
  no_such_place: {
    status: 409,
    detail: 'There is no such place, or nobody to receive it there.',
    remedy: 'Give a NIS code, a code from the candidates, or one that a contact of the config is for.',
  },
  open_already: {
    status: 409,
    detail: 'Another offer of this case is open.',
    remedy: 'Wait for the answer, or take that offer back first.',
  },
  none_open: {
    status: 409,
    detail: 'This offer has ended.',
    remedy: 'Read it again; its history tells how.',
  },
  may_not_cross: {
    status: 409,
    detail: 'Some of the fields may not cross to this contact.',
    remedy: 'Offer what the preview names under `shared`, or fewer.',
  },
  already_due: {
    status: 409,
    detail: 'The offer would be over at once.',
    remedy: 'Raise `handover.answerHours` in the config.',
  },
  not_due: { status: 409, detail: 'The time to answer is not over.', remedy: 'Wait for it.' },
  too_late: {
    status: 409,
    detail: 'The time to answer is over.',
    remedy: 'Ask the desk that offered to offer it again.',
  },
  closed: { status: 409, detail: 'The case has ended.', remedy: 'Reopen it first.' },
}

/** Why nothing was done, for the person who asked. */
export const handoverProblem = (reason: Reason): Problem => ({
  type: 'about:blank',
  title: 'Nothing was changed.',
  code: reason,
  ...REFUSALS[reason],
})
