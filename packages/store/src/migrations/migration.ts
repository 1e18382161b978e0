/** A step of the schema. Once released it never changes; the next step is a new one. */
export interface Migration {
  /** Sorts in the order of application. */
  readonly name: string
  /** One statement each. */
  readonly statements: readonly string[]
}
