import { parseAst, type Plugin } from 'vite'

/** Which texts of a language are files of their own in the browser, by the names of these files. */
export type TextParts = Readonly<Record<string, readonly string[]>>

/** The file of a language, as a whole or one part of it: `de.ts?texts=cart` */
const LANGUAGE = /\/languages\/(\w\w\.ts)(?:\?texts=(\w+))?$/

/** The object with all texts, and its properties, in the source of a language. */
const textsIn = (code: string) => {
  for (const statement of parseAst(code, { lang: 'ts' }).body) {
    if (statement.type !== 'ExportNamedDeclaration' || statement.declaration?.type !== 'VariableDeclaration') continue
    for (const { init } of statement.declaration.declarations) {
      if (init?.type !== 'ObjectExpression') continue
      const texts = init.properties.flatMap((property) =>
        property.type === 'Property' && property.key.type === 'Identifier'
          ? [{ key: property.key.name, source: code.slice(property.start, property.end) }]
          : [],
      )
      return { start: init.start, end: init.end, texts }
    }
  }
  throw new Error('a language exports its texts as an object')
}

/** Makes several files of the texts of a language for the browser. The main one loads a part when a page reads a text of it. */
export const textsInParts = (parts: TextParts): Plugin => ({
  name: 'texts-in-parts',
  enforce: 'pre',
  applyToEnvironment: ({ name }) => name === 'client',
  transform: {
    filter: { id: LANGUAGE },
    handler: (code, id) => {
      const [, file, part] = LANGUAGE.exec(id) ?? []
      const { start, end, texts } = textsIn(code)
      const partOf = (key: string): string | undefined => Object.keys(parts).find((name) => parts[name]?.includes(key))
      const own = texts.filter(({ key }) => partOf(key) === part).map(({ source }) => source)
      const language = `${code.slice(0, start)}{${own.join()}}${code.slice(end)}`
      if (part !== undefined) return language
      const additions = Object.entries(parts).map(
        ([name, keys]) => `addPart(texts, ${JSON.stringify(keys)}, () => import('./${file}?texts=${name}').then(({ texts }) => texts))`,
      )
      return ["import { addPart } from '@souk/site/pages'", language, ...additions].join('\n')
    },
  },
})
