import type { Accept, RouteArea } from '@seinpost/gateway'
import type { Closing, Logger } from '@seinpost/pipeline'
import type { OpenedAccess } from '../open-access.ts'
import type { Parts } from '../open-parts.ts'
import type { Sources } from '../open-sources.ts'

export interface AreaDeps {
  readonly parts: Parts
  readonly accept: Accept
  readonly logger: Logger
  readonly closing: Closing
  /** The sources that run in this process; null where they run elsewhere or there are none. */
  readonly sources: Sources | null
  /** Who may ask, for areas that keep something about it. */
  readonly access: OpenedAccess
}

/** Opens one part's routes, or answers null where this process does not serve them. */
export type OpenArea = (deps: AreaDeps) => Promise<RouteArea | null>
