import { useQueueName } from '../desk/desk-choice.tsx'
import { useLanguage } from '../i18n/language.tsx'
import { useOperateWords } from '../i18n/operate/index.ts'
import type { Backtest, DeskDifference, Share } from './contract.ts'

/** What would have been different last week, desk by desk. */
export function BacktestView({ backtest }: { backtest: Backtest }) {
  const w = useOperateWords()
  const { format } = useLanguage()
  const nameOf = useQueueName()
  const { base, candidate, missedSerious } = backtest
  // What changes comes first; the sort keeps the order of the others.
  const desks = [...backtest.desks].sort((a, b) => changesOf(b) - changesOf(a))
  const most = Math.max(1, ...desks.flatMap(({ before, after }) => [before.cases, after.cases]))
  const shareWords = (share: Share | null) =>
    share === null
      ? w.noShare
      : w.share(
          format.percent(share.value),
          format.percent(share.low),
          format.percent(share.high),
          format.whole(share.of),
        )
  return (
    <section className="card backtest" aria-live="polite">
      <p className="hint">
        {w.sampled(format.whole(backtest.signals), format.day(backtest.from), format.day(backtest.to))}
      </p>
      <p className={missedSerious.length === 0 ? 'done' : 'work-fault'}>
        {missedSerious.length === 0 ? w.missedNone : w.missed(format.whole(missedSerious.length))}
      </p>
      <table className="data narrow">
        <tbody>
          <tr>
            <th scope="row">{w.recall}</th>
            <td>{shareWords(base.recall)}</td>
            <td>→ {shareWords(candidate.recall)}</td>
          </tr>
          <tr>
            <th scope="row">{w.precision}</th>
            <td>{shareWords(base.precision)}</td>
            <td>→ {shareWords(candidate.precision)}</td>
          </tr>
        </tbody>
      </table>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reached by keyboard */}
      <section className="scroll" tabIndex={0} aria-label={w.deskName}>
        <table className="data">
          <thead>
            <tr>
              <th scope="col">{w.deskName}</th>
              <th scope="col">{w.before}</th>
              <th scope="col">{w.after}</th>
              <th scope="col">± </th>
              <th scope="col">{w.capacity}</th>
            </tr>
          </thead>
          <tbody>
            {desks.map((one) => (
              <tr key={one.desk} data-changed={changesOf(one) > 0}>
                <th scope="row">{nameOf(one.desk)}</th>
                <td>
                  <Bar n={one.before.cases} most={most} />
                  {w.perDay(format.decimal(one.before.casesPerDay))}
                </td>
                <td>
                  <Bar n={one.after.cases} most={most} />
                  {w.perDay(format.decimal(one.after.casesPerDay))}
                </td>
                <td>
                  +{one.enters} {w.enters}, −{one.leaves} {w.leaves}, {one.moves} {w.moves}
                </td>
                <td>
                  {w.hours(format.decimal(one.after.readerHoursPerDay))}
                  {one.capacityHoursPerDay !== null && ` / ${format.decimal(one.capacityHoursPerDay)}`}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </section>
  )
}

const changesOf = ({ enters, leaves, moves }: DeskDifference): number => enters + leaves + moves

function Bar({ n, most }: { n: number; most: number }) {
  return (
    <span className="load" aria-hidden="true">
      <span style={{ width: `${(n / most) * 100}%` }} />
    </span>
  )
}
