import { useLanguage } from '../i18n/language.tsx'
import { useOperateWords } from '../i18n/operate/index.ts'
import { Fault } from '../parts/fault.tsx'
import type { Applied, Asking, Checked, ConfigDraft } from './use-config-draft.ts'

/** The draft as text, and what can be done with it. */
export function ConfigEditor({
  draft: { yaml, setYaml, check, backtest, change, error, fields },
  cold,
  onAsk,
}: {
  draft: ConfigDraft
  cold: readonly string[]
  onAsk: ((asking: Asking) => void) | undefined
}) {
  const w = useOperateWords()
  return (
    <section className="card" aria-labelledby="draft-title">
      <h2 id="draft-title">{w.draft}</h2>
      <p className="hint">{w.cold(cold.join(', '))}</p>
      <textarea
        className="yaml"
        aria-labelledby="draft-title"
        rows={18}
        spellCheck={false}
        value={yaml}
        onChange={({ target }) => setYaml(target.value)}
      />
      <div className="row-tools">
        <button type="button" className="button" onClick={() => check.mutate()}>
          {w.check}
        </button>
        <button
          type="button"
          className="button"
          disabled={backtest.isPending}
          onClick={() => backtest.mutate()}
        >
          {w.backtest}
        </button>
        {onAsk !== undefined && (
          <>
            <button type="button" className="button" onClick={() => onAsk('shadow')}>
              {w.shadowStart}
            </button>
            <button type="button" className="button first" onClick={() => onAsk('apply')}>
              {w.apply}
            </button>
          </>
        )}
      </div>
      <Fault error={error} />
      {fields.length > 0 && (
        <ul className="plain-list">
          {fields.map((field) => (
            <li key={field}>
              <code>{field}</code>
            </li>
          ))}
        </ul>
      )}
      {check.data !== undefined && <Problems checked={check.data} />}
      {change.data !== undefined && <Changed applied={change.data} />}
    </section>
  )
}

function Changed({ applied: { version, changes, restart } }: { applied: Applied }) {
  const w = useOperateWords()
  const { format } = useLanguage()
  return (
    <div className="done" role="status">
      <p>{w.applied(format.whole(version))}</p>
      {changes.map((words) => (
        <p key={words}>{words}</p>
      ))}
      {restart.length > 0 && <p>{w.needsRestart(restart.join(', '))}</p>}
    </div>
  )
}

function Problems({ checked: { problems } }: { checked: Checked }) {
  const w = useOperateWords()
  if (problems.length === 0)
    return (
      <p className="done" role="status">
        {w.checkOk}
      </p>
    )
  return (
    <ul className="plain-list" role="alert">
      {problems.map(({ line, at, message }) => (
        <li key={`${line} ${at} ${message}`}>
          <strong>{line}</strong> <code>{at}</code> {message}
        </li>
      ))}
    </ul>
  )
}
