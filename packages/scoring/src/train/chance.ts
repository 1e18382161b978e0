/** A stream of numbers in [0, 1) that a seed fixes. */
export type Chance = () => number

/** Mulberry32: small, fast, and the same on every machine. */
export function seededChance(seed: number): Chance {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

/** One of the options. Throws a RangeError when there is none. */
export function pick<T>(options: readonly T[], chance: Chance): T {
  const option = options[Math.floor(chance() * options.length)]
  if (option === undefined) throw new RangeError('nothing to pick from')
  return option
}

/** A new array in an order that the chance decides (Fisher-Yates). */
export function shuffled<T>(items: readonly T[], chance: Chance): T[] {
  const order = [...items]
  for (let i = order.length - 1; i > 0; i -= 1) {
    const j = Math.floor(chance() * (i + 1))
    const [a, b] = [order[i], order[j]]
    if (a === undefined || b === undefined) continue
    order[i] = b
    order[j] = a
  }
  return order
}
