import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Bench } from '@seinpost/domain'
import type { Signal } from '@seinpost/schemas'
import { openStore, type Store } from '../open-store.ts'
import { sampleSignal } from '../testing/index.ts'
import { median, round, timed } from './timing.ts'

const BATCH = 500
const RUNS = 5
const WORDS = 'lorem ipsum dolor sit amet consectetur '.repeat(5)

const signalsOf = (run: string, size: number): Signal[] =>
  Array.from({ length: size }, (_, n) =>
    sampleSignal({ id: `${run}-${n}`, text: `${run} ${n} ${WORDS}`, author: `${run}-author-${n}` }),
  )

async function perSecond(size: number, each: (from: number) => Promise<unknown>): Promise<number> {
  const ms = await timed(async () => {
    for (let from = 0; from < size; from += BATCH) await each(from)
  })
  return (size / ms) * 1_000
}

/** Admission against the floor: the same bytes into a table with one key and nothing else. */
async function admission(store: Store, size: number, run: number) {
  const signals = signalsOf(`s${run}`, size)
  await store.sql.query('create table if not exists public.floor (id text primary key, signal json)')
  const floor = await perSecond(size, (from) => {
    const rows = signals.slice(from, from + BATCH).map((signal) => ({ id: signal.id, signal }))
    return store.sql.query(
      `insert into public.floor select id, signal from json_to_recordset($1::json) as x(id text, signal json)`,
      [JSON.stringify(rows)],
    )
  })
  const admit = await perSecond(size, (from) => store.ledger.admit(signals.slice(from, from + BATCH)))
  const again = await perSecond(size, (from) => store.ledger.admit(signals.slice(from, from + BATCH)))
  return { floor, admit, again }
}

/** How fast the embedded store opens and takes signals in. */
export const storeBench: Bench = {
  name: 'store',
  about:
    'embedded store: first open, reopen, signals admitted per second against a bare insert of the same bytes',
  run: async ({ size = 10_000, log }) => {
    const dataDir = await mkdtemp(join(tmpdir(), 'seinpost-bench-'))
    const open = () => openStore({ kind: 'embedded' }, { dataDir, clock: () => new Date() })
    try {
      let store = await open()
      await store.close()
      await rm(dataDir, { recursive: true })
      const firstMs = await timed(async () => {
        store = await open()
      })
      const runs: Awaited<ReturnType<typeof admission>>[] = []
      for (let run = 0; run < RUNS; run++) {
        runs.push(await admission(store, size, run))
        log(`run ${run + 1} of ${RUNS}: ${round(runs.at(-1)?.admit ?? 0, 0)} signals admitted per second`)
      }
      await store.close()
      const reopenMs = await timed(async () => {
        store = await open()
      })
      const countMs = await timed(() => store.ledger.count())
      await store.close()
      const admit = median(runs.map((run) => run.admit))
      const floor = median(runs.map((run) => run.floor))
      return {
        first_open_ms: round(firstMs, 0),
        reopen_ms: round(reopenMs, 0),
        admitted_per_second: round(admit, 0),
        admitted_again_per_second: round(median(runs.map((run) => run.again)), 0),
        bare_inserts_per_second: round(floor, 0),
        admit_to_floor: round(admit / floor),
        ledger_count_ms: round(countMs, 0),
        ledger_rows: size * RUNS,
        peak_rss_mb: round(process.resourceUsage().maxRSS / 1024, 0),
      }
    } finally {
      await rm(dataDir, { recursive: true, force: true })
    }
  },
}
