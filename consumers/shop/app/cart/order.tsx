import { useActionData, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import { loadCart } from './cart-page.server.ts'
import { CartPage } from './cart-page.tsx'
import { orderCart } from './placing.server.ts'

export const loader = ({ context, request }: LoaderFunctionArgs) => loadCart(context, request)
export const action = ({ context, request }: ActionFunctionArgs) => orderCart(context, request)

/** Where the cart is ordered. If it works, the order follows; if it does not, the cart says why. */
export default function Order() {
  const data = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  return <CartPage data={data} refused={refused} />
}
