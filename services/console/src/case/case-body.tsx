import type { Case } from '@seinpost/schemas'
import { lazy, Suspense, useState } from 'react'
import { useKeys } from '../keys/use-keys.ts'
import { isGrave, useCare } from '../settings/use-care.ts'
import { useVeil } from '../settings/veil.tsx'
import { History } from '../work/history.tsx'
import { WorkBar } from '../work/work-bar.tsx'
import { CaseHead } from './case-head.tsx'
import { CaseText } from './case-text.tsx'
import { Copies } from './copies.tsx'
import { Places } from './places.tsx'
import { PriorityBar } from './priority-bar.tsx'
import { Recipients } from './recipients.tsx'
import { Referral } from './referral.tsx'
import { Related } from './related.tsx'
import { SourceFacts } from './source-facts.tsx'
import { TermsChart } from './terms-chart.tsx'

const CaseTools = lazy(() =>
  import('../desk/case-tools.tsx').then(({ CaseTools: tools }) => ({ default: tools })),
)

/** Everything about one case, in the order a person asks: how bad, what is said, why, where, how often, who gets it. */
export function CaseBody({
  case: shown,
  desk,
  leaving,
}: {
  case: Case
  desk: string
  /** Another case is opened and being read: nothing may be done to this one any more. */
  leaving: boolean
}) {
  const { veiled } = useVeil()
  const serious = isGrave(shown, useCare().data)
  const [asked, setAsked] = useState<boolean | null>(null)
  const hidden = asked === null ? veiled && serious : !asked
  const toggle = () => setAsked(hidden)
  useKeys({ b: toggle })
  return (
    <article>
      <CaseHead case={shown} desk={desk} />
      <CaseText case={shown} hidden={hidden} serious={serious} onToggle={toggle} />
      <TermsChart explanation={shown.score.explanation} />
      <PriorityBar priority={shown.priority} terms={shown.score.explanation.priority} />
      <div className="case-columns">
        <Places places={shown.places} />
        <Recipients recipients={shown.recipients} places={shown.places} />
        <Copies case={shown} desk={desk} />
        <Related case={shown} desk={desk} />
        {shown.lead.referral !== undefined && <Referral referral={shown.lead.referral} />}
        <History case={shown} />
        <SourceFacts case={shown} />
      </div>
      {!leaving && (
        <Suspense fallback={null}>
          <CaseTools case={shown} desk={desk} />
        </Suspense>
      )}
      {!leaving && <WorkBar case={shown} desk={desk} />}
    </article>
  )
}
