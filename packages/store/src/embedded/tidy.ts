import type { Sql } from '../port.ts'

const TABLES = ['signals', 'cases', 'case_recipients', 'case_related', 'queue_counts', 'accepted', 'jobs']
const EVERY_MS = 10 * 60_000

/**
 * Gives the space of changed and deleted rows back and refreshes what the planner knows: a server does so by itself,
 * PGlite never does. One table at a time, so that others get their turn in between.
 */
export async function tidy(sql: Sql): Promise<void> {
  for (const table of TABLES) await sql.query(`vacuum (analyze) seinpost.${table}`)
}

/** Tidies every ten minutes; answers how to stop. One that fails is tried again the next time. */
export function keepTidy(sql: Sql): () => void {
  let running = false
  const timer = setInterval(() => {
    if (running) return
    running = true
    tidy(sql)
      .catch(() => undefined)
      .finally(() => {
        running = false
      })
  }, EVERY_MS)
  timer.unref()
  return () => clearInterval(timer)
}
