import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { DEFAULT_CONFIG } from './index.ts'
import { parseConfig } from './parse-config.ts'

const builtIn = readFileSync(DEFAULT_CONFIG, 'utf8')
const problemsOf = (more: string) => {
  const parsed = parseConfig(`${builtIn}\n${more}`)
  return parsed.kind === 'valid' ? [] : parsed.problems.map(({ at, message }) => `${at} ${message}`)
}
const kafka = (days: number) => `log: { kind: kafka, brokers: ['127.0.0.1:9092'], retentionDays: ${days} }`

test('retention rules are read, and a misspelt one names its place', () => {
  expect(problemsOf('retention: [{ when: { level: [0, 1], state: archived }, days: 30 }]')).toEqual([])
  expect(problemsOf('retention: [{ when: { levle: 0 }, days: 30 }]')).toEqual([
    'retention.0.when.levle is not a known key; check the spelling, or leave it out',
  ])
  expect(problemsOf('retention: [{ when: {}, days: 0 }]')).toEqual(['retention.0.days must be at least 1'])
})

test('a Kafka log may not keep what must be gone', () => {
  expect(problemsOf(kafka(14))).toEqual([])
  expect(problemsOf(`${kafka(14)}\nretention: [{ when: { state: archived }, days: 7 }]`)).toEqual([
    'log.retentionDays is 14, and signals may be kept for 7 days only; Kafka deletes no single record, so give at most 7',
  ])
  expect(problemsOf('retention: [{ when: { state: archived }, days: 7 }]')).toEqual([])
})
