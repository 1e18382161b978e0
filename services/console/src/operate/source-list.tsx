import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { ApiError, path, read, send } from '../api/ask.ts'
import { useLanguage } from '../i18n/language.tsx'
import { useOperateWords } from '../i18n/operate/index.ts'
import { Fault } from '../parts/fault.tsx'
import { Loaded } from '../parts/loaded.tsx'
import { useMay } from '../session/session.tsx'
import { FormDialog, textIn } from '../work/form-dialog.tsx'

interface Source {
  readonly id: string
  readonly kind: string
  readonly state: string
  readonly because: string | null
  readonly lastItemAt: string | null
  readonly itemsPerHour: number
  readonly remarks: readonly string[]
  readonly shareUseful: number | null
}

/** How every source is doing, and the switch of each. */
export function SourceList() {
  const w = useOperateWords()
  const { format } = useLanguage()
  const changes = useMay('operation.change')
  const queries = useQueryClient()
  const [turningOff, setTurningOff] = useState<string | null>(null)
  const query = useQuery({ queryKey: ['sources'], queryFn: ({ signal }) => readSources(signal) })
  const turn = useMutation({
    mutationFn: ({ id, off }: { id: string; off: string | null }) =>
      send('PUT', path`/api/sources/${id}/switch`, { off }),
    onSettled: () => queries.invalidateQueries({ queryKey: ['sources'] }),
  })
  return (
    <section className="card" aria-labelledby="sources-title">
      <h2 id="sources-title">{w.sources}</h2>
      <Fault error={turn.error} />
      <Loaded query={query}>
        {(sources) =>
          sources.length === 0 ? (
            <p className="hint">{w.noSources}</p>
          ) : (
            // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reached by keyboard
            <section className="scroll" tabIndex={0} aria-label={w.sources}>
              <table className="data">
                <thead>
                  <tr>
                    <th scope="col">{w.source}</th>
                    <th scope="col">{w.state}</th>
                    <th scope="col">{w.lastItem}</th>
                    <th scope="col">{w.perHour}</th>
                    <th scope="col">{w.useful}</th>
                    <th scope="col">{w.remarks}</th>
                  </tr>
                </thead>
                <tbody>
                  {sources.map((source) => (
                    <tr key={source.id}>
                      <th scope="row">
                        {source.id} <span className="hint">{source.kind}</span>
                      </th>
                      <td>
                        <span className="state" data-ok={source.state === 'ok' || source.state === 'running'}>
                          {source.state}
                        </span>{' '}
                        {source.because}
                      </td>
                      <td>{source.lastItemAt !== null && format.moment(source.lastItemAt)}</td>
                      <td>{format.decimal(source.itemsPerHour)}</td>
                      <td>{source.shareUseful !== null && format.percent(source.shareUseful)}</td>
                      <td>
                        {source.remarks.join(' ')}{' '}
                        {changes && (
                          <button
                            type="button"
                            className="quiet"
                            onClick={() =>
                              source.state === 'off'
                                ? turn.mutate({ id: source.id, off: null })
                                : setTurningOff(source.id)
                            }
                          >
                            {source.state === 'off' ? w.switchOn : w.switchOff}
                          </button>
                        )}
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </section>
          )
        }
      </Loaded>
      {turningOff !== null && (
        <FormDialog
          title={`${w.switchOff}: ${turningOff}`}
          onClose={() => setTurningOff(null)}
          onSend={(data) => {
            turn.mutate({ id: turningOff, off: textIn(data, 'why') ?? '' })
            setTurningOff(null)
          }}
        >
          <label className="note">
            {w.whyOff}
            <textarea name="why" rows={2} maxLength={200} required />
          </label>
        </FormDialog>
      )}
    </section>
  )
}

/** A process without sources has no such address; then there are none here. */
async function readSources(stop: AbortSignal): Promise<readonly Source[]> {
  try {
    return (await read<{ sources: readonly Source[] }>('/api/sources', stop)).sources
  } catch (error) {
    if (error instanceof ApiError && error.problem?.status === 404) return []
    throw error
  }
}
