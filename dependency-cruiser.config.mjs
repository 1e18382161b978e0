// The layers of docs/architecture.md, top to bottom. A package imports from layers below its own, never up or sideways.
const LAYERS = [
  ['services/cli'],
  ['services/gateway', 'services/collect', 'services/console'],
  ['packages/pipeline', 'packages/config'],
  [
    'packages/access',
    'packages/audit',
    'packages/deadlines',
    'packages/exchange',
    'packages/followup',
    'packages/models',
    'packages/notices',
    'packages/operate',
    'packages/trends',
  ],
  [
    'packages/scoring',
    'packages/gate',
    'packages/dedup',
    'packages/gazetteer',
    'packages/routing',
    'packages/casework',
  ],
  ['packages/concepts', 'packages/event-log', 'packages/jobs', 'packages/store', 'packages/dedup-index'],
  ['packages/text'],
  ['packages/domain'],
  ['schemas'],
]

const folder = (path) => `^${path}/`
const upOrSideways = LAYERS.flatMap((layer, index) =>
  layer.map((path) => ({
    name: `layers: ${path}`,
    severity: 'error',
    from: { path: folder(path), pathNot: '(\\.(test|contract)\\.tsx?$|/test/|/testing/|/bench/)' },
    to: {
      path: LAYERS.slice(0, index + 1)
        .flat()
        .filter((other) => other !== path)
        .map(folder),
    },
  })),
)

export default {
  forbidden: [
    ...upOrSideways.filter(({ to }) => to.path.length > 0),
    { name: 'no cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'packages are entered by their door',
      severity: 'error',
      from: { path: '^((?:packages|services)/[^/]+|schemas)/' },
      to: {
        path: '^(packages|services)/[^/]+/src/',
        pathNot: ['^$1/', '/src/index\\.ts$', '/src/[^/]+/index\\.ts$', '/src/bench\\.ts$'],
      },
    },
    {
      name: 'natural by deep import only',
      severity: 'error',
      from: {},
      to: { path: 'node_modules/natural/(lib/natural/)?(index|util)' },
    },
  ],
  options: {
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(\\.test\\.tsx?$|/dist/)' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'types', 'default'] },
  },
}
