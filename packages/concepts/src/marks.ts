/** A class the code itself asks for, as a bit: what a word is to negation, speech, supposition and naming a group. */
export const MARKS = {
  negator: 1,
  negator_after: 2,
  negation_stop: 4,
  not_negating: 8,
  say_other: 16,
  first_person: 32,
  if_word: 64,
  slur: 128,
  group: 256,
  group_sg: 512,
  group_adj: 1024,
} as const

export type Mark = keyof typeof MARKS

const NAMES = Object.entries(MARKS)

/** The marks of a class, by the numbers that a pack's named classes have. */
export function marksOf(symbol: number, named: Readonly<Record<string, number>>): number {
  let marks = 0
  for (const [name, bit] of NAMES) if (named[name] === symbol) marks |= bit
  return marks
}
