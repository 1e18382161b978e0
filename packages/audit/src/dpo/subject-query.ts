/** What a data subject is looked for by. */
export type SubjectKind = 'name' | 'handle' | 'url' | 'text'

export interface SubjectQuery {
  readonly by: SubjectKind
  readonly term: string
  /** The pseudonyms a handle has, for every platform asked about and every key in use; only for `handle`. */
  readonly pseudonyms?: readonly string[]
}

/** A text matches when it holds one of `any`, or all of `all`. Case does not count. */
export interface Needles {
  readonly any: readonly string[]
  readonly all: readonly string[]
}

const words = (text: string) => text.split(/\s+/u).filter((word) => word !== '')

/** What to look for. A name is found whatever the order of its words; an address whatever its scheme. */
export function needlesOf({ by, term, pseudonyms = [] }: SubjectQuery): Needles {
  const asked = term.normalize('NFC').trim()
  switch (by) {
    case 'name':
      return { any: [], all: words(asked) }
    case 'handle':
      return { any: [asked.replace(/^@/u, ''), ...pseudonyms], all: [] }
    case 'url':
      return { any: [asked.replace(/^[a-z]+:\/\//iu, '').replace(/\/$/u, '')], all: [] }
    case 'text':
      return { any: [asked], all: [] }
  }
}

const fold = (text: string) => text.normalize('NFC').toLowerCase()

/** Where in `text` the first of the needles stands; -1 when it does not match. */
export function placeIn(text: string, { any, all }: Needles): number {
  const folded = fold(text)
  for (const needle of any) {
    const at = folded.indexOf(fold(needle))
    if (at !== -1) return at
  }
  const places = all.map((needle) => folded.indexOf(fold(needle)))
  return places.length === 0 || places.includes(-1) ? -1 : Math.min(...places)
}

const SPECIAL = /[\\%_]/gu

/** The needle as it may stand in a column: composed or not, and in json with its quotes escaped. */
const formsOf = (needle: string): readonly string[] => {
  const forms = [needle, needle.normalize('NFD')]
  return [...new Set([...forms, ...forms.map((form) => JSON.stringify(form).slice(1, -1))])]
}

/** `ilike` patterns: a column is a candidate when each of the lists has a match. */
export function patternsOf({ any, all }: Needles): readonly (readonly string[])[] {
  const like = (needle: string) => formsOf(needle).map((form) => `%${form.replaceAll(SPECIAL, '\\$&')}%`)
  return any.length > 0 ? [any.flatMap(like)] : all.map(like)
}
