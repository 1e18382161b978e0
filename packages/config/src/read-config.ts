import { readFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { SeinpostError } from '@seinpost/domain'
import { stringify } from 'yaml'
import { type ConfigText, parseText } from './config-text.ts'
import { mergeParts, type Part, partOf, plainOf } from './merge-parts.ts'
import { type ParsedConfig, readPart } from './parse-config.ts'
import type { ConfigProblem } from './problems.ts'

/** A config read from its file and what that includes; `yaml` is all of it in one text. */
export type ReadConfig = ParsedConfig & { readonly yaml: string }

/**
 * Reads a config file with the files it includes. `name` is what problems call it.
 *
 * @throws SeinpostError `input_unreadable` when the file itself is not there.
 */
export async function readConfig(file: string | URL, name: string): Promise<ReadConfig> {
  const problems: ConfigProblem[] = []
  const text = parseText(await read(file, name), name)
  const base = typeof file === 'string' ? dirname(resolve(file)) : undefined
  const whole = await withIncluded(text, { base, above: [String(file)], problems })
  const yaml = stringify(plainOf(whole))
  if (problems.length > 0) return { kind: 'invalid', problems, yaml }
  return { ...readPart(whole), yaml }
}

interface Including {
  /** The folder its paths are relative to. */
  readonly base: string | undefined
  /** The files that include this one. */
  readonly above: readonly string[]
  readonly problems: ConfigProblem[]
}

/** The part of a text joined with what it includes: the included files among one another, and the text itself over them. */
async function withIncluded(text: ConfigText, including: Including): Promise<Part> {
  including.problems.push(...text.problems)
  const own = partOf(text.value, text)
  if (own.kind !== 'map') return own
  const entries = new Map(own.entries)
  const listed = entries.get('include')
  entries.delete('include')
  const rest: Part = { ...own, entries }
  if (listed === undefined) return rest
  const problem = (path: readonly PropertyKey[], message: string) =>
    including.problems.push({ at: path.join('.'), file: text.file, line: text.lineOf(path), message })
  const names = plainOf(listed)
  if (!Array.isArray(names) || names.some((name) => typeof name !== 'string')) {
    problem(['include'], 'must be a list of files, such as [zones/5345.yaml]')
    return rest
  }
  let under: Part | null = null
  for (const [index, name] of names.entries()) {
    const part = await includedPart(String(name), text, including, (message) =>
      problem(['include', index], message),
    )
    if (part === null) continue
    under =
      under === null
        ? part
        : mergeParts(under, part, ({ path, first, second }) =>
            including.problems.push({
              at: path.join('.'),
              file: second.text.file,
              line: second.text.lineOf(second.path),
              message: `says something else than ${first.text.file}:${first.text.lineOf(first.path)}; keep it in one of them, or set it in ${text.file}, which overrules both`,
            }),
          )
  }
  return under === null ? rest : mergeParts(under, rest)
}

async function includedPart(
  name: string,
  text: ConfigText,
  { base, above, problems }: Including,
  problem: (message: string) => void,
): Promise<Part | null> {
  if (base === undefined) {
    problem('the built-in default includes nothing')
    return null
  }
  const file = resolve(base, name)
  if (above.includes(file)) {
    problem(`${name} includes this file, so neither can be read; take one of the two includes out`)
    return null
  }
  const yaml = await readFile(file, 'utf8').catch(() => null)
  if (yaml === null) {
    problem(`${name}: cannot be read; its path is relative to this file`)
    return null
  }
  const shown = join(dirname(text.file), name)
  return withIncluded(parseText(yaml, shown), { base: dirname(file), above: [...above, file], problems })
}

async function read(file: string | URL, name: string): Promise<string> {
  try {
    return await readFile(file, 'utf8')
  } catch (cause) {
    throw new SeinpostError('input_unreadable', `${name}: cannot be read`, {
      cause,
      remedy: 'Give the path of a config file with --config, or leave it out for the built-in default.',
    })
  }
}
