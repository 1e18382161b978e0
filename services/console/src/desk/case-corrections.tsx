import type { Case, CaseCorrection, CorrectionKind } from '@seinpost/schemas'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { path, read, send } from '../api/ask.ts'
import { useDeskWords } from '../i18n/desk/index.ts'
import { useLanguage } from '../i18n/language.tsx'
import { Fault } from '../parts/fault.tsx'
import { usePerson } from '../settings/person.tsx'
import { PlainText } from '../text/plain-text.tsx'
import { FormDialog, textIn } from '../work/form-dialog.tsx'
import { useReadCaseAnew } from './use-steps.ts'

/** What was wrong about the case, and who of its receivers knows. */
export function CaseCorrections({ case: shown, desk, works }: { case: Case; desk: string; works: boolean }) {
  const w = useDeskWords()
  const { t, format } = useLanguage()
  const { name: by } = usePerson()
  const [asking, setAsking] = useState(false)
  const readAnew = useReadCaseAnew(shown.id)
  const query = useQuery({
    queryKey: ['case', shown.id, 'corrections', desk],
    queryFn: async ({ signal }) =>
      (
        await read<{ corrections: CaseCorrection[] }>(
          path`/api/cases/${shown.id}/corrections?desk=${desk}`,
          signal,
        )
      ).corrections,
  })
  const correct = useMutation({
    mutationFn: (body: object) =>
      send('POST', path`/api/cases/${shown.id}/corrections`, { desk, by, ...body }),
    onSettled: readAnew,
  })
  const corrections = query.data ?? []
  // The dictionary has every kind and no other.
  const kinds = Object.keys(w.correctionKinds) as CorrectionKind[]
  if (corrections.length === 0 && !works) return null
  return (
    <section className="card" aria-labelledby="corrections-title">
      <h3 id="corrections-title">{w.correct}</h3>
      <ul className="plain-list">
        {corrections.map((one) => (
          <li key={one.id}>
            <strong>{w.correctionKinds[one.kind]}</strong>: <PlainText text={one.what} />
            <p className="hint">
              <PlainText text={one.by} /> · {format.moment(one.at)} ·{' '}
              {one.unconfirmed === 0 ? w.allConfirmed : w.unconfirmed(one.unconfirmed)}
            </p>
          </li>
        ))}
      </ul>
      <Fault error={correct.error} />
      {works && (
        <button type="button" className="button" onClick={() => setAsking(true)}>
          {w.correct}
        </button>
      )}
      {asking && (
        <FormDialog
          title={w.correct}
          onClose={() => setAsking(false)}
          onSend={(data) => {
            const note = textIn(data, 'note')
            correct.mutate({
              kind: data.get('kind'),
              what: textIn(data, 'what'),
              ...(note !== undefined && { note }),
            })
            setAsking(false)
          }}
        >
          <fieldset className="choices">
            <legend>{w.correctWhat}</legend>
            {kinds.map((kind) => (
              <label key={kind}>
                <input type="radio" name="kind" value={kind} required />
                <span>{w.correctionKinds[kind]}</span>
              </label>
            ))}
          </fieldset>
          <label className="note">
            {w.correctWhat}
            <textarea name="what" rows={2} maxLength={500} required />
          </label>
          <label className="note">
            {t.work.note}
            <textarea name="note" rows={2} maxLength={2_000} />
          </label>
        </FormDialog>
      )}
    </section>
  )
}
