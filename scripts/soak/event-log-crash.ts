import { crashRounds } from '../../packages/event-log/src/testing/crash-rounds.ts'
import { seededRandom } from '../../services/cli/src/bench/generate-signals.ts'

/** The embedded event log's process killed 200 times at random moments while it appends and consumes. */
export const eventLogCrash = {
  about: 'the embedded event log killed 200 times while it appends and consumes',
  async run(): Promise<{ readonly report: object; readonly broken: readonly string[] }> {
    const { problems, ...report } = await crashRounds({ kills: 200, random: seededRandom(11) })
    return { report, broken: problems.slice(0, 20) }
  },
}
