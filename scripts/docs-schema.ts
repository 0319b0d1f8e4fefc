// docs/report.schema.json: what follows from the table of codes and the checks.
import { checks, codes, traits } from '../src/core/result/diagnosis.ts'

type ReportSchema = {
  $defs: { code: { enum: readonly string[] }; check: { properties: { id: { pattern: string } } } }
}

/** The schema of the report, with the codes and the IDs of the checks that there are. */
export function withCodesAndChecks(text: string): string {
  const schema = JSON.parse(text) as ReportSchema
  const { code, check } = schema.$defs
  // A check of a token finds nothing about other checks' reports.
  code.enum = codes.filter(name => traits[name].check !== 'watch')
  const each = [...checksWith('each'), 'internal'].join('|')
  check.properties.id.pattern = `^(${checksWith('one').join('|')}|(${each}):[\\s\\S]+)$`
  return JSON.stringify(schema, null, 2)
}

/** The checks that have so many lines. */
function checksWith(lines: 'one' | 'each'): string[] {
  return Object.entries(checks).flatMap(([name, has]) => (has === lines ? name : []))
}
