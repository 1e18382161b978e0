import { createHash } from 'node:crypto'
import { CONCEPTS } from '@seinpost/schemas'
import { expanded, gatherClasses, isKind, membersOf, wordsOf } from './class-table.ts'
import {
  type CompiledEntry,
  type CompiledItem,
  type CompiledLanguage,
  type CompiledPacks,
  type CompiledPattern,
  CROSSING,
  PACK_LANGUAGES,
  type PackLanguage,
  packPattern,
  SENTENCE_END,
  SENTENCE_START,
} from './compiled.ts'
import type { PackEntry, PackFile } from './pack-file.ts'
import { type PatternItem, parsePattern } from './parse-pattern.ts'

/** Classes the code itself asks for; a pack may leave them out. */
export const NAMED_CLASSES = [
  'group',
  'group_sg',
  'group_adj',
  'group_np',
  'slur',
  'negator',
  'negator_after',
  'negation_stop',
  'not_negating',
  'say_other',
  'first_person',
  'if_word',
  'place_kind',
  'weapon',
  'near_time',
  'role',
] as const

/** Classes whose words are worth recognising when misspelt. */
const KEY_CLASSES = ['group', 'group_sg', 'derog', 'derog_noun', 'vermin', 'hate'] as const
const SHORTEST_KEY = 4
/** Grammatical kinds of group names; a name listed under two is of the first. */
const GROUP_FORMS = ['group', 'group_sg', 'group_adj', 'group_np'] as const

/** Numbers words and classes of one language as they are met. */
class LanguageBuilder {
  readonly #classes: ReadonlyMap<string, readonly string[]>
  readonly #common: ReadonlySet<string>
  readonly #symbols = new Map<string, { id: number; cost: number }>()
  readonly #words = new Map<string, number>()
  readonly #classesOf: number[][] = []
  readonly #prefixes = new Map<string, number[]>()
  readonly #suffixes = new Map<string, number[]>()
  readonly #phrases = new Map<string, { words: number[]; classes: number[] }>()

  constructor(files: readonly PackFile[], lang: PackLanguage) {
    this.#classes = gatherClasses(files, lang)
    this.#common = new Set(files.flatMap(({ common }) => common))
  }

  has(name: string): boolean {
    return this.#classes.has(name)
  }

  word(word: string): number {
    const known = this.#words.get(word)
    if (known !== undefined) return known
    const id = this.#words.size
    this.#words.set(word, id)
    this.#classesOf.push([])
    return id
  }

  /** The number of a set of alternatives, and how common its commonest word is. */
  symbol(any: readonly string[]): { id: number; cost: number } {
    const members = [...new Set(any.flatMap((one) => expanded(one, this.#classes)))].sort()
    const key = any.length === 1 && /^@\S+$/u.test(any[0] ?? '') ? (any[0] ?? '') : members.join('|')
    const known = this.#symbols.get(key)
    if (known !== undefined) return known
    const id = this.#symbols.size
    let cost = 0
    for (const member of members) cost += this.#enter(member, id)
    const symbol = { id, cost }
    this.#symbols.set(key, symbol)
    return symbol
  }

  #enter(member: string, id: number): number {
    if (member.endsWith('*') && !member.startsWith('*') && !/\*\*$/u.test(member)) {
      push(this.#prefixes, member.slice(0, -1), id)
      return 5
    }
    if (member.startsWith('*')) {
      push(this.#suffixes, member.slice(1), id)
      return 5
    }
    const words = wordsOf(member)
    const ids = words.map((word) => this.word(word))
    if (ids.length === 1) {
      this.#classesOf[ids[0] ?? 0]?.push(id)
      const word = words[0] ?? ''
      return isKind(word) ? 100 : this.#common.has(word) ? 1_000 : 1
    }
    const key = ids.join(' ')
    const phrase = this.#phrases.get(key) ?? { words: ids, classes: [] }
    phrase.classes.push(id)
    this.#phrases.set(key, phrase)
    return words.every((word) => this.#common.has(word)) ? 300 : 2
  }

  #keys(): number[] {
    const words = KEY_CLASSES.filter((name) => this.has(name)).flatMap((name) =>
      membersOf(name, this.#classes),
    )
    const known = [...new Set(words)].filter((word) => word.length >= SHORTEST_KEY && !this.#common.has(word))
    return known.flatMap((word) => this.#words.get(word) ?? [])
  }

  /**
   * Leaves a group's name only the classes that all names of its kind have, so that no pattern can tell one group from
   * another of the same grammatical kind.
   */
  #makeGroupsEqual(): void {
    const done = new Set<string>()
    for (const form of GROUP_FORMS) {
      if (!this.has(form)) continue
      const members = [...new Set(membersOf(form, this.#classes))].filter((member) => !done.has(member))
      const lists = members.map((member) => this.#classesOfMember(member))
      const shared = (lists[0] ?? []).filter((id) => lists.every((list) => list.includes(id)))
      for (const list of lists) list.splice(0, list.length, ...shared)
      for (const member of members) done.add(member)
    }
  }

  #classesOfMember(member: string): number[] {
    const ids = wordsOf(member).map((word) => this.word(word))
    if (ids.length > 1) return this.#phrases.get(ids.join(' '))?.classes ?? []
    return this.#classesOf[ids[0] ?? -1] ?? []
  }

  finish(
    patterns: readonly CompiledPattern[],
    entries: readonly CompiledEntry[],
    fillers: readonly string[],
  ): CompiledLanguage {
    const named = Object.fromEntries(
      NAMED_CLASSES.filter((name) => this.has(name)).map((name) => [name, this.symbol([`@${name}`]).id]),
    )
    this.#makeGroupsEqual()
    const fillerIds = fillers.map((word) => this.word(word))
    const commonIds = [...this.#common].filter((word) => !word.includes(' ')).map((word) => this.word(word))
    return {
      words: [...this.#words.keys()],
      classesOf: this.#classesOf,
      prefixes: [...this.#prefixes],
      suffixes: [...this.#suffixes],
      phrases: [...this.#phrases.values()].map(({ words, classes }) => [words, classes]),
      patterns: patterns.map(packPattern),
      entries,
      fillers: fillerIds,
      keys: this.#keys(),
      common: commonIds,
      named,
    }
  }
}

function push(map: Map<string, number[]>, key: string, id: number): void {
  const known = map.get(key)
  if (known === undefined) map.set(key, [id])
  else known.push(id)
}

function compileItems(
  items: readonly PatternItem[],
  builder: LanguageBuilder,
): { items: CompiledItem[]; anchor: number } {
  const compiled: CompiledItem[] = []
  let anchor = 0
  let least = Number.POSITIVE_INFINITY
  for (const { any, gap, crosses, capture } of items) {
    const edge =
      any.length === 1 ? (any[0] === '^' ? SENTENCE_START : any[0] === '$' ? SENTENCE_END : null) : null
    const { id, cost } = edge === null ? builder.symbol(any) : { id: edge, cost: Number.POSITIVE_INFINITY }
    if (cost < least) {
      least = cost
      anchor = compiled.length
    }
    compiled.push([id, crosses ? gap + CROSSING : gap, capture === null ? -1 : CONCEPTS.indexOf(capture)])
  }
  return { items: compiled, anchor }
}

const entryOf = ({ id, label, strength, when, subject }: PackEntry): CompiledEntry => ({
  id,
  label,
  strength,
  when,
  subject,
})

/** One language's files as numbers. Throws `config_invalid` naming the pattern or class that is wrong. */
export function compileLanguage(files: readonly PackFile[], lang: PackLanguage): CompiledLanguage {
  const builder = new LanguageBuilder(files, lang)
  const patterns: CompiledPattern[] = []
  const entries = files.flatMap((file) => file.entries)
  for (const [entry, { patterns: wanted, unless, negation }] of entries.entries()) {
    const keeps = negation === 'keep'
    for (const [list, veto] of [
      [wanted, false],
      [unless, true],
    ] as const) {
      for (const pattern of list) {
        for (const variant of parsePattern(pattern.replace(/^!/u, ''))) {
          patterns.push({
            entry,
            ...compileItems(variant, builder),
            veto,
            keeps: keeps || pattern.startsWith('!'),
          })
        }
      }
    }
  }
  const fillers = [...new Set(files.flatMap((file) => file.fillers))]
  return builder.finish(patterns, entries.map(entryOf), fillers)
}

/** All packs as one JSON-able value; the same files always give the same value. */
export function compilePacks(files: Readonly<Record<PackLanguage, readonly PackFile[]>>): CompiledPacks {
  const compiled = PACK_LANGUAGES.map((lang) => [lang, compileLanguage(files[lang], lang)] as const)
  const hash = createHash('sha256').update(JSON.stringify(compiled)).digest('hex')
  const [nl, fr, en, de] = compiled.map(([, language]) => language)
  if (nl === undefined || fr === undefined || en === undefined || de === undefined)
    throw new Error('unreachable')
  return { version: `packs-${hash.slice(0, 12)}`, languages: { nl, fr, en, de } }
}
