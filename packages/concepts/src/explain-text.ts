import type { Language } from '@seinpost/schemas'
import { identifyLanguage, normalise } from '@seinpost/text'
import type { ConceptHit } from './concept-hit.ts'
import { findConcepts } from './find-concepts.ts'
import type { Packs } from './load-packs.ts'

function lineOf(
  text: string,
  { label, strength, from, start, end, negated, quoted, subject, hypothetical }: ConceptHit,
): string {
  const marks = [
    negated && 'negated',
    quoted && 'quoted',
    hypothetical && 'hypothetical',
    subject !== 'unknown' && subject,
  ]
  const notes = marks.filter((mark) => mark !== false).join(', ')
  return `${label.padEnd(24)} ${strength.toFixed(2)}  "${text.slice(start, end)}"  ${from}${notes === '' ? '' : `  (${notes})`}`
}

/** What the packs see in a text, a line for each sign, for `seinpost concepts explain`. `lang` is found out when left out. */
export function explainText(text: string, packs: Packs, lang?: Language): string[] {
  const normalised = normalise(text)
  const language = lang ?? identifyLanguage(normalised).lang
  const { hits, groups } = findConcepts(normalised, language, packs)
  const named = groups.map(
    ({ start, end, form }) => `${`group (${form})`.padEnd(30)} "${text.slice(start, end)}"`,
  )
  const read = normalised.text === text ? [] : [`read as: ${normalised.text}`]
  return [`language: ${language}`, ...read, ...hits.map((hit) => lineOf(text, hit)), ...named]
}
