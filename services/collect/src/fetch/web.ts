import { setTimeout as sleep } from 'node:timers/promises'
import { type FetchOptions, fetchPage, type Page } from './fetch-page.ts'
import { type HostTurns, openHostTurns } from './host-turns.ts'
import { RetryLater, retryAfterMs } from './retry-later.ts'
import { openRobots, type Robots } from './robots.ts'
import { unreachable } from './unreachable.ts'

export interface WebOptions {
  readonly userAgent: string
  readonly now: () => Date
  /** Least time between two requests to one host; a longer crawl-delay of the host's goes first. */
  readonly hostGapMs?: number
  readonly wait?: (ms: number, stop?: AbortSignal) => Promise<unknown>
}

export interface GetOptions
  extends Pick<FetchOptions, 'timeoutMs' | 'maxBytes' | 'headers' | 'stop' | 'allowPrivate'> {
  /** `heed` for pages and feeds; an API is made for programs and has limits of its own. */
  readonly robots: 'heed' | 'api'
  /** How long a visit may wait for its turn; while it waits it takes the place of another source. */
  readonly patienceMs?: number
}

/** The web as collectors may read it: named, in turn, within limits, public addresses only, robots.txt heeded. */
export interface Web {
  readonly userAgent: string
  readonly now: () => Date
  /**
   * One page. 2xx and 304 are answers; everything else is thrown.
   *
   * @throws SeinpostError `source_unreachable`; `RetryLater` when the host asks for patience.
   */
  get(address: string, options: GetOptions): Promise<Page>
  /** The turn of a host, for connections that are not pages. */
  turn(host: string, stop?: AbortSignal): Promise<void>
}

const HOST_GAP_MS = 1_000
const PATIENCE_MS = 5_000
const waitFor = (ms: number, stop?: AbortSignal) => sleep(ms, undefined, stop && { signal: stop })

/** Opens the web for one process; hosts' turns and robots.txt are shared by all who read through it. */
export function openWeb({ userAgent, now, hostGapMs = HOST_GAP_MS, wait = waitFor }: WebOptions): Web {
  const turns = openHostTurns({ now, wait })
  const clock = () => now().getTime()
  // Two memories: what a source may read privately must not answer for one that may not.
  const robots = (allowPrivate: boolean) =>
    openRobots(
      {
        userAgent,
        allowPrivate,
        before: (url) => turns.turn(url.host, { gapMs: hostGapMs, patienceMs: PATIENCE_MS }),
      },
      clock,
    )
  const rules = { open: robots(false), private: robots(true) }
  return {
    userAgent,
    now,
    turn: (host, stop) => turns.turn(host, { gapMs: hostGapMs, patienceMs: PATIENCE_MS, stop }),
    async get(address, { robots: manner, patienceMs = PATIENCE_MS, ...options }) {
      const asked = options.allowPrivate === true ? rules.private : rules.open
      const before = async (url: URL) => {
        const gapMs = manner === 'api' ? hostGapMs : Math.max(hostGapMs, await delayOf(url, asked))
        await turns.turn(url.host, { gapMs, patienceMs, stop: options.stop })
      }
      const page = await fetchPage(address, { ...options, userAgent, before })
      return judged(page, turns, now())
    },
  }
}

async function delayOf(url: URL, robots: Robots): Promise<number> {
  const { allowed, crawlDelaySeconds } = await robots.ask(url)
  if (!allowed) {
    throw unreachable(url, 'its robots.txt asks not to read this address', {
      remedy: 'Ask the site for a feed or for leave; Seinpost heeds robots.txt.',
    })
  }
  return (crawlDelaySeconds ?? 0) * 1_000
}

function judged(page: Page, turns: HostTurns, now: Date): Page {
  const { status, url, headers } = page
  if ((status >= 200 && status < 300) || status === 304) return page
  if (status === 429 || status === 503) {
    const ms = retryAfterMs(headers['retry-after'], now)
    turns.holdOff(url.host, ms)
    throw new RetryLater(url.host, `answered ${status}`, { ms, by: 'source' })
  }
  if (status === 401 || status === 403) {
    throw unreachable(url, `answered ${status}: it is not public`, {
      remedy: 'Leave the source out, or give the token the config has a place for.',
    })
  }
  if (status === 404 || status === 410) {
    throw unreachable(url, `answered ${status}: there is nothing at the address`, {
      remedy: 'Check the address in the config.',
    })
  }
  throw unreachable(url, `answered ${status}`, {
    retryable: status >= 500,
    remedy: 'Check the address; the source is tried again at its next turn.',
  })
}
