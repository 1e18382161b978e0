import { LANGUAGE_BIT } from './cues.ts'
import { distanceKm, type Gazetteer, type Unit } from './gazetteer.ts'
import type { Name, Sense } from './names.ts'
import type { Setting } from './setting.ts'
import { baseOf } from './weigh.ts'

/** A unit a name may mean: its share among the readings, and the log-odds of its best sense. */
export interface Reading {
  readonly unit: number
  readonly share: number
  readonly base: number
  readonly sense: Sense
}

/** What is surely meant elsewhere in the same signal. */
export interface Anchor {
  readonly unit: number
  /** In [0, 1]. */
  readonly weight: number
}

const LEVEL: Readonly<Record<Sense['kind'], number>> = {
  m: 2.6,
  x: 2.4,
  f: 2.2,
  b: 1.2,
  v: 1.5,
  a: 1,
  s: 0.6,
  k: 1,
  d: 1,
  j: 1,
  e: 0,
  c: 0,
  t: 0,
  p: -0.4,
  l: -1.4,
}
/** How far the best reading draws away from the next. */
const SHARPNESS = 1.4
const BY_SIZE = 0.6
const SIZE_UNIT = 10_000
const PART = 0.15
const ABROAD = -0.6
const SAME_LANGUAGE = 1.2
const OTHER_LANGUAGE = -1.2
const ANCHOR = { same: 5, near: 2.2, around: 1.2, far: -0.4 } as const
const NEAR_KM = 12
const AROUND_KM = 30
const FAR_KM = 90
const COUNTRY_NAMED = 6
/** A place far from any Belgian one; it has no nearest municipality in the file. */
const FAR_ABROAD = -2.5
const COUNTRY_LANGUAGE: Readonly<Record<string, number>> = {
  NL: 1,
  FR: 2,
  DE: 8,
  LU: 10,
  GB: 4,
  US: 4,
  NO: 0,
}

/** The units a name may mean, with the share of each, given what else the signal names. */
export function readingsOf(
  gazetteer: Gazetteer,
  name: Name,
  {
    setting,
    anchors,
    country,
  }: { setting: Setting; anchors: readonly Anchor[]; country: string | undefined },
): Reading[] {
  const best = new Map<number, { sense: Sense; base: number; level: number }>()
  for (const sense of name.senses) {
    const base = baseOf(sense)
    const level = LEVEL[sense.kind] + 0.3 * sense.strength
    const own = best.get(sense.unit)
    if (own === undefined) best.set(sense.unit, { sense, base, level })
    else
      best.set(sense.unit, {
        sense: base > own.base ? sense : own.sense,
        base: Math.max(base, own.base),
        level: Math.max(level, own.level),
      })
  }
  if (best.size === 1)
    for (const [unit, { sense, base }] of best)
      return [{ unit, share: oneReading(gazetteer, unit, country), base, sense }]
  const weights = [...best].map(([unit, own]) => ({
    unit,
    ...own,
    weight: Math.exp(
      SHARPNESS *
        (own.level +
          priorOf(gazetteer, unit, own.sense, setting) +
          anchorOdds(gazetteer, unit, anchors) +
          countryOdds(gazetteer, unit, country)),
    ),
  }))
  const total = weights.reduce((sum, { weight }) => sum + weight, 0)
  return weights
    .map(({ unit, weight, base, sense }) => ({ unit, share: weight / total, base, sense }))
    .sort((a, b) => b.share - a.share)
}

/** `Hoboken, USA` is not the one reading we know, when that is in another country. */
const oneReading = ({ units }: Gazetteer, unit: number, country: string | undefined) =>
  country === undefined || units[unit]?.country === country ? 1 : 0.02

function priorOf({ units }: Gazetteer, index: number, { kind }: Sense, setting: Setting): number {
  const unit = units[index]
  if (unit === undefined) return 0
  // A section or a quarter is a part of its municipality.
  const share = 'salt'.includes(kind) ? PART : 1
  const size = BY_SIZE * Math.log((unit.population * share + 1000) / SIZE_UNIT)
  // The first name of a Belgian municipality is its Dutch one, a second one French, whatever is spoken there.
  const written = kind === 'm' ? LANGUAGE_BIT.nl : kind === 'x' ? LANGUAGE_BIT.fr : 0
  const spoken = spokenAt(unit) | (unit.belgian ? written : 0)
  const language =
    setting.language === 0 || spoken === 0 ? 0 : spoken & setting.language ? SAME_LANGUAGE : OTHER_LANGUAGE
  return size + language + (unit.belgian ? 0 : unit.isNear ? ABROAD : FAR_ABROAD)
}

/** Language bits of a unit: its official ones, or those of its country. */
export const spokenAt = (unit: Unit): number =>
  unit.belgian ? languageBits(unit.lang) : (COUNTRY_LANGUAGE[unit.country] ?? 0)

function languageBits(lang: string): number {
  return (
    (/nl/u.test(lang) ? LANGUAGE_BIT.nl : 0) |
    (/fr/u.test(lang) ? LANGUAGE_BIT.fr : 0) |
    (/de/u.test(lang) ? LANGUAGE_BIT.de : 0)
  )
}

function anchorOdds({ units }: Gazetteer, index: number, anchors: readonly Anchor[]): number {
  const unit = units[index]
  if (unit === undefined || anchors.length === 0) return 0
  let odds = 0
  for (const anchor of anchors) {
    const there = units[anchor.unit]
    if (there === undefined) continue
    const km = distanceKm(unit, there)
    const pull =
      anchor.unit === index
        ? ANCHOR.same
        : km < NEAR_KM
          ? ANCHOR.near
          : km < AROUND_KM
            ? ANCHOR.around
            : km > FAR_KM
              ? ANCHOR.far
              : 0
    if (Math.abs(pull * anchor.weight) > Math.abs(odds)) odds = pull * anchor.weight
  }
  return odds
}

const countryOdds = ({ units }: Gazetteer, unit: number, country: string | undefined) =>
  country === undefined ? 0 : units[unit]?.country === country ? COUNTRY_NAMED : -COUNTRY_NAMED
