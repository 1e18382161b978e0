import { Config } from '@seinpost/schemas'
import { type Document, isMap, isNode, LineCounter, parseDocument } from 'yaml'
import type { z } from 'zod'
import type { ConfigProblem } from './problems.ts'

export type ParsedConfig =
  | { readonly kind: 'valid'; readonly config: Config }
  | { readonly kind: 'invalid'; readonly problems: readonly ConfigProblem[] }

type Path = readonly PropertyKey[]

/** Reads a config file's text. Every problem is listed, with its line; unknown keys are problems. */
export function parseConfig(yaml: string): ParsedConfig {
  const lines = new LineCounter()
  const document = parseDocument(yaml, { lineCounter: lines, prettyErrors: false, uniqueKeys: true })
  if (document.errors.length > 0) {
    const problems = document.errors.map(({ message, pos }) => ({
      at: '',
      line: lines.linePos(pos[0]).line,
      message,
    }))
    return { kind: 'invalid', problems }
  }
  const parsed = Config.safeParse(document.toJS() ?? {})
  if (parsed.success) return { kind: 'valid', config: parsed.data }
  const problems = parsed.error.issues.flatMap((issue) => problemsOf(issue, document, lines))
  return { kind: 'invalid', problems: problems.toSorted((a, b) => a.line - b.line) }
}

function problemsOf(issue: z.core.$ZodIssue, document: Document, lines: LineCounter): ConfigProblem[] {
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({
      at: [...issue.path, key].join('.'),
      line: lineOf([...issue.path, key], document, lines),
      message: 'is not a known key; check the spelling, or leave it out',
    }))
  return [{ at: issue.path.join('.'), line: lineOf(issue.path, document, lines), message: describe(issue) }]
}

function describe(issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_type' && issue.message.endsWith('received undefined'))
    return `is missing; give a ${issue.expected}`
  if (issue.code === 'invalid_type') return `must be a ${issue.expected}`
  if (issue.code === 'invalid_value') return `must be one of ${issue.values.map(String).join(', ')}`
  if (issue.code === 'too_small') return `must be at least ${issue.minimum}`
  if (issue.code === 'too_big') return `must be at most ${issue.maximum}`
  return issue.message
}

/** The line of the deepest key of the path that is in the file. */
function lineOf(path: Path, document: Document, lines: LineCounter): number {
  for (let depth = path.length; depth > 0; depth--) {
    const offset = keyOffset(document, path.slice(0, depth))
    if (offset !== null) return lines.linePos(offset).line
  }
  return 1
}

function keyOffset(document: Document, path: Path): number | null {
  const parent = path.length === 1 ? document.contents : document.getIn(path.slice(0, -1), true)
  const last = path.at(-1)
  if (isMap(parent)) {
    const pair = parent.items.find(({ key }) => (isNode(key) ? key.toJSON() : key) === last)
    if (isNode(pair?.key) && pair.key.range) return pair.key.range[0]
    return null
  }
  const node = document.getIn(path, true)
  return isNode(node) && node.range ? node.range[0] : null
}
