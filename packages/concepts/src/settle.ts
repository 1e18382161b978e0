import type { ConceptHit } from './find-concepts.ts'

/** Concepts that only mean something beside another: an hour alone is an agenda, a hammer alone is a tool. */
const SETTING = new Set(['time_near', 'target_place', 'target_person', 'target_group', 'means'])

const key = ({ label, start, end, quoted, negated }: ConceptHit): string =>
  `${label}/${start}/${end}/${quoted}/${negated}`

/** One hit of a label at a place, the strongest; in order of place. */
export function settle(hits: readonly ConceptHit[]): ConceptHit[] {
  const best = new Map<string, ConceptHit>()
  for (const hit of hits) {
    const known = best.get(key(hit))
    if (known === undefined || known.strength < hit.strength) best.set(key(hit), hit)
  }
  const kept = [...best.values()]
  const grave = kept.some(({ label, negated }) => !SETTING.has(label) && GRAVE.has(label) && !negated)
  return kept
    .map((hit) => (grave || !SETTING.has(hit.label) ? hit : { ...hit, strength: hit.strength * ALONE }))
    .sort((a, b) => a.start - b.start || a.end - b.end || (a.label < b.label ? -1 : 1))
}

const GRAVE: ReadonlySet<string> = new Set([
  'threat_intent',
  'call_to_violence',
  'legitimisation',
  'dehumanisation',
  'group_hostility',
  'enemy_image',
  'glorification',
  'leakage',
  'recruitment',
  'farewell',
  'last_resort',
  'fixation',
  'cue:veiled',
])
const ALONE = 0.35
