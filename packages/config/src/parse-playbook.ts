import {
  CONTEXTS,
  type Context,
  LEVELS,
  type Level,
  Playbook,
  type StepKind,
  type StepMatch,
} from '@seinpost/schemas'
import { isMap, isNode, isSeq, LineCounter, type Node, parseDocument } from 'yaml'
import type { ConfigProblem } from './problems.ts'

export type ParsedPlaybook =
  | { readonly kind: 'valid'; readonly playbook: Playbook }
  | { readonly kind: 'invalid'; readonly problems: readonly ConfigProblem[] }

/** Reads a playbook's text. Every problem is listed, with its line. */
export function parsePlaybook(yaml: string): ParsedPlaybook {
  const lines = new LineCounter()
  const document = parseDocument(yaml, { lineCounter: lines, prettyErrors: false, uniqueKeys: true })
  const line = (offset: number | undefined) => (offset === undefined ? 1 : lines.linePos(offset).line)
  if (document.errors.length > 0)
    return invalid(document.errors.map(({ message, pos }) => ({ at: '', line: line(pos[0]), message })))
  const parsed = Playbook.safeParse(document.toJS() ?? {})
  const lineOf = (path: readonly PropertyKey[]) => line(offsetOf(document.contents, path))
  if (!parsed.success)
    return invalid(
      parsed.error.issues.map(({ path, message }) => ({ at: path.join('.'), line: lineOf(path), message })),
    )
  const alone = enforcementAlone(parsed.data)
  if (alone !== null) return invalid([{ at: 'steps', line: lineOf(['steps']), message: alone }])
  return { kind: 'valid', playbook: parsed.data }
}

const invalid = (problems: readonly ConfigProblem[]): ParsedPlaybook => ({ kind: 'invalid', problems })

/** Where the deepest part of the path that is there begins. */
function offsetOf(node: Node | null, path: readonly PropertyKey[]): number | undefined {
  const [key, ...rest] = path
  if (node === null || key === undefined) return node?.range?.[0]
  const child = isMap(node) || isSeq(node) ? node.get(key, true) : undefined
  return (isNode(child) ? offsetOf(child, rest) : undefined) ?? node.range?.[0]
}

const many = <T>(value: T | readonly T[] | undefined): readonly T[] =>
  value === undefined ? [] : Array.isArray(value) ? (value as readonly T[]) : [value as T]

function holdsFor(
  { minLevel = 0, maxLevel = 4, context, notContext }: StepMatch,
  level: Level,
  at: Context | null,
) {
  if (level < minLevel || level > maxLevel) return false
  if (context !== undefined && (at === null || !many(context).includes(at))) return false
  return at === null || !many(notContext).includes(at)
}

/**
 * Where a police step would stand alone, or null: at every level and in every context that has one there must be a
 * connecting and a welfare step that asks for no more than that level and context.
 */
function enforcementAlone({ steps }: Playbook): string | null {
  for (const level of LEVELS)
    for (const context of [null, ...CONTEXTS]) {
      const here = steps.filter(({ match }) => holdsFor(match, level, context))
      if (!here.some(({ kind }) => kind === 'enforcement')) continue
      for (const kind of ['connecting', 'welfare'] as const satisfies readonly StepKind[]) {
        const isThere = here.some(({ match, ...step }) => step.kind === kind && asksNoMore(match))
        if (!isThere)
          return `at level ${level}${context === null ? '' : ` in the context ${context}`} there is an enforcement step and no ${kind} step beside it; add one`
      }
    }
  return null
}

const asksNoMore = ({ factor, sourceKind, sector }: StepMatch) =>
  factor === undefined && sourceKind === undefined && sector === undefined
