import type { Language } from '@seinpost/schemas'
// The folders of natural that are safe to load; its index prints adverts and reads `.env` files.
import english from 'natural/lib/natural/stemmers/porter_stemmer.js'
import german from 'natural/lib/natural/stemmers/porter_stemmer_de.js'
import french from 'natural/lib/natural/stemmers/porter_stemmer_fr.js'
import dutch from 'natural/lib/natural/stemmers/porter_stemmer_nl.js'

const STEMMERS: Partial<Record<Language, { stem(word: string): string }>> = {
  nl: dutch,
  fr: french,
  en: english,
  de: german,
}
/** Stemming a word costs 2 µs, a look-up 50 ns, and most words of a text are common ones. */
const CACHE_LIMIT = 50_000
const cache = new Map<string, string>()
const MAX_LENGTH = 64

/** The Snowball stem of a lower-case word (through `natural`); the word itself in languages without a stemmer. */
export function stem(word: string, lang: Language): string {
  const stemmer = STEMMERS[lang]
  if (stemmer === undefined || word.length > MAX_LENGTH) return word
  const key = `${lang}:${word}`
  const known = cache.get(key)
  if (known !== undefined) return known
  if (cache.size >= CACHE_LIMIT) cache.clear()
  const stemmed = stemmer.stem(word)
  cache.set(key, stemmed)
  return stemmed
}
