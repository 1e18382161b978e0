import type { Case, CaseMember } from '@seinpost/schemas'
import { useLanguage } from '../i18n/language.tsx'
import { RegroupButton } from '../work/regroup-button.tsx'
import { OutsideLink } from './outside-link.tsx'
import { Spread } from './spread.tsx'

const LISTED = 6

/** How often it was said, where and when. */
export function Copies({ case: shown, desk }: { case: Case; desk: string }) {
  const { t } = useLanguage()
  const members = [...shown.members].sort((a, b) => a.publishedAt.localeCompare(b.publishedAt))
  return (
    <section className="card" aria-labelledby="copies-title">
      <h3 id="copies-title">
        {t.case.copies} <span className="count">{members.length}</span>
      </h3>
      <p className="hint">{members.length < 2 ? t.case.single : t.case.sources(shown.independentSources)}</p>
      {members.length > 1 && <Spread members={members} />}
      {members.length > 1 && (
        <ul className="facts">
          {members.slice(0, LISTED).map((member) => (
            <MemberLine key={member.signalId} member={member} caseId={shown.id} desk={desk} />
          ))}
        </ul>
      )}
      {members.length > LISTED && (
        <details>
          <summary>{t.case.smallTerms(members.length - LISTED)}</summary>
          <ul className="facts">
            {members.slice(LISTED).map((member) => (
              <MemberLine key={member.signalId} member={member} caseId={shown.id} desk={desk} />
            ))}
          </ul>
        </details>
      )}
    </section>
  )
}

function MemberLine({ member, caseId, desk }: { member: CaseMember; caseId: string; desk: string }) {
  const { t, format } = useLanguage()
  return (
    <li>
      <span className="fact-main">
        <OutsideLink url={member.url}>{member.platform}</OutsideLink>
      </span>
      <span className="fact-side">
        {t.memberKinds[member.kind]}
        {member.kind === 'near' && ` ${format.percent(member.similarity)}`}
      </span>
      <time className="fact-note" dateTime={member.publishedAt}>
        {format.moment(member.publishedAt)}
      </time>
      <RegroupButton caseId={caseId} desk={desk} regroup={{ kind: 'split', signalId: member.signalId }} />
    </li>
  )
}
