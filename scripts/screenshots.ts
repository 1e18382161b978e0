// Draws the pictures of docs/images again from a running program: `npx tsx scripts/screenshots.ts [base address]`.
// Start one first with the demo week, on an empty data folder: `npm run -s seinpost -- start --demo --data /tmp/pictures`.
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { findChromium, openChromium } from '../services/console/test/chromium.ts'
import { type Prepared, prepareDesk, signIn } from './screenshots/prepare-desk.ts'

interface Picture {
  readonly name: string
  readonly account?: string
  readonly path: (prepared: Prepared) => string
  readonly scheme?: 'light' | 'dark'
  readonly size?: { readonly width: number; readonly height: number }
  readonly before?: (page: Page) => Promise<void>
}

const WIDE = { width: 1280, height: 860 }
const TALL = { width: 1280, height: 1500 }
const PHONE = { width: 390, height: 844 }

const at = (path: string) => () => path
const reveal = (page: Page) => page.keyboard.press('b')
const tools = async (page: Page) => {
  await page.locator('.plan-step').first().waitFor()
  await page.locator('.case-tools').evaluate((element) => element.scrollIntoView())
}
const raise = async (page: Page) => {
  await page.locator('.slider input').first().focus()
  await page.keyboard.press('ArrowRight')
  await page.locator('.backtest tr[data-changed="true"]').first().waitFor()
}
const tryIt = async (page: Page) => {
  await page
    .locator('textarea')
    .fill('Betoging zaterdag om 14 uur aan het station van Mechelen, breng stenen mee')
  await page.locator('.form button').click()
  await page.locator('.facts').waitFor()
}
const verify = async (page: Page) => {
  await page.locator('.card button').first().click()
  await page.locator('.card .done').waitFor()
}

const [AN, KARIM, JOKE, TOM, NORA] = [
  'demo:an',
  'demo:mechelen',
  'demo:school',
  'demo:operator',
  'demo:auditor',
]

const PICTURES: readonly Picture[] = [
  { name: 'start', path: at('/') },
  { name: 'queue', account: AN, path: at('/q/analyst') },
  { name: 'case', account: AN, path: ({ worst }) => `/q/analyst/c/${worst}`, size: TALL, before: reveal },
  {
    name: 'case-dark',
    account: AN,
    path: ({ worst }) => `/q/analyst/c/${worst}`,
    scheme: 'dark',
    size: TALL,
    before: reveal,
  },
  { name: 'phone', account: AN, path: at('/q/analyst'), size: PHONE },
  {
    name: 'follow-up-of-case',
    account: KARIM,
    path: ({ shared }) => `/q/municipality-12025/c/${shared}`,
    size: TALL,
    before: tools,
  },
  { name: 'handovers', account: KARIM, path: at('/handovers') },
  { name: 'follow-up', account: KARIM, path: at('/plans') },
  { name: 'links', account: KARIM, path: at('/links') },
  { name: 'refer', account: JOKE, path: at('/refer'), size: PHONE },
  { name: 'status', path: at('/status'), size: PHONE },
  { name: 'trends', account: AN, path: at('/trends'), size: TALL },
  { name: 'bulletin', account: AN, path: at('/trends/2026-11'), size: TALL },
  { name: 'health', account: TOM, path: at('/operate') },
  { name: 'thresholds', account: TOM, path: at('/operate/thresholds'), before: raise },
  { name: 'routes', account: TOM, path: at('/operate/routes'), before: tryIt },
  { name: 'config', account: TOM, path: at('/operate/config') },
  { name: 'model', account: TOM, path: at('/operate/model') },
  { name: 'audit', account: NORA, path: at('/oversight'), before: verify },
  { name: 'retention', account: NORA, path: at('/oversight/retention') },
  { name: 'purposes', account: NORA, path: at('/oversight/purposes') },
  { name: 'data-subject', account: NORA, path: at('/oversight/search') },
]

async function draw(
  browser: Browser,
  { base, prepared }: { base: string; prepared: Prepared },
  { name, account, path, scheme = 'light', size = WIDE, before }: Picture,
): Promise<void> {
  const context = await browser.newContext({
    locale: 'nl-BE',
    timezoneId: 'Europe/Brussels',
    viewport: size,
    colorScheme: scheme,
  })
  if (account !== undefined) {
    const [cookie = '', value = ''] = (await signIn(base, account)).split('=')
    await context.addCookies([{ name: cookie, value, url: base, httpOnly: true, sameSite: 'Strict' }])
  }
  const page = await context.newPage()
  await page.goto(base + path(prepared))
  await page
    .locator(size === PHONE ? '.row, .page' : '.case article, .page, .sign-in')
    .first()
    .waitFor()
  await page.waitForLoadState('networkidle')
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
const prepared = await prepareDesk(base)
const browser = await openChromium(chromium)
try {
  for (const picture of PICTURES) await draw(browser, { base, prepared }, picture)
} finally {
  await browser.close()
}
