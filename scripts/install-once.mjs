// Runs before the commands of the README, on whatever Node is there (20 or newer): installs the locked
// dependencies once, so that a fresh clone needs one command and a second run loses no time.
// Plain JavaScript, since it runs before Node 24, which strips types, may be there.
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')
const lock = readFileSync(join(root, 'package-lock.json'), 'utf8')
const stamp = join(root, 'node_modules', '.installed-lock.json')

if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== lock) {
  console.log('Installing the locked dependencies, once: about half a minute …')
  // One string through the shell: npm is a .cmd file on Windows, which only a shell starts.
  const { status } = spawnSync('npm ci --loglevel=error', { cwd: root, stdio: 'inherit', shell: true })
  if (status !== 0) process.exit(status ?? 1)
  writeFileSync(stamp, lock)
}

// npm puts node_modules/.bin first: where the registry has Node for this platform, the commands run on that one.
const bundled = ['node', 'node.cmd'].some(name => existsSync(join(root, 'node_modules', '.bin', name)))
if (!bundled && Number.parseInt(process.versions.node, 10) < 24) {
  console.error(
    `This needs Node.js 24 or newer, and you have ${process.versions.node}: install it from https://nodejs.org and run the command again.`,
  )
  process.exit(1)
}
