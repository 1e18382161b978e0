import type { Language } from '@seinpost/schemas'
import { STEP, WEIGHTS } from './generated/language-model.ts'
import { LANGUAGE_CLASSES, languageFeatures } from './language-features.ts'
import { normalise } from './normalise.ts'
import type { NormalisedText } from './normalised-text.ts'

export interface IdentifiedLanguage {
  readonly lang: Language
  /** In [0, 1]. */
  readonly confidence: number
}

const CLASSES = LANGUAGE_CLASSES.length
/** Fewer features than this (a word of two letters) say nothing. */
const FEWEST_FEATURES = 6
/** Below this share the answer is `und`. */
const SUREST_NEEDED = 0.42
const LETTERS = /\p{L}/gu
const LATIN = /\p{Script=Latin}/gu
/** Shown by any letter outside the Latin ranges of Europe. */
const FOREIGN = /[\u0250-\u02ff\u0370-\u1fff\u2c00-\ud7ff\uf900-\ufdff]/u
const LINKS = /https?:\/\/\S+|www\.\S+|[@#][\p{L}\p{N}_.-]+/gu

const NOTHING: IdentifiedLanguage = { lang: 'und', confidence: 0 }

const weights = Int8Array.from(Buffer.from(WEIGHTS, 'base64'))

/** True when most letters are of another script than Latin. */
function isForeignScript(lower: string): boolean {
  if (!FOREIGN.test(lower)) return false
  const letters = lower.match(LETTERS)?.length ?? 0
  return letters > 0 && (lower.match(LATIN)?.length ?? 0) * 2 < letters
}

/**
 * The language of a short text: Dutch (Flemish chat included), French, English, German, `other`, or `und` when it cannot
 * tell. A linear model over hashed letter groups, in the manner of Cavnar and Trenkle (1994), trained by
 * `train-language.ts`. Links, account names and hashtags are left out.
 */
export function identifyLanguage(input: NormalisedText | string): IdentifiedLanguage {
  const { lower } = typeof input === 'string' ? normalise(input) : input
  if (isForeignScript(lower)) return { lang: 'other', confidence: 1 }
  const plain = /[@#]|www|http/u.test(lower) ? lower.replace(LINKS, ' ') : lower
  const features = languageFeatures(plain)
  if (features.length < FEWEST_FEATURES) return NOTHING
  return best(features)
}

function best(features: readonly number[]): IdentifiedLanguage {
  // One sum per class in the order of LANGUAGE_CLASSES, each in a variable of its own: this is the whole cost.
  let [nl, fr, en, de, other] = [0, 0, 0, 0, 0]
  for (let i = 0; i < features.length; i++) {
    const from = (features[i] ?? 0) * CLASSES
    nl += weights[from] ?? 0
    fr += weights[from + 1] ?? 0
    en += weights[from + 2] ?? 0
    de += weights[from + 3] ?? 0
    other += weights[from + 4] ?? 0
  }
  const scores = [nl, fr, en, de, other]
  const scale = STEP / Math.sqrt(features.length)
  const top = Math.max(...scores)
  let total = 0
  for (const score of scores) total += Math.exp((score - top) * scale)
  const confidence = 1 / total
  const lang = LANGUAGE_CLASSES[scores.indexOf(top)] ?? 'other'
  return confidence < SUREST_NEEDED ? { lang: 'und', confidence } : { lang, confidence }
}
