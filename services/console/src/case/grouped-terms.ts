import type { ScoreTerm } from '@seinpost/schemas'

/** Terms that a reader takes as one: what they add together. */
export interface TermGroup {
  /** A term's name, or `text`, `combination`, `venue`, `thread`, `referral:<what>`, `context:<label>`. */
  readonly name: string
  readonly value: number
  /** What the surface sum leaves out. */
  readonly setting: boolean
}

/** Kinds of term that the surface sum leaves out. */
const SETTING: ReadonlySet<ScoreTerm['kind']> = new Set([
  'context',
  'interaction',
  'venue',
  'thread',
  'referral',
])

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

/** Parts of a name that say what made the term so, the first that is there. */
const MAKERS = ['context:', 'referral:', 'venue:', 'thread:'] as const

function groupOf({ name, kind }: ScoreTerm): string {
  const parts = name.split('×')
  for (const maker of MAKERS) {
    const part = parts.find((one) => one.startsWith(maker))
    if (part !== undefined) return maker === 'venue:' || maker === 'thread:' ? maker.slice(0, -1) : part
  }
  if (kind !== 'concept' && kind !== 'interaction') return kind
  // What several concepts give on top of each of them, because they come together.
  if (name.includes('×')) return 'combination'
  return name
}
