import { adjectives } from './write-gazetteer.adjectives.ts'
import type { Row } from './write-gazetteer.csv.ts'
import type { Tables } from './write-gazetteer.ts'
import type { ForeignRow } from './write-gazetteer.units.ts'

/**
 * One letter a kind: m municipality, x its name in another language, f former municipality, s section, a area, l locality,
 * t station, v variant, k nickname, d demonym, j adjective, e event, c club, b unit abroad, p place abroad.
 */
type Kind = 'm' | 'x' | 'f' | 's' | 'a' | 'l' | 't' | 'v' | 'k' | 'd' | 'j' | 'e' | 'c' | 'b' | 'p'

interface Entry {
  /** `kind strength : target`, each once. */
  readonly senses: Set<string>
  risk: number
  /** Languages in which the name is also a word. */
  readonly langs: Set<string>
  /** n: also a person's name, g: a given name, b: also a brand. */
  readonly flags: Set<string>
}
type Names = Map<string, Entry>

const ALIAS_KIND: Readonly<Record<string, Kind>> = {
  exonym: 'x',
  'former municipality': 'f',
  area: 'a',
  'abbreviation/variant': 'v',
  nickname: 'k',
  demonym: 'd',
  adjective: 'j',
  event: 'e',
  club: 'c',
}

function add(names: Names, written: string | undefined, sense: [Kind, number, string | undefined], risk = 0) {
  const [kind, strength, target] = sense
  // What stands in brackets is a note of the source, not something people write.
  const name = written?.replace(/\s*\(.*\)$/u, '')
  // A name that needed such a note is not safe by itself.
  const safe = name === written ? strength : Math.min(strength, 1)
  if (!name || !target || (name.includes('/') && !/\b[ao]\/d\b/u.test(name))) return
  const entry: Entry = names.get(name) ?? { senses: new Set(), risk: 0, langs: new Set(), flags: new Set() }
  entry.senses.add(`${kind}${safe}:${target}`)
  entry.risk = Math.max(entry.risk, risk)
  names.set(name, entry)
}

const list = (cell: string | undefined) => (cell ? cell.split(';').filter(Boolean) : [])

function addMunicipalities(names: Names, { municipalities }: Tables) {
  for (const row of municipalities) {
    add(names, row.name_nl, ['m', 3, row.nis])
    for (const name of [row.name_fr, row.name_de])
      if (name !== row.name_nl) add(names, name, ['x', 3, row.nis])
  }
}

/** Field and hamlet names made of an article and a word are left out: they are ordinary phrases elsewhere. */
const PHRASE =
  /^(l[ea']s?|notre|aux?|sur|sous|auf|het|de|den|'t|a|bas|haut|petit|grand)\b|(straat|weg|laan|dreef)$/iu

function isUsefulLocality(row: Row): boolean {
  if (row.confidence === 'low' || Number(row.word_risk) > 0 || Number(row.n_municipalities) > 2) return false
  return (row.name ?? '').length >= 5 && !PHRASE.test(row.name ?? '')
}

function addPlaces(names: Names, { places, postcodes }: Tables) {
  for (const row of places) {
    const risk = Number(row.word_risk)
    const all = [row.name, ...list(row.alt)]
    if (row.kind === 'submunicipality') for (const name of all) add(names, name, ['s', 3, row.nis], risk)
    else if (row.kind === 'neighbourhood' && row.confidence !== 'low')
      add(names, row.name, ['l', 1, row.nis], risk)
    else if (row.kind === 'locality' && isUsefulLocality(row)) add(names, row.name, ['l', 1, row.nis], risk)
  }
  for (const row of postcodes)
    for (const name of [row.place, ...list(row.place_alt)])
      if (row.uncertain !== '1') add(names, name, ['s', 3, row.nis])
}

function addAliases(names: Names, rows: readonly Row[]) {
  for (const row of rows) {
    const kind = ALIAS_KIND[row.kind ?? '']
    if (kind === undefined) throw new Error(`alias ${row.alias}: unknown kind "${row.kind}"`)
    // The aliases that are postcodes are read as postcodes.
    if (/^\d+$/u.test(row.alias ?? '')) continue
    // That a foreign name is also a word is said by its risk; it need not be said twice.
    const strength = Math.max(kind === 'x' ? 2 : 0, Number(row.strength))
    for (const target of list(row.targets))
      add(names, row.alias, [kind, strength, target], riskOfAlias(kind, row))
  }
}

/** What people of a town are called is seldom a word; French nicknames of this kind are that too (`Liégeois`). */
function riskOfAlias(kind: Kind, { word_risk, lang }: Row): number {
  const isPeople = kind === 'd' || (kind === 'k' && lang === 'fr')
  return isPeople && word_risk === '1' ? 0 : Number(word_risk)
}

function addAbroad(names: Names, { units, neighbourPlaces, ambiguous }: Tables, foreign: ForeignRow[]) {
  for (const row of units) {
    const code = row.code || `${row.country}:${row.name}`
    for (const name of [row.name, ...list(row.alt)]) add(names, name, ['b', 3, code])
  }
  for (const [code, , name] of foreign) add(names, name, ['b', 3, code])
  for (const row of neighbourPlaces) add(names, row.place, ['p', 2, row.municipality_code])
  const known = new Set(foreign.map(([code]) => code))
  for (const row of ambiguous)
    for (const code of list(row.foreign_candidates).map((cell) => cell.split('|')[0] ?? ''))
      if (known.has(code)) add(names, row.name, ['b', 2, code])
}

const RULES: readonly (readonly [start: string, risk: number])[] = [
  ['never alone', 3],
  ['need capital AND', 2],
  ['need capital or', 1],
  ['normal', 0],
]

/** The trap list decides the risk of the names it has; the word lists' own guess stands for the others. */
function addTraps(names: Names, { traps }: Tables) {
  for (const row of traps) {
    const entry = names.get(row.name ?? '')
    if (entry === undefined) continue
    entry.risk = RULES.find(([start]) => row.rule?.startsWith(start))?.[1] ?? entry.risk
    // `verb (en)` says in which language the name is a word; the language column may say whose name it is.
    const inBrackets = /\((en|fr|de|nl)\)/u.exec(row.confusion ?? '')?.[1]
    for (const lang of inBrackets ? [inBrackets] : (row.language ?? '').split(/[/+]/u))
      if (lang !== '-') entry.langs.add(lang)
    if (/name/u.test(row.confusion ?? '') || /surname/u.test(row.meaning ?? '')) entry.flags.add('n')
    if (/brand|\bbeer\b/u.test(`${row.confusion} ${row.meaning}`)) entry.flags.add('b')
  }
}

/** The project's own list of names that are words, mostly in languages the sources did not look at. */
function addWords(names: Names, { words }: Tables) {
  const spelt = new Map<string, Entry[]>()
  for (const [name, entry] of names) spelt.set(plain(name), [...(spelt.get(plain(name)) ?? []), entry])
  for (const row of words)
    for (const entry of spelt.get(plain(row.name ?? '')) ?? []) {
      entry.risk = Math.max(entry.risk, Number(row.risk))
      for (const lang of (row.langs ?? '').split(' ')) if (lang) entry.langs.add(lang)
      for (const flag of row.flags ?? '') entry.flags.add(flag)
    }
}

/** Accents and capitals do not make another word. */
const plain = (name: string) => name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()

/** `[name, senses, risk, languages in which it is a word, flags]`, sorted. */
export function collectNames(tables: Tables, foreign: ForeignRow[]) {
  const names: Names = new Map()
  addMunicipalities(names, tables)
  addPlaces(names, tables)
  for (const row of tables.stations) add(names, row.name, ['t', 2, row.nis])
  addAbroad(names, tables, foreign)
  addAliases(names, [...tables.aliases, ...tables.supplement])
  addTraps(names, tables)
  addWords(names, tables)
  for (const [adjective, nis] of adjectives(tables, names)) add(names, adjective, ['j', 2, nis])
  return [...names]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, { senses, risk, langs, flags }]) => [
      name,
      [...senses].sort().join(';'),
      risk,
      [...langs].sort().join(' '),
      [...flags].sort().join(''),
    ])
}
