import { ledger } from './0001-ledger.ts'
import { cases } from './0002-cases.ts'
import { jobs } from './0003-jobs.ts'
import { casework } from './0004-casework.ts'
import { queueCounts } from './0005-queue-counts.ts'
import { deliveries } from './0006-deliveries.ts'
import { corrections } from './0007-corrections.ts'
import { deskIsolation } from './0008-desk-isolation.ts'
import { retention } from './0009-retention.ts'
import { settings } from './0010-settings.ts'
import { handovers } from './0011-handovers.ts'
import { access } from './0012-access.ts'
import { audit } from './0014-audit.ts'
import { forgetting } from './0015-forgetting.ts'
import { deadlines } from './0016-deadlines.ts'
import { notices } from './0017-notices.ts'
import { followup } from './0018-followup.ts'
import { deskTools } from './0019-desk-tools.ts'
import { operate } from './0020-operate.ts'
import { referrals } from './0022-referrals.ts'
import { trends } from './0023-trends.ts'
import { models } from './0024-models.ts'
import type { Migration } from './migration.ts'

/** In the order of application. */
export const MIGRATIONS: readonly Migration[] = [
  ledger,
  cases,
  jobs,
  casework,
  queueCounts,
  deliveries,
  corrections,
  deskIsolation,
  retention,
  settings,
  handovers,
  access,
  audit,
  forgetting,
  deadlines,
  notices,
  followup,
  deskTools,
  operate,
  referrals,
  trends,
  models,
]
