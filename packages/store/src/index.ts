export type {
  ActDecision,
  ActRefusal,
  Applied,
  ArchivedSignal,
  CaseDecision,
  CaseGroup,
  CaseReader,
  CaseState,
  CaseStore,
  CaseSummary,
  DecideAct,
  DecideCases,
  DecideRegroup,
  DeskRecipient,
  Placement,
  QueuePage,
  RankOf,
  RegroupDecision,
  Regrouped,
  RegroupRefusal,
  StoredCase,
  StoredClusters,
  StoredMember,
  Worked,
  WorkedCase,
} from './case-port.ts'
export { workIn } from './case-work.ts'
export type { CaseChanges } from './changes.ts'
export type { Correction, CorrectionLog } from './corrections.ts'
export type { Deliveries, DeliveryState, DueDelivery } from './deliveries.ts'
export { type DirectoryLock, lockDirectory } from './embedded/directory-lock.ts'
export { ownerOf } from './hands-owner.ts'
export type {
  DecideHands,
  Hands,
  HandsChange,
  HandsDecision,
  HeldCase,
  OwnerReason,
  PlaceLabel,
} from './hands-port.ts'
export type { FailedJob, JobTable, StoredJob, StoredSchedule } from './job-table.ts'
export { jsonParam } from './json-param.ts'
export type { Admission, DeadSignal, Ledger } from './ledger.ts'
export { type JobsConnection, openStore, type Store, type StoreDeps } from './open-store.ts'
export type { Clock, Sql, SqlResult, SqlRunner } from './port.ts'
export type { Refusals } from './refusals.ts'
export type { Hold, Purged, PurgeProof, Retention } from './retention.ts'
export { type RetainUntil, type RetentionFacts, retainUntil } from './retention-rules.ts'
export { speakerOf } from './signal-row.ts'
