import type { Identity } from '../ports/notion.ts'
import type { Line, ListedDatabase, Note, Reason } from '../result/line.ts'
import { isNotionId, shortId } from '../text/notion-id.ts'
import {
  code,
  count,
  isNothing,
  join,
  link,
  list,
  nothing,
  own,
  type Prose,
  say,
  strong,
} from '../text/prose.ts'
import type { TokenShape } from '../token/token-text.ts'
import { briefOf } from './index.ts'
import { databasePage } from './links.ts'

/** What a line says is so, true when green: "Notion accepts the token". */
export function lineTitle({ check, about }: Line): Prose {
  switch (check) {
    case 'inputs':
      return say`The inputs are usable`
    case 'token-format':
      return say`The token is well formed`
    case 'authentication':
      return say`Notion accepts the token`
    case 'workspace':
      return say`The token belongs to ${isNotionId(about) ? code(about) : strong(about)}`
    case 'database': {
      const { title, name, id, given } = about
      const known = title ?? (id === null ? null : name)
      return say`Database ${known ? strong(known) : code(id === null ? given : shortId(id))}`
    }
    case 'capability':
      return say`Capability ${code(own(about))}`
    case 'internal':
      return about === null ? say`This check went through` : say`This check went through (${about})`
  }
}

/** What else is known, or why it isn't. */
export function lineNote(line: Line): Prose {
  const { note, diagnoses, check, about } = line
  if (note && note.is !== 'properties') return noteWords(note, line)
  const [found] = diagnoses
  if (check === 'inputs') {
    const names = diagnoses.flatMap(({ facts }) => ('input' in facts ? [code(own(facts.input))] : []))
    return names.length === 0 ? nothing : say`${count(names.length, 'input')}: ${list(names)}`
  }
  if (found?.code === 'workspace-mismatch') {
    const { workspace } = found.facts
    return workspace ? say`it belongs to ${strong(workspace)}` : nothing
  }
  if (check !== 'database') return nothing
  if (found) return briefsOf(diagnoses)
  const page = databasePage(about)
  if (page === null) return nothing
  const held = note ? [say`${count(note.count, 'property', 'properties')} as expected`] : []
  return join([...idsOf(about), ...held, link(say`open`, page)], ' · ')
}

/** A word for each thing that was found and has one. */
function briefsOf(diagnoses: Line['diagnoses']): Prose {
  const briefs = [...new Set(diagnoses.map(briefOf))].filter(brief => !isNothing(brief))
  return join(briefs, ', ')
}

/** The IDs that code may need besides the one that was listed. */
function idsOf({ id, kind, otherIds }: ListedDatabase): Prose[] {
  const [other, ...more] = otherIds
  if (kind === 'data_source')
    return [
      other === undefined
        ? say`a data source`
        : say`data source ${code(id ?? '')} of database ${code(other)}`,
    ]
  if (other === undefined) return []
  return [more.length > 0 ? say`${count(otherIds.length, 'data source')}` : say`data source ${code(other)}`]
}

function noteWords(note: Exclude<Note & object, { is: 'properties' }>, { check }: Line): Prose {
  switch (note.is) {
    case 'skipped':
      return check === 'token-format'
        ? reasons[note.because]
        : say`not checked, because ${reasons[note.because]}`
    case 'unknown':
      return say`couldn't be determined, because ${reasons[note.because]}`
    case 'empty':
      return note.whitespace ? say`it contains only whitespace` : say`it is empty`
    case 'text':
      return textWords(note.length, note.shape)
    case 'identity':
      return whoIs(note.identity)
    case 'status':
      return say`${note.status}`
    case 'rejected-later':
      return say`accepted at first, then rejected`
    case 'shown':
      return note.by === 'databases' ? say`shown by the databases` : say`checked without writing anything`
  }
}

const reasons: { readonly [R in Reason]: Prose } = {
  'input-unusable': say`an input isn't usable`,
  'token-unusable': say`the text can't be a token`,
  'token-missing': say`there is no token to check with`,
  'token-rejected': say`the token was rejected`,
  'token-undetermined': say`it isn't known whether Notion accepts the token`,
  'access-restricted': say`Notion restricts access to its API`,
  'other-workspace': say`the token belongs to another workspace`,
  'check-failed': say`a bug in this action stopped the check`,
  'rejected-meanwhile': say`the token was rejected during the run`,
  'restricted-meanwhile': say`Notion restricted access to its API during the run`,
  'lacks-read-content': say`the connection lacks **Read content**`,
  'version-refused': say`Notion refuses ${code`notion-version`}`,
}

function textWords(length: number, shape: TokenShape | null): Prose {
  const characters = count(length, 'character')
  if (!shape) return say`${characters}`
  const begins = shape.prefix
    ? say`${characters}, starts with ${code(own(shape.prefix))}`
    : say`${characters}`
  return shape.familiar ? begins : say`${begins}: an unfamiliar format, so Notion decides`
}

/** A token that is a person's ends with more than a connection's: said while all is well. */
function whoIs({ name, workspace, kind, owner }: Identity): Prose {
  const who = name ? strong(name) : say`a connection without a name`
  const where = workspace ? say` in ${strong(workspace)}` : nothing
  const whose = owner && owner !== name ? say` of ${strong(owner)}` : nothing
  const sort =
    kind === 'user'
      ? say`: a personal access token or an OAuth token${whose}, which ends with its owner's access, the workspace's policy, or after a year at most`
      : nothing
  return say`${who}${where}${sort}`
}
