const EVERY_MS = { terminal: 100, elsewhere: 3_000 }
const WIDTH = 28

export interface Progress {
  advance(by: number): void
  /** Clears the bar or prints the last line. */
  done(): void
}

/** A bar on a terminal, a line every few seconds elsewhere; nothing for work that is over before the first one. */
export function openProgress(what: string, total?: number): Progress {
  const { stderr } = process
  const started = Date.now()
  const everyMs = stderr.isTTY ? EVERY_MS.terminal : EVERY_MS.elsewhere
  let count = 0
  let shownAt = started
  let shown = false
  const line = () => {
    const rate = Math.round(count / Math.max(0.001, (Date.now() - started) / 1000))
    const of = total === undefined ? `${count}` : `${count}/${total}`
    return `${what}: ${of} (${rate}/s)`
  }
  const show = () => {
    shown = true
    shownAt = Date.now()
    if (!stderr.isTTY) return void stderr.write(`${line()}\n`)
    const full = total ? Math.min(WIDTH, Math.round((WIDTH * count) / total)) : 0
    const bar = total ? `[${'#'.repeat(full)}${'.'.repeat(WIDTH - full)}] ` : ''
    stderr.write(`\r\u001b[2K${bar}${line()}`)
  }
  return {
    advance(by) {
      count += by
      if (Date.now() - shownAt >= everyMs) show()
    },
    done() {
      if (!shown) return
      if (stderr.isTTY) stderr.write('\r\u001b[2K')
      else stderr.write(`${line()}\n`)
    },
  }
}
