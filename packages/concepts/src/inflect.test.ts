import { describe, expect, test } from 'vitest'
import { type Inflecting, inflect, type VerbForms } from './inflect.ts'

const cases: readonly (readonly [verb: string, lang: Inflecting, form: keyof VerbForms, holds: string[]])[] =
  [
    ['vermoorden', 'nl', 'fin', ['vermoord', 'vermoorden']],
    ['vermoorden', 'nl', 'part', ['vermoord', 'vermoorde']],
    ['slachten', 'nl', 'part', ['geslacht']],
    ['meppen', 'nl', 'past', ['mepte', 'mepten']],
    ['doden', 'nl', 'fin', ['dood', 'doden']],
    ['slaan: sla slaat sloeg sloegen geslagen', 'nl', 'part', ['geslagen']],
    ['af+maken', 'nl', 'inf', ['afmaken', 'af maken', 'af te maken']],
    ['af+maken', 'nl', 'part', ['afgemaakt']],
    ['af+maken', 'nl', 'sep', ['maak', 'maakt', 'maken']],
    ['tuer', 'fr', 'fin', ['tue', 'tuez', 'tuera', 'tuerait']],
    ['égorger', 'fr', 'fin', ['égorgeons']],
    ['abattre: abat abattent abattu+', 'fr', 'part', ['abattu', 'abattues']],
    ['kill', 'en', 'fin', ['kills', 'killing', 'killin']],
    ['stab', 'en', 'part', ['stabbed']],
    ['burn down: burned burnt', 'en', 'fin', ['burning down']],
    ['töten', 'de', 'part', ['getötet', 'getötete']],
    ['ab+stechen: steche sticht stach gestochen', 'de', 'inf', ['abstechen', 'abzustechen']],
  ]

describe('inflect', () => {
  for (const [verb, lang, form, holds] of cases) {
    test(`${lang} ${verb}: ${form}`, () =>
      expect(inflect(verb, lang)[form]).toEqual(expect.arrayContaining(holds)))
  }
})
