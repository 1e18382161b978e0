import { type Document, isMap, isNode, LineCounter, parseDocument } from 'yaml'
import type { ConfigProblem } from './problems.ts'

type Path = readonly PropertyKey[]

/** One file of a config, parsed as YAML. */
export interface ConfigText {
  readonly file: string
  readonly value: unknown
  /** Problems of the YAML itself; empty when it could be read. */
  readonly problems: readonly ConfigProblem[]
  /** The line of the deepest key of `path` that is in the file. */
  lineOf(path: Path): number
}

/** Reads a text as YAML; unique keys only. */
export function parseText(yaml: string, file: string): ConfigText {
  const lines = new LineCounter()
  const document = parseDocument(yaml, { lineCounter: lines, prettyErrors: false, uniqueKeys: true })
  const problems = document.errors.map(({ message, pos }) => ({
    at: '',
    file,
    line: lines.linePos(pos[0]).line,
    message,
  }))
  return {
    file,
    value: problems.length > 0 ? {} : (document.toJS() ?? {}),
    problems,
    lineOf: (path) => lineOf(path, document, lines),
  }
}

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
