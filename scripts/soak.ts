// `npm run soak [name…]`: the long fault and load runs. Each prints its report as a line of JSON; one that breaks a promise
// fails the whole. Its last result stands in docs/benchmarks.md.
import { clusterSoak } from './soak/cluster.ts'
import { crashRun } from './soak/crash.ts'
import { eventLogCrash } from './soak/event-log-crash.ts'
import { eventLogKafka } from './soak/event-log-kafka.ts'
import { reloadRun } from './soak/reload.ts'

interface Soak {
  readonly about: string
  /** What it measured, and what went against a promise. */
  readonly run: () => Promise<{ readonly report: object; readonly broken: readonly string[] }>
}

const SOAKS: Readonly<Record<string, Soak>> = {
  'event-log-crash': eventLogCrash,
  'event-log-kafka': eventLogKafka,
  cluster: {
    about: 'workers killed 100 times and every server restarted while 50,000 signals go in',
    run: async () => {
      const report = await clusterSoak(50_000, 100)
      const { ledger, acknowledged } = report
      const broken = [
        ...ledger.problems,
        ...(acknowledged === ledger.accepted
          ? []
          : [`${acknowledged} acknowledged, ${ledger.accepted} in the ledger`]),
        ...(ledger.states.in_flight + ledger.states.dead === 0 ? [] : ['signals are in flight or dead']),
      ]
      return { report, broken }
    },
  },
  reload: {
    about: 'the config changes 20 times, 5 of them broken, under eight workers while 10,000 signals go in',
    run: async () => {
      const report = await reloadRun({ signals: 10_000, reloads: 20, breakEvery: 4 })
      const { ledger, acknowledged, wrong, p99Ms } = report
      const broken = [
        ...wrong,
        ...ledger.problems,
        ...(p99Ms < 5_000 ? [] : [`p99 from stored to in effect is ${p99Ms} ms, not under 5000`]),
        ...(acknowledged === ledger.accepted
          ? []
          : [`${acknowledged} acknowledged, ${ledger.accepted} in the ledger`]),
        ...(ledger.states.in_flight + ledger.states.dead === 0 ? [] : ['signals are in flight or dead']),
      ]
      return { report, broken }
    },
  },
  crash: {
    about: 'the process killed 50 times while 20,000 signals go in through HTTP',
    run: async () => {
      const report = await crashRun({ signals: 20_000, kills: 50, lifeMs: 1_500, seed: 7 })
      const { ledger, missing, acknowledged } = report
      const broken = [
        ...ledger.problems,
        ...(missing === 0 ? [] : [`${missing} acknowledged signals are missing`]),
        ...(acknowledged === ledger.accepted
          ? []
          : [`${acknowledged} acknowledged, ${ledger.accepted} in the ledger`]),
        ...(ledger.states.in_flight + ledger.states.dead === 0 ? [] : ['signals are in flight or dead']),
      ]
      return { report, broken }
    },
  },
}

const wanted = process.argv.slice(2)
let failed = 0
for (const [name, { about, run }] of Object.entries(SOAKS)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue
  console.error(`${name}: ${about} ...`)
  const started = Date.now()
  const { report, broken } = await run()
  console.log(JSON.stringify({ soak: name, seconds: Math.round((Date.now() - started) / 1000), ...report }))
  for (const problem of broken) console.error(`${name}: ${problem}`)
  if (broken.length > 0) failed++
}
process.exit(failed === 0 ? 0 : 1)
