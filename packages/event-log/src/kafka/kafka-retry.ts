import { setTimeout as delay } from 'node:timers/promises'
import { kafkaFault } from './kafka-fault.ts'

const FIRST_MS = 50
const MOST_MS = 2_000
const TRIES = 14

/**
 * Runs an admin call again while the cluster says that it may answer later: kafkajs gives up at the first "not the
 * leader", which every partition says for a moment after its topic was made and after its broker came back.
 */
export async function patiently<T>(call: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await call()
    } catch (error) {
      if (attempt === TRIES || !mayPass(error)) throw kafkaFault(error)
    }
    await delay(Math.min(MOST_MS, FIRST_MS * 2 ** (attempt - 1)))
  }
}

function mayPass(error: unknown): boolean {
  for (let link = error; link instanceof Error; link = link.cause) {
    if ('retriable' in link && link.retriable === true) return true
  }
  return false
}
