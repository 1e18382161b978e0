import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { testPackFolder } from './test-packs.ts'
import { COMPILED_PATH, compiledSource } from './write-compiled.ts'

describe('the packs that ship', () => {
  test('every entry does what its examples say', async () => {
    const { passed, failures } = await testPackFolder()
    expect(failures).toEqual([])
    expect(passed).toBeGreaterThan(200)
  })

  test('the compiled form is the one of the YAML; else run `npm run -w @seinpost/concepts compile`', () => {
    expect(readFileSync(COMPILED_PATH, 'utf8') === compiledSource()).toBe(true)
  })
})
