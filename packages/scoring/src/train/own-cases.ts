import { CONCEPTS, Context, Level, type ReferralInput, SignalInput } from '@seinpost/schemas'
import { z } from 'zod'
import type { DataFolder, Row } from '../evaluate/data-sets.ts'
import type { LabelledCase } from './labelled-case.ts'
import { syntheticCases } from './synthetic/sentences.ts'

const TriageRow = z.object({
  id: z.string(),
  lang: z.string(),
  text: z.string(),
  venue: z.string(),
  surface: Level,
  effective: Level,
  context: z.array(Context),
  concepts: z.array(z.string()),
  family: z.string(),
  pair: z.string().nullable(),
})

/** A case of triage-dev as a file has it. Members of a pair share a key, so that no pair is split. */
export function triageCase(raw: unknown): LabelledCase {
  const row = TriageRow.parse(raw)
  return {
    id: row.id,
    source: 'triage-dev',
    lang: row.lang,
    input: { text: row.text, lang: row.lang, venue: row.venue },
    surface: row.surface,
    effective: row.effective,
    context: row.context,
    concepts: CONCEPTS.filter((concept) => row.concepts.includes(concept)),
    family: row.family,
    pair: row.pair,
    key: row.pair ?? row.id,
  }
}

/** The 260 cases of triage-dev. */
export const triageCases = (data: DataFolder): LabelledCase[] =>
  data.rows('triage-dev', 'cases.jsonl').map(triageCase)

const ExpectedRow = z.object({
  externalId: z.string(),
  class: z.string(),
  effective: Level,
  copyOf: z.string().nullish(),
  quotes: z.string().nullish(),
  relation: z.string().nullish(),
})

function demoCase(raw: Row, expectedRaw: Row): LabelledCase {
  const signal = SignalInput.parse(raw)
  const expected = ExpectedRow.parse(expectedRaw)
  const { source, text, thread, referral, lang } = signal
  const referred: ReferralInput | undefined = referral
  const input = {
    text,
    venue: source.community === undefined ? source.platform : `${source.community}/${source.platform}`,
    sourceKind: source.kind,
    ...(lang === undefined ? {} : { lang }),
    ...(thread === undefined ? {} : { thread }),
    ...(referred === undefined ? {} : { referral: referred }),
  }
  return {
    id: expected.externalId,
    source: 'signals-demo',
    lang: lang ?? 'nl',
    input,
    surface: null,
    effective: expected.effective,
    context: expected.class === 'help' ? ['help_seeking'] : null,
    concepts: null,
    family: expected.relation ?? expected.class,
    pair: null,
    key: expected.copyOf ?? expected.quotes ?? expected.externalId,
  }
}

/** The 600 signals of the demo week with the effective level of each. */
export function demoCases(data: DataFolder): LabelledCase[] {
  const expected = data.rows('signals-demo', 'expected.jsonl')
  return data.rows('signals-demo', 'signals.jsonl').flatMap((raw, at) => {
    const key = expected[at]
    // A truncated copy carries the level of its original, which its own words no longer say.
    return key === undefined || key.relation === 'truncated' ? [] : [demoCase(raw, key)]
  })
}

/** Invented cases. One template's cases share a key. */
export const inventedCases = (count: number, seed: number): LabelledCase[] =>
  syntheticCases(count, seed).map((made, at) => ({
    id: `synthetic-${seed}-${at}`,
    source: 'synthetic',
    lang: made.lang,
    input: { text: made.text, lang: made.lang, venue: made.venue },
    surface: made.surface,
    effective: made.effective,
    context: made.context,
    concepts: made.concepts,
    family: made.family,
    pair: null,
    key: made.template,
  }))
