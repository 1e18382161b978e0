/** The last so many ids, to know what came twice. */
export class Recent {
  readonly #size: number
  readonly #ids = new Set<string>()

  constructor(size: number) {
    this.#size = size
  }

  has(id: string): boolean {
    return this.#ids.has(id)
  }

  /** Whether `id` is new; from now on it is not. */
  add(id: string): boolean {
    if (this.#ids.has(id)) return false
    if (this.#ids.size >= this.#size) this.#ids.delete(this.#ids.values().next().value ?? '')
    this.#ids.add(id)
    return true
  }
}
