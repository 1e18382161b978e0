import type { MapShape, TrendMap as Shapes, TrendPeriod } from '@seinpost/schemas'
import { useLanguage } from '../i18n/language.tsx'
import { useTrendWords } from '../i18n/trends/index.ts'
import { MapView, type Shade, shapeName } from '../parts/map-view.tsx'
import { sumOf } from './series.ts'

const SHADES = ['1', '2', '3', '4', '5'] as const
const STEPS = SHADES.length

/** Flanders by municipality: shaded where a number may be told, hatched where it is counted with others. */
export function TrendMap({ map, periods }: { map: Shapes; periods: readonly TrendPeriod[] }) {
  const w = useTrendWords()
  const { language, format } = useLanguage()
  const sums = new Map(map.shapes.map(({ nis }) => [nis, sumOf(periods, nis)]))
  const most = Math.max(1, ...[...sums.values()].map(({ n }) => n))
  const k = periods[0]?.k ?? 1
  const step = Math.max(1, Math.ceil((most - k + 1) / STEPS))
  const wordsOf = (shape: MapShape): string => {
    const { n, whole, alone } = sums.get(shape.nis) ?? { n: 0, whole: false, alone: false }
    if (!alone) return w.hidden
    return whole ? format.whole(n) : w.atLeast(format.whole(n))
  }
  const shadeOf = (shape: MapShape): Shade => {
    const { n, alone } = sums.get(shape.nis) ?? { n: 0, alone: false }
    const title = `${shapeName(shape, language)}: ${wordsOf(shape)}`
    if (!alone) return { shade: 'hatched', title }
    return { shade: shadeFor(n, { k, step }), title }
  }
  const listed = map.shapes
    .filter(({ nis }) => (sums.get(nis)?.n ?? 0) > 0)
    .sort((a, b) => (sums.get(b.nis)?.n ?? 0) - (sums.get(a.nis)?.n ?? 0))
  return (
    <figure className="trend-map">
      <MapView map={map} label={w.mapLabel} shadeOf={shadeOf} />
      <figcaption>
        <span className="shades">
          <strong>{w.legend}</strong>
          <span data-shade="0">{w.legendNone}</span>
          {Array.from({ length: STEPS }, (_, at) => (
            <span key={SHADES[at]} data-shade={SHADES[at]}>
              {step === 1 ? k + at : `${k + at * step}–${k + (at + 1) * step - 1}`}
            </span>
          ))}
          <span data-shade="hatched">{w.legendHidden}</span>
        </span>
        <span className="hint">{w.mapHint}</span>
      </figcaption>
      {listed.length > 0 && (
        <table className="data narrow">
          <thead>
            <tr>
              <th scope="col">{w.municipality}</th>
              <th scope="col">{w.province}</th>
              <th scope="col">{w.cases}</th>
            </tr>
          </thead>
          <tbody>
            {listed.slice(0, 25).map((shape) => (
              <tr key={shape.nis}>
                <th scope="row">{shapeName(shape, language)}</th>
                <td>{shape.province.name}</td>
                <td>{wordsOf(shape)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </figure>
  )
}

function shadeFor(n: number, { k, step }: { k: number; step: number }): Shade['shade'] {
  if (n === 0) return '0'
  return SHADES[Math.min(STEPS, Math.floor((n - k) / step) + 1) - 1] ?? '5'
}
