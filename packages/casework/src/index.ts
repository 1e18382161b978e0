export { type Agreement, agreementOf, type Pair, type Reading } from './agreement.ts'
export { type ApplyDeps, applyRouted } from './apply-routed.ts'
export { type Admission, admitCase, type CaseReason } from './becomes-case.ts'
export { caseDecider } from './case-decider.ts'
export { caseIdOf } from './case-id.ts'
export type { CasePolicy, Priority, PriorityInput } from './case-policy.ts'
export {
  type CloseManyDeps,
  type CloseManyRequest,
  type CloseReason,
  type CloseResult,
  closeMany,
} from './close-many.ts'
export { type ActPolicy, type ActRequest, decideAct } from './decide-act.ts'
export { decideJoin, decideSplit, type RegroupActor, type RegroupPolicy } from './decide-regroup.ts'
export { LIFE_CYCLE, RAISED } from './life-cycle.ts'
export { rankKey } from './rank.ts'
export {
  type LookAgreement,
  type LookDeps,
  type LookRead,
  readSecondLook,
  type SecondReading,
  secondLookAgreement,
  takeSecondLook,
} from './read-second-look.ts'
export { type Opened, openedBy, proposesBreak } from './reader-care.ts'
export { redactText } from './redact.ts'
export { rerankQueues } from './rerank.ts'
export { type BlindLook, type PickDeps, pickSecondLooks } from './second-look.ts'
export { seededChance } from './seeded-chance.ts'
export {
  profileOf,
  shareCase,
  shareEntry,
} from './share-case.ts'
export {
  type DeskLoad,
  type DeskWaits,
  DISCIPLINES,
  type Discipline,
  simulateDesk,
  USUAL_LOAD,
} from './simulate-desk.ts'
export {
  type Sleeper,
  type SnoozeDeps,
  type Snoozed,
  type SnoozeRequest,
  sleepersOf,
  snoozeCase,
  wakeCase,
  wakeDue,
} from './snooze.ts'
export { lapseClaims, type Taker, takeNext, type WorkDeps, workCase } from './work-case.ts'
