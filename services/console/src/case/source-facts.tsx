import type { Case } from '@seinpost/schemas'
import type { ReactNode } from 'react'
import { useLanguage } from '../i18n/language.tsx'
import { OutsideLink } from './outside-link.tsx'

/** Where it comes from, and why Seinpost may hold it, for how long and who may see it. */
export function SourceFacts({ case: shown }: { case: Case }) {
  const { t, format } = useLanguage()
  const { source, publishedAt, receivedAt, legal, author } = shown.lead
  return (
    <section className="card" aria-labelledby="source-title">
      <h3 id="source-title">{t.case.source}</h3>
      <dl className="pairs">
        <Pair name={t.case.platform}>
          {source.platform}
          {source.community !== undefined && ` · ${source.community}`}
        </Pair>
        <Pair name={t.case.original}>
          <OutsideLink url={source.url}>{hostOf(source.url)}</OutsideLink>
        </Pair>
        {author !== undefined && (
          <Pair name={t.case.author}>
            <code>{author.pseudonym.slice(0, 12)}</code>
          </Pair>
        )}
        <Pair name={t.case.published}>{format.moment(publishedAt)}</Pair>
        <Pair name={t.case.received}>{format.moment(receivedAt)}</Pair>
        <Pair name={t.case.basis}>{legal.basis}</Pair>
        <Pair name={t.case.purpose}>{legal.purpose}</Pair>
        <Pair name={t.case.handling}>
          <span className="tlp" data-tlp={legal.handling}>
            {legal.handling}
          </span>
        </Pair>
        <Pair name={t.case.retention}>{format.day(legal.retainUntil)}</Pair>
        <Pair name={t.case.model}>
          <code>{shown.score.explanation.model}</code>
        </Pair>
        <Pair name={t.case.caseId}>
          <code>{shown.id}</code>
        </Pair>
      </dl>
    </section>
  )
}

function Pair({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}

const hostOf = (url: string): string => (URL.canParse(url) ? new URL(url).host : url)
