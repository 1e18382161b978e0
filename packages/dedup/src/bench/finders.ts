import { openMemoryIndex } from '@seinpost/dedup-index'
import { fingerprint } from '../fingerprint.ts'
import { decideAll } from '../stage.ts'

export interface BenchText {
  readonly id: string
  readonly text: string
  readonly lang: string
  /** Template and target of a text made from a template. */
  readonly sibling?: { readonly template: string; readonly target: string }
}

/** A way to find the text that another one copies. */
export interface Finder {
  readonly name: string
  /** What is searched; whatever was there before is forgotten. */
  learn(texts: readonly BenchText[]): Promise<void>
  /** Id of the text that each is held to be a copy of, or null. */
  find(texts: readonly BenchText[]): Promise<readonly (string | null)[]>
}

const POLICY = { mergeFrom: 0.6, windowDays: 14 }

/** Seinpost's own, with the guard, as the stage runs it. What is asked is learned as well. */
export function seinpostFinder(): Finder {
  let index = openMemoryIndex({ policy: { windowDays: 14, maxTexts: 300_000 } })
  const decide = async (texts: readonly BenchText[]) =>
    decideAll(
      texts.map(({ id, text, lang }) => fingerprint({ id, text, lang, at: 0 })),
      { index: await index, policy: POLICY },
    )
  return {
    name: 'seinpost',
    learn: async (texts) => {
      index = openMemoryIndex({ policy: { windowDays: 14, maxTexts: 300_000 } })
      await decide(texts)
    },
    find: async (texts) => (await decide(texts)).map(({ decision }) => decision.of),
  }
}

/** Only what is the same to the letter, but for case and spaces: what IntelMQ's bot does. */
export function exactFinder(): Finder {
  const known = new Map<string, string>()
  const key = (text: string) => text.toLowerCase().replace(/\s+/g, ' ').trim()
  return {
    name: 'exact only',
    learn: async (texts) => {
      known.clear()
      for (const { id, text } of texts) if (!known.has(key(text))) known.set(key(text), id)
    },
    find: async (texts) => texts.map(({ text }) => known.get(key(text)) ?? null),
  }
}
