import { classWords } from '@seinpost/concepts'
import { GRAMMARS } from './synthetic/sentences.ts'

const SLOTS = ['violence', 'kill', 'killed', 'burn']
const CLASSES = ['kill', 'hurt']

/**
 * Tells whether a text has a word of violence in it. A label that a text is peaceful, or hostile without a threat, says
 * nothing of such words; without this the head of violent words unlearns them from the news.
 */
export function violenceMentions(): (text: string, lang: string) => boolean {
  const ofPacks = classWords()
  const words = new Map(
    GRAMMARS.map(({ grammar: { lang, vocabulary } }) => {
      const known = [
        ...SLOTS.flatMap((slot) => vocabulary[slot] ?? []),
        ...CLASSES.flatMap((name) => ofPacks(lang, name)),
      ]
      return [
        lang as string,
        new Set(known.filter((word) => !/[ {[]/u.test(word)).map((word) => word.toLowerCase())),
      ]
    }),
  )
  return (text, lang) => {
    const known = words.get(lang)
    return known !== undefined && (text.toLowerCase().match(/\p{L}+/gu) ?? []).some((word) => known.has(word))
  }
}
