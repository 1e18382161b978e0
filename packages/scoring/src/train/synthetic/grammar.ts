import type { Concept, Context, Level } from '@seinpost/schemas'
import { type Chance, pick } from '../chance.ts'

/** Slot name to its fillers. A filler may hold slots and `[a|b]` alternatives itself. */
export type Vocabulary = Readonly<Record<string, readonly string[]>>

/** A kind of sentence with the labels every sentence of it has. */
export interface Family {
  readonly name: string
  readonly surface: Level
  readonly effective: Level
  readonly context?: readonly Context[]
  readonly concepts?: readonly Concept[]
  /** Venues it is said in; any ordinary one when absent. */
  readonly venues?: readonly string[]
  /** How often it is drawn against the others; 1 when absent. */
  readonly weight?: number
  readonly templates: readonly string[]
}

/** How a hostile sentence is carried by another: quoted, told, condemned, denied. `{said}` is the sentence. */
export interface Frame {
  readonly name: string
  /** The effective level of the whole; `same` keeps that of the sentence. */
  readonly effective: Level | 'same'
  readonly context: readonly Context[]
  readonly venues?: readonly string[]
  readonly templates: readonly string[]
}

/** All that is known of one language. */
export interface Grammar {
  readonly lang: 'nl' | 'fr' | 'en' | 'de'
  readonly vocabulary: Vocabulary
  readonly families: readonly Family[]
  readonly frames: readonly Frame[]
}

/** A vocabulary with more words in its slots, each once. */
export function withMore(vocabulary: Vocabulary, more: Vocabulary): Vocabulary {
  const slots = new Set([...Object.keys(vocabulary), ...Object.keys(more)])
  return Object.fromEntries(
    [...slots].map((slot) => [slot, [...new Set([...(vocabulary[slot] ?? []), ...(more[slot] ?? [])])]]),
  )
}

const MAX_DEPTH = 8

/** The index of the bracket that closes the one at `open`, or -1. */
function closing(template: string, open: number): number {
  let depth = 0
  for (let i = open; i < template.length; i += 1) {
    if (template[i] === '[') depth += 1
    if (template[i] === ']') depth -= 1
    if (depth === 0) return i
  }
  return -1
}

function splitTop(body: string): string[] {
  const parts: string[] = []
  let depth = 0
  let from = 0
  for (let i = 0; i < body.length; i += 1) {
    if (body[i] === '[') depth += 1
    if (body[i] === ']') depth -= 1
    if (body[i] === '|' && depth === 0) {
      parts.push(body.slice(from, i))
      from = i + 1
    }
  }
  parts.push(body.slice(from))
  return parts
}

function chooseAlternatives(template: string, chance: Chance): string {
  let text = template
  for (let open = text.indexOf('['); open >= 0; open = text.indexOf('[', open)) {
    const close = closing(text, open)
    if (close < 0) throw new SyntaxError(`a bracket stays open in '${template}'`)
    text = text.slice(0, open) + pick(splitTop(text.slice(open + 1, close)), chance) + text.slice(close + 1)
  }
  return text
}

/** Fills `{slots}` and chooses `[alternatives]`. Throws a SyntaxError for an unknown slot or an open bracket. */
export function fill(template: string, vocabulary: Vocabulary, chance: Chance, depth = 0): string {
  if (depth > MAX_DEPTH) throw new SyntaxError(`slots go round in circles in '${template}'`)
  return chooseAlternatives(template, chance)
    .replace(/\{(\w+)\}/gu, (_, slot: string) => {
      const fillers = vocabulary[slot]
      if (!fillers) throw new SyntaxError(`unknown slot {${slot}} in '${template}'`)
      return fill(pick(fillers, chance), vocabulary, chance, depth + 1)
    })
    .replace(/ {2,}/gu, ' ')
    .trim()
}
