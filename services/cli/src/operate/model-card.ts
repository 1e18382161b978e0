import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { loadPacks } from '@seinpost/concepts'
import type { ModelCard } from '@seinpost/gateway'
import { CONCEPTS } from '@seinpost/schemas'

const CARD = fileURLToPath(new URL('../../../../docs/model-card.md', import.meta.url))
const FIGURE = /^\| (?<name>[^|]+?) \| (?<reach>[<>]=? ?[^|]+?) \| (?<measured>[^|]+?) \| (?<met>[^|]*?) \|$/u

/** The card that `seinpost evaluate` wrote, with the model that runs. */
export async function modelCard(version: string): Promise<ModelCard> {
  const card = await readFile(CARD, 'utf8').catch(() => '')
  return {
    version,
    model: version.split('+')[0] ?? version,
    packs: loadPacks().version,
    concepts: CONCEPTS.length,
    figures: card.split('\n').flatMap((line) => {
      const found = FIGURE.exec(line)?.groups
      if (found === undefined) return []
      const { name = '', reach = '', measured = '', met = '' } = found
      return [{ name, reach, measured, met: met === 'met' }]
    }),
    card: card.replace(/!\[[^\]]*\]\([^)]*\)/gu, '').replace(/\n{3,}/gu, '\n\n'),
  }
}
