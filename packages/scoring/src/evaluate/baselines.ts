import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { LEVELS, type Level } from '@seinpost/schemas'
import BayesClassifier from 'natural/lib/natural/classifiers/bayes_classifier.js'
import { ngramsOf } from '../heads/ngrams.ts'
import { readHeads } from '../heads/sparse-heads.ts'
import { seededChance } from '../train/chance.ts'
import type { LabelledCase } from '../train/labelled-case.ts'
import { headExample, trainSparseHeads } from '../train/sparse-trainer.ts'
import { fill } from '../train/synthetic/grammar.ts'
import { GRAMMARS } from '../train/synthetic/sentences.ts'
import type { Rated } from './rated.ts'

/** A rater that is trained on the same cases as the model and sees the text alone. */
export interface Baseline {
  readonly name: string
  rate(train: readonly LabelledCase[], test: readonly LabelledCase[]): Rated[]
}

const WORDS = /[\p{L}\p{M}\p{N}]+(?:['’-][\p{L}\p{M}]+)*/gu
const wordsOf = (text: string): string[] => text.normalize('NFC').toLowerCase().match(WORDS) ?? []

/** A rating from a chance per level. */
function rated(chances: readonly number[]): Rated {
  const total = chances.reduce((sum, chance) => sum + chance, 0) || 1
  const shares = chances.map((chance) => chance / total)
  const level = LEVELS[shares.indexOf(Math.max(...shares))] ?? 0
  const score = shares.reduce((sum, chance, at) => sum + chance * at, 0) / 4
  return { effective: level, surface: level, score, chances: shares }
}

const certain = (level: Level): Rated => rated(LEVELS.map((other) => (other === level ? 1 : 0)))

/** Words by level, as a keyword list would have them: violence 3, less than human 2, abuse 1. */
function keywordLevels(): Map<string, Level> {
  const chance = seededChance(1)
  const levels = new Map<string, Level>()
  const slots: readonly [string, Level][] = [
    ['bad', 1],
    ['badnoun', 1],
    ['vermin', 2],
    ['kill', 3],
    ['killed', 3],
    ['weapon', 3],
  ]
  for (const { grammar } of GRAMMARS) {
    for (const [slot, level] of slots) {
      for (const filler of grammar.vocabulary[slot] ?? []) {
        const words = wordsOf(fill(filler, grammar.vocabulary, chance)).filter((word) => word.length > 3)
        if (words.length === 1 && words[0]) levels.set(words[0], level)
      }
    }
  }
  return levels
}

const keywords: Baseline = {
  name: 'keyword list',
  rate(_, test) {
    const levels = keywordLevels()
    return test.map(({ input }) => {
      const found = wordsOf(input.text).map((word) => levels.get(word) ?? 0)
      return certain(LEVELS[Math.max(0, ...found)] ?? 0)
    })
  },
}

const bayes: Baseline = {
  name: 'natural Bayes',
  rate(train, test) {
    const classifier = new BayesClassifier()
    for (const { input, effective } of train) classifier.addDocument(wordsOf(input.text), String(effective))
    classifier.train()
    return test.map(({ input }) => {
      const found = classifier.getClassifications(wordsOf(input.text))
      return rated(LEVELS.map((level) => found.find(({ label }) => label === String(level))?.value ?? 0))
    })
  },
}

const asTokens = (text: string) => wordsOf(text).map((form) => ({ form, masked: false }))

const linear: Baseline = {
  name: 'linear n-grams',
  rate(train, test) {
    const names = LEVELS.map((level) => `level${level}`)
    const examples = train.map(({ input, effective }) =>
      headExample(
        ngramsOf(asTokens(input.text)),
        new Map(LEVELS.map((level) => [level, level === effective ? 1 : 0])),
      ),
    )
    const heads = trainSparseHeads(examples, {
      names,
      epochs: 6,
      rate: 4,
      shrink: 0.02,
      chance: seededChance(1),
    })
    return test.map(({ input }) => {
      const tokens = asTokens(input.text)
      const { logits } = readHeads(heads, ngramsOf(tokens), tokens.length)
      return rated([...logits].map((logit) => 1 / (1 + Math.exp(-logit))))
    })
  },
}

const oneLine = (text: string): string => wordsOf(text).join(' ')

/** Runs Debian's fastText in a folder of its own. Empty when the program is not installed. */
function fastText(train: readonly LabelledCase[], test: readonly LabelledCase[]): Rated[] {
  const folder = mkdtempSync(join(tmpdir(), 'seinpost-fasttext-'))
  try {
    const [trainFile, testFile, model] = [
      join(folder, 'train.txt'),
      join(folder, 'test.txt'),
      join(folder, 'model'),
    ]
    writeFileSync(
      trainFile,
      train.map(({ input, effective }) => `__label__${effective} ${oneLine(input.text)}`).join('\n'),
    )
    writeFileSync(testFile, `${test.map(({ input }) => oneLine(input.text) || '.').join('\n')}\n`)
    const options = [
      '-epoch',
      '25',
      '-lr',
      '0.5',
      '-wordNgrams',
      '2',
      '-minn',
      '3',
      '-maxn',
      '5',
      '-thread',
      '1',
      '-bucket',
      '200000',
      '-dim',
      '50',
    ]
    const made = spawnSync('fasttext', ['supervised', '-input', trainFile, '-output', model, ...options], {
      stdio: 'ignore',
    })
    if (made.status !== 0) return []
    const said = spawnSync('fasttext', ['predict-prob', `${model}.bin`, testFile, '5'], {
      encoding: 'utf8',
      maxBuffer: 1 << 26,
    })
    return said.stdout
      .trimEnd()
      .split('\n')
      .map((line) => {
        const parts = line.split(' ')
        return rated(
          LEVELS.map(
            (level) =>
              Number(parts[parts.indexOf(`__label__${level}`) + 1] ?? 0) *
              (parts.includes(`__label__${level}`) ? 1 : 0),
          ),
        )
      })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Every baseline; fastText only where Debian's package is installed. */
export function baselines(): Baseline[] {
  const hasFastText = spawnSync('sh', ['-c', 'command -v fasttext'], { stdio: 'ignore' }).status === 0
  return [keywords, bayes, linear, ...(hasFastText ? [{ name: 'fastText', rate: fastText }] : [])]
}
