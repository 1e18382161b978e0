import { readFileSync } from 'node:fs'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { buildConsole, openBrowser, skipsBrowser, type TestBrowser } from './browser.ts'
import { openSampleConsole } from './open-sample-console.ts'
import { sampleCase, TOLD } from './sample-cases.ts'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const PLAIN = 10_000
const skipping = skipsBrowser(process.env)

let browser: TestBrowser
let served: Awaited<ReturnType<typeof openSampleConsole>>

beforeAll(async () => {
  if (skipping) return
  browser = await openBrowser(process.env)
  served = await openSampleConsole({ consoleDir: browser.consoleDir, more: PLAIN })
})
afterEach(async () => {
  if (skipping) return
  await browser.clear()
  expect(browser.faults.splice(0)).toEqual([])
})
afterAll(async () => {
  await browser?.close()
  await served?.close()
})

const open = (path: string, options?: BrowserContextOptions) => browser.open(served.url + path, options)

const caseTitle = (page: Page) => page.locator('.case-head h2')
const selectedRow = (page: Page) => page.locator('.row[aria-current]')

describe.skipIf(skipping)('the console in a browser', () => {
  test('the start page shows the analysts’ queue, worst first, with the first case beside it', async () => {
    const page = await open('/')
    await page.locator('.row').first().waitFor()
    expect(new URL(page.url()).pathname).toBe('/q/analyst')
    expect(await page.locator('.row').first().textContent()).toContain('Mechelen')
    expect(await caseTitle(page).textContent()).toContain('Een wapen, een plaats en een uur')
    expect(await page.locator('.queue-head .count').textContent()).toBe(`${TOLD.length + PLAIN} zaken`)
  })

  test('a case is read by keyboard alone', async () => {
    const page = await open('/')
    await page.locator('.row').first().waitFor()
    await page.keyboard.press('j')
    await caseTitle(page).filter({ hasText: 'geciteerd' }).waitFor()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('k')
    await page.keyboard.press('Enter')
    await page.waitForURL('**/q/analyst/c/c-quote')
    await page.keyboard.press('j')
    await page.waitForURL('**/q/analyst/c/c-hostile')
    expect(await selectedRow(page).count()).toBe(1)
    await page.keyboard.press('Escape')
    await page.waitForURL('**/q/analyst')
    await page.keyboard.press('?')
    expect(await page.locator('dialog[open] h2').textContent()).toBe('Toetsen')
    await page.keyboard.press('Escape')
    expect(await page.locator('dialog[open]').count()).toBe(0)
  })

  test('serious text is hidden until asked for, and the choice is remembered', async () => {
    const page = await open('/q/analyst/c/c-acute')
    const veil = page.locator('.veil')
    await veil.waitFor()
    expect(await veil.getAttribute('data-hidden')).toBe('true')
    expect(await page.locator('.veil-content').getAttribute('inert')).not.toBeNull()
    await page.keyboard.press('b')
    expect(await veil.getAttribute('data-hidden')).toBe('false')
    await page.getByRole('checkbox').uncheck()
    await page.reload()
    await veil.waitFor()
    expect(await veil.getAttribute('data-hidden')).toBe('false')
    expect(await page.locator('.row-excerpt[data-hidden="true"]').count()).toBe(0)
  })

  test('evidence is marked where it stands, and one label can be shown alone', async () => {
    const page = await open('/q/analyst/c/c-acute')
    await page.keyboard.press('b')
    expect(await page.locator('.evidence-text').textContent()).toBe(TOLD[0]?.text)
    expect(await page.locator('mark').allTextContents()).toEqual([
      'Vrijdag om 8 uur',
      'sta ik aan de poort',
      'met een mes',
      'hebt het gezien hier eerst',
    ])
    expect(await page.locator('mark').first().getAttribute('title')).toContain('tijd nabij')
    await page.getByRole('button', { name: 'middel', exact: true }).click()
    expect(await page.locator('mark[data-dimmed="false"]').allTextContents()).toEqual(['met een mes'])
  })

  test('the bars of the score add up to the sum that is shown', async () => {
    const page = await open('/q/analyst/c/c-acute')
    await page.locator('.waterfall').waitFor()
    const values = await page.locator('.waterfall tr:not([data-kind="words"]) .value').allTextContents()
    const numbers = values.map((value) => Number(value.replace(',', '.').replace('−', '-')))
    const total = numbers.pop()
    expect(numbers.reduce((sum, value) => sum + value, 0)).toBeCloseTo(total ?? Number.NaN, 1)
  })

  test('hostile text is text: no script runs, hidden characters are shown', async () => {
    const page = await open('/q/analyst/c/c-hostile')
    const text = page.locator('.evidence-text')
    await text.waitFor()
    expect(await text.textContent()).toContain('<script>alert(1)</script><img src=x onerror=alert(1)>')
    expect(await page.locator('.evidence-text :is(script, img)').count()).toBe(0)
    expect(await text.locator('.invisible-mark').allTextContents()).toEqual([
      'RLO',
      'PDF',
      'ZWSP',
      'ZWSP',
      'ZWSP',
      'ZWSP',
    ])
  })

  test('a new case appears by itself and the cursor stays on its own case', async () => {
    const page = await open('/')
    await page.locator('.row').first().waitFor()
    await page.keyboard.press('j')
    await caseTitle(page).filter({ hasText: 'geciteerd' }).waitFor()
    await page.locator('.live[data-state="on"]').waitFor()
    const [first] = TOLD
    if (first === undefined) throw new Error('there are samples')
    served.add(sampleCase({ ...first, id: 'c-live', place: 'Boom', hoursAgo: 0.1 }))
    await page.locator('#row-c-live').waitFor()
    expect(await page.locator('#row-c-live').textContent()).toContain('zonet gewijzigd')
    expect(await caseTitle(page).textContent()).toContain('geciteerd')
  })

  test('an analyst takes a case, judges it and releases it, by keyboard', async () => {
    const page = await open('/q/analyst/c/c-concern')
    await page.getByLabel(/Wie bent u/u).fill('An Peeters')
    await page.keyboard.press('Enter')
    await page.locator('.detail').focus()
    await page.keyboard.press('c')
    await page.getByText('U hebt deze zaak in handen.').waitFor()
    await page.keyboard.press('a')
    await page.getByText('Doorgeven').click()
    await page.getByLabel(/Nota/u).fill('<b>gezien</b>')
    await page.getByRole('button', { name: 'Bevestigen' }).click()
    await page.getByRole('button', { name: /Vrijgeven/u }).waitFor()
    await page.locator('.detail').focus()
    await page.keyboard.press('r')
    await page.getByRole('button', { name: 'Bevestigen' }).click()
    const history = page.locator('.card', { has: page.getByRole('heading', { name: 'Geschiedenis' }) })
    await history.getByText('vrijgegeven', { exact: true }).waitFor()
    expect(await history.locator('li strong').allTextContents()).toEqual([
      'in behandeling genomen',
      'beoordeeld',
      'vrijgegeven',
    ])
    expect(await history.textContent()).toContain('<b>gezien</b>')
    await page.getByRole('button', { name: 'Bekeken' }).click()
    await page.locator('#row-c-concern').waitFor()
  })

  test('a key pressed while the next case is slow to be read does nothing to the one before', async () => {
    const page = await open('/q/analyst/c/c-game')
    await page.getByLabel(/Wie bent u/u).fill('An Peeters')
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: /In behandeling nemen/u }).waitFor()
    const sent: string[] = []
    page.on('request', (request) => {
      if (request.method() === 'POST') sent.push(request.url())
    })
    let answer: () => void = () => undefined
    const slow = new Promise<void>((resolve) => {
      answer = resolve
    })
    await page.route('**/api/cases/c-quote?*', async (route) => {
      await slow
      await route.continue()
    })
    await page.locator('#row-c-quote').click()
    await page.locator('.case[aria-busy="true"]').waitFor()
    await page.keyboard.press('c')
    answer()
    await page.locator('.case[aria-busy="false"]').waitFor()
    expect(sent).toEqual([])
  })

  test('two analysts at once: the second is told, and nothing is done twice', async () => {
    const pages = [await open('/q/analyst/c/c-game'), await open('/q/analyst/c/c-game')]
    for (const [at, page] of pages.entries()) {
      await page.getByLabel(/Wie bent u/u).fill(`Analist ${at}`)
      await page.keyboard.press('Enter')
      await page.getByRole('button', { name: /In behandeling nemen/u }).waitFor()
      // The second has an old picture: live changes do not reach it.
      if (at === 0) await page.route('**/api/changes', (route) => route.abort())
    }
    const [first, second] = pages
    await second?.route('**/api/cases/c-game?*', (route) => route.abort())
    await first?.getByRole('button', { name: /In behandeling nemen/u }).click()
    await first?.getByText('U hebt deze zaak in handen.').waitFor()
    await second?.getByRole('button', { name: /In behandeling nemen/u }).click()
    await second?.locator('.work-fault').waitFor()
    expect(await second?.locator('.work-fault').textContent()).toMatch(/intussen gewijzigd|was u voor/u)
    browser.faults.length = 0 // The browser itself logs the aborted reads and the answer of 409.
  })

  test('a copy that is none is split off with a reason; a join that is refused says why', async () => {
    const page = await open('/q/analyst/c/c-acute')
    await page.getByLabel(/Wie bent u/u).fill('An Peeters')
    await page.keyboard.press('Enter')
    const copies = page.locator('.card', { has: page.getByRole('heading', { name: /Kopieën/u }) })
    const before = await copies.locator('li').count()
    await copies.getByRole('button', { name: 'Hoort hier niet bij' }).last().click()
    await page.getByLabel('Waarom?').fill('ander voorval')
    await page.getByRole('button', { name: 'Bevestigen' }).click()
    await expect.poll(() => copies.locator('li').count()).toBe(before - 1)
    await page.goto(`${served.url}/q/analyst/c/c-quote`)
    await page.getByRole('button', { name: 'Is hetzelfde' }).click()
    await page.getByLabel('Waarom?').fill('zelfde tekst')
    await page.getByRole('button', { name: 'Bevestigen' }).click()
    await page.getByText('Close one of them first.').waitFor()
    browser.faults.length = 0 // The browser itself logs the answer of 400.
  })

  test('one key takes the next case that nobody has in hand', async () => {
    const page = await open('/q/analyst')
    await page.getByLabel(/Wie bent u/u).fill('An Peeters')
    await page.keyboard.press('Enter')
    await page.locator('.row').first().focus()
    await page.keyboard.press('n')
    await page.waitForURL('**/q/analyst/c/*')
    await page.getByText('U hebt deze zaak in handen.').waitFor()
  })

  test('ten thousand cases scroll with a few rows drawn, and the last can be reached', async () => {
    const page = await open('/')
    await page.locator('.row').first().waitFor()
    expect(await page.locator('.row').count()).toBeLessThan(40)
    const list = page.locator('.queue-list')
    await list.evaluate((element) => element.scrollTo(0, element.scrollHeight))
    await page.getByText(`bericht nummer ${PLAIN - 1}.`).waitFor()
    expect(await page.locator('.row').count()).toBeLessThan(40)
  })

  test('speaks three languages', async () => {
    const page = await open('/q/municipality-12025')
    await page.getByRole('heading', { name: 'Mechelen' }).waitFor()
    await page.getByRole('button', { name: 'FR' }).click()
    expect(await page.locator('.queue-head h1').textContent()).toBe('Malines')
    expect(await caseTitle(page).textContent()).toContain('Une arme, un lieu')
    expect(await page.locator('html').getAttribute('lang')).toBe('fr')
  })

  test('says that Seinpost does not answer and what to do', async () => {
    const page = await open('/q/help')
    await page.getByText('Deze wachtrij is leeg').waitFor()
    served.setAway(true)
    await page.reload()
    await page.locator('.problem').waitFor({ timeout: 20_000 })
    expect(await page.locator('.problem').textContent()).toContain('Opnieuw proberen')
    served.setAway(false)
    await page.getByRole('button', { name: 'Opnieuw proberen' }).click()
    await page.getByText('Deze wachtrij is leeg').waitFor()
    browser.faults.length = 0 // The browser itself logs every answer of 500.
  })

  test('a phone shows the queue, then the case over it, without sideways scrolling', async () => {
    const page = await open('/', { viewport: { width: 360, height: 740 }, hasTouch: true })
    await page.locator('.row').first().waitFor()
    expect(await page.locator('.case').count()).toBe(0)
    await page.locator('.row').nth(1).tap()
    await caseTitle(page).waitFor()
    expect(await page.locator('.row').count()).toBe(0)
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360)
    await page.getByRole('button', { name: /Wachtrij/u }).tap()
    await page.locator('.row').first().waitFor()
  })

  for (const colorScheme of ['light', 'dark'] as const) {
    for (const path of ['/q/analyst/c/c-acute', '/q/analyst/c/c-referral', '/q/help']) {
      test(`axe finds nothing on ${path} in ${colorScheme}`, async () => {
        const page = await open(path, { colorScheme, bypassCSP: true })
        await page.evaluate(() => localStorage.setItem('seinpost.person', 'An'))
        await page.reload()
        await page.locator('.case article, .empty').first().waitFor()
        await page.keyboard.press('b')
        await page.addScriptTag({ content: axe })
        // `axe` is the global that the script above defines.
        const found = await page.evaluate(
          'axe.run({ runOnly: ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"] })',
        )
        const { violations } = found as { violations: { id: string; nodes: { html: string }[] }[] }
        expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([])
      })
    }
  }

  test('axe finds nothing in the question an assessment asks', async () => {
    const page = await open('/q/analyst/c/c-hostile', { bypassCSP: true })
    await page.getByLabel(/Wie bent u/u).fill('An')
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: /In behandeling nemen/u }).click()
    await page.getByRole('button', { name: /Beoordelen/u }).click()
    await page.locator('dialog[open]').waitFor()
    await page.addScriptTag({ content: axe })
    const found = await page.evaluate('axe.run(document.querySelector("dialog[open]"))')
    // Of axe's own making, as it documents.
    const { violations } = found as { violations: { id: string; nodes: { html: string }[] }[] }
    expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([])
  })

  test('the first view stays below 250 KB of script, compressed', async () => {
    const dir = await mkdtemp(join(tmpdir(), 'seinpost-size-'))
    await buildConsole(dir, 'production')
    const assets = join(dir, 'assets')
    const scripts = (await readdir(assets)).filter((name) => name.endsWith('.js'))
    const sizes = await Promise.all(
      scripts.map(async (name) => gzipSync(await readFile(join(assets, name))).length),
    )
    await rm(dir, { recursive: true })
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(250_000)
  })
})
