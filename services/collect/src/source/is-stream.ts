import type { SourceConfig } from '@seinpost/schemas'

/** A source that is never done: it is visited for as long as it speaks. */
export const isStream = (config: SourceConfig): boolean =>
  config.kind === 'bluesky-stream' || (config.kind === 'mastodon' && config.stream)
