import type { CompiledEntry, CompiledLanguage, CompiledPacks, PackLanguage } from './compiled.ts'
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
  /** Classes of group names. */
  readonly groupSymbols: readonly number[]
}

export interface Packs {
  /** Changes with every change of a pack file. */
  readonly version: string
  readonly languages: Readonly<Record<PackLanguage, LanguagePack>>
}

function languagePack(language: CompiledLanguage): LanguagePack {
  const lexicon = new Lexicon(language)
  return {
    lexicon,
    matcher: new Matcher(language.patterns, lexicon),
    scopes: new Scopes(language.named),
    entries: language.entries,
    named: language.named,
    groupSymbols: ['group', 'group_sg', 'group_np'].flatMap((name) => language.named[name] ?? []),
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

/** The packs that ship with the project, from the committed compiled form. */
export function loadPacks(): Packs {
  // Written by `write-compiled.ts` from the type itself; a test compares it with the YAML.
  return packsOf(JSON.parse(COMPILED_PACKS) as CompiledPacks)
}
