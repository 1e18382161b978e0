import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { EvaluateOptions } from './evaluate-options.ts'
import { type EvaluationReport, measure } from './measure.ts'
import { modelCard } from './model-card.ts'
import { confusionPlot, reliabilityPlot } from './plots.ts'

/**
 * Measures the committed model on every shared set, and by cross-validation on our own cases, against the baselines.
 * Writes `model-card.md` and its plots into `docs` when that is given.
 */
export async function evaluate(options: EvaluateOptions): Promise<EvaluationReport> {
  const report = await measure(options)
  if (options.docs !== undefined) {
    mkdirSync(join(options.docs, 'images'), { recursive: true })
    writeFileSync(
      join(options.docs, 'images', 'scoring-calibration.svg'),
      reliabilityPlot('Level 2 or more, cross-validated', report.reliability),
    )
    writeFileSync(
      join(options.docs, 'images', 'scoring-confusion.svg'),
      confusionPlot('Level given (down), level rated (across)', report.confusion),
    )
    writeFileSync(join(options.docs, 'model-card.md'), modelCard(report, options.data))
  }
  return report
}
