import { GazetteerFile } from './data-file.ts'

/** What `seinpost gazetteer check` prints. */
export interface CheckReport {
  readonly problems: readonly string[]
  readonly counts: Readonly<Record<string, number>>
}

const MUNICIPALITIES = 565
const ZONES = 176
const SENSE = /^[mxfsaltvkdjecbp][0-3]:.+$/u

/** Holds a gazetteer file to its promises: shape, counts, every code known, every municipality in one zone, every name readable. */
export function checkGazetteer(data: unknown): CheckReport {
  const parsed = GazetteerFile.safeParse(data)
  if (!parsed.success)
    return {
      problems: parsed.error.issues.slice(0, 20).map((issue) => `${issue.path.join('.')}: ${issue.message}`),
      counts: {},
    }
  const file = parsed.data
  const counts = {
    municipalities: file.municipalities.length,
    zones: file.zones.length,
    foreign: file.foreign.length,
    postcodes: file.postcodes.length,
    names: file.names.length,
  }
  return {
    problems: [...countProblems(file), ...codeProblems(file), ...zoneProblems(file), ...nameProblems(file)],
    counts,
  }
}

function countProblems({ municipalities, zones, edition }: GazetteerFile): string[] {
  if (edition !== '2025-01-01') return []
  return [
    ...(municipalities.length === MUNICIPALITIES
      ? []
      : [`${municipalities.length} municipalities, edition 2025 has ${MUNICIPALITIES}`]),
    ...(zones.length === ZONES ? [] : [`${zones.length} police zones, edition 2025 has ${ZONES}`]),
  ]
}

function codeProblems(file: GazetteerFile): string[] {
  const nis = new Set(file.municipalities.map(([code]) => code))
  const known = new Set([...nis, ...file.foreign.map(([code]) => code)])
  const problems: string[] = []
  if (nis.size !== file.municipalities.length) problems.push('a NIS code stands twice')
  for (const [country, postcode, ...codes] of file.postcodes)
    for (const code of codes)
      if (!known.has(code)) problems.push(`postcode ${country} ${postcode}: unknown code ${code}`)
  for (const [old, now] of file.crosswalk) {
    if (!nis.has(now)) problems.push(`crosswalk ${old}: unknown code ${now}`)
    if (nis.has(old)) problems.push(`crosswalk ${old}: still a code of today`)
  }
  const covered = new Set(
    file.postcodes.filter(([country]) => country === 'BE').flatMap(([, , ...codes]) => codes),
  )
  for (const code of nis) if (!covered.has(code)) problems.push(`municipality ${code} has no postcode`)
  return problems
}

function zoneProblems({ municipalities, zones }: GazetteerFile): string[] {
  const zoneOf = new Map<string, string>()
  const problems: string[] = []
  for (const [code, , , members] of zones)
    for (const nis of members) {
      const other = zoneOf.get(nis)
      if (other !== undefined) problems.push(`municipality ${nis} is in zones ${other} and ${code}`)
      zoneOf.set(nis, code)
    }
  for (const row of municipalities)
    if (zoneOf.get(row[0]) !== row[10])
      problems.push(`municipality ${row[0]} says zone ${row[10]}, the zones say ${zoneOf.get(row[0])}`)
  return problems
}

function nameProblems({ municipalities, foreign, names }: GazetteerFile): string[] {
  const known = new Set([...municipalities.map(([code]) => code), ...foreign.map(([code]) => code)])
  const problems: string[] = []
  const named = new Set<string>()
  for (const [name, senses] of names)
    for (const sense of senses.split(';')) {
      const code = sense.slice(3)
      if (!SENSE.test(sense)) problems.push(`name ${name}: unreadable sense "${sense}"`)
      else if (!known.has(code)) problems.push(`name ${name}: unknown code ${code}`)
      else if (sense.startsWith('m')) named.add(code)
    }
  for (const [nis] of municipalities) if (!named.has(nis)) problems.push(`municipality ${nis} has no name`)
  return problems
}
