import { expect, test } from '@jest/globals'
import { codeLink, newIssue } from '../../../src/core/catalogue/links.ts'
import { say } from '../../../src/core/text/prose.ts'
import { plain } from '../../fixtures/report.ts'
import { acmeRun } from '../../fixtures/run.ts'

const own = { actionRepository: 'example/check', actionRef: 'v1' }

test.each([
  ['github.com', { ...own }, true],
  ['the workflow’s own repository', { actionRepository: '', actionRef: '' }, false],
  ['a company’s ghe.com, which has it from github.com', { ...own, serverUrl: 'https://acme.ghe.com' }, false],
  [
    'an Enterprise server, by GitHub Connect or a copy',
    { ...own, serverUrl: 'https://git.acme.example' },
    false,
  ],
])('a link to the action’s own pages only where it is certain: %s', (_, change, linked) => {
  const run = { ...acmeRun, ...change }
  const docs = 'https://github.com/example/check/blob/v1/docs/diagnoses.md#token-rejected'
  expect(plain(say`${codeLink(run, 'token-rejected')}`)).toBe(
    linked ? `token-rejected (${docs})` : 'token-rejected',
  )
  expect(newIssue(run, 'a b')).toBe(
    linked ? 'https://github.com/example/check/issues/new?template=bug.yml&title=a%20b' : null,
  )
})
