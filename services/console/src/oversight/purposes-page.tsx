import { useQuery } from '@tanstack/react-query'
import { read } from '../api/ask.ts'
import { useLanguage } from '../i18n/language.tsx'
import { useOversightWords } from '../i18n/oversight/index.ts'
import { Loaded } from '../parts/loaded.tsx'
import { OversightPage } from './oversight-page.tsx'

interface Frame {
  readonly of: string
  readonly basis: string
  readonly purpose: string
  readonly handling: string | null
  readonly retentionDays: number | null
}

/** Why anything may be read at all. */
export function PurposesPage() {
  const w = useOversightWords()
  const { t } = useLanguage()
  const kinds = new Map<string, string>(Object.entries(t.sourceKinds))
  const query = useQuery({
    queryKey: ['purposes'],
    queryFn: async ({ signal }) => (await read<{ frames: Frame[] }>('/api/purposes', signal)).frames,
  })
  return (
    <OversightPage tab="purposes" intro={w.purposesIntro}>
      <Loaded query={query}>
        {(frames) => (
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reached by keyboard
          <section className="scroll card" tabIndex={0} aria-label={w.tabs.purposes}>
            <table className="data">
              <thead>
                <tr>
                  <th scope="col">{w.of}</th>
                  <th scope="col">{w.basis}</th>
                  <th scope="col">{w.purpose}</th>
                  <th scope="col">{w.handling}</th>
                  <th scope="col">{w.retention}</th>
                </tr>
              </thead>
              <tbody>
                {frames.map((frame) => (
                  <tr key={frame.of}>
                    <th scope="row">{kinds.get(frame.of) ?? frame.of}</th>
                    <td>{frame.basis}</td>
                    <td>{frame.purpose}</td>
                    <td>{frame.handling}</td>
                    <td>{frame.retentionDays}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </section>
        )}
      </Loaded>
    </OversightPage>
  )
}
