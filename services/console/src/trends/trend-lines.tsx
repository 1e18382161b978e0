import { SCHEME_PARTS, type Scheme, type TrendPeriod } from '@seinpost/schemas'
import { useTrendWords } from '../i18n/trends/index.ts'
import { categoryTold } from './series.ts'
import { useCategoryName } from './use-trends.ts'

const WIDTH = 720
const HEIGHT = 240
const [LEFT, RIGHT, TOP, BOTTOM] = [40, 12, 10, 26]

/** A line for each category; it breaks where the category is only counted together with others. */
export function TrendLines({
  periods,
  scheme,
  area,
}: {
  periods: readonly TrendPeriod[]
  scheme: Scheme
  area: string | null
}) {
  const w = useTrendWords()
  const nameOf = useCategoryName()
  const lines = SCHEME_PARTS[scheme].map((category) => ({
    category,
    values: periods.map((period) => {
      const told = categoryTold(period, { scheme, category, area })
      return told.kind === 'alone' ? told.n : null
    }),
  }))
  const most = Math.max(1, ...lines.flatMap(({ values }) => values.map((value) => value ?? 0)))
  const top = niceTop(most)
  const x = (at: number) => LEFT + ((WIDTH - LEFT - RIGHT) * at) / Math.max(1, periods.length - 1)
  const y = (n: number) => HEIGHT - BOTTOM - ((HEIGHT - TOP - BOTTOM) * n) / top
  const shown = lines.filter(({ values }) => values.some((value) => value !== null))
  return (
    <figure className="trend-lines">
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={w.linesLabel}>
        {[0, 0.5, 1].map((share) => (
          <g key={share} className="grid-line">
            <line x1={LEFT} x2={WIDTH - RIGHT} y1={y(top * share)} y2={y(top * share)} />
            <text x={LEFT - 6} y={y(top * share) + 4}>
              {Math.round(top * share)}
            </text>
          </g>
        ))}
        {periods.map(({ period }, at) =>
          at % Math.ceil(periods.length / 8) === 0 ? (
            <text key={period} className="tick" x={x(at)} y={HEIGHT - 8}>
              {period.slice(5)}
            </text>
          ) : null,
        )}
        {shown.map(({ category, values }) => (
          <g key={category} className="series" data-series={SCHEME_PARTS[scheme].indexOf(category)}>
            <path d={lineOf(values, { x, y })} />
            {values.map((value, at) =>
              value === null ? null : (
                <circle key={periods[at]?.period} cx={x(at)} cy={y(value)} r="3">
                  <title>{`${nameOf(scheme, category)}, ${periods[at]?.period}: ${value}`}</title>
                </circle>
              ),
            )}
          </g>
        ))}
      </svg>
      <figcaption className="legend">
        {shown.map(({ category }) => (
          <span key={category} data-series={SCHEME_PARTS[scheme].indexOf(category)}>
            {nameOf(scheme, category)}
          </span>
        ))}
      </figcaption>
    </figure>
  )
}

/** Half of it is a whole number too. */
function niceTop(most: number): number {
  const step = 10 ** Math.floor(Math.log10(most))
  return Math.max(2, Math.ceil(most / step) * step)
}

function lineOf(
  values: readonly (number | null)[],
  { x, y }: { x: (at: number) => number; y: (n: number) => number },
): string {
  let pen = 'M'
  return values
    .map((value, at) => {
      if (value === null) {
        pen = 'M'
        return ''
      }
      const step = `${pen}${x(at).toFixed(1)} ${y(value).toFixed(1)}`
      pen = 'L'
      return step
    })
    .join('')
}
