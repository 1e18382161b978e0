import { GATEWAY_PORT, PROBE_PORT, type StageSpec } from './stages.ts'

const IMAGE = 'seinpost:0.1.0'
/** Longer than the 15 s in which a worker drains, commits and closes. */
const GRACE_SECONDS = 30
/** Events behind per worker before another one is started. */
const LAG_PER_WORKER = 5_000

const labelsOf = ({ name }: StageSpec) => ({
  'app.kubernetes.io/name': 'seinpost',
  'app.kubernetes.io/component': name,
})
const portOf = ({ name }: StageSpec): number => (name === 'gateway' ? GATEWAY_PORT : PROBE_PORT)

/** The worker's Deployment: not root, nothing writable but scratch space, stopped in order, replaced without a gap. */
export function deployment(stage: StageSpec) {
  const probe = (path: string) => ({ httpGet: { path, port: 'http' }, periodSeconds: 10, timeoutSeconds: 5 })
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: `seinpost-${stage.name}`, labels: labelsOf(stage) },
    spec: {
      // Where KEDA scales a stage, it owns the number.
      ...(stage.from === undefined ? { replicas: stage.replicas } : {}),
      selector: { matchLabels: labelsOf(stage) },
      strategy: { type: 'RollingUpdate', rollingUpdate: { maxUnavailable: 0, maxSurge: 1 } },
      template: {
        metadata: {
          labels: labelsOf(stage),
          annotations: { 'prometheus.io/scrape': 'true', 'prometheus.io/port': String(portOf(stage)) },
        },
        spec: {
          automountServiceAccountToken: false,
          terminationGracePeriodSeconds: GRACE_SECONDS,
          securityContext: {
            runAsNonRoot: true,
            runAsUser: 10_001,
            runAsGroup: 10_001,
            seccompProfile: { type: 'RuntimeDefault' },
          },
          containers: [
            {
              name: 'seinpost',
              image: IMAGE,
              args: [
                'worker',
                stage.name,
                '--config',
                '/etc/seinpost/cluster.yaml',
                '--port',
                String(portOf(stage)),
              ],
              envFrom: [{ secretRef: { name: 'seinpost-secrets' } }],
              ports: [{ name: 'http', containerPort: portOf(stage) }],
              startupProbe: { ...probe('/health'), failureThreshold: 12 },
              livenessProbe: probe('/health'),
              readinessProbe: probe('/ready'),
              resources: {
                requests: { cpu: stage.cpu, memory: stage.memory },
                limits: { memory: stage.memory },
              },
              securityContext: {
                allowPrivilegeEscalation: false,
                readOnlyRootFilesystem: true,
                capabilities: { drop: ['ALL'] },
              },
              volumeMounts: [
                { name: 'config', mountPath: '/etc/seinpost', readOnly: true },
                { name: 'scratch', mountPath: '/data' },
                { name: 'scratch', mountPath: '/tmp' },
              ],
            },
          ],
          volumes: [
            { name: 'config', configMap: { name: 'seinpost-config' } },
            { name: 'scratch', emptyDir: { sizeLimit: '64Mi' } },
          ],
        },
      },
    },
  }
}

/** Workers follow the lag of what they read; `names` says how topics and groups are called on the cluster. */
export function scaledObject(
  stage: StageSpec,
  { brokers, topic, group }: { brokers: string; topic: string; group: string },
) {
  return {
    apiVersion: 'keda.sh/v1alpha1',
    kind: 'ScaledObject',
    metadata: { name: `seinpost-${stage.name}`, labels: labelsOf(stage) },
    spec: {
      scaleTargetRef: { name: `seinpost-${stage.name}` },
      minReplicaCount: stage.replicas,
      maxReplicaCount: stage.mostReplicas ?? stage.replicas,
      pollingInterval: 15,
      // A rebalance costs a moment of every member's time, so workers leave slowly.
      cooldownPeriod: 300,
      triggers: [
        {
          type: 'kafka',
          metadata: {
            bootstrapServers: brokers,
            topic,
            consumerGroup: group,
            lagThreshold: String(LAG_PER_WORKER),
            offsetResetPolicy: 'earliest',
          },
        },
      ],
    },
  }
}

/** The address of the API and the console inside the cluster; an Ingress with TLS and sign-in goes before it. */
export const gatewayService = (stage: StageSpec) => ({
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name: 'seinpost', labels: labelsOf(stage) },
  spec: { selector: labelsOf(stage), ports: [{ name: 'http', port: 80, targetPort: 'http' }] },
})

/** At least one gateway stays while nodes are emptied. */
export const gatewayBudget = (stage: StageSpec) => ({
  apiVersion: 'policy/v1',
  kind: 'PodDisruptionBudget',
  metadata: { name: 'seinpost-gateway', labels: labelsOf(stage) },
  spec: { minAvailable: 1, selector: { matchLabels: labelsOf(stage) } },
})
