import { EventEmitter, once } from 'node:events'

export interface BatchLimits {
  readonly max: number
  /** A batch is given at the latest this long after its first value. */
  readonly withinMs: number
  /** An empty batch is given when nothing came for this long. */
  readonly quietMs: number
}

/** Holds what a stream says until its reader has time. Bounded by whoever fills it: `room` says when to go on. */
export class Inbox<T> {
  readonly #capacity: number
  readonly #changed = new EventEmitter({ captureRejections: false })
  #values: T[] = []
  #end: { readonly error: unknown } | null = null

  constructor(capacity: number) {
    this.#capacity = capacity
    this.#changed.setMaxListeners(0)
  }

  get isFull(): boolean {
    return this.#values.length >= this.#capacity
  }

  /** Nobody reads any more, or nothing more comes. */
  get isEnded(): boolean {
    return this.#end !== null
  }

  push(value: T): void {
    if (this.#end !== null) return
    this.#values.push(value)
    // Waking the reader for every value would cost more than the value.
    if (this.#values.length === 1 || this.isFull) this.#changed.emit('values')
  }

  /** Nothing more will come; `error` is thrown to the reader after what came. */
  end(error: unknown = null): void {
    this.#end ??= { error }
    this.#changed.emit('values')
    this.#changed.emit('room')
  }

  /** Resolves when there is room, or nobody reads any more. */
  async room(): Promise<void> {
    while (this.isFull && this.#end === null) await once(this.#changed, 'room')
  }

  /** What came, in batches; ends after `end`. */
  async *batches({ max, withinMs, quietMs }: BatchLimits): AsyncGenerator<readonly T[]> {
    try {
      for (;;) {
        if (this.#values.length === 0 && this.#end === null) await this.#wait(quietMs)
        if (this.#values.length > 0 && this.#values.length < max && this.#end === null)
          await this.#wait(withinMs)
        if (this.#values.length === 0 && this.#end !== null) break
        const batch = this.#values.splice(0, max)
        this.#changed.emit('room')
        yield batch
      }
      if (this.#end?.error) throw this.#end.error
    } finally {
      this.end()
    }
  }

  #wait(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const done = () => {
        clearTimeout(timer)
        this.#changed.off('values', done)
        resolve()
      }
      const timer = setTimeout(done, ms)
      this.#changed.on('values', done)
    })
  }
}

/** Fills an inbox from an iterable until either ends. */
export async function fill<T>(inbox: Inbox<T>, values: AsyncIterable<T>): Promise<void> {
  try {
    for await (const value of values) {
      inbox.push(value)
      await inbox.room()
      if (inbox.isEnded) return
    }
    inbox.end()
  } catch (error) {
    inbox.end(error)
  }
}
