import type { SourceConfig } from '@seinpost/schemas'

/** What every signal of one source says of where it comes from. */
export interface Frame {
  readonly adapter: string
  readonly platform: string
  readonly community?: string
}

/** What signals name as their adapter: the kind of source, and which one of the config. */
export const adapterOf = ({ kind, id }: Pick<SourceConfig, 'kind' | 'id'>): string => `${kind}:${id}`

export const frameOf = (config: SourceConfig): Frame => ({
  adapter: adapterOf(config),
  platform: config.platform,
  ...(config.community !== undefined && { community: config.community }),
})
