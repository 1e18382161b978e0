import { readFileSync } from 'node:fs'
import { ERROR_CODES } from '@seinpost/domain'
import { RefusalReason } from '@seinpost/schemas'
import { expect, test } from 'vitest'

test('every error code and refusal reason has a row in docs/errors.md, and no row is left over', () => {
  const page = readFileSync(new URL('../docs/errors.md', import.meta.url), 'utf8')
  const rows = [...page.matchAll(/^\| `([a-z_]+)` \|/gmu)].map(([, code]) => code)
  expect(rows).toEqual([...ERROR_CODES.toSorted(), ...RefusalReason.options.toSorted()])
})
