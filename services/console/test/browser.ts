import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { build } from 'vite'
import { findChromium, openChromium } from './chromium.ts'
import { SAMPLE_NOW } from './sample-cases.ts'

const root = join(import.meta.dirname, '..')

/**
 * Whether the tests in a browser are to be skipped because there is none. Says so; where `CI` is true it fails instead,
 * so that a green run there has looked.
 */
export function skipsBrowser(env: NodeJS.ProcessEnv): boolean {
  if (findChromium(env) !== null) return false
  if (env.CI === 'true') throw new Error('No Chromium found; install chromium or set SEINPOST_CHROMIUM.')
  process.stderr.write('No Chromium found: the tests of the console in a browser are skipped.\n')
  return true
}

export interface TestBrowser {
  /** The console as it is built now. */
  readonly consoleDir: string
  /** Opens a page; what it logs as an error, violations of the content policy included, stands in `faults`. */
  open(url: string, options?: BrowserContextOptions & { readonly clock?: 'sample' | 'real' }): Promise<Page>
  readonly faults: string[]
  /** Closes every page. */
  clear(): Promise<void>
  close(): Promise<void>
}

/** The development build warns of what the production build keeps to itself, and a warning fails a test. */
export async function buildConsole(outDir: string, mode: 'development' | 'production'): Promise<void> {
  const define = { 'process.env.NODE_ENV': JSON.stringify(mode) }
  await build({ root, configFile: join(root, 'vite.config.ts'), logLevel: 'warn', define, build: { outDir } })
}

/** Builds the console and starts a browser to look at it with. */
export async function openBrowser(env: NodeJS.ProcessEnv): Promise<TestBrowser> {
  const chromium = findChromium(env)
  if (chromium === null) throw new Error('skipsBrowser comes first')
  const consoleDir = await mkdtemp(join(tmpdir(), 'seinpost-console-'))
  await buildConsole(consoleDir, 'development')
  const browser: Browser = await openChromium(chromium)
  const faults: string[] = []
  return {
    consoleDir,
    faults,
    async open(url, { clock = 'sample', ...options } = {}) {
      const wide = { width: 1440, height: 900 }
      const context = await browser.newContext({ locale: 'nl-BE', viewport: wide, ...options })
      const page = await context.newPage()
      if (clock === 'sample') await page.clock.setFixedTime(SAMPLE_NOW)
      page.on('console', (message) => {
        if (message.type() === 'error') faults.push(message.text())
      })
      page.on('pageerror', (error) => faults.push(error.message))
      await page.goto(url)
      return page
    },
    async clear() {
      for (const context of browser.contexts()) await context.close()
    },
    async close() {
      await browser.close()
      await rm(consoleDir, { recursive: true })
    },
  }
}
