import { assertMayTrain, type DataFolder, type Row } from '../evaluate/data-sets.ts'
import type { HeadName } from '../head-names.ts'
import { targetsOf } from './head-targets.ts'
import type { LevelRange } from './severity-matrix.ts'
import type { HeadTargets } from './sparse-trainer.ts'

/** A public text with what its source's label teaches some heads. */
export interface PublicText {
  readonly text: string
  readonly lang: string
  readonly targets: HeadTargets
  /** What the label leaves open of the effective level, or null when it says nothing of it. */
  readonly effective: LevelRange | null
}

/** What one label says: some heads, and perhaps the level. */
interface Said {
  readonly heads: Partial<Record<HeadName, boolean>>
  readonly effective?: LevelRange
}
type Teach = (row: Row) => Said | null

const has = (row: Row, column: string, values: readonly string[]): boolean => {
  const labels = row[column]
  return Array.isArray(labels) && values.some((value) => labels.includes(value))
}

const hate = (more: Said['heads'] = {}): Said => ({
  heads: { hateful: true, level1: true, ...more },
  effective: [1, 4],
})
const noHate: Said = { heads: { hateful: false }, effective: [0, 0] }
const peace = (more: Said['heads'] = {}): Said => ({
  heads: { hateful: false, level1: false, level2: false, level3: false, level4: false, ...more },
  effective: [0, 0],
})

const PRAISE = ['admiration', 'gratitude', 'love', 'joy', 'caring']
const BLAME = ['anger', 'disgust', 'annoyance', 'disapproval']
const CALM = ['optimism', 'excitement', 'relief', 'neutral', 'curiosity', 'amusement', 'surprise']

const germeval: Teach = ({ label_fine }) => {
  if (label_fine === 'ABUSE') return hate()
  if (label_fine === 'OTHER')
    return { heads: { hateful: false, violent: false, level2: false, level3: false }, effective: [0, 0] }
  return { heads: { hateful: false, level3: false, negative: true } }
}

const hatemoji: Teach = ({ label, type }) =>
  label === 'hate'
    ? hate({ violent: type === 'threateninglanguage', dehumanisation: type === 'dehumanizinglanguage' })
    : noHate

const implicitHate: Teach = ({ label, implicit_class }) => {
  if (label === 'not_hate') return noHate
  if (label === 'explicit_hate') return hate()
  return {
    heads: { hateful: true, level1: true, violent: implicit_class === 'threatening' },
  }
}

const edos: Teach = ({ label, vector }) => {
  if (label !== 'sexist') return { heads: { hateful: false } }
  const fine = String(vector)
  const violent = fine.startsWith('1.')
  const lessThanHuman = fine.startsWith('2.3')
  return hate({
    violent,
    level2: violent || lessThanHuman,
    dehumanisation: lessThanHuman,
  })
}

const mlma: Teach = (row) => {
  if (has(row, 'labels', ['hateful'])) return hate()
  return has(row, 'labels', ['normal']) && !has(row, 'labels', ['offensive'])
    ? { heads: { hateful: false } }
    : null
}

const goemotions: Teach = (row) => {
  if (has(row, 'labels', BLAME)) return { heads: { negative: true, positive: false } }
  if (has(row, 'labels', PRAISE)) return peace({ positive: true, negative: false })
  return has(row, 'labels', CALM) ? peace({ positive: false, negative: false }) : null
}

/** News sentences and words taken from them: what most words are, neither ill nor good nor violent. */
const plain: Teach = ({ kind }) => {
  const said = peace({ negative: false, positive: false, violent: false })
  return kind === 'sentences' ? said : { heads: said.heads }
}

/** A share that keeps a whole set, however small a part of the others is used. */
const EVERY = 10

/** How each source's labels map to heads; made from the label definitions, as `concept_map.json` states them. */
const TEACHERS: readonly (readonly [set: string, file: string, share: number, teach: Teach])[] = [
  ['gahd', 'de.jsonl', 0.6, ({ label }) => (label === 'hate' ? hate() : noHate)],
  ['germeval2018', 'de.jsonl', 1, germeval],
  ['hatemoji', 'build-en.jsonl', 0.6, hatemoji],
  ['implicit-hate', 'en.jsonl', 0.35, implicitHate],
  ['edos', 'en.jsonl', 0.35, edos],
  ['davidson', 'en.jsonl', 0.3, ({ label }) => ({ heads: { hateful: label === 'hate' } })],
  ['mlma', 'fr.jsonl', 1, mlma],
  ['goemotions', 'en.jsonl', 1, goemotions],
  ['lid-lingua', 'nl.jsonl', EVERY, plain],
  ['lid-lingua', 'fr.jsonl', EVERY, plain],
  ['lid-lingua', 'de.jsonl', EVERY, plain],
  ['lid-lingua', 'en.jsonl', EVERY, plain],
]

/** Public texts whose licence lets them teach weights that ship. `keep` in [0, 1) decides a set's share by its row. */
export function publicTexts(data: DataFolder, keep: (set: string, row: number) => number): PublicText[] {
  return TEACHERS.flatMap(([set, file, share, teach]) => {
    assertMayTrain(set)
    return data.rows(set, file).flatMap((row, at): PublicText[] => {
      const said = keep(set, at) < share ? teach(row) : null
      if (said === null) return []
      // `Object.entries` widens the keys; they are the heads of `Said`.
      const heads = new Map(Object.entries(said.heads) as [HeadName, boolean][])
      return [
        { text: row.text, lang: row.lang, targets: targetsOf(heads), effective: said.effective ?? null },
      ]
    })
  })
}
