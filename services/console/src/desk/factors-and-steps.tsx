import type { CaseFactor } from '@seinpost/schemas'
import { useMutation } from '@tanstack/react-query'
import { path, send } from '../api/ask.ts'
import { useDeskWords } from '../i18n/desk/index.ts'
import { useLanguage } from '../i18n/language.tsx'
import { Fault } from '../parts/fault.tsx'
import { Loaded } from '../parts/loaded.tsx'
import { usePerson } from '../settings/person.tsx'
import { PlainText } from '../text/plain-text.tsx'
import { textIn } from '../work/form-dialog.tsx'
import {
  type About,
  type NextStep,
  type NextSteps,
  STEP_KINDS,
  useNextSteps,
  useReadCaseAnew,
} from './use-steps.ts'

/** What worries and what protects, side by side, and the steps that fit: connecting and welfare beside enforcement. */
export function FactorsAndSteps({ works, ...about }: About & { works: boolean }) {
  const w = useDeskWords()
  const query = useNextSteps(about)
  return (
    <Loaded query={query}>
      {(known) => (
        <>
          <section className="card" aria-labelledby="factors-title">
            <h3 id="factors-title">{w.factors}</h3>
            <div className="factors">
              <FactorList kind="risk" list={known.factors.risk} about={about} works={works} />
              <FactorList kind="protective" list={known.factors.protective} about={about} works={works} />
            </div>
          </section>
          <section className="card" aria-labelledby="steps-title">
            <h3 id="steps-title">{w.nextSteps}</h3>
            <div className="columns">
              {STEP_KINDS.map((kind) => (
                <div key={kind} data-kind={kind}>
                  <h4>{w.stepKinds[kind]}</h4>
                  <ul className="plain-list">
                    {known.steps[kind].length === 0 && <li className="hint">{w.nothing}</li>}
                    {known.steps[kind].map((step) => (
                      <StepLine key={step.id} step={step} known={known} about={about} works={works} />
                    ))}
                  </ul>
                </div>
              ))}
            </div>
          </section>
        </>
      )}
    </Loaded>
  )
}

function FactorList({
  kind,
  list,
  about: { caseId, desk },
  works,
}: {
  kind: 'risk' | 'protective'
  list: readonly CaseFactor[]
  about: About
  works: boolean
}) {
  const w = useDeskWords()
  const { t } = useLanguage()
  const { name: by } = usePerson()
  const readAnew = useReadCaseAnew(caseId)
  const names = new Map<string, string>(Object.entries(t.concepts))
  const add = useMutation({
    mutationFn: (factor: string) =>
      send('POST', path`/api/cases/${caseId}/factors`, { desk, by, kind, factor }),
    onSuccess: readAnew,
  })
  return (
    <div data-kind={kind === 'risk' ? 'concern' : 'protective'}>
      <h4>{w[kind]}</h4>
      {list.length === 0 && <p className="hint">{w.noFactor}</p>}
      <ul>
        {list.map(({ factor, from, by: who }) => (
          <li key={`${factor} ${from}`}>
            <PlainText text={names.get(factor) ?? factor} />{' '}
            <span className="hint">
              {w.factorFrom[from]} {who}
            </span>
          </li>
        ))}
      </ul>
      {works && (
        <form
          className="row-tools"
          onSubmit={(event) => {
            event.preventDefault()
            const factor = textIn(new FormData(event.currentTarget), 'factor')
            event.currentTarget.reset()
            if (factor !== undefined) add.mutate(factor)
          }}
        >
          <input
            name="factor"
            aria-label={kind === 'risk' ? w.addRisk : w.addProtective}
            placeholder={kind === 'risk' ? w.addRisk : w.addProtective}
            maxLength={200}
            required
          />
          <button type="submit" className="quiet">
            {w.addFactor}
          </button>
        </form>
      )}
      <Fault error={add.error} />
    </div>
  )
}

function StepLine({
  step,
  known,
  about: { caseId, desk },
  works,
}: {
  step: NextStep
  known: NextSteps
  about: About
  works: boolean
}) {
  const w = useDeskWords()
  const { language } = useLanguage()
  const { name: by } = usePerson()
  const readAnew = useReadCaseAnew(caseId)
  const choose = useMutation({
    mutationFn: () =>
      send('POST', path`/api/cases/${caseId}/plan`, { desk, by, stepId: step.id, owner: by || desk }),
    onSettled: readAnew,
  })
  const called = step.call.flatMap((id) => {
    const line = known.helpLines.find((one) => one.id === id)
    if (line !== undefined) return [line.number === null ? line.name : `${line.name} ${line.number}`]
    const contact = known.contacts.find((one) => one.id === id)
    return contact === undefined ? [] : [contact.who[language]]
  })
  return (
    <li className="step">
      <strong>{step.title[language]}</strong>
      <p>{step.how[language]}</p>
      {called.length > 0 && (
        <p className="hint">
          {w.call}: {called.join(', ')}
        </p>
      )}
      {step.chosen && <span className="chip">{w.chosen}</span>}
      {works && !step.chosen && (
        <button type="button" className="quiet" disabled={choose.isPending} onClick={() => choose.mutate()}>
          {w.choose}
        </button>
      )}
      <Fault error={choose.error} />
    </li>
  )
}
