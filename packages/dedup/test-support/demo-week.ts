import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Level, type Scored, SignalInput } from '@seinpost/schemas'
import { identifyLanguage } from '@seinpost/text'
import { z } from 'zod'
import { scored } from './scored.ts'

const Expected = z.object({
  externalId: z.string(),
  effective: Level,
  copyOf: z
    .string()
    .nullish()
    .transform((value) => value ?? undefined),
  quotes: z
    .string()
    .nullish()
    .transform((value) => value ?? undefined),
  relation: z
    .string()
    .nullish()
    .transform((value) => value ?? undefined),
})

export interface DemoEntry {
  readonly key: string
  readonly input: Scored
  readonly expected: z.infer<typeof Expected>
}

/** The demo week with the levels of its key instead of a score, so that this package is tested by itself. */
export function demoWeek(): DemoEntry[] {
  const dir = join(import.meta.dirname, '../../../demo')
  const lines = (file: string) =>
    readFileSync(join(dir, file), 'utf8')
      .split('\n')
      .filter((line) => line !== '')
  const expected = lines('expected.jsonl').map((line) => Expected.parse(JSON.parse(line)))
  return lines('signals.jsonl').map((line, at) => {
    const input = SignalInput.parse(JSON.parse(line))
    const entry = expected[at]
    if (entry === undefined || entry.externalId !== input.source.externalId)
      throw new Error(`no key for line ${at + 1}`)
    const { kind, platform, url, externalId } = input.source
    return {
      key: externalId,
      expected: entry,
      input: scored(externalId, input.text, {
        level: entry.effective,
        context: entry.relation === 'counterspeech_quote' ? ['counterspeech'] : [],
        lang: identifyLanguage(input.text).lang,
        publishedAt: new Date(input.publishedAt).toISOString(),
        source: { kind, platform, url },
        place: input.place,
      }),
    }
  })
}
