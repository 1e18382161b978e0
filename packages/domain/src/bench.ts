export interface BenchOptions {
  /** About how long a measured part may run. */
  readonly seconds?: number
  /** How many inputs to generate. */
  readonly size?: number
  readonly log: (line: string) => void
}

/** A benchmark that `seinpost bench <name>` runs; the figures become the last line of its output, as JSON. */
export interface Bench {
  readonly name: string
  readonly about: string
  run(options: BenchOptions): Promise<Readonly<Record<string, number | string>>>
}
