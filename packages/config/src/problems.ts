/** One thing wrong with a config file, where it stands and what to write instead. */
export interface ConfigProblem {
  /** Path of keys, such as `gate.legal.public.retentionDays`. */
  readonly at: string
  /** The file it stands in, when that is an included one or the problem was found by reading files. */
  readonly file?: string
  /** 1-based; 1 when the key is missing from the top level. */
  readonly line: number
  readonly message: string
}

/** The problems as lines an editor understands: `file:line: path: message`. */
export function formatProblems(file: string, problems: readonly ConfigProblem[]): string {
  return problems
    .map(
      ({ at, file: own, line, message }) =>
        `${own || file}:${line}: ${at === '' ? '(top level)' : at}: ${message}`,
    )
    .join('\n')
}
