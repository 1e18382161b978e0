import { rm } from 'node:fs/promises'
import type { ServerProcess } from './server-process.ts'

export interface OwnServerOptions {
  /** Keeps what it has written over a kill, at the price of a sync per write. */
  readonly durable?: boolean
  /** Where it listens; a free port when absent. */
  readonly port?: number
}

export interface Restartable {
  /** Stops the server and starts it again on the same address with the same data. */
  restart(): Promise<void>
  /** Kills it (SIGKILL) and leaves it down until `restart`. */
  kill(): Promise<void>
  /** Stops it and deletes its data. */
  stop(): Promise<void>
}

/** A server that can be taken down and brought back, as fault tests need. */
export async function restartable(dir: string, start: () => Promise<ServerProcess>): Promise<Restartable> {
  let running: ServerProcess | undefined = await start().catch(async (error: unknown) => {
    await rm(dir, { recursive: true, force: true })
    throw error
  })
  const down = async () => {
    const server = running
    running = undefined
    await server?.stop()
  }
  return {
    async restart() {
      await down()
      running = await start()
    },
    async kill() {
      const server = running
      running = undefined
      await server?.kill()
    },
    async stop() {
      await down()
      await rm(dir, { recursive: true, force: true })
    },
  }
}
