import type { Case } from '@seinpost/schemas'
import { useState } from 'react'
import { useLanguage } from '../i18n/language.tsx'
import type { EvidenceLabel } from '../text/pieces.ts'
import { PlainText } from '../text/plain-text.tsx'
import { Counterfactual } from './counterfactual.tsx'
import { EvidenceLegend } from './evidence-legend.tsx'
import { EvidenceText } from './evidence-text.tsx'

/** What was said, with what was found in it; serious text waits until it is asked for. */
export function CaseText({
  case: shown,
  hidden,
  serious,
  onToggle,
}: {
  case: Case
  hidden: boolean
  serious: boolean
  onToggle: () => void
}) {
  const { t } = useLanguage()
  const [only, setOnly] = useState<EvidenceLabel | null>(null)
  const { lead, score } = shown
  return (
    <section className="case-text" aria-labelledby="text-title">
      <div className="section-head">
        <h3 id="text-title">{t.case.text}</h3>
        {serious && (
          <button type="button" className="quiet" aria-pressed={!hidden} onClick={onToggle}>
            {hidden ? t.case.show : t.case.hide} <kbd>b</kbd>
          </button>
        )}
      </div>
      <div className="veil" data-hidden={hidden}>
        {hidden && (
          <button type="button" className="veil-ask" onClick={onToggle}>
            <strong>{t.case.show}</strong>
            <span>{t.case.warning}</span>
          </button>
        )}
        <div className="veil-content" inert={hidden} lang={lead.lang}>
          {lead.thread?.map((message, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the messages of one thread never move
            <blockquote key={at} className="thread-message">
              <span>{t.threadRoles[message.role]}</span>
              <PlainText text={message.text} />
            </blockquote>
          ))}
          <EvidenceText text={lead.text} evidence={score.explanation.evidence} only={only} />
          <Counterfactual explanation={score.explanation} />
        </div>
      </div>
      <EvidenceLegend evidence={score.explanation.evidence} only={only} onOnly={setOnly} />
    </section>
  )
}
