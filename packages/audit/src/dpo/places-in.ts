import { type Needles, placeIn } from './subject-query.ts'

export interface FoundPlace {
  readonly field: string
  readonly excerpt: string
}

const AROUND = 60

/** Where in a value, however deep, the needles stand. The words of a name stand together in one text. */
export function placesIn(value: unknown, field: string, needles: Needles): readonly FoundPlace[] {
  if (typeof value === 'string') return placesInText(value, field, needles)
  if (Array.isArray(value)) return value.flatMap((item) => placesIn(item, field, needles))
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, of]) => placesIn(of, `${field}.${name}`, needles))
}

function placesInText(text: string, field: string, needles: Needles): readonly FoundPlace[] {
  const at = placeIn(text, needles)
  if (at === -1) return []
  const [from, to] = [Math.max(0, at - AROUND), at + 2 * AROUND]
  const excerpt = text.slice(from, to).toWellFormed().replaceAll(/\s+/gu, ' ')
  return [{ field, excerpt: `${from > 0 ? '…' : ''}${excerpt}${to < text.length ? '…' : ''}` }]
}
