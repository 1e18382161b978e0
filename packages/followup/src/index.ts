export type { Actor, FollowupDeps } from './as-desk.ts'
export {
  type CaseCorrections,
  type Corrected,
  type CorrectionDeps,
  type DueCorrection,
  openCaseCorrections,
} from './corrections.ts'
export type { CorrectionRequest } from './decide-correction.ts'
export {
  contextOf,
  type DeskFactor,
  type Factors,
  levelOf,
  type NextSteps,
  nextSteps,
  type StepCase,
} from './next-steps.ts'
export { type ChosenStep, openPlans, type PlanAct, type Plans } from './plan.ts'
export { openReceipts, type ReceiptDeps, type Receipts, type Referrer } from './receipts.ts'
export type { SheetDraft, SheetProblem } from './sheet-rules.ts'
export { openSheets, type SheetAnswer, type Sheets } from './sheets.ts'
