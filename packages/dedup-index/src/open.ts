import type { DedupIndexConfig } from '@seinpost/schemas'
import type { DedupIndex, IndexPolicy } from './port.ts'

export interface OpenDedupIndexOptions {
  readonly policy: IndexPolicy
  /** Where the embedded index keeps its snapshot; absent means memory only. */
  readonly snapshotDir?: string
  /** Reads a secret that the config only names; used for the server's address. */
  readonly secret: (ref: Extract<DedupIndexConfig, { kind: 'redis' }>['url']) => Promise<string>
}

/** The one place that knows which adapters there are. */
export async function openDedupIndex(
  config: DedupIndexConfig,
  options: OpenDedupIndexOptions,
): Promise<DedupIndex> {
  switch (config.kind) {
    case 'embedded':
      return (await import('./open-memory-index.ts')).openMemoryIndex(options)
    case 'redis':
      return (await import('./redis-index.ts')).openRedisIndex({
        url: await options.secret(config.url),
        keyPrefix: config.keyPrefix,
        policy: options.policy,
      })
  }
}
