// npm run picture -- <scenario> [--issue] [--dark] [--unfold] [--out file.png]: runs a scenario of the sandbox and takes
// a picture of its summary, or of the tracking issue that it leaves, as GitHub would show it, for the README and for
// looking at; `--unfold` opens what is folded.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { runScenario } from '../sandbox/run-action.ts'
import { chooseScenarios, listScenarios } from './choose-scenarios.ts'
import { renderIssue } from './render-issue.ts'
import { renderSummary } from './render-summary.ts'

// A card of 980 pixels, GitHub's width for a summary, and the page's margin on both sides.
const WIDTH = 980 + 2 * 24

// The page tells its own height to the pass that only reads it.
const MEASURE = 'document.body.dataset.height = Math.ceil(document.body.getBoundingClientRect().height)'

const USAGE =
  'Name one scenario: npm run picture -- <scenario> [--issue] [--dark] [--unfold] [--out file.png]'

const MISSING = `There is no Chromium here to take the picture with. Install it:
  Debian, Ubuntu   sudo apt-get install -y chromium fonts-noto-color-emoji
  Fedora           sudo dnf install -y chromium google-noto-color-emoji-fonts
  macOS            brew install --cask chromium
or give the path of any Chromium or Chrome in the variable CHROMIUM.`

const flags = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--hide-scrollbars',
  '--force-device-scale-factor=1',
]

process.exitCode = await main(process.argv.slice(2))

async function main(args: string[]): Promise<number> {
  const asked = readArgs(args)
  const { chosen, wrong } = chooseScenarios(asked?.positionals ?? [])
  const [scenario] = chosen
  if (!asked || !scenario || chosen.length > 1 || wrong) {
    console.error(`${listScenarios()}\n\n${wrong ?? USAGE}`)
    return 2
  }
  const chromium = findChromium()
  if (!chromium) {
    console.error(MISSING)
    return 2
  }
  const { summary, github } = await runScenario(scenario)
  const issue = asked.values.issue ? github?.world.issues[0] : undefined
  if (asked.values.issue && !issue) {
    console.error(`The scenario ${scenario.name} leaves no issue. tracking-issue does.`)
    return 2
  }
  const theme = asked.values.dark ? 'dark' : 'light'
  const out = resolve(
    asked.values.out ?? defaultPath(`${scenario.name}${issue ? '-issue' : ''}-${theme}.png`),
  )
  const page = issue ? renderIssue(issue, theme) : renderSummary(summary, { title: 'notion-token', theme })
  takePicture(chromium, asked.values.unfold ? page.replaceAll('<details>', '<details open>') : page, out)
  console.log(out)
  return 0
}

function readArgs(args: string[]) {
  const options = {
    issue: { type: 'boolean' },
    dark: { type: 'boolean' },
    unfold: { type: 'boolean' },
    out: { type: 'string' },
  } as const
  try {
    return parseArgs({ args, allowPositionals: true, options })
  } catch {
    return undefined
  }
}

function defaultPath(name: string): string {
  return join(fileURLToPath(new URL('../demo-out', import.meta.url)), name)
}

function findChromium(): string | undefined {
  const named = process.env.CHROMIUM
  if (named) return existsSync(named) ? named : undefined
  return [
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  ].find(path => existsSync(path))
}

// Two passes, since the window must be as high as the page before the picture is taken: the first one measures.
function takePicture(chromium: string, html: string, out: string): void {
  const folder = mkdtempSync(join(tmpdir(), 'picture-'))
  try {
    const file = join(folder, 'summary.html')
    writeFileSync(file, html.replace('</body>', `<script>${MEASURE}</script></body>`))
    const dom = browse(chromium, folder, ['--dump-dom', `--window-size=${WIDTH},800`], file)
    const height = /data-height="(\d+)"/.exec(dom)?.[1]
    if (!height) throw new Error('Chromium did not say how high the page is.')
    writeFileSync(file, html)
    mkdirSync(dirname(out), { recursive: true })
    rmSync(out, { force: true })
    browse(chromium, folder, [`--screenshot=${out}`, `--window-size=${WIDTH},${height}`], file)
    if (!existsSync(out)) throw new Error(`Chromium left no picture at ${out}.`)
    // A third of the size, and nobody sees the difference. Where pngquant is not there, the picture stays as it is.
    spawnSync('pngquant', ['--force', '--skip-if-larger', '--output', out, '256', out])
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 })
  }
}

function browse(chromium: string, folder: string, extra: string[], file: string): string {
  const profile = mkdtempSync(join(folder, 'profile-'))
  const args = [...flags, `--user-data-dir=${profile}`, ...extra, pathToFileURL(file).href]
  const run = spawnSync(chromium, args, { encoding: 'utf8', timeout: 60_000 })
  if (run.error || run.status !== 0) {
    throw new Error(`Chromium failed (${run.error?.message ?? `exit ${run.status}`}):\n${run.stderr}`)
  }
  return run.stdout
}
