import { readFileSync } from 'node:fs'
import { CaseAct, CaseStatus } from '@seinpost/schemas'
import { expect, test } from 'vitest'
import { LIFE_CYCLE } from './life-cycle.ts'

test('the table in docs/casework.md is the one in the code', () => {
  const text = readFileSync(new URL('../../../docs/casework.md', import.meta.url), 'utf8')
  const rows = text
    .split('\n')
    .filter((line) => line.startsWith('| '))
    .map((line) => line.slice(2, -2).split(' | '))
  const written = rows.filter(([act]) => act === 'act' || CaseAct.safeParse(act).success)
  const meant = CaseAct.options.map((act) => [
    act,
    ...CaseStatus.options.map((status) => LIFE_CYCLE[act][status] ?? '·'),
  ])
  expect(written).toEqual([['act', ...CaseStatus.options], ...meant])
})
