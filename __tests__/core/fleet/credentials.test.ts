import { expect, test } from '@jest/globals'
import { withoutCredentials } from '../../../src/core/fleet/credentials.ts'
import { token } from '../../fixtures/run.ts'

const [head, tail] = [token.slice(0, 20), token.slice(20)]

test.each([
  ['as it stands', `see ${token}.`, 'see ***.'],
  ['across a line break', `see ${head}\n${tail}.`, 'see ***.'],
  ['across a line break written as an escape', String.raw`see ${head}\n${tail}.`, 'see ***.'],
  ['across all of them', String.raw`see ${head}\r\n\t${tail}.`, 'see ***.'],
  ['behind one', String.raw`see\n${token}\nand`, 'see\\n***and'],
  ['behind a backslash', `C:\\\\${token}`, 'C:\\\\***'],
  ['a path', String.raw`C:\new\reports\token`, String.raw`C:\new\reports\token`],
  [
    'in base64 that is broken so',
    Buffer.from(token)
      .toString('base64')
      .replace(/.{30}/, line => String.raw`${line}\n`),
    '***=',
  ],
])('no credential is shown: %s', (_, text, shown) => {
  expect(withoutCredentials(text)).toBe(shown)
})
