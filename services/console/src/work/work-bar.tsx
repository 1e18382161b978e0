import type { Case } from '@seinpost/schemas'
import { useEffect, useState } from 'react'
import { useLanguage } from '../i18n/language.tsx'
import { useKeys } from '../keys/use-keys.ts'
import { useNow } from '../screen/use-now.ts'
import { usePerson } from '../settings/person.tsx'
import { ActFault } from './act-fault.tsx'
import { AssessDialog } from './assess-dialog.tsx'
import { type Move, standingOf } from './moves.ts'
import { NoteDialog } from './note-dialog.tsx'
import { PersonForm } from './person-form.tsx'
import { ReleaseDialog } from './release-dialog.tsx'
import { useAct } from './use-act.ts'

/** A claim is kept for as long as its case is open. */
const KEEP_MS = 5 * 60_000

const KEYS: Partial<Record<Move, string>> = {
  claim: 'c',
  give_back: 'x',
  assess: 'a',
  release: 'r',
  acknowledge: 'o',
}
const ASKS: ReadonlySet<Move> = new Set(['assess', 'release', 'close', 'reopen'])

/** What this person can do with the case now. */
export function WorkBar({ case: shown, desk }: { case: Case; desk: string }) {
  const { t, format } = useLanguage()
  const { name } = usePerson()
  const now = useNow()
  const act = useAct(shown.id)
  const [asking, setAsking] = useState<Move | null>(null)
  const { moves, heldBy, mine } = standingOf(shown, { desk, name, now })
  const send = (move: string, more: object = {}) => {
    setAsking(null)
    act.mutate({ act: move, desk, by: name, version: shown.version, ...more })
  }
  const start = (move: Move) => (ASKS.has(move) ? setAsking(move) : send(move))
  useKeys(
    Object.fromEntries(moves.map((move) => [KEYS[move] ?? '', () => (name === '' ? false : start(move))])),
  )
  useKept(mine, () => act.mutate({ act: 'keep', desk, by: name }))

  if (moves.length === 0 && heldBy === null) return null
  return (
    <footer className="work-bar">
      {act.error !== null && <ActFault error={act.error} />}
      {heldBy !== null && (
        <p>
          {t.work.heldBy} <strong>{heldBy.by}</strong> ({t.work.until} {format.moment(heldBy.until)})
        </p>
      )}
      {heldBy === null && name === '' && <PersonForm />}
      {heldBy === null && name !== '' && (
        <div className="work-moves">
          {moves.map((move, at) => (
            <button
              key={move}
              type="button"
              data-first={at === 0}
              disabled={act.isPending}
              onClick={() => start(move)}
            >
              {t.work.moves[move]} {KEYS[move] !== undefined && <kbd>{KEYS[move]}</kbd>}
            </button>
          ))}
          {mine && <span className="hint">{t.work.mine}</span>}
        </div>
      )}
      {asking === 'assess' && (
        <AssessDialog case={shown} onSend={(more) => send('assess', more)} onClose={() => setAsking(null)} />
      )}
      {asking === 'release' && (
        <ReleaseDialog
          case={shown}
          onSend={(more) => send('release', more)}
          onClose={() => setAsking(null)}
        />
      )}
      {(asking === 'close' || asking === 'reopen') && (
        <NoteDialog
          title={t.work.moves[asking]}
          onSend={(more) => send(asking, more)}
          onClose={() => setAsking(null)}
        />
      )}
    </footer>
  )
}

function useKept(mine: boolean, keep: () => void): void {
  useEffect(() => {
    if (!mine) return
    const timer = setInterval(keep, KEEP_MS)
    return () => clearInterval(timer)
  })
}
