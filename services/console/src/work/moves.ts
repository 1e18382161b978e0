import type { Case } from '@seinpost/schemas'

/** What a person at a desk may be offered; the server has the last word. */
export type Move =
  | 'claim'
  | 'give_back'
  | 'assess'
  | 'release'
  | 'acknowledge'
  | 'follow_up'
  | 'close'
  | 'reopen'

export interface Standing {
  readonly moves: readonly Move[]
  /** Someone else of the desk who has it in hand, and until when. */
  readonly heldBy: { readonly by: string; readonly until: string } | null
  /** This person has it in hand. */
  readonly mine: boolean
}

const NOTHING: Standing = { moves: [], heldBy: null, mine: false }

/** Where a case stands for one person at one desk. */
export function standingOf(
  { status, recipients, desks = [] }: Pick<Case, 'status' | 'recipients' | 'desks'>,
  { desk, name, now }: { desk: string; name: string; now: number },
): Standing {
  const recipient = recipients.find(({ queue }) => queue === desk)
  if (recipient === undefined || !recipient.released) return NOTHING
  const held = desks.find(({ queue }) => queue === desk)?.lease ?? null
  const lease = held !== null && Date.parse(held.until) > now ? held : null
  if (lease !== null && lease.by !== name) return { ...NOTHING, heldBy: lease }
  const mine = lease !== null
  if (status === 'closed') return { moves: ['reopen'], heldBy: null, mine }
  const reviews = recipient.role === 'analyst'
  const moves = reviews ? reviewing({ status, recipients, mine }) : following({ status, mine })
  return { moves, heldBy: null, mine }
}

const SEEN: ReadonlySet<Case['status']> = new Set(['assessed', 'released', 'acknowledged', 'follow_up'])

function reviewing({
  status,
  recipients,
  mine,
}: Pick<Case, 'status' | 'recipients'> & { mine: boolean }): Move[] {
  if (mine) return ['assess', 'give_back']
  if (!SEEN.has(status)) return ['claim']
  const waiting = recipients.some(({ released }) => !released)
  return waiting ? ['release', 'claim', 'close'] : ['claim', 'close']
}

function following({ status, mine }: { status: Case['status']; mine: boolean }): Move[] {
  const back: Move[] = mine ? ['give_back'] : ['claim']
  if (status === 'acknowledged') return ['follow_up', 'close', ...back]
  if (status === 'follow_up') return ['close', ...back]
  return ['acknowledge', ...back]
}
