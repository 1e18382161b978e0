import type { Jobs } from './port.ts'

/** What runs jobs: the port, and it tells when a job is given up. */
export interface Runner extends Jobs {
  onGivenUp(listener: (queue: string, id: string, reason: string) => void): void
}
