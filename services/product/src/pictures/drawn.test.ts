import { expect, it } from 'vitest'
import { drawPicture } from './drawn.ts'

const draw = (name: string, category: string | undefined = 'Teas') => drawPicture({ name, category, categoryId: '1' })
const textsIn = (picture: string): string[] => Array.from(picture.matchAll(/<text [^>]*>([^<]*)<\/text>/g), ([, text = '']) => text)

it('shows the name in lines of whole words, and the category', () => {
  expect(textsIn(draw('Assam'))).toEqual(['Assam', 'Teas'])
  expect(textsIn(draw("Uncle Bob's Organic Dried Pears"))).toEqual(["Uncle Bob's", 'Organic Dried', 'Pears', 'Teas'])
  expect(textsIn(draw('one two three '.repeat(20)))).toEqual(['one two three one', 'two three one two', 'three one two …', 'Teas'])
  expect(textsIn(draw('Donaudampfschiffahrtsgesellschaft'))).toEqual(['Donaudampfschiffa…', 'Teas'])
  expect(textsIn(drawPicture({ name: 'Assam', category: undefined, categoryId: '1' }))).toEqual(['Assam', ''])
})

it('cuts no letter in two', () => {
  expect(textsIn(draw('👩‍👩‍👧‍👦'.repeat(30)))[0]).toBe(`${'👩‍👩‍👧‍👦'.repeat(17)}…`)
})

it('is the same every time, and has the colour of the category', () => {
  expect(draw('Assam')).toBe(draw('Assam'))
  expect(draw('Assam')).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" width="600" height="720" viewBox="0 0 600 720"/)
  const colours = Array.from(
    { length: 40 },
    (_, id) => /fill="(#[^"]*)"\/><rect x="90"/.exec(drawPicture({ name: 'A', category: 'B', categoryId: String(id) }))?.[1],
  )
  expect(new Set(colours).size).toBe(6)
})

it.each([
  '<script>alert(1)</script>',
  '"><image href="https://evil.example/x"/>',
  ']]><![CDATA[',
  '&lt;&xxe;',
  "' onload='alert(1)",
  '\u0000\u0008\ufffe',
  '\u202eright',
])('has no element and no attribute from a name, such as %j', (text) => {
  const shapeOf = (picture: string): string[] => Array.from(picture.matchAll(/<[^>]*>/g), ([tag]) => tag.replaceAll(/ [xy]="[\d.]*"/g, ''))
  const picture = draw(text.replaceAll(' ', '_'), text)
  expect(shapeOf(picture)).toEqual(shapeOf(draw('Assam', 'Teas')))
  expect(picture).not.toMatch(/[\p{Cc}\ufffe]|&(?!(?:amp|lt|gt);)/u)
})
