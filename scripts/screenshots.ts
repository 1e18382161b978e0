// Draws the pictures of docs/images again from a running program: `npx tsx scripts/screenshots.ts [base address]`.
// Start one first with the demo week: `npm start`.
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { findChromium, openChromium } from '../services/console/test/chromium.ts'

interface Picture {
  readonly name: string
  readonly path: (base: string, page: Page) => Promise<string>
  readonly scheme: 'light' | 'dark'
  readonly size: { readonly width: number; readonly height: number }
  readonly before?: (page: Page) => Promise<void>
}

interface Entry {
  readonly caseId: string
  readonly copies: number
}

const WIDE = { width: 1440, height: 900 }
const TALL = { width: 1440, height: 1500 }
const PHONE = { width: 390, height: 844 }

const reveal = (page: Page) => page.keyboard.press('b')

/** The worst case of the analysts' queue that was said more than once: it shows the sum, the copies and the places. */
async function worstCase(base: string, page: Page): Promise<string> {
  const answer = await page.request.get(`${base}/api/queues/analyst?limit=200`)
  const { entries } = (await answer.json()) as { entries: Entry[] } // Our own server's answer.
  const shown = entries.find(({ copies }) => copies > 1) ?? entries[0]
  if (shown === undefined) throw new Error('The queue of the analysts is empty; start with the demo week.')
  return `/q/analyst/c/${encodeURIComponent(shown.caseId)}`
}

const PICTURES: readonly Picture[] = [
  { name: 'queue', path: async () => '/q/analyst', scheme: 'light', size: WIDE },
  { name: 'case', path: worstCase, scheme: 'light', size: TALL, before: reveal },
  { name: 'case-dark', path: worstCase, scheme: 'dark', size: TALL, before: reveal },
  { name: 'phone', path: async () => '/q/analyst', scheme: 'light', size: PHONE },
]

async function draw(browser: Browser, base: string, picture: Picture): Promise<void> {
  const { name, scheme, size, before } = picture
  const context = await browser.newContext({
    locale: 'nl-BE',
    timezoneId: 'Europe/Brussels',
    viewport: size,
    colorScheme: scheme,
    deviceScaleFactor: size === PHONE ? 2 : 1,
  })
  await context.addInitScript(() => localStorage.setItem('seinpost.person', 'An Peeters'))
  const page = await context.newPage()
  const signedIn = await page.request.post(`${base}/api/session`, {
    data: { way: 'demo', account: 'demo:an' },
  })
  if (!signedIn.ok())
    throw new Error('Start with the demo week and no accounts: the pictures are of demo people.')
  await page.goto(base + (await picture.path(base, page)))
  await page
    .locator(size === PHONE ? '.row' : '.case article')
    .first()
    .waitFor()
  await page.evaluate(() => document.fonts.ready)
  await before?.(page)
  await page.screenshot({ path: join(import.meta.dirname, '../docs/images', `${name}.png`) })
  await context.close()
  console.log(`docs/images/${name}.png`)
}

const base = (process.argv[2] ?? 'http://127.0.0.1:4747').replace(/\/$/u, '')
const chromium = findChromium(process.env)
if (chromium === null) throw new Error('No Chromium found; install chromium or set SEINPOST_CHROMIUM.')
mkdirSync(join(import.meta.dirname, '../docs/images'), { recursive: true })
const browser = await openChromium(chromium)
try {
  for (const picture of PICTURES) await draw(browser, base, picture)
} finally {
  await browser.close()
}
