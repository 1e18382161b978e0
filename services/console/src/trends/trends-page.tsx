import '../style/map.css'
import { SCHEMES, type Scheme, type TrendPeriod } from '@seinpost/schemas'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useLanguage } from '../i18n/language.tsx'
import { useTrendWords } from '../i18n/trends/index.ts'
import { Loaded } from '../parts/loaded.tsx'
import { shapeName, useMap } from '../parts/map-view.tsx'
import { Page } from '../parts/page.tsx'
import { monthOf, sumOf } from './series.ts'
import { TrendLines } from './trend-lines.tsx'
import { TrendMap } from './trend-map.tsx'
import { TrendTable } from './trend-table.tsx'
import { useTrends } from './use-trends.ts'

const SPANS = [1, 4, 13, 52]

/** What the strategic table looks at: themes, levels and venues over time and over the map. */
export function TrendsPage() {
  const w = useTrendWords()
  const { format } = useLanguage()
  const trends = useTrends()
  return (
    <Loaded query={trends}>
      {({ k, next, periods }) => (
        <Page title={w.title} intro={w.intro(k)}>
          <p className="hint">{w.next(format.day(next))}</p>
          {periods.length === 0 ? (
            <div className="card">
              <p>{w.none}</p>
              <p className="hint">{w.noneHint}</p>
            </div>
          ) : (
            <Published periods={periods} />
          )}
        </Page>
      )}
    </Loaded>
  )
}

function Published({ periods }: { periods: readonly TrendPeriod[] }) {
  const w = useTrendWords()
  const { language, format } = useLanguage()
  const map = useMap()
  const [scheme, setScheme] = useState<Scheme>('theme')
  const [area, setArea] = useState('')
  const [span, setSpan] = useState(13)
  const shown = periods.slice(-span)
  const nis = area === '' ? null : area
  const places = (map.data?.shapes ?? [])
    .filter((shape) => sumOf(shown, shape.nis).n > 0)
    .sort((a, b) => shapeName(a, language).localeCompare(shapeName(b, language)))
  const months = [...new Set(periods.map(monthOf))].reverse()
  return (
    <>
      <div className="filters">
        <label>
          {w.scheme}
          <select
            value={scheme}
            onChange={({ target }) => setScheme(SCHEMES.find((one) => one === target.value) ?? 'theme')}
          >
            {SCHEMES.map((one) => (
              <option key={one} value={one}>
                {w.schemes[one]}
              </option>
            ))}
          </select>
        </label>
        <label>
          {w.area}
          <select value={area} onChange={({ target }) => setArea(target.value)}>
            <option value="">{w.whole}</option>
            {places.map((shape) => (
              <option key={shape.nis} value={shape.nis}>
                {shapeName(shape, language)}
              </option>
            ))}
          </select>
        </label>
        <label>
          {w.periods}
          <select value={span} onChange={({ target }) => setSpan(Number(target.value))}>
            {SPANS.map((one) => (
              <option key={one} value={one}>
                {w.last(one)}
              </option>
            ))}
          </select>
        </label>
      </div>
      <section className="card" aria-labelledby="lines-title">
        <h2 id="lines-title">{w.lines}</h2>
        <TrendLines periods={shown} scheme={scheme} area={nis} />
        <TrendTable periods={shown} scheme={scheme} area={nis} />
      </section>
      <section className="card" aria-labelledby="map-title">
        <h2 id="map-title">{w.map}</h2>
        <Loaded query={map}>{(shapes) => <TrendMap map={shapes} periods={shown} />}</Loaded>
      </section>
      <section className="card" aria-labelledby="bulletins-title">
        <h2 id="bulletins-title">{w.bulletins}</h2>
        <ul className="link-list">
          {months.map((month) => (
            <li key={month}>
              <Link to="/trends/$month" params={{ month }}>
                {w.bulletinOf(format.month(month))}
              </Link>
            </li>
          ))}
        </ul>
      </section>
    </>
  )
}
