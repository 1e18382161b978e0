import type { Place } from '@seinpost/schemas'
import { useLanguage } from '../i18n/language.tsx'
import { PlainText } from '../text/plain-text.tsx'

/** Below this confidence a place is a candidate, not a route. */
const ROUTE_FROM = 0.5

export function Places({ places }: { places: readonly Place[] }) {
  const { t } = useLanguage()
  const sorted = [...places].sort((a, b) => b.confidence - a.confidence)
  return (
    <section className="card" aria-labelledby="places-title">
      <h3 id="places-title">{t.case.places}</h3>
      {sorted.length === 0 && <p className="hint">{t.case.noPlaces}</p>}
      <ul className="facts">
        {sorted.map((place) => (
          <PlaceLine key={`${place.nis ?? place.code} ${place.role}`} place={place} />
        ))}
      </ul>
    </section>
  )
}

function PlaceLine({ place }: { place: Place }) {
  const { t, format } = useLanguage()
  const words = [...new Set(place.evidence.map(({ text }) => text).filter((text) => text !== ''))]
  return (
    <li data-candidate={place.confidence < ROUTE_FROM}>
      <span className="fact-main">
        <strong>{place.name}</strong> <span className="code">{place.nis ?? place.code}</span>
        {place.country !== 'BE' && <span className="chip">{place.country}</span>}
      </span>
      <span className="fact-side">
        {place.confidence < ROUTE_FROM ? `${t.case.candidate}, ` : ''}
        {t.placeRoles[place.role]}
      </span>
      <Confidence share={place.confidence} />
      {words.length > 0 && (
        <span className="fact-note">
          <PlainText text={words.join(' · ')} />
        </span>
      )}
      <span className="unseen">
        {t.case.confidence} {format.percent(place.confidence)}
      </span>
    </li>
  )
}

export function Confidence({ share }: { share: number }) {
  const { t, format } = useLanguage()
  return (
    <span className="confidence" title={`${t.case.confidence} ${format.percent(share)}`} aria-hidden="true">
      <span style={{ width: `${share * 100}%` }} />
    </span>
  )
}
