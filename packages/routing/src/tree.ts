import type { ForeignContact, Jurisdiction, RoutingConfig } from '@seinpost/schemas'
import type { Facts } from './facts.ts'
import type { Template } from './queues.ts'

/** Who is competent where; `jurisdictionOf` of the gazetteer, handed in. */
export type Jurisdictions = (nis: string) => Jurisdiction | undefined

/** One receiver of a route: a template to be filled from the place, or a queue by name. */
export interface Receiver {
  readonly queue: string
  readonly template: Template | undefined
  /** What is said when the queue itself is named. */
  readonly reason: string
  /** True for a queue of a municipality, cell, zone or district. */
  readonly isLocal: boolean
}

/** One route, ready to be tried. */
export interface CompiledRoute {
  /** Names from the root, such as `seinpost/acute`. */
  readonly path: string
  /** The first condition that does not hold, or undefined when all do. */
  readonly fails: (facts: Facts) => string | undefined
  /** Level below which it cannot match: tried before anything else. */
  readonly minLevel: number
  /** Own or inherited. */
  readonly receivers: readonly Receiver[]
  readonly continues: boolean
  readonly release: 'analyst' | 'automatic'
  readonly routes: readonly CompiledRoute[]
  /** Positions in `routes` that can match a municipality, zone or district, and those that do not look at these. */
  readonly index: RouteIndex
}

/** Children by the one place key they ask for, so that a tree of a thousand towns costs what a tree of ten does. */
export interface RouteIndex {
  readonly byKey: ReadonlyMap<string, readonly number[]>
  /** Those that ask for a theme and for no place. */
  readonly byTheme: ReadonlyMap<string, readonly number[]>
  readonly rest: readonly number[]
  /** Both together by code of the place, filled as places come: a zone and a district follow from the code. */
  readonly merged: Map<string, readonly number[]>
}

/** A routing config that was checked as a whole. Made by `compileRouting`. */
export interface RoutingTree {
  readonly root: CompiledRoute
  readonly jurisdictions: Jurisdictions
  readonly hasMunicipality: (nis: string) => boolean
  readonly hasZone: (code: string) => boolean
  readonly hasDistrict: (slug: string) => boolean
  /** Name of the shared cell of a municipality. */
  readonly cellOf: ReadonlyMap<string, string>
  readonly contacts: ReadonlyMap<string, ForeignContact>
  /** True when a route looks at the clock. */
  readonly usesHours: boolean
  readonly config: RoutingConfig
}
