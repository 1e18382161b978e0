import { useMutation } from '@tanstack/react-query'
import { path, send } from '../api/ask.ts'
import { useDeskWords } from '../i18n/desk/index.ts'
import { useLanguage } from '../i18n/language.tsx'
import { Fault } from '../parts/fault.tsx'
import { Loaded } from '../parts/loaded.tsx'
import { usePerson } from '../settings/person.tsx'
import { PlainText } from '../text/plain-text.tsx'
import { type About, type Planned, usePlan, useReadCaseAnew } from './use-steps.ts'

/** The joint plan: what was chosen, who does it and by when. */
export function Plan({ works, ...about }: About & { works: boolean }) {
  const w = useDeskWords()
  const query = usePlan(about)
  return (
    <section className="card" aria-labelledby="plan-title">
      <h3 id="plan-title">{w.plan}</h3>
      <Loaded query={query}>
        {(steps) => (
          <ol className="plain-list">
            {steps.length === 0 && <li className="hint">{w.planNone}</li>}
            {steps.map((step) => (
              <PlanLine key={step.id} step={step} about={about} works={works} />
            ))}
          </ol>
        )}
      </Loaded>
    </section>
  )
}

function PlanLine({ step, about: { caseId, desk }, works }: { step: Planned; about: About; works: boolean }) {
  const w = useDeskWords()
  const { language, format } = useLanguage()
  const { name: by } = usePerson()
  const readAnew = useReadCaseAnew(caseId)
  const act = useMutation({
    mutationFn: (body: object) =>
      send('POST', path`/api/cases/${caseId}/plan/${step.id}`, { desk, by, ...body }),
    onSettled: readAnew,
  })
  const open = step.status === 'open'
  return (
    <li className="plan-step" data-status={step.status}>
      <p>
        <strong>
          <PlainText text={step.title[language]} />
        </strong>{' '}
        <span className="chip">{w.stepKinds[step.kind]}</span>{' '}
        <span className="status">{w.planStatuses[step.status]}</span>{' '}
        {step.overdue && <span className="acute">{w.overdue}</span>}
      </p>
      <p className="hint">
        <PlainText text={step.owner} />
        {step.dueAt !== null && ` · ${format.day(step.dueAt)}`}
      </p>
      {works && open && (
        <form
          className="row-tools"
          onSubmit={(event) => {
            event.preventDefault()
            const data = new FormData(event.currentTarget)
            const day = String(data.get('due') ?? '')
            act.mutate({
              act: 'change',
              owner: String(data.get('owner') ?? ''),
              dueAt: day === '' ? null : new Date(`${day}T12:00:00Z`).toISOString(),
            })
          }}
        >
          <label>
            {w.owner} <input name="owner" defaultValue={step.owner} maxLength={200} required />
          </label>
          <label>
            {w.due} <input name="due" type="date" defaultValue={step.dueAt?.slice(0, 10) ?? ''} />
          </label>
          <button type="submit" className="quiet">
            OK
          </button>
          <button type="button" className="quiet" onClick={() => act.mutate({ act: 'done' })}>
            {w.done}
          </button>
          <button type="button" className="quiet" onClick={() => act.mutate({ act: 'drop' })}>
            {w.drop}
          </button>
        </form>
      )}
      {works && !open && (
        <button type="button" className="quiet" onClick={() => act.mutate({ act: 'reopen' })}>
          {w.reopen}
        </button>
      )}
      <Fault error={act.error} />
    </li>
  )
}
