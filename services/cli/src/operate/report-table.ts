import type { Backtest, BacktestQuality, DeskDifference, Share } from '@seinpost/schemas'

const SHOWN = 25
const number = (value: number): string => value.toFixed(value < 10 ? 1 : 0)

/** A share in words a table has room for. */
export const shareWords = (share: Share | null): string =>
  share === null
    ? 'not known (nothing assessed)'
    : `${(share.value * 100).toFixed(1)} % of ${share.of} (95 %: ${(share.low * 100).toFixed(1)} to ${(share.high * 100).toFixed(1)})`

/** A backtest as lines for a terminal: what is the same is counted, what changes is listed. */
export function backtestTable(result: Backtest): string[] {
  const { signals, days, rescored, seconds, desks, base, candidate, missedSerious } = result
  const changed = desks.filter(({ enters, leaves, reordered }) => enters + leaves + reordered > 0)
  return [
    `${signals} signals of ${number(days)} days in ${seconds.toFixed(2)} s${rescored > 0 ? `, ${rescored} scored anew` : ', scores as they were'}`,
    `cases      ${base.cases} -> ${candidate.cases}   below the threshold ${base.archived} -> ${candidate.archived}`,
    ...qualityLines(base, candidate),
    '',
    ...deskLines(changed),
    ...(changed.length > SHOWN ? [`... and ${changed.length - SHOWN} more desks; --json lists all`] : []),
    `${desks.length - changed.length} desks see no change`,
    '',
    missedSerious.length === 0
      ? 'No serious case is missed.'
      : `${missedSerious.length} serious cases would be missed:`,
    ...missedSerious
      .slice(0, SHOWN)
      .map(({ caseId, level, outcome }) => `  ${caseId}  level ${level}  ${outcome ?? 'not assessed'}`),
  ]
}

const qualityLines = (base: BacktestQuality, candidate: BacktestQuality): string[] => [
  `recall     ${shareWords(base.recall)} -> ${shareWords(candidate.recall)}`,
  `precision  ${shareWords(base.precision)} -> ${shareWords(candidate.precision)}`,
]

function deskLines(desks: readonly DeskDifference[]): string[] {
  if (desks.length === 0) return []
  const rows = desks
    .slice(0, SHOWN)
    .map((desk) => [
      desk.desk,
      `${desk.before.cases} -> ${desk.after.cases}`,
      `+${desk.enters}`,
      `-${desk.leaves}`,
      String(desk.moves),
      String(desk.reordered),
      `${number(desk.before.readerHoursPerDay)} -> ${number(desk.after.readerHoursPerDay)}`,
      desk.capacityHoursPerDay === null ? '-' : number(desk.capacityHoursPerDay),
      String(desk.missedSerious.length),
    ])
  const head = ['desk', 'cases', 'enter', 'leave', 'moved', 'order', 'hours/day', 'has', 'missed']
  return aligned([head, ...rows])
}

function aligned(rows: readonly (readonly string[])[]): string[] {
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? []
  return rows.map((row) =>
    row
      .map((cell, column) =>
        column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join('  '),
  )
}
