import type { SecretRef, SourceConfig } from '@seinpost/schemas'
import { readFeed } from '../feed/read-feed.ts'
import type { Web } from '../fetch/web.ts'
import type { ReferralDrafts } from '../referral/drafts.ts'
import type { Scan } from '../referral/scan.ts'
import { adapterOf } from './frame.ts'
import type { Source } from './source.ts'

export interface SourceDeps {
  readonly web: Web
  readonly secret: (ref: SecretRef) => Promise<string>
  /** Folders in the config are relative to it. */
  readonly baseDir: string
  /** Longer texts the gate would refuse. */
  readonly maxTextLength: number
  readonly drafts: ReferralDrafts
  readonly scan?: Scan | undefined
}

/** Opens a source: the only place that knows which kinds there are; it loads the one it needs. */
export async function openSource(config: SourceConfig, deps: SourceDeps): Promise<Source> {
  const { web, secret, drafts, scan } = deps
  switch (config.kind) {
    case 'feed': {
      const { url, platform, community, allowPrivate } = config
      const options = { adapter: adapterOf(config), platform, community, allowPrivate }
      return {
        async *read(cursor, { stop }) {
          yield await readFeed(url, { web, maxTextLength: deps.maxTextLength, ...options, cursor, stop })
        },
      }
    }
    case 'mastodon': {
      const { mastodonSource } = await import('../mastodon/mastodon-source.ts')
      const token = config.token === undefined ? undefined : await secret(config.token)
      return mastodonSource(config, { web, token })
    }
    case 'bluesky-stream': {
      const { jetstreamSource } = await import('../bluesky/jetstream-source.ts')
      return jetstreamSource(config, { web })
    }
    case 'bluesky-search': {
      const { blueskySearchSource } = await import('../bluesky/search-source.ts')
      return blueskySearchSource(config, { web })
    }
    case 'page': {
      const { pageSource } = await import('../page/page-source.ts')
      return pageSource(config, { web })
    }
    case 'folder': {
      const { folderSource } = await import('../folder/folder-source.ts')
      return folderSource(config, { baseDir: deps.baseDir, now: web.now })
    }
    case 'mailbox': {
      const { mailboxSource } = await import('../mailbox/mailbox-source.ts')
      return mailboxSource(config, { password: await secret(config.password), drafts, scan, now: web.now })
    }
  }
}
