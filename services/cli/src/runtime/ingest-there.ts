import { SeinpostError } from '@seinpost/domain'
import { openSource, type SourceOptions } from '../io/open-source.ts'
import { note } from '../io/print.ts'
import type { IngestReport } from './ingest-here.ts'
import { sendStream } from './remote.ts'
import type { RunningProgram } from './running-program.ts'

/** Hands files and feeds to a running program; adds up its answers. */
export async function ingestThere(
  files: readonly string[],
  program: RunningProgram,
  options: SourceOptions = {},
): Promise<IngestReport> {
  let total: IngestReport = { accepted: 0, known: 0, refused: 0, reasons: {} }
  for (const file of files) total = sum(total, await sendFile(file, program, options))
  return total
}

async function sendFile(
  file: string,
  program: RunningProgram,
  options: SourceOptions,
): Promise<IngestReport> {
  const { url } = program
  for await (const answer of sendStream(program, await openSource(file, options))) {
    if (answer.status === 'refused') note(`line ${answer.line}: refused (${answer.reason}): ${answer.detail}`)
    if (answer.status === 'failed')
      throw new SeinpostError(
        'source_unreachable',
        `${url}: ${answer.problem.detail ?? 'the stream broke off'}`,
        {
          retryable: true,
          remedy: 'Hand the file in again: what was accepted is known and changes nothing.',
        },
      )
    if (answer.status !== 'done') continue
    const { accepted, known, refused, reasons } = answer
    return {
      accepted,
      known,
      refused,
      reasons: Object.fromEntries(Object.entries(reasons).map(([reason, { count }]) => [reason, count])),
    }
  }
  throw new SeinpostError('source_unreachable', `${url} broke the stream off`, {
    retryable: true,
    remedy: 'Hand the file in again.',
  })
}

function sum(a: IngestReport, b: IngestReport): IngestReport {
  const reasons = { ...a.reasons }
  for (const [reason, count] of Object.entries(b.reasons)) reasons[reason] = (reasons[reason] ?? 0) + count
  return {
    accepted: a.accepted + b.accepted,
    known: a.known + b.known,
    refused: a.refused + b.refused,
    reasons,
  }
}
