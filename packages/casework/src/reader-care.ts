import type { CareConfig, Level } from '@seinpost/schemas'
import type { SqlRunner } from '@seinpost/store'

/** What one person had before them lately; asked by that person alone. */
export interface Opened {
  readonly opened: number
  readonly acute: number
  readonly graphic: number
}

/** Whether a text is hidden until somebody asks for it. */
export const isGraphic = (
  { level, concepts }: { readonly level: Level; readonly concepts: readonly string[] },
  { hideFromLevel, hideConcepts }: Pick<CareConfig, 'hideFromLevel' | 'hideConcepts'>,
): boolean => level >= hideFromLevel || hideConcepts.some((concept) => concepts.includes(concept))

/** A break is proposed, never ordered, and nobody is told. */
export const proposesBreak = (
  { graphic }: Pick<Opened, 'graphic'>,
  { breakAfter }: Pick<CareConfig, 'breakAfter'>,
) => graphic >= breakAfter

const OPENED = `
select c.level, c.score->'concepts' as concepts from seinpost.cases c
where c.id in (select h.case_id from seinpost.case_history h
  where h.by = $1 and h.at > $2::timestamptz and h.act in ('claim', 'assess', 'dismiss', 'acknowledge'))`

/** What `by` took in hand within the window, from the cases' own histories: nobody's looking is recorded for this. */
export async function openedBy(
  by: string,
  { sql, now, policy }: { readonly sql: SqlRunner; readonly now: () => Date; readonly policy: CareConfig },
): Promise<Opened> {
  const since = new Date(now().getTime() - policy.windowHours * 3_600_000)
  const { rows } = await sql.query<{ level: Level; concepts: readonly string[] }>(OPENED, [by, since])
  return {
    opened: rows.length,
    acute: rows.filter(({ level }) => level === 4).length,
    graphic: rows.filter((row) => isGraphic(row, policy)).length,
  }
}
