// Builds dist/ from src/: tsc strips the types (version 7 has no API for bundlers), ncc bundles what it wrote, and
// esbuild takes out comments. Names and lines stay as they are.
import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { transformSync } from 'esbuild'
import { withEveryText } from './licences.ts'

const root = join(import.meta.dirname, '..')
const out = process.argv[2] ?? join(root, 'dist')
const run = (...command: string[]) =>
  execFileSync(process.execPath, command, { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] })

rmSync(join(root, 'build'), { recursive: true, force: true })
run('node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json')
rmSync(out, { recursive: true, force: true })
run(
  'node_modules/@vercel/ncc/dist/ncc/cli.js',
  'build',
  'build/main.js',
  '-o',
  out,
  '--license',
  'licenses.txt',
)
for (const name of readdirSync(out).filter(each => each.endsWith('.js'))) {
  const file = join(out, name)
  const { code } = transformSync(readFileSync(file, 'utf8'), {
    charset: 'utf8',
    legalComments: 'none',
    target: 'node24',
  })
  writeFileSync(file, code)
}
const licences = join(out, 'licenses.txt')
writeFileSync(licences, withEveryText(readFileSync(licences, 'utf8'), join(root, 'node_modules')))
// fleet/action.yml starts this one: the same bundle, which sees by the file's name which action it is.
writeFileSync(join(out, 'fleet.js'), "import './index.js'\n")
// ncc's chunks and index.js are ES modules, whatever package.json stands above them on the runner.
writeFileSync(join(out, 'package.json'), '{ "type": "module" }\n')
