import { openAuditLog } from '@seinpost/audit'
import { SeinpostError } from '@seinpost/domain'
import { openStore } from '@seinpost/store'
import { cliActor } from './audit.ts'
import type { DeskReader } from './desk-port.ts'
import { loadNamed } from './load-named.ts'
import { remoteDesk } from './remote.ts'
import { type ProgramFlags, runningProgram } from './running-program.ts'
import { storeSecret } from './secrets.ts'

export interface DeskOptions extends ProgramFlags {
  readonly config?: string
}

/** The program at `--url`, else the one that runs on the data directory, else the store itself. */
export async function openDeskReader(options: DeskOptions): Promise<DeskReader> {
  const { config, dataDir } = await loadNamed(options)
  const running = await runningProgram(options, { dataDir })
  if (running !== null) return remoteDesk(running)
  const store = await openStore(config.store, { dataDir, clock: () => new Date(), secret: storeSecret })
  const audit = openAuditLog(store.sql, () => new Date())
  const write = (what: { act: string; desk?: string; caseId?: string }) =>
    audit.append([{ at: new Date(), actor: cliActor(), ...what }])
  return {
    queues: () => store.cases.queues(),
    queue: async (desk, { limit }) => {
      await write({ act: 'queue.view', desk })
      return await store.cases.queue(desk, { limit, includeUnreleased: true })
    },
    case: async (id) => {
      const found = (await store.cases.case(id)) ?? (await store.cases.caseOf(id))
      await write({ act: 'case.view', caseId: found?.id ?? id })
      if (found) return found
      throw new SeinpostError('not_found', `there is no case or signal ${id}`, {
        remedy: '`seinpost queue analyst` lists cases.',
      })
    },
    ledger: () => store.ledger.count(),
    close: () => store.close(),
  }
}
