// `npm test`: installs what is missing, provisions test servers, runs the check and every test. `npm test -- <filter>` runs
// the tests that match. The last line is `N passed, N failed`.
import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { ensureInstalled, root } from './ensure-installed.mjs'
import { provision } from './provision.mjs'

ensureInstalled()
const { ensureBuilt } = await import('./ensure-built.mjs')
ensureBuilt()
provision()

const filters = process.argv.slice(2)
const report = join(root, '.cache/test-report.json')
mkdirSync(join(root, '.cache'), { recursive: true })
rmSync(report, { force: true })

const run = (command, args) =>
  spawnSync(command, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] }).status === 0
const checked = filters.length > 0 || run(process.execPath, ['scripts/check.mjs'])
const tested = run(join(root, 'node_modules/.bin/vitest'), [
  'run',
  '--reporter=default',
  '--reporter=json',
  `--outputFile.json=${report}`,
  ...filters,
])

const { passed, failed, skipped } = counts()
const problems = failed + (checked ? 0 : 1) + (!tested && failed === 0 ? 1 : 0) + (passed === 0 ? 1 : 0)
if (!checked) console.log('The check failed; see above.')
console.log(`${passed} passed, ${problems} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`)
process.exit(problems === 0 ? 0 : 1)

function counts() {
  try {
    const { numPassedTests, numFailedTests, numPendingTests, numTodoTests } = JSON.parse(
      readFileSync(report, 'utf8'),
    )
    return { passed: numPassedTests, failed: numFailedTests, skipped: numPendingTests + numTodoTests }
  } catch (error) {
    console.log(`The test run left no report: ${error.message}`)
    return { passed: 0, failed: 1, skipped: 0 }
  }
}
