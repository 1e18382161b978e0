import type { Level } from '@seinpost/schemas'

/** A member of a cluster as the store keeps it; nothing more is needed to tell its spread or to purge one. */
export interface Member {
  readonly signalId: string
  /** The member it copies, or null for one that stands by itself. */
  readonly of: string | null
  readonly similarity: number
  readonly level: Level
  readonly platform: string
  /** Pseudonym of the author; null when the source names none. */
  readonly author: string | null
  /** Milliseconds since the epoch. */
  readonly at: number
}

export interface Spread {
  readonly copies: number
  /** Different platform and author pairs; members without an author count once a platform. */
  readonly independentSources: number
  readonly firstAt: number
  readonly lastAt: number
  /** Members by the hour since the first, `[hour, members up to and including it]`, only where it rises. */
  readonly curve: readonly (readonly [hour: number, members: number])[]
}

const HOUR_MS = 3_600_000

/** The member shown for the cluster: the highest level, then the earliest, then the first id. */
export function canonicalMember(members: readonly Member[]): Member | null {
  return [...members].sort((one, other) => other.level - one.level || byTime(one, other))[0] ?? null
}

/** How far and how fast it went. Null for no members. */
export function spreadOf(members: readonly Member[]): Spread | null {
  const inTime = [...members].sort(byTime)
  const [first] = inTime
  const last = inTime.at(-1)
  if (first === undefined || last === undefined) return null
  const curve = new Map<number, number>()
  for (const [at, member] of inTime.entries()) curve.set(Math.floor((member.at - first.at) / HOUR_MS), at + 1)
  return {
    copies: members.length,
    independentSources: new Set(members.map(({ platform, author }) => JSON.stringify([platform, author])))
      .size,
    firstAt: first.at,
    lastAt: last.at,
    curve: [...curve],
  }
}

/**
 * The members that are left when some are purged. The cluster keeps its id, which is only a name; who copied a purged
 * member copies what that one copied, and where that is gone as well the earliest left stands by itself and the others
 * copy it. Purging in one go or one after the other gives the same.
 */
export function withoutMembers(members: readonly Member[], purged: ReadonlySet<string>): readonly Member[] {
  const byId = new Map(members.map((member) => [member.signalId, member]))
  const left = members.filter(({ signalId }) => !purged.has(signalId))
  const rehung = left.map((member) => ({ ...member, ...nearestLeft(member, byId, purged) }))
  const heir = [...rehung].filter(({ of }) => of === null).sort(byTime)[0]
  return rehung.map((member) => {
    if (member.of !== null || heir === undefined || member.signalId === heir.signalId) return member
    return byId.get(member.signalId)?.of === null ? member : { ...member, of: heir.signalId }
  })
}

/** Along the chain of copies to the first one still there; its similarity is at most the weakest step. */
function nearestLeft(member: Member, byId: ReadonlyMap<string, Member>, purged: ReadonlySet<string>) {
  let { of, similarity } = member
  const seen = new Set<string>()
  while (of !== null && purged.has(of) && !seen.has(of)) {
    seen.add(of)
    const gone = byId.get(of)
    similarity = Math.min(similarity, gone?.similarity ?? similarity)
    of = gone?.of ?? null
  }
  return { of: of !== null && byId.has(of) && !purged.has(of) ? of : null, similarity }
}

const byTime = (one: Member, other: Member): number =>
  one.at - other.at || (one.signalId < other.signalId ? -1 : one.signalId > other.signalId ? 1 : 0)
