import { classWords } from '@seinpost/concepts'
import type { HeadName } from '../head-names.ts'
import { adjectiveForms } from './adjective-forms.ts'
import { type Chance, seededChance } from './chance.ts'
import { forViolence, targetsOf } from './head-targets.ts'
import { misspelt } from './misspelt.ts'
import { polarWords } from './polarity-lexicon.ts'
import type { HeadTargets } from './sparse-trainer.ts'
import { fill, type Grammar } from './synthetic/grammar.ts'
import { GRAMMARS } from './synthetic/sentences.ts'
import { violenceMentions } from './violence-words.ts'

/** A word or phrase alone, with what it says of the heads whatever stands around it. */
export interface WordLesson {
  readonly text: string
  readonly lang: string
  readonly targets: HeadTargets
}

type Lesson = Partial<Record<HeadName, boolean>>

const ILL: Lesson = { negative: true, positive: false, hateful: true, violent: false }
const WELL: Lesson = { negative: false, positive: true, violent: false, level2: false, hateful: false }
const VIOLENT: Lesson = { violent: true, positive: false }
const PLAIN: Lesson = {
  negative: false,
  positive: false,
  violent: false,
  level1: false,
  level2: false,
  hateful: false,
}
/** Ill speech denied is no ill speech; praise denied is. */
const DENIED_ILL: Lesson = { negative: false, level2: false, hateful: false }
const DENIED_WELL: Lesson = { negative: true, positive: false, hateful: true }

/** What each slot of a grammar's vocabulary teaches. */
const LESSONS: Readonly<Record<string, Lesson>> = {
  bad: ILL,
  badnoun: ILL,
  hate: ILL,
  ills: ILL,
  illwords: ILL,
  wellwords: WELL,
  vermin: { ...ILL, dehumanisation: true },
  curse: ILL,
  good: WELL,
  love: WELL,
  virtue: WELL,
  goods: WELL,
  kill: { ...ILL, ...VIOLENT },
  killed: { ...ILL, ...VIOLENT },
  burn: { ...ILL, ...VIOLENT },
  weapon: { ...VIOLENT, means: true },
  violence: VIOLENT,
  everyday: PLAIN,
  people: PLAIN,
  ordinary: PLAIN,
  neutrals: PLAIN,
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
/** Slots of many alternatives. */
const PHRASE_FILLINGS = 10
const PHRASES: ReadonlySet<string> = new Set(['ills', 'goods', 'neutrals'])

const NEGATOR: Readonly<Record<Grammar['lang'], string>> = { nl: 'niet', fr: 'pas', en: 'not', de: 'nicht' }
const TURNED: Readonly<Record<string, Lesson>> = {
  bad: DENIED_ILL,
  badnoun: DENIED_ILL,
  vermin: DENIED_ILL,
  hate: DENIED_ILL,
  ills: DENIED_ILL,
  illwords: DENIED_ILL,
  wellwords: DENIED_WELL,
  good: DENIED_WELL,
  love: DENIED_WELL,
  goods: DENIED_WELL,
}
/** Slots whose words people misspell to slip past a filter. */
const MISSPELT: ReadonlySet<string> = new Set([
  'bad',
  'badnoun',
  'hate',
  'vermin',
  'kill',
  'curse',
  'good',
  'love',
  'illwords',
])
/** Slots whose single words are adjectives. */
const ADJECTIVES: ReadonlySet<string> = new Set(['bad', 'good'])
/** What the words of some classes of the packs teach. */
const OF_CLASS: Readonly<Record<string, Lesson>> = {
  derog: ILL,
  derog_strong: ILL,
  derog_noun: ILL,
  hate: ILL,
  contempt: ILL,
  vermin: { ...ILL, dehumanisation: true },
  vermin_hard: { ...ILL, dehumanisation: true },
  kill: VIOLENT,
  hurt: VIOLENT,
  burn: VIOLENT,
  weapon: VIOLENT,
  gun: VIOLENT,
}
/** Polarity from which a word of the list is clearly good or bad, and up to which it is neither. */
const CLEAR = 0.3
const NEUTRAL = 0.1
const NEITHER: Lesson = { negative: false, positive: false, hateful: false }

type Add = (text: string, lesson: Lesson) => void

function slotLessons({ lang, vocabulary }: Grammar, chance: Chance, add: Add): void {
  for (const [slot, lesson] of Object.entries(LESSONS)) {
    for (const filler of vocabulary[slot] ?? []) {
      if (slot === 'violence' && filler.includes(' ')) continue
      for (let i = 0; i < (PHRASES.has(slot) ? PHRASE_FILLINGS : FILLINGS); i += 1) {
        const text = fill(filler, vocabulary, chance)
        add(text, lesson)
        for (const form of ADJECTIVES.has(slot) ? adjectiveForms(text, lang) : []) add(form, lesson)
        const turned = TURNED[slot]
        if (turned) add(`${NEGATOR[lang]} ${text}`, turned)
        const slipped = MISSPELT.has(slot) ? misspelt(text, chance) : null
        if (slipped) add(slipped, lesson)
      }
    }
  }
}

function listLessons({ lang }: Grammar, add: Add): void {
  for (const { word, polarity } of polarWords(lang)) {
    const forms = [word, ...adjectiveForms(word, lang)]
    if (Math.abs(polarity) <= NEUTRAL) for (const form of forms) add(form, NEITHER)
    if (Math.abs(polarity) < CLEAR) continue
    for (const form of forms) add(form, polarity < 0 ? ILL : WELL)
    add(`${NEGATOR[lang]} ${word}`, polarity < 0 ? DENIED_ILL : DENIED_WELL)
  }
}

function packLessons(
  { lang }: Grammar,
  words: ReturnType<typeof classWords>,
  chance: Chance,
  add: Add,
): void {
  for (const [name, lesson] of Object.entries(OF_CLASS)) {
    // Of a phrase, the small words would learn the lesson too.
    for (const word of words(lang, name).filter((one) => !one.includes(' '))) {
      add(word, lesson)
      const slipped = misspelt(word, chance)
      if (slipped) add(slipped, lesson)
      if (lesson.negative) add(`${NEGATOR[lang]} ${word}`, DENIED_ILL)
    }
  }
}

/**
 * The vocabulary as lessons of its own. In sentences a word shares its lesson with the template around it; alone it
 * does not, so that the heads learn "disgusting" and not "the sentence in which it stood". What a grammar says of a word
 * goes before what the list says.
 */
export function wordLessons(seed: number): WordLesson[] {
  const lessons = new Map<string, WordLesson>()
  const words = classWords()
  const mentionsViolence = violenceMentions()
  for (const { grammar } of GRAMMARS) {
    const { lang } = grammar
    const chance = seededChance(seed + lang.charCodeAt(1))
    const add: Add = (text, lesson) => {
      const key = `${lang}/${text}`
      // `Object.entries` widens the keys; they are the heads of `Lesson`.
      const said = targetsOf(new Map(Object.entries(lesson) as [HeadName, boolean][]))
      const targets = forViolence(said, mentionsViolence(text, lang))
      if (!lessons.has(key)) lessons.set(key, { text, lang, targets })
    }
    slotLessons(grammar, chance, add)
    packLessons(grammar, words, chance, add)
    listLessons(grammar, add)
  }
  return [...lessons.values()]
}
