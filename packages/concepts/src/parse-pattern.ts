import { SeinpostError } from '@seinpost/domain'
import { CONCEPTS, type Concept } from '@seinpost/schemas'

/** One step of a pattern. */
export interface PatternItem {
  /** Words, phrases and `@class` names, any of which may stand here; `^` and `$` are the edges of a sentence. */
  readonly any: readonly string[]
  /** How many other words may come before it. */
  readonly gap: number
  /** True when the gap may cross into the next sentence. */
  readonly crosses: boolean
  /** A concept that the words in this place are a sign of too: `@weapon>means`. */
  readonly capture: Concept | null
}

interface Step extends PatternItem {
  readonly optional: boolean
}

const PIECE = /\s*(?:(~~?)(\d+)|(\([^()]*\)|[^\s()~>?]+)(>[a-z_]+)?(\?)?)/uy

function bad(pattern: string, what: string): SeinpostError {
  return new SeinpostError('config_invalid', `pattern "${pattern}": ${what}`, {
    remedy: 'See docs/concepts.md for how a pattern reads.',
  })
}

function captured(pattern: string, mark: string | undefined): Concept | null {
  if (mark === undefined) return null
  const name = mark.slice(1)
  const concept = CONCEPTS.find((known) => known === name)
  if (concept === undefined) throw bad(pattern, `"${name}" is not a concept`)
  return concept
}

function steps(pattern: string): Step[] {
  const found: Step[] = []
  let gap = 0
  let crosses = false
  PIECE.lastIndex = 0
  const text = pattern.trim()
  while (PIECE.lastIndex < text.length) {
    const from = PIECE.lastIndex
    const match = PIECE.exec(text)
    if (match === null) throw bad(pattern, `cannot read "${text.slice(from)}"`)
    const [, tilde, count, body, mark, optional] = match
    if (tilde !== undefined) {
      gap = Number(count)
      crosses = tilde === '~~'
      continue
    }
    const any = alternatives(pattern, body ?? '')
    found.push({ any, gap, crosses, capture: captured(pattern, mark), optional: optional === '?' })
    gap = 0
    crosses = false
  }
  if (found.every(({ optional }) => optional)) throw bad(pattern, 'has no part that must be there')
  return found
}

function alternatives(pattern: string, body: string): string[] {
  if (!body.startsWith('(')) return [body]
  const any = body
    .slice(1, -1)
    .split('|')
    .map((one) => one.trim())
  if (any.some((one) => one === '')) throw bad(pattern, 'has an empty alternative')
  return any
}

/** All ways to read a pattern, optional parts taken and left out. Throws `config_invalid` on a pattern it cannot read. */
export function parsePattern(pattern: string): PatternItem[][] {
  let variants: PatternItem[][] = [[]]
  for (const { optional, ...item } of steps(pattern)) {
    const taken = variants.map((variant) => [...variant, item])
    variants = optional ? [...taken, ...variants.map((variant) => widen(variant, item))] : taken
  }
  return variants.filter((variant) => variant.length > 0).map(closeGaps)
}

/** A gap before a part that is left out still is a gap before the next. */
function widen(variant: readonly PatternItem[], left: PatternItem): PatternItem[] {
  return left.gap === 0 ? [...variant] : [...variant, { ...left, any: [] }]
}

function closeGaps(variant: readonly PatternItem[]): PatternItem[] {
  const closed: PatternItem[] = []
  let extra = 0
  for (const item of variant) {
    if (item.any.length === 0) extra += item.gap
    else {
      closed.push({ ...item, gap: item.gap + extra })
      extra = 0
    }
  }
  return closed
}
