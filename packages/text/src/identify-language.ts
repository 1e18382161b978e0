import type { Language } from '@seinpost/schemas'
import { normalise } from './normalise.ts'
import type { NormalisedText } from './normalised-text.ts'

const WORDS: Readonly<Record<'nl' | 'fr' | 'en' | 'de', string>> = {
  nl: "de het een van en ik je jij we wij ze zij gij ge u uw jullie is zijn was niet ni nie geen da dat die dit deze wat wa wie waar hoe maar of als om te naar met voor op aan bij uit over door ook nog al wel er hier daar kan kunt gaan gaat wordt worden moet moeten heeft hebt heb zo zou hun hem haar mijn mij ne nen den 't 'k z'n m'n da's efkes amai allez alle iedereen niks iets veel meer dan nu morgen vandaag",
  fr: "le la les un une des du de et je tu il elle on nous vous ils elles est sont suis es être pas ne plus que qui quoi ce cette ces ça c' j' l' d' qu' n' s' m' t' mais ou où donc pour par sur dans avec sans chez au aux en y à été avoir ai as a ont fait faire tout tous toutes mon ton son leur leurs ses mes tes vos nos bien très comme si quand même encore",
  en: "the a an and of to in is are was were be been i you he she it we they my your his her our their this that these those not no don't can't won't i'm it's they're what who how when why where but or if so for on with at by from about into have has had do does did will would can could should all just like get got there here out up them me him us",
  de: 'der die das den dem des ein eine einen einem einer und ich du er sie es wir ihr mich dich uns euch nicht kein keine ist sind war waren bin bist hat haben habe wird werden mit von zu zum zur auf für an im in aus bei nach über unter auch noch nur schon aber oder wenn dass was wer wie wo so mehr sehr hier da doch mal alle alles diese dieser man kann muss mein dein sein unser',
}
const INDEX = new Map<string, number[]>()
const ORDER = ['nl', 'fr', 'en', 'de'] as const
for (const [at, lang] of ORDER.entries()) {
  for (const word of WORDS[lang].split(' ')) {
    const row = INDEX.get(word) ?? [0, 0, 0, 0]
    row[at] = 1
    INDEX.set(word, row)
  }
}

export interface IdentifiedLanguage {
  readonly lang: Language
  /** In [0, 1]. */
  readonly confidence: number
}

/** The language of a short text; `und` when it cannot tell. */
export function identifyLanguage(input: NormalisedText | string): IdentifiedLanguage {
  const { lower } = typeof input === 'string' ? normalise(input) : input
  const counts = [0, 0, 0, 0]
  for (const [word] of lower.matchAll(/\p{L}+'?\p{L}*|'\p{L}/gu)) {
    const row = INDEX.get(word)
    if (row === undefined) continue
    const share = row.reduce((sum, value) => sum + value, 0)
    for (let at = 0; at < 4; at++) counts[at] = (counts[at] ?? 0) + (row[at] ?? 0) / share
  }
  const total = counts.reduce((sum, value) => sum + value, 0)
  const best = Math.max(...counts)
  if (total === 0) return { lang: 'und', confidence: 0 }
  return { lang: ORDER[counts.indexOf(best)] ?? 'und', confidence: best / total }
}
