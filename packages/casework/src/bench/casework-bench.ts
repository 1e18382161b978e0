import type { Bench } from '@seinpost/domain'
import type { Level, Routed } from '@seinpost/schemas'
import { openEmbeddedTestStore, type Sample, sampleRouted } from '@seinpost/store/testing'
import { applyRouted } from '../apply-routed.ts'
import type { CasePolicy } from '../case-policy.ts'
import { percentile } from '../simulate-desk.ts'
import { takeNext } from '../work-case.ts'

const BATCH = 500
const DESKS = 50
const READERS = 200
const CLAIMANTS = 50

const policy: CasePolicy = {
  thresholds: { queueFromLevel: 1, referralsAlways: true },
  queue: { ageingPointsPerHour: 0.1 },
  now: () => new Date(),
  priorityOf: ({ score, copies }) => ({
    priority: Math.min(100, score.priority + copies),
    terms: [{ name: 'severity', points: score.priority }],
  }),
}

/** An explanation of the usual size: a dozen terms with their spans. */
const TERMS = Array.from({ length: 12 }, (_, n) => ({
  name: `concept:threat_intent×context:gaming${n}`,
  kind: 'concept' as const,
  value: 0.123_456_7,
  strength: 0.5,
  spans: [{ start: n, end: n + 10 }],
}))

function routedOf(sample: Sample): Routed {
  const routed = sampleRouted({
    ...sample,
    text: `${sample.id} ${'lorem ipsum dolor sit amet '.repeat(6)}`,
    author: `author ${sample.id}`,
  })
  const explanation = { ...routed.score.explanation, terms: TERMS }
  return { ...routed, score: { ...routed.score, explanation } }
}

/** Of ten, six below the threshold, two of level 1, one of 2, one of 3; every fourth a copy of an earlier one. */
function mixed(n: number): Routed {
  const level: Level = n % 10 < 6 ? 0 : n % 10 < 8 ? 1 : n % 10 < 9 ? 2 : 3
  return routedOf({ id: `mix-${n}`, level, ...(n % 4 === 3 && { copyOf: `mix-${n - 3}` }) })
}

const openCase = (n: number): Routed =>
  routedOf({
    id: `open-${n}`,
    level: ([1, 2, 2, 3, 1, 1, 2, 1, 1, 1] as const)[n % 10] ?? 1,
    queues: ['analyst', `municipality-${n % DESKS}`],
    released: true,
  })

const round = (value: number, digits = 2) => Number(value.toFixed(digits))

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  await work()
  return performance.now() - start
}
type Store = Awaited<ReturnType<typeof openEmbeddedTestStore>>

/** Milliseconds spent in admitting and in applying `size` signals, and the processor time of both. */
async function take(store: Store, size: number, make: (n: number) => Routed) {
  let admitMs = 0
  let applyMs = 0
  let cpuUs = 0
  for (let from = 0; from < size; from += BATCH) {
    const batch = Array.from({ length: Math.min(BATCH, size - from) }, (_, index) => make(from + index))
    const before = process.cpuUsage()
    admitMs += await timed(() => store.ledger.admit(batch.map(({ signal }) => signal)))
    applyMs += await timed(() => applyRouted(batch, { cases: store.cases, policy }))
    const { user, system } = process.cpuUsage(before)
    cpuUs += user + system
  }
  return { admitMs, applyMs, cpuUs }
}

/** One person takes cases one after the other; then fifty do at once, who must get different ones. */
async function claimTogether(store: Store) {
  const deps = { cases: store.cases, now: () => new Date(), leaseMs: 600_000 }
  const taken: (string | null)[] = []
  const take = async (by: string) => {
    taken.push(await takeNext({ desk: 'analyst', by }, deps))
  }
  const ms: number[] = []
  for (let n = 0; n < 300; n++) ms.push(await timed(() => take(`person ${n}`)))
  await Promise.all(Array.from({ length: CLAIMANTS }, (_, n) => take(`rival ${n}`)))
  return { ms, twice: taken.length - new Set(taken).size }
}

/** Median milliseconds to read one whole case, by turns as its desk behind row-level security and as the owner of the tables. */
async function caseReading({ cases }: Store, desk: string) {
  const ids = (await cases.queue(desk, { limit: 50 })).map(({ caseId }) => caseId)
  const asDesk: number[] = []
  const asOwner: number[] = []
  for (let n = 0; n < 300; n++) {
    const id = ids[n % ids.length] ?? ''
    asDesk.push(await timed(() => cases.forDesk(desk).case(id)))
    asOwner.push(await timed(() => cases.case(id)))
  }
  return { asDesk: percentile(asDesk, 0.5), asOwner: percentile(asOwner, 0.5) }
}

/** Routed signals to cases, and queues read with many cases open. */
export const caseworkBench: Bench = {
  name: 'casework',
  about:
    'embedded: routed signals applied per second; list, counts and take-next with 100,000 open cases, 50 desks',
  run: async ({ size = 100_000, log }) => {
    const store = await openEmbeddedTestStore(() => new Date())
    try {
      const signals = Math.min(size, 20_000)
      const { admitMs, applyMs, cpuUs } = await take(store, signals, mixed)
      log(`${round((signals / applyMs) * 1_000, 0)} signals applied per second`)
      await take(store, size, openCase)
      log(`${size} cases open`)
      const list = (desk: string) => timed(() => store.cases.queue(desk, { limit: 50 }))
      const lists: number[] = []
      for (let n = 0; n < 300; n++)
        lists.push(await list(n % 2 === 0 ? 'analyst' : `municipality-${n % DESKS}`))
      const asDesk = store.cases.forDesk('municipality-1')
      const isolated: number[] = []
      for (let n = 0; n < 300; n++)
        isolated.push(await timed(() => asDesk.queue('municipality-1', { limit: 50 })))
      const own: number[] = []
      for (let n = 0; n < 300; n++) own.push(await list('municipality-1'))
      const cases = await caseReading(store, 'municipality-1')
      const together = await Promise.all(
        Array.from({ length: READERS }, (_, n) => list(`municipality-${n % DESKS}`)),
      )
      const claims = await claimTogether(store)
      const countsMs = await timed(() => store.cases.queues())
      return {
        applied_per_second: round((signals / applyMs) * 1_000, 0),
        admitted_and_applied_per_second: round((signals / (admitMs + applyMs)) * 1_000, 0),
        // Of all threads: what it costs however busy the machine is.
        admit_and_apply_cpu_us_per_signal: round(cpuUs / signals, 0),
        open_cases: size,
        list_p50_ms: round(percentile(lists, 0.5)),
        list_p99_ms: round(percentile(lists, 0.99)),
        [`list_of_${READERS}_at_once_p99_ms`]: round(percentile(together, 0.99)),
        take_next_p50_ms: round(percentile(claims.ms, 0.5)),
        take_next_p99_ms: round(percentile(claims.ms, 0.99)),
        cases_taken_twice: claims.twice,
        desk_isolation_ratio: round(percentile(isolated, 0.5) / percentile(own, 0.5)),
        desk_isolation_case_ratio: round(cases.asDesk / cases.asOwner),
        case_as_desk_p50_ms: round(cases.asDesk),
        queue_counts_ms: round(countsMs),
      }
    } finally {
      await store.close()
    }
  },
}
