import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { read } from '../api/ask.ts'
import { useLanguage } from '../i18n/language.tsx'
import { useOversightWords } from '../i18n/oversight/index.ts'
import { Fault } from '../parts/fault.tsx'
import { textIn } from '../work/form-dialog.tsx'
import { type AuditEntry, AuditTable } from './audit-table.tsx'
import { Chain } from './chain.tsx'
import { OversightPage } from './oversight-page.tsx'

interface Slice {
  readonly entries: readonly AuditEntry[]
  readonly next: number | null
}

const FIELDS = ['actor', 'act', 'desk', 'caseId'] as const

/** Who saw and did what, and whether the record of it still holds. */
export function AuditPage() {
  const w = useOversightWords()
  const { t } = useLanguage()
  const [asked, setAsked] = useState('')
  const query = useInfiniteQuery({
    queryKey: ['audit', asked],
    queryFn: ({ signal, pageParam }) => {
      const before = pageParam === null ? '' : `&before=${pageParam}`
      return read<Slice>(`/api/audit?limit=100${asked}${before}`, signal)
    },
    initialPageParam: null as number | null,
    getNextPageParam: ({ next }) => next,
  })
  const entries = query.data?.pages.flatMap((page) => page.entries) ?? []
  return (
    <OversightPage tab="audit" intro={w.auditIntro}>
      <Chain />
      <form
        className="filters"
        onSubmit={(event) => {
          event.preventDefault()
          setAsked(queryOf(new FormData(event.currentTarget)))
        }}
      >
        {FIELDS.map((field) => (
          <label key={field}>
            {w[field]}
            <input name={field} maxLength={200} />
          </label>
        ))}
        <label>
          {w.from}
          <input name="from" type="date" />
        </label>
        <label>
          {w.to}
          <input name="to" type="date" />
        </label>
        <label className="inline-check">
          <input type="checkbox" name="refused" /> {w.refusedOnly}
        </label>
        <button type="submit" className="button first">
          {w.find}
        </button>
      </form>
      <Fault error={query.error} />
      {query.isPending && <p className="empty">{t.loading}</p>}
      {query.data !== undefined && <AuditTable entries={entries} />}
      {query.hasNextPage && (
        <button
          type="button"
          className="button"
          disabled={query.isFetchingNextPage}
          onClick={() => void query.fetchNextPage()}
        >
          {w.more}
        </button>
      )}
    </OversightPage>
  )
}

function queryOf(data: FormData): string {
  const query = new URLSearchParams()
  for (const field of FIELDS) {
    const value = textIn(data, field)
    if (value !== undefined) query.set(field, value)
  }
  const [from, to] = [textIn(data, 'from'), textIn(data, 'to')]
  if (from !== undefined) query.set('from', new Date(`${from}T00:00:00`).toISOString())
  if (to !== undefined) query.set('to', new Date(`${to}T23:59:59.999`).toISOString())
  if (data.get('refused') !== null) query.set('refused', 'true')
  const words = query.toString()
  return words === '' ? '' : `&${words}`
}
