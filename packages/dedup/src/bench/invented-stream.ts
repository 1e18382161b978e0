import type { Corpus } from './corpus.ts'
import type { SeededRandom } from './seeded-random.ts'

const SHORTEST = 8
const LONGEST = 25
/** How often a sentence takes a turn no sentence of the sets has taken. */
const TURN = 0.1
/** Share of the stream that copies one of the last texts, half of them with something added. */
const COPIES = 0.15
const RECENT = 2_000

/**
 * An endless stream of texts that read like the shared sets word by word (a first-order Markov chain over them), with
 * copies among them, so that its words are as frequent as in life and its sentences are new.
 */
export class InventedStream {
  readonly #random: SeededRandom
  readonly #followers = new Map<string, string[]>()
  readonly #starts: string[] = []
  readonly #recent: string[] = []

  constructor({ benign, pairs }: Corpus, random: SeededRandom) {
    this.#random = random
    for (const { text } of [...benign, ...pairs]) {
      const words = text.split(' ')
      this.#starts.push(words[0] ?? '')
      for (let at = 0; at + 1 < words.length; at++) {
        const list = this.#followers.get(words[at] ?? '') ?? []
        list.push(words[at + 1] ?? '')
        this.#followers.set(words[at] ?? '', list)
      }
    }
  }

  take(count: number): string[] {
    return Array.from({ length: count }, () => this.#next())
  }

  #next(): string {
    const random = this.#random
    if (this.#recent.length === RECENT && random.next() < COPIES) {
      return random.pick(this.#recent) + (random.next() < 0.5 ? '' : ' zeg dat wel')
    }
    let word = random.pick(this.#starts)
    const words = [word]
    for (let left = SHORTEST + random.below(LONGEST - SHORTEST); left > 1; left--) {
      const followers = this.#followers.get(word)
      word = random.pick(followers === undefined || random.next() < TURN ? this.#starts : followers)
      words.push(word)
    }
    const text = words.join(' ')
    this.#recent[this.#recent.length < RECENT ? this.#recent.length : random.below(RECENT)] = text
    return text
  }
}
