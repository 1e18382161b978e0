import { SeinpostError } from '@seinpost/domain'
import { acceptSignal, type GateDeps } from '@seinpost/gate'
import type { Signal } from '@seinpost/schemas'
import { fullForm } from './stage-input.ts'

/**
 * The signal a text on the command line stands for.
 *
 * @throws SeinpostError `usage` with the gate's reason.
 */
export function signalOfText(text: string, venue: string | undefined, gate: GateDeps): Signal {
  const verdict = acceptSignal(fullForm({ text, ...(venue !== undefined && { venue }) }, 1, gate.now), gate)
  if (verdict.kind === 'accepted') return verdict.signal
  throw new SeinpostError('usage', verdict.refusal.detail)
}
