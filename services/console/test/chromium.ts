import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'
import { type Browser, chromium } from 'playwright-core'

const NAMES = ['chromium', 'chromium-browser', 'google-chrome']

/** The Chromium named by `SEINPOST_CHROMIUM`, else the first on the path, or null. */
export function findChromium(env: NodeJS.ProcessEnv): string | null {
  const named = env.SEINPOST_CHROMIUM
  if (named !== undefined) return named
  const folders = (env.PATH ?? '').split(delimiter)
  return folders.flatMap((folder) => NAMES.map((name) => join(folder, name))).find(isProgram) ?? null
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false // Not there is an answer here.
  }
}

/** A browser that keeps to itself: no updates, no telemetry, no graphics card. */
export const openChromium = (executablePath: string): Promise<Browser> =>
  chromium.launch({
    executablePath,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  })
