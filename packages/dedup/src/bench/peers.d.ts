declare module 'minhash' {
  export class Minhash {
    constructor(config?: { numPerm?: number; seed?: number })
    hashvalues: number[]
    update(text: string): void
    jaccard(other: Minhash): number
  }
}
declare module 'simhash-js' {
  export class SimHash {
    constructor(options?: { kshingles?: number; maxFeatures?: number })
    hash(input: string): number
  }
}
