import { describe, expect, test } from 'vitest'
import { compilePacks } from './compile-packs.ts'
import { compiledPacks } from './load-packs.ts'
import { readPackFiles } from './read-pack-files.ts'
import { testPackFolder } from './test-packs.ts'

describe('the packs that ship', () => {
  test('every entry does what its examples say', async () => {
    const { passed, failures } = await testPackFolder()
    expect(failures).toEqual([])
    expect(passed).toBeGreaterThan(200)
  })

  test('the compiled form is the one of the YAML; else run `npm run -w @seinpost/concepts compile`', () => {
    expect(compiledPacks().version).toBe(compilePacks(readPackFiles()).version)
  })
})
