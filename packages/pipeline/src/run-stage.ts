import { eventOf, SeinpostError, type Stage } from '@seinpost/domain'
import type { Subscription } from '@seinpost/event-log'
import type { DataOf, Topic } from '@seinpost/schemas'
import { consume, type Harness } from './harness.ts'

export interface StageWorker<From extends Topic, To extends Topic, Deps> {
  readonly name: string
  readonly from: From
  readonly to: To
  readonly stage: Stage<DataOf<From>, DataOf<To>, Deps>
  readonly deps: Deps
  /** What an output counts as in the metrics; one of a few words. */
  readonly outcomeOf?: (value: DataOf<To>) => string
}

/** Runs a stage between two topics. An event the stage drops is put aside with the reason: the ledger counts it. */
export function runStage<From extends Topic, To extends Topic, Deps>(
  { name, from, to, stage, deps, outcomeOf }: StageWorker<From, To, Deps>,
  harness: Harness,
): Promise<Subscription> {
  const source = `/seinpost/${name}`
  return consume<From, DataOf<To>>(
    {
      name,
      from,
      outcomeOf,
      work: async (records) => {
        const outcomes = await stage(
          records.map(({ event }) => event.data),
          deps,
        )
        return outcomes.map((outcome) => {
          if (outcome.kind === 'emit') return outcome.value
          throw new SeinpostError('stage_failed', `dropped: ${outcome.reason}`)
        })
      },
      keep: (answers) => {
        const time = harness.now().toISOString()
        const events = answers.map(({ record, value }) =>
          eventOf(to, { subject: record.event.subject, data: value, source, time }),
        )
        return harness.log.append(to, events)
      },
    },
    harness,
  )
}
