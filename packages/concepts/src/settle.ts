import type { ConceptHit } from './concept-hit.ts'

/** Concepts that only mean something beside another: an hour alone is an agenda, a hammer alone is a tool. */
const SETTING: ReadonlySet<string> = new Set([
  'time_near',
  'target_place',
  'target_person',
  'target_group',
  'means',
])

/** More signs of one thing add nothing, and a flood of them costs time. */
const MOST_OF_A_LABEL = 20

const holds = (outer: ConceptHit, inner: ConceptHit): boolean =>
  outer.label === inner.label &&
  outer.start <= inner.start &&
  outer.end >= inner.end &&
  outer.negated === inner.negated &&
  outer.quoted === inner.quoted

/** One hit of a label at a place: the strongest, of equals the longest. In order of place. */
export function settle(hits: readonly ConceptHit[]): ConceptHit[] {
  const ranked = [...hits].sort((a, b) => b.strength - a.strength || b.end - b.start - (a.end - a.start))
  const kept: ConceptHit[] = []
  const byLabel = new Map<string, ConceptHit[]>()
  for (const hit of ranked) {
    const others = byLabel.get(hit.label) ?? []
    if (others.length >= MOST_OF_A_LABEL || others.some((other) => holds(other, hit) || holds(hit, other)))
      continue
    others.push(hit)
    byLabel.set(hit.label, others)
    kept.push(hit)
  }
  const grave = kept.some(({ label, negated }) => GRAVE.has(label) && !negated)
  return kept
    .map((hit) =>
      grave || !SETTING.has(hit.label) || hit.strength >= SURE
        ? hit
        : { ...hit, strength: hit.strength * ALONE },
    )
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
/** Entries this sure mean something by themselves: looking for a weapon, having one ready. */
const SURE = 0.95
