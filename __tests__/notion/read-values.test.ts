import { describe, expect, test } from '@jest/globals'
import {
  readBlocks,
  readDatabase,
  readDataSource,
  readIdentity,
  readPage,
  readUsers,
  readView,
} from '../../src/notion/read-values.ts'
import { me, richText } from '../fixtures/raw-answers.ts'

const id = 'd41f8a26-6b3c-4e97-8a05-9f7c12e6b0d3'
const other = '2b6e1f90-37ad-81e0-8f4c-000b7d25a9c6'
const parent = { type: 'page_id', page_id: '2b6e1f90-37ad-80c5-9e14-f3a8d07b5c21' }
const bot = {
  name: 'Release Notes Bot',
  id: '1d0f3b7a-52c8-4e96-a7d1-30be84f6c259',
  kind: 'internal',
  workspace: 'Acme',
  workspaceId: '7c1d95be-40f2-4d6e-9f0b-2a61c3d8e754',
  owner: null,
}
const byUser = { ...me.bot, owner: { type: 'user', user: { object: 'user', id: other } } }
const { workspace_id: _, workspace_limits: __, ...botOf2022 } = me.bot

describe('who it is', () => {
  test.each<readonly [string, Record<string, unknown>, unknown]>([
    ['at 2026-03-11', me, bot],
    ['at 2022-06-28: no ID of the workspace', { ...me, bot: botOf2022 }, { ...bot, workspaceId: null }],
    [
      'at 2021-08-16: nothing of the workspace',
      { ...me, bot: { owner: { type: 'workspace', workspace: true } } },
      { ...bot, workspace: null, workspaceId: null },
    ],
    [
      'a workspace without a name',
      { ...me, bot: { ...me.bot, workspace_name: null } },
      { ...bot, workspace: null },
    ],
    ['a personal or OAuth token', { ...me, bot: byUser }, { ...bot, kind: 'user' }],
    [
      'one whose owner has a name',
      {
        ...me,
        bot: { ...me.bot, owner: { type: 'user', user: { object: 'user', id: other, name: 'Ada' } } },
      },
      { ...bot, kind: 'user', owner: 'Ada' },
    ],
    [
      'a person in place of a bot',
      { object: 'user', id: other, name: 'Ada', type: 'person', person: { email: 'ada@acme.example' } },
      { name: 'Ada', id: other, kind: 'user', owner: 'Ada', workspace: null, workspaceId: null },
    ],
    [
      'a bot of which nothing is told',
      { ...me, bot: {} },
      { ...bot, kind: null, workspace: null, workspaceId: null },
    ],
    ['a user without anything', { object: 'user' }, null],
    [
      'a user of whom only the ID is told',
      { object: 'user', id: other },
      { name: null, id: other, kind: null, owner: null, workspace: null, workspaceId: null },
    ],
    [
      'an ID that is none, a name that is none',
      { ...me, id: 'nobody', name: 7 },
      { ...bot, id: null, name: null },
    ],
    ['something else', { object: 'list', results: [] }, null],
  ])('%s', (_name, body, expected) => {
    if (expected === null) expect(readIdentity(body)).toBeNull()
    else expect(readIdentity(body)).toMatchObject(expected as object)
  })

  test('a name is one plain line', () => {
    expect(readIdentity({ ...me, name: ' A\n::error::B\u200b\u202e ' })?.name).toBe('A ::error::B')
  })
})

describe('a database', () => {
  const old = { object: 'database', id, title: richText('Roadmap'), parent, properties: {} }
  const now = {
    object: 'database',
    id,
    title: richText('Roadmap'),
    parent,
    data_sources: [{ id: other, name: 'Roadmap' }],
  }
  const found = {
    partial: false,
    title: 'Roadmap',
    inTrash: false,
    sources: [{ id: other, name: 'Roadmap' }],
  }
  test.each<readonly [string, Record<string, unknown>, unknown]>([
    ['at 2026-03-11', { ...now, in_trash: false }, found],
    ['at 2025-09-03', { ...now, in_trash: false, archived: false }, found],
    [
      'at 2022-06-28: no data sources',
      { ...old, in_trash: false, archived: false },
      { ...found, sources: null },
    ],
    [
      'two data sources',
      {
        ...now,
        data_sources: [
          { id: other, name: 'A' },
          { id, name: null },
        ],
      },
      {
        ...found,
        sources: [
          { id: other, name: 'A' },
          { id, name: null },
        ],
      },
    ],
    [
      'a linked view',
      { ...now, title: richText('Untitled'), data_sources: [] },
      { ...found, title: 'Untitled', sources: [] },
    ],
    ['in the trash', { ...now, in_trash: true }, { ...found, inTrash: true }],
    [
      'in the trash, in the older word',
      { ...old, archived: true },
      { ...found, inTrash: true, sources: null },
    ],
    ['without a title', { ...now, title: [] }, { ...found, title: null }],
    [
      'a title in pieces',
      { ...now, title: richText('Road', 'map ', '20', '26') },
      { ...found, title: 'Roadmap 2026' },
    ],
    [
      'nothing but its ID',
      { object: 'database', id },
      { partial: true, title: null, inTrash: false, sources: null },
    ],
    [
      'nothing but its ID and the request’s',
      { object: 'database', id, request_id: other },
      { partial: true, title: null, inTrash: false, sources: null },
    ],
    ['a page', { object: 'page', id }, null],
    ['another one', { ...now, id: other }, null],
    ['the same, without dashes', { ...now, id: id.replaceAll('-', '') }, found],
    ['one of whose data sources is nothing', { ...now, data_sources: [null] }, null],
    ['one of whose data sources has no ID', { ...now, data_sources: [{ name: 'Roadmap' }] }, null],
    ['data sources that are no list', { ...now, data_sources: {} }, null],
    ['no word of data sources', { ...now, data_sources: undefined }, null],
    ['no title and no parent', { object: 'database', id, data_sources: [] }, null],
    ['no parent', { ...now, parent: undefined }, null],
    ['a title that is a text', { ...now, title: 'Roadmap' }, null],
  ])('%s', (name, body, expected) => {
    const version = name.includes('2022') || name.includes('older') ? '2022-06-28' : '2026-03-11'
    expect(readDatabase(id, version)(body)).toEqual(expected && expect.objectContaining(expected))
  })
})

test.each<readonly [string, Record<string, unknown>, unknown]>([
  [
    'a data source',
    {
      object: 'data_source',
      id,
      title: richText('Roadmap'),
      parent: { type: 'database_id', database_id: other },
      in_trash: false,
    },
    { partial: false, title: 'Roadmap', inTrash: false, databaseId: other },
  ],
  [
    'a data source in the trash',
    {
      object: 'data_source',
      id,
      title: [],
      parent: { type: 'database_id', database_id: other },
      in_trash: true,
    },
    { partial: false, title: null, inTrash: true, databaseId: other },
  ],
  [
    'a data source, nothing but its ID',
    { object: 'data_source', id },
    { partial: true, title: null, inTrash: false, databaseId: null },
  ],
  ['no data source', { object: 'database', id }, null],
  ['another data source', { object: 'data_source', id: other }, null],
  ['a data source without a parent', { object: 'data_source', id, title: [] }, null],
])('%s', (_name, body, expected) => {
  expect(readDataSource(id)(body)).toEqual(expected && expect.objectContaining(expected))
})

test.each<readonly [string, Record<string, unknown>, unknown]>([
  [
    'a page',
    {
      object: 'page',
      id,
      properties: { title: { id: 'title', type: 'title', title: richText('Team ', 'handbook') } },
    },
    { title: 'Team handbook', rowOf: null },
  ],
  [
    'a page whose title has another name',
    {
      object: 'page',
      id,
      properties: { Tags: { type: 'multi_select' }, Name: { type: 'title', title: richText('A') } },
    },
    { title: 'A', rowOf: null },
  ],
  ['a page without properties', { object: 'page', id }, { title: null, rowOf: null }],
  ['another page', { object: 'page', id: other }, null],
  ['no page', { object: 'database', id }, null],
])('%s', (_name, body, expected) => {
  expect(readPage(id)(body)).toEqual(expected)
})

test.each<readonly [string, Record<string, unknown>, unknown]>([
  ['a view', { object: 'view', id, parent: { type: 'database_id', database_id: id } }, { databaseId: id }],
  ['a view of nothing', { object: 'view', id }, { databaseId: null }],
  ['another view', { object: 'view', id: other }, null],
  ['no view', { object: 'list', results: [] }, null],
])('%s', (_name, body, expected) => {
  expect(readView(id)(body)).toEqual(expected)
})

test('of the blocks of a page, the databases, and what holds blocks itself', () => {
  const blocks = [
    { object: 'block', id: other, type: 'paragraph', paragraph: {} },
    { object: 'block', id, type: 'child_database', child_database: { title: 'Roadmap' } },
    { object: 'block', id: other, type: 'column_list', has_children: true },
    { object: 'block', id, type: 'child_page', has_children: true, child_page: { title: 'Notes' } },
    { object: 'block', id: 'none', type: 'child_database', child_database: { title: 'Nowhere' } },
  ]
  const list = { object: 'list', results: blocks }
  const databases = [{ id, title: 'Roadmap' }]
  expect(readBlocks({ ...list, has_more: false, next_cursor: null })).toEqual({
    databases,
    holders: [other],
    next: null,
  })
  expect(readBlocks({ ...list, has_more: true, next_cursor: other })).toEqual({
    databases,
    holders: [other],
    next: other,
  })
  expect(readBlocks({ object: 'block' })).toBeNull()
  expect(readBlocks({ object: 'list' })).toBeNull()
  expect(readBlocks({ ...list, results: [null] })).toBeNull()
  expect(readBlocks({ ...list, results: [{ object: 'user', id }] })).toBeNull()
})

test('of the users, how many people there are and how many with an e-mail address', () => {
  const person = (fields: object) => ({ object: 'user', type: 'person', person: fields })
  const robot = { object: 'user', type: 'bot', bot: {} }
  const list = (...results: unknown[]) => readUsers({ object: 'list', results })
  expect(list(person({ email: 'ada@acme.example' }), person({}), robot)).toEqual({ people: 2, withEmail: 1 })
  expect(list({ object: 'user', type: 'person' })).toEqual({ people: 1, withEmail: 0 })
  expect(list(robot, null)).toBeNull()
  expect(list({ object: 'page', id })).toBeNull()
  expect(list()).toEqual({ people: 0, withEmail: 0 })
  expect(readUsers({ object: 'user' })).toBeNull()
})

const rich = (name: string, type: string, value: unknown = {}) => [
  name,
  { id: 'x', name, type, [type]: value },
]
const options = (count: number) => ({
  options: Array.from({ length: count }, (_, at) => ({ name: `${at}` })),
})

test.each<readonly [string, unknown, unknown]>([
  ['none in the answer', undefined, null],
  ['one in another shape', { A: 'url' }, null],
  ['none at all, though there always is a title', {}, null],
  [
    'names and options as they are',
    Object.fromEntries([rich(' A\u200b', 'select', { options: [{ name: 'One ' }] }), rich('B', 'url')]),
    {
      all: [
        { name: ' A\u200b', type: 'select', options: ['One '] },
        { name: 'B', type: 'url', options: null },
      ],
      complete: true,
    },
  ],
  [
    'more options than anybody has',
    Object.fromEntries([rich('A', 'select', options(1_001))]),
    { all: [{ name: 'A', type: 'select', options: null }], complete: true },
  ],
])('properties: %s', (_, properties, expected) => {
  const source = { object: 'data_source', id, title: richText('Roadmap'), parent, properties }
  expect(readDataSource(id)(source)?.properties).toEqual(expected)
})

test('of properties without end, 500 are taken, and that is said', () => {
  const properties = Object.fromEntries(Array.from({ length: 501 }, (_, at) => rich(`${at}`, 'url')))
  const found = readDataSource(id)({ object: 'data_source', id, title: [], parent, properties })?.properties
  expect([found?.all.length, found?.complete]).toEqual([500, false])
})
