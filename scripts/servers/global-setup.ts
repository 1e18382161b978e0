import { openHub } from './hub.ts'

/** vitest's `globalSetup`: real servers for this run, started when a test first needs one, stopped at the end. */
export function setup(): Promise<() => Promise<void>> {
  return openHub()
}
