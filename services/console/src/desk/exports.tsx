import { path } from '../api/ask.ts'
import { useDeskWords } from '../i18n/desk/index.ts'
import { useLanguage } from '../i18n/language.tsx'

const FORMATS = ['pdf', 'docx', 'stix', 'misp'] as const

/** The case on paper or in another system; the browser saves what the server makes. */
export function Exports({ caseId }: { caseId: string }) {
  const w = useDeskWords()
  const { language } = useLanguage()
  return (
    <section className="card no-print" aria-labelledby="exports-title">
      <h3 id="exports-title">{w.exports}</h3>
      <p className="hint">{w.exportHint}</p>
      <p className="row-tools">
        {FORMATS.map((format) => (
          <a
            key={format}
            className="button"
            href={path`/api/cases/${caseId}/export?format=${format}&lang=${language}`}
            download
          >
            {format.toUpperCase()}
          </a>
        ))}
        <button type="button" className="button" onClick={() => window.print()}>
          {w.print}
        </button>
      </p>
    </section>
  )
}
