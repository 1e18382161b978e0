import type { Present, Signal, Statement } from '@seinpost/schemas'

/** What may not stand in a sheet, and where. */
export interface SheetProblem {
  /** Such as `statements.2`. */
  readonly at: string
  readonly problem: 'secret' | 'not_present' | 'repeats_partner' | 'identifies' | 'twice'
}

export interface SheetDraft {
  readonly present: readonly Present[]
  readonly statements: readonly Statement[]
}

/** Partners whose words are theirs to share: what they told is under professional secrecy. */
const SECRET_SECTORS: ReadonlySet<string> = new Set(['welfare', 'health', 'care', 'clb', 'caw'])
/** As many words on end, the same in both, are a quotation. */
const QUOTED_WORDS = 6

/** National register number, address, telephone, handle: none of it belongs on a sheet. */
const IDENTIFIES = [
  /\b\d{2}\.?\d{2}\.?\d{2}[- ]?\d{3}[. ]?\d{2}\b/u,
  /[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+\.[\p{L}]{2,}/u,
  /(?<![\p{L}\p{N}.])@[\p{L}\p{N}_]{2,}/u,
  /(?<!\p{N})(?:\+32|0)[ ./-]?\d(?:[ ./-]?\d){7,8}(?!\p{N})/u,
]

const wordsOf = (text: string) => text.toLocaleLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []

function runsOf(text: string): ReadonlySet<string> {
  const words = wordsOf(text)
  const runs = new Set<string>()
  for (let at = 0; at + QUOTED_WORDS <= words.length; at += 1)
    runs.add(words.slice(at, at + QUOTED_WORDS).join(' '))
  return runs
}

/** What partners bound by secrecy told about a case, in their own words. */
export const secretTexts = (members: readonly Pick<Signal, 'text' | 'referral'>[]): readonly string[] =>
  members.flatMap(({ text, referral }) =>
    referral !== undefined && SECRET_SECTORS.has(referral.sector.toLocaleLowerCase())
      ? [text, referral.offlineContext ?? '']
      : [],
  )

/**
 * Everything that keeps a sheet from being written: what is under professional secrecy, what repeats a secrecy-bound
 * partner word for word, what identifies somebody, who was not there. Pure.
 */
export function sheetProblems(
  { present, statements }: SheetDraft,
  secrets: readonly string[],
): SheetProblem[] {
  const names = present.map(({ name }) => name)
  const problems: SheetProblem[] = names.flatMap((name, at) =>
    names.indexOf(name) < at ? [{ at: `present.${at}`, problem: 'twice' as const }] : [],
  )
  const told = secrets.map(runsOf)
  for (const [index, { from, text, secret }] of statements.entries()) {
    const at = `statements.${index}`
    if (secret) problems.push({ at, problem: 'secret' })
    if (!names.includes(from)) problems.push({ at, problem: 'not_present' })
    if (IDENTIFIES.some((pattern) => pattern.test(text))) problems.push({ at, problem: 'identifies' })
    const runs = runsOf(text)
    if (told.some((secretRuns) => [...runs].some((run) => secretRuns.has(run))))
      problems.push({ at, problem: 'repeats_partner' })
  }
  return problems
}
