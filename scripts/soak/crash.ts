import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { LedgerCount, type SignalInput } from '@seinpost/schemas'
import { generateSignals, seededRandom } from '../../services/cli/src/bench/generate-signals.ts'
import { type RunningProgram, startProgram } from '../../test/support/program.ts'

export interface CrashRun {
  readonly signals: number
  readonly kills: number
  /** Longest time a run may live, in milliseconds; the moment of each kill is drawn from it. */
  readonly lifeMs: number
  readonly seed: number
}

export interface CrashReport {
  readonly acknowledged: number
  readonly kills: number
  readonly ledger: LedgerCount
  /** Acknowledged signals that the ledger does not have. */
  readonly missing: number
}

const BATCH = 100

/**
 * Signals go in through HTTP while the program is killed with SIGKILL at random moments; the client hands in again
 * what was not acknowledged. In the end every acknowledged signal must be in exactly one end state.
 */
export async function crashRun({ signals, kills, lifeMs, seed }: CrashRun): Promise<CrashReport> {
  const dataDir = mkdtempSync(join(tmpdir(), 'seinpost-crash-'))
  const random = seededRandom(seed)
  const inputs = [...generateSignals(signals, { seed, from: new Date('2026-11-10T00:00:00Z') })]
  const acknowledged = new Set<string>()
  let killed = 0
  try {
    while (killed < kills || acknowledged.size < inputs.length) {
      const program = await startProgram(dataDir)
      if (killed < kills) {
        const remaining = inputs.filter(({ id }) => !acknowledged.has(id ?? ''))
        const share = Math.ceil(inputs.length / kills)
        await Promise.all([
          sendUntilDown(program, remaining.slice(0, share), acknowledged),
          new Promise((resolve) => setTimeout(resolve, 20 + random() * lifeMs)).then(() => program.kill()),
        ])
        killed++
        continue
      }
      await sendUntilDown(
        program,
        inputs.filter(({ id }) => !acknowledged.has(id ?? '')),
        acknowledged,
      )
      await program.stop()
    }
    const program = await startProgram(dataDir)
    const ledger = await settled(program)
    const missing = await countMissing(program, inputs, ledger)
    await program.stop()
    return { acknowledged: acknowledged.size, kills: killed, ledger, missing }
  } finally {
    rmSync(dataDir, { recursive: true, force: true })
  }
}

async function sendUntilDown(
  { url }: RunningProgram,
  inputs: readonly SignalInput[],
  acknowledged: Set<string>,
): Promise<void> {
  for (let from = 0; from < inputs.length; from += BATCH) {
    const batch = inputs.slice(from, from + BATCH)
    const answers = await Promise.allSettled(batch.map((input) => post(url, input)))
    for (const [index, answer] of answers.entries())
      if (answer.status === 'fulfilled' && answer.value) acknowledged.add(batch[index]?.id ?? '')
    if (answers.some(({ status }) => status === 'rejected')) return
  }
}

async function post(url: string, input: SignalInput): Promise<boolean> {
  const response = await fetch(`${url}/api/signals`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(input),
  })
  await response.arrayBuffer()
  return response.status === 202
}

/** The ledger once nothing is in flight any more. */
async function settled({ url, headers }: RunningProgram): Promise<LedgerCount> {
  for (let tries = 0; ; tries++) {
    const ledger = LedgerCount.parse(await (await fetch(`${url}/api/ledger`, { headers })).json())
    if (ledger.states.in_flight === 0 || tries > 1_200) return ledger
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}

/** Handing everything in once more must answer `known` for all: nothing acknowledged was lost. */
async function countMissing(
  { url }: RunningProgram,
  inputs: readonly SignalInput[],
  before: LedgerCount,
): Promise<number> {
  const body = inputs.map((input) => JSON.stringify(input)).join('\n')
  const response = await fetch(`${url}/api/signals/stream`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-ndjson' },
    body,
  })
  const last: unknown = JSON.parse((await response.text()).trimEnd().split('\n').at(-1) ?? '{}')
  const known = typeof last === 'object' && last !== null && 'known' in last ? Number(last.known) : 0
  return before.accepted - known
}
