import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { loadConfig } from '@seinpost/config'
import { pseudonymKey } from '@seinpost/gate'
import { afterAll, expect, test } from 'vitest'
import { readStageInputs } from './stage-input.ts'

const dir = mkdtempSync(join(tmpdir(), 'seinpost-input-'))
afterAll(() => rmSync(dir, { recursive: true }))

test('a labelled set names its cases as it likes: the answer carries each name, two of one name included', async () => {
  const { config } = await loadConfig({ cwd: dir })
  const deps = {
    config: config.gate,
    key: pseudonymKey(randomBytes(32)),
    now: new Date('2026-11-20T10:00:00Z'),
  }
  const file = join(dir, 'set.jsonl')
  const lines = [
    { id: 'case 1 (nl)', text: 'hallo' },
    { id: 'case 1 (nl)', text: 'dag' },
    { text: 'zonder naam' },
    { id: 'leeg' },
  ]
  writeFileSync(file, lines.map((line) => JSON.stringify(line)).join('\n'))
  const read: string[] = []
  for await (const input of readStageInputs(file, deps))
    read.push(input.kind === 'signal' ? input.signal.id : `refused ${input.refusal.reason}`)
  expect(read).toEqual(['case 1 (nl)', 'case 1 (nl)', 'line-3', 'refused schema'])
})
