export { type Agreement, type AgreementReport, agreementOf, measureAgreement } from './agreement.ts'
export { type AssessedSignalText, assessedTexts } from './assessed-texts.ts'
export { type Drift, type DriftOf, type DriftView, measureDrift } from './drift.ts'
export {
  addModel,
  BUILT_IN,
  listModels,
  readModel,
} from './model-book.ts'
