import type { HeldCase } from '@seinpost/store'
import { decideHandover } from '../handover.ts'
import { crossingFields } from '../handover-preview.ts'
import { changeOf } from './handover-change.ts'
import type { HandoverDeps } from './handover-port.ts'
import { dueOf, idOf, offerAct, previewFor, stateOf } from './handover-state.ts'

/** Ends what nobody answered in time and asks the desk above; ends what is about a closed case. Answers how many. */
export async function expireHandovers(deps: HandoverDeps): Promise<number> {
  const { hands, now } = deps
  let count = 0
  for (const due of await hands.due({ before: now(), limit: 500 })) {
    const done = await hands.change(due.caseId, (held) => {
      const act = held.status === 'closed' ? 'void' : 'expire'
      const decision = decideHandover(stateOf(held), { act }, { now: now(), tree: deps.tree() })
      // Answered or revoked in the meantime.
      if (decision.kind === 'refused') return { result: false, change: null }
      return { result: true, change: changeOf(held, escalated(held, decision, deps)) }
    })
    if (done === true) count += 1
  }
  return count
}

type Done = Extract<ReturnType<typeof decideHandover>, { kind: 'done' }>

/** With the offer to the desk above, where there is one; its id follows from the one that expired. */
function escalated(held: HeldCase, expired: Done, deps: HandoverDeps): Done {
  const next = expired.effects.find(({ kind }) => kind === 'escalate')
  const before = expired.state.closed.at(-1)
  if (next?.kind !== 'escalate' || before === undefined) return expired
  const tree = deps.tree()
  const fields = crossingFields(next.to, tree)
  const { kind, pseudonymised } = before
  const act = offerAct(
    { desk: held.owner, by: 'system', to: next.to, kind, pseudonymised },
    {
      id: idOf(next.after, next.to),
      fields,
      preview: previewFor(held, fields),
      dueAt: dueOf(held, deps),
      after: next.after,
    },
  )
  const offered = decideHandover(expired.state, act, { now: deps.now(), tree })
  return offered.kind === 'refused'
    ? expired
    : { ...offered, effects: [...expired.effects, ...offered.effects] }
}
