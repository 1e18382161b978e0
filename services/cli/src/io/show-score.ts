import type { PriorityTerm, Score, ScoreTerm } from '@seinpost/schemas'
import { visible } from './visible.ts'

const signed = (value: number) => `${value >= 0 ? '+' : ''}${value.toFixed(3)}`

/** A score as text for a terminal: the levels with the reason, what would change them, and the sum that they are. */
export function showScore({ severity, lang, explanation }: Score, text: string): string {
  const { sentence, whyNot, counterfactual, uncertainty, asksForContext, evidence } = explanation
  return [
    visible(text),
    '',
    `Level ${severity.effective} in context, ${severity.surface} on the surface (${lang}; in doubt ${Math.round(uncertainty * 100)} %).`,
    sentence.en,
    ...(whyNot ? [whyNot.higher.en, whyNot.lower.en] : []),
    ...(counterfactual
      ? [`Without "${visible(counterfactual.without)}" this is level ${counterfactual.level}.`]
      : []),
    ...(asksForContext ? ['Look at the thread or the place it was said before you judge.'] : []),
    ...section(
      'Seen',
      evidence.map(
        ({ label, start, end, strength }) =>
          `${label} ${strength.toFixed(2)}  "${visible(text.slice(start, end))}"`,
      ),
    ),
    ...sumSection(explanation),
    ...prioritySection(explanation.priority),
  ]
    .filter((line, index, lines) => line !== '' || lines[index - 1] !== '')
    .join('\n')
}

const SHOWN_TERMS = 12

/** The terms that weigh most, one a line, the others in one, and what they all add up to. */
export function sumSection({ intercept, terms, sum }: Score['explanation']): string[] {
  const byWeight = terms.toSorted((a, b) => Math.abs(b.value) - Math.abs(a.value))
  const rest = byWeight.slice(SHOWN_TERMS)
  const others = rest.reduce((total, { value }) => total + value, 0)
  return section('The sum', [
    `${signed(intercept)}  intercept`,
    ...byWeight.slice(0, SHOWN_TERMS).map(termLine),
    ...(rest.length > 0
      ? [`${signed(others)}  ${rest.length} smaller terms (--json or score FILE lists them)`]
      : []),
    `${signed(sum)}  in all`,
  ])
}

/** Where the points of a priority come from. */
export const prioritySection = (terms: readonly PriorityTerm[]): string[] =>
  section(
    'Priority',
    terms.map(({ name, points }) => `${signed(points)}  ${name}`),
  )

/** A heading with indented lines; nothing for no lines. */
export function section(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : ['', title, ...lines.map((line) => `  ${line}`)]
}

function termLine({ name, value, strength }: ScoreTerm): string {
  return `${signed(value)}  ${name} (strength ${strength.toFixed(2)})`
}
