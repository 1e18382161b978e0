/** What people decided about clusters; it stands above what the texts say. */
export interface Corrections {
  /** Cluster a person put a signal in, by splitting it off or joining it. */
  readonly clusterOf: ReadonlyMap<string, string>
  /** Clusters a person joined into another, by the one that is no more. */
  readonly joined: ReadonlyMap<string, string>
}
