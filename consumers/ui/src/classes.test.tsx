import { readFileSync } from 'node:fs'
import { renderToStaticMarkup } from 'react-dom/server'
import { compile } from 'tailwindcss'
import { describe, expect, it } from 'vitest'
import { Showcase } from '../showcase/showcase.tsx'
import { texts } from '../showcase/texts.ts'

const read = (file: string) => readFileSync(new URL(file, import.meta.url), 'utf8')
const own = read('market.css')
const markup = renderToStaticMarkup(<Showcase t={texts.en} />)

const classNames = [
  ...new Set(
    [...markup.matchAll(/ class="([^"]*)"/g)].flatMap(([, names = '']) =>
      names.replaceAll('&amp;', '&').replaceAll('&gt;', '>').split(' '),
    ),
  ),
]
  .filter((name) => name !== '')
  .sort()

/** Names that carry no style of their own: they are what other classes refer to. */
const markers = new Set(['group'])

describe('the classes of the components', () => {
  it('all exist: none names a colour or a space that is no token', async () => {
    const { build } = await compile(`${read('tokens.css')}\n${own}\n@tailwind utilities;`)
    const empty = build([])
    // Tailwind adds to what it has built before, so a name that means nothing changes nothing.
    let before = empty
    const unknown = classNames.filter((name) => {
      const after = build([name])
      const nothing = after === before
      before = after
      return nothing && !own.includes(`.${name}`) && !markers.has(name)
    })
    expect(unknown).toEqual([])
  })
  it('are many, so the test has seen them', () => {
    expect(classNames.length).toBeGreaterThan(200)
  })
})
