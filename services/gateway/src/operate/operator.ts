import type {
  Advice,
  AppliedConfig,
  Backtest,
  ConfigInForce,
  ShadowStatus,
  TextProblem,
} from '@seinpost/schemas'

/** Who changes something, and why. */
export interface Signed {
  readonly by: string
  readonly why: string
}

/** Blocks of the config in place of the ones in force. */
export type TriedBlocks = Readonly<
  Partial<Record<'thresholds' | 'priority' | 'queue' | 'routing' | 'desks', unknown>>
>

/** What an operator asks about the config. Texts are whole configs as YAML; what is wrong with one is `config_invalid`. */
export interface Operator {
  inForce(): Promise<ConfigInForce>
  check(yaml: string): Promise<readonly TextProblem[]>
  /** On stored signals with the scores they have. */
  tryBlocks(blocks: TriedBlocks, days: number): Promise<Backtest>
  backtest(to: {
    readonly yaml: string
    readonly base?: string | undefined
    readonly days: number
  }): Promise<Backtest>
  /** Stored when it resolves; every worker follows within seconds. */
  apply(yaml: string, signed: Signed): Promise<AppliedConfig>
  /** To a version, 0 being the file; without one, to the version before. */
  rollback(version: number | undefined, signed: Signed): Promise<AppliedConfig>
  shadow(): Promise<ShadowStatus | null>
  startShadow(yaml: string, signed: Signed): Promise<ShadowStatus>
  stopShadow(): Promise<ShadowStatus | null>
  advise(days: number): Promise<Advice>
}
