import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { Showcase } from '../showcase/showcase.tsx'
import { texts } from '../showcase/texts.ts'
import {
  Breadcrumbs,
  Button,
  ButtonLink,
  Dialog,
  Field,
  FieldGroup,
  formatMoney,
  Icon,
  iconNames,
  LinkProvider,
  Notice,
  Pagination,
  Price,
  PriceChart,
  Quantity,
  Radio,
  Select,
  Stall,
  Table,
  TextInput,
  ToastRegion,
} from './index.ts'

const render = renderToStaticMarkup
/** The value of an attribute of the first element that has it. */
const attribute = (markup: string, name: string): string | undefined => new RegExp(` ${name}="([^"]*)"`).exec(markup)?.[1]

/** Whether an element of that name has all these attributes. */
const has = (markup: string, element: string, ...attributes: readonly string[]): boolean =>
  (markup.match(new RegExp(`<${element} [^>]*>`, 'g')) ?? []).some((tag) => attributes.every((one) => tag.includes(` ${one}`)))

describe.each(['en', 'de'] as const)('the showcase, %s', (lang) => {
  const markup = render(<Showcase t={texts[lang]} />)

  it('has nothing that a strict policy refuses', () => {
    expect(markup).not.toMatch(/ style=|<script|<style|javascript:|data:/)
  })
  it('gives each id once, and refers only to ids that are there', () => {
    const ids = [...markup.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id)
    expect(ids).toEqual([...new Set(ids)])
    const references = [...markup.matchAll(/ (?:for|aria-labelledby|aria-describedby|commandfor)="([^"]+)"/g)].flatMap(([, all = '']) =>
      all.split(' '),
    )
    expect(references.length).toBeGreaterThan(10)
    expect(references.filter((id) => !ids.includes(id))).toEqual([])
  })
  it('gives every picture a name or hides it', () => {
    const pictures = markup.match(/<svg[^>]*>/g) ?? []
    expect(pictures.filter((picture) => !/aria-hidden="true"|aria-labelledby=/.test(picture))).toEqual([])
  })
})

describe('a field', () => {
  it('ties label, hint and error to its control', () => {
    const markup = render(
      <Field label="Email" hint="We send the invoice there." error="This address has no @.">
        <TextInput name="email" />
      </Field>,
    )
    const id = attribute(markup, 'for')
    expect(markup).toContain(`<label for="${id}"`)
    expect(markup).toContain(`id="${id}" aria-describedby="${id}error ${id}hint" aria-invalid="true"`)
    expect(markup).toContain(`<p id="${id}error"`)
    expect(markup).toContain(`<p id="${id}hint"`)
  })
  it('says nothing of errors while there is none', () => {
    const markup = render(
      <Field label="Sort">
        <Select name="sort" />
      </Field>,
    )
    expect(markup).not.toMatch(/ aria-invalid=| aria-describedby=/)
  })
  it('names a group of choices', () => {
    const markup = render(
      <FieldGroup legend="Delivery" error="Choose one.">
        <Radio name="delivery" value="door" count="3">
          To the door
        </Radio>
      </FieldGroup>,
    )
    expect(markup).toMatch(/<fieldset aria-describedby="([^"]+)"><legend[^>]*>Delivery<\/legend>.*<p id="\1"/)
    expect(markup).toMatch(/<label[^>]*><input type="radio"/)
  })
})

describe('a button', () => {
  it('that is busy keeps its text and the focus, and says so', () => {
    const markup = render(<Button busy>Place the order</Button>)
    expect(markup).toContain('type="submit"')
    expect(markup).toContain('aria-disabled="true" aria-busy="true"')
    expect(markup).toContain('Place the order')
    expect(markup).not.toContain(' disabled=""')
  })
  it('without visible text still has it', () => {
    expect(
      render(
        <Button icon="close" square>
          Close
        </Button>,
      ),
    ).toMatch(/<span class="sr-only">Close<\/span>/)
  })
  it('opens a dialog without a script', () => {
    const markup = render(
      <>
        <Button type="button" command="show-modal" commandfor="cart">
          Cart
        </Button>
        <Dialog id="cart" title="Your cart" closeLabel="Close">
          Nothing yet
        </Dialog>
      </>,
    )
    expect(has(markup, 'button', 'type="button"', 'command="show-modal"', 'commandfor="cart"')).toBe(true)
    expect(markup).toMatch(/<dialog id="cart" aria-labelledby="([^"]+)".*<h2 id="\1".*<form method="dialog"><button/)
  })
})

describe('a link', () => {
  const RouterLink = ({ href, children }: { href: string; children?: React.ReactNode }) => <a href={`/shop${href}`}>{children}</a>

  it('is made as the site makes links', () => {
    expect(
      render(
        <LinkProvider value={RouterLink}>
          <ButtonLink href="/cart">Cart</ButtonLink>
        </LinkProvider>,
      ),
    ).toContain('<a href="/shop/cart">')
  })
  it('is a plain one otherwise', () => {
    expect(render(<ButtonLink href="/cart">Cart</ButtonLink>)).toContain('<a href="/cart"')
  })
})

describe('money', () => {
  it.each([
    ['GBP', 2105, 'en-GB', '£21.05'],
    ['GBP', 2105, 'de-DE', '21,05 £'],
    ['JPY', 2105, 'en-GB', 'JP¥2,105'],
    ['BHD', 2105, 'en-GB', 'BHD 2.105'],
  ])('%s %i in %s is %s', (currency, amount, locale, text) => {
    expect(formatMoney({ amount, currency }, locale).replaceAll('\u00a0', ' ')).toBe(text)
  })
  it('on sale says which price is which', () => {
    const price = { amount: 1805, currency: 'GBP' }
    const markup = render(
      <Price price={price} locale="en-GB" before={{ price: { ...price, amount: 2105 }, nowText: 'Now', beforeText: 'before' }} />,
    )
    expect(markup).toMatch(/<ins[^>]*><span class="sr-only">Now <\/span>£18.05<\/ins><del[^>]*><span class="sr-only">before <\/span>£21.05/)
  })
})

describe('a quantity', () => {
  const labels = { label: 'Cases', lessLabel: 'One less', moreLabel: 'One more', name: 'quantity' }

  it('has a name at each of its three controls', () => {
    const markup = render(<Quantity {...labels} defaultValue={2} max={6} />)
    const id = attribute(markup, 'for')
    expect(markup).toMatch(new RegExp(`<label for="${id}"[^>]*>Cases</label><input id="${id}"[^>]*type="number"`))
    expect(markup.match(/<button type="button"/g)).toHaveLength(2)
    expect(markup).toContain('One less')
    expect(markup).toContain('One more')
  })
  it('posts the new number without a script, within its bounds', () => {
    const markup = render(<Quantity {...labels} defaultValue={6} max={6} stepName="set" />)
    expect(has(markup, 'button', 'type="submit"', 'name="set"', 'value="5"')).toBe(true)
    expect(has(markup, 'button', 'type="submit"', 'name="set"', 'value="7"', 'disabled=""')).toBe(true)
  })
})

describe('what is read out', () => {
  it('a notice interrupts only if it is told to', () => {
    expect(render(<Notice role="alert" title="Refused." />)).toContain('<div role="alert"')
    expect(render(<Notice title="Covered." />)).not.toContain('role=')
  })
  it('toasts come in a region that is there before them', () => {
    expect(render(<ToastRegion label="Messages" dismissLabel="Dismiss" messages={[]} onDismiss={() => {}} />)).toMatch(
      /<section aria-label="Messages"[^>]*><ul role="list" aria-live="polite"[^>]*><\/ul><\/section>/,
    )
  })
  it('a stall says its state in words, and which step is the current one', () => {
    const markup = render(
      <Stall stall="credit" state="now" name="Credit" stateText="under way" title="Holding" time={<time>10:42:08</time>} />,
    )
    expect(markup).toContain('<li class="stall" data-stall="credit" data-state="now" aria-current="step">')
    expect(markup).toContain('<span class="sr-only">under way</span>')
  })
  it('a table that becomes cards keeps its roles', () => {
    const markup = render(
      <Table
        caption="Orders"
        rows={[{ id: '1' }]}
        rowKey={({ id }) => id}
        columns={[{ key: 'id', head: 'Order', cell: ({ id }) => id }]}
        stack
      />,
    )
    for (const role of ['table', 'rowgroup', 'row', 'columnheader', 'cell']) expect(markup).toContain(`role="${role}"`)
    expect(markup).toContain('data-label="Order"')
    expect(markup).toContain('<caption class="sr-only">Orders</caption>')
  })
  it('a price history says in words and in a table what the picture shows', () => {
    const words = {
      summary: 'From £2 to £1.',
      tableLabel: 'As a table',
      whenHead: 'From',
      priceHead: 'Price',
      highest: '£2',
      lowest: '£1',
      start: 'a',
      end: 'b',
    }
    const markup = render(
      <PriceChart
        {...words}
        points={[
          { at: 0, amount: 200, when: '1 Nov', price: '£2.00' },
          { at: 50, amount: 100, when: '2 Nov', price: '£1.00' },
        ]}
        until={100}
      />,
    )
    expect(markup).toMatch(/<figcaption id="([^"]+)">From £2 to £1\.<\/figcaption>.*<svg[^>]*role="img" aria-labelledby="\1"/)
    expect(markup).toContain('d="M0.0,4.0H200.0V96.0H400"')
    expect(markup).toMatch(/<td[^>]*>2 Nov<\/td><td[^>]*>£1\.00<\/td>/)
    expect(render(<PriceChart {...words} points={[]} until={0} />)).not.toContain('<svg')
  })
  it('an icon is never read out', () => {
    for (const name of iconNames) expect(render(createElement(Icon, { name }))).toContain('aria-hidden="true"')
  })
})

describe('ways', () => {
  it('breadcrumbs end at the page itself', () => {
    expect(render(<Breadcrumbs label="You are here" items={[{ text: 'Souk', href: '/' }, { text: 'Condiments' }]} />)).toMatch(
      /<nav aria-label="You are here"><ol.*<a href="\/".*<span aria-current="page"[^>]*>Condiments<\/span>/,
    )
  })
  it('a list without a next page has no link to one', () => {
    const markup = render(<Pagination label="Pages" first={{ href: '/orders', text: 'First page' }} />)
    expect(markup).toContain('href="/orders"')
    expect(markup).not.toContain('rel="next"')
  })
})
