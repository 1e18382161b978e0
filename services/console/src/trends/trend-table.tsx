import { SCHEME_PARTS, type Scheme, type TrendPeriod } from '@seinpost/schemas'
import { useLanguage } from '../i18n/language.tsx'
import { useTrendWords } from '../i18n/trends/index.ts'
import { areaTold, categoryTold } from './series.ts'
import { useCategoryName } from './use-trends.ts'

/** The same numbers as the lines, and those that are only counted together. */
export function TrendTable({
  periods,
  scheme,
  area,
}: {
  periods: readonly TrendPeriod[]
  scheme: Scheme
  area: string | null
}) {
  const w = useTrendWords()
  const { format } = useLanguage()
  const nameOf = useCategoryName()
  const categories = SCHEME_PARTS[scheme]
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reached by keyboard
    <section className="scroll" tabIndex={0} aria-label={w.numbers}>
      <table className="data">
        <thead>
          <tr>
            <th scope="col">{w.period}</th>
            {categories.map((category) => (
              <th key={category} scope="col">
                {nameOf(scheme, category)}
              </th>
            ))}
            <th scope="col">{w.together}</th>
            <th scope="col">{w.total}</th>
          </tr>
        </thead>
        <tbody>
          {periods.toReversed().map((period) => (
            <tr key={period.period}>
              <th scope="row">{period.period}</th>
              {categories.map((category) => {
                const told = categoryTold(period, { scheme, category, area })
                return <td key={category}>{told.kind === 'alone' ? format.whole(told.n) : '·'}</td>
              })}
              <td>{togetherOf(period)}</td>
              <td>{totalOf(period)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )

  function togetherOf(period: TrendPeriod): string {
    const groups = period.schemes[scheme].parts.filter(({ members }) => members.length > 1)
    return groups
      .flatMap(({ members }) => {
        const told = categoryTold(period, { scheme, category: members[0] ?? '', area })
        if (told.kind !== 'together' || told.n === 0) return []
        return [w.togetherOf(members.map((one) => nameOf(scheme, one)).join(', '), format.whole(told.n))]
      })
      .join('; ')
  }

  function totalOf(period: TrendPeriod): string {
    if (area === null) return format.whole(period.total)
    const told = areaTold(period, area)
    if (told.kind === 'nothing') return '·'
    return told.kind === 'alone' ? format.whole(told.n) : w.withOthers(format.whole(told.n))
  }
}
