import { asSeinpostError, SeinpostError } from '@seinpost/domain'
import type { Logger } from './logger.ts'

type Close = () => Promise<void>

interface Part {
  readonly name: string
  readonly close: Close
}

/**
 * What a process opened, closed in reverse order on a bounded clock. A part that fails or hangs does not keep the
 * others open. Parts open side by side: one that comes after the closing began, because another failed, is closed as
 * it comes, or the process would never end.
 */
export class Closing {
  readonly #parts: Part[] = []
  #closeLate: ((part: Part) => void) | undefined
  #running: Promise<void> | undefined

  /**
   * Registers `opened` and hands it back, so that opening and owning is one line.
   * @throws when the closing has begun: nobody works with what is being closed.
   */
  own<T extends { close: Close }>(name: string, opened: T): T {
    this.add(name, () => opened.close())
    if (this.#closeLate !== undefined)
      throw new SeinpostError('internal', `the program was stopping when its ${name} opened`)
    return opened
  }

  add(name: string, close: Close): void {
    if (this.#closeLate === undefined) this.#parts.push({ name, close })
    else this.#closeLate({ name, close })
  }

  /** Closes everything once; later calls wait for the same end. `msEach` bounds each part. */
  run(logger: Logger, msEach: number): Promise<void> {
    this.#running ??= this.#closeAll(logger, msEach)
    return this.#running
  }

  async #closeAll(logger: Logger, msEach: number): Promise<void> {
    const closePart = async ({ name, close }: Part) => {
      const problem = await bounded(close, msEach)
      if (problem !== null) logger.error({ part: name, problem }, 'part did not close cleanly')
    }
    this.#closeLate = (part) => void closePart(part)
    for (const part of this.#parts.reverse()) await closePart(part)
  }
}

async function bounded(close: Close, ms: number): Promise<string | null> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<string>((resolve) => {
    timer = setTimeout(() => resolve(`not closed in ${ms} ms`), ms)
  })
  try {
    return await Promise.race([close().then(() => null), late])
  } catch (error) {
    return asSeinpostError(error).message
  } finally {
    clearTimeout(timer)
  }
}
