import { isDeepStrictEqual } from 'node:util'
import { ThresholdOverride } from '@seinpost/schemas'

/** What changes in the thresholds of desks, sources, languages and platforms. */
export function describeOverrides(before: unknown, after: unknown): string[] {
  const [was, is] = [read(before), read(after)]
  const lines = is.flatMap((override) => {
    const known = was.find(({ when }) => isDeepStrictEqual(when, override.when))
    if (known === undefined)
      return [`${forWhom(override)} become a case from level ${override.queueFromLevel} (a new threshold)`]
    if (known.queueFromLevel === override.queueFromLevel) return []
    return [
      `${forWhom(override)} became a case from level ${known.queueFromLevel}, now from ${override.queueFromLevel}`,
    ]
  })
  const gone = was.filter(({ when }) => !is.some((other) => isDeepStrictEqual(other.when, when)))
  lines.push(
    ...gone.map(
      (override) =>
        `${forWhom(override)} have no threshold of their own any more (it was ${override.queueFromLevel})`,
    ),
  )
  if (lines.length === 0)
    lines.push('The thresholds of desks and sources stand in another order; the first that holds counts')
  return lines
}

const read = (value: unknown) => ThresholdOverride.array().parse(value ?? [])

function forWhom({ when }: ThresholdOverride): string {
  const parts = [
    ...(when.desk === undefined ? [] : [`for ${when.desk}`]),
    ...(when.source === undefined ? [] : [`from source ${when.source}`]),
    ...(when.platform === undefined ? [] : [`on ${when.platform}`]),
    ...(when.language === undefined ? [] : [`in language ${when.language}`]),
  ]
  return `Signals ${parts.join(' ')}`
}
