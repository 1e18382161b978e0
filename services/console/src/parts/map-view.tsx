import type { MapShape, TrendMap } from '@seinpost/schemas'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { read } from '../api/ask.ts'
import type { UiLanguage } from '../i18n/language.tsx'

export const useMap = () =>
  useQuery({
    queryKey: ['map'],
    queryFn: ({ signal }) => read<TrendMap>('/api/map', signal),
    staleTime: Number.POSITIVE_INFINITY,
  })

/** How one municipality is drawn: a shade from 0 to 5, or hatched where nothing may be told of it alone. */
export interface Shade {
  readonly shade: 'none' | 'hatched' | '0' | '1' | '2' | '3' | '4' | '5'
  readonly title?: string
}

export const shapeName = ({ names }: Pick<MapShape, 'names'>, language: UiLanguage): string =>
  language === 'fr' ? names.fr : names.nl

/** The map of Flanders and Brussels. What it says stands in words beside it, so it is a picture with a label. */
export function MapView({
  map: { width, height, shapes },
  label,
  shadeOf,
  children,
}: {
  map: TrendMap
  label: string
  shadeOf: (shape: MapShape) => Shade
  children?: ReactNode
}) {
  return (
    <svg className="map" viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label}>
      <defs>
        <pattern id="hatch" width="8" height="8" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect width="8" height="8" className="hatch-ground" />
          <path d="M0 0v8" className="hatch-line" />
        </pattern>
      </defs>
      {shapes.map((shape) => {
        const { shade, title } = shadeOf(shape)
        return (
          <path key={shape.nis} d={shape.path} data-shade={shade}>
            {title !== undefined && <title>{title}</title>}
          </path>
        )
      })}
      {children}
    </svg>
  )
}
