import { expect, test } from 'vitest'
import type { AcceptInput, AcceptResult } from '../deps.ts'
import { openBatcher } from './batcher.ts'

/** A gate that answers when told to, and remembers the sizes of its batches. */
function heldGate() {
  const sizes: number[] = []
  let release: () => void = () => undefined
  const accept = async (inputs: readonly AcceptInput[]): Promise<AcceptResult[]> => {
    sizes.push(inputs.length)
    await new Promise<void>((resolve) => {
      release = resolve
    })
    return inputs.map((input) => ({ kind: 'accepted', id: String('value' in input && input.value) }))
  }
  return { accept, sizes, release: () => release() }
}

const turn = () => new Promise((resolve) => setImmediate(resolve))

test('what arrives while a batch is written forms the next batch, in order', async () => {
  const gate = heldGate()
  const batcher = openBatcher(gate.accept, { maxBatch: 500, maxWaiting: 1_000 })
  const first = batcher.submit({ value: 0 })
  await turn()
  const rest = Array.from({ length: 60 }, (_, at) => batcher.submit({ value: at + 1 }))
  gate.release()
  expect(await first).toEqual({ kind: 'accepted', id: '0' })
  await turn()
  gate.release()
  const ids = (await Promise.all(rest)).map((result) => 'id' in result && result.id)
  expect(ids).toEqual(Array.from({ length: 60 }, (_, at) => `${at + 1}`))
  expect(gate.sizes).toEqual([1, 60])
})

test('turns away what exceeds the room, and opens again', async () => {
  const gate = heldGate()
  const batcher = openBatcher(gate.accept, { maxBatch: 2, maxWaiting: 2 })
  const held = [batcher.submit({ value: 0 }), batcher.submit({ value: 1 })]
  await expect(batcher.submit({ value: 2 })).rejects.toMatchObject({
    code: 'queue_unavailable',
    retryable: true,
  })
  const room = batcher.room()
  await turn()
  gate.release()
  await room
  await Promise.all(held)
  await batcher.idle()
})

test('a fault reaches everyone in the batch and the next batch goes on', async () => {
  let calls = 0
  const batcher = openBatcher(
    async (inputs) => {
      calls += 1
      if (calls === 1) throw new Error('disk')
      return inputs.map(() => ({ kind: 'known', id: 'x' }))
    },
    { maxBatch: 2, maxWaiting: 10 },
  )
  const answers = await Promise.allSettled([0, 1, 2].map((value) => batcher.submit({ value })))
  expect(answers.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'fulfilled'])
})
