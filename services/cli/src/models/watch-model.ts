import { type AgreementReport, type Drift, measureAgreement, measureDrift } from '@seinpost/models'
import type { Sql } from '@seinpost/store'

/** How the model in force fares: what shifted, and how far people agree with it. */
export interface ModelWatch {
  readonly drift: Drift
  readonly agreement: AgreementReport
}

/** Looks once. Reads counts; no text leaves the store. */
export const watchModel = async (sql: Sql, now: Date, days = 7): Promise<ModelWatch> => ({
  drift: await measureDrift(sql, { now, days }),
  agreement: await measureAgreement(sql, { now, days: 4 * days }),
})
