// Bundles services/cli into one fast-starting program. Workspace code goes in; npm packages stay in node_modules.
import { readdirSync, readFileSync, rmSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { basename, dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const outdir = join(root, 'services/cli/dist')

/** Threads are files of their own, named `*-worker.ts`, and stand beside the program. */
const workers = ['packages', 'services'].flatMap((folder) =>
  readdirSync(join(root, folder)).flatMap((name) =>
    readdirSync(join(root, folder, name, 'src'), { recursive: true })
      .map(String)
      .filter((file) => file.endsWith('-worker.ts'))
      .map((file) => join(root, folder, name, 'src', file)),
  ),
)

/**
 * Data files are found beside the source that reads them (`new URL('../data/x', import.meta.url)`). In the bundle that
 * address is put together from the bundle's own, so the program runs from wherever the repository stands. Threads
 * (`./x-worker.js`) are found beside the bundle.
 */
const keepSourceUrls = {
  name: 'keep-source-urls',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/](packages|services|schemas|scripts)[\\/].*\.ts$/ }, async ({ path }) => {
      const here = `new URL(${JSON.stringify(relative(outdir, path))}, bundleUrl).href`
      const contents = (await readFile(path, 'utf8'))
        .replaceAll(/new URL\('(\.\/[\w-]+-worker\.js)', import\.meta\.url\)/g, "new URL('$1', bundleUrl)")
        .replaceAll('import.meta.url', here)
      return { contents, loader: 'ts' }
    })
  },
}

rmSync(outdir, { recursive: true, force: true })
await build({
  entryPoints: [
    { in: join(root, 'services/cli/src/main.ts'), out: 'seinpost' },
    ...workers.map((path) => ({ in: path, out: basename(path, '.ts') })),
  ],
  outdir,
  bundle: true,
  splitting: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  sourcemap: 'linked',
  external: npmPackages(),
  plugins: [keepSourceUrls],
  banner: { js: 'const bundleUrl = import.meta.url;' },
  logLevel: 'warning',
})

/** Every npm package a workspace names, by name and by deep path. */
function npmPackages() {
  const folders = [
    'schemas',
    ...['packages', 'services'].flatMap((folder) =>
      readdirSync(join(root, folder)).map((name) => join(folder, name)),
    ),
  ]
  const names = folders.flatMap((folder) => {
    const { dependencies, peerDependencies } = JSON.parse(
      readFileSync(join(root, folder, 'package.json'), 'utf8'),
    )
    return Object.keys({ ...dependencies, ...peerDependencies })
  })
  return [...new Set(names)]
    .filter((name) => !name.startsWith('@seinpost/'))
    .flatMap((name) => [name, `${name}/*`])
}
