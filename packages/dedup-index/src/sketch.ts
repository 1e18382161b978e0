/** 128 bits. */
export const SKETCH_WORDS = 4

/** Two texts are worth comparing when they share three fifths of the smaller one's bits; an empty sketch passes always. */
export function sketchesMeet(all: Uint32Array, at: number, other: Uint32Array): boolean {
  let shared = 0
  let left = 0
  let right = 0
  for (let word = 0; word < SKETCH_WORDS; word++) {
    const mine = all[at + word] ?? 0
    const theirs = other[word] ?? 0
    shared += bitCount(mine & theirs)
    left += bitCount(mine)
    right += bitCount(theirs)
  }
  return shared * 5 >= Math.min(left, right) * 3
}

function bitCount(value: number): number {
  let bits = value - ((value >>> 1) & 0x55555555)
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333)
  return Math.imul((bits + (bits >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}
