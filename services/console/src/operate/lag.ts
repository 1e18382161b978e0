export interface Lag {
  readonly topic: string
  readonly group: string
  readonly events: number
}

const LINE = /^seinpost_log_lag_events\{([^}]*)\} ([\d.e+]+)$/u
const LABEL = /(\w+)="([^"]*)"/gu

/** How far each stage is behind, as the metrics say it. */
export function lagIn(metrics: string): Lag[] {
  return metrics.split('\n').flatMap((line) => {
    const found = LINE.exec(line)
    if (found === null) return []
    const labels = new Map([...(found[1] ?? '').matchAll(LABEL)].map(([, name, value]) => [name, value]))
    return [{ topic: labels.get('topic') ?? '', group: labels.get('group') ?? '', events: Number(found[2]) }]
  })
}
