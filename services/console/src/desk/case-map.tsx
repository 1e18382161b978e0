import type { Place } from '@seinpost/schemas'
import { useDeskWords } from '../i18n/desk/index.ts'
import { useLanguage } from '../i18n/language.tsx'
import { MapView, useMap } from '../parts/map-view.tsx'

/** The case's places on the map, each drawn by its role; they stand in words in the list of places. */
export function CaseMap({ places }: { places: readonly Place[] }) {
  const w = useDeskWords()
  const { t } = useLanguage()
  const map = useMap()
  const shapes = map.data?.shapes ?? []
  const marks = places.flatMap((place) => {
    const shape = shapes.find(({ nis }) => nis === place.nis)
    return shape === undefined ? [] : [{ place, shape }]
  })
  if (map.data === undefined || marks.length === 0) return null
  const named = new Map(marks.map(({ place, shape }) => [shape.nis, place]))
  const words = marks.map(({ place }) => `${place.name} (${t.placeRoles[place.role]})`).join(', ')
  return (
    <section className="card" aria-labelledby="case-map-title">
      <h3 id="case-map-title">{w.map}</h3>
      <MapView
        map={map.data}
        label={w.mapLabel(words)}
        shadeOf={({ nis }) => {
          const place = named.get(nis)
          if (place === undefined) return { shade: 'none' }
          return { shade: place.confidence >= 0.5 ? '5' : '2', title: place.name }
        }}
      >
        {marks.map(({ place, shape }) => (
          <g key={`${shape.nis} ${place.role}`} className="mark" data-role={place.role}>
            <circle cx={shape.x} cy={shape.y} r="9" />
            <text x={shape.x + 14} y={shape.y + 7}>
              {place.name}
            </text>
          </g>
        ))}
      </MapView>
    </section>
  )
}
