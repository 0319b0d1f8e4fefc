import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { parse } from 'yaml'

const root = join(import.meta.dirname, '../..')
const read = (path: string) => readFileSync(join(root, path), 'utf8').replaceAll('\r\n', '\n')

type Field = {
  type: string
  id?: string
  attributes: { label?: string; value?: string; options?: { label: string; required?: boolean }[] }
  validations?: { required?: boolean }
}
type Form = { name: string; description: string; labels?: string[]; body: Field[] }

const folder = '.github/ISSUE_TEMPLATE'
const forms = readdirSync(join(root, folder))
  .filter(file => file !== 'config.yml')
  .map(file => [file, parse(read(`${folder}/${file}`)) as Form] as const)

describe('the forms for issues', () => {
  test('are three, and a blank issue, which would warn of nothing, is not offered', () => {
    expect(forms.map(([file]) => file).toSorted()).toEqual(['bug.yml', 'feature.yml', 'wrong-diagnosis.yml'])
    expect(parse(read(`${folder}/config.yml`))).toMatchObject({ blank_issues_enabled: false })
  })

  test.each(forms)('%s is what GitHub takes', (_, form) => {
    expect(Object.keys(form).toSorted()).toEqual(['body', 'description', 'labels', 'name'])
    const keys = new Set(form.body.flatMap(field => Object.keys(field)))
    expect([...keys].filter(key => !['type', 'id', 'attributes', 'validations'].includes(key))).toEqual([])
    for (const { type, attributes } of form.body) {
      expect(['markdown', 'input', 'textarea', 'checkboxes']).toContain(type)
      expect(type === 'markdown' ? attributes.value : attributes.label).toMatch(/\S/)
    }
    const ids = form.body.flatMap(({ id }) => id ?? [])
    expect(ids).toHaveLength(new Set(ids).size)
    const labels = form.body.flatMap(({ attributes }) => attributes.label ?? [])
    expect(labels).toHaveLength(new Set(labels).size)
  })

  test.each(forms)(
    '%s warns of pasting a token first, and asks for the code and the folded details',
    (_, form) => {
      const [first] = form.body
      expect(first?.type).toBe('markdown')
      expect(first?.attributes.value).toMatch(/^\*\*Never paste a token here/)
      const ids = form.body.map(({ id }) => id)
      expect(ids).toEqual(expect.arrayContaining(['code', 'details']))
    },
  )

  test.each(forms.filter(([file]) => file !== 'feature.yml'))('%s wants both, and a promise', (_, form) => {
    const required = form.body.filter(({ validations }) => validations?.required).map(({ id }) => id)
    expect(required).toEqual(expect.arrayContaining(['code', 'details']))
    expect(form.body.at(-1)?.attributes.options).toEqual([
      { label: expect.stringMatching(/no token/), required: true },
    ])
  })
})

test('.editorconfig and biome.json say the same', () => {
  const { formatter } = JSON.parse(read('biome.json')) as {
    formatter: { indentStyle: string; indentWidth: number; lineWidth: number }
  }
  const config = read('.editorconfig')
  expect(config).toContain(`\nindent_style = ${formatter.indentStyle}\n`)
  expect(config).toContain(`\nindent_size = ${formatter.indentWidth}\n`)
  expect(config).toContain(`\nmax_line_length = ${formatter.lineWidth}\n`)
  expect(config).toContain('\nend_of_line = lf\n')
  expect(read('.gitattributes')).toContain('* text=auto eol=lf')
})

test('runners download what they need, and nothing else', () => {
  const here = topLevel()
  const left = Array.from(
    read('.gitattributes').matchAll(/^\/(\S+) export-ignore$/gm),
    ([, name = '']) => name,
  )
  expect(here.filter(name => !left.includes(name)).toSorted()).toEqual([
    'LICENSE',
    'action.yml',
    'dist',
    'fleet',
  ])
  expect(left.filter(name => !here.includes(name))).toEqual([])
})

/** What is or will be committed; without git, what lies here. */
function topLevel(): string[] {
  const args = ['ls-files', '--cached', '--others', '--exclude-standard']
  const git = spawnSync('git', args, { cwd: root, encoding: 'utf8' })
  const files = git.status === 0 ? git.stdout.trim().split('\n') : readdirSync(root)
  const made = [
    '.git',
    ...read('.gitignore')
      .split('\n')
      .map(line => line.replace(/\/$/, '')),
  ]
  return [...new Set(files.map(file => file.replace(/\/.*$/, '')))].filter(name => !made.includes(name))
}

test('a person who reports something is sent to a place that there is', () => {
  for (const page of ['SECURITY.md', 'CODE_OF_CONDUCT.md']) {
    expect(read(page)).toContain('](../../security/advisories/new)')
    expect(read(page)).not.toMatch(/[\w.]+@[\w-]+\.\w+/)
  }
})

test('the changelog is in the form that the release reads', () => {
  const headings = Array.from(read('CHANGELOG.md').matchAll(/^## (.*)$/gm), ([, heading]) => heading)
  expect(headings[0]).toBe('[Unreleased]')
  for (const heading of headings.slice(1)) expect(heading).toMatch(/^\[\d+\.\d+\.\d+\] - \d{4}-\d{2}-\d{2}$/)
  const kinds = Array.from(read('CHANGELOG.md').matchAll(/^### (.*)$/gm), ([, kind]) => kind)
  for (const kind of kinds)
    expect(['Added', 'Changed', 'Deprecated', 'Removed', 'Fixed', 'Security']).toContain(kind)
})
