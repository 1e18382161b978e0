import { expect, test } from 'vitest'
import { isOneAway } from './misspelt.ts'

const rows: readonly (readonly [name: string, a: string, b: string, near: boolean])[] = [
  ['a letter more', 'lokerren', 'lokeren', true],
  ['a letter less', 'lokern', 'lokeren', true],
  ['another letter', 'lokaren', 'lokeren', true],
  ['two letters swapped', 'loekren', 'lokeren', true],
  ['a letter more at the end', 'vilvoorden', 'vilvoorde', true],
  ['the same', 'lokeren', 'lokeren', false],
  ['another first letter', 'mokeren', 'lokeren', false],
  ['two letters', 'lokarin', 'lokeren', false],
  ['another word', 'lokaal', 'lokeren', false],
]
for (const [name, a, b, near] of rows)
  test(`${name}: ${a} and ${b}`, () => {
    expect(isOneAway(a, b)).toBe(near)
    expect(isOneAway(b, a)).toBe(near)
  })
