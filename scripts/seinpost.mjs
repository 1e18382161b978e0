// `npm run -s seinpost -- <command>`: installs and builds what is missing, then runs the command.
import { spawn } from 'node:child_process'
import { ensureInstalled } from './ensure-installed.mjs'

ensureInstalled()
const { ensureBuilt, program } = await import('./ensure-built.mjs')
ensureBuilt()

// npm runs scripts from the root; a file the user names is meant from where they stand.
const child = spawn(process.execPath, [program, ...process.argv.slice(2)], {
  stdio: 'inherit',
  cwd: process.env.INIT_CWD ?? process.cwd(),
})
for (const stop of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(stop, () => child.kill(stop))
child.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)))
