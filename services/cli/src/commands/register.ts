import type { Command } from 'commander'
import { registerAccess } from './access.ts'
import { registerAudit } from './audit.ts'
import { registerBench } from './bench.ts'
import { registerCapacity } from './capacity.ts'
import { registerCluster } from './cluster.ts'
import { registerConfig } from './config.ts'
import { registerDesk } from './desk.ts'
import { registerDoctor } from './doctor.ts'
import { registerDpo } from './dpo.ts'
import { registerExport } from './export.ts'
import { registerHandover } from './handover.ts'
import { registerIngest } from './ingest.ts'
import { registerJobs } from './jobs.ts'
import { registerKeys } from './keys.ts'
import { registerKnowledge } from './knowledge.ts'
import { registerModel } from './model.ts'
import { registerModels } from './models.ts'
import { registerPlaybook } from './playbook.ts'
import { registerReplay } from './replay.ts'
import { registerRetention } from './retention.ts'
import { registerScore } from './score.ts'
import { registerSimulate } from './simulate.ts'
import { registerSources } from './sources.ts'
import { registerStages } from './stages.ts'
import { registerStart } from './start.ts'
import { registerTriage } from './triage.ts'
import { registerWorker } from './worker.ts'

/** Every command of `seinpost`. */
export function registerCommands(program: Command): void {
  for (const register of [
    registerStart,
    registerIngest,
    registerAccess,
    registerTriage,
    registerSources,
    registerScore,
    registerStages,
    registerDesk,
    registerCluster,
    registerHandover,
    registerConfig,
    registerPlaybook,
    registerKnowledge,
    registerModel,
    registerModels,
    registerDoctor,
    registerWorker,
    registerReplay,
    registerRetention,
    registerAudit,
    registerDpo,
    registerKeys,
    registerExport,
    registerJobs,
    registerCapacity,
    registerSimulate,
    registerBench,
  ])
    register(program)
}
