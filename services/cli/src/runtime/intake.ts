import { eventOf } from '@seinpost/domain'
import type { EventLog } from '@seinpost/event-log'
import { acceptSignal, type GateDeps, type GateVerdict } from '@seinpost/gate'
import type { Refusal, Signal } from '@seinpost/schemas'
import type { Admission, Ledger, Refusals } from '@seinpost/store'

/** One input, with its 1-based line where it stood in a file or stream; a refusal when it could not even be read. */
export type IntakeInput =
  | { readonly line?: number; readonly value: unknown }
  | { readonly line?: number; readonly refusal: Refusal }

export type AcceptResult =
  | { readonly kind: 'accepted'; readonly id: string }
  | { readonly kind: 'known'; readonly id: string }
  | { readonly kind: 'refused'; readonly refusal: Refusal }

export interface IntakeDeps {
  readonly gate: () => GateDeps
  readonly ledger: Pick<Ledger, 'admit'>
  readonly refusals: Pick<Refusals, 'add'>
  readonly log: Pick<EventLog, 'append'>
}

interface Waiting {
  readonly inputs: readonly IntakeInput[]
  readonly resolve: (results: readonly AcceptResult[]) => void
  readonly reject: (error: unknown) => void
}

const MAX_ROUND = 1_000

/**
 * Hands inputs to the gate and makes what it accepts durable: a row in the ledger, then an event in the log. Callers
 * that come while a round is running share the next one, so many small requests cost few writes.
 */
export class Intake {
  readonly #deps: IntakeDeps
  #waiting: Waiting[] = []
  #running: Promise<void> | null = null

  constructor(deps: IntakeDeps) {
    this.#deps = deps
  }

  /** One result per input, in order. Everything accepted is durable when it resolves; when it rejects, hand all in again. */
  accept(inputs: readonly IntakeInput[]): Promise<readonly AcceptResult[]> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ inputs, resolve, reject })
      this.#running ??= this.#rounds().finally(() => {
        this.#running = null
      })
    })
  }

  /** Resolves when nothing handed in is waiting any more. */
  async close(): Promise<void> {
    await this.#running
  }

  async #rounds(): Promise<void> {
    while (this.#waiting.length > 0) {
      const round = this.#nextRound()
      try {
        const results = await acceptRound(
          round.flatMap(({ inputs }) => inputs),
          this.#deps,
        )
        let from = 0
        for (const { inputs, resolve } of round) {
          resolve(results.slice(from, from + inputs.length))
          from += inputs.length
        }
      } catch (error) {
        for (const { reject } of round) reject(error)
      }
    }
  }

  #nextRound(): Waiting[] {
    let size = 0
    let count = 0
    for (const { inputs } of this.#waiting) {
      if (count > 0 && size + inputs.length > MAX_ROUND) break
      size += inputs.length
      count++
    }
    return this.#waiting.splice(0, count)
  }
}

async function acceptRound(inputs: readonly IntakeInput[], deps: IntakeDeps): Promise<AcceptResult[]> {
  const gate = deps.gate()
  const verdicts = inputs.map((input) => judge(input, gate))
  const signals = verdicts.flatMap((verdict) => (verdict.kind === 'accepted' ? [verdict.signal] : []))
  const admissions = signals.length > 0 ? await deps.ledger.admit(signals) : []
  const time = gate.now.toISOString()
  const append = signals.filter((_, index) => mustAppend(admissions[index]))
  if (append.length > 0)
    await deps.log.append(
      'signals.received',
      append.map((signal) => received(signal, time)),
    )

  let next = 0
  const results = verdicts.map((verdict, index): AcceptResult => {
    const line = inputs[index]?.line
    if (verdict.kind === 'refused')
      return { kind: 'refused', refusal: { ...verdict.refusal, ...(line !== undefined && { line }) } }
    const admission = admissions[next++]
    return admission ? resultOf(admission, verdict.signal, line) : { kind: 'accepted', id: verdict.signal.id }
  })
  const refusals = results.flatMap((result) => (result.kind === 'refused' ? [result.refusal] : []))
  if (refusals.length > 0) await keepRefusals(refusals, deps, time)
  return results
}

function judge(input: IntakeInput, gate: GateDeps): GateVerdict {
  return 'refusal' in input ? { kind: 'refused', refusal: input.refusal } : acceptSignal(input.value, gate)
}

/** A known signal still in flight goes into the log again: the crash may have come between its row and its event. */
function mustAppend(admission: Admission | undefined): boolean {
  return admission?.kind === 'new' || (admission?.kind === 'known' && admission.state === 'in_flight')
}

function resultOf(admission: Admission, signal: Signal, line: number | undefined): AcceptResult {
  if (admission.kind === 'new') return { kind: 'accepted', id: signal.id }
  if (admission.kind === 'known') return { kind: 'known', id: admission.id }
  const { kind, adapter, platform } = signal.source
  return {
    kind: 'refused',
    refusal: {
      id: signal.id,
      reason: 'conflict',
      detail: `id: "${admission.id}" is held already with another content, which was kept; hand a corrected item in under an externalId of its own`,
      fields: ['id', 'source.externalId', 'text'],
      source: { kind, adapter, platform },
      ...(line !== undefined && { line }),
    },
  }
}

const received = (signal: Signal, time: string) =>
  eventOf('signals.received', { subject: signal.id, data: { signal }, source: '/seinpost/gate', time })

async function keepRefusals(
  refusals: readonly Refusal[],
  { refusals: kept, log }: IntakeDeps,
  time: string,
): Promise<void> {
  await kept.add(refusals)
  const events = refusals.map((refusal, index) => ({
    ...eventOf('signals.refused', {
      subject: refusal.id ?? `refused-${time}-${index}`,
      data: { refusal },
      source: '/seinpost/gate',
      time,
    }),
    id: `${refusal.id ?? 'unnamed'}/${time}/${index}/refused`,
  }))
  await log.append('signals.refused', events)
}
