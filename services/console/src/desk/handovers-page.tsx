import type { Handover } from '@seinpost/schemas'
import { useQuery } from '@tanstack/react-query'
import { path, read } from '../api/ask.ts'
import { useDeskWords } from '../i18n/desk/index.ts'
import { Loaded } from '../parts/loaded.tsx'
import { Page } from '../parts/page.tsx'
import { DeskChoice, useDeskChoice } from './desk-choice.tsx'
import { HandoverCard } from './handover-card.tsx'

const SHOWN_ENDED = 20

/** Hand-overs in both directions, the open ones with their clocks first. */
export function HandoversPage() {
  const w = useDeskWords()
  const choice = useDeskChoice()
  const { desk } = choice
  const handovers = useQuery({
    queryKey: ['handovers', desk],
    queryFn: async ({ signal }) =>
      (await read<{ handovers: Handover[] }>(path`/api/handovers?desk=${desk}`, signal)).handovers,
    enabled: desk !== '',
    refetchInterval: 30_000,
  })
  return (
    <Page title={w.handovers} intro={w.handoversIntro}>
      <DeskChoice {...choice} />
      <Loaded query={handovers}>
        {(all) => {
          const open = all.filter(({ status }) => status === 'offered')
          const ended = all.filter(({ status }) => status !== 'offered').slice(0, SHOWN_ENDED)
          return (
            <>
              <Group title={w.directions.in} desk={desk} list={open.filter(({ to }) => to === desk)} />
              <Group title={w.directions.out} desk={desk} list={open.filter(({ from }) => from === desk)} />
              {ended.length > 0 && <Group title={w.ended} desk={desk} list={ended} />}
            </>
          )
        }}
      </Loaded>
    </Page>
  )
}

function Group({ title, desk, list }: { title: string; desk: string; list: readonly Handover[] }) {
  const w = useDeskWords()
  return (
    <section>
      <h2>
        {title} <span className="count">{list.length}</span>
      </h2>
      {list.length === 0 && <p className="hint">{w.noneOpen}</p>}
      <ul className="plain-list">
        {list.map((handover) => (
          <HandoverCard key={handover.id} handover={handover} desk={desk} />
        ))}
      </ul>
    </section>
  )
}
