import type { LedgerCount, LedgerState } from '@seinpost/schemas'
import type { SqlRunner } from './port.ts'
import { refusalCounts } from './refusals.ts'

const STATES = 'select state, count(*) as n from seinpost.signals group by state'
const ACCEPTED = 'select coalesce(sum(n), 0) as n from seinpost.accepted'

/** Each counts what must not be there. */
const FAULTS: readonly { readonly problem: string; readonly text: string }[] = [
  {
    problem: 'signals name a case that is not there',
    text: `select count(*) as n from seinpost.signals s
      where s.case_id is not null and not exists (select from seinpost.cases c where c.id = s.case_id)`,
  },
  {
    problem: 'cases whose members are not as many as they say, or without exactly one that opened them',
    text: `select count(*) as n from seinpost.cases c
      left join (select case_id, count(*) as members, count(*) filter (where state = 'queued') as openers
        from seinpost.signals where case_id is not null group by case_id) m on m.case_id = c.id
      where c.copies is distinct from m.members or m.openers is distinct from 1`,
  },
  {
    problem: 'queues whose counts are not what they list',
    text: `select count(*) as n from (
        select queue, sum(open) as open, sum(unreleased) as unreleased from seinpost.queue_counts group by queue) kept
      full join (select queue, count(*) filter (where released or queue = 'analyst') as open,
          count(*) filter (where not released) as unreleased
        from seinpost.case_recipients where open and handled_at is null group by queue) there using (queue)
      where coalesce(kept.open, 0) <> coalesce(there.open, 0) or coalesce(kept.unreleased, 0) <> coalesce(there.unreleased, 0)`,
  },
  {
    problem: 'cases that no queue receives',
    text: `select count(*) as n from seinpost.cases c
      where not exists (select from seinpost.case_recipients r where r.case_id = c.id)`,
  },
]

async function numberOf(sql: SqlRunner, text: string): Promise<number> {
  const { rows } = await sql.query<{ n: number }>(text)
  return rows[0]?.n ?? 0
}

/**
 * Counts the states, and looks for what would mean that a signal was lost: more or fewer rows than admissions, members
 * without a case, cases without their members or without a queue.
 */
export async function countLedger(sql: {
  tx<T>(work: (tx: SqlRunner) => Promise<T>): Promise<T>
}): Promise<LedgerCount> {
  return await sql.tx(async (tx) => {
    // One moment for all counts: signals go on moving meanwhile.
    await tx.query('set transaction isolation level repeatable read')
    const { rows } = await tx.query<{ state: LedgerState; n: number }>(STATES)
    const states: Record<LedgerState, number> = {
      in_flight: 0,
      queued: 0,
      merged: 0,
      archived: 0,
      dead: 0,
      purged: 0,
    }
    for (const { state, n } of rows) states[state] = n
    const accepted = await numberOf(tx, ACCEPTED)
    const problems: string[] = []
    const sum = Object.values(states).reduce((total, n) => total + n, 0)
    if (sum !== accepted) problems.push(`${accepted} signals were accepted and ${sum} are there`)
    for (const { problem, text } of FAULTS) {
      const n = await numberOf(tx, text)
      if (n > 0) problems.push(`${n} ${problem}`)
    }
    return { accepted, states, refused: await refusalCounts(tx), balanced: problems.length === 0, problems }
  })
}
