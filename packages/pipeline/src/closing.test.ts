import { expect, test } from 'vitest'
import { Closing, openLogger } from './index.ts'

const logger = openLogger({ level: 'silent' })

test('parts close in reverse order, also when one of them fails', async () => {
  const closed: string[] = []
  const closing = new Closing()
  closing.add('store', async () => void closed.push('store'))
  closing.add('log', async () => {
    throw new Error('will not')
  })
  closing.add('http', async () => void closed.push('http'))

  await closing.run(logger, 1_000)

  expect(closed).toEqual(['http', 'store'])
})

test('what opens after the closing began is closed too, and nobody gets it', async () => {
  const closing = new Closing()
  await closing.run(logger, 1_000)

  const closed = new Promise<string>((resolve) => {
    const opened = { close: async () => resolve('store') }
    expect(() => closing.own('store', opened)).toThrow('the program was stopping when its store opened')
  })

  expect(await closed).toBe('store')
})
