import { z } from 'zod'
import { AccessConfig, accessProblem } from './config/access.ts'
import { DeadlinesConfig } from './config/deadlines.ts'
import { DeliveryConfig } from './config/delivery.ts'
import { DesksConfig } from './config/desks.ts'
import { GateConfig } from './config/gate.ts'
import { HandoverConfig } from './config/handover.ts'
import { IntakeConfig } from './config/intake.ts'
import { ModelConfig } from './config/model.ts'
import { DeskConfig, PlaybookConfig } from './config/playbook.ts'
import { DedupIndexConfig, EventLogConfig, HttpConfig, JobsConfig, StoreConfig } from './config/ports.ts'
import { ReferralsConfig } from './config/referrals.ts'
import { AuditConfig, RetentionConfig, retentionProblem } from './config/retention.ts'
import { RoutingConfig } from './config/routing.ts'
import { SharingConfig } from './config/sharing.ts'
import { CollectConfig, SourceConfig } from './config/sources.ts'
import { TelemetryConfig } from './config/telemetry.ts'
import { TrendsConfig } from './config/trends.ts'
import { DedupConfig, PriorityConfig, QueueConfig, ThresholdConfig } from './config/triage.ts'

/** The one config file. Unknown keys are errors: a misspelled threshold must not be silently ignored. */
export const Config = z
  .strictObject({
    version: z.literal(1),
    /** Files beside this one whose keys count too, such as `zones/5345.yaml`; gone once the config is read. */
    include: z.array(z.string().min(1)).optional(),
    /** Where the embedded adapters keep everything; relative to the config file. */
    dataDir: z.string().min(1).default('data'),
    http: HttpConfig.prefault({}),
    access: AccessConfig.prefault({ kind: 'accounts' }),
    store: StoreConfig.default({ kind: 'embedded' }),
    log: EventLogConfig.prefault({ kind: 'embedded' }),
    jobs: JobsConfig.default({ kind: 'embedded' }),
    dedupIndex: DedupIndexConfig.default({ kind: 'embedded' }),
    gate: GateConfig,
    retention: RetentionConfig,
    audit: AuditConfig.prefault({}),
    thresholds: ThresholdConfig.prefault({}),
    priority: PriorityConfig.prefault({}),
    dedup: DedupConfig.prefault({}),
    queue: QueueConfig.prefault({}),
    model: ModelConfig.prefault({}),
    routing: RoutingConfig,
    referrals: ReferralsConfig.prefault({}),
    desk: DeskConfig.prefault({}),
    desks: DesksConfig.prefault({}),
    playbook: PlaybookConfig.prefault({}),
    sharing: SharingConfig.prefault({}),
    collect: CollectConfig.prefault({}),
    deadlines: DeadlinesConfig.prefault({}),
    delivery: DeliveryConfig.prefault({}),
    handover: HandoverConfig.prefault({}),
    intake: IntakeConfig.prefault({}),
    trends: TrendsConfig.prefault({}),
    telemetry: TelemetryConfig.prefault({}),
    sources: z
      .array(SourceConfig)
      .refine((sources) => new Set(sources.map(({ id }) => id)).size === sources.length, {
        message: 'two sources have the same id',
      })
      .default([]),
  })
  .superRefine(({ access, http }, { addIssue }) => {
    const problem = accessProblem(access, http)
    if (problem !== null) addIssue({ code: 'custom', path: ['access', 'kind'], message: problem })
  })
  .superRefine((config, { addIssue }) => {
    const problem = retentionProblem(config)
    if (problem !== null) addIssue({ code: 'custom', path: ['log', 'retentionDays'], message: problem })
  })
export type Config = z.infer<typeof Config>

export * from './config/access.ts'
export * from './config/deadlines.ts'
export * from './config/delivery.ts'
export * from './config/desks.ts'
export * from './config/gate.ts'
export * from './config/handover.ts'
export * from './config/intake.ts'
export * from './config/model.ts'
export * from './config/playbook.ts'
export * from './config/ports.ts'
export * from './config/referrals.ts'
export * from './config/retention.ts'
export * from './config/routing.ts'
export * from './config/sharing.ts'
export * from './config/sources.ts'
export * from './config/telemetry.ts'
export * from './config/trends.ts'
export * from './config/triage.ts'
