import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { DEFAULT_CONFIG, loadConfig } from '@seinpost/config'
import { TOPICS } from '@seinpost/schemas'
import { describe, expect, test } from 'vitest'
import { parseAllDocuments } from 'yaml'
import { z } from 'zod'
import { manifests } from './manifests.ts'
import { STAGES } from './stages.ts'

const root = join(import.meta.dirname, '../..')
const read = (path: string) => readFileSync(join(root, path), 'utf8')
const names = STAGES.map(({ name }) => name)

/** The documents of a YAML file; double keys, bad indents and unknown aliases are errors. */
function yaml(path: string): unknown[] {
  return parseAllDocuments(read(path), { strict: true, uniqueKeys: true, merge: true }).map((document) => {
    if (document.errors.length > 0) throw new Error(`${path}: ${document.errors[0]?.message}`)
    return document.toJS()
  })
}

const Compose = z.strictObject({
  name: z.string(),
  'x-worker': z.unknown(),
  services: z.record(
    z.string(),
    z.strictObject({
      image: z.string().regex(/:\d+\.\d+/u, 'must name a version'),
      build: z.strictObject({ context: z.string(), dockerfile: z.string() }).optional(),
      restart: z.literal('unless-stopped'),
      read_only: z.boolean().optional(),
      tmpfs: z.array(z.string()).optional(),
      cap_drop: z.array(z.literal('ALL')).optional(),
      security_opt: z.array(z.string()).optional(),
      stop_grace_period: z.string().optional(),
      environment: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
      volumes: z.array(z.string()).optional(),
      depends_on: z
        .record(z.string(), z.strictObject({ condition: z.literal('service_healthy') }))
        .optional(),
      ports: z.array(z.string()).optional(),
      command: z.array(z.string()).optional(),
      healthcheck: z.strictObject({
        test: z.array(z.string()).min(2),
        interval: z.string(),
        timeout: z.string(),
        retries: z.int(),
        start_period: z.string().optional(),
      }),
    }),
  ),
  volumes: z.record(z.string(), z.null()),
})

describe('compose.yaml', () => {
  const [document] = yaml('infra/compose.yaml')
  const compose = Compose.parse(document)

  test('has every worker, each with a command the program knows, shut in and stopped in order', () => {
    const workers = Object.entries(compose.services).filter(([, { build }]) => build !== undefined)
    expect(workers.map(([name]) => name).sort()).toEqual([...names].sort())
    for (const [name, service] of workers) {
      expect(service.command?.slice(0, 4)).toEqual(['worker', name, '--config', '/etc/seinpost/cluster.yaml'])
      expect(service).toMatchObject({ read_only: true, cap_drop: ['ALL'], stop_grace_period: '30s' })
      const port = service.command?.at(-1)
      expect(service.healthcheck.test.join(' ')).toContain(`127.0.0.1:${port}/ready`)
    }
  })

  test('depends only on services it has, and names only volumes it declares or files that exist', () => {
    for (const { depends_on: needs = {}, volumes = [] } of Object.values(compose.services)) {
      for (const name of Object.keys(needs)) expect(compose.services).toHaveProperty(name)
      for (const volume of volumes) {
        const [from = ''] = volume.split(':')
        if (from.startsWith('./')) expect(existsSync(join(root, 'infra', from)), volume).toBe(true)
        else expect(compose.volumes).toHaveProperty(from)
      }
    }
  })

  test('shows nothing beyond this machine', () => {
    const ports = Object.values(compose.services).flatMap(({ ports = [] }) => ports)
    expect(ports).toEqual(['127.0.0.1:4747:4747'])
  })

  test('gives the workers every secret the config asks for, and .env.example every variable compose asks for', () => {
    const asked = [...read('infra/config/containers.yaml').matchAll(/env: (\w+)/gu)].map(([, name]) => name)
    for (const name of asked) expect(compose.services.score?.environment).toHaveProperty(String(name))
    const variables = [...read('infra/compose.yaml').matchAll(/\$\{(\w+):[?-]/gu)].map(([, name]) => name)
    for (const name of variables) expect(read('infra/.env.example')).toMatch(new RegExp(`^${name}=$`, 'mu'))
  })
})

describe('configs', () => {
  const load = async (file?: string) =>
    (await loadConfig(file === undefined ? { cwd: root } : { file, cwd: root })).config

  test('cluster.yaml and containers.yaml are the built-in config on servers, and differ by their addresses alone', async () => {
    const [standard, cluster, containers] = await Promise.all([
      load(),
      load('infra/config/cluster.yaml'),
      load('infra/config/containers.yaml'),
    ])
    if (cluster.log.kind !== 'kafka' || containers.log.kind !== 'kafka')
      throw new Error('both must use Kafka')
    const log = { ...containers.log, brokers: cluster.log.brokers }
    expect({ ...containers, dataDir: cluster.dataDir, http: cluster.http, log }).toEqual(cluster)
    const { pseudonymKey: _, ...gate } = cluster.gate
    expect({ gate, routing: cluster.routing, queue: cluster.queue }).toEqual({
      gate: standard.gate,
      routing: standard.routing,
      queue: standard.queue,
    })
    expect(DEFAULT_CONFIG.pathname).toMatch(/default\.yaml$/u)
  })
})

const Workload = z.object({
  kind: z.literal('Deployment'),
  metadata: z.object({ name: z.string() }),
  spec: z.object({
    selector: z.object({ matchLabels: z.record(z.string(), z.string()) }),
    template: z.object({
      metadata: z.object({ labels: z.record(z.string(), z.string()) }),
      spec: z.object({ containers: z.array(z.object({ args: z.array(z.string()) })) }),
    }),
  }),
})
const Scaled = z.object({
  kind: z.literal('ScaledObject'),
  spec: z.object({
    scaleTargetRef: z.object({ name: z.string() }),
    minReplicaCount: z.int().min(1),
    maxReplicaCount: z.int(),
    triggers: z.tuple([z.object({ metadata: z.object({ topic: z.string(), consumerGroup: z.string() }) })]),
  }),
})

describe('Kubernetes manifests', () => {
  test('are what their source writes', async () => {
    const { config } = await loadConfig({ file: 'infra/config/containers.yaml', cwd: root })
    if (config.log.kind !== 'kafka') throw new Error('containers.yaml must use Kafka')
    for (const [name, text] of manifests(config.log))
      expect(read(`infra/kubernetes/${name}`), name).toBe(text)
  })

  test('are all in the kustomization, and it names no other', () => {
    const resources = z
      .array(z.object({ resources: z.array(z.string()) }))
      .parse(yaml('infra/kustomization.yaml'))[0]?.resources
    const files = readdirSync(join(root, 'infra/kubernetes')).map((name) => `kubernetes/${name}`)
    expect(resources?.toSorted()).toEqual(files.sort())
  })

  for (const stage of STAGES) {
    test(`${stage.name}: selects its own pods, and scales on the group that its worker is in`, async () => {
      const documents = yaml(`infra/kubernetes/${stage.name}.yaml`)
      const workload = Workload.parse(documents[0])
      expect(workload.spec.template.metadata.labels).toEqual(workload.spec.selector.matchLabels)
      expect(workload.spec.template.spec.containers[0]?.args.slice(0, 2)).toEqual(['worker', stage.name])
      const scaled = documents
        .map((document) => Scaled.safeParse(document))
        .find(({ success }) => success)?.data
      if (stage.from === undefined) return expect(scaled).toBeUndefined()
      expect(Object.keys(TOPICS)).toContain(stage.from)
      const { config } = await loadConfig({ file: 'infra/config/containers.yaml', cwd: root })
      if (config.log.kind !== 'kafka' || scaled === undefined) throw new Error('it must scale on Kafka')
      expect(scaled.spec.scaleTargetRef.name).toBe(workload.metadata.name)
      // More members than partitions would only wait.
      expect(scaled.spec.maxReplicaCount).toBeLessThanOrEqual(config.log.partitions)
      expect(scaled.spec.triggers[0].metadata).toMatchObject({
        topic: `${config.log.topicPrefix}${stage.from}`,
        consumerGroup: `${config.log.topicPrefix}${stage.from}.${stage.name}`,
      })
    })
  }

  const kubectl = spawnSync('kubectl', ['version', '--client']).status === 0
  test.skipIf(!kubectl)('render with kubectl', () => {
    const { status, stdout, stderr } = spawnSync('kubectl', ['kustomize', join(root, 'infra')], {
      encoding: 'utf8',
    })
    expect(stderr).toBe('')
    expect(status).toBe(0)
    expect(stdout.match(/^kind: Deployment$/gmu)).toHaveLength(STAGES.length)
  })
})

describe('Dockerfile', () => {
  const lines = read('infra/Dockerfile').split('\n')
  const last = lines.slice(lines.findLastIndex((line) => line.startsWith('FROM ')))

  test('names a version, runs as nobody in particular, and copies only what is there', () => {
    expect(lines.find((line) => line.startsWith('ARG NODE='))).toMatch(/:\d+\.\d+-/u)
    expect(last.find((line) => line.startsWith('USER '))).toMatch(/^USER [1-9]\d+:[1-9]\d+$/u)
    const copied = last.flatMap((line) => /^COPY --from=packages \/app\/(\S+)/u.exec(line)?.[1] ?? [])
    for (const path of copied) expect(existsSync(join(root, path)), path).toBe(true)
    expect(copied).toContain('node_modules')
  })

  const yamllint = spawnSync('yamllint', ['--version']).status === 0
  test.skipIf(!yamllint)('yamllint finds nothing in infra', () => {
    const { stdout, status } = spawnSync('yamllint', ['-c', 'infra/yamllint.yaml', 'infra'], {
      cwd: root,
      encoding: 'utf8',
    })
    expect(stdout).toBe('')
    expect(status).toBe(0)
  })
})
