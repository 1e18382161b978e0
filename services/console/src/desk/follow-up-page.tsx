import type { CaseCorrection, FeedbackSheet, Level } from '@seinpost/schemas'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { path, read, send } from '../api/ask.ts'
import { useDeskWords } from '../i18n/desk/index.ts'
import { useLanguage } from '../i18n/language.tsx'
import { Fault } from '../parts/fault.tsx'
import { Loaded } from '../parts/loaded.tsx'
import { Page } from '../parts/page.tsx'
import { usePerson } from '../settings/person.tsx'
import { PlainText } from '../text/plain-text.tsx'
import { DeskChoice, useDeskChoice, useQueueName } from './desk-choice.tsx'
import { MailedReferrals } from './mailed-referrals.tsx'
import { SecondLook } from './second-look.tsx'

interface Snoozed {
  readonly caseId: string
  readonly level: Level
  readonly until: string
  readonly reason: string
  readonly by: string
  readonly excerpt: string
}

/** E-mail has no place yet, so those look who look at what has none. */
const REVIEWS_MAIL = new Set(['analyst', 'supra-local'])

/** What waits for a desk outside its queue. */
export function FollowUpPage() {
  const w = useDeskWords()
  const choice = useDeskChoice()
  return (
    <Page title={w.followUp} intro={w.followUpIntro}>
      <DeskChoice {...choice} />
      {choice.desk !== '' && (
        <>
          <Corrections desk={choice.desk} />
          <SnoozedCases desk={choice.desk} />
          <Sheets desk={choice.desk} />
          {REVIEWS_MAIL.has(choice.desk) && <MailedReferrals desk={choice.desk} />}
          {choice.desk === 'analyst' && <SecondLook desk={choice.desk} />}
        </>
      )}
    </Page>
  )
}

function Corrections({ desk }: { desk: string }) {
  const w = useDeskWords()
  const query = useQuery({
    queryKey: ['corrections', desk],
    queryFn: ({ signal }) =>
      read<{ due: CaseCorrection[]; open: CaseCorrection[] }>(path`/api/corrections?desk=${desk}`, signal),
  })
  return (
    <Loaded query={query}>
      {({ due, open }) => (
        <>
          <section className="card" aria-labelledby="due-title">
            <h2 id="due-title">{w.corrections}</h2>
            {due.length === 0 && <p className="hint">{w.nothing}</p>}
            <ul className="plain-list">
              {due.map((one) => (
                <CorrectionLine key={one.id} correction={one} desk={desk} asks={true} />
              ))}
            </ul>
          </section>
          {open.length > 0 && (
            <section className="card" aria-labelledby="open-title">
              <h2 id="open-title">{w.correctionsOpen}</h2>
              <ul className="plain-list">
                {open.map((one) => (
                  <CorrectionLine key={one.id} correction={one} desk={desk} asks={false} />
                ))}
              </ul>
            </section>
          )}
        </>
      )}
    </Loaded>
  )
}

function CorrectionLine({
  correction: { id, caseId, kind, what, at, unconfirmed },
  desk,
  asks,
}: {
  correction: CaseCorrection
  desk: string
  asks: boolean
}) {
  const w = useDeskWords()
  const { format } = useLanguage()
  const { name } = usePerson()
  const queries = useQueryClient()
  const confirm = useMutation({
    mutationFn: () => send('POST', path`/api/cases/${caseId}/corrections/${id}/confirm`, { desk, by: name }),
    onSettled: () => queries.invalidateQueries({ queryKey: ['corrections'] }),
  })
  return (
    <li className="row-tools">
      <strong>{w.correctionKinds[kind]}</strong>
      <PlainText text={what} />
      <span className="hint">
        {format.moment(at)} · {unconfirmed === 0 ? w.allConfirmed : w.unconfirmed(unconfirmed)}
      </span>
      <Link to="/q/$desk/c/$caseId" params={{ desk, caseId }}>
        {w.openCase}
      </Link>
      {asks && (
        <button
          type="button"
          className="button"
          disabled={confirm.isPending}
          onClick={() => confirm.mutate()}
        >
          {w.confirm}
        </button>
      )}
      <Fault error={confirm.error} />
    </li>
  )
}

function SnoozedCases({ desk }: { desk: string }) {
  const w = useDeskWords()
  const { t, format } = useLanguage()
  const { name } = usePerson()
  const queries = useQueryClient()
  const query = useQuery({
    queryKey: ['snoozed', desk],
    queryFn: async ({ signal }) =>
      (await read<{ snoozed: Snoozed[] }>(path`/api/queues/${desk}/snoozed`, signal)).snoozed,
  })
  const wake = useMutation({
    mutationFn: (caseId: string) => send('POST', path`/api/cases/${caseId}/wake`, { desk, by: name }),
    onSettled: () => queries.invalidateQueries(),
  })
  return (
    <section className="card" aria-labelledby="snoozed-title">
      <h2 id="snoozed-title">{w.snoozed}</h2>
      <Fault error={wake.error} />
      <Loaded query={query}>
        {(snoozed) => (
          <ul className="plain-list">
            {snoozed.length === 0 && <li className="hint">{w.nothing}</li>}
            {snoozed.map(({ caseId, level, until, reason, by }) => (
              <li key={caseId} className="row-tools">
                <span className="level-word" data-level={level}>
                  {t.levels[level]}
                </span>
                <span>{w.until(format.moment(until))}</span>
                <span className="hint">
                  <PlainText text={`${by}: ${reason}`} />
                </span>
                <Link to="/q/$desk/c/$caseId" params={{ desk, caseId }}>
                  {w.openCase}
                </Link>
                <button type="button" className="button" onClick={() => wake.mutate(caseId)}>
                  {w.wake}
                </button>
              </li>
            ))}
          </ul>
        )}
      </Loaded>
    </section>
  )
}

function Sheets({ desk }: { desk: string }) {
  const w = useDeskWords()
  const { format } = useLanguage()
  const nameOf = useQueueName()
  const query = useQuery({
    queryKey: ['sheets', desk],
    queryFn: async ({ signal }) =>
      (await read<{ sheets: FeedbackSheet[] }>(path`/api/sheets?desk=${desk}`, signal)).sheets,
  })
  return (
    <section className="card" aria-labelledby="sheets-title">
      <h2 id="sheets-title">{w.sheets}</h2>
      <Loaded query={query}>
        {(sheets) => (
          <ul className="plain-list">
            {sheets.length === 0 && <li className="hint">{w.nothing}</li>}
            {sheets.map((sheet) => (
              <li key={sheet.id}>
                <strong>{nameOf(sheet.desk)}</strong>{' '}
                <span className="hint">{sheet.issuedAt !== null && format.moment(sheet.issuedAt)}</span>
                {sheet.statements.map(({ from, text }) => (
                  <p key={`${from} ${text}`}>
                    <PlainText text={`${from}: ${text}`} />
                  </p>
                ))}
              </li>
            ))}
          </ul>
        )}
      </Loaded>
    </section>
  )
}
