export { DATA_SETS, DataFolder } from './data-sets.ts'
export { evaluate } from './evaluate.ts'
export type { EvaluateOptions } from './evaluate-options.ts'
export type { EvaluationReport } from './measure.ts'
