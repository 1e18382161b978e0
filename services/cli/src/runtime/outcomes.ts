import type { Clustered, Routed, Scored } from '@seinpost/schemas'

/** What a scored signal counts as: its level in context. */
export const levelOf = ({ score }: Scored): string => `level_${score.severity.effective}`

/** What a clustered signal counts as: new, which kind of copy, or why it was held apart. */
export const copyOf = ({ cluster: { kind, held } }: Clustered): string =>
  kind ?? (held === undefined ? 'new' : `held_${held}`)

/** What a routed signal counts as: placed, or why not. */
export const placedOf = ({ routing }: Routed): string => routing.unplaced ?? 'placed'
