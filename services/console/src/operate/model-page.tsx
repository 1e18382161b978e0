import { useQuery } from '@tanstack/react-query'
import { read } from '../api/ask.ts'
import { useLanguage } from '../i18n/language.tsx'
import { useOperateWords } from '../i18n/operate/index.ts'
import { Loaded } from '../parts/loaded.tsx'
import { MarkdownText } from '../parts/markdown-text.tsx'
import { OperatePage } from './operate-page.tsx'

interface Model {
  readonly version: string
  readonly model: string
  readonly packs: string
  readonly figures: readonly {
    readonly set: string
    readonly name: string
    readonly value: number
    readonly low?: number
    readonly high?: number
  }[]
  readonly card: string
}
interface Pairs {
  readonly pairs: number
  readonly agreed: number
  readonly kappa: number | null
  readonly weightedKappa: number | null
}
interface Agreement {
  readonly waiting: number
  readonly closed: Pairs
  readonly low: Pairs
}

/** What the model can and cannot do, and whether people keep agreeing with it. */
export function ModelPage() {
  const w = useOperateWords()
  const { format } = useLanguage()
  const model = useQuery({
    queryKey: ['model'],
    queryFn: ({ signal }) => read<Model>('/api/model', signal),
  })
  return (
    <OperatePage tab="model" intro={w.modelIntro}>
      <Drift />
      <Loaded query={model}>
        {({ version, packs, figures, card }) => (
          <>
            <section className="card" aria-labelledby="figures-title">
              <h2 id="figures-title">{w.figures}</h2>
              <p className="hint">
                {w.modelVersion} {version} · {w.packs} {packs}
              </p>
              <table className="data">
                <thead>
                  <tr>
                    <th scope="col">{w.set}</th>
                    <th scope="col">{w.figure}</th>
                    <th scope="col">{w.value}</th>
                  </tr>
                </thead>
                <tbody>
                  {figures.map(({ set, name, value, low, high }) => (
                    <tr key={`${set} ${name}`}>
                      <td>{set}</td>
                      <td>{name}</td>
                      <td>
                        {format.decimal(value)}
                        {low !== undefined &&
                          high !== undefined &&
                          ` (${format.decimal(low)}–${format.decimal(high)})`}
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </section>
            <details className="card">
              <summary>{w.card}</summary>
              <MarkdownText text={card} />
            </details>
          </>
        )}
      </Loaded>
    </OperatePage>
  )
}

function Drift() {
  const w = useOperateWords()
  const { format } = useLanguage()
  const query = useQuery({
    queryKey: ['agreement'],
    queryFn: ({ signal }) => read<Agreement>('/api/second-looks/agreement', signal),
  })
  const line = (name: string, { pairs, agreed, kappa, weightedKappa }: Pairs) => (
    <tr>
      <th scope="row">{name}</th>
      <td>{w.pairs(format.whole(pairs))}</td>
      <td>{pairs === 0 ? w.noShare : format.percent(agreed / pairs)}</td>
      <td>{kappa === null ? '–' : `${w.kappa} ${format.decimal(kappa)}`}</td>
      <td>{weightedKappa === null ? '–' : `${w.weightedKappa} ${format.decimal(weightedKappa)}`}</td>
    </tr>
  )
  return (
    <section className="card" aria-labelledby="drift-title">
      <h2 id="drift-title">{w.drift}</h2>
      <p className="hint">{w.driftHint}</p>
      <Loaded query={query}>
        {({ waiting, closed, low }) => (
          <>
            <table className="data narrow">
              <tbody>
                {line(w.closedCases, closed)}
                {line(w.lowSignals, low)}
              </tbody>
            </table>
            <p className="hint">{w.waiting(format.whole(waiting))}</p>
          </>
        )}
      </Loaded>
    </section>
  )
}
