/** One at a time, first come first served. Resolves with what ends the turn. */
export type Turns = () => Promise<() => void>

/** One session serves everyone: what is between BEGIN and COMMIT must not be mixed with others' statements. */
export function turns(): Turns {
  let tail = Promise.resolve()
  return () => {
    let end: () => void = () => undefined
    const mine = new Promise<void>((resolve) => {
      end = resolve
    })
    const turn = tail.then(() => end)
    tail = mine
    return turn
  }
}
