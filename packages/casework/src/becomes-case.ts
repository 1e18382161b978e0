import type { Recipient, Routed, ThresholdConfig } from '@seinpost/schemas'

/** Why a signal becomes a case, or that it does not. */
export type CaseReason = 'level' | 'referral' | 'help_seeking' | 'below_threshold'

export interface Admission {
  readonly reason: CaseReason
  /** The desks that receive it; empty below the threshold. */
  readonly recipients: readonly Recipient[]
}

/** Whether a signal becomes a case, and whose. A partner is owed an answer and a cry for help a reader, whatever the level. */
export function admitCase(routed: Routed, thresholds: ThresholdConfig): Admission {
  const { signal, score, routing } = routed
  const above = receiversAbove(routed, score.severity.effective, thresholds)
  if (above.length === routing.recipients.length) return { reason: 'level', recipients: above }
  if (thresholds.referralsAlways && signal.referral !== undefined)
    return { reason: 'referral', recipients: routing.recipients }
  if (score.context.includes('help_seeking'))
    return { reason: 'help_seeking', recipients: routing.recipients }
  return { reason: above.length > 0 ? 'level' : 'below_threshold', recipients: above }
}

/** Who receives a case of `level` because a copy joined it: whoever no override keeps from it. */
export const joinedBy = (routed: Routed, level: number, thresholds: ThresholdConfig): readonly Recipient[] =>
  receiversAbove(routed, Math.max(level, routed.score.severity.effective), {
    ...thresholds,
    queueFromLevel: 0,
  })

/** Why a signal becomes a case, or that it does not. */
export const caseReason = (routed: Routed, thresholds: ThresholdConfig): CaseReason =>
  admitCase(routed, thresholds).reason

/**
 * The recipients whose threshold the level reaches. The analyst reads what a desk would get, unless an override of the
 * analyst's own says otherwise; what the analyst does not read cannot be released, so desks that would wait for that do not
 * get it either.
 */
function receiversAbove(routed: Routed, level: number, thresholds: ThresholdConfig): readonly Recipient[] {
  const { recipients } = routed.routing
  const { overrides = [], queueFromLevel } = thresholds
  if (overrides.length === 0) return level >= queueFromLevel ? recipients : []
  const reaches = ({ queue }: Recipient) => level >= thresholdAt(routed, queue, thresholds)
  const analyst = recipients.find(({ role }) => role === 'analyst')
  const desks = recipients.filter((recipient) => recipient !== analyst && reaches(recipient))
  if (analyst === undefined) return withOwner(desks, recipients)
  const ownRule = recipients.length === 1 || overrides.some(({ when }) => when.desk === analyst.queue)
  const reads = (desks.length > 0 || recipients.length === 1) && (!ownRule || reaches(analyst))
  if (!reads)
    return withOwner(
      desks.filter(({ released }) => released),
      recipients,
    )
  return withOwner([analyst, ...desks], recipients)
}

/** The level from which a desk receives a signal: of the first override that holds, else of everybody. */
export function thresholdAt(
  { signal, score }: Routed,
  desk: string,
  { queueFromLevel, overrides = [] }: ThresholdConfig,
): number {
  const { kind, adapter, platform } = signal.source
  for (const { when, queueFromLevel: level } of overrides) {
    if (when.desk !== undefined && when.desk !== desk) continue
    if (when.language !== undefined && when.language !== score.lang) continue
    if (when.platform !== undefined && when.platform !== platform) continue
    if (when.source !== undefined && when.source !== kind && !isOfSource(adapter, when.source)) continue
    return level
  }
  return queueFromLevel
}

/** A source of the config hands in under `kind:id`. */
const isOfSource = (adapter: string, id: string): boolean => adapter === id || adapter.endsWith(`:${id}`)

/** When the owner does not receive it, the next desk of its places owns it. */
function withOwner(taken: readonly Recipient[], all: readonly Recipient[]): readonly Recipient[] {
  const owned = (list: readonly Recipient[]) => list.some(({ role }) => role === 'primary')
  if (owned(taken) || !owned(all)) return taken
  const heir = taken.find(({ role }) => role === 'co') ?? taken.find(({ role }) => role === 'information')
  return taken.map((recipient) => (recipient === heir ? { ...recipient, role: 'primary' } : recipient))
}
