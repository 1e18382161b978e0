import type { Command } from 'commander'

/** Commands that one file registers; the file is loaded when one of them is asked for. */
export interface CommandFamily {
  readonly names: readonly string[]
  load(): Promise<(program: Command) => void>
}

/** Every command of `seinpost`, in the order of the help. */
export const COMMAND_FAMILIES: readonly CommandFamily[] = [
  { names: ['start'], load: async () => (await import('./start.ts')).registerStart },
  { names: ['ingest'], load: async () => (await import('./ingest.ts')).registerIngest },
  { names: ['access'], load: async () => (await import('./access.ts')).registerAccess },
  { names: ['triage'], load: async () => (await import('./triage.ts')).registerTriage },
  { names: ['sources'], load: async () => (await import('./sources.ts')).registerSources },
  { names: ['score'], load: async () => (await import('./score.ts')).registerScore },
  { names: ['locate', 'dedup', 'route'], load: async () => (await import('./stages.ts')).registerStages },
  { names: ['queue', 'case', 'ledger'], load: async () => (await import('./desk.ts')).registerDesk },
  { names: ['cluster'], load: async () => (await import('./cluster.ts')).registerCluster },
  { names: ['handover'], load: async () => (await import('./handover.ts')).registerHandover },
  { names: ['config'], load: async () => (await import('./config.ts')).registerConfig },
  { names: ['playbook'], load: async () => (await import('./playbook.ts')).registerPlaybook },
  { names: ['concepts', 'gazetteer'], load: async () => (await import('./knowledge.ts')).registerKnowledge },
  { names: ['train', 'evaluate'], load: async () => (await import('./model.ts')).registerModel },
  { names: ['model'], load: async () => (await import('./models.ts')).registerModels },
  { names: ['doctor'], load: async () => (await import('./doctor.ts')).registerDoctor },
  { names: ['worker'], load: async () => (await import('./worker.ts')).registerWorker },
  { names: ['replay'], load: async () => (await import('./replay.ts')).registerReplay },
  { names: ['retention'], load: async () => (await import('./retention.ts')).registerRetention },
  { names: ['audit'], load: async () => (await import('./audit.ts')).registerAudit },
  { names: ['dpo'], load: async () => (await import('./dpo.ts')).registerDpo },
  { names: ['keys'], load: async () => (await import('./keys.ts')).registerKeys },
  { names: ['export'], load: async () => (await import('./export.ts')).registerExport },
  { names: ['jobs'], load: async () => (await import('./jobs.ts')).registerJobs },
  { names: ['capacity'], load: async () => (await import('./capacity.ts')).registerCapacity },
  { names: ['simulate'], load: async () => (await import('./simulate.ts')).registerSimulate },
  { names: ['bench'], load: async () => (await import('./bench.ts')).registerBench },
]

/**
 * Registers the command that `words` ask for, or all for the help and for words that are no command. Loading what every
 * command needs takes longer than most commands do.
 */
export async function registerCommands(program: Command, words: readonly string[]): Promise<void> {
  const asked = words.find((word) => !word.startsWith('-'))
  const wanted = COMMAND_FAMILIES.filter(({ names }) => asked !== undefined && names.includes(asked))
  for (const { load } of wanted.length > 0 ? wanted : COMMAND_FAMILIES) (await load())(program)
}
