import type { Case } from '@seinpost/schemas'
import { useMay } from '../session/session.tsx'
import { CaseCorrections } from './case-corrections.tsx'
import { CaseHandovers } from './case-handovers.tsx'
import { CaseMap } from './case-map.tsx'
import { Exports } from './exports.tsx'
import { FactorsAndSteps } from './factors-and-steps.tsx'
import { PlaceChoice } from './place-choice.tsx'
import { Plan } from './plan.tsx'
import { Referrers } from './referrers.tsx'
import { SheetsOfCase } from './sheets-of-case.tsx'
import { Snooze } from './snooze.tsx'
import '../style/map.css'
import '../style/tools.css'

/** What a desk does with a case besides its own steps. Comes after the first view. */
export function CaseTools({ case: shown, desk }: { case: Case; desk: string }) {
  const works = useMay('case.work')
  const about = { caseId: shown.id, desk }
  return (
    <div className="case-tools">
      <CaseMap places={shown.places} />
      {works && <PlaceChoice {...about} />}
      <FactorsAndSteps {...about} works={works} />
      <Plan {...about} works={works} />
      <div className="case-columns">
        <CaseHandovers case={shown} desk={desk} works={works} />
        <CaseCorrections case={shown} desk={desk} works={works} />
        <Referrers {...about} />
        {works && <Snooze case={shown} desk={desk} />}
        <Exports caseId={shown.id} />
      </div>
      <SheetsOfCase {...about} works={works} />
    </div>
  )
}
