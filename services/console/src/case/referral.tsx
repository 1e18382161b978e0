import type { ReferralInput } from '@seinpost/schemas'
import { useLanguage } from '../i18n/language.tsx'
import type { Messages } from '../i18n/messages.ts'
import { PlainText } from '../text/plain-text.tsx'

/** What a partner told: worries and protective factors side by side. */
export function Referral({ referral }: { referral: ReferralInput }) {
  const { t } = useLanguage()
  return (
    <section className="card" aria-labelledby="referral-title">
      <h3 id="referral-title">{t.case.referral}</h3>
      <p className="hint">
        {referral.partner} · {referral.sector}
      </p>
      <div className="factors">
        <Factors title={t.case.concerns} names={referral.concerns} kind="concern" />
        <Factors title={t.case.protective} names={referral.protective} kind="protective" />
      </div>
      {referral.offlineContext !== undefined && (
        <>
          <h4>{t.case.offline}</h4>
          <p>
            <PlainText text={referral.offlineContext} />
          </p>
        </>
      )}
    </section>
  )
}

function Factors({ title, names, kind }: { title: string; names: readonly string[]; kind: string }) {
  const { t } = useLanguage()
  return (
    <div data-kind={kind}>
      <h4>{title}</h4>
      {names.length === 0 && <p className="hint">{t.case.noneNamed}</p>}
      <ul>
        {[...new Set(names)].map((name) => (
          <li key={name}>
            <PlainText text={wordFor(name, t)} />
          </li>
        ))}
      </ul>
    </div>
  )
}

/** Partners use the codes of the guide or their own words. */
const wordFor = (name: string, t: Messages): string =>
  new Map<string, string>(Object.entries(t.concepts)).get(name) ?? name
