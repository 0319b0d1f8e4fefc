import type { Identity } from '../ports/notion.ts'
import type { Line, Note, Reason } from '../result/line.ts'
import { isNotionId, shortId } from '../text/notion-id.ts'
import { code, count, link, list, nothing, own, type Prose, say, strong } from '../text/prose.ts'
import type { TokenShape } from '../token/token-text.ts'
import { briefOf } from './index.ts'
import { notionLink } from './links.ts'

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

/** What is known besides, or why it is not. */
export function lineNote(line: Line): Prose {
  const { note, diagnoses } = line
  if (note) return noteWords(note, line)
  switch (line.check) {
    case 'inputs': {
      const names = diagnoses.flatMap(({ facts }) => ('input' in facts ? [code(own(facts.input))] : []))
      return names.length === 0 ? nothing : say`${count(names.length, 'input')}: ${list(names)}`
    }
    case 'workspace': {
      const [found] = diagnoses
      const actual = found?.code === 'workspace-mismatch' ? found.facts.workspace : null
      return actual ? say`it belongs to ${strong(actual)}` : nothing
    }
    case 'database': {
      const [found] = diagnoses
      if (found) return briefOf(found)
      const { id, kind } = line.about
      if (id === null) return nothing
      return say`${kind === 'data_source' ? say`a data source · ` : nothing}${link(say`open`, notionLink(id))}`
    }
    case 'token-format':
    case 'authentication':
    case 'capability':
    case 'internal':
      return nothing
  }
}

function noteWords(note: Note & object, { check }: Line): Prose {
  switch (note.is) {
    case 'skipped':
      return check === 'token-format'
        ? reasons[note.because]
        : say`not asked, because ${reasons[note.because]}`
    case 'unknown':
      return say`could not be told, because ${reasons[note.because]}`
    case 'text':
      return note.length === 0 ? say`it is empty` : textWords(note.length, note.shape)
    case 'identity':
      return whoIs(note.identity)
    case 'status':
      return say`${code`${note.status}`}`
    case 'rejected-later':
      return say`accepted at first, then rejected`
    case 'shown':
      return note.by === 'databases' ? say`the databases prove it` : say`told without writing anything`
  }
}

const reasons: { readonly [R in Reason]: Prose } = {
  'input-unusable': say`an input is not usable`,
  'token-unusable': say`the text of the token cannot be one`,
  'token-missing': say`there is no token to ask with`,
  'token-rejected': say`the token was rejected`,
  'token-undetermined': say`it could not be told whether Notion accepts the token`,
  'access-restricted': say`Notion restricts access to its API`,
  'other-workspace': say`the token belongs to another workspace`,
  'check-failed': say`this check itself failed`,
  'rejected-meanwhile': say`the token was rejected meanwhile`,
  'restricted-meanwhile': say`Notion restricted access to its API meanwhile`,
  'lacks-read-content': say`the connection lacks **Read content**`,
  'version-refused': say`Notion refuses ${code`notion-version`}`,
}

function textWords(length: number, shape: TokenShape | null): Prose {
  const characters = count(length, 'character')
  if (!shape) return say`${characters}`
  const begins = shape.prefix
    ? say`${characters}, begins with ${code(own(shape.prefix))}`
    : say`${characters}`
  return shape.familiar ? begins : say`${begins}: an unfamiliar shape, so Notion has to say`
}

function whoIs({ name, workspace, kind }: Identity): Prose {
  const who = name ? strong(name) : say`a connection without a name`
  const sort = kind === 'user' ? say` (a personal or OAuth token)` : nothing
  return workspace ? say`${who} in ${strong(workspace)}${sort}` : say`${who}${sort}`
}
