import { inflateRawSync } from 'node:zlib'
import {
  type CompiledEntry,
  type CompiledLanguage,
  type CompiledPacks,
  type PackLanguage,
  unpackPattern,
} from './compiled.ts'
import { COMPILED_PACKS } from './generated/compiled-packs.ts'
import { Lexicon } from './lexicon.ts'
import { Matcher } from './matcher.ts'
import { Scopes } from './scopes.ts'

/** One language's pack, ready to match. */
export interface LanguagePack {
  readonly lexicon: Lexicon
  readonly matcher: Matcher
  readonly scopes: Scopes
  readonly entries: readonly CompiledEntry[]
  readonly named: Readonly<Record<string, number>>
}

export interface Packs {
  /** Changes with every change of a pack file. */
  readonly version: string
  readonly languages: Readonly<Record<PackLanguage, LanguagePack>>
}

function languagePack(language: CompiledLanguage): LanguagePack {
  const patterns = language.patterns.map(unpackPattern)
  const lexicon = new Lexicon(language, patterns)
  return {
    lexicon,
    matcher: new Matcher(patterns, lexicon),
    scopes: new Scopes(language.named),
    entries: language.entries,
    named: language.named,
  }
}

/** Packs from their compiled form. */
export function packsOf({ version, languages }: CompiledPacks): Packs {
  return {
    version,
    languages: {
      nl: languagePack(languages.nl),
      fr: languagePack(languages.fr),
      en: languagePack(languages.en),
      de: languagePack(languages.de),
    },
  }
}

/** The committed compiled form of the packs that ship with the project. */
export function compiledPacks(): CompiledPacks {
  const json = inflateRawSync(Buffer.from(COMPILED_PACKS, 'base64')).toString('utf8')
  // Written by `write-compiled.ts` from the type itself; a test compares it with the YAML.
  return JSON.parse(json) as CompiledPacks
}

/** The packs that ship with the project, ready to match; about 50 ms. */
export const loadPacks = (): Packs => packsOf(compiledPacks())
