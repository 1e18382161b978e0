import type { Level } from '@seinpost/schemas'
import type { SqlRunner } from '@seinpost/store'

/** A level the model gave and the level a person gave the same signal. */
export interface JudgedLevel {
  readonly rated: Level
  readonly judged: Level
  readonly lang: string
  /** The model's chance of level 2 or more; null for scores of before chances were kept. */
  readonly chance: number | null
}

/** How the model agrees with people. Shares in [0, 1]; null where there is nothing to count. */
export interface Agreement {
  readonly cases: number
  readonly same: number | null
  readonly ratedHigher: number | null
  readonly ratedLower: number | null
  /** Of what people put at 0, the share the model put at 2 or more. */
  readonly falseAlarms: number | null
  /** Of what people put at 3 or 4, the share the model put below 2. */
  readonly missed: number | null
  /** Calibration of "2 or more": expected calibration error in ten bins (Naeini 2015). */
  readonly ece: number | null
}

export interface AgreementReport {
  readonly from: string
  readonly to: string
  readonly all: Agreement
  readonly byLanguage: Readonly<Record<string, Agreement>>
  /** Only cases of which people saw the score first: their judgement leans towards it. */
  readonly says: string
}

const share = <T>(items: readonly T[], is: (item: T) => boolean): number | null =>
  items.length === 0 ? null : items.filter(is).length / items.length

const BINS = 10

function calibrationError(judged: readonly JudgedLevel[]): number | null {
  const known = judged.flatMap(({ chance, judged: level }) =>
    chance === null ? [] : [{ chance, is: level >= 2 ? 1 : 0 }],
  )
  if (known.length === 0) return null
  let error = 0
  for (let bin = 0; bin < BINS; bin += 1) {
    const inBin = known.filter(({ chance }) => Math.min(BINS - 1, Math.floor(chance * BINS)) === bin)
    const gap = inBin.reduce((sum, { chance, is }) => sum + chance - is, 0)
    error += Math.abs(gap) / known.length
  }
  return error
}

/** Agreement over some judgements. */
export const agreementOf = (judged: readonly JudgedLevel[]): Agreement => ({
  cases: judged.length,
  same: share(judged, (one) => one.rated === one.judged),
  ratedHigher: share(judged, (one) => one.rated > one.judged),
  ratedLower: share(judged, (one) => one.rated < one.judged),
  falseAlarms: share(
    judged.filter((one) => one.judged === 0),
    ({ rated }) => rated >= 2,
  ),
  missed: share(
    judged.filter((one) => one.judged >= 3),
    ({ rated }) => rated < 2,
  ),
  ece: calibrationError(judged),
})

const JUDGED = `
select c.level as rated, (c.assessment->>'level')::int as judged, c.score->>'lang' as lang,
  (c.score->'explanation'->'chances'->>2)::float8 + (c.score->'explanation'->'chances'->>3)::float8
    + (c.score->'explanation'->'chances'->>4)::float8 as chance
from seinpost.cases c
where c.assessment is not null and (c.assessment->>'at')::timestamptz >= $1::timestamptz
  and (c.assessment->>'at')::timestamptz < $2::timestamptz`

const DAY_MS = 86_400_000

/** How the model agreed with what people found in the last `days`. */
export async function measureAgreement(
  sql: SqlRunner,
  { now, days = 28 }: { readonly now: Date; readonly days?: number },
): Promise<AgreementReport> {
  const from = new Date(now.getTime() - days * DAY_MS)
  const { rows } = await sql.query<JudgedLevel>(JUDGED, [from, now])
  const languages = [...new Set(rows.map(({ lang }) => lang))].sort()
  return {
    from: from.toISOString(),
    to: now.toISOString(),
    all: agreementOf(rows),
    byLanguage: Object.fromEntries(
      languages.map((lang) => [lang, agreementOf(rows.filter((row) => row.lang === lang))]),
    ),
    says: 'People saw the score before they judged, and only what became a case was judged.',
  }
}
