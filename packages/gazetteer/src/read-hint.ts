import type { PlaceHint } from '@seinpost/schemas'
import type { Clue } from './candidates.ts'
import type { Gazetteer } from './gazetteer.ts'
import { type HintReading, isOfBrussels, readNameField, readPostcodeField } from './hint-fields.ts'
import type { Anchor } from './senses.ts'
import type { Setting } from './setting.ts'

const CONFIDENCE = { both: 0.985, one: 0.975, nameAgainstPostcode: 0.6, postcodeAgainstName: 0.45 } as const
/** A reading that is rarer than this is not shown. */
const LEAST_SHARE = 0.1

/** What the signal's own place field means: name and postcode read together, then the text's language and places. */
export function readHint(
  gazetteer: Gazetteer,
  hint: PlaceHint,
  setting: Setting,
  anchors: readonly Anchor[],
): Clue[] {
  const text = [hint.postcode, hint.municipality].filter(Boolean).join(' ')
  return decide(gazetteer, hint, readNameField(gazetteer, hint, { setting, anchors }), setting.language)
    .filter(({ share }) => share > LEAST_SHARE)
    .map(({ unit, share }) => ({
      unit,
      probability: share,
      role: hint.role,
      field: true,
      evidence: { start: 0, end: 0, text, kind: 'field' },
    }))
}

const scaled = (readings: readonly HintReading[], by: number): HintReading[] =>
  readings.map(({ unit, share }) => ({ unit, share: share * by }))

/** Shares become probabilities by how well name and postcode agree. */
function decide(
  gazetteer: Gazetteer,
  hint: PlaceHint,
  byName: readonly HintReading[],
  language: number,
): HintReading[] {
  const { readings: byPostcode, isBelgian } = readPostcodeField(gazetteer, hint, language)
  if (byName.length === 0) return scaled(byPostcode, CONFIDENCE.one)
  const agreeing = byName.find(({ unit }) => byPostcode.some((reading) => reading.unit === unit))
  if (agreeing !== undefined) return [{ unit: agreeing.unit, share: CONFIDENCE.both }]
  if (!isBelgian) return scaled(abroad(gazetteer, byName), CONFIDENCE.one)
  if (byPostcode.length === 0) return scaled(byName, CONFIDENCE.one)
  const [name] = byName
  const inBrussels = byPostcode.filter(({ unit }) => isOfBrussels(gazetteer, unit))
  // `Brussel` and 1080: people say the region and mean the municipality of the code.
  if (inBrussels.length > 0 && name !== undefined && isOfBrussels(gazetteer, name.unit))
    return scaled(inBrussels, CONFIDENCE.one)
  return [
    ...scaled(byName, CONFIDENCE.nameAgainstPostcode),
    ...scaled(byPostcode, CONFIDENCE.postcodeAgainstName),
  ]
}

/** A code that is no Belgian one says the name is one abroad, when there is such a one. */
function abroad({ units }: Gazetteer, readings: readonly HintReading[]): readonly HintReading[] {
  const outside = readings.filter(({ unit }) => units[unit]?.belgian === false)
  const total = outside.reduce((sum, { share }) => sum + share, 0)
  return total === 0 ? readings : scaled(outside, 1 / total)
}
