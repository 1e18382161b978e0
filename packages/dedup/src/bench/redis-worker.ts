import { openDedupIndex } from '@seinpost/dedup-index'
import { z } from 'zod'
import { fingerprint } from '../fingerprint.ts'
import { decideAll } from '../stage.ts'
import { readCorpus } from './corpus.ts'
import { InventedStream } from './invented-stream.ts'
import { SeededRandom } from './seeded-random.ts'

const Order = z.object({
  url: z.string(),
  keyPrefix: z.string(),
  worker: z.int(),
  texts: z.int(),
  batch: z.int(),
})
const POLICY = { mergeFrom: 0.6, windowDays: 14 }

/** One worker of the Redis benchmark: says when it is ready, runs when it is told, and answers how long it took. */
async function work(order: z.infer<typeof Order>): Promise<void> {
  const { url, keyPrefix, worker, texts, batch } = order
  const index = await openDedupIndex(
    { kind: 'redis', url: { env: 'unused' }, keyPrefix },
    { policy: { windowDays: 14, maxTexts: 1_000_000 }, secret: async () => url },
  )
  const stream = new InventedStream(readCorpus(), new SeededRandom(worker + 1))
  const all = stream.take(texts)
  await new Promise((resolve) => {
    process.once('message', resolve)
    process.send?.('ready')
  })
  for (let from = 0; from < texts; from += batch) {
    const prints = all
      .slice(from, from + batch)
      .map((text, at) => fingerprint({ id: `w${worker}-${from + at}`, text, at: 1e12, lang: 'nl' }))
    await decideAll(prints, { index, policy: POLICY })
  }
  await index.close()
  process.send?.('done')
  process.disconnect?.()
}

await work(Order.parse(JSON.parse(process.argv[2] ?? 'null')))
