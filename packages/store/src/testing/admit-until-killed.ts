import { openStore } from '../open-store.ts'
import { sampleSignal } from './sample-routed.ts'

/* A program that admits signals and says each id on its standard output once it is acknowledged, until it is killed. */
const [dataDir = '', run = ''] = process.argv.slice(2)
const store = await openStore({ kind: 'embedded' }, { dataDir, clock: () => new Date() })
process.stdout.write('open\n')
for (let n = 0; ; n++) {
  const ids = Array.from({ length: 5 }, (_, index) => `${run}-${n}-${index}`)
  await store.ledger.admit(ids.map((id) => sampleSignal({ id })))
  process.stdout.write(`${ids.join(' ')}\n`)
}
