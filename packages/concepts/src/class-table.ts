import { SeinpostError } from '@seinpost/domain'
import { tokenise } from '@seinpost/text'
import type { PackLanguage } from './compiled.ts'
import { inflect, type VerbForms } from './inflect.ts'
import type { PackFile } from './pack-file.ts'

const FORMS: readonly (keyof VerbForms)[] = ['inf', 'fin', 'past', 'part', 'sep', 'prt']

/** `#num`, `#clock`, `#mention`, `#url`: kinds of token a pattern can ask for. */
export const isKind = (word: string): boolean => /^#(?:num|clock|mention|url)$/u.test(word)

/** A word or phrase as the tokeniser reads it. */
export function wordsOf(phrase: string): string[] {
  return phrase
    .split(/\s+/u)
    .flatMap((word) =>
      isKind(word) || CLIPPED.test(word) ? [word] : tokenise(word).map(({ lower }) => lower),
    )
}

/** `n'`, `qu'`: one word before another, which the tokeniser cannot see when it stands alone. */
const CLIPPED = /^\p{Ll}{1,7}'$/u

/** All classes of one language by name, members still as written. */
export function gatherClasses(files: readonly PackFile[], lang: PackLanguage): Map<string, string[]> {
  const classes = new Map<string, string[]>()
  const add = (name: string, members: readonly string[]): void => {
    const known = classes.get(name)
    if (known === undefined) classes.set(name, [...members])
    else known.push(...members)
  }
  for (const file of files) {
    for (const [name, members] of Object.entries(file.classes)) add(name, members)
    for (const [name, verbs] of Object.entries(file.verbs)) {
      for (const verb of verbs) {
        const forms = inflect(verb, lang)
        for (const form of FORMS) add(`${name}.${form}`, forms[form])
        add(name, [...forms.inf, ...forms.fin, ...forms.past, ...forms.part])
      }
    }
  }
  return classes
}

/** The words and phrases of a class, classes inside it taken in. Throws `config_invalid` on an unknown or circular one. */
export function membersOf(
  name: string,
  classes: ReadonlyMap<string, readonly string[]>,
  seen: readonly string[] = [],
): string[] {
  const members = classes.get(name)
  if (members === undefined) {
    throw new SeinpostError('config_invalid', `class "@${name}" is not defined`, {
      remedy: 'Define it under "classes" or "verbs" of a pack file of this language.',
    })
  }
  if (seen.includes(name)) {
    throw new SeinpostError(
      'config_invalid',
      `class "@${name}" takes itself in: ${[...seen, name].join(' > ')}`,
    )
  }
  return members.flatMap((member) => expanded(member, classes, [...seen, name]))
}

/** A member with classes in it: `@group_adj @people` is every pair. */
export function expanded(
  member: string,
  classes: ReadonlyMap<string, readonly string[]>,
  seen: readonly string[] = [],
): string[] {
  if (!member.includes('@')) return [member]
  let phrases = ['']
  for (const word of member.split(/\s+/u)) {
    const choices = word.startsWith('@') ? membersOf(word.slice(1), classes, seen) : [word]
    phrases = phrases.flatMap((phrase) => choices.map((choice) => `${phrase} ${choice}`.trim()))
  }
  return phrases
}
