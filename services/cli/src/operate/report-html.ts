import { createHash } from 'node:crypto'
import type { Backtest, DeskDifference, Share } from '@seinpost/schemas'
import { deskBars, escapeText, flowBars, shareBars } from './report-plots.ts'

const STYLE = `body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#1b1f24;background:#fff}
h1{font-size:1.5rem}h2{font-size:1.15rem;margin-top:2rem}table{border-collapse:collapse;width:100%}
th,td{padding:.3rem .6rem;text-align:right;border-bottom:1px solid #d5dae0}th:first-child,td:first-child{text-align:left}
svg{width:100%;height:auto}.before{fill:#9aa5b1}.after{fill:#1f6feb}.enter{fill:#b35900}.leave{fill:#1f6feb}
.limit{stroke:#b3261e;stroke-width:2}.label{font:12px system-ui,sans-serif;fill:#1b1f24}.missed{color:#b3261e}
@media (prefers-color-scheme:dark){body{color:#e6e9ed;background:#14171a}th,td{border-color:#3a4149}.label{fill:#e6e9ed}.missed{color:#ff8a80}}`

/** The page allows itself this style and nothing else: no script, no other host. */
const POLICY = `default-src 'none'; style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'`

const PLOTTED = 20

/** A backtest as one HTML file with plots, to be opened anywhere or handed on. It holds ids and counts, no text. */
export function reportHtml(
  result: Backtest,
  { name, changes }: { name: string; changes: readonly string[] },
): string {
  const changed = result.desks.filter(({ enters, leaves, reordered }) => enters + leaves + reordered > 0)
  const plotted = changed.slice(0, PLOTTED)
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<title>Backtest of ${escapeText(name)}</title>
<style>${STYLE}</style>
<h1>What ${escapeText(name)} would have done</h1>
<p>${result.signals} signals from ${escapeText(result.from)} to ${escapeText(result.to)}; ${result.rescored} scored anew; ${result.seconds.toFixed(2)} s.</p>
<h2>What changes in the config</h2>
${list(changes, 'Nothing.')}
<h2>Reader-hours a day, before and after</h2>
${plotted.length === 0 ? '<p>No desk sees a change.</p>' : deskBars(plotted)}
<h2>Cases that enter and leave</h2>
${plotted.length === 0 ? '<p>None.</p>' : flowBars(plotted)}
${table(changed)}
<p>${result.desks.length - changed.length} desks see no change.</p>
<h2>On what people assessed</h2>
<p>${result.assessed.cases} cases were assessed, ${result.assessed.serious} of them worth watching or referring. What no person saw is in neither figure.</p>
${shareBars(qualityRows(result))}
<h2>Serious cases that would be missed</h2>
${missed(result)}
</html>
`
}

const qualityRows = ({ base, candidate }: Backtest): readonly (readonly [string, Share | null, string])[] => [
  ['recall before', base.recall, 'before'],
  ['recall after', candidate.recall, 'after'],
  ['precision before', base.precision, 'before'],
  ['precision after', candidate.precision, 'after'],
]

const list = (lines: readonly string[], none: string): string =>
  lines.length === 0
    ? `<p>${none}</p>`
    : `<ul>${lines.map((line) => `<li>${escapeText(line)}</li>`).join('')}</ul>`

function table(desks: readonly DeskDifference[]): string {
  if (desks.length === 0) return ''
  const rows = desks.map(
    ({ desk, before, after, enters, leaves, moves, reordered, missedSerious, capacityHoursPerDay }) =>
      `<tr><td>${escapeText(desk)}</td>${[
        before.cases,
        after.cases,
        enters,
        leaves,
        moves,
        reordered,
        before.readerHoursPerDay.toFixed(1),
        after.readerHoursPerDay.toFixed(1),
        capacityHoursPerDay?.toFixed(1) ?? '',
        missedSerious.length,
      ]
        .map((cell) => `<td>${cell}</td>`)
        .join('')}</tr>`,
  )
  const head = ['Desk', 'cases', 'then', 'enter', 'leave', 'moved', 'order', 'hours', 'then', 'has', 'missed']
  return `<table><thead><tr>${head.map((cell) => `<th>${cell}</th>`).join('')}</tr></thead><tbody>${rows.join('')}</tbody></table>`
}

function missed({ missedSerious }: Backtest): string {
  if (missedSerious.length === 0) return '<p>None.</p>'
  const lines = missedSerious.map(
    ({ caseId, level, outcome }) =>
      `<li>${escapeText(caseId)}, level ${level}, ${outcome === null ? 'not assessed' : escapeText(outcome)}</li>`,
  )
  return `<p class="missed">${missedSerious.length} of them.</p><ul>${lines.join('')}</ul>`
}
