export { type ApplyDeps, applyRouted } from './apply-routed.ts'
export { type Admission, admitCase, type CaseReason, caseReason, thresholdAt } from './becomes-case.ts'
export { caseDecider } from './case-decider.ts'
export { caseIdOf } from './case-id.ts'
export type { CasePolicy, Priority, PriorityInput } from './case-policy.ts'
export { type ActPolicy, type ActRequest, decideAct } from './decide-act.ts'
export { decideJoin, decideSplit, type RegroupActor, type RegroupPolicy } from './decide-regroup.ts'
export { LIFE_CYCLE, statusMoves } from './life-cycle.ts'
export { rankKey } from './rank.ts'
export { rerankQueues } from './rerank.ts'
export {
  type DeskLoad,
  type DeskWaits,
  DISCIPLINES,
  type Discipline,
  simulateDesk,
  USUAL_LOAD,
} from './simulate-desk.ts'
export { lapseClaims, type Taker, takeNext, type WorkDeps, workCase } from './work-case.ts'
