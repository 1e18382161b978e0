import { SeinpostError } from '@seinpost/domain'
import type { GatewayDeps } from '@seinpost/gateway'
import type { Case } from '@seinpost/schemas'
import type { DecideAct, DeskRecipient, Worked, WorkedCase } from '@seinpost/store'

type Working = Pick<GatewayDeps['cases'], 'work' | 'takeNext' | 'lapsed'>

const recipientsOf = ({ recipients, desks = [] }: Case): DeskRecipient[] =>
  recipients.map((recipient) => {
    const { lease = null, handledAt = null } = desks.find(({ queue }) => queue === recipient.queue) ?? {}
    return { ...recipient, lease, handledAt }
  })

const workedOf = (one: Case): WorkedCase => ({
  id: one.id,
  status: one.status,
  version: one.version,
  leadId: one.lead.id,
  recipients: recipientsOf(one),
})

/** Work on cases in memory: the decisions are the product's own, only the keeping is not. */
export function workInMemory(cases: Case[], onWorked: (worked: Case) => void): Working {
  function apply(one: Case, decide: DecideAct): Worked {
    const decision = decide(workedOf(one))
    const { status, version } = one
    if (decision.kind === 'refused') return { ...decision, status, version }
    const { entry, assessment } = decision
    const recipients = decision.recipients.map(
      ({ lease: _lease, handledAt: _handledAt, ...recipient }) => recipient,
    )
    const next: Case = {
      ...one,
      status: decision.status,
      version: entry?.version ?? version,
      recipients,
      desks: decision.recipients.map(({ queue, lease, handledAt }) => ({ queue, lease, handledAt })),
      assessment: assessment ?? one.assessment ?? null,
      history: [...(one.history ?? []), ...(entry === null ? [] : [entry])],
    }
    cases[cases.indexOf(one)] = next
    onWorked(next)
    return { kind: 'done', status: next.status, version: next.version }
  }
  return {
    work: async (id, decide) => {
      const one = cases.find((other) => other.id === id)
      return one === undefined ? { kind: 'not_found' } : apply(one, decide)
    },
    takeNext: async (_desk, decide) => {
      const free = cases.find((one) => one.status === 'new' && apply(one, decide).kind === 'done')
      return free?.id ?? null
    },
    lapsed: async () => [],
  }
}

/** Splits take a member away; every join is refused, as it is when people worked on both cases. */
export const regroupInMemory = (cases: Case[]): NonNullable<GatewayDeps['regroup']> => ({
  split: async (caseId, signalId) => {
    const at = cases.findIndex(({ id }) => id === caseId)
    const from = cases[at]
    if (from === undefined) throw new SeinpostError('not_found', 'There is no such case.')
    cases[at] = { ...from, members: from.members.filter((member) => member.signalId !== signalId) }
    return { caseId }
  },
  join: async () => {
    throw new SeinpostError('usage', 'People worked on both cases.', { remedy: 'Close one of them first.' })
  },
})
