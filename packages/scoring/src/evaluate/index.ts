export { DATA_SETS, DataFolder } from './data-sets.ts'
export { evaluate } from './evaluate.ts'
export type { EvaluateOptions, EvaluationReport } from './measure.ts'
