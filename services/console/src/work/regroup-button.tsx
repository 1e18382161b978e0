import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { postRegroup, type Regroup } from '../api/post.ts'
import { useLanguage } from '../i18n/language.tsx'
import { usePerson } from '../settings/person.tsx'
import { ActFault } from './act-fault.tsx'
import { NoteDialog } from './note-dialog.tsx'

/** A person corrects what was taken for a copy, or was not. It asks why, and holds for what comes later too. */
export function RegroupButton({ caseId, desk, regroup }: { caseId: string; desk: string; regroup: Regroup }) {
  const { t } = useLanguage()
  const { name } = usePerson()
  const queries = useQueryClient()
  const navigate = useNavigate()
  const [asking, setAsking] = useState(false)
  const send = useMutation({
    mutationFn: (note: string) => postRegroup(caseId, regroup, { desk, by: name, note }),
    onSuccess: async (kept) => {
      await queries.invalidateQueries()
      if (kept.caseId !== caseId) {
        await navigate({ to: '/q/$desk/c/$caseId', params: { desk, caseId: kept.caseId } })
      }
    },
  })
  if (name === '') return null
  const label = t.work[regroup.kind]
  return (
    <span className="regroup">
      <button type="button" className="quiet" disabled={send.isPending} onClick={() => setAsking(true)}>
        {label}
      </button>
      {send.error !== null && <ActFault error={send.error} />}
      {asking && (
        <NoteDialog
          title={label}
          onClose={() => setAsking(false)}
          onSend={({ note }) => {
            setAsking(false)
            send.mutate(note)
          }}
        />
      )}
    </span>
  )
}
