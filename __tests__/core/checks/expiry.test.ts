import { expect, test } from '@jest/globals'
import { judgeExpiry } from '../../../src/core/checks/expiry.ts'

const noon = (date: string) => Date.parse(`${date}T12:00:00Z`)

// biome-ignore format: one row a case
test.each<[string, string | null, number, number | null]>([
  ['no day', null, noon('2027-01-22'), null],
  ['fifteen days before', '2027-01-31', noon('2027-01-16'), null],
  ['fourteen days before', '2027-01-31', noon('2027-01-17'), 14],
  ['the first moment of that day', '2027-01-31', Date.parse('2027-01-17T00:00:00Z'), 14],
  ['the last moment before it', '2027-01-31', Date.parse('2027-01-16T23:59:59Z'), null],
  ['the day before', '2027-01-31', noon('2027-01-30'), 1],
  ['the day itself, to its end', '2027-01-31', Date.parse('2027-01-31T23:59:59Z'), 0],
  ['the day after', '2027-01-31', noon('2027-02-01'), null],
  ['across a leap day', '2028-03-01', noon('2028-02-28'), 2],
])('%s', (_, expires, now, days) => {
  expect(judgeExpiry(expires, now)).toEqual(
    days === null ? null : { code: 'token-expires-soon', facts: { date: expires, days } },
  )
})
