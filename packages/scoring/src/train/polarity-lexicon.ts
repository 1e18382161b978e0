import { createRequire } from 'node:module'

/** A word with how well it speaks of what it describes, in [-1, 1]. */
export interface PolarWord {
  readonly word: string
  readonly polarity: number
}

interface PatternEntry {
  readonly polarity?: string
}

/**
 * The adjectives of Pattern (CLiPS, University of Antwerp; public domain, PDDL), as `natural` carries them. Its German
 * and its larger English list are derived from sets with other licences and are left alone.
 */
const FILES: Readonly<Record<string, string>> = {
  nl: 'natural/lib/natural/sentiment/Dutch/pattern-sentiment-nl.json',
  fr: 'natural/lib/natural/sentiment/French/pattern-sentiment-fr.json',
  en: 'natural/lib/natural/sentiment/English/pattern-sentiment-en.json',
}

const load = createRequire(import.meta.url)

/** The words of a language's list with their polarity; none for a language without a free list. */
export function polarWords(lang: string): PolarWord[] {
  const file = FILES[lang]
  if (file === undefined) return []
  // The file is part of a pinned dependency; its shape is the one above.
  const entries = load(file) as Readonly<Record<string, PatternEntry>>
  return Object.entries(entries).map(([word, { polarity }]) => ({
    word: word.toLowerCase(),
    polarity: Number(polarity),
  }))
}
