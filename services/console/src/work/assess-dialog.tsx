import type { Case, Context, Level, Outcome } from '@seinpost/schemas'
import { useLanguage } from '../i18n/language.tsx'
import { FormDialog, textIn } from './form-dialog.tsx'

const LEVELS: readonly Level[] = [0, 1, 2, 3, 4]
const OUTCOMES: readonly Outcome[] = ['no_concern', 'context_explains', 'watch', 'refer']

/** A person's judgement: what was found, how bad it is, and what the context is. It is also the label that training learns from. */
export function AssessDialog({
  case: shown,
  onSend,
  onClose,
}: {
  case: Case
  onSend: (judgement: object) => void
  onClose: () => void
}) {
  const { t } = useLanguage()
  // The dictionary has every context and no other; its keys are the contexts.
  const contexts = Object.keys(t.contexts) as Context[]
  const send = (data: FormData) => {
    const note = textIn(data, 'note')
    onSend({
      outcome: data.get('outcome'),
      level: Number(data.get('level')),
      context: data.getAll('context'),
      ...(note !== undefined && { note }),
    })
  }
  return (
    <FormDialog title={t.work.moves.assess} onSend={send} onClose={onClose}>
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
            <input type="radio" name="level" value={level} defaultChecked={level === shown.level} />
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
              defaultChecked={shown.score.context.includes(context)}
            />
            <span>{t.contexts[context]}</span>
          </label>
        ))}
      </fieldset>
      <label className="note">
        {t.work.note}
        <textarea name="note" rows={2} maxLength={5_000} />
      </label>
    </FormDialog>
  )
}
