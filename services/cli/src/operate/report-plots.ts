import type { DeskDifference, Share } from '@seinpost/schemas'
import { shareWords } from './report-table.ts'

const WIDTH = 760
const LABEL = 190
const ROW = 34
const SPACE = WIDTH - LABEL - 90

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** Text as it may stand in HTML. */
export const escapeText = (text: string): string => text.replace(/[&<>"']/gu, (sign) => ESCAPES[sign] ?? sign)

const svg = (rows: number, title: string, body: string): string =>
  `<svg viewBox="0 0 ${WIDTH} ${rows * ROW + 8}" role="img" aria-label="${escapeText(title)}">${body}</svg>`

const text = (x: number, y: number, words: string, anchor = 'start'): string =>
  `<text class="label" x="${x.toFixed(1)}" y="${y}" text-anchor="${anchor}">${escapeText(words)}</text>`

const bar = (x: number, y: number, width: number, kind: string, height = 10): string =>
  `<rect class="${kind}" x="${x.toFixed(1)}" y="${y}" width="${Math.max(width, 0.5).toFixed(1)}" height="${height}"/>`

/** Hours each desk reads a day, before and after, with a line at what it can. */
export function deskBars(desks: readonly DeskDifference[]): string {
  const most = Math.max(
    ...desks.flatMap(({ before, after, capacityHoursPerDay }) => [
      before.readerHoursPerDay,
      after.readerHoursPerDay,
      capacityHoursPerDay ?? 0,
    ]),
    0.1,
  )
  const scale = (hours: number) => (hours / most) * SPACE
  const rows = desks.map(({ desk, before, after, capacityHoursPerDay: has }, index) => {
    const y = index * ROW + 6
    const limit =
      has === null
        ? ''
        : `<line class="limit" x1="${(LABEL + scale(has)).toFixed(1)}" x2="${(LABEL + scale(has)).toFixed(1)}" y1="${y - 2}" y2="${y + 25}"/>`
    return [
      text(LABEL - 8, y + 16, desk, 'end'),
      bar(LABEL, y, scale(before.readerHoursPerDay), 'before'),
      bar(LABEL, y + 12, scale(after.readerHoursPerDay), 'after'),
      limit,
      text(
        LABEL + SPACE + 6,
        y + 16,
        `${before.readerHoursPerDay.toFixed(1)} -> ${after.readerHoursPerDay.toFixed(1)} h`,
      ),
    ].join('')
  })
  return svg(desks.length, 'Reader-hours a day of each desk, before and after', rows.join(''))
}

/** Cases that leave (to the left) and enter (to the right). */
export function flowBars(desks: readonly DeskDifference[]): string {
  const most = Math.max(...desks.flatMap(({ enters, leaves }) => [enters, leaves]), 1)
  const middle = LABEL + SPACE / 2
  const scale = (cases: number) => (cases / most) * (SPACE / 2)
  const rows = desks.map(({ desk, enters, leaves }, index) => {
    const y = index * ROW + 6
    return [
      text(LABEL - 8, y + 16, desk, 'end'),
      bar(middle - scale(leaves), y + 4, scale(leaves), 'leave', 14),
      bar(middle, y + 4, scale(enters), 'enter', 14),
      text(LABEL + SPACE + 6, y + 16, `-${leaves} +${enters}`),
    ].join('')
  })
  return svg(desks.length, 'Cases that leave and enter each desk', rows.join(''))
}

/** Shares with their intervals. */
export function shareBars(rows: readonly (readonly [string, Share | null, string])[]): string {
  const drawn = rows.map(([label, share, kind], index) => {
    const y = index * ROW + 6
    if (share === null) return text(LABEL - 8, y + 16, label, 'end') + text(LABEL, y + 16, shareWords(share))
    const at = (value: number) => LABEL + value * SPACE
    return [
      text(LABEL - 8, y + 16, label, 'end'),
      bar(LABEL, y + 4, share.value * SPACE, kind, 14),
      `<line class="limit" x1="${at(share.low).toFixed(1)}" x2="${at(share.high).toFixed(1)}" y1="${y + 11}" y2="${y + 11}"/>`,
      text(LABEL + SPACE + 6, y + 16, `${(share.value * 100).toFixed(1)} %`),
    ].join('')
  })
  return svg(
    rows.length,
    rows.map(([label, share]) => `${label}: ${shareWords(share)}`).join('; '),
    drawn.join(''),
  )
}
