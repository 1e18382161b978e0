// Debian packages the tests need. Installs what is missing when it may (root and apt-get), else says what was not found.
import { spawnSync } from 'node:child_process'

const NEEDS = [
  {
    command: 'chromium',
    packages: ['chromium', 'fonts-noto-color-emoji'],
    for: 'the console in a real browser',
  },
  { command: 'redis-server', packages: ['redis-server'], for: 'the Redis adapters' },
  { command: 'psql', packages: ['postgresql'], for: 'the PostgreSQL adapters' },
  { command: 'java', packages: ['openjdk-17-jre-headless'], for: 'a real Kafka broker' },
  { command: 'mvn', packages: ['maven'], for: 'fetching Kafka' },
]

const has = (command) => spawnSync('sh', ['-c', `command -v ${command}`], { stdio: 'ignore' }).status === 0
const quiet = { stdio: ['ignore', 'ignore', 2], env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } }

export function provision() {
  const missing = NEEDS.filter(({ command }) => !has(command))
  if (missing.length === 0) return
  if (process.getuid?.() === 0 && has('apt-get')) {
    const packages = missing.flatMap((need) => need.packages)
    console.log(`Installing Debian packages for the tests (once): ${packages.join(' ')} ...`)
    spawnSync('apt-get', ['update', '-qq'], quiet)
    spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], quiet)
  }
  for (const { command, packages, for: what } of NEEDS.filter((need) => !has(need.command)))
    console.log(`Not found: ${command} (Debian package ${packages[0]}), needed for ${what}.`)
}
