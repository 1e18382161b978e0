import type { ReliabilityBin } from './metrics.ts'

const SIZE = 320
const EDGE = 44
const INNER = SIZE - 2 * EDGE

const x = (value: number): number => EDGE + value * INNER
const y = (value: number): number => SIZE - EDGE - value * INNER

const text = (at: [number, number], words: string, anchor = 'middle'): string =>
  `<text x="${at[0]}" y="${at[1]}" text-anchor="${anchor}" font-size="11" font-family="sans-serif" fill="#222">${words}</text>`

const frame = (title: string, across: string, up: string): string =>
  [
    `<rect width="${SIZE}" height="${SIZE}" fill="#fff"/>`,
    `<rect x="${EDGE}" y="${EDGE}" width="${INNER}" height="${INNER}" fill="none" stroke="#888"/>`,
    text([SIZE / 2, 24], title),
    text([SIZE / 2, SIZE - 10], across),
    `<g transform="rotate(-90 14 ${SIZE / 2})">${text([14, SIZE / 2], up)}</g>`,
    ...[0, 0.5, 1].flatMap((tick) => [
      text([x(tick), SIZE - EDGE + 16], String(tick)),
      text([EDGE - 6, y(tick) + 4], String(tick), 'end'),
    ]),
  ].join('\n')

const svg = (body: string): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="${SIZE}" height="${SIZE}" viewBox="0 0 ${SIZE} ${SIZE}">\n${body}\n</svg>\n`

/** Forecast against outcome; dots grow with the number of texts in the bin. */
export function reliabilityPlot(title: string, bins: readonly ReliabilityBin[]): string {
  const total = bins.reduce((sum, { count }) => sum + count, 0) || 1
  const dots = bins
    .filter(({ count }) => count > 0)
    .map(
      ({ confidence, accuracy, count }) =>
        `<circle cx="${x(confidence).toFixed(1)}" cy="${y(accuracy).toFixed(1)}" r="${(3 + 14 * Math.sqrt(count / total)).toFixed(1)}" fill="#2b6cb0" fill-opacity="0.6"/>`,
    )
  const diagonal = `<line x1="${x(0)}" y1="${y(0)}" x2="${x(1)}" y2="${y(1)}" stroke="#bbb" stroke-dasharray="4 4"/>`
  return svg([frame(title, 'forecast', 'outcome'), diagonal, ...dots].join('\n'))
}

/** Counts of level given (down) by level rated (across). */
export function confusionPlot(title: string, counts: readonly (readonly number[])[]): string {
  const levels = counts.length
  const cell = INNER / levels
  const cells = counts.flatMap((row, want) => {
    const sum = row.reduce((total, count) => total + count, 0) || 1
    return row.map((count, got) => {
      const [left, top] = [EDGE + got * cell, EDGE + want * cell]
      return `<rect x="${left.toFixed(1)}" y="${top.toFixed(1)}" width="${cell.toFixed(1)}" height="${cell.toFixed(1)}" fill="#2b6cb0" fill-opacity="${(count / sum).toFixed(2)}" stroke="#fff"/>${text([left + cell / 2, top + cell / 2 + 4], String(count))}`
    })
  })
  const labels = counts.flatMap((_, level) => [
    text([EDGE + (level + 0.5) * cell, SIZE - EDGE + 16], String(level)),
    text([EDGE - 8, EDGE + (level + 0.5) * cell + 4], String(level), 'end'),
  ])
  return svg(
    [
      `<rect width="${SIZE}" height="${SIZE}" fill="#fff"/>`,
      text([SIZE / 2, 24], title),
      text([SIZE / 2, SIZE - 10], 'rated level'),
      ...cells,
      ...labels,
    ].join('\n'),
  )
}

/** Figures over growing shares of the training texts. */
export function learningPlot(
  title: string,
  points: readonly { readonly share: number; readonly value: number }[],
): string {
  const path = points
    .map(({ share, value }, at) => `${at === 0 ? 'M' : 'L'}${x(share).toFixed(1)} ${y(value).toFixed(1)}`)
    .join(' ')
  const dots = points.map(
    ({ share, value }) =>
      `<circle cx="${x(share).toFixed(1)}" cy="${y(value).toFixed(1)}" r="3" fill="#2b6cb0"/>`,
  )
  return svg(
    [
      frame(title, 'share of the invented sentences', 'QWK'),
      `<path d="${path}" fill="none" stroke="#2b6cb0"/>`,
      ...dots,
    ].join('\n'),
  )
}
