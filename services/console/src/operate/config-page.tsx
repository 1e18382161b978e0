import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { ApiError, send } from '../api/ask.ts'
import { useLanguage } from '../i18n/language.tsx'
import { useOperateWords } from '../i18n/operate/index.ts'
import { Fault } from '../parts/fault.tsx'
import { Loaded } from '../parts/loaded.tsx'
import { useMay } from '../session/session.tsx'
import { usePerson } from '../settings/person.tsx'
import { NoteDialog } from '../work/note-dialog.tsx'
import { BacktestView } from './backtest-view.tsx'
import { ConfigHistory } from './config-history.tsx'
import type { Backtest, ConfigInForce } from './contract.ts'
import { OperatePage } from './operate-page.tsx'
import { useConfig } from './use-config.ts'

interface Applied {
  readonly version: number
  readonly changes: readonly string[]
  readonly restart: readonly string[]
}
interface Checked {
  readonly problems: readonly {
    readonly line: number | null
    readonly at: string
    readonly message: string
  }[]
}
type Asking = 'apply' | 'shadow' | { readonly rollback: number } | null

/** The config in force with its history, and a draft that is checked, tried on last week, run in shadow and applied. */
export function ConfigPage() {
  const w = useOperateWords()
  const config = useConfig()
  return (
    <OperatePage tab="config" intro={w.configIntro}>
      <Loaded query={config}>{(known) => <InForce key={known.version} known={known} />}</Loaded>
    </OperatePage>
  )
}

function InForce({ known }: { known: ConfigInForce }) {
  const w = useOperateWords()
  const { format } = useLanguage()
  const { name: by } = usePerson()
  const changes = useMay('operation.change')
  const queries = useQueryClient()
  const [yaml, setYaml] = useState(known.yaml)
  const [asking, setAsking] = useState<Asking>(null)
  const readAnew = () => queries.invalidateQueries({ queryKey: ['config'] })
  const check = useMutation({ mutationFn: () => send<Checked>('POST', '/api/config/check', { yaml }) })
  const backtest = useMutation({ mutationFn: () => send<Backtest>('POST', '/api/config/backtest', { yaml }) })
  const change = useMutation({
    mutationFn: ({ to, body }: { to: string; body: object }) => send<Applied>('POST', to, body),
    onSuccess: readAnew,
  })
  const shadow = useMutation({
    mutationFn: (body: object | null) =>
      body === null ? send('DELETE', '/api/config/shadow', {}) : send('PUT', '/api/config/shadow', body),
    onSuccess: readAnew,
  })
  const decide = (why: string) => {
    const signed = { why, ...(by !== '' && { by }) }
    if (asking === 'shadow') shadow.mutate({ yaml, ...signed })
    if (asking === 'apply') change.mutate({ to: '/api/config/apply', body: { yaml, ...signed } })
    if (typeof asking === 'object' && asking !== null)
      change.mutate({ to: '/api/config/rollback', body: { version: asking.rollback, ...signed } })
    setAsking(null)
  }
  const faulty = change.error ?? check.error ?? backtest.error ?? shadow.error
  const fields = faulty instanceof ApiError ? (faulty.problem?.fields ?? []) : []
  return (
    <>
      {known.problem !== null && (
        <p className="work-fault" role="alert">
          {known.problem}
        </p>
      )}
      <section className="card" aria-labelledby="draft-title">
        <h2 id="draft-title">{w.draft}</h2>
        <p className="hint">{w.cold(known.cold.join(', '))}</p>
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
          {changes && (
            <>
              <button type="button" className="button" onClick={() => setAsking('shadow')}>
                {w.shadowStart}
              </button>
              <button type="button" className="button first" onClick={() => setAsking('apply')}>
                {w.apply}
              </button>
            </>
          )}
        </div>
        <Fault error={faulty} />
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
        {change.data !== undefined && (
          <div className="done" role="status">
            <p>{w.applied(format.whole(change.data.version))}</p>
            {change.data.changes.map((words) => (
              <p key={words}>{words}</p>
            ))}
            {change.data.restart.length > 0 && <p>{w.needsRestart(change.data.restart.join(', '))}</p>}
          </div>
        )}
      </section>
      {backtest.data !== undefined && <BacktestView backtest={backtest.data} />}
      <section className="card" aria-labelledby="shadow-title">
        <h2 id="shadow-title">{w.shadow}</h2>
        <p className="hint">{w.shadowHint}</p>
        {known.shadow !== null && (
          <p className="row-tools">
            {w.shadowOf(format.whole(known.shadow.signals), format.whole(known.shadow.differing))}{' '}
            {known.shadow.problem}
            {changes && known.shadow.stoppedAt === null && (
              <button type="button" className="button" onClick={() => shadow.mutate(null)}>
                {w.shadowStop}
              </button>
            )}
          </p>
        )}
      </section>
      <ConfigHistory known={known} onRollback={changes ? (rollback) => setAsking({ rollback }) : undefined} />
      {asking !== null && (
        <NoteDialog
          title={asking === 'shadow' ? w.shadowStart : asking === 'apply' ? w.apply : w.rollback}
          onClose={() => setAsking(null)}
          onSend={({ note }) => decide(note)}
        />
      )}
    </>
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
