/** A problem of a config by the path of its key; the line follows from it. */
export interface KeyProblem {
  readonly path: readonly PropertyKey[]
  readonly message: string
}
