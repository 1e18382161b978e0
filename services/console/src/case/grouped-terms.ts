import type { ScoreTerm } from '@seinpost/schemas'

/** Terms that a reader takes as one: what they add together. */
export interface TermGroup {
  /** A term's name, or `text`, `combination`, `venue`, `thread`, `context:<label>`. */
  readonly name: string
  readonly value: number
  /** What the surface sum leaves out. */
  readonly setting: boolean
}

/** Kinds of term that the surface sum leaves out. */
const SETTING: ReadonlySet<ScoreTerm['kind']> = new Set(['context', 'interaction', 'venue', 'thread'])

/**
 * All that one context takes away is one row, and so is all that the learned reading of the words gives; the other
 * terms stay as they are. Adding up is exact either way.
 */
export function groupTerms(terms: readonly ScoreTerm[]): TermGroup[] {
  const groups = new Map<string, TermGroup>()
  for (const term of terms) {
    const setting = SETTING.has(term.kind)
    const name = groupOf(term)
    const key = `${name} ${setting}`
    groups.set(key, { name, setting, value: (groups.get(key)?.value ?? 0) + term.value })
  }
  return [...groups.values()]
}

/** Every term as a row of its own. */
export const singleTerms = (terms: readonly ScoreTerm[]): TermGroup[] =>
  terms.map(({ name, kind, value }) => ({ name, value, setting: SETTING.has(kind) }))

function groupOf({ name, kind }: ScoreTerm): string {
  const context = name.split('×').find((part) => part.startsWith('context:'))
  if (context !== undefined) return context
  if (kind === 'text' || kind === 'venue' || kind === 'thread') return kind
  // What several concepts give on top of each of them, because they come together.
  if (name.includes('×')) return 'combination'
  return name
}
