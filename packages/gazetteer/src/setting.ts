import { CUE, LANGUAGE_BIT } from './cues.ts'
import type { Gazetteer } from './gazetteer.ts'

/** What is true of a whole text and weighs on every name in it. */
export interface Setting {
  /** Language bit: 1 nl, 2 fr, 4 en, 8 de, 0 unknown. */
  readonly language: number
  /** True when a capital tells nothing: all capitals. */
  readonly shouting: boolean
  /** True when no letter is a capital, as in chat: a small letter tells nothing either. */
  readonly lower: boolean
  /** True when a game is spoken of, so that a bare name may be its club's. */
  readonly sport: boolean
  /** True when the European Union or NATO is spoken of, so that Brussels may be its name. */
  readonly union: boolean
}

/** Words by which the guess beats the language the source states; a stated language is wrong one time in a hundred. */
const SURE_WORDS = 3

/** Reads the setting from the scanned tokens; `stated` is the language the source gave. */
export function readSetting({ tokens, cues, languages }: Gazetteer, stated: string | undefined): Setting {
  let nl = 0
  let fr = 0
  let en = 0
  let de = 0
  let union = 0
  let sport = 0
  let capitals = 0
  for (let at = 0; at < tokens.count; at++) {
    const word = tokens.word[at] as number // `at` is below the count.
    capitals += (tokens.flags[at] as number) & 1
    if (word < 0) continue
    const bits = languages[word] ?? 0
    nl += bits & 1
    fr += (bits >> 1) & 1
    en += (bits >> 2) & 1
    de += (bits >> 3) & 1
    const cue = cues[word] ?? 0
    if (cue & CUE.union) union++
    if (cue & CUE.sport) sport++
  }
  return {
    language: chooseLanguage({ nl, fr, en, de }, stated),
    shouting: tokens.shouting,
    lower: capitals === 0,
    union: union > 0,
    sport: sport > 0,
  }
}

function chooseLanguage(counts: LanguageCounts, stated: string | undefined): number {
  const { nl, fr, en, de } = counts
  const most = Math.max(nl, fr, en, de)
  const second = secondOf(counts, most)
  const guess =
    most === nl
      ? LANGUAGE_BIT.nl
      : most === fr
        ? LANGUAGE_BIT.fr
        : most === en
          ? LANGUAGE_BIT.en
          : LANGUAGE_BIT.de
  // The lookup is proved by `in`.
  const said = stated !== undefined && stated in LANGUAGE_BIT ? (stated as keyof LanguageCounts) : undefined
  if (said !== undefined && !(most >= SURE_WORDS && most > 2 * counts[said])) return LANGUAGE_BIT[said]
  return most > second ? guess : said === undefined ? 0 : LANGUAGE_BIT[said]
}

type LanguageCounts = Readonly<Record<keyof typeof LANGUAGE_BIT, number>>

/** The most that another language has; equal to the most when two languages share it. */
function secondOf({ nl, fr, en, de }: LanguageCounts, most: number): number {
  let [second, seen] = [0, 0]
  for (const count of [nl, fr, en, de]) {
    if (count === most) seen++
    else if (count > second) second = count
  }
  return seen > 1 ? most : second
}
