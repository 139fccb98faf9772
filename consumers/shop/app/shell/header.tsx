import { useLocation } from 'react-router'
import { Header as Frame } from '@souk/ui'
import { CartButton } from '../cart/cart-button.tsx'
import { SearchBox } from '../catalogue/search-box.tsx'
import { useLanguage } from '../languages/language.ts'
import type { Shell } from './shell.server.ts'

export const Header = ({ shell }: { readonly shell: Shell | undefined }) => {
  const { texts } = useLanguage()
  const { pathname } = useLocation()
  const ways = [
    { href: '/search', text: texts.shell.allStalls },
    { href: '/orders', text: texts.shell.orders },
    shell?.isLoggedIn === true ? { href: '/account', text: texts.shell.account } : { href: '/log-in', text: texts.shell.logIn },
  ]
  return (
    <Frame
      brand={{ href: '/', name: 'Souk' }}
      navLabel={texts.shell.sections}
      menuLabel={texts.shell.menu}
      page={pathname}
      nav={ways.map((way) => ({ ...way, current: pathname === way.href || pathname.startsWith(`${way.href}/`) }))}
      search={<SearchBox />}
      actions={<CartButton kinds={shell?.cart ?? 0} />}
    />
  )
}
