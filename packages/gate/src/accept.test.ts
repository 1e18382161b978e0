import { readFileSync } from 'node:fs'
import { GateConfig, type SignalInput } from '@seinpost/schemas'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { acceptSignal, pseudonymKey } from './index.ts'

const frame = { basis: 'basis', purpose: 'purpose', handling: 'TLP:AMBER', retentionDays: 90 } as const
const config = GateConfig.parse({ legal: { public: frame, referral: frame, platform: frame } })
const now = new Date('2026-11-20T10:00:00Z')
const deps = { config, key: pseudonymKey('a secret of the test'), now }

const input: SignalInput = {
  source: {
    kind: 'public',
    adapter: 'file',
    platform: 'forum',
    url: 'https://forum.example.org/t/1',
    externalId: '1',
  },
  publishedAt: '2026-11-14T10:00+01:00',
  text: 'De fanfare repeteert donderdag.',
  author: { handle: '@Fanfare' },
}
const accepted = (value: unknown) => {
  const verdict = acceptSignal(value, deps)
  if (verdict.kind === 'refused') throw new Error(`refused: ${verdict.refusal.detail}`)
  return verdict.signal
}
const refusal = (value: unknown) => {
  const verdict = acceptSignal(value, deps)
  return verdict.kind === 'refused' ? verdict.refusal : null
}

describe('an accepted signal', () => {
  test('carries a legal frame, UTC times and a pseudonym instead of the handle', () => {
    const signal = accepted(input)
    expect(signal.publishedAt).toBe('2026-11-14T09:00:00.000Z')
    expect(signal.legal).toEqual({
      basis: 'basis',
      purpose: 'purpose',
      handling: 'TLP:AMBER',
      retainUntil: '2027-02-18T10:00:00.000Z',
    })
    expect(signal.author?.pseudonym).toMatch(/^[\w-]{22}$/u)
    expect(JSON.stringify(signal)).not.toContain('Fanfare"')
  })

  test('the same source item has the same id, also when it is read again later', () => {
    const again = acceptSignal(input, { ...deps, now: new Date('2026-11-21T10:00:00Z') })
    expect(again.kind === 'accepted' && again.signal.id).toBe(accepted(input).id)
    expect(again.kind === 'accepted' && again.signal.contentHash).toBe(accepted(input).contentHash)
  })

  test('a handle has one pseudonym per platform, whatever its case, and another under another key', () => {
    const of = (handle: string, key = deps.key) => {
      const verdict = acceptSignal({ ...input, author: { handle } }, { ...deps, key })
      return verdict.kind === 'accepted' ? verdict.signal.author : undefined
    }
    expect(of('@FANFARE')).toEqual(of('@fanfare'))
    expect(of('@fanfare', pseudonymKey('another'))).not.toEqual(of('@fanfare'))
  })
})

const bad = readFileSync(new URL('../../../demo/bad.jsonl', import.meta.url), 'utf8')
  .trimEnd()
  .split('\n')
const badLine = (line: number): unknown => JSON.parse(bad[line - 1] ?? '')

describe('the hostile demo lines', () => {
  const refusedLines: [number, string, string[]][] = [
    [2, 'schema', ['text']],
    [3, 'too_large', ['text']],
    [5, 'schema', ['id', 'source', 'publishedAt', 'text', 'lang', 'author', 'thread', 'place', 'referral']],
    [6, 'not_public', ['source.visibility']],
    [7, 'future_date', ['publishedAt']],
    [11, 'empty_text', ['text']],
  ]
  for (const [line, reason, fields] of refusedLines)
    test(`line ${line} is refused as ${reason}, naming ${fields.join(', ')}`, () => {
      const found = refusal(badLine(line))
      expect(found?.reason).toBe(reason)
      expect(found?.fields).toEqual(fields)
      for (const field of fields) expect(found?.detail).toContain(field)
    })

  test('line 4 loses its control characters and terminal codes', () =>
    expect(accepted(badLine(4)).text).toBe('Kerstmarkt op zaterdag op het plein'))
  test('line 8 keeps its tags as text', () =>
    expect(accepted(badLine(8)).text).toContain("<script>alert('hallo')"))
  test('line 9 keeps its invisible characters for the analyst', () =>
    expect(accepted(badLine(9)).text).toContain('\u202e'))
  test('line 10 becomes well-formed', () => expect(accepted(badLine(10)).text.isWellFormed()).toBe(true))
  test('line 12 has the id of line 8 and another content hash, which is what a conflict is', () => {
    const [eight, twelve] = [accepted(badLine(8)), accepted(badLine(12))]
    expect(twelve.id).toBe(eight.id)
    expect(twelve.contentHash).not.toBe(eight.contentHash)
  })
})

describe('the policy gate', () => {
  const cases: [string, object, string | null][] = [
    ['a members-only page', { visibility: 'members' }, 'not_public'],
    ['a closed platform', { platform: 'closed-group' }, 'not_public'],
    ['a private address', { url: 'https://x.example/private/1' }, 'not_public'],
    ['a public page', { visibility: 'public' }, null],
  ]
  for (const [name, source, want] of cases)
    test(`${name}: ${want ?? 'accepted'}`, () =>
      expect(refusal({ ...input, source: { ...input.source, ...source } })?.reason ?? null).toBe(want))

  test('a referral says who refers', () => {
    const source = { ...input.source, kind: 'referral' }
    expect(refusal({ ...input, source })?.fields).toEqual(['referral'])
    expect(refusal({ ...input, source, referral: { partner: 'CLB', sector: 'education' } })).toBeNull()
  })
})

test('whatever is handed in is accepted or refused with a reason, never thrown, and a refusal holds no text', () => {
  fc.assert(
    fc.property(fc.oneof(fc.anything(), fc.record({ text: fc.string() }), fc.constant(input)), (value) => {
      const verdict = acceptSignal(value, deps)
      if (verdict.kind === 'refused') expect(verdict.refusal.detail.length).toBeGreaterThan(0)
    }),
  )
  const secret = 'GEHEIME-INHOUD'
  expect(JSON.stringify(refusal({ ...input, text: `${secret}${'x'.repeat(30_000)}` }))).not.toContain(secret)
})
