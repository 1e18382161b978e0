import type { ReferralStatus } from '@seinpost/schemas'
import { useLanguage } from '../i18n/language.tsx'
import { useReferralWords } from '../i18n/referral/index.ts'

/** How far a referral is, in the words its referrer may know. */
export function StatusCard({ status, onConfirm }: { status: ReferralStatus; onConfirm?: () => void }) {
  const w = useReferralWords()
  const { language, format } = useLanguage()
  const open = status.corrections.some(({ confirmed }) => !confirmed)
  return (
    <section className="card status-card" aria-live="polite">
      <p className="hint">
        {w.received(format.day(status.receivedOn))}
        {status.changedOn !== null && ` · ${w.changed(format.day(status.changedOn))}`}
      </p>
      <p>
        <strong>{status.words[language]}</strong>
      </p>
      {status.outcome !== null && <p>{status.outcome[language]}</p>}
      {status.handover !== null && <p>{status.handover.words[language]}</p>}
      {status.corrections.map(({ on, kind, words, confirmed }) => (
        <p key={`${on} ${kind}`}>
          <strong>{w.correction}</strong> ({format.day(on)}): {words[language]}{' '}
          {confirmed && <span className="hint">{w.confirmed}</span>}
        </p>
      ))}
      {open && onConfirm !== undefined && (
        <button type="button" className="button" onClick={onConfirm}>
          {w.confirmCorrection}
        </button>
      )}
    </section>
  )
}
