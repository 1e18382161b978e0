import { readFileSync } from 'node:fs'
import { PlaceRole } from '@seinpost/schemas'
import { z } from 'zod'
import { dataPath } from '../load.ts'

/** A sentence with the municipalities it concerns; a role is right when it is one of `roles`. */
export const Sentence = z.object({
  id: z.string(),
  lang: z.string(),
  text: z.string(),
  want: z.array(z.object({ code: z.string(), roles: z.array(PlaceRole).min(1) })),
  /** The trap or the form it is about. */
  class: z.string(),
  /** All sets but the first were written after the rules, and measured before any rule was changed for them. */
  set: z.enum(['first', 'second', 'third', 'fourth', 'fifth', 'sixth']),
})
export type Sentence = z.infer<typeof Sentence>

/** The project's own labelled sentences: nl with dialect and hashtags, fr, de, en; every class of trap; two places; none. */
export const readSentences = (): Sentence[] =>
  readFileSync(dataPath('sentences.jsonl'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => Sentence.parse(JSON.parse(line)))
