import { Config } from '@seinpost/schemas'
import type { z } from 'zod'
import { parseText } from './config-text.ts'
import { originOf, type Part, partOf, plainOf } from './merge-parts.ts'
import type { ConfigProblem } from './problems.ts'

export type ParsedConfig =
  | { readonly kind: 'valid'; readonly config: Config; readonly locate: Locate }
  | { readonly kind: 'invalid'; readonly problems: readonly ConfigProblem[] }

type Path = readonly PropertyKey[]
/** The file and line where a key is written. */
export type Locate = (path: Path) => { readonly file: string; readonly line: number }

/** Reads a config that stands in one text. Every problem is listed, with its line; unknown keys are problems. */
export function parseConfig(yaml: string, file = ''): ParsedConfig {
  const text = parseText(yaml, file)
  if (text.problems.length > 0) return { kind: 'invalid', problems: text.problems }
  const part = partOf(text.value, text)
  if (part.kind === 'map' && part.entries.has('include'))
    return {
      kind: 'invalid',
      problems: [
        {
          at: 'include',
          file,
          line: text.lineOf(['include']),
          message:
            'needs the files beside it; give the config as a file, or print it whole with `config show`',
        },
      ],
    }
  return readPart(part)
}

/** Reads a config from its parts, wherever each was written. */
export function readPart(part: Part): ParsedConfig {
  const locate: Locate = (path) => {
    const { text, path: within } = originOf(part, path)
    return { file: text.file, line: text.lineOf(within) }
  }
  const parsed = Config.safeParse(plainOf(part))
  if (parsed.success) return { kind: 'valid', config: parsed.data, locate }
  const problems = parsed.error.issues.flatMap((issue) => problemsOf(issue, locate))
  return {
    kind: 'invalid',
    problems: problems.toSorted((a, b) => compareTexts(a.file ?? '', b.file ?? '') || a.line - b.line),
  }
}

const compareTexts = (a: string, b: string): number => (a === b ? 0 : a < b ? -1 : 1)

function problemsOf(issue: z.core.$ZodIssue, locate: Locate): ConfigProblem[] {
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({
      at: [...issue.path, key].join('.'),
      ...locate([...issue.path, key]),
      message: 'is not a known key; check the spelling, or leave it out',
    }))
  return [{ at: issue.path.join('.'), ...locate(issue.path), message: describe(issue) }]
}

function describe(issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_type' && issue.message.endsWith('received undefined'))
    return `is missing; give a ${issue.expected}`
  if (issue.code === 'invalid_type') return `must be a ${issue.expected}`
  if (issue.code === 'invalid_union') return describeUnion(issue)
  if (issue.code === 'invalid_value') return `must be one of ${issue.values.map(String).join(', ')}`
  if (issue.code === 'too_small') return `must be at least ${issue.minimum}`
  if (issue.code === 'too_big') return `must be at most ${issue.maximum}`
  return issue.message
}

/** A choice of fixed values is told as one; of other choices the first that was nearly right is told. */
function describeUnion({ errors, message }: z.core.$ZodIssueInvalidUnion): string {
  const issues = errors.flat()
  const values = issues.flatMap((issue) => (issue.code === 'invalid_value' ? issue.values.map(String) : []))
  if (values.length === issues.length && values.length > 0) return `must be one of ${values.join(', ')}`
  const kinds = [
    ...new Set(issues.flatMap((issue) => (issue.code === 'invalid_type' ? [issue.expected] : []))),
  ]
  return kinds.length > 0 && message === 'Invalid input' ? `must be a ${kinds.join(' or a ')}` : message
}
