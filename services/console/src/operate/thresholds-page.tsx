import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useDeferredValue, useState } from 'react'
import { send } from '../api/ask.ts'
import { useLanguage } from '../i18n/language.tsx'
import { useOperateWords } from '../i18n/operate/index.ts'
import { Loaded } from '../parts/loaded.tsx'
import { Advice } from './advice.tsx'
import { BacktestView } from './backtest-view.tsx'
import type { Backtest, ConfigInForce } from './contract.ts'
import { OperatePage } from './operate-page.tsx'
import { useConfig } from './use-config.ts'

/** Sliders over last week: what each setting would have changed, at once and per desk. */
export function ThresholdsPage() {
  const w = useOperateWords()
  const config = useConfig()
  return (
    <OperatePage tab="thresholds" intro={w.thresholdsIntro}>
      <Loaded query={config}>{(known) => <Sliders key={known.version} config={known.config} />}</Loaded>
      <Advice />
    </OperatePage>
  )
}

function Sliders({ config }: { config: ConfigInForce['config'] }) {
  const w = useOperateWords()
  const { t } = useLanguage()
  const [level, setLevel] = useState<number>(config.thresholds.queueFromLevel)
  const [ageing, setAgeing] = useState(config.queue.ageingPointsPerHour)
  const [priority, setPriority] = useState(config.priority)
  const tried = useDeferredValue({ level, ageing, priority })
  const query = useQuery({
    queryKey: ['try', tried],
    queryFn: () =>
      send<Backtest>('POST', '/api/config/try', {
        thresholds: { ...config.thresholds, queueFromLevel: tried.level },
        queue: { ...config.queue, ageingPointsPerHour: tried.ageing },
        priority: tried.priority,
      }),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  })
  const levels = new Map<string, string>(Object.entries(t.levels))
  const terms = new Map<string, string>(Object.entries(t.priorityTerms))
  return (
    <>
      <form className="card sliders">
        <Slider
          label={w.queueFrom}
          value={level}
          range={{ min: 0, max: 4, step: 1 }}
          said={`${level} · ${levels.get(String(level))}`}
          onChange={setLevel}
        />
        <Slider
          label={w.ageing}
          value={ageing}
          range={{ min: 0, max: 5, step: 0.1 }}
          said={String(ageing)}
          onChange={setAgeing}
        />
        <details>
          <summary>{w.priority}</summary>
          {Object.entries(priority).map(([name, points]) => (
            <Slider
              key={name}
              label={terms.get(name) ?? name}
              value={points}
              range={{ min: 0, max: 100, step: 1 }}
              said={String(points)}
              onChange={(value) => setPriority({ ...priority, [name]: value })}
            />
          ))}
        </details>
      </form>
      <Loaded query={query}>{(backtest) => <BacktestView backtest={backtest} />}</Loaded>
    </>
  )
}

function Slider({
  label,
  value,
  range,
  said,
  onChange,
}: {
  label: string
  value: number
  range: { min: number; max: number; step: number }
  said: string
  onChange: (value: number) => void
}) {
  return (
    <label className="slider">
      <span>
        {label} <strong>{said}</strong>
      </span>
      <input
        type="range"
        {...range}
        value={value}
        aria-valuetext={said}
        onChange={({ target }) => onChange(Number(target.value))}
      />
    </label>
  )
}
