/** A Markdown table. Cells are text already. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')
}

/** Two or three decimals; a dash for a figure that could not be measured. */
export const figure = (value: number, decimals = 3): string =>
  Number.isFinite(value) ? value.toFixed(decimals) : '-'

/** A share as a percentage. */
export const percent = (value: number): string =>
  Number.isFinite(value) ? `${(100 * value).toFixed(1)} %` : '-'
