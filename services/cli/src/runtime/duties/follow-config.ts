import { isDeepStrictEqual } from 'node:util'
import { asSeinpostError } from '@seinpost/domain'
import { Closing } from '@seinpost/pipeline'
import type { Config } from '@seinpost/schemas'
import type { Duty, OpenDuty } from './duty.ts'

export interface Followed {
  readonly name: string
  readonly everyMs: number
  /** The parts of the config the duty is opened with. */
  readonly keys: readonly (keyof Config)[]
}

const CLOSE_MS = 10_000

interface Opened {
  readonly keys: readonly unknown[]
  readonly duty: Duty | null
  readonly closing: Closing
}

/**
 * A duty that is opened anew before its next run when its part of the config changed. One that cannot be opened with the new
 * part goes on with the old one, and says so at every run.
 */
export const followConfig =
  ({ name, everyMs, keys }: Followed, open: OpenDuty): OpenDuty =>
  async (deps) => {
    const { parts, logger, closing } = deps
    const keysNow = () => keys.map((key) => parts.loaded.config[key])
    const openNow = async (): Promise<Opened> => {
      const own = new Closing()
      const seen = keysNow()
      try {
        return { keys: seen, duty: await open({ ...deps, closing: own }), closing: own }
      } catch (error) {
        await own.run(logger, CLOSE_MS)
        throw error
      }
    }
    let opened = await openNow()
    closing.add(name, () => opened.closing.run(logger, CLOSE_MS))
    const follow = async () => {
      if (isDeepStrictEqual(opened.keys, keysNow())) return
      try {
        const next = await openNow()
        const before = opened
        opened = next
        await before.closing.run(logger, CLOSE_MS)
        logger.info({ duty: name }, 'duty follows the config')
      } catch (error) {
        const { code, message } = asSeinpostError(error)
        logger.error({ duty: name, code, problem: message }, 'duty stays on the config before')
      }
    }
    return {
      name,
      everyMs,
      run: async () => {
        await follow()
        await opened.duty?.run()
      },
    }
  }
