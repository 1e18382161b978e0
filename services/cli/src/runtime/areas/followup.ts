import { followupRoutes } from '@seinpost/gateway'
import { openFollowup } from '../open-followup.ts'
import type { OpenArea } from './area.ts'

/** Next steps, feedback sheets, corrections, what referrers are told, and a desk's tools. */
export const followupArea: OpenArea = async ({ parts }) => followupRoutes(await openFollowup(parts))
