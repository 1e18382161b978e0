import { asSeinpostError } from '@seinpost/domain'
import type { PartReadiness } from '@seinpost/gateway'
import type { Parts, Probe } from './open-parts.ts'

/** Asks every open part whether it can do its work, and names the one that cannot. */
export function readiness(parts: Pick<Parts, 'probes'>): Promise<readonly PartReadiness[]> {
  return Promise.all(parts.probes().map(answerOf))
}

async function answerOf({ part, ask, note }: Probe): Promise<PartReadiness> {
  try {
    await ask()
    const detail = note?.() ?? null
    return { part, ok: true, ...(detail !== null && { detail }) }
  } catch (error) {
    return { part, ok: false, detail: asSeinpostError(error).message }
  }
}
