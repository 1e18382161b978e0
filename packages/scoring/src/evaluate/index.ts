export { DATA_SETS, DataFolder } from './data-sets.ts'
export { type EvaluateOptions, type EvaluationReport, evaluate } from './evaluate.ts'
