export { type AdviseInput, advise } from './advise.ts'
export { type AssessedSignal, readAssessed } from './assessed.ts'
export { type BacktestInput, backtest } from './backtest.ts'
export { describeChanges } from './describe-changes.ts'
export { emptyExplanation } from './rebuild.ts'
export { type KeptRecord, keepRecords, readRecords, readSignals } from './record-book.ts'
export { type Decider, decideAll, type Rerun, type RerunCase, rerun, routeAll } from './rerun.ts'
export { keysByHeat, restartKeys, withCold } from './restart-keys.ts'
export { type ShadowDeps, shadowBatch } from './shadow-batch.ts'
export {
  beginShadow,
  endShadow,
  keepShadowed,
  noteShadowProblem,
  runningShadow,
  type Shadow,
  type ShadowedSignal,
  shadowStatus,
} from './shadow-book.ts'
export { shareOf } from './share.ts'
export { type RecordedPlace, recordOf, type SignalRecord } from './signal-record.ts'
export {
  addVersion,
  findVersion,
  newestVersion,
  type StoredVersion,
  VERSION_CHANNEL,
  versionHistory,
} from './version-book.ts'
