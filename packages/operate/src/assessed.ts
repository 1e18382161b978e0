import type { Outcome } from '@seinpost/schemas'
import type { SqlRunner } from '@seinpost/store'

/** A person's judgement of a signal. */
export interface AssessedSignal {
  readonly signalId: string
  readonly outcome: Outcome
}

/** What a person wants followed. */
export const isSerious = ({ outcome }: Pick<AssessedSignal, 'outcome'>): boolean =>
  outcome === 'watch' || outcome === 'refer'

const ASSESSED = `
select assessment->>'signalId' as "signalId", assessment->>'outcome' as outcome
from seinpost.cases where assessment is not null and updated_at >= $1::timestamptz`

/** What people found in cases that moved since `since`. */
export async function readAssessed(sql: SqlRunner, since: Date): Promise<readonly AssessedSignal[]> {
  return (await sql.query<AssessedSignal>(ASSESSED, [since])).rows
}
