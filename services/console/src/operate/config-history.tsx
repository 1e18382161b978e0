import { useLanguage } from '../i18n/language.tsx'
import { useOperateWords } from '../i18n/operate/index.ts'
import { PlainText } from '../text/plain-text.tsx'
import type { ConfigInForce } from './contract.ts'

/** Who changed the config, when and why, and the way back. */
export function ConfigHistory({
  known,
  onRollback,
}: {
  known: ConfigInForce
  onRollback: ((version: number) => void) | undefined
}) {
  const w = useOperateWords()
  const { format } = useLanguage()
  return (
    <section className="card" aria-labelledby="history-title">
      <h2 id="history-title">{w.history}</h2>
      {known.history.length === 0 && <p className="hint">{w.noHistory}</p>}
      <ol className="plain-list">
        {known.history.map(({ version, kind, at, by, why }) => (
          <li key={version} className="row-tools">
            <strong>
              {w.version} {version}
            </strong>
            <span>{w.kinds[kind]}</span>
            <span className="hint">{format.moment(at)}</span>
            <PlainText text={`${by}: ${why}`} />
            {version === known.version && <span className="status">{w.inForce}</span>}
            {version !== known.version && onRollback !== undefined && (
              <button type="button" className="quiet" onClick={() => onRollback(version)}>
                {w.rollback}
              </button>
            )}
          </li>
        ))}
        <li className="row-tools">
          <strong>{w.version} 0</strong> <span>{w.versionFile}</span>
          {known.version === 0 && <span className="status">{w.inForce}</span>}
          {known.version !== 0 && onRollback !== undefined && (
            <button type="button" className="quiet" onClick={() => onRollback(0)}>
              {w.rollback}
            </button>
          )}
        </li>
      </ol>
    </section>
  )
}
