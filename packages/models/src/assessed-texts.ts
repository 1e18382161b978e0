import type { Level, Signal } from '@seinpost/schemas'
import type { SqlRunner } from '@seinpost/store'

/** A signal a person judged, with the level they gave. */
export interface AssessedSignalText {
  readonly signal: Signal
  readonly level: Level
  readonly cluster: string
}

/** Every judgement whose signal is still held, the oldest first. */
export async function assessedTexts(sql: SqlRunner): Promise<readonly AssessedSignalText[]> {
  const { rows } = await sql.query<AssessedSignalText>(
    `select s.signal, (c.assessment->>'level')::int as level, c.cluster
    from seinpost.cases c join seinpost.signals s on s.id = c.assessment->>'signalId'
    where c.assessment is not null and s.signal is not null
    order by c.assessment->>'at', c.id`,
  )
  return rows
}
