import { describe, expect, test } from 'vitest'
import { loadGazetteer } from './load.ts'
import { findMatches } from './match.ts'
import { findPostcodes } from './postcodes.ts'
import { scan } from './scan.ts'

const gazetteer = loadGazetteer()
/** Codes of what is read as a postcode with better than even odds. */
function read(text: string): string[] {
  scan(text, gazetteer.tokens, gazetteer.folds, gazetteer.words)
  return findPostcodes(gazetteer, text, findMatches(gazetteer, text))
    .filter(({ odds }) => odds > 0)
    .flatMap(({ units }) => units.map((unit) => gazetteer.units[unit]?.code ?? ''))
}

const rows: readonly (readonly [name: string, text: string, codes: readonly string[]])[] = [
  ['before its town', '2800 Mechelen', ['12025']],
  ['after its town in brackets', 'Mechelen (2800)', ['12025']],
  ['before a section', '2100 Deurne', ['11002']],
  ['with a country', 'B-8500', ['34022']],
  ['after the word', 'code postal 4000', ['62063']],
  ['after a street and number', 'Kerkstraat 4, 9300', ['41002']],
  ['after a French street', 'rue du Pont 12, 4000', ['62063']],
  ['Dutch, beside its town', '4611 AB Bergen op Zoom', ['GM0748']],
  ['Dutch by its letters', 'Grote Markt 1, 4611 AB', ['GM0748']],
  ['French, beside its town', '59000 Lille', ['FR:59350']],
  ['German, beside its town', '52062 Aachen', ['DE:05334']],
  ['at the end of a clause', 'wie woont er in 3500?', ['71072']],
  ['beside another town is a number', '3000 Mechelen', []],
  ['a year', 'in 2018', []],
  ['a year beside a town that has it as a postcode', '2018 Antwerpen', ['11002']],
  ['people', 'we waren met 3000', []],
  ['counted things', 'in 2500 gevallen', []],
  ['a clock', 'om 1700 uur', []],
  ['bare', '9000', []],
]
describe('findPostcodes', () => {
  for (const [name, text, codes] of rows) test(name, () => expect(read(text)).toEqual(codes))
})
