import type { Case, Handover } from '@seinpost/schemas'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { path, read } from '../api/ask.ts'
import { useDeskWords } from '../i18n/desk/index.ts'
import { HandoverCard } from './handover-card.tsx'
import { HandoverDialog } from './handover-dialog.tsx'

/** The offers of this case, and the way to make one. */
export function CaseHandovers({ case: shown, desk, works }: { case: Case; desk: string; works: boolean }) {
  const w = useDeskWords()
  const [offering, setOffering] = useState(false)
  const query = useQuery({
    queryKey: ['case', shown.id, 'handovers', desk],
    queryFn: async ({ signal }) =>
      (await read<{ handovers: Handover[] }>(path`/api/cases/${shown.id}/handovers?desk=${desk}`, signal))
        .handovers,
  })
  const handovers = query.data ?? []
  return (
    <section className="card" aria-labelledby="handovers-title">
      <h3 id="handovers-title">{w.handovers}</h3>
      {handovers.length === 0 && <p className="hint">{w.noneOpen}</p>}
      <ul className="plain-list">
        {handovers.map((one) => (
          <HandoverCard key={one.id} handover={one} desk={desk} />
        ))}
      </ul>
      {works && shown.status !== 'closed' && (
        <button type="button" className="button" onClick={() => setOffering(true)}>
          {w.handOver}
        </button>
      )}
      {offering && <HandoverDialog case={shown} desk={desk} onClose={() => setOffering(false)} />}
    </section>
  )
}
