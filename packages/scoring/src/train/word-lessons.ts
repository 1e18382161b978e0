import type { HeadName } from '../head-names.ts'
import { seededChance } from './chance.ts'
import { targetsOf } from './head-targets.ts'
import type { HeadTargets } from './sparse-trainer.ts'
import { fill } from './synthetic/grammar.ts'
import { GRAMMARS } from './synthetic/sentences.ts'

/** A word or phrase alone, with what it says of the heads whatever stands around it. */
export interface WordLesson {
  readonly text: string
  readonly lang: string
  readonly targets: HeadTargets
}

type Lesson = Partial<Record<HeadName, boolean>>

const ILL: Lesson = { negative: true, positive: false }
const WELL: Lesson = { negative: false, positive: true, violent: false, level2: false }
const VIOLENT: Lesson = { violent: true, positive: false }
const PLAIN: Lesson = { negative: false, positive: false, violent: false, level1: false, level2: false }

/** What each slot of a grammar's vocabulary teaches. */
const LESSONS: Readonly<Record<string, Lesson>> = {
  bad: { ...ILL, violent: false },
  badnoun: { ...ILL, violent: false },
  hate: { ...ILL, violent: false },
  vermin: { ...ILL, dehumanisation: true, violent: false },
  curse: { ...ILL, violent: false, level1: false },
  good: WELL,
  love: WELL,
  virtue: WELL,
  kill: { ...ILL, ...VIOLENT },
  killed: { ...ILL, ...VIOLENT },
  burn: { ...ILL, ...VIOLENT },
  weapon: { ...VIOLENT, means: true },
  violence: VIOLENT,
  everyday: PLAIN,
  ordinary: PLAIN,
  place: PLAIN,
  aplace: PLAIN,
  time: PLAIN,
  name: PLAIN,
  thing: PLAIN,
  job: PLAIN,
  grp: PLAIN,
  one: PLAIN,
}

/** A slot whose fillers hold alternatives is filled this often. */
const FILLINGS = 2

/**
 * The vocabulary as lessons of its own. In sentences a word shares its lesson with the template around it; alone it
 * does not, so that the heads learn "disgusting" and not "the sentence in which it stood".
 */
export function wordLessons(seed: number): WordLesson[] {
  const lessons = new Map<string, WordLesson>()
  for (const { grammar } of GRAMMARS) {
    const chance = seededChance(seed + grammar.lang.charCodeAt(1))
    for (const [slot, lesson] of Object.entries(LESSONS)) {
      for (const filler of grammar.vocabulary[slot] ?? []) {
        for (let i = 0; i < FILLINGS; i += 1) {
          const text = fill(filler, grammar.vocabulary, chance)
          // `Object.entries` widens the keys; they are the heads of `Lesson`.
          const targets = targetsOf(new Map(Object.entries(lesson) as [HeadName, boolean][]))
          lessons.set(`${grammar.lang}/${text}`, { text, lang: grammar.lang, targets })
        }
      }
    }
  }
  return [...lessons.values()]
}
