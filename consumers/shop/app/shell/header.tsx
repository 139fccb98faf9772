import { Form, useLocation, useSearchParams } from 'react-router'
import { Button, Header as Frame, TextInput } from '@souk/ui'
import { CartButton } from '../cart/cart-button.tsx'
import { useLanguage } from '../languages/language.ts'
import type { Shell } from './shell.server.ts'

/** The search. Without a script it is a form like any other. */
const Search = () => {
  const { texts } = useLanguage()
  const [parameters] = useSearchParams()
  const { pathname } = useLocation()
  return (
    <Form action="/search" role="search" className="flex gap-2">
      <TextInput
        // Another search shows what it looks for.
        key={parameters.get('q')}
        type="search"
        name="q"
        defaultValue={pathname === '/search' ? (parameters.get('q') ?? '') : ''}
        placeholder={texts.shell.searchFor}
        aria-label={texts.shell.searchFor}
        maxLength={100}
      />
      <Button kind="line" icon="search" square>
        {texts.shell.search}
      </Button>
    </Form>
  )
}

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
      nav={ways.map((way) => ({ ...way, current: pathname === way.href || pathname.startsWith(`${way.href}/`) }))}
      search={<Search />}
      actions={<CartButton kinds={shell?.cart ?? 0} />}
    />
  )
}
