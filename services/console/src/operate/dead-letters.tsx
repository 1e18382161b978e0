import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { read, send } from '../api/ask.ts'
import { useLanguage } from '../i18n/language.tsx'
import { useOperateWords } from '../i18n/operate/index.ts'
import { Fault } from '../parts/fault.tsx'
import { Loaded } from '../parts/loaded.tsx'
import { useMay } from '../session/session.tsx'

interface Dead {
  readonly total: number
  readonly letters: readonly {
    readonly id: string
    readonly stage: string
    readonly code: string
    readonly message: string
    readonly at: string
  }[]
}

/** Signals a stage could not take, why, and the way to try them again. */
export function DeadLetters() {
  const w = useOperateWords()
  const { format } = useLanguage()
  const changes = useMay('operation.change')
  const queries = useQueryClient()
  const query = useQuery({
    queryKey: ['dead'],
    queryFn: ({ signal }) => read<Dead>('/api/dead?limit=100', signal),
  })
  const replay = useMutation({
    mutationFn: (what: object) => send<{ replayed: number; left: number }>('POST', '/api/dead/replay', what),
    onSettled: () => queries.invalidateQueries(),
  })
  return (
    <section className="card" aria-labelledby="dead-title">
      <h2 id="dead-title">{w.dead}</h2>
      <Fault error={replay.error} />
      {replay.data !== undefined && (
        <p className="done" role="status">
          {w.replayed(format.whole(replay.data.replayed), format.whole(replay.data.left))}
        </p>
      )}
      <Loaded query={query}>
        {({ total, letters }) =>
          total === 0 ? (
            <p className="hint">{w.deadNone}</p>
          ) : (
            <>
              <p className="row-tools">
                <span>{w.deadTotal(format.whole(total))}</span>
                {changes && (
                  <button type="button" className="button" onClick={() => replay.mutate({ all: true })}>
                    {w.replayAll}
                  </button>
                )}
              </p>
              <table className="data">
                <thead>
                  <tr>
                    <th scope="col">{w.at}</th>
                    <th scope="col">{w.stage}</th>
                    <th scope="col">{w.reason}</th>
                  </tr>
                </thead>
                <tbody>
                  {letters.map(({ id, at, stage, code, message }) => (
                    <tr key={id}>
                      <td>{format.moment(at)}</td>
                      <td>{stage}</td>
                      <td>
                        <code>{code}</code> {message}{' '}
                        {changes && (
                          <button
                            type="button"
                            className="quiet"
                            onClick={() => replay.mutate({ ids: [id] })}
                          >
                            {w.replay}
                          </button>
                        )}
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </>
          )
        }
      </Loaded>
    </section>
  )
}
