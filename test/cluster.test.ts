import { readFileSync } from 'node:fs'
import { Case, LedgerCount } from '@seinpost/schemas'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { describeOn } from '../scripts/servers/index.ts'
import { DEMO_SIGNALS } from '../services/cli/src/demo/expected.ts'
import {
  type ClusterConfig,
  clusterConfig,
  type Servers,
  startServers,
  startWorkerProcess,
  type WorkerProcess,
} from './support/cluster.ts'
import { seinpost } from './support/program.ts'

const STAGES = ['gateway', 'score', 'dedup', 'route', 'queue', 'dispatch'] as const

interface TriageLine {
  readonly id: string
  readonly state: string
  readonly caseId: string | null
}

await describeOn(
  'the whole way on Kafka, Redis and PostgreSQL, one process per stage',
  startServers,
  (servers: Servers) => {
    let config: ClusterConfig
    const workers = new Map<string, WorkerProcess>()
    const urlOf = (stage: (typeof STAGES)[number]) => workers.get(stage)?.url ?? ''

    beforeAll(async () => {
      config = clusterConfig(servers)
      for (const stage of STAGES) workers.set(stage, await startWorkerProcess(stage, config))
    }, 180_000)
    afterAll(async () => {
      await Promise.all([...workers.values()].map((worker) => worker.stop()))
      config.remove()
    }, 60_000)

    test('every worker says that it is ready, and names its parts', async () => {
      for (const stage of STAGES) {
        const response = await fetch(`${urlOf(stage)}/ready`)
        expect([stage, response.status]).toEqual([stage, 200])
      }
    })

    test('the demo week ends as it does in one process, signal by signal', async () => {
      const response = await fetch(`${urlOf('gateway')}/api/signals/stream`, {
        method: 'POST',
        headers: { 'content-type': 'application/x-ndjson' },
        body: readFileSync(DEMO_SIGNALS),
      })
      expect(JSON.parse((await response.text()).trimEnd().split('\n').at(-1) ?? '')).toMatchObject({
        status: 'done',
        accepted: 600,
      })
      const ledger = await settled(urlOf('gateway'))
      const { stdout } = await seinpost(['triage', 'demo/signals.jsonl'])
      const alone = stdout
        .trimEnd()
        .split('\n')
        .map((line): TriageLine => JSON.parse(line))
      const count = (state: string) => alone.filter((line) => line.state === state).length
      expect(ledger).toMatchObject({ accepted: 600, balanced: true, problems: [] })
      expect(ledger.states).toMatchObject({
        queued: count('queued'),
        merged: count('merged'),
        archived: count('archived'),
        dead: 0,
      })
      // Which copy of several comes first differs when partitions are read side by side; what belongs together does not.
      for (const caseId of new Set(alone.flatMap((line) => line.caseId ?? []))) {
        const members = alone.filter((line) => line.caseId === caseId).map(({ id }) => id)
        expect(await membersOfCase(urlOf('gateway'), members[0] ?? '')).toEqual(members.toSorted())
      }
    }, 180_000)

    test('a worker that is asked to stop lets its batch finish and ends cleanly', async () => {
      const worker = await startWorkerProcess('score', config)
      expect(await worker.stop()).toBe(0)
    }, 60_000)
  },
)

async function membersOfCase(url: string, signalId: string): Promise<string[]> {
  const found = Case.parse(await (await fetch(`${url}/api/cases/${encodeURIComponent(signalId)}`)).json())
  return found.members.map((member) => member.signalId).toSorted()
}

async function settled(url: string): Promise<LedgerCount> {
  for (let tries = 0; ; tries++) {
    const ledger = LedgerCount.parse(await (await fetch(`${url}/api/ledger`)).json())
    if (ledger.states.in_flight === 0 || tries > 900) return ledger
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}
