import { appendFileSync, mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Case, LedgerCount } from '@seinpost/schemas'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { describeOn } from '../scripts/servers/index.ts'
import { mastodonStatus, openMastodonServer } from '../services/collect/src/testing/mastodon-server.ts'
import {
  type ClusterConfig,
  clusterConfig,
  type Servers,
  startServers,
  startWorkerProcess,
  type WorkerProcess,
} from './support/cluster.ts'

const STAGES = ['gateway', 'score', 'dedup', 'route', 'queue'] as const
const POSTS = 30
const post = (id: number) =>
  mastodonStatus(id, `<p>Zaterdag slaan we ze aan het station van Mechelen in elkaar, bericht ${id}.</p>`, {
    account: { id: String(id), username: `a${id}`, acct: `a${id}`, bot: false, noindex: false, note: '' },
  })

/** Two collectors of their own process read a Mastodon-speaking server and a folder, on real servers. */
await describeOn('collectors on Kafka, Redis and PostgreSQL', startServers, (servers: Servers) => {
  let config: ClusterConfig
  let mastodon: Awaited<ReturnType<typeof openMastodonServer>>
  const dir = mkdtempSync(join(tmpdir(), 'seinpost-collect-'))
  const inbox = join(dir, 'inbox')
  const workers = new Map<string, WorkerProcess>()
  const url = () => workers.get('gateway')?.url ?? ''
  const ask = async (path: string): Promise<unknown> => (await fetch(`${url()}${path}`)).json()
  const ledger = async () => LedgerCount.parse(await ask('/api/ledger'))
  const settledAt = async (count: number): Promise<LedgerCount> => {
    for (;;) {
      const now = await ledger()
      if (now.accepted >= count && (now.states.in_flight ?? 0) === 0) return now
    }
  }
  const drop = (name: string, texts: readonly string[]) => {
    const lines = texts.map((text, at) =>
      JSON.stringify({
        source: {
          kind: 'public',
          adapter: 'file',
          platform: 'import',
          url: `https://import.example/${name}/${at}`,
          externalId: `${name}-${at}`,
        },
        publishedAt: '2026-11-20T09:00:00Z',
        text,
      }),
    )
    writeFileSync(join(inbox, name), `${lines.join('\n')}\n`)
    // A file that was just written may still be growing, and waits for the next visit.
    const old = new Date(Date.now() - 60_000)
    utimesSync(join(inbox, name), old, old)
  }

  beforeAll(async () => {
    mkdirSync(inbox)
    mastodon = await openMastodonServer(Array.from({ length: POSTS }, (_, at) => post(at + 1)))
    config = clusterConfig(servers)
    const frame = 'basis: test, purpose: test, everyMinutes: 1'
    appendFileSync(
      config.file,
      `
collect: { contact: "https://seinpost.example/contact", hostGapSeconds: 0 }
sources:
  - { id: plein, kind: mastodon, server: "${mastodon.url}", platform: mastodon, allowPrivate: true, stream: true, ${frame} }
  - { id: inbox, kind: folder, path: ${inbox}, platform: import, ${frame} }
`,
    )
    for (const stage of STAGES) workers.set(stage, await startWorkerProcess(stage, config))
  }, 240_000)
  afterAll(async () => {
    await Promise.all([...workers.values()].map((worker) => worker.stop()))
    await mastodon.close()
    config.remove()
    rmSync(dir, { recursive: true, force: true })
  }, 60_000)

  test('what two collectors read becomes cases, each item once', async () => {
    drop('first.ndjson', ['In Lier is gisteren een moskee beklad met doodsbedreigingen.'])
    workers.set('collect', await startWorkerProcess('collect', config))
    workers.set('collect-2', await startWorkerProcess('collect', config))
    const settled = await settledAt(POSTS + 1)
    expect(settled).toMatchObject({ accepted: POSTS + 1, balanced: true, problems: [] })
    const found = Case.parse(await ask(`/api/cases/${await anyCase()}`))
    expect(found.lead.source.adapter).toMatch(/^(?:mastodon:plein|folder:inbox)$/u)
  }, 240_000)

  test('one stops: the other goes on from where it stood, without gap or repeat', async () => {
    expect(await workers.get('collect')?.stop()).toBe(0)
    for (let id = POSTS + 1; id <= POSTS + 20; id += 1) mastodon.post(post(id))
    const settled = await settledAt(POSTS + 21)
    expect(settled).toMatchObject({ accepted: POSTS + 21, balanced: true, problems: [] })
    expect(Object.values(settled.refused).reduce((sum, count) => sum + count, 0)).toBe(0)
    workers.delete('collect')
  }, 240_000)

  async function anyCase(): Promise<string> {
    const queue = (await ask('/api/queues/analyst')) as { entries: { caseId: string }[] }
    return queue.entries[0]?.caseId ?? ''
  }
})
