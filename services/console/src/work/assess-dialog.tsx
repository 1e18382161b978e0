import type { Case } from '@seinpost/schemas'
import { useLanguage } from '../i18n/language.tsx'
import { FormDialog } from './form-dialog.tsx'
import { JudgementFields, judgementIn } from './judgement-fields.tsx'

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
  return (
    <FormDialog title={t.work.moves.assess} onSend={(data) => onSend(judgementIn(data))} onClose={onClose}>
      <JudgementFields seen={{ level: shown.level, context: shown.score.context }} />
    </FormDialog>
  )
}
