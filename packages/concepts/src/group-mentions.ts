import type { Span } from '@seinpost/schemas'
import type { LanguagePack } from './load-packs.ts'
import { MARKS } from './marks.ts'
import type { ReadText } from './read-text.ts'

export type GroupForm = 'plural' | 'singular' | 'adjective' | 'slur'

/** A naming of a group of people. Only the form may matter to a score, never the name. */
export interface GroupMention extends Span {
  readonly form: GroupForm
}

const FORMS: readonly (readonly [name: 'slur' | 'group' | 'group_sg' | 'group_adj', form: GroupForm])[] = [
  ['slur', 'slur'],
  ['group', 'plural'],
  ['group_sg', 'singular'],
  ['group_adj', 'adjective'],
]

/** All namings of groups in a read text, in order; of several readings the longest, then the first form. */
export function groupMentions({ places, phrases, marks }: ReadText, { named }: LanguagePack): GroupMention[] {
  const found: (GroupMention & { from: number; to: number })[] = []
  for (const [name, form] of FORMS) {
    const symbol = named[name]
    if (symbol === undefined || (marks & MARKS[name]) === 0) continue
    for (const { from, to, symbol: other } of phrases) {
      if (other === symbol)
        found.push({ form, from, to, start: places[from]?.start ?? 0, end: places[to]?.end ?? 0 })
    }
    for (let at = 0; at < places.length; at++) {
      const place = places[at]
      if (!place || (place.facts.marks & MARKS[name]) === 0) continue
      found.push({ form, from: at, to: at, start: place.start, end: place.end })
    }
  }
  if (found.length === 0) return []
  found.sort((a, b) => a.from - b.from || b.to - a.to)
  const kept: GroupMention[] = []
  let last = -1
  for (const { form, from, to, start, end } of found) {
    if (from <= last) continue
    kept.push({ form, start, end })
    last = to
  }
  return kept
}
