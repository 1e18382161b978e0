import { createRequire } from 'node:module'
import { type FetchOptions, fetchPage } from './fetch-page.ts'
import { ROBOT_NAME } from './user-agent.ts'

/** What is used of a parsed robots.txt. */
interface Robot {
  isAllowed(url: string, robot: string): boolean | undefined
  getCrawlDelay(robot: string): number | undefined
}

// The package is CommonJS and its types describe a default export that Node does not see.
const parseRobots: (url: string, text: string) => Robot = createRequire(import.meta.url)('robots-parser')

/** What a host's robots.txt says of one address. */
export interface RobotsVerdict {
  readonly allowed: boolean
  /** Seconds the host asks to leave between two requests. */
  readonly crawlDelaySeconds: number | null
}

export interface Robots {
  /** RFC 9309: no file allows everything, a host in trouble allows nothing for now. */
  ask(url: URL): Promise<RobotsVerdict>
}

const KEPT_MS = 24 * 60 * 60 * 1000
/** RFC 9309 asks crawlers to read at least 500 KiB. */
const MAX_BYTES = 512 * 1024
const MAX_HOSTS = 5_000

/** Rules per host, read once a day. */
export function openRobots(options: Omit<FetchOptions, 'headers'>, now: () => number): Robots {
  const known = new Map<string, { readonly until: number; readonly rules: Promise<Robot> }>()

  async function read(origin: string): Promise<Robot> {
    const address = `${origin}/robots.txt`
    const page = await fetchPage(address, { ...options, maxBytes: MAX_BYTES })
    if (page.status >= 200 && page.status < 300) return parseRobots(address, page.body.toString('utf8'))
    return parseRobots(address, page.status >= 400 && page.status < 500 ? '' : 'User-agent: *\nDisallow: /')
  }

  function rulesOf(origin: string): Promise<Robot> {
    const kept = known.get(origin)
    if (kept !== undefined && kept.until > now()) return kept.rules
    if (known.size >= MAX_HOSTS) known.delete(known.keys().next().value ?? '')
    const rules = read(origin)
    known.set(origin, { until: now() + KEPT_MS, rules })
    // A host that did not answer is asked again the next time.
    rules.catch(() => known.delete(origin))
    return rules
  }

  return {
    async ask(url) {
      const rules = await rulesOf(url.origin)
      return {
        allowed: rules.isAllowed(url.href, ROBOT_NAME) !== false,
        crawlDelaySeconds: rules.getCrawlDelay(ROBOT_NAME) ?? null,
      }
    },
  }
}
