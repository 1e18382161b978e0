import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openStore, type Store } from '../open-store.ts'
import type { Clock } from '../port.ts'

const FIXED = new Date('2026-11-20T10:00:00.000Z')

/** An embedded store in a folder of its own that goes with it. */
export async function openEmbeddedTestStore(clock: Clock = () => FIXED): Promise<Store> {
  const dataDir = await mkdtemp(join(tmpdir(), 'seinpost-store-'))
  const store = await openStore({ kind: 'embedded' }, { dataDir, clock })
  return { ...store, close: () => store.close().finally(() => rm(dataDir, { recursive: true, force: true })) }
}

/** A store in the (empty) database at `url`. */
export const openPostgresTestStore = (url: string, clock: Clock = () => FIXED): Promise<Store> =>
  openStore(
    { kind: 'postgres', url: { env: 'URL' }, poolSize: 8 },
    { dataDir: '', clock, secret: async () => url },
  )
