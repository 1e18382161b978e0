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

/** What aims at people rather than speaks ill of them. */
const AIMED: ReadonlySet<string> = new Set(['call_to_violence', 'dehumanisation'])
const OTHER_TARGETS: ReadonlySet<string> = new Set(['target_group', 'target_person', 'target_place'])
const AIMED_STRENGTH = 0.6
/** A target this many units away is the one aimed at. */
const NEAR = 40
/** Beside these a named group is a target; hostile words alone speak of it. */
const AIMING: ReadonlySet<string> = new Set([...AIMED, 'threat_intent', 'legitimisation', 'enemy_image'])

/** A call or a dehumanising word that aims at no person and no place aims at a group, named or not ("hang ze op"). */
function addAimedAtGroup(hits: ConceptHit[]): void {
  for (const hit of hits.filter(({ label }) => AIMED.has(label))) {
    const isAimed = hits.some(
      ({ label, start, end }) => OTHER_TARGETS.has(label) && start < hit.end + NEAR && end > hit.start - NEAR,
    )
    if (!isAimed) hits.push({ ...hit, label: 'target_group', strength: AIMED_STRENGTH * hit.strength })
  }
}

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
  addAimedAtGroup(kept)
  const aimed = kept.some(({ label, negated }) => AIMING.has(label) && !negated)
  const grave = kept.some(({ label, negated }) => GRAVE.has(label) && !negated)
  return kept
    .map((hit) =>
      (hit.label === 'target_group' ? aimed : grave || hit.strength >= SURE) || !SETTING.has(hit.label)
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
