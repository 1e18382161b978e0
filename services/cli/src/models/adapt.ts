import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import type { AddedModel, AssessedInput } from '@seinpost/gateway'
import type { ModelFile, ScoringModel } from '@seinpost/scoring'
import type { AdaptedFigures, AssessedText } from '@seinpost/scoring/train'

/** The guide's own cases: whatever is learned from a desk, these stay right. */
const ANCHORS = new URL('../../../../demo/triage-dev.jsonl', import.meta.url)

export interface AdaptedModel extends Omit<AddedModel, 'file'> {
  readonly file: ModelFile
}

const digest = (text: string) => createHash('sha256').update(text).digest('hex')

const named = (name: string, { qwk, f1, falseAlarms, missed }: AdaptedFigures) => ({
  [`${name}.qwk`]: finite(qwk),
  [`${name}.f1`]: finite(f1),
  [`${name}.falseAlarms`]: finite(falseAlarms),
  [`${name}.missed`]: finite(missed),
})
const finite = (value: number): number | null => (Number.isFinite(value) ? value : null)

/** A model drawn from `model` towards what people found. The same assessments give the same weights and name. */
export async function adaptTo(
  assessments: readonly AssessedInput[],
  model: ScoringModel,
  { madeBy, base }: { readonly madeBy: string; readonly base: string },
): Promise<AdaptedModel> {
  const { adaptModel, modelFileOf, triageCase } = await import('@seinpost/scoring/train')
  const anchorText = await readFile(ANCHORS, 'utf8')
  const anchors = anchorText
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => triageCase(JSON.parse(line)))
  const learned = JSON.stringify(assessments.map(({ id, level }) => [id, level]))
  // The inputs were made by `scoreInputOf`; over the API they come back as they went.
  const texts = assessments as readonly AssessedInput[] as readonly AssessedText[]
  const { weights, backend, assessed, anchors: kept } = await adaptModel(model, texts, anchors)
  return {
    file: modelFileOf({
      version: `${base}+desk.${digest(`${base} ${learned}`).slice(0, 8)}`,
      backend,
      severity: weights,
      heads: model.heads,
    }),
    madeBy,
    madeFrom: {
      base,
      sets: [
        { name: 'assessments', cases: assessments.length, sha256: digest(learned) },
        { name: 'triage-dev', cases: anchors.length, sha256: digest(anchorText) },
      ],
    },
    figures: {
      ...named('assessed.before', assessed.before),
      ...named('assessed.after', assessed.after),
      ...named('guide.before', kept.before),
      ...named('guide.after', kept.after),
    },
  }
}
