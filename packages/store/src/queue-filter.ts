import type { QueueFilter } from '@seinpost/schemas'

/** A condition on a desk's row `r` and its case `c`, with its parameter where it has one. */
interface Condition {
  readonly text: (parameter: string) => string
  readonly value?: unknown
}

const plain = (text: string): Condition => ({ text: () => text })

function conditionsOf(filter: QueueFilter, now: Date): Condition[] {
  const { minLevel, maxLevel, lang, context, sourceKind, platform, place, unclaimed, overdue } = filter
  const equal = (key: string, value: string | undefined): Condition[] =>
    value === undefined ? [] : [{ text: (p) => `c.summary->>'${key}' = ${p}`, value }]
  return [
    ...(minLevel === undefined
      ? []
      : [{ text: (p: string) => `r.level >= ${p}::smallint`, value: minLevel }]),
    ...(maxLevel === undefined
      ? []
      : [{ text: (p: string) => `r.level <= ${p}::smallint`, value: maxLevel }]),
    ...equal('lang', lang),
    ...equal('sourceKind', sourceKind),
    ...equal('platform', platform),
    ...(context === undefined
      ? []
      : [
          {
            text: (p: string) =>
              `exists (select from json_array_elements_text(c.summary->'context') x where x = ${p})`,
            value: context,
          },
        ]),
    ...(place === undefined
      ? []
      : [
          {
            text: (p: string) =>
              `exists (select from json_array_elements(c.summary->'places') x where x->>'code' = ${p})`,
            value: place,
          },
        ]),
    ...(unclaimed === true ? [plain('r.lease_until is null')] : []),
    ...(overdue === true
      ? [
          {
            text: (p: string) =>
              `exists (select from seinpost.deadlines x where x.case_id = r.case_id and x.queue = r.queue
                and x.ended_at is null and x.due_at <= ${p}::timestamptz)`,
            value: now,
          },
        ]
      : []),
  ]
}

/** The conditions of a filter as SQL, with parameters numbered after the first `before`. */
export function filterSql(
  filter: QueueFilter,
  { before, now }: { readonly before: number; readonly now: Date },
): { readonly text: string; readonly params: readonly unknown[] } {
  const params: unknown[] = []
  const texts = conditionsOf(filter, now).map(({ text, value }) => {
    if (value !== undefined) params.push(value)
    return text(`$${before + params.length}`)
  })
  return { text: texts.map((text) => ` and ${text}`).join(''), params }
}
