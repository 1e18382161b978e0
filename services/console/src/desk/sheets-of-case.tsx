import type { FeedbackSheet } from '@seinpost/schemas'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { path, read, send } from '../api/ask.ts'
import { useDeskWords } from '../i18n/desk/index.ts'
import { Fault } from '../parts/fault.tsx'
import { usePerson } from '../settings/person.tsx'
import { PlainText } from '../text/plain-text.tsx'
import { FormDialog, textIn } from '../work/form-dialog.tsx'
import { NoteDialog } from '../work/note-dialog.tsx'
import { useQueueName } from './desk-choice.tsx'
import { type About, useReadCaseAnew } from './use-steps.ts'

const ROWS = [0, 1, 2]

/** Feedback sheets of the case table: drawn up, agreed by everybody who sat there, and only then sent. */
export function SheetsOfCase({ caseId, desk, works }: About & { works: boolean }) {
  const w = useDeskWords()
  const { name: by } = usePerson()
  const readAnew = useReadCaseAnew(caseId)
  const [writing, setWriting] = useState(false)
  const query = useQuery({
    queryKey: ['case', caseId, 'sheets', desk],
    queryFn: async ({ signal }) =>
      (await read<{ sheets: FeedbackSheet[] }>(path`/api/cases/${caseId}/sheets?desk=${desk}`, signal))
        .sheets,
  })
  const write = useMutation({
    mutationFn: (body: object) => send('POST', path`/api/cases/${caseId}/sheets`, { desk, by, ...body }),
    onSettled: readAnew,
  })
  const sheets = query.data ?? []
  if (!works && sheets.length === 0) return null
  return (
    <section className="card" aria-labelledby="table-title">
      <h3 id="table-title">{w.table}</h3>
      <p className="hint">{w.tableHint}</p>
      <ul className="plain-list">
        {sheets.map((sheet) => (
          <SheetLine key={sheet.id} sheet={sheet} about={{ caseId, desk }} works={works} />
        ))}
      </ul>
      <Fault error={write.error} />
      {works && (
        <button type="button" className="button" onClick={() => setWriting(true)}>
          {w.write}
        </button>
      )}
      {writing && (
        <FormDialog
          title={w.table}
          onClose={() => setWriting(false)}
          onSend={(data) => {
            write.mutate(sheetIn(data))
            setWriting(false)
          }}
        >
          <label className="field">
            {w.tableTo}
            <input name="to" required maxLength={200} placeholder="zone-5906" />
          </label>
          {ROWS.map((row) => (
            <fieldset key={row} className="present">
              <legend>{row + 1}</legend>
              <label>
                {w.presentName} <input name={`name-${row}`} maxLength={100} required={row === 0} />
              </label>
              <label>
                {w.presentOrganisation}{' '}
                <input name={`organisation-${row}`} maxLength={200} required={row === 0} />
              </label>
              <label className="inline-check">
                <input type="checkbox" name={`secrecy-${row}`} /> {w.presentSecrecy}
              </label>
              <label className="note">
                {w.statement}
                <textarea name={`statement-${row}`} rows={2} maxLength={2_000} required={row === 0} />
              </label>
            </fieldset>
          ))}
        </FormDialog>
      )}
    </section>
  )
}

function sheetIn(data: FormData): object {
  const rows = ROWS.flatMap((row) => {
    const [name, organisation] = [textIn(data, `name-${row}`), textIn(data, `organisation-${row}`)]
    if (name === undefined || organisation === undefined) return []
    const bySecrecy = data.get(`secrecy-${row}`) !== null
    return [{ present: { name, organisation, bySecrecy }, text: textIn(data, `statement-${row}`) }]
  })
  return {
    to: textIn(data, 'to'),
    present: rows.map(({ present }) => present),
    statements: rows.flatMap(({ present, text }) =>
      text === undefined ? [] : [{ from: present.name, text, secret: false }],
    ),
  }
}

function SheetLine({
  sheet,
  about: { caseId, desk },
  works,
}: {
  sheet: FeedbackSheet
  about: About
  works: boolean
}) {
  const w = useDeskWords()
  const { name: by } = usePerson()
  const nameOf = useQueueName()
  const readAnew = useReadCaseAnew(caseId)
  const act = useMutation({
    mutationFn: ({ to, body }: { to: string; body: object }) => send('POST', to, { desk, by, ...body }),
    onSettled: readAnew,
  })
  const [withdrawing, setWithdrawing] = useState(false)
  const { id, version } = sheet
  const draft = sheet.status === 'draft' && works
  return (
    <li className="card">
      <p>
        <span className="status">{w.sheetStatuses[sheet.status]}</span> → {nameOf(sheet.to)}
      </p>
      {sheet.statements.map(({ from, text }) => (
        <p key={`${from} ${text}`}>
          <PlainText text={`${from}: ${text}`} />
        </p>
      ))}
      <ul className="plain-list">
        {sheet.present.map(({ name, organisation, consents }) => (
          <li key={name} className="row-tools">
            <PlainText text={`${name}, ${organisation}`} />
            {consents !== null && <span className="hint">{consents ? w.consents : w.refuses}</span>}
            {draft &&
              [true, false].map((agrees) => (
                <button
                  key={String(agrees)}
                  type="button"
                  className="quiet"
                  aria-pressed={consents === agrees}
                  onClick={() =>
                    act.mutate({
                      to: path`/api/sheets/${id}/consents`,
                      body: { name, consents: agrees, version },
                    })
                  }
                >
                  {agrees ? w.consents : w.refuses}
                </button>
              ))}
          </li>
        ))}
      </ul>
      {draft && sheet.missing.length > 0 && <p className="hint">{w.missing(sheet.missing.join(', '))}</p>}
      <Fault error={act.error} known={w.faults} />
      {works && sheet.desk === desk && sheet.status !== 'withdrawn' && (
        <p className="row-tools">
          {draft && (
            <button
              type="button"
              className="button"
              onClick={() => act.mutate({ to: path`/api/sheets/${id}/issue`, body: { version } })}
            >
              {w.issue}
            </button>
          )}
          <button type="button" className="button" onClick={() => setWithdrawing(true)}>
            {w.withdraw}
          </button>
        </p>
      )}
      {withdrawing && (
        <NoteDialog
          title={w.withdraw}
          onClose={() => setWithdrawing(false)}
          onSend={(body) => {
            act.mutate({ to: path`/api/sheets/${id}/withdraw`, body })
            setWithdrawing(false)
          }}
        />
      )}
    </li>
  )
}
