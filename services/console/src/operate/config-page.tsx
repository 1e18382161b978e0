import { useState } from 'react'
import { useLanguage } from '../i18n/language.tsx'
import { useOperateWords } from '../i18n/operate/index.ts'
import { Loaded } from '../parts/loaded.tsx'
import { useMay } from '../session/session.tsx'
import { NoteDialog } from '../work/note-dialog.tsx'
import { BacktestView } from './backtest-view.tsx'
import { ConfigEditor } from './config-editor.tsx'
import { ConfigHistory } from './config-history.tsx'
import type { ConfigInForce } from './contract.ts'
import { OperatePage } from './operate-page.tsx'
import { useConfig } from './use-config.ts'
import { type Asking, useConfigDraft } from './use-config-draft.ts'

/** The config in force with its history, and a draft that is checked, tried on last week, run in shadow and applied. */
export function ConfigPage() {
  const w = useOperateWords()
  const config = useConfig()
  return (
    <OperatePage tab="config" intro={w.configIntro}>
      <Loaded query={config}>{(known) => <InForce known={known} />}</Loaded>
    </OperatePage>
  )
}

function InForce({ known }: { known: ConfigInForce }) {
  const w = useOperateWords()
  const changes = useMay('operation.change')
  const [asking, setAsking] = useState<Asking | null>(null)
  const draft = useConfigDraft(known)
  return (
    <>
      {known.problem !== null && (
        <p className="work-fault" role="alert">
          {known.problem}
        </p>
      )}
      <ConfigEditor draft={draft} cold={known.cold} onAsk={changes ? setAsking : undefined} />
      {draft.backtest.data !== undefined && <BacktestView backtest={draft.backtest.data} />}
      <Shadow known={known} onStop={changes ? draft.stopShadow : undefined} />
      <ConfigHistory known={known} onRollback={changes ? (rollback) => setAsking({ rollback }) : undefined} />
      {asking !== null && (
        <NoteDialog
          title={asking === 'shadow' ? w.shadowStart : asking === 'apply' ? w.apply : w.rollback}
          onClose={() => setAsking(null)}
          onSend={({ note }) => {
            draft.decide(asking, note)
            setAsking(null)
          }}
        />
      )}
    </>
  )
}

function Shadow({ known: { shadow }, onStop }: { known: ConfigInForce; onStop: (() => void) | undefined }) {
  const w = useOperateWords()
  const { format } = useLanguage()
  return (
    <section className="card" aria-labelledby="shadow-title">
      <h2 id="shadow-title">{w.shadow}</h2>
      <p className="hint">{w.shadowHint}</p>
      {shadow !== null && (
        <p className="row-tools">
          {w.shadowOf(format.whole(shadow.signals), format.whole(shadow.differing))} {shadow.problem}
          {onStop !== undefined && shadow.stoppedAt === null && (
            <button type="button" className="button" onClick={onStop}>
              {w.shadowStop}
            </button>
          )}
        </p>
      )}
    </section>
  )
}
