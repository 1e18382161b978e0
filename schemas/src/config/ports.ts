import { z } from 'zod'

/** A secret is never written in the file: it is read from an environment variable or from a file. */
export const SecretRef = z.union([
  z.strictObject({ env: z.string().min(1) }),
  z.strictObject({ file: z.string().min(1) }),
])
export type SecretRef = z.infer<typeof SecretRef>

export const StoreConfig = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('embedded') }),
  z.strictObject({
    kind: z.literal('postgres'),
    url: SecretRef,
    poolSize: z.int().min(2).max(200).default(10),
  }),
])

export const EventLogConfig = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('embedded'),
    partitions: z.int().min(1).max(64).default(4),
    segmentMegabytes: z.int().min(1).max(1024).default(16),
    retentionDays: z.number().positive().default(14),
  }),
  z.strictObject({
    kind: z.literal('kafka'),
    brokers: z.array(z.string().min(1)).min(1),
    topicPrefix: z.string().default('seinpost.'),
    partitions: z.int().min(1).max(1000).default(6),
    replicas: z.int().min(1).max(9).default(1),
    retentionDays: z.number().positive().default(14),
    compression: z.enum(['none', 'gzip']).default('none'),
    tls: z.boolean().default(false),
    sasl: z
      .strictObject({
        mechanism: z.enum(['plain', 'scram-sha-256', 'scram-sha-512']),
        username: z.string(),
        password: SecretRef,
      })
      .optional(),
  }),
])

export const JobsConfig = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('embedded') }),
  z.strictObject({ kind: z.literal('redis'), url: SecretRef }),
])

export const DedupIndexConfig = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('embedded') }),
  z.strictObject({
    kind: z.literal('redis'),
    url: SecretRef,
    keyPrefix: z.string().default('seinpost:dedup:'),
  }),
])

export const HttpConfig = z.strictObject({
  host: z.string().default('127.0.0.1'),
  port: z.int().min(0).max(65_535).default(4747),
  /** Names besides the address itself under which browsers reach this server, such as `seinpost.stad.example`. */
  names: z.array(z.string().min(1)).default([]),
  /** Proxies that are believed when they say for whom they ask: addresses, ranges, or `loopback`, `linklocal`, `uniquelocal`. */
  proxies: z.array(z.string().min(1)).default(['loopback']),
})

export type StoreConfig = z.infer<typeof StoreConfig>
export type EventLogConfig = z.infer<typeof EventLogConfig>
export type JobsConfig = z.infer<typeof JobsConfig>
export type DedupIndexConfig = z.infer<typeof DedupIndexConfig>
export type HttpConfig = z.infer<typeof HttpConfig>
