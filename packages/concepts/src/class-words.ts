import { gatherClasses, membersOf } from './class-table.ts'
import { PACK_LANGUAGES, type PackLanguage } from './compiled.ts'
import { readPackFiles } from './read-pack-files.ts'

/**
 * Gives the words and phrases of a class of the packs as written, `[]` when the language has no such class: what the
 * packs know is also a lesson for whoever learns words.
 */
export function classWords(): (lang: PackLanguage, name: string) => readonly string[] {
  const files = readPackFiles()
  const tables = new Map(PACK_LANGUAGES.map((lang) => [lang, gatherClasses(files[lang], lang)]))
  return (lang, name) => {
    const table = tables.get(lang)
    return table?.has(name) ? [...new Set(membersOf(name, table))] : []
  }
}
