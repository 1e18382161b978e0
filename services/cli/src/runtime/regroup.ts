import { decideJoin, decideSplit, type RegroupPolicy } from '@seinpost/casework'
import { SeinpostError } from '@seinpost/domain'
import type { Regroup } from '@seinpost/gateway'
import { score, scoreInputOf } from '@seinpost/scoring'
import type { Regrouped, RegroupRefusal } from '@seinpost/store'
import { casePolicy } from './case-policy.ts'
import { receivedEvent } from './intake.ts'
import type { Parts } from './open-parts.ts'

const WHY: Readonly<Record<RegroupRefusal, string>> = {
  not_found: 'there is no such case',
  not_a_member: 'the signal is no member of this case',
  only_member: 'the signal is alone in its case already',
  same_case: 'both are the same case',
  both_worked: 'people have worked on both cases; close one first, so that no assessment is overwritten',
}

/** Splits and joins over these parts; what leaves a case goes through the stages again, and stays apart. */
export async function openRegrouper(parts: Parts): Promise<Regroup> {
  const [{ cases }, log, stages] = [await parts.store(), await parts.log(), await parts.stages()]
  const policyNow = (): RegroupPolicy => ({
    ...casePolicy(parts.loaded.config, parts.now),
    scoreOf: (signal) => score(scoreInputOf(signal), stages.score),
  })
  const settle = async (regrouped: Regrouped) => {
    if (regrouped.kind === 'refused')
      throw new SeinpostError(regrouped.reason === 'not_found' ? 'not_found' : 'usage', WHY[regrouped.reason])
    const time = parts.now().toISOString()
    // A crash before this line leaves them in flight, and the sweep appends them.
    if (regrouped.leaving.length > 0)
      await log.append(
        'signals.received',
        regrouped.leaving.map((signal) => receivedEvent(signal, time)),
      )
    return { caseId: regrouped.caseId }
  }
  const refused = (reason: RegroupRefusal) => ({ kind: 'refused', reason }) as const
  return {
    split: async (caseId, signalId, actor) =>
      settle(
        await cases.regroup([caseId], ([group]) =>
          group ? decideSplit(group, signalId, actor, policyNow()) : refused('not_found'),
        ),
      ),
    join: async (caseId, otherId, actor) =>
      settle(
        await cases.regroup(caseId === otherId ? [caseId] : [caseId, otherId], ([one, other]) => {
          if (one === undefined) return refused('not_found')
          return other === undefined ? refused('same_case') : decideJoin([one, other], actor, policyNow())
        }),
      ),
  }
}
