import type { Rung } from '../result/line.ts'
import { authentication } from './authentication.ts'
import { capabilityRung } from './capabilities.ts'
import { databases } from './databases/databases.ts'
import { inputs } from './inputs.ts'
import { tokenFormat } from './token-format.ts'
import { workspace } from './workspace.ts'

/** The ladder, in order. The rungs of one level are climbed together and do not block each other. */
export const rungs: readonly (readonly Rung[])[] = [
  [inputs, tokenFormat],
  [authentication],
  [workspace],
  [databases, capabilityRung],
]
