import { handoverRoutes } from '@seinpost/gateway'
import { openHandover } from '../open-handover.ts'
import type { OpenArea } from './area.ts'

/** Handing cases from desk to desk, and saying where one belongs. */
export const handoverArea: OpenArea = async ({ parts }) => handoverRoutes(await openHandover(parts))
