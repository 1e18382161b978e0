import { countryWords, cueWords, ELSEWHERE, languageWords } from './cues.ts'
import type { GazetteerFile } from './data-file.ts'
import { makeFoldTable } from './fold.ts'
import type { Gazetteer, Unit } from './gazetteer.ts'
import { buildJurisdictions } from './jurisdictions.ts'
import { NameIndex } from './name-index.ts'
import { makeTokens } from './scan.ts'
import { NameTrie } from './trie.ts'
import { WordTable } from './word-table.ts'

function buildUnits(file: GazetteerFile): Unit[] {
  const belgian = file.municipalities.map(
    ([nis, nl, , , lang, , , , , , , lat, lon, population]): Unit => ({
      code: nis,
      belgian: true,
      country: 'BE',
      name: nl,
      lat,
      lon,
      population,
      lang,
      isNear: true,
    }),
  )
  const abroad = file.foreign.map(
    ([code, country, name, lat, lon, nearest, population]): Unit => ({
      code,
      belgian: false,
      country,
      name,
      lat,
      lon,
      population,
      lang: '',
      isNear: nearest !== '',
    }),
  )
  return [...belgian, ...abroad]
}

/** Names, zones, regions and far cities in one trie over one table of words, with what the words say as cues. */
function buildNames(file: GazetteerFile, unitByCode: ReadonlyMap<string, number>) {
  const [words, trie, folds] = [new WordTable(), new NameTrie(), makeFoldTable()]
  const [cueBits, languageBits] = [cueWords(), languageWords()]
  const cueOf = [...cueBits].map(([word, bits]) => [words.add(word), bits] as const)
  const languageOf = [...languageBits].map(([word, bits]) => [words.add(word), bits] as const)
  const countries = new Map([...countryWords()].map(([word, country]) => [words.add(word), country]))
  const index = new NameIndex({
    words,
    trie,
    folds,
    unitByCode,
    cueWords: cueBits,
    languageWords: languageBits,
  })
  for (const row of file.names) index.addName(row)
  for (const [code, name, others, members] of file.zones) index.addZone([name, ...others], code, members)
  for (const [name, , others, members] of file.regions) index.addRegion([name, ...others], members)
  for (const name of ELSEWHERE.trim().split(/\s+/u)) index.addElsewhere(name)
  const cues = new Int32Array(words.size)
  for (const [word, bits] of cueOf) cues[word] = bits
  const languages = new Uint8Array(words.size)
  for (const [word, bits] of languageOf) languages[word] = bits
  return { words, trie, folds, countries, cues, languages, names: index.names, joined: index.joined }
}

/** The in-memory gazetteer of a file's rows. */
export function buildGazetteer(file: GazetteerFile): Gazetteer {
  const units = buildUnits(file)
  const unitByCode = new Map(units.map((unit, index) => [unit.code, index]))
  return {
    edition: file.edition,
    units,
    unitByCode,
    ...buildNames(file, unitByCode),
    postcodes: new Map(
      file.postcodes.map(([country, postcode, ...codes]) => [
        `${country} ${postcode}`,
        codes.flatMap((code) => unitByCode.get(code) ?? []),
      ]),
    ),
    jurisdictions: buildJurisdictions(file, units),
    crosswalk: new Map(file.crosswalk),
    tokens: makeTokens(),
    misspelt: { index: undefined },
  }
}
