import type { PlaceRole } from '@seinpost/schemas'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { path, read, send } from '../api/ask.ts'
import { useDeskWords } from '../i18n/desk/index.ts'
import { useLanguage } from '../i18n/language.tsx'
import { Fault } from '../parts/fault.tsx'
import { usePerson } from '../settings/person.tsx'
import { PlainText } from '../text/plain-text.tsx'

interface Candidate {
  readonly code: string
  readonly name: string
  readonly role: PlaceRole
  readonly confidence: number
  readonly evidence: readonly string[]
}

const MAY_CHOOSE = new Set(['analyst', 'supra-local'])

/** Where the place is not sure, a person says which it is; routing follows, and learns from it. */
export function PlaceChoice({ caseId, desk }: { caseId: string; desk: string }) {
  const w = useDeskWords()
  const { t, format } = useLanguage()
  const { name: by } = usePerson()
  const queries = useQueryClient()
  const query = useQuery({
    queryKey: ['case', caseId, 'candidates'],
    queryFn: ({ signal }) =>
      read<{ candidates: Candidate[] }>(path`/api/cases/${caseId}/candidates?desk=${desk}`, signal),
    enabled: MAY_CHOOSE.has(desk),
  })
  const choose = useMutation({
    mutationFn: ({ code, role }: Candidate) =>
      send('POST', path`/api/cases/${caseId}/place`, { desk, by, code, role }),
    onSettled: () => queries.invalidateQueries(),
  })
  const candidates = query.data?.candidates ?? []
  if (candidates.length === 0) return null
  return (
    <section className="card" aria-labelledby="candidates-title">
      <h3 id="candidates-title">{t.case.candidate}</h3>
      <Fault error={choose.error} known={w.faults} />
      <ul className="plain-list">
        {candidates.map((one) => (
          <li key={`${one.code} ${one.role}`} className="row-tools">
            <strong>{one.name}</strong>
            <span className="hint">
              {t.placeRoles[one.role]}, {format.percent(one.confidence)}
            </span>
            <PlainText text={one.evidence.join(' · ')} />
            <button
              type="button"
              className="button"
              disabled={choose.isPending}
              onClick={() => choose.mutate(one)}
            >
              {w.choosePlace}
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
