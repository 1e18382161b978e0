import { readFileSync } from 'node:fs'
import { Level } from '@seinpost/schemas'
import { z } from 'zod'

/** The key to the demo week: what its writer meant each signal to be. */
export const Expected = z.object({
  externalId: z.string(),
  class: z.enum(['ordinary', 'level1-2', 'level3-4', 'help']),
  effective: Level,
  copyOf: z.string().nullable(),
  quotes: z.string().nullable(),
  relation: z
    .enum([
      'same_text',
      'repost',
      'edited',
      'truncated',
      'translation',
      'second_referral',
      'counterspeech_quote',
    ])
    .nullable(),
  /** Names; the first is the one the signal belongs to. */
  municipalities: z.array(z.string()),
  place: z.enum(['object', 'text', 'none']),
  referral: z.boolean(),
})
export type Expected = z.infer<typeof Expected>

export const DEMO_SIGNALS = new URL('../../../../demo/signals.jsonl', import.meta.url)
const DEMO_EXPECTED = new URL('../../../../demo/expected.jsonl', import.meta.url)

/** Expected answers by `externalId`. */
export function readExpected(): Map<string, Expected> {
  const lines = readFileSync(DEMO_EXPECTED, 'utf8').trimEnd().split('\n')
  return new Map(
    lines.map((line) => Expected.parse(JSON.parse(line))).map((expected) => [expected.externalId, expected]),
  )
}
