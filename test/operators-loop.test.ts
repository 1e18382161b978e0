import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { stringify } from 'yaml'
import { loadConfig } from '../packages/config/src/index.ts'
import { Closing, openLogger } from '../packages/pipeline/src/index.ts'
import { score } from '../packages/scoring/src/index.ts'
import type { Config, SignalInput } from '../schemas/src/index.ts'
import { openOperator } from '../services/cli/src/operate/local-operator.ts'
import { openRuntime, type Runtime } from '../services/cli/src/runtime/open-runtime.ts'
import type { Operator } from '../services/gateway/src/index.ts'

/* A zone drowns; the operator finds the threshold, tries it on what came in, lets it run beside the live one, applies it and
   takes it back. The clock is ours: an hour passes when the test says so. */

const START = Date.parse('2026-11-13T10:00:00.000Z')
const HOUR = 3_600_000
const ZONE = 'zone-5913'
const SIGNED = { by: 'An Peeters', why: 'the zone drowns in level 1' }

let clock = START
let dir: string
let runtime: Runtime
let operator: Operator
let config: Config
/** What is still to come of the flood. */
let flood: string[] = []
const closing = new Closing()
const logger = openLogger({ level: 'silent' })

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'seinpost-loop-'))
  const loaded = await loadConfig({ cwd: dir })
  const tree = {
    ...loaded.config.routing.tree,
    release: 'automatic' as const,
    routes: [{ name: 'zone', match: { minLevel: 1 as const }, receivers: ['{municipality}', '{zone}'] }],
  }
  config = {
    ...loaded.config,
    routing: { ...loaded.config.routing, tree },
    desks: { minutesPerCase: 6, capacity: { [ZONE]: { readers: 1, hoursPerDay: 0.25 } } },
  }
  const now = () => new Date(clock)
  runtime = await openRuntime({
    loaded: { ...loaded, config },
    logger,
    closing,
    now,
    observe: () => undefined,
  })
  operator = await openOperator(runtime.parts)
  flood = spread(await textsOfLevelOne())
}, 120_000)

afterAll(async () => {
  await closing.run(logger, 15_000)
  await rm(dir, { recursive: true, force: true })
})

/** Anger in Mechelen, each time about another spot; those the model puts at level 1 are the flood. */
const GRUMBLES = [
  'De vluchtelingen in Mechelen moeten allemaal weg, ze horen hier niet',
  'De migranten in Mechelen moeten allemaal weg, ze horen hier niet',
  'De asielzoekers in Mechelen moeten allemaal weg',
  'Mechelen wordt overgenomen, wij horen hier niet meer',
]
const TARGETS = [
  'moskee',
  'synagoge',
  'kerk',
  'school',
  'sporthal',
  'bibliotheek',
  'markthal',
  'rechtbank',
  'kazerne',
]
let threats = 0
/** A threat of arson, each time somewhere else. */
const serious = () =>
  `Morgen steek ik de ${TARGETS[threats++ % TARGETS.length]} in Mechelen in brand, ik heb de benzine al`
const THINGS =
  'markt kermis station bib plein school sporthal bushalte kerk brug park fontein kade tunnel stadion museum'.split(
    ' ',
  )

/** Neighbours of the list would be near copies of one another. */
const spread = (texts: readonly string[]): string[] =>
  texts
    .map((_, at) => texts[(at * 37) % texts.length] ?? '')
    .filter((text, at, all) => all.indexOf(text) === at)

let made = 0
function signalOf(text: string): SignalInput {
  made++
  return {
    source: {
      kind: 'public',
      adapter: 'test',
      platform: 'forum',
      url: `https://forum.example.org/${made}`,
      externalId: String(made),
      community: 'town_page',
    },
    publishedAt: new Date(clock).toISOString(),
    text,
    author: { handle: `author-${made}` },
  }
}

/** Texts of level 1, no two alike; a model that is trained anew rates others so, and the story stays. */
async function textsOfLevelOne(): Promise<string[]> {
  const { score: deps } = await runtime.parts.stages()
  const texts = GRUMBLES.flatMap((grumble) =>
    THINGS.flatMap((one) => THINGS.map((other) => `${grumble}. Gezien: ${one} bij de ${other}.`)),
  )
  return texts.filter(
    (text) => score({ text, lang: 'nl', venue: 'town_page' }, deps).severity.effective === 1,
  )
}

async function arrives(texts: readonly string[]): Promise<void> {
  const results = await runtime.accept(texts.map((text) => ({ value: signalOf(text) })))
  expect(results.every(({ kind }) => kind === 'accepted')).toBe(true)
  await runtime.caughtUp()
}

const openAt = async (queue: string): Promise<number> => {
  const { cases } = await runtime.parts.store()
  return (await cases.queues()).find((one) => one.queue === queue)?.open ?? 0
}
const grumbles = (count: number) => flood.splice(0, count)
const higher = (): Config => ({
  ...config,
  thresholds: { ...config.thresholds, overrides: [{ when: { desk: ZONE }, queueFromLevel: 2 }] },
})

describe('a zone drowns', () => {
  test('for a week more comes than it can read', async () => {
    for (let day = 0; day < 6; day++) {
      await arrives([...grumbles(8), serious()])
      clock += 24 * HOUR
    }
    expect(await openAt(ZONE)).toBeGreaterThan(20)
  })

  test('advice names the threshold that fits what it can read, and that it is not sure', async () => {
    const advice = (await operator.advise(7)).desks.find(({ desk }) => desk === ZONE)
    expect(advice?.now.casesPerDay.value).toBeGreaterThan(advice?.capacityCasesPerDay ?? 0)
    expect(advice?.advised?.queueFromLevel).toBe(2)
    expect(advice?.sure).toBe('unsure')
  })

  test('a backtest shows what the zone would see before anything changes', async () => {
    const result = await operator.backtest({ yaml: stringify(higher()), days: 7 })
    const zone = result.desks.find(({ desk }) => desk === ZONE)
    expect(zone?.before.cases).toBe(await openAt(ZONE))
    expect(zone?.leaves).toBeGreaterThan(0)
    expect(zone?.after.readerHoursPerDay).toBeLessThan(zone?.capacityHoursPerDay ?? 0)
    expect(result.missedSerious).toEqual([])
    // The towns still see all of it.
    expect(result.base.cases).toBe(result.candidate.cases)
    expect((await operator.inForce()).version).toBe(0)
  })

  test('in the shadow for an hour its differences are counted, and nobody sees its cases', async () => {
    await operator.startShadow(stringify(higher()), { by: 'An Peeters', why: 'an hour beside the live one' })
    const before = await openAt(ZONE)
    for (let minutes = 0; minutes < 60; minutes += 15) {
      await arrives(grumbles(2))
      clock += HOUR / 4
    }
    await arrives([serious()])
    const shadow = await operator.stopShadow()
    expect(shadow).toMatchObject({ signals: 9, problem: null })
    const seen = (await openAt(ZONE)) - before
    const zone = shadow?.desks.find(({ desk }) => desk === ZONE)
    expect((zone?.both ?? 0) + (zone?.onlyLive ?? 0)).toBeGreaterThanOrEqual(seen)
    expect(zone?.onlyLive).toBe(shadow?.differing)
    expect(zone?.onlyLive).toBeGreaterThan(0)
    expect(zone?.onlyCandidate).toBe(0)
  })

  test('applied, it holds from the next signal on; what stands in a queue stays', async () => {
    const before = await openAt(ZONE)
    const applied = await operator.apply(stringify(higher()), SIGNED)
    expect(applied).toMatchObject({ version: 1, restart: [] })
    expect(applied.changes).toEqual([`Signals for ${ZONE} become a case from level 2 (a new threshold)`])
    await arrives(grumbles(8))
    expect(await openAt(ZONE)).toBe(before)
    await arrives([serious()])
    expect(await openAt(ZONE)).toBe(before + 1)
  })

  test('a broken config is refused with every problem and changes nothing', async () => {
    const broken = {
      ...higher(),
      thresholds: { ...config.thresholds, overrides: [{ when: { desk: 'zone5913' }, queueFromLevel: 9 }] },
    }
    await expect(operator.apply(stringify(broken), SIGNED)).rejects.toMatchObject({ code: 'config_invalid' })
    expect(await operator.inForce()).toMatchObject({ version: 1, problem: null })
  })

  test('taken back in one call, everything comes in again, and nothing was lost', async () => {
    const before = await openAt(ZONE)
    await operator.rollback(undefined, { by: 'An Peeters', why: 'the zone has a second reader' })
    await arrives(grumbles(2))
    expect(await openAt(ZONE)).toBeGreaterThan(before)
    const { version, kind, history } = await operator.inForce()
    expect({ version, kind }).toEqual({ version: 2, kind: 'file' })
    expect(history.map(({ by, why }) => `${by}: ${why}`)).toEqual([
      'An Peeters: the zone has a second reader',
      'An Peeters: the zone drowns in level 1',
    ])
    const ledger = await (await runtime.parts.store()).ledger.count()
    expect(ledger).toMatchObject({ balanced: true, accepted: made })
  })
})
