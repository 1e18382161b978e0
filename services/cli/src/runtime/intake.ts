import { createHash } from 'node:crypto'
import { eventOf } from '@seinpost/domain'
import type { EventLog } from '@seinpost/event-log'
import { acceptSignal, type GateDeps, type GateVerdict } from '@seinpost/gate'
import type { Accept, AcceptInput, AcceptResult } from '@seinpost/gateway'
import type { Refusal, Signal } from '@seinpost/schemas'
import type { Admission, Ledger, Refusals } from '@seinpost/store'

export interface IntakeDeps {
  readonly gate: () => GateDeps
  readonly ledger: Pick<Ledger, 'admit'>
  readonly refusals: Pick<Refusals, 'add'>
  readonly log: Pick<EventLog, 'append'>
}

/**
 * Hands inputs to the gate and makes what it accepts durable: a row in the ledger, then an event in the log. When it
 * rejects, some may be in; handing all in again changes nothing for those.
 */
export function openIntake(deps: IntakeDeps): Accept {
  return async (inputs) => {
    const gate = deps.gate()
    const time = gate.now.toISOString()
    const verdicts = inputs.map((input) => judge(input, gate))
    const signals = verdicts.flatMap((verdict) => (verdict.kind === 'accepted' ? [verdict.signal] : []))
    const admissions = signals.length > 0 ? await deps.ledger.admit(signals) : []
    await appendReceived(signals, admissions, { log: deps.log, time })
    const results = resultsOf(inputs, verdicts, admissions)
    await keepRefusals(inputs, results, { ...deps, time })
    return results
  }
}

function judge(input: AcceptInput, gate: GateDeps): GateVerdict {
  if ('refusal' in input) return { kind: 'refused', refusal: input.refusal }
  const verdict = acceptSignal(input.value, gate)
  if (verdict.kind === 'refused' || input.frame === undefined) return verdict
  const { signal } = verdict
  return { kind: 'accepted', signal: { ...signal, legal: { ...signal.legal, ...input.frame } } }
}

/** A known signal still in flight goes into the log again: the crash may have come between its row and its event. */
async function appendReceived(
  signals: readonly Signal[],
  admissions: readonly Admission[],
  { log, time }: { log: IntakeDeps['log']; time: string },
): Promise<void> {
  const events = signals.flatMap((signal, index) => {
    const admission = admissions[index]
    const missing =
      admission?.kind === 'new' || (admission?.kind === 'known' && admission.state === 'in_flight')
    return missing ? [receivedEvent({ ...signal, id: admission.id }, time)] : []
  })
  if (events.length > 0) await log.append('signals.received', events)
}

/** The fact that `signal` passed the gate. */
export const receivedEvent = (signal: Signal, time: string) =>
  eventOf('signals.received', { subject: signal.id, data: { signal }, source: '/seinpost/gate', time })

function resultsOf(
  inputs: readonly AcceptInput[],
  verdicts: readonly GateVerdict[],
  admissions: readonly Admission[],
): AcceptResult[] {
  let next = 0
  return verdicts.map((verdict, index) => {
    const line = inputs[index]?.line
    const at = line === undefined ? {} : { line }
    if (verdict.kind === 'refused') return { kind: 'refused', refusal: { ...verdict.refusal, ...at } }
    const admission = admissions[next++]
    if (admission?.kind === 'conflict')
      return { kind: 'refused', refusal: { ...conflictRefusal(verdict.signal, admission.id), ...at } }
    return {
      kind: admission?.kind === 'known' ? 'known' : 'accepted',
      id: admission?.id ?? verdict.signal.id,
    }
  })
}

/** The answer to a signal whose id or source item is held with another content. */
export function conflictRefusal({ id, source: { kind, adapter, platform } }: Signal, held: string): Refusal {
  return {
    id,
    reason: 'conflict',
    detail: `id: "${held}" is held already with another content, which was kept; hand a corrected item in under an externalId of its own`,
    fields: ['id', 'source.externalId', 'text'],
    source: { kind, adapter, platform },
  }
}

/** The same input refused again for the same reason counts once. */
async function keepRefusals(
  inputs: readonly AcceptInput[],
  results: readonly AcceptResult[],
  { refusals, log, time }: Pick<IntakeDeps, 'refusals' | 'log'> & { time: string },
): Promise<void> {
  const kept = results.flatMap((result, index) =>
    result.kind === 'refused'
      ? [{ key: refusalKey(inputs[index], result.refusal, time), refusal: result.refusal }]
      : [],
  )
  if (kept.length === 0) return
  await refusals.add(kept)
  const events = kept.map(({ key, refusal }) => ({
    ...eventOf('signals.refused', {
      subject: refusal.id ?? key,
      data: { refusal },
      source: '/seinpost/gate',
      time,
    }),
    id: `refused/${key}`,
  }))
  await log.append('signals.refused', events)
}

function refusalKey(input: AcceptInput | undefined, { reason, line }: Refusal, time: string): string {
  const what = (input && 'value' in input ? printed(input.value) : null) ?? `${time}/${line}`
  return createHash('sha256').update(`${reason}\n${what}`).digest('hex').slice(0, 32)
}

/** JSON can be read deeper than it can be written: one such input must not fail the batch it came in. Null for it. */
function printed(value: unknown): string | null {
  try {
    return JSON.stringify(value)
  } catch (error) {
    if (error instanceof RangeError) return null
    throw error
  }
}
