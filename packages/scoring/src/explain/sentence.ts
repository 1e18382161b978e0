import type { Level } from '@seinpost/schemas'
import { levelName, listOf, PHRASES, type Phrases, TONGUES, type Tongue } from './phrases.ts'
import type { Reason, Softener } from './reasons.ts'

/** What a sentence of reasons is made from. */
export interface SentenceInput {
  readonly surface: Level
  readonly effective: Level
  /** The weightiest first. */
  readonly reasons: readonly Reason[]
  readonly softeners: readonly Softener[]
  /** Concepts that were found with enough strength to be named. */
  readonly present: ReadonlySet<string>
  readonly knownLanguage: boolean
}

/** One text in each of the three languages. */
export type InTongues = Record<Tongue, string>

const MAX_REASONS = 3
const MAX_SOFTENERS = 2

function reasonPhrase(words: Phrases, reason: Reason): string {
  if (reason === 'wording') return words.wording
  if (reason === 'slur') return words.slur
  if (reason === 'veiled') return words.veiled
  return reason === 'thread' ? words.threadTakesOver : words.concepts[reason]
}

const softenerPhrase = (words: Phrases, softener: Softener): string =>
  softener === 'positive_group' ? words.positiveGroup : words.contexts[softener]

/** Named concepts before mere wording: a reader can check them against the highlighted words. */
const checkableFirst = (reasons: readonly Reason[]): Reason[] => {
  const named = reasons.filter((reason) => reason !== 'wording')
  return named.length > 0 ? named : [...reasons]
}

function sentenceIn(words: Phrases, input: SentenceInput): string {
  const reasons = checkableFirst(input.reasons).slice(0, MAX_REASONS)
  const softeners = input.softeners.slice(0, MAX_SOFTENERS)
  const why = listOf(
    words,
    reasons.map((reason) => reasonPhrase(words, reason)),
  )
  const soft = listOf(
    words,
    softeners.map((softener) => softenerPhrase(words, softener)),
  )
  const name = levelName(words, input.effective)
  const tail = input.knownLanguage ? '' : ` ${words.unknownLanguage}`
  if (input.effective < input.surface && soft !== '') {
    return `${name}. ${words.inItself} ${input.surface}, ${words.because} ${soft}.${tail}`
  }
  if (input.effective === 0 || why === '') return `${name}: ${words.none}.${tail}`
  const weighed = soft === '' ? '' : ` (${words.softened} ${soft})`
  return `${name}: ${words.message} ${why}${weighed}.${tail}`
}

const inTongues = (write: (words: Phrases) => string): InTongues => ({
  nl: write(PHRASES.nl),
  fr: write(PHRASES.fr),
  en: write(PHRASES.en),
})

/** One sentence of reasons, in Dutch, French and English. */
const reasonSentence = (input: SentenceInput): InTongues => inTongues((words) => sentenceIn(words, input))

/** What the next level up would ask for, by the guide's rules of thumb. */
const MISSING: Readonly<Record<0 | 1 | 2 | 3, readonly (keyof Phrases['concepts'])[]>> = {
  0: ['group_hostility', 'enemy_image', 'legitimisation'],
  1: ['dehumanisation', 'legitimisation', 'glorification'],
  2: ['threat_intent', 'call_to_violence', 'recruitment'],
  3: ['time_near', 'means', 'target_place'],
}

const NOUNS: Readonly<Record<Tongue, Readonly<Record<string, string>>>> = {
  nl: {
    group_hostility: 'vijandigheid tegen een groep',
    enemy_image: 'vijandbeeld',
    legitimisation: 'goedkeuring van geweld',
    dehumanisation: 'ontmenselijking',
    glorification: 'verheerlijking',
    threat_intent: 'dreiging',
    call_to_violence: 'oproep tot geweld',
    recruitment: 'werving',
    time_near: 'nabij moment',
    means: 'middel bij de hand',
    target_place: 'plaats',
  },
  fr: {
    group_hostility: 'hostilité envers un groupe',
    enemy_image: 'image d’ennemi',
    legitimisation: 'approbation de la violence',
    dehumanisation: 'déshumanisation',
    glorification: 'glorification',
    threat_intent: 'menace',
    call_to_violence: 'appel à la violence',
    recruitment: 'recrutement',
    time_near: 'moment proche',
    means: 'moyen à portée',
    target_place: 'lieu',
  },
  en: {
    group_hostility: 'hostility to a group',
    enemy_image: 'enemy image',
    legitimisation: 'approval of violence',
    dehumanisation: 'dehumanisation',
    glorification: 'glorification',
    threat_intent: 'threat',
    call_to_violence: 'call to violence',
    recruitment: 'recruitment',
    time_near: 'time that is near',
    means: 'means at hand',
    target_place: 'place',
  },
}

const OR: InTongues = { nl: 'of', fr: 'ni', en: 'or' }

function notHigherIn(tongue: Tongue, { effective, surface, softeners, present }: SentenceInput): string {
  const words = PHRASES[tongue]
  if (effective === 4) return words.top
  const softener = softeners[0]
  if (effective < surface && softener)
    return `${words.notHigher.split(':')[0]}: ${softenerPhrase(words, softener)}.`
  const missing = MISSING[effective]
    .filter((concept) => !present.has(concept))
    .map((concept) => NOUNS[tongue][concept] ?? concept)
  if (missing.length === 0) return `${words.notHigher.split(':')[0]}.`
  return `${words.notHigher} ${missing.join(` ${OR[tongue]} `)}.`
}

function notLowerIn(tongue: Tongue, { effective, reasons }: SentenceInput): string {
  const words = PHRASES[tongue]
  if (effective === 0) return words.bottom
  const named = checkableFirst(reasons).slice(0, 2)
  return `${words.notLower} ${words.message} ${listOf(
    words,
    named.map((reason) => reasonPhrase(words, reason)),
  )}.`
}

/** Why the level is not one higher, and not one lower. */
function whyNot(input: SentenceInput): { higher: InTongues; lower: InTongues } {
  const higher: InTongues = { nl: '', fr: '', en: '' }
  const lower: InTongues = { nl: '', fr: '', en: '' }
  for (const tongue of TONGUES) {
    higher[tongue] = notHigherIn(tongue, input)
    lower[tongue] = notLowerIn(tongue, input)
  }
  return { higher, lower }
}

/** All sentences of one explanation. */
export interface Told {
  readonly sentence: InTongues
  readonly whyNot: { readonly higher: InTongues; readonly lower: InTongues }
}

/** Everything that a sentence can depend on; texts that agree in it are told the same. */
function keyOf({ surface, effective, reasons, softeners, present, knownLanguage }: SentenceInput): string {
  let key = `${surface}${effective}${knownLanguage}`
  for (const reason of checkableFirst(reasons).slice(0, MAX_REASONS)) key += ` ${reason}`
  key += ','
  for (const softener of softeners.slice(0, MAX_SOFTENERS)) key += ` ${softener}`
  for (const concept of effective === 4 ? [] : MISSING[effective]) key += present.has(concept) ? '+' : '-'
  return key
}

/** There are some thousands of explanations in all; most texts share a few dozen. */
const CACHE_LIMIT = 5_000
const known = new Map<string, Told>()

/** The sentence of reasons and why the level is not another. Written once for texts with the same reasons. */
export function tell(input: SentenceInput): Told {
  const key = keyOf(input)
  let told = known.get(key)
  if (!told) {
    if (known.size >= CACHE_LIMIT) known.clear()
    told = { sentence: reasonSentence(input), whyNot: whyNot(input) }
    known.set(key, told)
  }
  const { sentence, whyNot: not } = told
  return { sentence: { ...sentence }, whyNot: { higher: { ...not.higher }, lower: { ...not.lower } } }
}
