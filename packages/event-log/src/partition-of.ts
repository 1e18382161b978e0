import { crc32 } from 'node:zlib'

/** The partition of a key: the same key always goes to the same of `partitions`, which keeps its order. */
export const partitionOf = (key: string, partitions: number): number => crc32(key) % partitions
