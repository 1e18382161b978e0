import { type Jurisdictions, receiverProblems } from '@seinpost/routing'
import type { Config } from '@seinpost/schemas'
import type { KeyProblem } from './key-problem.ts'

/** Why nothing is ever routed to a desk; empty when something may be. */
export const whyNothingComes = (
  queue: string,
  { routing }: Pick<Config, 'routing'>,
  jurisdictions: Jurisdictions,
): string[] =>
  receiverProblems(queue, '', routing, jurisdictions).map(
    (problem) => `${queue}: ${problem.slice(problem.indexOf(': ') + 2)}`,
  )

/** Desks that are named and do not exist, or that a rule is for and nobody receives at. */
export function deskProblems(config: Config, jurisdictions: Jurisdictions): KeyProblem[] {
  const { thresholds, desks, delivery, deadlines } = config
  const problemsOf = (queue: string, path: readonly PropertyKey[]): KeyProblem[] =>
    whyNothingComes(queue, config, jurisdictions).map((message) => ({ path, message }))
  return [
    ...(thresholds.overrides ?? []).flatMap(({ when }, index) =>
      when.desk === undefined
        ? []
        : problemsOf(when.desk, ['thresholds', 'overrides', index, 'when', 'desk']),
    ),
    ...Object.keys(desks.capacity).flatMap((queue) => problemsOf(queue, ['desks', 'capacity', queue])),
    ...delivery.webhooks.flatMap(({ queue }, index) =>
      problemsOf(queue, ['delivery', 'webhooks', index, 'queue']),
    ),
    ...deadlines.rules.flatMap(({ name, desks: patterns = [] }, index) =>
      patterns.flatMap((pattern, at) => {
        const path = ['deadlines', 'rules', index, 'desks', at]
        if (!pattern.endsWith('*')) return problemsOf(pattern, path)
        if (KINDS.some((kind) => kind.startsWith(pattern.slice(0, -1)) || pattern.startsWith(kind))) return []
        return [
          {
            path,
            message: `deadline "${name}" has no receiver: no desk is called ${pattern}; use one of ${KINDS.map((kind) => `${kind}*`).join(', ')}`,
          },
        ]
      }),
    ),
  ]
}

const KINDS = [
  'municipality-',
  'zone-',
  'district-',
  'cell-',
  'contact-',
  'desk-',
  'analyst',
  'supra-local',
  'help',
]
