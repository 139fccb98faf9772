import { useEffect } from 'react'
import { useFetcher } from 'react-router'
import { ButtonLink, Dialog, Skeleton, TextLink } from '@souk/ui'
import { useLanguage } from '../languages/language.ts'
import type { CartData } from './cart-page.server.ts'
import { CreditMeter } from './credit-meter.tsx'
import { Line } from './line.tsx'
import { OrderForm } from './order-form.tsx'

/** Where the order goes to unless the visitor chooses another address, on the page of the cart. */
const DefaultAddress = ({ data: { ordering } }: { readonly data: CartData }) => {
  const { texts } = useLanguage()
  const address = ordering?.addresses.find(({ isDefault }) => isDefault)
  if (address === undefined) return null
  return (
    <p className="text-ink-2 text-s flex flex-wrap gap-x-2">
      <span>
        {texts.placing.deliverTo}: {address.label ?? address.lines.join(', ')}
      </span>
      <TextLink href="/cart">{texts.placing.otherAddress}</TextLink>
    </p>
  )
}

const Sum = ({ data }: { readonly data: CartData }) => {
  const { texts, formats } = useLanguage()
  const { total, currency, ordering } = data
  if (currency === undefined) return null
  return (
    <>
      <p className="flex items-baseline justify-between gap-4 text-xl font-bold" role="status">
        <span>{texts.cart.total}</span>
        <span className="tabular-nums">{formats.money(total, currency)}</span>
      </p>
      {ordering !== undefined && <CreditMeter credit={ordering.credit} total={total} currency={currency} small />}
      <OrderForm data={data} address={<DefaultAddress data={data} />} />
    </>
  )
}

/** The cart beside the page. */
export default function CartSheet({ isOpen, onClose }: { readonly isOpen: boolean; readonly onClose: () => void }) {
  const { data, load } = useFetcher<CartData>()
  const { texts } = useLanguage()
  const { cart } = texts

  useEffect(() => {
    if (isOpen) void load('/cart')
  }, [isOpen, load])

  const isEmpty = data !== undefined && data.lines.length === 0
  return (
    <Dialog
      id="cart-sheet"
      place="end"
      title={cart.title}
      closeLabel={cart.close}
      open={isOpen}
      onClose={onClose}
      {...(data !== undefined && !isEmpty && { footer: <Sum data={data} /> })}
    >
      {data === undefined && (
        <div role="status">
          <span className="sr-only">{cart.loading}</span>
          <Skeleton className="h-24 w-full" />
        </div>
      )}
      {isEmpty && (
        <div className="grid justify-items-start gap-4">
          <p>{cart.emptyTitle}.</p>
          <ButtonLink href="/search" kind="line">
            {cart.toStalls}
          </ButtonLink>
        </div>
      )}
      {data !== undefined && !isEmpty && (
        <ul role="list">
          {data.lines.map((line) => (
            <Line key={line.productId} line={line} />
          ))}
        </ul>
      )}
    </Dialog>
  )
}
