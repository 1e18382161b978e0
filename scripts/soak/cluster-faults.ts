import { LedgerCount, type SignalInput } from '@seinpost/schemas'
import { generateSignals, seededRandom } from '../../services/cli/src/bench/generate-signals.ts'
import { type ClusterConfig, startWorkerProcess, type WorkerProcess } from '../../test/support/cluster.ts'

const STAGES = ['gateway', 'score', 'dedup', 'route', 'queue', 'dispatch'] as const
type Stage = (typeof STAGES)[number]

export interface FaultRun {
  readonly signals: number
  /** Workers killed with SIGKILL at random moments; each is started again. */
  readonly kills: number
  readonly seed: number
  /** Other faults, one after the other while signals go in: a server restarted, a worker added. */
  readonly faults?: readonly (() => Promise<void>)[]
}

export interface FaultReport {
  readonly acknowledged: number
  readonly kills: number
  readonly ledger: LedgerCount
  readonly seconds: number
}

const BATCH = 50

/** A cluster of one process per stage that takes signals in while its workers die and its servers restart. */
export async function faultRun(
  config: ClusterConfig,
  { signals, kills, seed, faults = [] }: FaultRun,
): Promise<FaultReport> {
  const started = Date.now()
  const random = seededRandom(seed)
  const workers = new Map<Stage, WorkerProcess>()
  for (const stage of STAGES) workers.set(stage, await startWorkerProcess(stage, config))
  const url = () => workers.get('gateway')?.url ?? ''
  const inputs = [...generateSignals(signals, { seed, from: new Date('2026-11-10T00:00:00Z') })]
  let acknowledged = 0
  let done = false
  const send = async () => {
    for (let from = 0; from < inputs.length; from += BATCH) {
      await Promise.all(inputs.slice(from, from + BATCH).map((input) => untilAcknowledged(url, input)))
      acknowledged += Math.min(BATCH, inputs.length - from)
    }
    done = true
  }
  const kill = async () => {
    for (let killed = 0; killed < kills; killed++) {
      const target = Math.ceil(((killed + 1) * signals) / (kills + 1))
      while (acknowledged < target && !done) await pause(10)
      const stage = STAGES[Math.floor(random() * STAGES.length)] ?? 'score'
      await workers.get(stage)?.kill()
      workers.set(stage, await startWorkerProcess(stage, config))
    }
  }
  const disturb = async () => {
    for (const [index, fault] of faults.entries()) {
      while (acknowledged < ((index + 1) * signals) / (faults.length + 1) && !done) await pause(10)
      await fault()
    }
  }
  try {
    await Promise.all([send(), kill(), disturb()])
    const ledger = await settled(url)
    return { acknowledged, kills, ledger, seconds: Math.round((Date.now() - started) / 1000) }
  } finally {
    await Promise.all([...workers.values()].map((worker) => worker.stop()))
  }
}

/** A client that repeats what was not acknowledged. */
async function untilAcknowledged(url: () => string, input: SignalInput): Promise<void> {
  for (;;) {
    try {
      const response = await fetch(`${url()}/api/signals`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(input),
        signal: AbortSignal.timeout(30_000),
      })
      await response.arrayBuffer()
      if (response.status === 202) return
    } catch (error) {
      if (!(error instanceof Error)) throw error
    }
    await pause(50)
  }
}

async function settled(url: () => string): Promise<LedgerCount> {
  for (let tries = 0; ; tries++) {
    const ledger = LedgerCount.parse(await (await fetch(`${url()}/api/ledger`)).json())
    if (ledger.states.in_flight === 0 || tries > 2_400) return ledger
    await pause(100)
  }
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
