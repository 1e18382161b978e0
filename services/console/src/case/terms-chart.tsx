import type { Explanation } from '@seinpost/schemas'
import { useState } from 'react'
import { useLanguage } from '../i18n/language.tsx'
import type { Messages } from '../i18n/messages.ts'
import { termName } from '../text/label-name.ts'
import { type Step, type Waterfall, waterfallOf } from './waterfall.ts'

/** The score as bars that add up: every bar begins where the one above it ends. */
export function TermsChart({ explanation }: { explanation: Explanation }) {
  const { t, format } = useLanguage()
  const [all, setAll] = useState(false)
  const chart = waterfallOf(explanation, all)
  const foldable = waterfallOf(explanation, true).steps.length > chart.steps.length || all
  return (
    <section className="terms" aria-labelledby="terms-title">
      <div className="section-head">
        <h3 id="terms-title">{t.case.sum}</h3>
        {foldable && (
          <button type="button" className="quiet" aria-expanded={all} onClick={() => setAll(!all)}>
            {all ? t.case.showLess : t.case.showAll}
          </button>
        )}
      </div>
      <p className="hint">{t.case.sumHint}</p>
      <table className="waterfall">
        <tbody>
          {chart.steps.map((step) => (
            <TermRow key={`${step.kind} ${step.name} ${step.from}`} step={step} chart={chart} />
          ))}
        </tbody>
      </table>
      <p className="hint sums">
        <span>
          {t.case.uncertainty}: <strong>{format.percent(explanation.uncertainty)}</strong>
        </span>
      </p>
    </section>
  )
}

function TermRow({ step, chart }: { step: Step; chart: Waterfall }) {
  const { t, format } = useLanguage()
  const range = chart.max - chart.min || 1
  const share = (at: number) => `${((at - chart.min) / range) * 100}%`
  const [left, right] = [Math.min(step.from, step.to), Math.max(step.from, step.to)]
  return (
    <tr data-kind={step.kind} data-sign={step.value < 0 ? 'down' : 'up'}>
      <th scope="row">{stepName(step, t)}</th>
      <td className="track" aria-hidden="true">
        <span className="zero" style={{ left: share(0) }} />
        <span
          className="bar-fill"
          style={{ left: share(left), width: `${((right - left) / range) * 100}%` }}
        />
        <span className="end" style={{ left: share(step.to) }} />
      </td>
      <td className="value">
        {step.kind === 'total' || step.kind === 'words'
          ? format.decimal(step.value)
          : format.signed(step.value)}
      </td>
    </tr>
  )
}

function stepName(step: Step, t: Messages): string {
  switch (step.kind) {
    case 'start':
      return t.case.start
    case 'rest':
      return t.case.smallTerms(step.count)
    case 'words':
      return t.case.surfaceTotal
    case 'total':
      return t.case.total
    case 'term':
      return termName(step.name, t)
  }
}
