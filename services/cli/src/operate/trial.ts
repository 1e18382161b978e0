import { isDeepStrictEqual } from 'node:util'
import { dedupStage } from '@seinpost/dedup'
import { openMemoryIndex } from '@seinpost/dedup-index'
import { type Gazetteer, jurisdictionOf } from '@seinpost/gazetteer'
import {
  backtest,
  type Decider,
  decideAll,
  emptyExplanation,
  type Rerun,
  recordOf,
  routeAll,
  type SignalRecord,
} from '@seinpost/operate'
import { compileRouting, type RoutingTree } from '@seinpost/routing'
import type { Backtest, Clustered, Config, Routed, Scored, Signal } from '@seinpost/schemas'
import { type ScoringModel, score, scoreInputOf } from '@seinpost/scoring'
import { casePolicy } from '../runtime/case-policy.ts'
import type { TrialSet } from './record-set.ts'

export interface TrialDeps {
  readonly gazetteer: Gazetteer
  /** The model a config names. */
  readonly modelOf: (version: string) => Promise<ScoringModel>
  /** Milliseconds that pass; only ever subtracted. */
  readonly elapsed: () => number
}

/** Runs configs over signals of the past. Nothing is written anywhere. */
export interface Trial {
  run(base: Config, candidate: Config, set: TrialSet, options?: TrialOptions): Promise<Backtest>
  /** The deciding part of a config at a moment. */
  decider(config: Config, at: string): Decider
}

export interface TrialOptions {
  /** Scores anew what another model scored; otherwise every score is taken as it was. */
  readonly rescore?: boolean
}

interface Remembered {
  readonly records: readonly SignalRecord[]
  readonly run: Rerun
}

/** More than these would hold too much memory for a slider's sake. */
const REMEMBERED_SIGNALS = 25_000

/** Opens trials with the program's own model and gazetteer. */
export function openTrial(deps: TrialDeps): Trial {
  const remembered = new WeakMap<Config, Remembered>()
  const trees = new WeakMap<Config['routing'], RoutingTree>()
  let routedLast: {
    readonly tree: RoutingTree
    readonly records: unknown
    readonly routed: readonly Routed[]
  } | null = null
  const treeOf = (routing: Config['routing']): RoutingTree => {
    const known = trees.get(routing)
    if (known !== undefined) return known
    const tree = compileRouting(routing, (nis) => jurisdictionOf(deps.gazetteer, nis))
    trees.set(routing, tree)
    return tree
  }
  const decider = (config: Config, at: string): Decider => ({
    tree: treeOf(config.routing),
    policy: casePolicy(config, () => new Date(at)),
  })
  // A threshold that is dragged changes no route: the signals are routed once for all of its steps.
  const routedBy = (tree: RoutingTree, records: readonly SignalRecord[]): readonly Routed[] => {
    if (routedLast?.tree === tree && routedLast.records === records) return routedLast.routed
    const routed = routeAll(records, tree)
    routedLast = records.length <= REMEMBERED_SIGNALS ? { tree, records, routed } : null
    return routed
  }
  const runOf = (config: Config, records: readonly SignalRecord[], at: string): Rerun => {
    const known = remembered.get(config)
    if (known?.records === records) return known.run
    const { tree, policy } = decider(config, at)
    const run = decideAll(routedBy(tree, records), policy)
    remembered.set(config, { records, run })
    return run
  }
  return {
    decider,
    run: async (base, candidate, set, { rescore = false } = {}) => {
      const started = deps.elapsed()
      const { records, from, to, assessed } = set
      const model = rescore ? await deps.modelOf(candidate.model.version) : null
      const outdated = model === null ? [] : records.filter((record) => record.model !== model.version)
      const scored =
        model === null ? records : await rescored(records, outdated, set, { ...candidate, model })
      const grouped = sameGrouping(base, candidate) ? scored : await regrouped(scored, set, candidate)
      const result = backtest({
        base: runOf(base, records, to),
        candidate: runOf(candidate, grouped, to),
        assessed,
        desks: candidate.desks,
        from,
        to,
        signals: records.length,
      })
      return { ...result, rescored: outdated.length, seconds: (deps.elapsed() - started) / 1_000 }
    },
  }
}

const sameGrouping = (a: Config, b: Config): boolean =>
  isDeepStrictEqual(
    [a.dedup.mergeFrom, a.dedup.windowDays, a.dedup.maxTexts],
    [b.dedup.mergeFrom, b.dedup.windowDays, b.dedup.maxTexts],
  )

async function rescored(
  records: readonly SignalRecord[],
  outdated: readonly SignalRecord[],
  set: TrialSet,
  { model, priority }: Pick<Config, 'priority'> & { readonly model: ScoringModel },
): Promise<readonly SignalRecord[]> {
  if (outdated.length === 0) return records
  const deps = { model, priority, now: new Date(set.to) }
  const anew = new Map<string, SignalRecord>()
  const byId = new Map(outdated.map((record) => [record.id, record]))
  for (const signal of await set.signals([...byId.keys()])) {
    const record = byId.get(signal.id)
    if (record === undefined) continue
    const { lang, severity, context, concepts } = score(scoreInputOf(signal), deps)
    anew.set(record.id, {
      ...record,
      lang,
      level: severity.effective,
      surface: severity.surface,
      score: severity.score,
      context,
      concepts,
      model: model.version,
    })
  }
  return records.map((record) => anew.get(record.id) ?? record)
}

const BATCH = 256

/** The clusters another policy would make. A signal whose text is gone keeps the one it has. */
async function regrouped(
  records: readonly SignalRecord[],
  set: TrialSet,
  { dedup: policy }: Config,
): Promise<readonly SignalRecord[]> {
  const texts = new Map((await set.signals(records.map(({ id }) => id))).map((signal) => [signal.id, signal]))
  const index = await openMemoryIndex({ policy })
  const clusters = new Map<string, string>()
  const scored = records.flatMap((record) => {
    const signal = texts.get(record.id)
    return signal === undefined ? [] : [scoredOf(record, signal)]
  })
  for (let from = 0; from < scored.length; from += BATCH)
    for (const outcome of await dedupStage(scored.slice(from, from + BATCH), { index, policy }))
      if (outcome.kind === 'emit') clusters.set(outcome.value.signal.id, outcome.value.cluster.cluster)
  await index.close()
  return records.map((record) => ({ ...record, cluster: clusters.get(record.id) ?? record.cluster }))
}

function scoredOf(record: SignalRecord, signal: Signal): Scored {
  const { lang, level, surface, score: fine, context, concepts, model } = record
  return {
    signal,
    score: {
      lang,
      severity: { surface, effective: level, score: fine },
      context: [...context],
      concepts: [...concepts],
      priority: 0,
      explanation: emptyExplanation(model),
    },
  }
}

/** A record of a signal that was only clustered and located, as a file's are. */
export const recordOfClustered = (
  clustered: Clustered,
  {
    places,
    regionOnly,
  }: { readonly places: Parameters<typeof recordOf>[0]['places']; readonly regionOnly: boolean },
): SignalRecord =>
  recordOf({
    ...clustered,
    places,
    routing: { recipients: [], primary: '', unplaced: regionOnly ? 'region_only' : null },
  })
