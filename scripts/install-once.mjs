// Runs before the commands of the README, on whatever Node is there (20 or newer): installs the locked
// dependencies once, so that a fresh clone needs one command and a second run loses no time.
// Plain JavaScript, since it runs before Node 24 (a dev dependency, which strips types) is installed.
import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const lock = readFileSync(join(root, 'package-lock.json'), 'utf8')
const stamp = join(root, 'node_modules', '.installed-lock.json')

function installed() {
  try {
    return readFileSync(stamp, 'utf8') === lock
  } catch {
    return false
  }
}

if (!installed()) {
  console.log('Installing the locked dependencies, once …')
  // One string through the shell: npm is a .cmd file on Windows, which only a shell starts. Not `npm ci`: the
  // lock file holds the optional packages of the platforms that the registry offered when it was written, and
  // `ci` refuses to add the ones of another; `install --no-save` adds them and leaves the lock file alone.
  const run = spawnSync('npm install --no-save --loglevel=error', {
    cwd: root,
    stdio: 'inherit',
    shell: true,
  })
  if (run.status !== 0) process.exit(run.status ?? 1)
  writeFileSync(stamp, lock)
}
