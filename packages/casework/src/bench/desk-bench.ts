import type { Bench } from '@seinpost/domain'
import { seededChance } from '../seeded-chance.ts'
import { DISCIPLINES, simulateDesk, USUAL_LOAD } from '../simulate-desk.ts'

const OVERLOADS = [1, 3, 10]
const WEEKS = 5
const AGEING = 0.1

const median = (values: readonly number[]) => values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0

/** Minutes that the worst wait at a simulated desk, by the order in which it takes cases. */
export const deskBench: Bench = {
  name: 'desk',
  about:
    'simulated desk: median minutes to review by true level at 1x, 3x and 10x overload, three orders compared',
  run: async ({ log }) => {
    const figures: Record<string, number> = {}
    for (const overload of OVERLOADS) {
      for (const discipline of DISCIPLINES) {
        const weeks = Array.from({ length: WEEKS }, (_, seed) =>
          simulateDesk(
            { ...USUAL_LOAD, overload },
            { discipline, queue: { ageingPointsPerHour: AGEING }, chance: seededChance(seed + 1) },
          ),
        )
        const of = (level: 1 | 2 | 3 | 4) =>
          Math.round(median(weeks.map((week) => week.median[level])) * 10) / 10
        log(
          `${overload}x ${discipline}: acute ${of(4)}, serious ${of(3)}, elevated ${of(2)}, concern ${of(1)} min`,
        )
        figures[`${discipline}_${overload}x_acute_median_min`] = of(4)
        figures[`${discipline}_${overload}x_serious_median_min`] = of(3)
      }
    }
    const ours = figures.ranked_10x_acute_median_min ?? 0
    const fifo = figures.first_in_first_out_10x_acute_median_min ?? 0
    return { ...figures, acute_10x_fifo_to_ranked: Math.round(fifo / Math.max(ours, 0.1)) }
  },
}
