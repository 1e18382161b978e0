import type { LedgerCount, LedgerState, Refusal } from '@seinpost/schemas'
import type { Placed } from './cases-in-memory.ts'

/** The ledger of a run in memory: every accepted signal in exactly one state. */
export function ledgerInMemory(
  placed: readonly Placed[],
  refusals: readonly Refusal[],
  accepted = placed.length,
): LedgerCount {
  const states: Record<LedgerState, number> = {
    in_flight: 0,
    queued: 0,
    merged: 0,
    archived: 0,
    dead: 0,
    purged: 0,
  }
  for (const { state } of placed) states[state]++
  const refused: Record<string, number> = {}
  for (const { reason } of refusals) refused[reason] = (refused[reason] ?? 0) + 1
  const sum = Object.values(states).reduce((total, count) => total + count, 0)
  const problems = sum === accepted ? [] : [`${accepted} signals were accepted and ${sum} are there`]
  return { accepted, states, refused, balanced: problems.length === 0, problems }
}
