import type { Tables } from './write-gazetteer.ts'

/** Dutch adjectives of a municipality's name: Gent, Gentse; Mechelen, Mechelse; Leuven, Leuvense; Brugge, Brugse. */
function formsOf(name: string): string[] {
  if (name.endsWith('en')) return [`${name.slice(0, -2)}se`, `${name}se`]
  if (/(.)\1e$/u.test(name)) return [`${name.slice(0, -2)}se`]
  if (name.endsWith('e')) return [`${name.slice(0, -1)}se`]
  return [`${name}se`]
}

/** Adjectives the rules give, for one-word Dutch names; irregular ones are in the supplement. */
export function adjectives(
  { municipalities }: Tables,
  names: ReadonlySet<string> | ReadonlyMap<string, unknown>,
) {
  const found: [adjective: string, nis: string][] = []
  for (const row of municipalities) {
    const name = row.name_nl ?? ''
    if (row.nis === undefined || !/^\p{Lu}[\p{Ll}]{3,}$/u.test(name) || name !== (row.name_nl ?? '')) continue
    // `Limburgse` and `Luxemburgse` are of the province.
    if (/^(Limburg|Luxemburg)$/u.test(name)) continue
    if (row.region === 'WAL' && name === row.name_fr) continue
    for (const form of formsOf(name)) if (!names.has(form)) found.push([form, row.nis])
  }
  return found
}
