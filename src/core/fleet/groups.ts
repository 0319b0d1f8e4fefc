import { type FixStep, step, type Telling } from '../catalogue/entry.ts'
import { shortName, watchPlaces } from '../catalogue/fleet.ts'
import { explain, grouped } from '../catalogue/index.ts'
import { judged, order, type Problem } from '../catalogue/problems.ts'
import type { RunContext } from '../inputs/run-context.ts'
import { type Code, type Diagnosis, traits } from '../result/diagnosis.ts'
import type { Report } from '../result/report.ts'
import { code, count, type Inline, join, list, own, type Prose, say, strong } from '../text/prose.ts'
import type { Fleet, Row } from './judge.ts'
import { linked } from './links-in.ts'
import type { ReportedProblem } from './read-report.ts'

/** What is fixed in one go, and the tokens that it is about; none where it is about no token. */
export type Group = { problem: Problem; rows: readonly Row[] }

type Member = { row: Row; reported: ReportedProblem }
type Policies = Report['policies']

/** The most tokens of one owner that are named one by one; the table has all. */
const mostLinks = 50

/** What needs somebody, by what fixes it: what is proven first, and what fixes most first. */
export function groupsOf(fleet: Fleet, run: RunContext, policies: Policies): Group[] {
  const members = fleet.rows.flatMap(row =>
    row.state === 'silent' ? [] : (row.report?.problems ?? []).map(reported => ({ row, reported })),
  )
  const reported = Array.from(Map.groupBy(members, sameFix).values(), each => groupOf(each, run, policies))
  const groups = [...ownGroups(fleet, run, policies), ...reported]
  const rank = ({ problem }: Group) => order.indexOf(problem.verdict)
  return groups.toSorted((a, b) => rank(a) - rank(b) || b.rows.length - a.rows.length)
}

/** One connection, one finding, the same things that it was found on: then one fix is enough. */
function sameFix({ row, reported }: Member): string {
  const { codes, title, subjects } = reported
  return JSON.stringify([
    codes,
    row.report?.identity?.id ?? null,
    subjects.toSorted(),
    title.replaceAll(row.watch.secret, ''),
  ])
}

/** What the fleet found by itself. */
function ownGroups({ rows, others }: Fleet, run: RunContext, policies: Policies): Group[] {
  const telling: Telling = {
    run,
    secret: '',
    identity: null,
    timeoutSeconds: 0,
    apiUrl: '',
    lastPass: null,
    fails: true,
    endedOn: null,
  }
  const silent = rows.flatMap(row => (row.found ? [{ row, found: row.found }] : []))
  const groups = grouped([...others, ...silent.map(({ found }) => found)]).flat()
  return groups.map(group => {
    const words = explain(group, telling)
    const happened = group[0].code === 'input-invalid' ? unusable(group) : words.happened
    return {
      problem: { ...words, happened, ...judged(group, policies), diagnoses: group, untold: 0 },
      rows: silent.filter(({ found }) => group.includes(found)).map(({ row }) => row),
    }
  })
}

function unusable(diagnoses: readonly Diagnosis[]): Prose {
  const held = diagnoses.flatMap(({ facts }) =>
    'holds' in facts
      ? [
          say`${code(own(facts.input))} holds ${facts.credential ? say`what looks like a credential` : code(facts.holds)}`,
        ]
      : [],
  )
  return say`${list(held)}. Its default is used instead, and what can be read is reported.`
}

function groupOf(members: readonly Member[], run: RunContext, policies: Policies): Group {
  const [first] = members as readonly [Member, ...Member[]]
  const { happened, fix } = first.reported
  const title = titleOf(members)
  const several = members.length > 1
  const steps = several
    ? [
        ...shared(members).map(text => stepOf(text, first.row, run)),
        ...forEach(members, first.reported.codes, run),
      ]
    : fix.map(text => stepOf(text, first.row, run))
  return {
    problem: {
      title: several ? say`${title} (${count(members.length, 'token')})` : title,
      short: say`${withoutAddresses(fix[0] ?? first.reported.title)}`,
      happened: several
        ? say`${count(members.length, 'token')} have the same problem and the same fix. For the first: ${oneLine(happened)}`
        : say`${shortName(first.row.watch, pageOf(first.row, run))}: ${oneLine(happened)}`,
      fix: { heading: say`What to do`, steps },
      ...judged(
        first.reported.codes.map(name => ({ code: name })),
        policies,
      ),
      diagnoses: [],
      untold: 0,
    },
    rows: members.map(({ row }) => row),
  }
}

/** The most secrets that a title names. */
const mostSecrets = 3

/** The title that they share, in which the name of the first one's secret stands for those of all. */
function titleOf(members: readonly Member[]): Prose {
  const [{ row, reported }] = members as readonly [Member, ...Member[]]
  const { secret } = row.watch
  if (!/^\w+$/.test(secret)) return say`${reported.title}`
  const secrets = new Set(members.map(member => member.row.watch.secret))
  const names = list(
    Array.from(secrets, name => code(name)),
    { most: mostSecrets },
  )
  const parts = reported.title.split(new RegExp(`\\b${secret}\\b`))
  return join(
    parts.flatMap((part, at): Inline[] => (at === 0 ? [part] : [names, part])),
    '',
  )
}

/** For an annotation, where no link can be clicked. */
function withoutAddresses(step: string): string {
  const [words = ''] = step.split('\n')
  return words.replace(/ \(https?:[^\s()]*\)/g, '')
}

function oneLine(text: string): string {
  return text.replaceAll('\n', ' ')
}

/** The steps that all have word for word: what differs names one repository, secret or run. */
function shared(members: readonly Member[]): string[] {
  const [first, ...rest] = members
  return (first?.reported.fix ?? []).filter(each => rest.every(({ reported }) => reported.fix.includes(each)))
}

function stepOf(text: string, row: Row, run: RunContext): FixStep {
  const [words = '', ...command] = text.split('\n')
  const prose = linked(words, run, row)
  return command.length > 0
    ? step(prose, { language: 'sh', lines: command.map(line => say`${line}`) })
    : step(prose)
}

/** What is left to do for each, owner by owner: to save the token, or to run the check again. */
function forEach(members: readonly Member[], codes: readonly Code[], run: RunContext): FixStep[] {
  const saves = codes.some(name => traits[name].rejects || traits[name].check === 'token-format')
  const owners = Map.groupBy(members, ({ row }) => row.watch.repository?.split('/')[0] ?? '')
  return Array.from(owners, ([owner, own]) => {
    const links = own.map(({ row }) => {
      const places = watchPlaces(run, row.watch, row.report?.run ?? null)
      return shortName(row.watch, saves ? places.secrets : places.run)
    })
    const whose: Inline = owner === '' ? say`Elsewhere` : strong(owner)
    const all = list(links, { most: mostLinks })
    const its = own.length === 1 ? say`its check` : say`their checks`
    return step(
      saves
        ? say`${whose}: save the token in ${all}, then run ${its} again.`
        : say`${whose}: run ${its} again: ${all}.`,
    )
  })
}

/** The page of the run that a row goes by. */
export function pageOf({ watch, report }: Row, run: RunContext): string | null {
  return watchPlaces(run, watch, report?.run ?? null).run
}
