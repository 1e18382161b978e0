import { describe, expect, test } from 'vitest'
import { gatherClasses, membersOf } from './class-table.ts'
import type { PackLanguage } from './compiled.ts'
import { findConcepts } from './find-concepts.ts'
import { loadPacks } from './load-packs.ts'
import { readPackFiles } from './read-pack-files.ts'

const packs = loadPacks()
const files = readPackFiles()

/** Sentences with a place for a group's name in the plural, singular or as an adjective. */
const FRAMES: Readonly<Record<PackLanguage, Readonly<Record<string, readonly string[]>>>> = {
  nl: {
    group: [
      'Ik haat X.',
      'X zijn ongedierte, geen mensen.',
      'Alle X moeten dood.',
      'Morgen wonen er X in onze straat.',
      'Niemand mag zeggen dat X dom zijn.',
      '"X buiten" roepen is haat, schaam u.',
    ],
    group_sg: ['Mijn buurman is een X.', 'Elke X verdient een kogel.'],
  },
  fr: {
    group: [
      'Je déteste les X.',
      'Les X sont des parasites.',
      'Il faut tuer les X.',
      'Les X habitent dans notre rue.',
    ],
    group_sg: ['Mon voisin est un X.', 'Espèce de sale X !'],
  },
  en: {
    group: [
      'I hate X.',
      'X are vermin.',
      'Someone should kill all X.',
      'X live in our street.',
      'I do not hate X.',
    ],
    group_sg: ['My neighbour is a X.', 'You stupid X!'],
  },
  de: {
    group: ['Ich hasse X.', 'X sind Ungeziefer.', 'X gehören erschossen.', 'X wohnen in unserer Straße.'],
    group_sg: ['Mein Nachbar ist X.', 'Du dummer X!'],
  },
}

/** What was found, without where: names differ in length. */
const seen = (text: string, lang: PackLanguage): string[] =>
  findConcepts(text, lang, packs)
    .hits.map(({ start: _start, end: _end, ...hit }) => JSON.stringify(hit))
    .sort()

describe('which group is named never changes what is found', () => {
  for (const lang of ['nl', 'fr', 'en', 'de'] as const) {
    const classes = gatherClasses(files[lang], lang)
    const plural = new Set(membersOf('group', classes))
    for (const [form, frames] of Object.entries(FRAMES[lang])) {
      const names = membersOf(form, classes).filter((name) => form === 'group' || !plural.has(name))
      test(`${lang}: ${names.length} names as ${form}`, () => {
        for (const frame of frames) {
          const first = seen(frame.replace('X', names[0] ?? ''), lang)
          for (const name of names)
            expect({ name, frame, found: seen(frame.replace('X', name), lang) }).toEqual({
              name,
              frame,
              found: first,
            })
        }
      })
    }
  }
})
