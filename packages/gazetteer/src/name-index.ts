import { LANGUAGE_BIT } from './cues.ts'
import type { GazetteerFile } from './data-file.ts'
import { type FoldTable, INVISIBLE, SEPARATOR } from './fold.ts'
import type { Area, Name, Sense, SenseKind } from './names.ts'
import type { NameTrie } from './trie.ts'
import type { WordTable } from './word-table.ts'

const SAINT = new Set(['sint', 'saint', 'sankt', 'sainte'])
const REGION_FIRST = new Set(['limburg', 'limbourg', 'luxemburg', 'luxembourg'])
const TWO_TOWNS = /^arrondissement \p{Lu}\p{L}+-\p{Lu}\p{L}+$/u
const PLAIN_WORD = /^[a-z]+$/u
const JOINED_MIN = 4

/** Folded words of a name, as the scanner would read them. */
export function foldWords(name: string, { fold }: FoldTable): string[] {
  const lower = name.toLowerCase()
  if (PLAIN_WORD.test(lower)) return [lower]
  const words: string[] = []
  let word = ''
  for (let at = 0; at < name.length; at++) {
    const letter = fold[name.charCodeAt(at)] ?? SEPARATOR
    if (letter === INVISIBLE) continue
    if (letter === SEPARATOR) {
      if (word) words.push(word)
      word = ''
      continue
    }
    word += String.fromCharCode(letter & 0xffff)
    if (letter > 0xffff) word += String.fromCharCode(letter >>> 16)
  }
  if (word) words.push(word)
  return words
}

const ZONE_PREFIXES = [
  ['pz'],
  ['politiezone'],
  ['zone', 'de', 'police'],
  ['police', 'zone'],
  ['polizeizone'],
  ['zone'],
]
const SHORT_ZONE = /^(Pol[a-z]{3,}|HEKLA|MINOS|BODUKAP|HANO|PZA)$/u

/** What is true of every name of a zone or region. */
const AREA: Omit<Name, 'area'> = {
  senses: [],
  risk: 0,
  langs: 0,
  isPersonName: false,
  isGivenName: false,
  isBrand: false,
  isRegionFirst: false,
  folded: '',
  size: 1,
}

interface Parts {
  readonly words: WordTable
  readonly trie: NameTrie
  readonly folds: FoldTable
  readonly unitByCode: ReadonlyMap<string, number>
  readonly cueWords: ReadonlyMap<string, number>
  readonly languageWords: ReadonlyMap<string, number>
}

/** Collects names while the gazetteer is built; names that fold alike become one with the senses of both. */
export class NameIndex {
  readonly names: Name[] = []
  readonly joined = new Map<string, number>()
  readonly #parts: Parts

  constructor(parts: Parts) {
    this.#parts = parts
  }

  addName([text, senses, risk, langs, flags]: GazetteerFile['names'][number]): void {
    const words = foldWords(text, this.#parts.folds)
    const read = this.#readSenses(senses)
    if (words.length === 0 || read.length === 0) return
    const name: Name = {
      senses: read,
      risk: words.length === 1 ? Math.max(risk, this.#riskOfWord(words[0] ?? '')) : risk,
      langs: langs === '' ? 0 : langs.split(' ').reduce((bits, lang) => bits | bitOf(lang), 0),
      isPersonName: flags !== '' && flags.includes('n'),
      isGivenName: flags !== '' && flags.includes('g'),
      isBrand: flags !== '' && flags.includes('b'),
      isRegionFirst: REGION_FIRST.has(words.join(' ')),
      folded: words.join(''),
      size: words.length,
    }
    this.#put(words, name)
    const [saint = '', ...rest] = words
    if (SAINT.has(saint) && rest.length > 0) {
      this.#put(['st', ...rest], name)
      if (saint === 'sainte') this.#put(['ste', ...rest], name)
    }
  }

  /** Zone names count only after a word such as `politiezone`, which is made part of the name; short names stand alone. */
  addZone(texts: readonly string[], code: string, members: readonly string[]): void {
    const name = this.#areaName('zone', code, members)
    for (const text of texts) {
      const words = foldWords(text, this.#parts.folds)
      for (const prefix of ZONE_PREFIXES) this.#put([...prefix, ...words], name)
      if (SHORT_ZONE.test(text)) this.#put(words, name)
    }
  }

  addRegion(texts: readonly string[], members: readonly string[]): void {
    const name = this.#areaName('region', texts[0] ?? '', members)
    for (const text of texts) {
      if (text.includes('(')) continue
      this.#put(foldWords(text, this.#parts.folds), name)
      // `Halle-Vilvoorde` is the district, not a list of two towns.
      if (TWO_TOWNS.test(text)) this.#put(foldWords(text.replace(/^\S+ /u, ''), this.#parts.folds), name)
    }
  }

  /** A name of the world; it shadows hamlets that have it. */
  addElsewhere(text: string): void {
    this.#put(foldWords(text, this.#parts.folds), this.#areaName('elsewhere', text, []))
  }

  #areaName(kind: Area['kind'], name: string, members: readonly string[]): Name {
    const units = members.flatMap((nis) => this.#parts.unitByCode.get(nis) ?? [])
    return { ...AREA, area: { kind, name, members: units } }
  }

  #put(words: readonly string[], name: Name): void {
    const ids = words.map((word) => this.#parts.words.add(word))
    const at = this.#parts.trie.add(ids, this.names.length)
    if (at === this.names.length) this.names.push(name)
    else this.names[at] = merge(this.names[at] ?? name, name)
    const joined = words.join('')
    if (joined.length >= JOINED_MIN && !this.joined.has(joined)) this.joined.set(joined, at)
  }

  /** A name that is one of our own cue or language words is one of the commonest words there are. */
  #riskOfWord(word: string): number {
    if (this.#parts.languageWords.has(word)) return 3
    return this.#parts.cueWords.has(word) ? 2 : 0
  }

  #readSenses(text: string): Sense[] {
    const senses: Sense[] = []
    for (const sense of text.split(';')) {
      const unit = this.#parts.unitByCode.get(sense.slice(3))
      // The kind letter is one the writer of the file gave; `checkGazetteer` holds it to the list.
      if (unit !== undefined)
        senses.push({ kind: sense[0] as SenseKind, strength: sense.charCodeAt(1) - 0x30, unit })
    }
    return senses
  }
}

const bitOf = (lang: string) => (lang in LANGUAGE_BIT ? LANGUAGE_BIT[lang as keyof typeof LANGUAGE_BIT] : 0) // Proved by `in`.

function merge(a: Name, b: Name): Name {
  return {
    ...a,
    senses: [
      ...a.senses,
      ...b.senses.filter(
        (sense) => !a.senses.some((own) => own.unit === sense.unit && own.kind === sense.kind),
      ),
    ],
    risk: Math.max(a.risk, b.risk),
    langs: a.langs | b.langs,
    isPersonName: a.isPersonName || b.isPersonName,
    isGivenName: a.isGivenName || b.isGivenName,
    isBrand: a.isBrand || b.isBrand,
    isRegionFirst: a.isRegionFirst || b.isRegionFirst,
    ...(b.area === undefined ? {} : { area: b.area }),
  }
}
