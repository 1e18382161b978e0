import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { openBrowser, skipsBrowser, type TestBrowser } from './browser.ts'
import { HOSTILE, hostileCase } from './hostile-case.ts'
import { openSampleConsole } from './open-sample-console.ts'
import { sampleCase, sampleCases, TOLD } from './sample-cases.ts'

const skipping = skipsBrowser(process.env)
let browser: TestBrowser
let served: Awaited<ReturnType<typeof openSampleConsole>>

beforeAll(async () => {
  if (!skipping) browser = await openBrowser(process.env)
})
afterEach(async () => {
  if (skipping) return
  await browser.clear()
  await served.close()
})
afterAll(() => browser?.close())

const referral = TOLD.find(({ id }) => id === 'c-referral')
const [acute] = TOLD
if (referral === undefined || acute === undefined) throw new Error('there are samples')

describe.skipIf(skipping)('the console in hard times', () => {
  for (const [name, told] of [
    ['a referral', referral],
    ['copies and a thread', { ...acute, thread: 'x' }],
  ] as const) {
    test(`hostile text in every field of ${name} is text`, async () => {
      const history = [
        {
          version: 1,
          act: 'claim',
          desk: 'analyst',
          by: 'x',
          from: 'new',
          to: 'claimed',
          note: 'x',
          at: '2026-11-14T10:00:00Z',
        },
      ] as const
      const shown = hostileCase({ ...sampleCase(told), history: [...history] })
      served = await openSampleConsole({ consoleDir: browser.consoleDir, cases: [shown] })
      const page = await browser.open(`${served.url}/q/analyst/c/${shown.id}`)
      await page.locator('.case article').waitFor()
      await page.keyboard.press('b')
      expect(await page.locator('#seinpost :is(script, img, iframe, object)').count()).toBe(0)
      expect(await page.title()).toBe('Seinpost')
      const links = await page
        .locator('a')
        .evaluateAll((all) => all.map((link) => (link as HTMLAnchorElement).protocol))
      expect(links.every((protocol) => protocol === 'http:')).toBe(true)
      expect(await page.locator('body').textContent()).toContain(HOSTILE.slice(0, 40))
      expect(browser.faults.splice(0)).toEqual([])
    })
  }

  test('a restart in the middle of the work: says so, then goes on by itself with what is new', async () => {
    const cases = sampleCases(3)
    served = await openSampleConsole({ consoleDir: browser.consoleDir, cases })
    const port = Number(new URL(served.url).port)
    const page = await browser.open(`${served.url}/q/analyst`)
    await page.locator('.live[data-state="on"]').waitFor()
    await served.close()
    await page.locator('.live:not([data-state="on"])').waitFor()
    expect(await page.locator('.row').count()).toBeGreaterThan(3)

    cases.unshift(sampleCase({ ...acute, id: 'c-after', place: 'Boom' }))
    served = await openSampleConsole({ consoleDir: browser.consoleDir, cases, port })
    await page.locator('#row-c-after').waitFor({ timeout: 20_000 })
    await page.locator('.live[data-state="on"]').waitFor()
    browser.faults.length = 0 // The browser itself logs refused connections.
  })
})
