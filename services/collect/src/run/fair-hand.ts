import type { Refusal } from '@seinpost/schemas'

/** What the gate answers per input, in order; everything it answers is durable. */
export type Accept = (
  inputs: readonly {
    readonly value: unknown
    /** The basis and purpose of the source, which its signals carry. */
    readonly frame: { readonly basis: string; readonly purpose: string }
  }[],
) => Promise<
  readonly (
    | { readonly kind: 'accepted' | 'known'; readonly id: string }
    | { readonly kind: 'refused'; readonly refusal: Refusal }
  )[]
>

/** Signals one source may hand in at a turn. */
export const BATCH = 100

/**
 * The gate in turns. Every source has at most one batch waiting, and batches go in the order they came: a source that
 * says ten thousand things waits behind every other source between two of its batches.
 */
export function fairHand(accept: Accept, slots = 2): Accept {
  const waiting: (() => void)[] = []
  let free = slots
  return async (inputs) => {
    if (free === 0) await new Promise<void>((resolve) => waiting.push(resolve))
    else free -= 1
    try {
      return await accept(inputs)
    } finally {
      const next = waiting.shift()
      if (next === undefined) free += 1
      else next()
    }
  }
}
