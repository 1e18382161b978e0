/** The little of json-rules-engine that the benchmark uses. */
interface RulesEngine {
  addRule(rule: object): void
  run(facts: object): Promise<{ readonly events: readonly unknown[] }>
}
interface PeerModule {
  readonly Engine: new (rules: readonly object[], options: object) => RulesEngine
}

/** A development dependency: it is measured where it is installed and left out elsewhere. */
const PEER = 'json-rules-engine'
const RULES = 600
const TOWN = 10_000

const isPeer = (module: unknown): module is PeerModule =>
  typeof module === 'object' && module !== null && 'Engine' in module && typeof module.Engine === 'function'

async function loadPeer(): Promise<PeerModule | undefined> {
  try {
    const module: unknown = await import(PEER)
    return isPeer(module) ? module : undefined
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ERR_MODULE_NOT_FOUND') return undefined
    throw error
  }
}

/**
 * Decisions a second of json-rules-engine on one rule a receiver (place, role, level), over processor time;
 * undefined when it is not installed. It finds receivers only: no owner, no reasons, no fallbacks.
 */
export async function measurePeer(ms: number): Promise<number | undefined> {
  const peer = await loadPeer()
  if (peer === undefined) return undefined
  const rules = Array.from({ length: RULES }, (_, at) => ({
    conditions: {
      all: [
        { fact: 'municipality', operator: 'equal', value: String(TOWN + at) },
        { fact: 'level', operator: 'greaterThanInclusive', value: at % 4 },
        { fact: 'confidence', operator: 'greaterThanInclusive', value: 0.5 },
      ],
    },
    event: { type: 'route', params: { queue: `municipality-${TOWN + at}` } },
  }))
  const engine = new peer.Engine(rules, { allowUndefinedFacts: true })
  let [decisions, found, spent] = [0, 0, 0]
  const begin = process.cpuUsage()
  while (spent < ms * 1000) {
    const facts = {
      municipality: String(TOWN + ((decisions * 7) % RULES)),
      level: decisions % 5,
      confidence: 0.9,
    }
    const { events } = await engine.run(facts)
    found += events.length
    decisions++
    const { user, system } = process.cpuUsage(begin)
    spent = user + system
  }
  return found > 0 ? (decisions * 1e6) / spent : 0
}
