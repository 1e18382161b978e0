import type { Context, Level, Outcome } from '@seinpost/schemas'
import { useLanguage } from '../i18n/language.tsx'
import { textIn } from './form-dialog.tsx'

const LEVELS: readonly Level[] = [0, 1, 2, 3, 4]
const OUTCOMES: readonly Outcome[] = ['no_concern', 'context_explains', 'watch', 'refer']

/** What a person is asked about a text. `seen` is what the system saw, to start from; a blind reading has none. */
export function JudgementFields({
  seen,
}: {
  seen?: { readonly level: Level; readonly context: readonly Context[] }
}) {
  const { t } = useLanguage()
  // The dictionary has every context and no other; its keys are the contexts.
  const contexts = Object.keys(t.contexts) as Context[]
  return (
    <>
      <fieldset className="outcomes">
        <legend>{t.work.outcome}</legend>
        {OUTCOMES.map((outcome) => (
          <label key={outcome}>
            <input type="radio" name="outcome" value={outcome} required />
            <span>
              <strong>{t.work.outcomes[outcome].name}</strong>
              <small>{t.work.outcomes[outcome].hint}</small>
            </span>
          </label>
        ))}
      </fieldset>
      <fieldset className="choices">
        <legend>{t.work.level}</legend>
        {LEVELS.map((level) => (
          <label key={level}>
            <input type="radio" name="level" value={level} required defaultChecked={level === seen?.level} />
            <span data-level={level}>
              {level} · {t.levels[level]}
            </span>
          </label>
        ))}
      </fieldset>
      <fieldset className="choices">
        <legend>{t.work.context}</legend>
        {contexts.map((context) => (
          <label key={context}>
            <input
              type="checkbox"
              name="context"
              value={context}
              defaultChecked={seen?.context.includes(context) === true}
            />
            <span>{t.contexts[context]}</span>
          </label>
        ))}
      </fieldset>
      <label className="note">
        {t.work.note}
        <textarea name="note" rows={2} maxLength={5_000} />
      </label>
    </>
  )
}

/** The judgement a form holds. */
export function judgementIn(data: FormData): object {
  const note = textIn(data, 'note')
  return {
    outcome: data.get('outcome'),
    level: Number(data.get('level')),
    context: data.getAll('context'),
    ...(note !== undefined && { note }),
  }
}
