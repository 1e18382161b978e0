import { asSeinpostError } from '@seinpost/domain'
import type { Logger } from './logger.ts'

type Close = () => Promise<void>

/**
 * What a process opened, closed in reverse order on a bounded clock. A part that fails or hangs does not keep the
 * others open.
 */
export class Closing {
  readonly #parts: { name: string; close: Close }[] = []
  #running: Promise<void> | undefined

  /** Registers `opened` and hands it back, so that opening and owning is one line. */
  own<T extends { close: Close }>(name: string, opened: T): T {
    this.add(name, () => opened.close())
    return opened
  }

  add(name: string, close: Close): void {
    this.#parts.push({ name, close })
  }

  /** Closes everything once; later calls wait for the same end. `msEach` bounds each part. */
  run(logger: Logger, msEach: number): Promise<void> {
    this.#running ??= this.#closeAll(logger, msEach)
    return this.#running
  }

  async #closeAll(logger: Logger, msEach: number): Promise<void> {
    for (const { name, close } of this.#parts.reverse()) {
      const problem = await bounded(close, msEach)
      if (problem !== null) logger.error({ part: name, problem }, 'part did not close cleanly')
    }
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
