import { isDeepStrictEqual } from 'node:util'
import type { ConfigText } from './config-text.ts'

type Path = readonly PropertyKey[]

/** Where a value was written. */
export interface Origin {
  readonly text: ConfigText
  readonly path: Path
}

/** A value of a config with where it was written, all the way down. */
export type Part =
  | { readonly kind: 'map'; readonly entries: ReadonlyMap<string, Part>; readonly origin: Origin }
  | { readonly kind: 'list'; readonly items: readonly Part[]; readonly origin: Origin }
  | { readonly kind: 'value'; readonly value: unknown; readonly origin: Origin }

/** Two included files that say different things about one key. */
export interface Conflict {
  readonly path: Path
  readonly first: Origin
  readonly second: Origin
}

/** A parsed value as a part of the text it stands in. */
export function partOf(value: unknown, text: ConfigText, path: Path = []): Part {
  const origin = { text, path }
  if (Array.isArray(value))
    return { kind: 'list', items: value.map((item, index) => partOf(item, text, [...path, index])), origin }
  if (typeof value !== 'object' || value === null) return { kind: 'value', value, origin }
  const entries = Object.entries(value).map(
    ([key, inner]) => [key, partOf(inner, text, [...path, key])] as const,
  )
  return { kind: 'map', entries: new Map(entries), origin }
}

/** The bare value again. */
export function plainOf(part: Part): unknown {
  if (part.kind === 'list') return part.items.map(plainOf)
  if (part.kind === 'value') return part.value
  return Object.fromEntries([...part.entries].map(([key, inner]) => [key, plainOf(inner)]))
}

/**
 * `over` upon `under`: maps are joined key by key; of lists, `under` comes first, so that what a zone says of itself is tried
 * before what holds for all; of two values the one of `over` counts. `onConflict` hears of each value that is overruled.
 */
export function mergeParts(under: Part, over: Part, onConflict?: (conflict: Conflict) => void): Part {
  if (under.kind === 'list' && over.kind === 'list')
    return { kind: 'list', items: [...under.items, ...over.items], origin: over.origin }
  if (under.kind !== 'map' || over.kind !== 'map') {
    if (!isDeepStrictEqual(plainOf(under), plainOf(over)))
      onConflict?.({ path: over.origin.path, first: under.origin, second: over.origin })
    return over
  }
  const entries = new Map(under.entries)
  for (const [key, inner] of over.entries) {
    const known = entries.get(key)
    entries.set(key, known === undefined ? inner : mergeParts(known, inner, onConflict))
  }
  return { kind: 'map', entries, origin: over.origin }
}

/** Where the deepest part of `path` that is there was written. */
export function originOf(part: Part, path: Path): Origin {
  let found = part
  for (const key of path) {
    const next =
      found.kind === 'map'
        ? found.entries.get(String(key))
        : found.kind === 'list'
          ? found.items[Number(key)]
          : undefined
    if (next === undefined) return found.origin
    found = next
  }
  return found.origin
}
