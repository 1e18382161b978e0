import type { ActDecision, WorkedCase } from '@seinpost/store'

/**
 * Gives a case to the desk up the line: who was late keeps it, and both see it. Done before, or received anyway, it
 * changes nothing; null `to` is the end of the line.
 */
export function decideEscalation(
  { status, version, recipients }: WorkedCase,
  { from, to, at }: { readonly from: string; readonly to: string; readonly at: string },
): ActDecision {
  if (status === 'closed') return { kind: 'refused', reason: 'illegal' }
  const known = recipients.find(({ queue }) => queue === to)
  if (known?.released === true) return { kind: 'accepted', status, recipients, assessment: null, entry: null }
  const others = recipients.filter(({ queue }) => queue !== to)
  const upTheLine = {
    queue: to,
    role: known?.role ?? ('co' as const),
    reason: known?.reason ?? `escalated from ${from}: nobody looked in time`,
    confidence: known?.confidence ?? 1,
    route: known?.route ?? 'deadline',
    released: true,
    lease: null,
    handledAt: null,
  }
  return {
    kind: 'accepted',
    status,
    recipients: [...others, upTheLine],
    assessment: null,
    entry: {
      version: version + 1,
      act: 'escalate',
      desk: from,
      by: 'system',
      from: status,
      to: status,
      note: to,
      at,
    },
  }
}
