import type { Place, Routed } from '@seinpost/schemas'
import type { CaseSummary } from '@seinpost/store'

const EXCERPT_LENGTH = 280

/** The beginning of a text, cut at a space where there is one near, never inside a character. */
export function excerptOf(text: string, length = EXCERPT_LENGTH): string {
  const flat = text.replace(/\s+/gu, ' ').trim()
  const characters = Array.from(flat.slice(0, length * 2))
  if (characters.length <= length) return flat.length > length * 2 ? `${characters.join('')}…` : flat
  const cut = characters.slice(0, length).join('')
  const space = cut.lastIndexOf(' ')
  return `${space > cut.length * 0.7 ? cut.slice(0, space) : cut}…`
}

/** What a queue shows of a case with this lead. */
export function summarise(
  { signal, score }: Pick<Routed, 'signal' | 'score'>,
  places: readonly Place[],
): CaseSummary {
  return {
    excerpt: excerptOf(signal.text),
    reason: score.explanation.sentence,
    lang: score.lang,
    context: score.context,
    places: places.map(({ name, nis, code, role, confidence }) => ({
      name,
      code: nis ?? code ?? '',
      role,
      confidence,
    })),
    platform: signal.source.platform,
    sourceKind: signal.source.kind,
    publishedAt: signal.publishedAt,
  }
}
