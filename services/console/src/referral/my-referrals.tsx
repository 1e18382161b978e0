import type { ReferralStatus } from '@seinpost/schemas'
import { useQuery } from '@tanstack/react-query'
import { read } from '../api/ask.ts'
import { useReferralWords } from '../i18n/referral/index.ts'
import { Loaded } from '../parts/loaded.tsx'
import { StatusCard } from './status-card.tsx'

interface Mine {
  readonly signalId: string
  readonly status: ReferralStatus
}

/** What this account referred before, and how it stands. */
export function MyReferrals() {
  const w = useReferralWords()
  const query = useQuery({
    queryKey: ['my-referrals'],
    queryFn: async ({ signal }) => (await read<{ referrals: Mine[] }>('/api/referrals', signal)).referrals,
    refetchInterval: 30_000,
  })
  return (
    <section aria-labelledby="mine-title">
      <h2 id="mine-title">{w.mine}</h2>
      <Loaded query={query}>
        {(mine) => (
          <ul className="plain-list">
            {mine.length === 0 && <li className="hint">{w.none}</li>}
            {mine.map(({ signalId, status }) => (
              <li key={signalId}>
                <StatusCard status={status} />
              </li>
            ))}
          </ul>
        )}
      </Loaded>
    </section>
  )
}
