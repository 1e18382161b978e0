import type { QuestionSet } from '@seinpost/schemas'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { ApiError, path, read, send } from '../api/ask.ts'
import { isLinked } from '../api/bearer.ts'
import { useLanguage } from '../i18n/language.tsx'
import { useReferralWords } from '../i18n/referral/index.ts'
import { Fault } from '../parts/fault.tsx'
import { Loaded } from '../parts/loaded.tsx'
import { Page } from '../parts/page.tsx'
import { useStored } from '../settings/use-stored.ts'
import { type Answers, answersOf, answersToSend } from './answers.ts'
import { MyReferrals } from './my-referrals.tsx'
import { QuestionField } from './question-field.tsx'
import { Receipt, type Received } from './receipt.tsx'
import { type Saving, useDraft } from './use-draft.ts'

interface Draft {
  readonly sector: string
  readonly answers: Readonly<Record<string, unknown>>
}

const isId = (value: string): value is string => /^[\w-]{0,100}$/u.test(value)

/** The form of a partner, its receipt, and what became of what was referred before. */
export function ReferPage() {
  const w = useReferralWords()
  const [saved, setSaved] = useStored('draft', () => '', isId)
  const [draft, setDraft] = useState(() => (saved === '' ? crypto.randomUUID() : saved))
  const [received, setReceived] = useState<Received | null>(null)
  const forms = useQuery({
    queryKey: ['referral-forms'],
    queryFn: async ({ signal }) =>
      (await read<{ forms: QuestionSet[] }>('/api/referral-forms', signal)).forms,
  })
  const stored = useQuery({
    queryKey: ['referral-draft', draft],
    // Until something is saved there is nothing to read.
    queryFn: ({ signal }) => (saved === draft ? readDraft(draft, signal) : null),
    staleTime: Number.POSITIVE_INFINITY,
  })
  if (received !== null) {
    const again = () => {
      setDraft(crypto.randomUUID())
      setReceived(null)
    }
    return <Receipt received={received} onAgain={isLinked() ? undefined : again} />
  }
  return (
    <Page title={w.title} intro={w.intro}>
      <Loaded query={forms}>
        {(sets) => (
          <Loaded query={stored}>
            {(kept) => (
              <Form
                key={draft}
                draft={draft}
                sets={sets}
                kept={kept}
                onSaved={() => setSaved(draft)}
                onReceived={(answer) => {
                  setSaved('')
                  setReceived(answer)
                }}
              />
            )}
          </Loaded>
        )}
      </Loaded>
      {!isLinked() && <MyReferrals />}
    </Page>
  )
}

/** Null when there is none yet. */
async function readDraft(draft: string, stop: AbortSignal): Promise<Draft | null> {
  try {
    return await read<Draft>(path`/api/referrals/drafts/${draft}`, stop)
  } catch (error) {
    if (error instanceof ApiError && error.problem?.status === 404) return null
    throw error
  }
}

function Form({
  draft,
  sets,
  kept,
  onSaved,
  onReceived,
}: {
  draft: string
  sets: readonly QuestionSet[]
  kept: Draft | null
  onSaved: () => void
  onReceived: (received: Received) => void
}) {
  const w = useReferralWords()
  const { language } = useLanguage()
  const [sector, setSector] = useState(kept?.sector ?? sets[0]?.sector ?? '')
  const [answers, setAnswers] = useState<Answers>(() => answersOf(kept?.answers ?? {}))
  const [content, setContent] = useState<object | null>(null)
  const set = sets.find((one) => one.sector === sector) ?? sets[0]
  const questions = set?.questions ?? []
  const saving = useDraft(draft, content, onSaved)
  const submit = useMutation({
    mutationFn: () =>
      send<Received>('POST', '/api/referrals', {
        sector,
        answers: answersToSend(questions, answers),
        draft,
      }),
    onSuccess: onReceived,
  })
  const change = (next: { sector?: string; answers?: Answers }) => {
    const [nextSector, nextAnswers] = [next.sector ?? sector, next.answers ?? answers]
    setSector(nextSector)
    setAnswers(nextAnswers)
    const asked = sets.find((one) => one.sector === nextSector)?.questions ?? []
    setContent({ sector: nextSector, answers: answersToSend(asked, nextAnswers) })
  }
  if (set === undefined) return null
  const problem = submit.error instanceof ApiError ? submit.error.problem : null
  const problems = new Map((problem?.problems ?? []).map((one) => [one.question, one.problem]))
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault()
        submit.mutate()
      }}
    >
      {sets.length > 1 && (
        <label>
          {w.sector}
          <select value={sector} onChange={({ target }) => change({ sector: target.value })}>
            {sets.map((one) => (
              <option key={one.sector} value={one.sector}>
                {one.title[language]}
              </option>
            ))}
          </select>
        </label>
      )}
      <details className="card">
        <summary>{w.secrecy}</summary>
        <p>
          <strong>{w.role}:</strong> {set.role[language]}
        </p>
        <p>
          <strong>{w.secrecy}:</strong> {set.secrecy[language]}
        </p>
        <p>
          <strong>{w.notNeeded}:</strong> {set.notNeeded[language]}
        </p>
      </details>
      {questions.map((question) => (
        <QuestionField
          key={question.id}
          question={question}
          answer={answers[question.id]}
          problem={problems.get(question.id)}
          onAnswer={(answer) => change({ answers: { ...answers, [question.id]: answer } })}
        />
      ))}
      <SavingNote saving={saving} />
      {problems.size > 0 ? (
        <p className="work-fault" role="alert">
          {w.fix}{' '}
          {questions
            .filter(({ id }) => problems.has(id))
            .map(({ ask }) => ask[language])
            .join(' · ')}
        </p>
      ) : (
        <Fault error={submit.error} known={w.faults} />
      )}
      <button type="submit" className="button first" disabled={submit.isPending}>
        {submit.isPending ? w.sending : w.send}
      </button>
    </form>
  )
}

function SavingNote({ saving }: { saving: Saving }) {
  const w = useReferralWords()
  const { format } = useLanguage()
  return (
    <p className="hint" role="status">
      {saving.kind === 'saving' && w.saving}
      {saving.kind === 'saved' && w.saved(format.clock(saving.at))}
      {saving.kind === 'away' && w.notSaved}
    </p>
  )
}
