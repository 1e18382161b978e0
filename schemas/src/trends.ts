import { z } from 'zod'
import { SCHEMES, THEMES, VENUES } from './trend-categories.ts'

export const Theme = z.enum(THEMES)
export type Theme = z.infer<typeof Theme>

export const Venue = z.enum(VENUES)
export type Venue = z.infer<typeof Venue>

export const Scheme = z.enum(SCHEMES)
export type Scheme = z.infer<typeof Scheme>

/** Municipalities counted together: one that has enough cases alone, or several that have enough together. */
export const TrendArea = z.object({
  id: z.string(),
  /** NIS codes, and `elsewhere` for what has no municipality in Flanders or Brussels. */
  members: z.array(z.string()).min(1),
  n: z.int(),
})
export type TrendArea = z.infer<typeof TrendArea>

/** Categories counted together, for the same reason. */
export const TrendPart = z.object({ members: z.array(z.string()).min(1), n: z.int() })
export type TrendPart = z.infer<typeof TrendPart>

/** One way to divide a period's cases: over the whole, and over areas as far as every cell is large enough. */
export const TrendScheme = z.object({
  parts: z.array(TrendPart),
  /** Rows of areas, by id; `cells` has a number for each part. */
  rows: z.array(z.object({ areas: z.array(z.string()).min(1), cells: z.array(z.int()) })),
})
export type TrendScheme = z.infer<typeof TrendScheme>

/** What is published of one closed period. Every number in it is 0 or at least `k`, and so is every difference. */
export const TrendPeriod = z.object({
  /** `2026-W46` or `2026-11`. */
  period: z.string(),
  from: z.iso.date(),
  /** The last day. */
  to: z.iso.date(),
  k: z.int(),
  total: z.int(),
  areas: z.array(TrendArea),
  schemes: z.object({ theme: TrendScheme, level: TrendScheme, venue: TrendScheme }),
})
export type TrendPeriod = z.infer<typeof TrendPeriod>

/** A municipality as the map draws it: a cell around its main place, not its border. */
export const MapShape = z.object({
  nis: z.string(),
  names: z.object({ nl: z.string(), fr: z.string(), de: z.string() }),
  province: z.object({ code: z.string(), name: z.string() }),
  /** The main place, in the units of the map. */
  x: z.number(),
  y: z.number(),
  /** An SVG path. */
  path: z.string(),
})
export type MapShape = z.infer<typeof MapShape>

export const TrendMap = z.object({ width: z.number(), height: z.number(), shapes: z.array(MapShape) })
export type TrendMap = z.infer<typeof TrendMap>
