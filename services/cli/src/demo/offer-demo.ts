import { createInterface } from 'node:readline/promises'
import { fileURLToPath } from 'node:url'
import { note } from '../io/print.ts'
import { ingestFile } from '../runtime/ingest-here.ts'
import type { Runtime } from '../runtime/open-runtime.ts'
import { DEMO_SIGNALS } from './expected.ts'

const ANSWER_WITHIN_MS = 15_000

export interface DemoOffer {
  readonly wanted: boolean | undefined
  /** True when the built-in default config runs; nobody's own installation is filled with invented signals. */
  readonly isDefault: boolean
  readonly url: string
}

/**
 * Loads the demo week when it is asked for, and offers it on a first run, so that the page is never empty. Without a
 * terminal to ask on, a first run loads it and says so.
 */
export async function offerDemo(runtime: Runtime, { wanted, isDefault, url }: DemoOffer): Promise<void> {
  if (wanted === false) return
  if (wanted === undefined && !(isDefault && (await isEmpty(runtime)) && (await agreed()))) return
  note('Loading the demo week: 600 invented signals ...')
  const report = await ingestFile(fileURLToPath(DEMO_SIGNALS), runtime)
  await runtime.caughtUp()
  note(
    `Loaded ${report.accepted} signals (${report.known} were there). Look at ${url}; start with --no-demo for an empty one.`,
  )
}

async function isEmpty({ parts }: Runtime): Promise<boolean> {
  const { ledger } = await parts.store()
  return (await ledger.count()).accepted === 0
}

async function agreed(): Promise<boolean> {
  if (!process.stdin.isTTY || !process.stdout.isTTY) return true
  const lines = createInterface({ input: process.stdin, output: process.stderr })
  try {
    const answer = await lines.question(
      'Nothing is here yet. Load the demo week of 600 invented signals? [Y/n] ',
      {
        signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
      },
    )
    return !/^n/iu.test(answer.trim())
  } catch (error) {
    if (error instanceof Error && error.name === 'AbortError') return true
    throw error
  } finally {
    lines.close()
  }
}
