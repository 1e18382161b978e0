import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { openBrowser, skipsBrowser, type TestBrowser } from './browser.ts'
import { HOSTILE } from './hostile-case.ts'
import { openProgram, type Program, signInCookie } from './open-program.ts'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const skipping = skipsBrowser(process.env)
const STORY_MS = 180_000
const DAY_MS = 86_400_000
const PHONE = { viewport: { width: 360, height: 740 }, hasTouch: true }

let browser: TestBrowser
let program: Program

const daysAgo = (days: number) => new Date(Date.now() - days * DAY_MS).toISOString()

function post(id: string, text: string, days = 0.1): object {
  const url = `https://example.org/${id}`
  const source = { kind: 'public', adapter: 'test', platform: 'mastodon', url, externalId: id }
  return { id, source, publishedAt: daysAgo(days), text, lang: 'nl', author: { handle: `@${id}` } }
}

const THREAT =
  'Vrijdag om 8 uur sta ik aan de poort van de school in Mechelen met een mes. Ge hebt het hier eerst gezien.'
const OLD = ['Antwerpen', 'Gent', 'Mechelen', 'Leuven'].flatMap((town, at) =>
  [0, 1, 2, 3].map((n) =>
    post(
      `old-${town}-${n}`,
      `Op ${n + 3 + at} juni om ${8 + n + at} uur sta ik met een mes in ${town} en steek ik er ${n + 2} neer.`,
      9 + at / 10,
    ),
  ),
)

beforeAll(async () => {
  if (skipping) return
  browser = await openBrowser(process.env)
  const config = readFileSync(new URL('../../../packages/config/default.yaml', import.meta.url), 'utf8')
  program = await openProgram({
    consoleDir: browser.consoleDir,
    config: `${config}\ntrends:\n  k: 3\n  closeAfterDays: 0\n`,
  })
  await program.submit([post('acute', THREAT), ...OLD])
}, STORY_MS)
afterEach(async () => {
  if (skipping) return
  await browser.clear()
  expect(browser.faults.splice(0)).toEqual([])
})
afterAll(async () => {
  await browser?.close()
  await program?.close()
}, STORY_MS)

const open = (path: string, options: BrowserContextOptions = {}): Promise<Page> =>
  browser.open(program.url + path, { clock: 'real', ...options })

/** Signs in as a newcomer does: one click on the start page. */
async function signedIn(name: string, options: BrowserContextOptions = {}): Promise<Page> {
  const page = await open('/', options)
  await page.getByRole('button', { name: new RegExp(`^${name}`, 'u') }).click()
  await page.getByRole('button', { name: 'Afmelden' }).waitFor()
  return page
}

async function go(page: Page, path: string): Promise<void> {
  await page.goto(program.url + path)
  await page.locator('main :is(h1, h2)').first().waitFor()
}

const confirm = (page: Page) => page.getByRole('button', { name: 'Bevestigen' }).click()

async function violations(page: Page): Promise<unknown> {
  await page.addScriptTag({ content: axe })
  // `axe` is the global that the script above defines; the answer is of its own making, as it documents.
  const found = (await page.evaluate(
    'axe.run({ runOnly: ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"] })',
  )) as { violations: { id: string; nodes: { html: string }[] }[] }
  return found.violations.map(({ id, nodes }) => [id, nodes[0]?.html])
}

describe.skipIf(skipping)('a day in the whole program', () => {
  test('every role signs in with one click and lands where its day starts; signing out ends it', {
    timeout: STORY_MS,
  }, async () => {
    const starts = [
      ['An Peeters', '/q/analyst', 'Analisten'],
      ['Karim Haddad', '/q/municipality-12025', 'Mechelen'],
      ['Joke Maes', '/refer', 'Een bezorgdheid melden'],
      ['Tom Claes', '/operate', 'Toestand'],
      ['Nora Lambert', '/oversight', 'Logboek'],
    ] as const
    const page = await open('/')
    for (const [name, path, title] of starts) {
      await page.getByRole('button', { name: new RegExp(`^${name}`, 'u') }).click()
      await page.getByRole('heading', { level: 1, name: title }).waitFor()
      expect(new URL(page.url()).pathname).toBe(path)
      await page.getByRole('button', { name: 'Afmelden' }).click()
      await page.getByRole('heading', { name: 'Kijk rond als' }).waitFor()
    }
    await page.goto(`${program.url}/operate/config`)
    await page.getByRole('heading', { name: 'Kijk rond als' }).waitFor()
    browser.faults.length = 0 // The browser itself logs the end of a live stream whose session is over.
  })

  test('analyst, municipality, and the one next to it: from the queue by keyboard to an accepted handover', {
    timeout: STORY_MS,
  }, async () => {
    const analyst = await open('/')
    await analyst.getByRole('button', { name: /^An Peeters/u }).focus()
    await analyst.keyboard.press('Enter')
    await analyst.locator('.row').first().waitFor()
    await analyst.locator('.live[data-state="on"]').waitFor()
    await analyst.locator('.row', { hasText: 'Mechelen' }).first().focus()
    await analyst.keyboard.press('Enter')
    await analyst.waitForURL('**/c/*')
    await analyst.locator('.case[aria-busy="false"]').waitFor()
    await analyst.getByRole('button', { name: /In behandeling nemen/u }).waitFor()
    await analyst.keyboard.press('c')
    await analyst.getByText('U hebt deze zaak in handen.').waitFor()
    await analyst.keyboard.press('a')
    await analyst.getByText('Doorgeven').click()
    await confirm(analyst)
    await analyst.getByRole('button', { name: /Vrijgeven/u }).waitFor()
    await analyst.locator('.detail').focus()
    await analyst.keyboard.press('r')
    await confirm(analyst)
    await analyst.locator('.case-head .status', { hasText: 'vrijgegeven' }).waitFor()
    const caseId = new URL(analyst.url()).pathname.split('/').at(-1) ?? ''

    const officer = await signedIn('Karim Haddad')
    await officer.locator(`#row-${caseId}`).click()
    await officer.getByRole('heading', { name: 'Kaart' }).waitFor()
    await officer.getByRole('button', { name: /Ontvangst bevestigen/u }).click()
    await officer.locator('.case-head .status', { hasText: 'ontvangen' }).waitFor()
    await officer.getByRole('button', { name: 'Kiezen', exact: true }).first().click()
    await officer.locator('.plan-step').first().waitFor()
    await officer.getByLabel('Nog iets dat beschermt').fill('een trainer die hij vertrouwt')
    await officer.keyboard.press('Enter')
    await officer.locator('.factors', { hasText: 'een trainer die hij vertrouwt' }).waitFor()
    await officer.locator('.plan-step').first().getByRole('button', { name: 'Gedaan' }).click()
    await officer.locator('.plan-step[data-status="done"]').waitFor()
    await officer.getByRole('button', { name: 'Overdragen' }).click()
    await officer.getByLabel('Aan welke dienst?').selectOption('municipality-11002')
    await officer.getByText('Wat de ander ziet').waitFor()
    await officer.getByRole('button', { name: 'Aanbieden' }).click()
    await officer.getByText(/Antwoord verwacht/u).waitFor()

    const neighbour = await signedIn('Els Wouters')
    await go(neighbour, '/handovers')
    await neighbour.locator('.handover[data-status="offered"] .clock').waitFor()
    await neighbour.getByRole('button', { name: 'Aanvaarden' }).click()
    await neighbour.locator('.handover[data-status="accepted"]').waitFor()
    await neighbour.getByRole('link', { name: 'Naar de zaak' }).click()
    await neighbour.locator('.case article').waitFor()
    await go(officer, '/handovers')
    await officer.locator('.handover[data-status="accepted"]').waitFor()
  })

  test('a partner refers on a phone; the program is killed in the middle; nothing typed is lost', {
    timeout: STORY_MS,
  }, async () => {
    const page = await signedIn('Joke Maes', PHONE)
    const seen = page.getByLabel(/Wat zag of hoorde u/u)
    await seen.fill('Een leerling zegt dat hij vrijdag iets gaat doen')
    await page.getByText(/Bewaard om/u).waitFor()
    await program.restart()
    await page.reload()
    await page.waitForFunction(() => document.querySelector('textarea')?.value.includes('vrijdag') === true)
    await seen.fill('Een leerling zegt dat hij vrijdag iets gaat doen in Mechelen met een mes.')
    await page.getByLabel(/postcode/u).fill('2800')
    await page.getByText('school of werk').click()
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360)
    await page.getByText(/Bewaard om/u).waitFor()
    await page.getByRole('button', { name: 'Melden', exact: true }).click()
    await page.getByRole('heading', { name: 'Uw melding is ontvangen' }).waitFor()
    const code = (await page.locator('.receipt code').textContent()) ?? ''
    expect(code).toMatch(/^[A-Z0-9]{4}(-[A-Z0-9]{4}){3}$/u)

    const anybody = await open('/status', PHONE)
    await anybody.getByLabel('Code').fill(code.toLowerCase())
    await anybody.getByRole('button', { name: 'Opvragen' }).click()
    await anybody.getByText(/Ontvangen op/u).waitFor()
    await anybody.getByLabel('Code').fill('AAAA-BBBB-CCCC-DDDD')
    await anybody.getByRole('button', { name: 'Opvragen' }).click()
    await anybody.getByText('Deze code kennen we niet').waitFor()
    browser.faults.length = 0 // The browser itself logs refused connections and the answer of 404.
  })

  test('a municipality hands out a link and somebody without an account refers through it, once', {
    timeout: STORY_MS,
  }, async () => {
    const officer = await signedIn('Karim Haddad')
    await go(officer, '/links')
    await officer.getByLabel('Voor wie is de link?').fill(HOSTILE.slice(0, 90))
    await officer.getByRole('button', { name: 'Link maken' }).click()
    const link = (await officer.locator('.done code').textContent()) ?? ''
    const guest = await browser.open(link, { clock: 'real', ...PHONE })
    expect(guest.url()).not.toContain('#')
    await guest.getByLabel(/Wat zag of hoorde u/u).fill(`Iemand roept op tot geweld. ${HOSTILE}`)
    await guest.getByRole('button', { name: 'Melden', exact: true }).click()
    await guest.getByRole('heading', { name: 'Uw melding is ontvangen' }).waitFor()
    await guest.reload()
    await guest.getByLabel(/Wat zag of hoorde u/u).fill('Nog iets')
    await guest.getByRole('button', { name: 'Melden', exact: true }).click()
    await guest.getByText('Deze link is al gebruikt').waitFor()
    browser.faults.length = 0 // The browser itself logs the answer of 401.
  })

  test('an operator moves a slider, tries a sentence, applies a config with a reason and goes back', {
    timeout: STORY_MS,
  }, async () => {
    const page = await signedIn('Tom Claes')
    await go(page, '/operate/thresholds')
    await page.locator('.backtest').waitFor()
    await page.getByLabel(/Vanaf welke ernst/u).focus()
    for (let step = 0; step < 3; step++) await page.keyboard.press('ArrowRight')
    await page.locator('.backtest tr[data-changed="true"]').first().waitFor()
    await go(page, '/operate/routes')
    await page.getByLabel('Tekst').fill(THREAT)
    await page.getByRole('button', { name: 'Proberen', exact: true }).click()
    await page.locator('.facts', { hasText: 'Mechelen' }).waitFor()
    expect(await page.locator('.facts').textContent()).toMatch(/(voorval|school) in Mechelen/u)
    await go(page, '/operate/config')
    const draft = page.locator('.yaml')
    const yaml = await draft.inputValue()
    await draft.fill(yaml.replace('queueFromLevel: 1', 'queueFromLevel: 9'))
    await page.getByRole('button', { name: 'Nakijken' }).click()
    await page.locator('ul[role="alert"] li').first().waitFor()
    await draft.fill(yaml.replace('queueFromLevel: 1', 'queueFromLevel: 2'))
    await page.getByRole('button', { name: 'Toepassen' }).click()
    await page.getByLabel('Waarom?').fill(HOSTILE)
    await confirm(page)
    await page.getByText('Versie 1', { exact: false }).first().waitFor()
    expect(await page.locator('main').textContent()).toContain('<script>')
    await page.getByRole('button', { name: 'Hiernaar terug' }).last().click()
    await page.getByLabel('Waarom?').fill('toch niet')
    await confirm(page)
    await page.getByText('teruggedraaid').first().waitFor()
    browser.faults.length = 0 // The browser itself logs answers of 400.
  })

  test('an auditor finds who did what, verifies the chain, and searches for a person', {
    timeout: STORY_MS,
  }, async () => {
    const page = await signedIn('Nora Lambert')
    await page.getByRole('button', { name: 'Keten nakijken' }).click()
    await page.getByText(/De keten klopt: \d/u).waitFor()
    await page.getByLabel('Wat', { exact: true }).fill('config.*')
    await page.getByRole('button', { name: 'Zoeken' }).click()
    await page.locator('td code', { hasText: 'config.apply' }).first().waitFor()
    await go(page, '/oversight/purposes')
    await page.getByText('GDPR art. 6(1)(e)', { exact: false }).first().waitFor()
    await go(page, '/oversight/search')
    await page.getByLabel('Zoeken op').selectOption('text')
    await page.getByLabel('Zoekterm').fill('aan de poort van de school')
    await page.getByRole('button', { name: 'Zoeken' }).click()
    await page.getByRole('heading', { name: /[1-9]\d* gevonden/u }).waitFor()
  })

  test('hostile text through what people write stands as text on every page that shows it', {
    timeout: STORY_MS,
  }, async () => {
    const cookie = await signInCookie(program.url, 'demo:an')
    const asked = await fetch(`${program.url}/api/queues/analyst?limit=1`, { headers: { cookie } })
    // Our own server's answer.
    const { entries } = (await asked.json()) as { entries: { caseId: string }[] }
    const caseId = entries[0]?.caseId ?? ''
    const write = (path: string, body: object) =>
      fetch(`${program.url}/api/cases/${caseId}/${path}`, {
        method: 'POST',
        headers: { cookie, 'content-type': 'application/json' },
        body: JSON.stringify({ desk: 'analyst', ...body }),
      })
    const short = HOSTILE.slice(0, 180)
    expect((await write('factors', { kind: 'risk', factor: short, note: short })).status).toBe(201)
    expect((await write('corrections', { kind: 'wrong_place', what: short })).status).toBe(201)
    const own = { kind: 'welfare', title: short, owner: short.slice(0, 90) }
    expect((await write('plan', own)).status).toBe(201)
    const page = await signedIn('An Peeters')
    for (const path of [`/q/analyst/c/${caseId}`, '/plans', '/trends']) {
      await go(page, path)
      await page.waitForLoadState('networkidle')
      expect(await page.locator('#seinpost :is(script, img, iframe, object)').count()).toBe(0)
      expect(await page.title()).toBe('Seinpost')
    }
    await go(page, `/q/analyst/c/${caseId}`)
    await page.locator('.plan-step').waitFor()
    expect(await page.locator('.case-tools').textContent()).toContain('<script>document.title="hit"</script>')
  })

  test('trends appear once a period is over, and their bulletin prints', { timeout: STORY_MS }, async () => {
    const page = await signedIn('An Peeters')
    const rows = page.locator('.data tbody tr')
    await expect
      .poll(
        async () => {
          await go(page, '/trends')
          await page.waitForLoadState('networkidle')
          return rows.count()
        },
        { timeout: 120_000, interval: 5_000 },
      )
      .toBeGreaterThan(0)
    await page.locator('.trend-map .map').waitFor()
    await page
      .getByRole('link', { name: /Maandbericht van/u })
      .first()
      .click()
    await page.getByRole('button', { name: 'Afdrukken' }).waitFor()
    expect(await page.locator('.headline strong').textContent()).toMatch(/^\d+$/u)
  })

  const PAGES = {
    '': ['/', '/status'],
    'An Peeters': ['/q/analyst', '/handovers', '/plans', '/links', '/account', '/trends'],
    'Joke Maes': ['/refer'],
    'Tom Claes': ['/operate', '/operate/thresholds', '/operate/routes', '/operate/config', '/operate/model'],
    'Nora Lambert': ['/oversight', '/oversight/retention', '/oversight/purposes', '/oversight/search'],
  }
  for (const colorScheme of ['light', 'dark'] as const)
    test(`axe finds nothing on any page in ${colorScheme}`, { timeout: STORY_MS }, async () => {
      const found: unknown[] = []
      for (const [name, paths] of Object.entries(PAGES)) {
        const options = { colorScheme, bypassCSP: true }
        const page = name === '' ? await open('/', options) : await signedIn(name, options)
        for (const path of paths) {
          await go(page, path)
          await page.waitForLoadState('networkidle')
          found.push(...((await violations(page)) as unknown[]).map((one) => [path, one]))
        }
        await browser.clear()
      }
      expect(found).toEqual([])
    })

  test('the link of an offer that is used up says so, without an account', {
    timeout: STORY_MS,
  }, async () => {
    const page = await open(`/offer#${'x'.repeat(43)}`)
    await page.getByText('Deze link is al gebruikt').waitFor()
    browser.faults.length = 0 // The browser itself logs the answer of 404.
  })

  test('every page speaks French and English: no Dutch is left in the menu, the title or the intro', {
    timeout: STORY_MS,
  }, async () => {
    const page = await signedIn('Nora Lambert')
    const words = async () => (await page.locator('.bar, .page > h1, .lead').allTextContents()).join(' ')
    await page.getByRole('heading', { level: 1, name: 'Logboek' }).waitFor()
    const dutch = await words()
    await page.getByRole('button', { name: 'FR', exact: true }).click()
    await page.getByRole('heading', { level: 1, name: 'Journal' }).waitFor()
    const french = await words()
    await page.getByRole('button', { name: 'EN', exact: true }).click()
    await page.getByRole('heading', { level: 1, name: 'Audit' }).waitFor()
    const english = await words()
    expect([french, english]).not.toContain(dutch)
    expect(french).toContain('Journal')
    expect(english).toContain('Audit')
  })
})
