/** Seconds that `work` takes. */
export async function secondsOf(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  await work()
  return (performance.now() - start) / 1_000
}

const sorted = (values: readonly number[]): number[] => [...values].sort((a, b) => a - b)

/** The value that this part of all values does not exceed. */
export const quantile = (values: readonly number[], part: number): number =>
  sorted(values)[Math.min(values.length - 1, Math.floor(values.length * part))] ?? Number.NaN

export const median = (values: readonly number[]): number => quantile(values, 0.5)
export const rounded = (value: number, digits = 0): number => Number(value.toFixed(digits))
