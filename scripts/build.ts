// Builds dist/ from src/ with esbuild: one file for each part that is loaded by itself, readable, without comments.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { build, type Plugin } from 'esbuild'
import { licencesOf } from './licences.ts'

const root = join(import.meta.dirname, '..')
const out = process.argv[2] ?? join(root, 'dist')

/** The toolkit declares nothing, but its modules do nothing when they are loaded: what is not used stays out. */
const withoutUnusedToolkit: Plugin = {
  name: 'without-unused-toolkit',
  setup: esbuild => {
    esbuild.onResolve({ filter: /./ }, async ({ path, pluginData, ...from }) => {
      const isToolkit = path.startsWith('@actions/') || /node_modules[\\/]@actions[\\/]/.test(from.importer)
      if (pluginData === 'resolved' || !isToolkit) return undefined
      const found = await esbuild.resolve(path, { ...from, pluginData: 'resolved' })
      return { ...found, sideEffects: false }
    })
  },
}

/** Imported as an ES module, `node:http` has all that it exports read, and Node loads its whole `fetch` for that. */
const httpAsItIs: Plugin = {
  name: 'http-as-it-is',
  setup: esbuild => {
    esbuild.onResolve({ filter: /^(?:node:)?http$/ }, () => ({ path: 'node:http', namespace: 'as-it-is' }))
    esbuild.onLoad({ filter: /./, namespace: 'as-it-is' }, ({ path }) => ({
      contents: `module.exports = process.getBuiltinModule('${path}')`,
    }))
  },
}

const { metafile, outputFiles } = await build({
  absWorkingDir: root,
  entryPoints: { index: 'src/main.ts' },
  outdir: 'dist',
  chunkNames: '[name]-[hash]',
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node24',
  charset: 'utf8',
  legalComments: 'none',
  plugins: [withoutUnusedToolkit, httpAsItIs],
  metafile: true,
  write: false,
})
rmSync(out, { recursive: true, force: true })
mkdirSync(out, { recursive: true })
for (const { path, contents } of outputFiles)
  writeFileSync(join(out, path.slice(join(root, 'dist').length)), contents)
writeFileSync(join(out, 'licenses.txt'), licencesOf(metafile, root))
// They are ES modules, whatever package.json stands above them on the runner.
writeFileSync(join(out, 'package.json'), '{ "type": "module" }\n')
