import type { LedgerCount } from '@seinpost/schemas'
import { useQuery } from '@tanstack/react-query'
import { read } from '../api/ask.ts'
import { useLanguage } from '../i18n/language.tsx'
import { useOperateWords } from '../i18n/operate/index.ts'
import { Loaded } from '../parts/loaded.tsx'
import { DeadLetters } from './dead-letters.tsx'
import { lagIn } from './lag.ts'
import { OperatePage } from './operate-page.tsx'
import { SourceList } from './source-list.tsx'

const AGAIN_MS = 15_000

interface Ready {
  readonly parts: readonly { readonly part: string; readonly ok: boolean; readonly detail?: string }[]
}
interface Unreached {
  readonly queue: string
  readonly failedTries: number
  readonly problem: string
}

/** Whether everything comes in, passes through and arrives. */
export function HealthPage() {
  const w = useOperateWords()
  return (
    <OperatePage tab="health" intro={w.healthIntro}>
      <div className="columns">
        <Ledger />
        <Parts />
        <Lag />
      </div>
      <SourceList />
      <DeadLetters />
      <UnreachedList />
    </OperatePage>
  )
}

function Ledger() {
  const w = useOperateWords()
  const { format } = useLanguage()
  const query = useQuery({
    queryKey: ['ledger'],
    queryFn: ({ signal }) => read<LedgerCount>('/api/ledger', signal),
    refetchInterval: AGAIN_MS,
  })
  const names = new Map(Object.entries(w.states))
  return (
    <section className="card" aria-labelledby="ledger-title">
      <h2 id="ledger-title">{w.ledger}</h2>
      <Loaded query={query}>
        {({ accepted, states, refused, balanced, problems }) => (
          <>
            <p className={balanced ? 'done' : 'work-fault'}>{balanced ? w.balanced : w.unbalanced}</p>
            {problems.map((problem) => (
              <p key={problem}>{problem}</p>
            ))}
            <table className="data">
              <tbody>
                <tr>
                  <th scope="row">{w.accepted}</th>
                  <td>{format.whole(accepted)}</td>
                </tr>
                {Object.entries(states).map(([state, n]) => (
                  <tr key={state}>
                    <th scope="row">{names.get(state) ?? state}</th>
                    <td>{format.whole(n)}</td>
                  </tr>
                ))}
                <tr>
                  <th scope="row">{w.refused}</th>
                  <td>{format.whole(Object.values(refused).reduce((sum, n) => sum + n, 0))}</td>
                </tr>
              </tbody>
            </table>
          </>
        )}
      </Loaded>
    </section>
  )
}

function Parts() {
  const w = useOperateWords()
  const query = useQuery({
    queryKey: ['ready'],
    // A part that fails makes the answer 503; which one stands in it all the same.
    queryFn: async ({ signal }) => (await (await fetch('/ready', { signal })).json()) as Ready,
    refetchInterval: AGAIN_MS,
  })
  return (
    <section className="card" aria-labelledby="parts-title">
      <h2 id="parts-title">{w.parts}</h2>
      <Loaded query={query}>
        {({ parts }) => (
          <ul className="plain-list">
            {parts.map(({ part, ok, detail }) => (
              <li key={part} className="state" data-ok={ok}>
                <strong>{part}</strong> {ok ? w.partOk : w.partBad} {detail}
              </li>
            ))}
          </ul>
        )}
      </Loaded>
    </section>
  )
}

function Lag() {
  const w = useOperateWords()
  const { format } = useLanguage()
  const query = useQuery({
    queryKey: ['lag'],
    queryFn: async ({ signal }) => lagIn(await (await fetch('/metrics', { signal })).text()),
    refetchInterval: AGAIN_MS,
  })
  return (
    <section className="card" aria-labelledby="lag-title">
      <h2 id="lag-title">{w.lag}</h2>
      <Loaded query={query}>
        {(lags) => (
          <>
            {lags.length === 0 && <p className="hint">{w.lagNone}</p>}
            <table className="data">
              <tbody>
                {lags.map(({ group, topic, events }) => (
                  <tr key={`${group} ${topic}`}>
                    <th scope="row">
                      {group} ← {topic}
                    </th>
                    <td>{format.whole(events)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </>
        )}
      </Loaded>
    </section>
  )
}

function UnreachedList() {
  const w = useOperateWords()
  const query = useQuery({
    queryKey: ['unreached'],
    queryFn: async ({ signal }) =>
      (await read<{ unreached: Unreached[] }>('/api/deliveries/unreached', signal)).unreached,
  })
  if (query.data?.length === 0) return null
  return (
    <section className="card" aria-labelledby="unreached-title">
      <h2 id="unreached-title">{w.unreached}</h2>
      <Loaded query={query}>
        {(unreached) => (
          <ul className="plain-list">
            {unreached.map(({ queue, failedTries, problem }) => (
              <li key={queue}>
                <strong>{queue}</strong> {w.tries(failedTries)}: {problem}
              </li>
            ))}
          </ul>
        )}
      </Loaded>
    </section>
  )
}
