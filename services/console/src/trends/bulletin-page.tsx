import '../style/map.css'
import { SCHEME_PARTS, SCHEMES, type Scheme, type TrendPeriod } from '@seinpost/schemas'
import { Link, useParams } from '@tanstack/react-router'
import { useLanguage } from '../i18n/language.tsx'
import { useTrendWords } from '../i18n/trends/index.ts'
import { Loaded } from '../parts/loaded.tsx'
import { useMap } from '../parts/map-view.tsx'
import { Page } from '../parts/page.tsx'
import { categoryTold, monthOf } from './series.ts'
import { TrendMap } from './trend-map.tsx'
import { useCategoryName, useTrends } from './use-trends.ts'

/** One month on paper: the numbers, the map, and how they came about. */
export function BulletinPage() {
  const w = useTrendWords()
  const { month = '' } = useParams({ strict: false })
  const { format } = useLanguage()
  const trends = useTrends()
  const map = useMap()
  return (
    <Loaded query={trends}>
      {({ k, periods }) => {
        const shown = periods.filter((period) => monthOf(period) === month)
        const [first, last] = [shown[0], shown.at(-1)]
        if (first === undefined || last === undefined)
          return (
            <Page title={w.bulletin} intro={w.none}>
              <Link to="/trends">{w.backToTrends}</Link>
            </Page>
          )
        const before = periods.filter((period) => monthOf(period) === monthBefore(month))
        return (
          <Page
            title={w.bulletinOf(format.month(month))}
            intro={w.bulletinIntro(format.day(first.from), format.day(last.to))}
          >
            <p className="page-tools">
              <Link to="/trends">{w.backToTrends}</Link>
              <button type="button" className="button" onClick={() => window.print()}>
                {w.print}
              </button>
            </p>
            <p className="headline">
              <strong>{format.whole(totalOf(shown))}</strong> {w.cases.toLowerCase()}
              {before.length > 0 && ` (${w.compared}: ${format.whole(totalOf(before))})`}
            </p>
            <div className="columns">
              {SCHEMES.map((scheme) => (
                <SchemeSums key={scheme} scheme={scheme} periods={shown} />
              ))}
            </div>
            <section className="card" aria-labelledby="map-title">
              <h2 id="map-title">{w.map}</h2>
              <Loaded query={map}>{(shapes) => <TrendMap map={shapes} periods={shown} />}</Loaded>
            </section>
            <section className="card" aria-labelledby="method-title">
              <h2 id="method-title">{w.method}</h2>
              <p>{w.methodText(k)}</p>
            </section>
          </Page>
        )
      }}
    </Loaded>
  )
}

const totalOf = (periods: readonly TrendPeriod[]): number =>
  periods.reduce((sum, { total }) => sum + total, 0)

const monthBefore = (month: string): string => {
  const first = new Date(`${month}-01T00:00:00Z`)
  first.setUTCMonth(first.getUTCMonth() - 1)
  return first.toISOString().slice(0, 7)
}

/** The month by category: exact where each period tells the category alone, else "at least". */
function SchemeSums({ scheme, periods }: { scheme: Scheme; periods: readonly TrendPeriod[] }) {
  const w = useTrendWords()
  const { format } = useLanguage()
  const nameOf = useCategoryName()
  return (
    <table className="data">
      <caption>
        {w.scheme} {w.schemes[scheme]}
      </caption>
      <tbody>
        {SCHEME_PARTS[scheme].map((category) => {
          const each = periods.map((period) => categoryTold(period, { scheme, category, area: null }))
          const n = each.reduce((sum, told) => sum + (told.kind === 'alone' ? told.n : 0), 0)
          const whole = each.every(
            (told) => told.kind === 'alone' || (told.kind === 'together' && told.n === 0),
          )
          return (
            <tr key={category}>
              <th scope="row">{nameOf(scheme, category)}</th>
              <td>{whole ? format.whole(n) : n === 0 ? w.hidden : w.atLeast(format.whole(n))}</td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}
