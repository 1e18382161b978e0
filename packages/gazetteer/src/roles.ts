import type { Place } from '@seinpost/schemas'
import { CUE } from './cues.ts'
import type { Gazetteer } from './gazetteer.ts'
import { SENTENCE_START } from './scan.ts'
import { cueAt, flagsAt, gapAt } from './surroundings.ts'

export type Role = Place['role']

const BEFORE = 9
const AFTER = 8
/** A comma, a conjunction or another name between the cue and the place makes the cue weaker. */
const CLAUSE_COST = 3
const NAME_COST = 1.5
/** A word after the name speaks of it less often than one before. */
const AFTER_COST = 2

const ROLE_CUES: readonly (readonly [bits: number, role: Role, cost: number])[] = [
  [CUE.residence, 'residence', 0],
  [CUE.school, 'school', 0],
  [CUE.employ, 'mention', 0],
  [CUE.incident, 'incident', 0.5],
  [CUE.passive, 'incident', 4],
  [CUE.time, 'incident', 4.5],
]
/** Further than this, a cue says nothing about the place. */
/** `een man uit Bornem` lives there, unless the sentence says more. */
const ORIGIN_COST = 3
const REACH = 12

/** The role that the nearest telling word gives the name between two tokens; `mention` when none is near. */
export function roleOf(
  gazetteer: Gazetteer,
  text: string,
  { first, last }: { readonly first: number; readonly last: number },
  isName: (token: number) => boolean,
): Role {
  let [best, cost]: [Role, number] = ['mention', REACH]
  const consider = (at: number, distance: number) => {
    const bits = cueAt(gazetteer, at) || compoundCue(gazetteer, text, at)
    if (bits === 0) return
    for (const [cue, role, extra] of ROLE_CUES)
      if (bits & cue && distance + extra < cost) [best, cost] = [role, distance + extra]
  }
  if (cueAt(gazetteer, first - 1) & CUE.origin) [best, cost] = ['residence', ORIGIN_COST]
  let distance = 0
  for (let at = first - 1; at >= Math.max(0, first - BEFORE); at--) {
    distance += 1 + (isName(at) ? NAME_COST : 0) + partingBefore(gazetteer, at + 1)
    if (flagsAt(gazetteer, at + 1) & SENTENCE_START) break
    consider(at, distance)
  }
  distance = AFTER_COST
  const starts = ((flagsAt(gazetteer, first) | flagsAt(gazetteer, first - 1)) & SENTENCE_START) !== 0
  for (let at = last + 1; at <= last + AFTER && at < gazetteer.tokens.count; at++) {
    if (flagsAt(gazetteer, at) & SENTENCE_START) break
    distance += 1 + (isName(at) ? NAME_COST * 2 : 0) + (starts ? 0 : partingBefore(gazetteer, at))
    // A cue that leads to a name of its own belongs to that one: `naar school in Eeklo`.
    if (!isName(at + 1) && !isName(at + 2) && !isName(at + 3)) consider(at, distance)
  }
  return best
}

const COMPOUND_MIN = 8
const SCHOOL_COMPOUND = /(?:school|college|atheneum|instituut|schule|gymnasium|lyceum|academie)$/iu
const INCIDENT_COMPOUND =
  /(?:betoging|aanslag|brand|partij|geweld|incident|overval|schl\u00e4gerei|angriff|anschlag)$/iu

/** Dutch and German write words together: `Sint-Lambertuscollege`, `massavechtpartij`. */
function compoundCue({ tokens }: Gazetteer, text: string, at: number): number {
  const [start = 0, end = 0] = [tokens.start[at], tokens.end[at]]
  if ((tokens.word[at] as number) >= 0 || end - start < COMPOUND_MIN) return 0 // `at` is in the text.
  const word = text.slice(start, end)
  if (SCHOOL_COMPOUND.test(word)) return CUE.school
  return INCIDENT_COMPOUND.test(word) ? CUE.incident : 0
}

function partingBefore(gazetteer: Gazetteer, at: number): number {
  return gapAt(gazetteer, at) >= 3 ? CLAUSE_COST : cueAt(gazetteer, at) & CUE.and ? 1 : 0
}
