import { asSeinpostError } from '@seinpost/domain'
import type { PartReadiness } from '@seinpost/gateway'
import type { Runtime } from './open-runtime.ts'

/** Asks every part whether it can do its work, and names the one that cannot. */
export async function readiness({
  store,
  log,
}: Pick<Runtime, 'store' | 'log'>): Promise<readonly PartReadiness[]> {
  return await Promise.all([
    ask('store', () => store.sql.query('select 1')),
    ask('event log', () => log.lag()),
  ])
}

async function ask(part: string, question: () => Promise<unknown>): Promise<PartReadiness> {
  try {
    await question()
    return { part, ok: true }
  } catch (error) {
    return { part, ok: false, detail: asSeinpostError(error).message }
  }
}
