import { existsSync, globSync, readdirSync, readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'

const root = fileURLToPath(new URL('..', import.meta.url))
const read = (file: string): string => readFileSync(join(root, file), 'utf8')
const filesLike = (...patterns: readonly string[]): string[] => globSync(patterns, { cwd: root, exclude: ['**/node_modules'] })

const documents = filesLike(
  '*.md',
  'docs/**/*.md',
  '{packages,services,consumers}/*/README.md',
  '{event-store,gateway,embedded,bench}/README.md',
  'test/*/README.md',
)
const { scripts } = z.object({ scripts: z.record(z.string(), z.string()) }).parse(JSON.parse(read('package.json')))

/** Decision records describe the past, so the paths in them may be gone. */
const isRecord = (document: string): boolean => document.startsWith('docs/decisions/')
/** A README may name the files of its folder by relative paths. */
const homeOf = (document: string): string | undefined => (basename(document) === 'README.md' ? dirname(document) : undefined)

const FOLDERS = /^(?:\.ci|\.github|bench|consumers|docker|docs|embedded|event-store|gateway|packages|scripts|services|test)\//
const FILE = /^[\w.<>*-]+\.(?:md|mjs|ts|txt|yml)$/

/** Turns a path with placeholders, such as `services/<name>/src/*.ts`, into a glob. */
const asPattern = (path: string): string => path.replaceAll(/<[^>]*>/g, '*').replace(/\/$/, '')

/** Paths of this repository in the inline code of a text. Code blocks do not count. */
const pathsIn = (text: string): string[] =>
  Array.from(text.replaceAll(/^ *```.*?^ *```/gms, '').matchAll(/`([^`\s]+)`/g), ([, code = '']) => code).filter(
    (code) => /^[\w./<>*@-]+$/.test(code) && (FOLDERS.test(code) || FILE.test(basename(code))),
  )

const isThere = (document: string, path: string): boolean => {
  const pattern = asPattern(path)
  const home = homeOf(document)
  return filesLike(pattern, ...(home === undefined ? [] : [`${home}/**/${pattern}`])).length > 0
}

/** Every module that a package of the workspace exports, such as `@souk/bus/rabbitmq`. */
const modules = new Set(
  filesLike('{packages,services,consumers}/*/package.json', '{event-store,gateway,embedded}/package.json')
    .map((file) => z.object({ name: z.string(), exports: z.record(z.string(), z.string()) }).parse(JSON.parse(read(file))))
    .flatMap(({ name, exports }) => Object.keys(exports).map((path) => join(name, path))),
)

/** The anchors that a forge makes of the headings: `## First steps` becomes `first-steps`. */
const anchorsIn = (text: string): string[] =>
  Array.from(text.matchAll(/^#+ (.*)$/gm), ([, heading = '']) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  )

const isLinkGood = (document: string, link: string): boolean => {
  const [path = '', anchor] = link.split('#')
  const target = path === '' ? document : join(dirname(document), path)
  if (!existsSync(join(root, target))) return false
  return anchor === undefined || anchorsIn(read(target)).includes(anchor)
}

describe('the documentation', () => {
  it('is complete in the list of documents', () => {
    expect(documents).toEqual(expect.arrayContaining(['README.md', 'CONTRIBUTING.md', 'docs/architecture.md', 'services/order/README.md']))
  })

  it.each(documents)('%s: every link leads somewhere', (document) => {
    const links = Array.from(read(document).matchAll(/\]\(([^)\s]+)\)/g), ([, link = '']) => link)
    expect(links.filter((link) => !/^[a-z]+:/.test(link) && !isLinkGood(document, link))).toEqual([])
  })

  it.each(documents.filter((document) => !isRecord(document)))('%s: every path in code exists', (document) => {
    expect(pathsIn(read(document)).filter((path) => !isThere(document, path))).toEqual([])
  })

  it.each(documents)('%s: every module exists', (document) => {
    const named = Array.from(read(document).matchAll(/(?<=[`'"])@souk\/[a-z-]+(?:\/[a-z-]+)*(?=[`'"])/g), ([name]) => name)
    expect(named.filter((name) => !modules.has(name))).toEqual([])
  })

  it.each(documents)('%s: every command exists', (document) => {
    const commands = Array.from(read(document).matchAll(/\bnpm run (?:-s )?([a-z][\w:-]*)/g), ([, name = '']) => name)
    expect(commands.filter((name) => scripts[name] === undefined)).toEqual([])
  })

  it('is checked by functions that find paths and notice missing files', () => {
    expect(
      pathsIn('`test/docs.test.ts` and `docs/<any>.md`, `a.ts`, not `/order/orders` or `npm start`\n```\n`test/gone.ts`\n```\n'),
    ).toEqual(['test/docs.test.ts', 'docs/<any>.md', 'a.ts'])
    expect(isThere('README.md', 'test/docs.test.ts')).toBe(true)
    expect(isThere('README.md', 'docs/<any>.md')).toBe(true)
    expect(isThere('README.md', 'test/gone.ts')).toBe(false)
    expect(isLinkGood('README.md', 'docs/errors.md#errors')).toBe(true)
    expect(isLinkGood('README.md', 'docs/errors.md#gone')).toBe(false)
  })
})

describe('the decision records', () => {
  const index = Array.from(
    read('docs/decisions/README.md').matchAll(/^\| (\d+) +\| \[(.+)\]\((.+)\) +\| (.+?) +\|$/gm),
    ([, number, title, file]) => ({ number, title, file }),
  )
  const records = readdirSync(join(root, 'docs/decisions')).filter((file) => file !== 'README.md')

  it('are all in the index, by number and title', () => {
    expect(index).toEqual(
      records.map((file) => {
        const [, number, title] = /^# (\d+)\. (.+)$/m.exec(read(`docs/decisions/${file}`)) ?? []
        return { number, title, file }
      }),
    )
  })

  it.each(records)('%s has its number in its name', (file) => {
    expect(read(`docs/decisions/${file}`)).toMatch(new RegExp(`^# ${Number(file.slice(0, 4))}\\. `))
  })
})
