import { Suspense, useState, type MouseEvent } from 'react'
import { Navigate, useLocation } from 'react-router'
import { ButtonLink } from '@souk/ui'
import { useLanguage } from '../languages/language.ts'
import { later } from '../shell/later.ts'

/** The page of the cart, where it cannot open beside another one. */
const CartPage = () => <Navigate to="/cart" />

/** Loaded when somebody opens it for the first time. */
const CartSheet = later(() => import('./cart-sheet.tsx'), CartPage)

/** Leads to the cart. With a script it opens beside the page. */
export const CartButton = ({ kinds }: { readonly kinds: number }) => {
  const { texts } = useLanguage()
  const { pathname } = useLocation()
  /** The page above which it is open. Another page closes it. */
  const [openAt, setOpenAt] = useState<string>()
  const isOnCart = pathname === '/cart' || pathname === '/cart/order'

  const open = (event: MouseEvent): void => {
    if (isOnCart || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
    event.preventDefault()
    setOpenAt(pathname)
  }
  return (
    <>
      <ButtonLink href="/cart" icon="cart" className="min-w-[76px] tabular-nums" aria-label={texts.shell.cart(kinds)} onClick={open}>
        {String(kinds)}
      </ButtonLink>
      {openAt !== undefined && (
        <Suspense>
          <CartSheet isOpen={openAt === pathname && !isOnCart} onClose={() => setOpenAt('')} />
        </Suspense>
      )}
    </>
  )
}
