import { useQuery } from '@tanstack/react-query'
import { read } from '../api/ask.ts'
import { useQueueName } from '../desk/desk-choice.tsx'
import { useLanguage } from '../i18n/language.tsx'
import { useOperateWords } from '../i18n/operate/index.ts'
import { Loaded } from '../parts/loaded.tsx'

interface Option {
  readonly queueFromLevel: number
  readonly casesPerDay: { readonly value: number }
}
interface Advised {
  readonly desks: readonly {
    readonly desk: string
    readonly capacityCasesPerDay: number | null
    readonly now: Option
    readonly advised: Option | null
    readonly sure: 'sure' | 'fair' | 'unsure'
    readonly says: string
  }[]
}

/** The threshold that fits each desk's capacity, with how sure that is. Only desks whose capacity is in the config have one. */
export function Advice() {
  const w = useOperateWords()
  const { format } = useLanguage()
  const nameOf = useQueueName()
  const query = useQuery({
    queryKey: ['advice'],
    queryFn: ({ signal }) => read<Advised>('/api/config/advice?days=7', signal),
  })
  return (
    <section className="card" aria-labelledby="advice-title">
      <h2 id="advice-title">{w.advice}</h2>
      <Loaded query={query}>
        {({ desks }) => {
          const told = desks.filter(({ advised }) => advised !== null)
          if (told.length === 0) return <p className="hint">{desks[0]?.says ?? w.noShare}</p>
          return (
            <ul className="plain-list">
              {told.map(({ desk, now, advised, sure, says }) => (
                <li key={desk}>
                  <strong>{nameOf(desk)}</strong> {now.queueFromLevel} → {advised?.queueFromLevel} (
                  {w.perDay(format.decimal(advised?.casesPerDay.value ?? 0))}){' '}
                  <span className="chip">{w.sure[sure]}</span> <span className="hint">{says}</span>
                </li>
              ))}
            </ul>
          )
        }}
      </Loaded>
    </section>
  )
}
