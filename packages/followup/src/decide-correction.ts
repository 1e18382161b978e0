import { LIFE_CYCLE, RAISED } from '@seinpost/casework'
import type { CaseStatus, CorrectionKind } from '@seinpost/schemas'
import type { ActDecision, DeskRecipient, WorkedCase } from '@seinpost/store'

export interface CorrectionRequest {
  readonly desk: string
  readonly by: string
  readonly kind: CorrectionKind
  readonly what: string
  readonly note?: string
  /** The version the person saw. */
  readonly version?: number
}

/**
 * Where a case stands once somebody said what was wrong. A wrong place brings a closed case back, because the right desk
 * never had it; what was assessed is to be looked at again, whatever was wrong.
 */
function statusAfter(from: CaseStatus, kind: CorrectionKind): CaseStatus {
  if (from === 'closed') return kind === 'wrong_place' ? (LIFE_CYCLE.reopen.closed ?? from) : from
  return RAISED[from] ?? from
}

/** Who has to look again: the reviewing desk, or the owner where none reviews. */
function looksAgain(recipients: readonly DeskRecipient[]): (recipient: DeskRecipient) => boolean {
  const reviewed = recipients.some(({ role }) => role === 'analyst')
  return ({ role }) => role === (reviewed ? 'analyst' : 'primary')
}

/** What a correction does to a case, or why it may not be made. Pure. */
export function decideCorrection(
  stored: WorkedCase,
  { desk, by, kind, what, version }: CorrectionRequest,
  now: Date,
): ActDecision {
  const { status: from, recipients } = stored
  const own = recipients.find(({ queue }) => queue === desk)
  if (own === undefined || !own.released) return { kind: 'refused', reason: 'not_received' }
  if (version !== undefined && version !== stored.version) return { kind: 'refused', reason: 'stale' }
  const to = statusAfter(from, kind)
  const again = looksAgain(recipients)
  const reopened = from === 'closed' && to !== 'closed'
  const back = (recipient: DeskRecipient) => reopened || (to !== 'closed' && again(recipient))
  return {
    kind: 'accepted',
    status: to,
    recipients: recipients.map((recipient) =>
      back(recipient) ? { ...recipient, handledAt: null } : recipient,
    ),
    assessment: null,
    entry: {
      ...{ version: stored.version + 1, act: 'correct', desk, by, from, to },
      note: `${kind}: ${what}`,
      at: now.toISOString(),
    },
  }
}
